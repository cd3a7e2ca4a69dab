"""Where a command line becomes an exit status: every error one line, never a traceback."""

import os
import signal
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from assessor.cli.open_app import open_app, plainly_a_start
from assessor.errors import FAILED, OK, USAGE, AssessorError

if TYPE_CHECKING:
    import click


def run(arguments: Sequence[str]) -> int:
    """Run one command line; the exit status."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a terminal without UTF-8 shows a mark, not a traceback
    try:
        status = _started(arguments) if plainly_a_start(arguments) else _commanded(arguments)
        sys.stdout.flush()
        return status
    except AssessorError as error:
        return _say(error.line(), error.exit_status)
    except KeyboardInterrupt:
        return _say("stopped", 128 + signal.SIGINT)
    except BrokenPipeError:
        # Whoever read our output has gone; what is still buffered must not complain at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 128 + getattr(signal, "SIGPIPE", 13)
    except OSError as error:
        return _say(f"{error.filename or 'the system'}: {error.strerror or error}", FAILED)
    except Exception as error:  # the last net: the file is safe, the details go to a log
        saved = " ".join(getattr(error, "__notes__", ["Your file is as it was."]))
        return _say(f"something went wrong inside ({type(error).__name__}). {saved} {_log()}", FAILED)


def _started(arguments: Sequence[str]) -> int:
    return open_app(Path(arguments[0]) if arguments else None, None, plain=False)


def _commanded(arguments: Sequence[str]) -> int:
    import click

    from assessor.cli.commands import assessor

    try:
        status = assessor.main(args=list(arguments), prog_name="assessor", standalone_mode=False)
        return status if isinstance(status, int) else OK
    except click.UsageError as error:
        return _say(_usage(error), USAGE)
    except click.ClickException as error:
        return _say(error.format_message(), error.exit_code)
    except click.Abort:
        raise KeyboardInterrupt from None


def _say(words: str, status: int) -> int:
    from assessor.text import one_line

    print(f"assessor: {one_line(words)}", file=sys.stderr)
    return status


def _usage(error: "click.UsageError") -> str:
    said = error.format_message()
    said = said if said.endswith((".", "?", "!")) else said + "."
    command = error.ctx.command_path if error.ctx else "assessor"
    return f"{said} See: {command} --help"


def _log() -> str:
    """Write the traceback where logs go, without any answer in it, and say where that is."""
    import platformdirs

    folder = Path(platformdirs.user_log_dir("assessor", appauthor=False))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / "last-error.log"
        kind, _, trace = sys.exc_info()
        lines = traceback.format_tb(trace)
        path.write_text("".join(lines) + (kind.__name__ if kind else "") + "\n", encoding="utf-8")
        path.chmod(0o600)
    except OSError:
        return "Please report what you did."
    return f"Details for a bug report, without answers: {path}"
