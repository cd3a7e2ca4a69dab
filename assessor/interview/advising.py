"""Advice worked out in a child process: `python -m assessor.interview.advising`.

It takes up to seconds of pure computing, which beside a face in the same process would hold up every key typed
meanwhile. The first line on stdin is a `Start`, each further one an `Asked`, or an empty one when nobody waits any
more; an answer is one line, an `Advised`. Whatever comes in ends the work on what came before. The end of stdin ends
the child: it never outlives the one who asks. It reads and writes no file.
"""

import os
import sys
from collections.abc import Callable
from datetime import date
from queue import SimpleQueue
from threading import Thread
from typing import IO, Any

from pydantic import BaseModel, ConfigDict

from assessor.assessment.model import Assessment
from assessor.interview import flow
from assessor.interview.flow import Step
from assessor.interview.session import Session
from assessor.questionnaire.load import from_json, to_json
from assessor.questionnaire.model import Questionnaire


class _Line(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Start(_Line):
    """The questionnaire, as JSON and in its language."""

    questionnaire: dict[str, Any]
    language: str


class Asked(_Line):
    """Where the conversation is; `number` comes back with the answer."""

    number: int
    assessment: Assessment
    at: Step | None
    scan: bool
    today: date


class Advised(_Line):
    """What to say about going on; nothing where there is nothing to say."""

    number: int
    words: str


class GivenUp(Exception):
    """Something came in: nobody waits for this advice any more."""


def to_be_had(session: Session) -> bool:
    """Whether there can be advice: not in the quick scan, and not while facts that open the interview are missing."""
    return not session.scan and not any(
        flow.opens(step) and flow.is_open(step, session.assessment) for step in session.asked
    )


def command() -> list[str]:
    """What starts the child."""
    return [sys.executable, "-m", "assessor.interview.advising"]


def start_line(questionnaire: Questionnaire) -> bytes:
    """The first line."""
    return _bytes(Start(questionnaire=to_json(questionnaire), language=questionnaire.language))


def asked_line(number: int, session: Session, today: date) -> bytes:
    """The line that asks for advice on `session`."""
    assessment = session.assessment.model_copy(update={"superseded": []})
    return _bytes(Asked(number=number, assessment=assessment, at=session.at, scan=session.scan, today=today))


def _bytes(line: _Line) -> bytes:
    return line.model_dump_json(by_alias=True).encode() + b"\n"


def serve(source: IO[bytes], say: Callable[[bytes], None]) -> None:
    """Answer the lines of `source`, one line each, until it ends."""
    from assessor.interview.advice import advice  # NumPy is for the child, not for who starts it
    from assessor.scoring.score import score

    lines: SimpleQueue[bytes] = SimpleQueue()
    start = Start.model_validate_json(source.readline())
    questionnaire = from_json(start.questionnaire, "the questionnaire", start.language)
    Thread(target=_read, args=(source, lines), daemon=True).start()

    def between() -> None:
        if not lines.empty():
            raise GivenUp

    while line := lines.get():
        if not line.strip():
            continue
        asked = Asked.model_validate_json(line)
        session = Session(questionnaire=questionnaire, assessment=asked.assessment, at=asked.at, scan=asked.scan)
        found = score(questionnaire, asked.assessment.profile, asked.assessment.answers)
        try:
            words = advice(session, found, asked.today, between)
        except GivenUp:
            continue
        say(_bytes(Advised(number=asked.number, words=words)))


def _read(source: IO[bytes], lines: "SimpleQueue[bytes]") -> None:
    """Hand on every line; an empty one at the end."""
    for line in source:
        lines.put(line)
    lines.put(b"")


def _write(line: bytes) -> None:
    sys.stdout.buffer.write(line)
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    try:
        # Not sys.stdin, which Python closes at the end, and waits for a thread that reads it.
        serve(os.fdopen(os.dup(0), "rb"), _write)
    except (BrokenPipeError, KeyboardInterrupt):  # whoever asked is gone
        os._exit(0)
