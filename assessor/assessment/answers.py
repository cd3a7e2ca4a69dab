"""Answers as people write them: `LAT-1=3:shown` on a command line, a mapping in answers.yaml. All or nothing.

A grade given here is taken at its word; only the conversation insists on an artefact. Answers to questions that do
not apply are accepted and kept; they count for nothing.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from pydantic import ValidationError

from assessor.assessment.model import Answer, Artefact, Assessment, Grade, answered
from assessor.errors import AssessorError, CommandError, ContentError, nearest
from assessor.questionnaire.model import Questionnaire
from assessor.text import one_line

CLEAR = "clear"
FORMS = "Write a level 0-4, 3:shown, dk, na:REASON or clear."

Given = dict[str, Answer | None]
"""Question id to its new answer; None clears the answer."""


def from_arguments(arguments: Iterable[str], questionnaire: Questionnaire) -> Given:
    """`ID=VALUE` words as answers; `CommandError` names the first that cannot be meant."""
    given: Given = {}
    for argument in arguments:
        id, equals, value = argument.partition("=")
        if not equals:
            raise CommandError(f'"{one_line(argument, 60)}" is not ID=VALUE', do=FORMS)
        id = known_id(id.strip(), questionnaire, CommandError)
        try:
            given[id] = _from_word(value.strip())
        except ValueError as error:
            raise CommandError(str(error), where=id, do=FORMS) from error
    return given


def from_mapping(mapping: Any, questionnaire: Questionnaire, where: str) -> Given:
    """The content of an answers file as answers; `ContentError` names the first that cannot be meant."""
    if not isinstance(mapping, dict):
        raise ContentError("expected answers as `ID: value`", where=where)
    given: Given = {}
    for id, raw in mapping.items():
        known = known_id(str(id), questionnaire, ContentError, where)
        try:
            given[known] = _from_mapping(raw)
        except ValueError as error:
            raise ContentError(str(error), where=f"{where} {known}", do=FORMS) from error
    return given


def give(assessment: Assessment, given: Given, now: datetime) -> Assessment:
    """The assessment with all of `given`."""
    for id, answer in given.items():
        assessment = answered(assessment, id, answer, now)
    return assessment


def known_id(id: str, questionnaire: Questionnaire, error: type[AssessorError], where: str = "") -> str:
    """`id` as the questionnaire spells it, or `error` with the nearest spelling."""
    if questionnaire.question(id) is not None:
        return id
    ids = [question.id for area in questionnaire.areas for question in area.questions]
    do = (
        nearest(id, ids)
        or f"They run from {ids[0]} to {ids[-1]}; assessor questionnaire list names the questionnaires."
    )
    raise error(f'no question is called "{one_line(id, 60)}"', where=where, do=do)


def _from_word(value: str) -> Answer | None:
    word, colon, rest = value.partition(":")
    if word == CLEAR and not colon:
        return None
    if word == "dk" and not colon:
        return Answer(value="dk")
    if word == "na":
        return _not_applicable(rest)
    if word not in ("0", "1", "2", "3", "4"):
        raise ValueError(f'"{one_line(value, 40)}" is not an answer')
    return Answer(value=int(word), grade=_grade(rest) if colon else Grade.ASSERTED)


def _from_mapping(raw: Any) -> Answer | None:
    if isinstance(raw, bool) or raw is None:
        raise ValueError(f'"{raw}" is not an answer')
    if isinstance(raw, int | float):
        return _level(raw)
    if isinstance(raw, str):
        return _from_word(raw.strip())
    if not isinstance(raw, dict):
        raise ValueError("expected a level or a mapping with `level`")
    if "na" in raw:
        unknown = set(raw) - {"na", "note", "by"}
        answer = _not_applicable(raw["na"])
    else:
        unknown = set(raw) - {"level", "grade", "note", "by", "artefact"}
        value = raw.get("level")
        answer = Answer(value="dk") if value == "dk" else _level(value)
    if unknown:
        first = min(map(str, unknown))
        known = ["level", "grade", "note", "by", "artefact", "na"]
        raise ValueError(f'"{one_line(first, 40)}" is not part of an answer. {nearest(first, known)}'.strip())
    try:
        artefact = Artefact.model_validate(raw["artefact"]) if raw.get("artefact") is not None else None
        grade = _grade(raw["grade"]) if "grade" in raw else Grade.ASSERTED
        extras = {"grade": grade, "note": raw.get("note", ""), "by": raw.get("by", ""), "artefact": artefact}
        return Answer.model_validate({**answer.model_dump(), **extras})
    except ValidationError as error:
        details = error.errors()[0]
        field = ".".join(str(step) for step in details["loc"])
        raise ValueError(f"{field}: {details['msg']}") from error


def _level(value: Any) -> Answer:
    if isinstance(value, bool) or value not in (0, 1, 2, 3, 4):
        raise ValueError(f'"{one_line(str(value), 40)}" is not a level from 0 to 4')
    return Answer(value=int(value))


def _grade(word: Any) -> Grade:
    if word not in list(Grade):
        grades = [grade.value for grade in Grade]
        raise ValueError(f'"{one_line(str(word), 40)}" is not a grade of evidence ({", ".join(grades)})')
    return Grade(word)


def _not_applicable(reason: Any) -> Answer:
    if not isinstance(reason, str) or not reason.strip():
        raise ValueError("not applicable needs a reason, as in na:batch only")
    return Answer(value="na", reason=reason)
