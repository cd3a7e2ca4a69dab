"""The matcher in a child process: `python -m assessor.interview.matching.job`.

So the model's memory is only taken once somebody answers in words, and nothing it does delays a key press. The first
line on stdin is a `Start`, each further one an `Asked`; each of those is answered by one line, a `Found`. The end of
stdin ends the child: it never outlives the one who asks. While nobody asks it makes the next start faster (kept.py)
and writes no other file.
"""

import os
import sys
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ConfigDict

from assessor.errors import AssessorError
from assessor.interview.matching.lessons import Meaning, Say, lessons, taught_by
from assessor.questionnaire.load import from_json

if TYPE_CHECKING:
    from assessor.interview.matching.kept import Kept
    from assessor.interview.matching.matcher import Matcher


class _Line(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Start(_Line):
    """The questionnaire as JSON; its example sentences lie in `folder`, None for a copy."""

    questionnaire: dict[str, Any]
    folder: Path | None


class Asked(_Line):
    """What was said to a question; `number` comes back with the answer."""

    number: int
    question: str
    text: str


class Found(_Line):
    """What that means, the most probable first."""

    number: int
    ranking: list[tuple[Meaning, float]]
    say: Say


def command() -> list[str]:
    """What starts the child."""
    return [sys.executable, "-m", "assessor.interview.matching.job"]


def _matcher(start: Start) -> "tuple[Matcher, Kept | None]":
    """Wrong example sentences are the lint's to tell; the anchors still teach something."""
    from assessor.interview.matching.encoder import load_encoder  # NumPy is for the child, not for who starts it
    from assessor.interview.matching.kept import kept
    from assessor.interview.matching.matcher import Matcher

    questionnaire = from_json(start.questionnaire, "the questionnaire")
    try:
        taught = taught_by(questionnaire, start.folder)
    except (AssessorError, OSError):
        taught = lessons(questionnaire, {})
    try:
        encoder = load_encoder()
        prepared = kept(encoder, taught) if encoder is not None else None
        return Matcher(taught, prepared), prepared
    except (OSError, ValueError, MemoryError):  # the weights cannot be read
        return Matcher(taught), None


def _pass_on(lines: SimpleQueue[bytes]) -> None:
    """Each line of stdin; an empty one at its end."""
    while line := sys.stdin.buffer.readline():
        lines.put(line)
    lines.put(b"")


def _next(lines: SimpleQueue[bytes], prepared: "Kept | None") -> bytes:
    """The next line; until it comes, what makes the next start faster is done piece by piece."""
    while prepared is not None:
        try:
            return lines.get_nowait()
        except Empty:
            if not prepared.prepare():
                break
    return lines.get()


def main() -> None:
    """Answer line by line."""
    start = Start.model_validate_json(sys.stdin.buffer.readline())
    matcher, prepared = _matcher(start)
    lines: SimpleQueue[bytes] = SimpleQueue()
    Thread(target=_pass_on, args=(lines,), daemon=True).start()
    while line := _next(lines, prepared):
        asked = Asked.model_validate_json(line)
        found = matcher.rank(asked.question, asked.text)
        ranking = [(one.answer, one.confidence) for one in found.ranking]
        answer = Found(number=asked.number, ranking=ranking, say=found.say)
        sys.stdout.write(answer.model_dump_json() + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    try:
        main()
    except BrokenPipeError:  # whoever asked is gone
        os._exit(0)
