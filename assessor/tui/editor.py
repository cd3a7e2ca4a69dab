"""A note in the person's own editor. The text goes through a private file that is gone afterwards."""

import os
import shlex
import signal
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from assessor.text import LONGEST, clean


class EditorFailed(Exception):
    """The editor did not do its work; the message says what to do."""


def edited(text: str) -> str:
    """`text` as it is left in $VISUAL or $EDITOR. EditorFailed: there is none, it failed, or it wrote no text."""
    try:
        command = shlex.split(os.environ.get("VISUAL") or os.environ.get("EDITOR") or "")
    except ValueError as error:
        raise EditorFailed(f"EDITOR cannot be read ({error}).") from error
    if not command:
        raise EditorFailed("No editor is set; set EDITOR, as in EDITOR=nano.")
    with tempfile.TemporaryDirectory(prefix="assessor-") as folder:
        path = Path(folder) / "note.txt"
        path.touch(mode=0o600)
        path.write_text(text, encoding="utf-8")
        try:
            with _started([*command, str(path)]) as editor:
                status = editor.wait()
            written = path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise EditorFailed(f"{command[0]} could not be used; the note is as it was.") from error
    if status:
        raise EditorFailed(f"{command[0]} ended with status {status}; the note is as it was.")
    if len(written) > LONGEST:
        raise EditorFailed("That is longer than a note can be (20,000 characters); the note is as it was.")
    return clean(written)


@contextmanager
def _started(command: Sequence[str]) -> Iterator["subprocess.Popen[bytes]"]:
    """A child that a signal to end the app ends first: the app could not do its own part while it waits."""
    signals = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    before = {number: signal.getsignal(number) for number in signals}
    with subprocess.Popen(command) as child:

        def ended(number: int, frame: FrameType | None) -> None:
            child.terminate()
            then = before[number]
            if callable(then):
                then(number, frame)

        for number in signals:
            signal.signal(number, ended)
        try:
            yield child
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)
