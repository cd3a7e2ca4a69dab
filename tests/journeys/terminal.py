"""The installed command in a real pseudo-terminal: what it paints is read by a terminal emulator, as a person would."""

import os
import signal
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Self

import pexpect
import pyte

PATIENCE = 20.0
"""Seconds within which something must be seen, on a busy machine too."""


class Terminal:
    """`assessor` with these arguments, its screen as text, and every byte it wrote."""

    def __init__(
        self,
        folder: Path,
        *arguments: str,
        columns: int = 80,
        rows: int = 24,
        start: Sequence[str] = ("-m", "assessor"),
        **surroundings_too: str,
    ) -> None:
        own = {"XDG_STATE_HOME": str(folder / "state"), "XDG_CONFIG_HOME": str(folder / "config")}
        drawing = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8"}
        surroundings = {**os.environ, **own, **drawing, **surroundings_too}
        self.raw = b""
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self._child: pexpect.spawn[bytes] = pexpect.spawn(
            sys.executable,
            [*start, *arguments],
            cwd=str(folder),
            env=surroundings,
            dimensions=(rows, columns),
            timeout=PATIENCE,
        )
        self._child.delaybeforesend = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if not self._child.closed:
            self._child.close(force=True)

    @property
    def text(self) -> str:
        """What is on the screen."""
        return "\n".join(line.rstrip() for line in self._screen.display)

    def type(self, *keys: str | bytes) -> None:
        """Send keys as a terminal does."""
        for key in keys:
            self._child.send(key)

    def see(self, *texts: str) -> str:
        """Read until all of `texts` are on the screen together; the screen."""
        return self.wait(lambda: all(text in self.text for text in texts), str(texts))

    def wait(self, until: Callable[[], bool], what: str = "what was waited for") -> str:
        """Read until `until` holds; the screen."""
        end = time.monotonic() + PATIENCE
        while not until():
            assert time.monotonic() < end, f"not seen: {what}; the screen was:\n{self.text}"
            self._read()
        return self.text

    def end(self) -> int:
        """Read until the process has ended; its exit status, 128+n for a signal that ended it."""
        end = time.monotonic() + PATIENCE
        while self._child.isalive():
            assert time.monotonic() < end, f"still running; the screen was:\n{self.text}"
            self._read()
        self._read()
        self._child.close()
        return 128 + self._child.signalstatus if self._child.signalstatus else int(self._child.exitstatus or 0)

    def kill(self, number: signal.Signals = signal.SIGKILL) -> int:
        """Send a signal and read to the end; the exit status."""
        self._child.kill(number)
        return self.end()

    def close_window(self) -> int:
        """Take the terminal away, as closing its window does; the exit status."""
        pty = self._child.ptyproc  # type: ignore[attr-defined]
        pty.fileobj.close()
        self._child.closed = pty.closed = True
        self._child.child_fd = pty.fd = -1
        end = time.monotonic() + PATIENCE
        while self._child.isalive():
            assert time.monotonic() < end, "still running without a terminal"
            time.sleep(0.02)
        return 128 + self._child.signalstatus if self._child.signalstatus else int(self._child.exitstatus or 0)

    def _read(self) -> None:
        try:
            painted = self._child.read_nonblocking(65536, timeout=0.1)
        except (pexpect.TIMEOUT, pexpect.EOF):
            return
        self.raw += painted
        self._stream.feed(painted)


ENTER, ESCAPE, DOWN, UP = "\r", "\x1b", "\x1b[B", "\x1b[A"
LEFT_ALTERNATE_SCREEN, CURSOR_BACK = b"\x1b[?1049l", b"\x1b[?25h"
