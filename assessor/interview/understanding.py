"""What a sentence in somebody's own words was understood to mean, and what is asked back before anything is taken.

Decided here: when one level is offered, when two, when it is asked again and how; what a bare number means. How near a
sentence is to a level is the matcher's; this room only says what it needs of one.
"""

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple, Protocol

from assessor.interview.parse import NOT_KNOWN
from assessor.interview.prompt import Line
from assessor.questionnaire.model import Question
from assessor.text import one_line

Meant = int | Literal["dk", "na", "unclear"]
NONE = "none"
"""The value of the line for none of what was understood."""
_LEVEL = re.compile(r"(?:level\s*)?([0-4])[.)!]?", re.IGNORECASE)
_NUMBERS = {"zero": 0, "one": 1, "two": 2, "three": 3, "four": 4}


class Meaning(NamedTuple):
    """One thing that a sentence may mean, and how sure that is, from 0 to 1."""

    answer: Meant
    confidence: float


class Heard(NamedTuple):
    """What a sentence may mean, the likeliest first, and whether to offer one, a pair, or to ask again."""

    ranking: Sequence[Meaning]
    say: Literal["one", "pair", "ask"]


class Hears(Protocol):
    """A matcher: the meaning of a sentence as an answer to a question."""

    def __call__(self, question: str, text: str) -> Heard: ...


class Reading(NamedTuple):
    """What is said back, with the lines to choose from; `first` is what a yes takes, empty where there is no favourite.

    `asks`: more words are wanted. `explain`: the question was not understood, so it is explained instead.
    """

    says: str
    lines: tuple[Line, ...] = ()
    first: str = ""
    asks: bool = False
    explain: bool = False


def read(question: Question, text: str, hears: Hears) -> Reading:
    """What `text` means as an answer to `question`, which is in its wording for this company."""
    said = one_line(text)
    level = bare_level(said)
    if level is not None:
        return Reading("Is that the level you mean?", (_yes(question, level), _none()), first=str(level))
    if said.lower().rstrip(".!") in NOT_KNOWN:
        return Reading("You do not know. Is that right?", (_yes(question, "dk"), _none()), first="dk")
    heard = hears(question.id, said)
    likeliest = [meaning.answer for meaning in heard.ranking]
    if not likeliest or (likeliest[0] == "unclear" and heard.say != "ask"):
        said_back = "That was not understood as an answer, so nothing was taken; the question is explained."
        return Reading(said_back, explain=True)
    offered = [answer for answer in likeliest if answer != "unclear"][:2]
    first, other = offered[0], offered[1] if len(offered) > 1 else None
    runner_up = () if other is None else (_rather(question, other),)
    if heard.say == "one":
        lines = (_yes(question, first), *runner_up, _none())
        return Reading(f"I understood {_named(first)}. Is that right?", lines, first=str(first))
    lines = (_rather(question, first), *runner_up, _none())
    if heard.say == "pair":
        return Reading("It could be either of these. Which is closer?", lines)
    return Reading(follow_up(question, offered), lines, asks=True)


def follow_up(question: Question, offered: Sequence[Meant]) -> str:
    """What to ask when it is not clear: what sets the two nearest levels apart, or what could be shown."""
    levels = sorted(answer for answer in offered if isinstance(answer, int))
    if len(levels) == 2:
        higher = question.levels[levels[1]].says.rstrip(".")
        return f'That leaves it open. Does this hold, and could you show it: "{higher}"? Say more, or pick one.'
    return "That leaves it open. Say what happens today, and who does it; or pick one."


def bare_level(text: str) -> int | None:
    """The level that a number alone means: `2`, `level 2`, `two`."""
    match = _LEVEL.fullmatch(text.strip())
    return int(match[1]) if match else _NUMBERS.get(text.strip().lower().rstrip(".!"))


def _named(answer: Meant) -> str:
    return {"dk": "that you do not know", "na": "that it does not apply"}.get(str(answer), f"level {answer}")


def _says(question: Question, answer: Meant) -> str:
    if isinstance(answer, int):
        return question.levels[answer].says
    return "I do not know" if answer == "dk" else "It does not apply to us, for the reason that I gave"


def _yes(question: Question, answer: Meant) -> Line:
    return Line(_key(answer), str(answer), f"Yes: {_says(question, answer)}")


def _rather(question: Question, answer: Meant) -> Line:
    return Line(_key(answer), str(answer), _says(question, answer))


def _key(answer: Meant) -> str:
    return {"dk": "d", "na": "x"}.get(str(answer), str(answer))


def _none() -> Line:
    return Line("n", NONE, "None of these: I pick the level myself")
