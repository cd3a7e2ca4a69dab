"""Which open question is worth its time most, and when to stop (docs/method.md, "Next question").

    EVOI_i = (w_i / W_a)^2 x Var(x_i) x V_a^2 / minutes_i

w_i / W_a share of the question in its area's weight; Var(x_i) of a level that may be anywhere in its interval, so
width^2 / 12; V_a the area's stake in money a year where it is known, else weight x gap possible in levels; minutes to
answer it. Two questions of every area come before any third, so that no area stays dark. Open is what was not asked or
was skipped: don't know and not applicable are answers.

Only ranks: an EVOI has no unit that means anything outside of the ranking. What the answers still open can do to the
first hire is first_hire.py's. Minutes are given by the caller; nothing here looks at a clock.
"""

from collections.abc import Mapping, Sequence
from typing import Literal

from pydantic import BaseModel, ConfigDict

from assessor.assessment.model import SKIPPED
from assessor.economics.stakes import stakes as stakes_of
from assessor.plan.decide import CONFIDENCE
from assessor.questionnaire.conditions import Profile
from assessor.questionnaire.model import Questionnaire
from assessor.scoring.intervals import HIGHEST, LOWEST
from assessor.scoring.model import AreaScore, Interval, Item, Score
from assessor.scoring.targets import highest_possible

FIRST = 2
"""Questions of every area that come before any third."""
NARROW = 0.5
"""Half-width, in levels, to which every area is known well enough."""
CLEAR = {word: least for least, word in CONFIDENCE}["clear"]
LITTLE = 0.05
"""The share of the best question's value, of all that apply, under which a question is not worth its time."""
ASSERTED_WIDTH = 1.0
"""The interval that an answer without evidence leaves."""

Reason = Literal["nothing_open", "narrow", "settled", "time"]


class Value(BaseModel):
    """An open question with what an answer to it is worth per minute; `first`: one of its area's first two."""

    model_config = ConfigDict(frozen=True)

    question: str
    area: str
    evoi: float
    first: bool


class Stop(BaseModel):
    """Why to stop asking, in one word and in a sentence."""

    model_config = ConfigDict(frozen=True)

    reason: Reason
    says: str


class Narrowing(BaseModel):
    """What `questions` more answers without evidence would do to an area: half-widths before the cap, in levels."""

    model_config = ConfigDict(frozen=True)

    area: str
    questions: list[str]
    now: float
    then: float


def ranked(questionnaire: Questionnaire, profile: Profile, score: Score) -> list[Value]:
    """The open questions, the one to ask next first; ties stay in the order of the file."""
    worth = area_worth(questionnaire, profile, score)
    minutes = _minutes(questionnaire)
    found = []
    for area in score.areas:
        mine = [(item, evoi(item, area, worth[area.id], minutes[item.question])) for item in _open(area)]
        mine.sort(key=lambda pair: -pair[1])
        left = FIRST - sum(item not in _open(area) for item in area.items)
        found += [
            Value(question=item.question, area=area.id, evoi=value, first=place < left)
            for place, (item, value) in enumerate(mine)
        ]
    return sorted(found, key=lambda value: (not value.first, -value.evoi))


def evoi(item: Item, area: AreaScore, worth: float, minutes: float, interval: Interval | None = None) -> float:
    """What an answer is worth per minute: (w_i / W_a)^2 x Var(x_i) x V_a^2 / minutes_i."""
    low, high = interval or item.interval
    share = item.weight / sum(other.weight for other in area.items)
    return share**2 * ((high - low) ** 2 / 12) * worth**2 / minutes


def area_worth(questionnaire: Questionnaire, profile: Profile, score: Score) -> dict[str, float]:
    """V of every area: its stake where known, else weight x gap possible; 0 where no answer can open a gap.

    The gap possible is from the lowest score that the answers allow to the target, or to the highest that the target
    may turn out to be while facts are missing. A questionnaire without any target measures to the top level.
    """
    stakes = stakes_of(questionnaire, profile, score)
    weights = {area.id: area.weight for area in questionnaire.areas}
    worth = {}
    for area in score.areas:
        goal = area.target if area.target is not None else highest_possible(area.id, questionnaire, profile)
        if not questionnaire.targets.targets:
            goal = HIGHEST
        gap = max(0.0, goal - area.low) if goal is not None and area.low is not None else 0.0
        stake = stakes.of(area.id).likely
        worth[area.id] = 0.0 if not gap else weights[area.id] * gap if stake is None else stake
    return worth


def stop(
    questionnaire: Questionnaire,
    profile: Profile,
    score: Score,
    *,
    share: float | None = None,
    minutes: float = 0.0,
    most_minutes: float | None = None,
) -> Stop | None:
    """Why to stop now, or None.

    `share`: how often, over the resamples, today's first hire (or nobody) came first; `minutes` spent so far, and
    `most_minutes` that the respondent has.
    """
    open_ones = ranked(questionnaire, profile, score)
    if not open_ones:
        return Stop(reason="nothing_open", says="Every question that applies has been dealt with.")
    if all(half_width(area) <= NARROW for area in score.areas if area.applicable):
        return Stop(reason="narrow", says="Every area is known to within half a level.")
    if share is not None and share >= CLEAR and _little_left(questionnaire, profile, score, open_ones):
        return Stop(reason="settled", says="The first hire is clear, and no open question is worth much any more.")
    if most_minutes is not None and minutes >= most_minutes:
        return Stop(reason="time", says="The time that you set aside is over.")
    return None


def narrowing(area: AreaScore, ranking: Sequence[Value], count: int) -> Narrowing:
    """What answering the next `count` open questions of `area`, without evidence, would narrow it to."""
    chosen = [value.question for value in ranking if value.area == area.id][:count]
    total = sum(item.weight for item in area.items)
    now = sum(item.weight * (item.interval.high - item.interval.low) for item in area.items)
    gained = sum(
        item.weight * (item.interval.high - item.interval.low - ASSERTED_WIDTH)
        for item in area.items
        if item.question in chosen
    )
    half = 2 * total if total else 1.0
    return Narrowing(area=area.id, questions=chosen, now=now / half, then=(now - gained) / half)


def half_width(area: AreaScore) -> float:
    """Half of the way from low to high; 0 where the area does not apply."""
    return (area.high - area.low) / 2 if area.low is not None and area.high is not None else 0.0


def _little_left(questionnaire: Questionnaire, profile: Profile, score: Score, open_ones: Sequence[Value]) -> bool:
    """Whether the best open question is worth little beside the best of all that apply, each taken as not asked."""
    worth = area_worth(questionnaire, profile, score)
    minutes = _minutes(questionnaire)
    anything = Interval(LOWEST, HIGHEST)
    best = max(
        evoi(item, area, worth[area.id], minutes[item.question], anything)
        for area in score.areas
        for item in area.items
    )
    return max(value.evoi for value in open_ones) <= LITTLE * best


def _open(area: AreaScore) -> list[Item]:
    return [item for item in area.items if item.answer is None or item.answer.value == SKIPPED]


def _minutes(questionnaire: Questionnaire) -> Mapping[str, float]:
    return {question.id: question.minutes for area in questionnaire.areas for question in area.questions}
