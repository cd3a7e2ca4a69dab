"""How a value of a fact or an answer reads: in the user's own terms, never with praise or blame."""

from assessor.assessment.model import DONT_KNOW, NOT_APPLICABLE, Answer, Grade
from assessor.interview.parse import roles
from assessor.questionnaire.conditions import FactValue, is_known
from assessor.questionnaire.model import Fact, Question, Questionnaire

GRADES: dict[Grade, str] = {
    Grade.ASSERTED: "Said, without more",
    Grade.SPECIFIC: "Said with details: a name, a number, a date",
    Grade.SHOWN: "Shown on a screen or in a document",
    Grade.MEASURED: "Measured: an export or a reading, with its name, date and figure",
}
"""The grades of evidence in the order in which they are offered, weakest first."""


def fact_words(fact: Fact, value: FactValue | None, questionnaire: Questionnaire, currency: str = "") -> str:
    """`value` of `fact` as people say it."""
    if value is None or not is_known(value):
        return "Not known"
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, dict):
        names = {choice.id: choice.says or choice.id for choice in roles(fact, questionnaire)}
        present = [f"{count} {names.get(id, id)}" for id, count in value.items() if count]
        return ", ".join(present) or "Nobody"
    if isinstance(value, int | float):
        if value == 1 and fact.kind == "number" and fact.unit.endswith("s"):
            return "1"  # units are written in the plural
        said = figure(value)
        if fact.kind == "money":
            said = f"{currency} {said}" if currency else f"{said} in your currency"
        return f"{said} ({fact.unit})" if "," in fact.unit else f"{said} {fact.unit}".rstrip()
    names = {choice.id: choice.says or choice.id for choice in fact.choices}
    return "; ".join(names.get(item, item) for item in (value if isinstance(value, list) else [value]))


def figure(value: float) -> str:
    """12,000 or 0.35"""
    return f"{value:,.10g}"


def answer_words(question: Question, answer: Answer) -> str:
    """`answer` to `question` (already in its wording for this company) as people say it."""
    if answer.level is not None:
        return question.levels[answer.level].says
    if answer.value == DONT_KNOW:
        return "Don't know"
    if answer.value == NOT_APPLICABLE:
        return f"Does not apply: {answer.reason}"
    return "Left for later"


def answer_mark(answer: Answer) -> str:
    """The sign before an answer: its level, or one that says what it is instead."""
    if answer.level is not None:
        return str(answer.level)
    return {DONT_KNOW: "?", NOT_APPLICABLE: "×"}.get(str(answer.value), "·")


def evidence_words(answer: Answer) -> str:
    """The grade of evidence with its artefact; empty for an answer that is only said."""
    if answer.grade is Grade.ASSERTED:
        return ""
    artefact = answer.artefact
    parts = [part for part in (artefact.name, artefact.date, artefact.figure) if part] if artefact else []
    return f"{answer.grade.value}: {', '.join(parts)}" if parts else answer.grade.value
