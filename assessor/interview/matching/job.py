"""The matcher in a child process: `python -m assessor.interview.matching.job`.

So the model's memory is only taken once somebody answers in words, and nothing it does delays a key press. The first
line on stdin is a `Start`, each further one an `Asked`; each of those is answered by one line, a `Found`. The end of
stdin ends the child: it never outlives the one who asks. It writes no file.
"""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ConfigDict

from assessor.errors import AssessorError
from assessor.interview.matching.lessons import Meaning, Say, lessons, taught_by
from assessor.questionnaire.load import from_json

if TYPE_CHECKING:
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


def _matcher(start: Start) -> "Matcher":
    """Wrong example sentences are the lint's to tell; the anchors still teach something."""
    from assessor.interview.matching.encoder import load_encoder  # NumPy is for the child, not for who starts it
    from assessor.interview.matching.matcher import Matcher

    questionnaire = from_json(start.questionnaire, "the questionnaire")
    try:
        taught = taught_by(questionnaire, start.folder)
    except (AssessorError, OSError):
        taught = lessons(questionnaire, {})
    try:
        return Matcher(taught, load_encoder())
    except (OSError, ValueError, MemoryError):  # the weights cannot be read
        return Matcher(taught)


def main() -> None:
    """Answer line by line."""
    start = Start.model_validate_json(sys.stdin.buffer.readline())
    matcher = _matcher(start)
    while line := sys.stdin.buffer.readline():
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
