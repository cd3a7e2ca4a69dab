"""A command in a real pseudo-terminal, with a terminal emulator watching what it paints.

Never Pilot: it sleeps between keys. The emulator answers the query for synchronised output, so that the app paints as
it does in a modern terminal.
"""

import os
import select
import time
from collections.abc import Callable, Sequence
from typing import Self

import pexpect
import pyte

SYNC_QUERY, SYNC_ANSWER = b"\x1b[?2026$p", b"\x1b[?2026;1$y"
TOGETHER = 0.001
"""Seconds without a byte after which a picture is complete."""


class Terminal:
    """A running command and its screen."""

    def __init__(self, command: Sequence[str], columns: int = 120, rows: int = 40, cwd: str | None = None) -> None:
        surroundings = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8"}
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        self.started = self._read_at = time.perf_counter()
        self._child = pexpect.spawn(
            command[0], list(command[1:]), dimensions=(rows, columns), env=surroundings, cwd=cwd, timeout=30
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._child.close(force=True)

    @property
    def text(self) -> str:
        """The screen as lines of text."""
        return "\n".join(self.screen.display)

    def send(self, keys: str) -> float:
        """Type `keys`; the time at which they were written."""
        self._child.send(keys)
        return time.perf_counter()

    def until(self, seen: Callable[[str], bool], limit: float = 20.0) -> float:
        """Read until `seen` holds for the screen's text; the time at which what made it hold had come.

        What comes together is read before any of it is drawn here: this emulator is far slower than a real one.
        """
        end = time.perf_counter() + limit
        while time.perf_counter() < end:
            if self._read(0.05) and seen(self.text):
                return self._read_at
        raise TimeoutError(f"not seen within {limit} s; the screen was:\n{self.text}")

    def settle(self, quiet: float = 0.15) -> None:
        """Read until nothing was painted for `quiet` seconds."""
        while self._read(quiet):
            pass

    def memory(self) -> float:
        """Resident memory in MB, where the system tells."""
        with open(f"/proc/{self._child.pid}/statm", encoding="ascii") as file:
            return int(file.read().split()[1]) * os.sysconf("SC_PAGESIZE") / 1e6

    def _read(self, wait: float) -> bool:
        ready, _, _ = select.select([self._child.child_fd], [], [], wait)
        if not ready:
            return False
        painted = b""
        try:
            while ready:
                painted += os.read(self._child.child_fd, 65536)
                self._read_at = time.perf_counter()
                ready, _, _ = select.select([self._child.child_fd], [], [], TOGETHER)
        except OSError:
            pass  # it has ended
        if not painted:
            return False
        if SYNC_QUERY in painted:
            self._child.send(SYNC_ANSWER)
        self._stream.feed(painted)
        return True
