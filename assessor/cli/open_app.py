"""Which face opens: the app, or the same conversation line by line where it was asked for or nothing else is possible.

Most starts need nothing else of the command line: without options its commands are not even loaded.
"""

import locale
import os
import sys
from collections.abc import Sequence
from pathlib import Path

SUFFIX = ".assessment.json"


def plainly_a_start(arguments: Sequence[str]) -> bool:
    """Whether the command line is nothing at all, or nothing but an assessment: no command is called like one."""
    return not arguments or (len(arguments) == 1 and arguments[0].endswith(SUFFIX) and arguments[0][0] != "-")


def open_app(file: Path | None, questionnaire: str | None, *, plain: bool) -> int:
    """The app, or the same conversation line by line where it was asked for or nothing else is possible."""
    problem = None if plain else terminal_problem()
    if problem:
        print(f"assessor: plain mode, because {problem}.", file=sys.stderr)
    if plain or problem:
        from assessor.plain.run import run as run_plain

        return run_plain(file, questionnaire)
    from assessor.tui.app import run

    return run(file, questionnaire)


def terminal_problem() -> str | None:
    """What keeps the app from running in this terminal, in words; None when nothing does."""
    if not (sys.stdin.isatty() and sys.stderr.isatty() and sys.stdout.isatty()):
        return "there is no terminal"
    if os.environ.get("TERM", "") in ("", "dumb"):
        return f'the terminal says it is "{os.environ.get("TERM", "")}" and cannot draw a screen'
    if locale.getpreferredencoding(False).lower().replace("-", "") != "utf8":
        return "the terminal is not set to UTF-8 (set LANG=C.UTF-8)"
    return None
