"""The page "Since last time" for a template: which milestone, in which order, and where the labels of the chart stand.

What changed, and what of it may be noise, is decided in plan/compare.py. Levels run from 0 to 4.
"""

from collections.abc import Sequence
from datetime import date
from typing import get_args

from assessor.assessment.model import Assessment, Grade
from assessor.interview.replies import fact_words
from assessor.plan.compare import compare, last_milestone, of_assessment, of_milestone
from assessor.plan.compare_model import AnswerChange, AreaChange, Comparison, Given, Moved
from assessor.questionnaire.model import Questionnaire
from assessor.report.format import GRADE_WORDS
from assessor.report.since_model import AnswerMoved, AnswersMoved, FactMoved, Since, SlopeLine

LABEL_GAP = 0.28
"""Levels between two labels of the chart, so that no two lie on one another."""
MOST_LINES = 40
"""Areas in the chart; the table has them all."""
SAID = {"dk": "don’t know", "na": "n/a", "skipped": "skipped", "not_asked": "open", "ruled_out": "ruled out"}


def since(questionnaire: Questionnaire, assessment: Assessment) -> Since | None:
    """What changed since the latest milestone that differs from the present state; None without one."""
    milestone = last_milestone(assessment)
    if milestone is None:
        return None
    found = compare(questionnaire, of_milestone(milestone), of_assessment(assessment, "this report"))
    areas = sorted((area for area in found.areas if area.change != "nothing"), key=lambda area: -_moved_by(area))
    return Since(
        name=milestone.name,
        on=_day(milestone.at),
        found=found,
        areas=areas,
        lines=_lines(areas[:MOST_LINES]),
        answers=_answers(found.answers),
        facts=_facts(found, questionnaire),
    )


def spread(values: Sequence[float], gap: float) -> list[float]:
    """`values` moved as little as possible so that neighbours stand at least `gap` apart; their order is kept."""
    order = sorted(range(len(values)), key=lambda i: values[i])
    blocks: list[list[float]] = []  # each: the mean place of its first label, and how many labels it holds
    for rank, i in enumerate(order):
        blocks.append([values[i] - rank * gap, 1])
        while len(blocks) > 1 and blocks[-2][0] > blocks[-1][0]:
            (first, many), (second, more) = blocks[-2:]
            blocks[-2:] = [[(first * many + second * more) / (many + more), many + more]]
    places = [place for place, many in blocks for _ in range(int(many))]
    found = [0.0] * len(values)
    for rank, i in enumerate(order):
        found[i] = places[rank] + rank * gap
    return found


def _moved_by(area: AreaChange) -> float:
    if area.then.stated is None or area.now.stated is None:
        return -1.0
    return abs(area.now.stated - area.then.stated)


def _lines(areas: Sequence[AreaChange]) -> list[SlopeLine]:
    pairs = [
        (area, area.then.stated, area.now.stated)
        for area in areas
        if area.then.stated is not None and area.now.stated is not None
    ]
    labels = zip(
        spread([then for _, then, _ in pairs], LABEL_GAP), spread([now for *_, now in pairs], LABEL_GAP), strict=True
    )
    return [
        SlopeLine(
            title=area.title,
            then=then,
            now=now,
            then_label=left,
            now_label=right,
            real=area.change in ("up", "down"),
        )
        for (area, then, now), (left, right) in zip(pairs, labels, strict=True)
    ]


def _answers(changes: Sequence[AnswerChange]) -> list[AnswersMoved]:
    groups = []
    for moved in get_args(Moved):
        told = [_answer(change) for change in changes if change.moved == moved]
        if told:
            groups.append(AnswersMoved(moved=moved, answers=told))
    return groups


def _answer(change: AnswerChange) -> AnswerMoved:
    by_grade = change.moved in ("stronger", "weaker")
    then, now = (_grade(given) if by_grade else _said(given) for given in (change.then, change.now))
    return AnswerMoved(question=change.question, then=then, now=now, real=not change.may_be_noise)


def _said(given: Given) -> str:
    return str(given.level) if given.said == "level" else SAID[given.said]


def _grade(given: Given) -> str:
    return GRADE_WORDS[Grade(given.grade)] if given.grade else ""


def _facts(found: Comparison, questionnaire: Questionnaire) -> list[FactMoved]:
    told = []
    for change in found.facts:
        fact = questionnaire.fact(change.fact)
        if fact is None:
            continue
        then = fact_words(fact, change.then, questionnaire, found.money.currency_then)
        now = fact_words(fact, change.now, questionnaire, found.money.currency_now)
        told.append(FactMoved(ask=change.ask, then=then, now=now))
    return told


def _day(at: str) -> date | None:
    try:
        return date.fromisoformat(at[:10])
    except ValueError:
        return None
