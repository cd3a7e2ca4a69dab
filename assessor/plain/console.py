"""Lines in and lines out, and nothing else: no cursor, no colour, no escape sequence, no line wider than asked for.

Whatever is said passes through `clean` here once more, because names of files come from outside too.
"""

import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, TextIO

from assessor.text import LONGEST, clean, one_line

WIDEST, NARROWEST = 80, 20
"""Columns: longer lines are hard to follow, shorter ones leave no room for words."""


class TooLong(ValueError):
    """A line with more than a text can hold."""


HANDED_ON = 4095
"""Bytes of a line that a terminal hands on at most: it drops the rest of a longer one, and says nothing."""


class Console:
    """Where the conversation is read and written. `echo`: what is read stands in the output, for there is no terminal.

    `read_line` raises EOFError when there is nothing more to read.
    """

    def __init__(
        self, reading: BinaryIO, writing: TextIO, *, columns: int = WIDEST, echo: bool = True, encoding: str = "utf-8"
    ) -> None:
        self.columns = max(NARROWEST, min(WIDEST, columns))
        self._reading, self._writing, self._echo, self._encoding = reading, writing, echo, encoding

    def say(self, text: str = "", *, mark: str = "") -> None:
        """Write `text`, wrapped; its later lines stand below the first one's text, which begins behind `mark`."""
        space = " " * cells(mark)
        for line in clean(text).splitlines() or [""]:
            for part in wrapped(line, self.columns - len(space)):
                self._writing.write(f"{mark}{part}".rstrip() + "\n")
                mark = space
        self._writing.flush()

    def name(self, path: Path) -> None:
        """Write a path as one line of its own, however long: it is there to be copied."""
        self._writing.write(clean(str(path)).replace("\n", " ") + "\n")
        self._writing.flush()

    def read_line(self) -> str:
        """The next line, cleaned. TooLong: it was read to its end and dropped."""
        self._writing.write("> ")
        self._writing.flush()
        raw = self._reading.readline(4 * LONGEST)
        ended = not raw
        too_long = False
        while raw and not raw.endswith(b"\n") and len(raw) >= 4 * LONGEST:
            too_long, raw = True, self._reading.readline(4 * LONGEST)
        line = clean(raw.decode(self._encoding, "replace").replace("\t", " "))
        if self._echo:
            self._writing.write(f"{one_line(line, self.columns - 2)}\n")
        elif ended:
            self._writing.write("\n")
        if ended:
            raise EOFError
        if not self._echo and len(raw) >= HANDED_ON:
            raise TooLong("That line is longer than a terminal hands on; nothing was taken. Type it in parts.")
        if too_long or len(line) > LONGEST:
            raise TooLong(f"That line is longer than a text can be ({LONGEST:,} characters); nothing was taken.")
        return line


def wrapped(line: str, width: int) -> Iterator[str]:
    """`line` in pieces of at most `width` cells, cut between words where that is possible."""
    lead = line[: len(line) - len(line.lstrip(" "))][: width // 2]
    now, wide = lead, len(lead)
    for word in line.split():
        for piece in _pieces(word, width - len(lead)):
            size = cells(piece)
            between = 1 if now.strip() else 0
            if wide + between + size > width:
                yield now
                now, wide, between = lead, len(lead), 0
            now, wide = now + " " * between + piece, wide + between + size
    yield now


def cells(text: str) -> int:
    """The columns that `text` takes: East Asian signs take two, marks on other letters none."""
    return sum(_cells(sign) for sign in text)


def _cells(sign: str) -> int:
    if sign.isascii():
        return 1
    if unicodedata.combining(sign):
        return 0
    return 2 if unicodedata.east_asian_width(sign) in "WF" else 1


def _pieces(word: str, width: int) -> Iterator[str]:
    """A word that is wider than a line, in pieces that are not."""
    now, wide = "", 0
    for sign in word:
        if wide + _cells(sign) > width:
            yield now
            now, wide = "", 0
        now, wide = now + sign, wide + _cells(sign)
    yield now
