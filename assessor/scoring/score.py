"""From a questionnaire, a profile and answers to the whole score. Pure: the same input twice, the same figures."""

from collections.abc import Mapping
from typing import Any

from assessor.assessment.model import NOT_APPLICABLE, Answer
from assessor.questionnaire.conditions import Profile, applies
from assessor.questionnaire.model import Area, Need, Question, Questionnaire
from assessor.scoring.area import area_score
from assessor.scoring.contradictions import denied, words
from assessor.scoring.intervals import interval
from assessor.scoring.model import Flag, Item, Score
from assessor.scoring.order import check_order
from assessor.scoring.overall import coverage, overall
from assessor.scoring.targets import target

SCHEMA = "assessor.score/1"

Answers = Mapping[str, Answer]
"""Question id to its current answer; may hold answers to questions that do not apply or no longer exist."""


def score(questionnaire: Questionnaire, profile: Profile, answers: Answers) -> Score:
    """The score of an assessment's current state."""
    counted = {area.id: counted_questions(area, profile, answers) for area in questionnaire.areas}
    levels = {
        question.id: answers[question.id].level
        for questions in counted.values()
        for question in questions
        if question.id in answers and answers[question.id].level is not None
    }
    known = {id: level for id, level in levels.items() if level is not None}
    areas, flags = [], []
    for area in questionnaire.areas:
        items = []
        for question in counted[area.id]:
            needs = denied(question, known, profile)
            items.append(_item(question, answers.get(question.id), contradicted=bool(needs)))
            if needs:
                flags.append(_contradiction(question, known, needs))
        goal = target(area.id, questionnaire, profile).level if items else None
        areas.append(area_score(area.id, items, goal))
    weights = {area.id: area.weight for area in questionnaire.areas}
    return Score(overall=overall(areas, weights), coverage=coverage(areas), areas=areas, flags=flags)


def counted_questions(area: Area, profile: Profile, answers: Answers) -> list[Question]:
    """The questions of `area` that count: not left out by a rule, not answered as not applicable."""
    return [
        question
        for question in area.questions
        if applies(question, profile) and not _not_applicable(answers.get(question.id))
    ]


def to_json(score: Score, questionnaire: Questionnaire) -> dict[str, Any]:
    """The document of `assessor score --json`; floats unrounded, null where there is nothing to say."""
    return {
        "schema": SCHEMA,
        "questionnaire": {"id": questionnaire.id, "version": questionnaire.version},
        "overall": score.overall.model_dump(),
        "coverage": score.coverage,
        "areas": [area.model_dump(exclude={"items"}) for area in score.areas],
        "flags": [flag.model_dump() for flag in score.flags],
        "robust": check_order(score).model_dump(),
    }


def _not_applicable(answer: Answer | None) -> bool:
    return answer is not None and answer.value == NOT_APPLICABLE


def _item(question: Question, answer: Answer | None, *, contradicted: bool) -> Item:
    return Item(
        question=question.id,
        weight=question.weight,
        critical=question.critical,
        answer=answer,
        interval=interval(question, answer, contradicted=contradicted),
        contradicted=contradicted,
    )


def _contradiction(question: Question, levels: Mapping[str, int], needs: list[Need]) -> Flag:
    claimed = levels[question.id]
    asked = "; ".join(" or ".join(words(need, claimed)) for need in needs)
    named = sorted({single.question or "" for need in needs for single in need.any or [need]} & set(levels))
    found = ", ".join(f"{id} is at {levels[id]}" for id in named)
    says = f"level {claimed} needs {asked}, but {found}; the answer counts one grade of evidence lower"
    return Flag(question=question.id, rule="contradiction", says=says)
