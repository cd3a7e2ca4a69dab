"""The vectors of what a questionnaire teaches, kept in the user's cache folder for the next start.

Encoding them takes some seconds, reading them back a few hundredths of one. A file holds vectors alone, no text, and
is named by a digest of the texts, the encoder and this program. It counts only while its own sum is right; what is
broken or foreign is passed over, encoded again and written anew. Whether there is a file changes no ranking.
"""

import json
import os
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

import numpy as np
import platformdirs

from assessor import __version__
from assessor.interview.matching.encoder import Encoder, Vectors
from assessor.interview.matching.lessons import SPECIALS, Lessons
from assessor.interview.matching.words import content_words, negated

FORMAT = 1
FILES = 4
"""Files that are kept, the newest; each is about 15 MB for 60 questions."""
SOME = 48
"""Texts that are encoded at a time while nobody waits: some hundredths of a second."""
_SUM = sha256().digest_size


class Kept:
    """An encoder that knows the vectors of `texts` already, from the file or since it first met them."""

    def __init__(self, encoder: Encoder, texts: Sequence[str], folder: Path) -> None:
        self.name, self.identity = encoder.name, encoder.identity
        self._encoder, self._folder = encoder, folder
        self._key = _digest([FORMAT, __version__, np.__version__, encoder.identity, list(texts)])
        self._texts = dict.fromkeys(texts)
        found = _read(self._place, self._key, len(self._texts))
        self._known = {} if found is None else dict(zip(self._texts, found, strict=True))
        self._complete = found is not None

    def __call__(self, texts: Sequence[str]) -> Vectors:
        """One row for each of `texts`."""
        new = [text for text in dict.fromkeys(texts) if text not in self._known]
        fresh = dict(zip(new, self._encoder(new), strict=True)) if new else {}
        self._known.update((text, vector) for text, vector in fresh.items() if text in self._texts)
        rows = [self._known[text] if text in self._known else fresh[text] for text in texts]
        return np.array(rows, dtype=np.float32) if rows else self._encoder([])

    def prepare(self) -> bool:
        """Encode some of what is not known yet, and write the file once all is; False when nothing is left to do."""
        if self._complete:
            return False
        left = [text for text in self._texts if text not in self._known]
        if left:
            self(left[:SOME])
        else:
            self._complete = True
            _write(self._place, self._key, np.array([self._known[text] for text in self._texts], dtype=np.float32))
        return not self._complete

    @property
    def _place(self) -> Path:
        return self._folder / f"{self._key.hex()[:32]}.vectors"


def kept(encoder: Encoder, taught: Lessons) -> Kept:
    """`encoder`, with the vectors of what is `taught` from the last start."""
    return Kept(encoder, _parts(taught), Path(platformdirs.user_cache_dir("assessor", appauthor=False)) / "vectors")


def _parts(taught: Lessons) -> list[str]:
    """All that nearness.py encodes of the lessons: the texts, what they deny, and their words."""
    levels = taught.level_texts()
    denied = [part for text in levels for part in negated(text)]
    phrases = [text for special in SPECIALS for text in taught.specials[special]]
    found = [word for text in [*levels, *phrases] for word in content_words(text)]
    return list(dict.fromkeys([*levels, *denied, *phrases, *found]))


def _digest(what: list[object]) -> bytes:
    return sha256(json.dumps(what).encode()).digest()


def _read(place: Path, key: bytes, number: int) -> Vectors | None:
    """The vectors in `place`, one for each of `number` texts; None where they are not just what was written."""
    try:
        raw = place.read_bytes()
    except OSError:
        return None
    data = memoryview(raw)[_SUM:]
    if not number or raw[:_SUM] != _sum(key, data) or len(data) % (4 * number):
        return None
    return np.frombuffer(data, dtype="<f4").reshape(number, -1)


def _sum(key: bytes, data: memoryview | bytes) -> bytes:
    made = sha256(key)
    made.update(data)
    return made.digest()


def _write(place: Path, key: bytes, vectors: Vectors) -> None:
    """Leave `vectors` for the next start, in one step and for their owner only; where that fails nothing is lost."""
    data = vectors.astype("<f4").tobytes()
    with suppress(OSError):
        place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        descriptor, temporary = tempfile.mkstemp(suffix=".tmp", dir=place.parent)
        try:
            with os.fdopen(descriptor, "wb") as stream:
                stream.write(_sum(key, data) + data)
            os.replace(temporary, place)
        except OSError:
            os.unlink(temporary)
            raise
        newest = sorted(place.parent.iterdir(), key=lambda path: path.stat().st_mtime_ns)[-FILES:]
        for path in place.parent.iterdir():
            if path not in newest:
                path.unlink()
