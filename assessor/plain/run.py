"""Plain mode as the command line starts it: what is read and written, signals, and the last words.

Every answer is on disk before the next line is asked for. The end of what is typed, `quit` and a signal all leave the
file as it was shown; a signal ends with 128+n.
"""

import contextlib
import os
import shutil
import signal
import sys
from datetime import UTC, datetime
from pathlib import Path
from types import FrameType
from typing import NoReturn

from assessor.interview.hearing import hearing
from assessor.opening import recent
from assessor.opening.opened import OpenAssessment, open_path
from assessor.plain.console import WIDEST, Console
from assessor.plain.conversation import Conversation, resume_words
from assessor.plain.home import Home


def now() -> datetime:
    """The time of an answer."""
    return datetime.now(UTC)


def run(file: Path | None, questionnaire: str | None, *, results_first: bool = False) -> int:
    """Talk about `file`, or about what is chosen from the list; the exit status."""
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _end)
    interactive = sys.stdin.isatty() and sys.stdout.isatty()
    console = Console(
        sys.stdin.buffer,
        sys.stdout,
        columns=shutil.get_terminal_size((WIDEST, 24)).columns,
        echo=not interactive,
        encoding=sys.stdin.encoding or "utf-8",
    )
    opened = None
    try:
        opened = _opened(console, file, questionnaire)
        if opened is None:
            return 0
        recent.remember(recent.place(), opened.path)
        content = opened.session.questionnaire
        conversation = Conversation(console, opened, now, lambda: hearing(content, questionnaire, patient=True))
        if results_first:
            conversation.tell_results()
        conversation.hold()
    except EOFError:
        pass  # nothing more is typed: that is a way to leave
    except (KeyboardInterrupt, SystemExit):
        if opened is not None and sys.stdout.isatty():  # a terminal that is gone is none
            with contextlib.suppress(OSError):
                console.say(f"\n{resume_words(_near(opened.path))}")
        raise
    except Exception as error:
        if opened is not None:
            error.add_note(f"{resume_words(_near(opened.path))}")
        raise
    finally:
        if opened is not None:
            opened.close()
    if opened is not None:
        console.say(resume_words(_near(opened.path)))
    return 0


def _opened(console: Console, file: Path | None, questionnaire: str | None) -> OpenAssessment | None:
    if file is not None:
        return open_path(file, questionnaire, now())
    return Home(console, Path.cwd(), questionnaire, now, recent.place()).choose()


def _near(path: Path) -> Path:
    """`path` as it is typed from here, where that is shorter."""
    try:
        return min(path, Path(os.path.relpath(path)), key=lambda each: len(str(each)))
    except ValueError:
        return path


def _end(number: int, _: FrameType | None) -> NoReturn:
    raise SystemExit(128 + number)
