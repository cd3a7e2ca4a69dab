"""The quick scan: the marked questions, their true time, and what may be said from their answers.

Decided here: which questions belong to it, which areas to look at first, and which questions to answer next. Two
answers an area are enough for that and for nothing else, so there are no levels of areas and no hire plan in a
`Triage`.
Times are minutes.
"""

import math
from collections.abc import Sequence
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict

from assessor.interview.flow import MINUTES_PER_FACT
from assessor.questionnaire.conditions import Profile, applies, holds
from assessor.questionnaire.model import Area, Fact, Question, Questionnaire
from assessor.scoring.intervals import ANYTHING
from assessor.scoring.model import AreaScore, Item, Score
from assessor.scoring.score import Answers, counted_questions

EACH_FIRST = 2
"""Questions that every area has before any area has more: breadth before depth."""


class _Result(BaseModel):
    model_config = ConfigDict(frozen=True, defer_build=True)


class Told(_Result):
    """A question that was put, and the level answered; None for don't know and skipped."""

    question: str
    level: int | None


class Next(_Result):
    """A question to answer next, and what its answer would tell for each minute it takes (C7, `worth`)."""

    question: str
    area: str
    worth: float
    asked_before: bool = False
    """It was put, and nobody knew or it was skipped: somebody else may have to be asked."""


class Look(_Result):
    """An area to look at: what was answered there, how far its level is still open, and its next questions."""

    area: str
    title: str
    told: list[Told]
    width: float
    questions: list[Next]


class Triage(_Result):
    """Areas by how soon to look at them, all next questions in order, and what this cannot say."""

    areas: list[Look]
    questions: list[Next]
    cannot_say: str


class Time(NamedTuple):
    """How long a quick scan takes: `minutes` in all, rounded up, for so many facts and questions."""

    minutes: int
    facts: int
    questions: int


def quick_scan(questionnaire: Questionnaire, profile: Profile) -> list[Question]:
    """The marked questions that apply, in the order they are asked."""
    return [
        question
        for area in questionnaire.areas
        for question in area.questions
        if question.quick_scan and applies(question, profile)
    ]


def facts_needed(questionnaire: Questionnaire, profile: Profile) -> list[Fact]:
    """The facts not yet known that decide which marked questions apply and how they are worded, as they are asked.

    Only facts that open the conversation: those of an area wait for the full questionnaire.
    """
    marked = [q for area in questionnaire.areas for q in area.questions if q.quick_scan]
    wanted = {id for q in marked for when in (q.applies_when, *(v.when for v in q.variants)) for id in when}
    for fact in reversed(questionnaire.facts):  # a fact depends only on earlier ones
        if fact.id in wanted:
            wanted |= set(fact.asked_when)
    return [
        fact
        for fact in questionnaire.facts
        if fact.asked_with is None
        and fact.id in wanted
        and fact.id not in profile
        and holds(fact.asked_when, profile) is not False
    ]


def time_needed(questionnaire: Questionnaire, profile: Profile) -> Time:
    """The true time: every marked question that may apply, and the facts to be asked before them."""
    questions, facts = quick_scan(questionnaire, profile), facts_needed(questionnaire, profile)
    minutes = math.fsum(question.minutes for question in questions) + MINUTES_PER_FACT * len(facts)
    return Time(math.ceil(round(minutes, 6)), len(facts), len(questions))


def triage(questionnaire: Questionnaire, profile: Profile, score: Score, answers: Answers) -> Triage:
    """Where to look first, and what to answer next.

    Areas: lowest answers first (their mean by weight, at most one level above the lowest critical one), then those
    whose level is most open, then the order of the file. An answer without a level counts as the middle of what it
    leaves possible: not knowing is no level 0. Areas where nothing applies are left out.
    """
    scores = {area.id: area for area in score.areas}
    known = [area for area in questionnaire.areas if area.id in scores and scores[area.id].applicable]
    ranked = sorted(known, key=lambda area: (_stands_at(scores[area.id]), -_width(scores[area.id])))
    looks = [_look(area, scores[area.id], counted_questions(area, profile, answers)) for area in ranked]
    applicable = sum(len(scores[area.id].items) for area in known)
    answered = sum(item.level is not None for area in known for item in scores[area.id].items)
    return Triage(areas=looks, questions=_in_order(looks), cannot_say=_cannot_say(answered, applicable))


def worth(question: Question, area_weight: float, weight_in_area: float, variance: float) -> float:
    """What an answer would tell: (w / W)^2 x Var(x) x V^2 / minutes.

    w weight of the question, W weight of all that count in its area, V weight of the area.
    """
    return (question.weight / weight_in_area) ** 2 * variance * area_weight**2 / question.minutes


def _put(area: AreaScore) -> list[Item]:
    return [item for item in area.items if item.answer is not None]


def _stands_at(area: AreaScore) -> float:
    put = _put(area)
    if not put:
        return sum(ANYTHING) / 2
    levels = [(float(item.level) if item.level is not None else sum(item.interval) / 2, item.weight) for item in put]
    mean = math.fsum(level * weight for level, weight in levels) / math.fsum(weight for _, weight in levels)
    return min([mean, *(float(item.level) + 1 for item in put if item.critical and item.level is not None)])


def _width(area: AreaScore) -> float:
    return (area.high or 0.0) - (area.low or 0.0)


def _variance(item: Item) -> float:
    """Of an answer that may be any of the whole levels left open, each as likely: 2 for 0 to 4."""
    levels = item.interval.high - item.interval.low + 1
    return (levels**2 - 1) / 12


def _look(area: Area, scored: AreaScore, questions: Sequence[Question]) -> Look:
    items = {item.question: item for item in scored.items}
    weight = math.fsum(item.weight for item in scored.items)
    open_ = [question for question in questions if items[question.id].level is None]
    nexts = [
        Next(
            question=question.id,
            area=area.id,
            worth=worth(question, area.weight, weight, _variance(items[question.id])),
            asked_before=items[question.id].answer is not None,
        )
        for question in open_
    ]
    return Look(
        area=area.id,
        title=area.title or area.id,
        told=[Told(question=item.question, level=item.level) for item in _put(scored)],
        width=_width(scored),
        questions=sorted(nexts, key=lambda one: (one.asked_before, -one.worth)),
    )


def _in_order(looks: Sequence[Look]) -> list[Next]:
    """All next questions: two an area before any third, what is answered counted; then those not put yet, by worth."""
    placed: list[tuple[int, bool, float, int, Next]] = []
    for rank, look in enumerate(looks):
        have = sum(told.level is not None for told in look.told)
        for n, one in enumerate(look.questions):
            placed.append(((have + n) // EACH_FIRST, one.asked_before, -one.worth, rank, one))
    return [one for *_, one in sorted(placed, key=lambda place: place[:4])]


def _cannot_say(answered: int, applicable: int) -> str:
    return (
        f"{answered} of the {applicable} questions that apply have an answer. That shows where to look first and what "
        "to answer next. It gives no level for any area, and no hire plan."
    )
