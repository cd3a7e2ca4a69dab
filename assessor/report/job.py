"""A report made by a child process, so that typing stays smooth: `python -m assessor.report.job`.

The face starts `command()` as early as it likes (the child loads the PDF engine and then waits), writes `request(...)`
to its stdin, closes it, and reads one line after the other through `parse_line`: some `Working`, then one `Written` or
one `Failed`; a child that ends without either was killed. It may be killed at any moment: the PDF is put in place in
one step or not at all.
"""

import contextlib
import os
import signal
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from assessor.assessment.model import Assessment
from assessor.errors import FAILED, OK, AssessorError
from assessor.questionnaire.load import from_json, to_json
from assessor.questionnaire.model import Questionnaire


class _Line(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Working(_Line):
    """On the way: what is being done, and the share that is done, 0 to 1."""

    stage: str
    done: float


class Written(_Line):
    """The report is in place."""

    path: str
    pages: int
    bytes: int


class Failed(_Line):
    """There is no report; one line for the user says why and what to do."""

    error: str


Progress = Working | Written | Failed


class _Request(_Line):
    path: str
    today: date
    paper: str
    template: str | None
    force: bool
    language: str
    questionnaire: dict[str, Any]
    assessment: Assessment


def command() -> list[str]:
    """What to start; it can wait for its request as long as it must."""
    return [sys.executable, "-m", "assessor.report.job"]


def request(
    questionnaire: Questionnaire,
    assessment: Assessment,
    *,
    path: Path,
    today: date,
    paper: str = "a4",
    template: Path | None = None,
    force: bool = False,
) -> bytes:
    """What to write to the child's stdin, which is then closed; `path` must not exist unless `force`."""
    asked = _Request(
        path=os.path.abspath(path),
        today=today,
        paper=paper,
        template=os.path.abspath(template) if template else None,
        force=force,
        language=questionnaire.language,
        questionnaire=to_json(questionnaire),
        assessment=assessment.model_copy(update={"superseded": []}),
    )
    return asked.model_dump_json(by_alias=True).encode()


def parse_line(line: str | bytes) -> Progress:
    """One line of the child's stdout; a line that it cannot have meant is a failure."""
    try:
        return TypeAdapter[Progress](Progress).validate_json(line)
    except ValidationError:
        return Failed(error="The report could not be made: its process ended without saying why.")


def serve(raw: bytes, say: Callable[[Progress], None]) -> int:
    """Do what the request `raw` asks, tell `say` how it goes, and return the exit status."""
    from assessor.report import pdf

    try:
        asked = _Request.model_validate_json(raw)
        written = pdf.write_report(
            Path(asked.path),
            from_json(asked.questionnaire, "the questionnaire", asked.language),
            asked.assessment,
            today=asked.today,
            template=Path(asked.template) if asked.template else None,
            paper=asked.paper,
            force=asked.force,
            progress=lambda stage, done: say(Working(stage=stage, done=done)),
        )
    except AssessorError as error:
        say(Failed(error=error.line()))
        return FAILED
    except ValidationError:
        say(Failed(error="The request for the report could not be understood."))
        return FAILED
    say(Written(path=asked.path, pages=written.pages, bytes=len(written.pdf)))
    return OK


def main() -> int:
    """The child: load, wait for the request, render, say what happened."""
    signal.signal(signal.SIGTERM, _leave)
    said = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # whatever a library prints is not an answer

    def say(progress: Progress) -> None:
        said.write(progress.model_dump_json() + "\n")
        said.flush()

    # A mistake of ours is one line too, not a traceback across the face's screen.
    sys.excepthook = lambda kind, error, trace: say(Failed(error=f"The report could not be made ({kind.__name__})."))
    try:
        from assessor.report import pdf

        pdf.warm_up()
    except AssessorError as error:
        say(Failed(error=error.line()))
        return FAILED
    raw = sys.stdin.buffer.read()
    return serve(raw, say) if raw.strip() else OK  # started early and not needed


def _leave(number: int, frame: object) -> NoReturn:
    """A signal ends the child the usual way, so that a temporary file is taken along."""
    raise SystemExit(128 + number)


if __name__ == "__main__":
    with contextlib.suppress(BrokenPipeError, KeyboardInterrupt):  # the face is gone, or does not want it any more
        sys.exit(main())
