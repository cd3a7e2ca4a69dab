"""A report made by a child process, so that typing stays smooth: `python -m assessor.report.job`.

The face starts `command()` as early as it likes: the child loads the PDF engine and then waits for lines on its stdin.
`ahead(...)` has it render a report and keep it, `request(...)` write one: at once when it is the one that is kept. An
older request that was not written yet is dropped for a newer one, in the middle of the work too. After `request` the
face reads one line after the other through `parse_line`: some `Working`, then one `Written` or one `Failed`, which is
the last; a child that ends without either was killed. It may be killed at any moment: the PDF is put in place in one
step or not at all.
"""

import contextlib
import gc
import os
import signal
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from typing import IO, TYPE_CHECKING, Any, NoReturn

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from assessor.assessment.file import refuse_existing, write_whole
from assessor.assessment.model import Assessment
from assessor.errors import FAILED, OK, AssessorError
from assessor.questionnaire.library import with_packs
from assessor.questionnaire.load import from_json, to_json
from assessor.questionnaire.model import Questionnaire

if TYPE_CHECKING:
    from assessor.report.pdf import Rendered


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


class _Work(_Line):
    """What to render."""

    today: date
    paper: str
    template: str | None
    language: str
    questionnaire: dict[str, Any]
    named: str | None
    """The questionnaire that the user named: its folder has the role packs."""
    assessment: Assessment


class _Request(_Line):
    """What to render, and where to write it; no path: nowhere yet."""

    path: str | None
    force: bool
    work: _Work


def command() -> list[str]:
    """What to start; it can wait for its request as long as it must."""
    return [sys.executable, "-m", "assessor.report.job"]


def request(
    questionnaire: Questionnaire,
    assessment: Assessment,
    *,
    path: Path,
    today: date,
    named: str | None = None,
    paper: str = "a4",
    template: Path | None = None,
    force: bool = False,
) -> bytes:
    """The line that has a report written; `path` must not exist unless `force`."""
    work = _work(questionnaire, assessment, today, named, paper, template)
    return _line(_Request(path=os.path.abspath(path), force=force, work=work))


def ahead(
    questionnaire: Questionnaire, assessment: Assessment, *, today: date, named: str | None = None, paper: str = "a4"
) -> bytes:
    """The line that has a report rendered and kept for a `request` of the same; nothing is said about it."""
    return _line(_Request(path=None, force=False, work=_work(questionnaire, assessment, today, named, paper, None)))


def _work(
    questionnaire: Questionnaire,
    assessment: Assessment,
    today: date,
    named: str | None,
    paper: str,
    template: Path | None,
) -> _Work:
    return _Work(
        today=today,
        paper=paper,
        template=os.path.abspath(template) if template else None,
        language=questionnaire.language,
        questionnaire=to_json(questionnaire),
        named=named,
        assessment=assessment.model_copy(update={"superseded": []}),
    )


def _line(asked: _Request) -> bytes:
    return asked.model_dump_json(by_alias=True).encode() + b"\n"


def parse_line(line: str | bytes) -> Progress:
    """One line of the child's stdout; a line that it cannot have meant is a failure."""
    try:
        return TypeAdapter[Progress](Progress).validate_json(line)
    except ValidationError:
        return Failed(error="The report could not be made: its process ended without saying why.")


class _Dropped(Exception):
    """Something else was asked for, or nobody is there any more."""


class _Inbox:
    """The requests as they come in. Only the newest counts, and one to write is the last."""

    def __init__(self, source: IO[bytes]) -> None:
        self._lines: SimpleQueue[bytes] = SimpleQueue()
        self._next: _Request | None = None
        self._closed = False
        Thread(target=self._read, args=(source,), daemon=True).start()

    def _read(self, source: IO[bytes]) -> None:
        for line in source:
            self._lines.put(line)
        self._lines.put(b"")

    def _look(self, *, wait: bool) -> None:
        while not self._closed and not (self._next and self._next.path) and (wait or not self._lines.empty()):
            line, wait = self._lines.get(), False
            self._closed = not line
            if line.strip():
                self._next = _Request.model_validate_json(line)

    def take(self) -> _Request | None:
        """The next request, waited for; None when there is nothing left to do."""
        self._look(wait=False)
        while self._next is None and not self._closed:
            self._look(wait=True)
        asked, self._next = self._next, None
        return None if asked is None or (self._closed and asked.path is None) else asked

    def wants(self, asked: _Request) -> bool:
        """Whether what `asked` renders is wanted to be written by now; `_Dropped` when it is not wanted any more."""
        self._look(wait=False)
        if self._closed if self._next is None else self._next.work != asked.work:
            raise _Dropped
        return self._next is not None and self._next.path is not None


def serve(source: IO[bytes], say: Callable[[Progress], None]) -> int:
    """Do what the lines of `source` ask, tell `say` how it goes, and return the exit status."""
    inbox = _Inbox(source)
    kept: tuple[_Work, Rendered] | None = None
    try:
        while asked := inbox.take():
            if kept is None or kept[0] != asked.work:
                # Why one ahead of time cannot be made is said to whoever asks for it in earnest.
                with contextlib.suppress(_Dropped, *([] if asked.path else [AssessorError])):
                    kept = asked.work, _rendered(asked, inbox, say)
                gc.collect()  # a layout is full of cycles, and nobody waits for anything now
            if asked.path is not None and kept is not None:
                _write(Path(asked.path), kept[1], say, force=asked.force)
                return OK
    except AssessorError as error:
        say(Failed(error=error.line()))
        return FAILED
    except ValidationError:
        say(Failed(error="The request for the report could not be understood."))
        return FAILED
    return OK  # started early and not needed


def _rendered(asked: _Request, inbox: _Inbox, say: Callable[[Progress], None]) -> "Rendered":
    from assessor.report import pdf

    def progress(stage: str, done: float) -> None:
        if asked.path is not None or inbox.wants(asked):
            say(Working(stage=stage, done=done))

    if asked.path is not None:
        refuse_existing(Path(asked.path), force=asked.force)
    work = asked.work
    return pdf.render(
        with_packs(from_json(work.questionnaire, "the questionnaire", work.language), work.named),
        work.assessment,
        today=work.today,
        template=Path(work.template) if work.template else None,
        paper=work.paper,
        progress=progress,
    )


def _write(path: Path, rendered: "Rendered", say: Callable[[Progress], None], *, force: bool) -> None:
    refuse_existing(path, force=force)
    write_whole(path, rendered.pdf)
    say(Written(path=str(path), pages=rendered.pages, bytes=len(rendered.pdf)))


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
    gc.freeze()  # what is loaded stays
    # Not sys.stdin, which Python closes at the end, and waits for a thread that reads it.
    return serve(os.fdopen(os.dup(0), "rb"), say)


def _leave(number: int, frame: object) -> NoReturn:
    """A signal ends the child the usual way, so that a temporary file is taken along."""
    raise SystemExit(128 + number)


if __name__ == "__main__":
    with contextlib.suppress(BrokenPipeError, KeyboardInterrupt):  # the face is gone, or does not want it any more
        sys.exit(main())
