"""How the objects of a PDF become bytes: each once, streams packed at the level where time and size are in balance.

The engine would write and pack every object twice, the second time only for the identifier, and at the level that
takes longest. What a page says is not touched here.
"""

import zlib
from functools import lru_cache
from typing import Any

import pydyf

LEVEL = 6
"""Of zlib: 9 makes a report 1% smaller and takes several times as long."""


class _Packed(pydyf.Object):  # type: ignore[misc]
    """An object whose bytes are known."""

    data = b""

    def __init__(self, source: Any) -> None:
        super().__init__()
        self.number, self.generation, self.free = source.number, source.generation, source.free
        self.data = _stream(source) if isinstance(source, pydyf.Stream) else source.data
        self._in_a_stream = source.compressible

    @property
    def compressible(self) -> bool:
        """Whether it may go into a stream of objects."""
        return bool(self._in_a_stream)


def pack(pdf: Any) -> None:
    """Replace the objects of `pdf`, which nobody changes any more, by their bytes. The last step before writing."""
    pdf.objects[:] = [one if one.free == "f" else _Packed(one) for one in pdf.objects]


def _stream(source: Any) -> bytes:
    content = b"\n".join(map(pydyf._to_bytes, source.stream))
    extra = pydyf.Dictionary(source.extra)
    if source.compress:
        extra["Filter"] = "/FlateDecode"
        content = _squeezed(content) if len(content) > _LARGE else zlib.compress(content, LEVEL)
    extra["Length"] = len(content)
    return b"\n".join((extra.data, b"stream", content, b"endstream"))


_LARGE = 50_000


@lru_cache(maxsize=8)
def _squeezed(content: bytes) -> bytes:
    """Large ones are kept: the attached questionnaire is the same in every report of a process."""
    return zlib.compress(content, LEVEL)
