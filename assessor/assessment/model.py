"""One company's assessment: profile, answers, what they replaced, flags, milestones. Values in, new values out.

The models are frozen: `answered`, `with_profile`, `with_flag` and `with_milestone` return a new assessment. Times come
in as arguments.
"""

from datetime import datetime
from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from assessor.assessment.workshop import Respondent, WorkshopFindings
from assessor.questionnaire.conditions import FactValue
from assessor.questionnaire.model import LevelNumber, Questionnaire
from assessor.text import Id, Text, clean, one_line

SCHEMA = "assessor.assessment/1"

DONT_KNOW, NOT_APPLICABLE, SKIPPED = "dk", "na", "skipped"
LONGEST_NAME = 60
"""Characters of a milestone's name: it is printed in headings."""


class Grade(StrEnum):
    """How well an answer is supported, weakest first."""

    ASSERTED = "asserted"
    SPECIFIC = "specific"
    SHOWN = "shown"
    MEASURED = "measured"


class _Record(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False, defer_build=True)


class Artefact(_Record):
    """What was shown or measured: its name, its date and the figure read from it."""

    name: Text = ""
    date: Text = ""
    figure: Text = ""


class Answer(_Record):
    """What was said to one question: a level, don't know, not applicable with its reason, or skipped."""

    value: Annotated[int, Field(ge=0, le=4, strict=True)] | Literal["dk", "na", "skipped"]
    up_to: Annotated[int, Field(ge=0, le=4, strict=True)] | None = None
    """The high median where a group's votes did not agree; None: the level is what was said."""
    reason: Text = ""
    grade: Grade = Grade.ASSERTED
    note: Text = ""
    by: Text = ""
    artefact: Artefact | None = None
    at: Text = ""

    @property
    def level(self) -> LevelNumber | None:
        """The level, or None where the answer is not a level."""
        return self.value if isinstance(self.value, int) else None


class Superseded(_Record):
    """An answer that was replaced or cleared, and when."""

    question: Id
    answer: Answer
    until: Text = ""


def _cleaned(value: Any) -> Any:
    """Strings anywhere in a fact's value, cleaned."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, list):
        return [_cleaned(item) for item in value]
    return value


Facts = dict[Id, Annotated[FactValue, BeforeValidator(_cleaned)]]
"""The profile as stored: fact id to value; what is absent is not known."""


class QuestionnaireReference(_Record):
    """Which questionnaire the answers belong to."""

    id: Id
    version: Text
    digest: Text


class Milestone(_Record):
    """The profile and answers as they were on a day, under a name."""

    name: Text
    at: Text = ""
    profile: Facts = {}
    answers: dict[Id, Answer] = {}
    questionnaire: QuestionnaireReference | None = None
    """What was answered; None: the same as now. The answers may since have moved to another version."""


class Assessment(_Record):
    """Everything that one file holds."""

    format: Annotated[Text, Field(alias="schema")] = SCHEMA
    questionnaire: QuestionnaireReference
    created: Text = ""
    changed: Text = ""
    profile: Facts = {}
    answers: dict[Id, Answer] = {}
    superseded: list[Superseded] = []
    milestones: list[Milestone] = []
    respondent: Respondent | None = None
    """Whose answers these are, where everybody fills in a file before a workshop."""
    workshop: WorkshopFindings | None = None
    flagged: list[Id] = []
    """Questions to come back to, in the order of flagging. A flag is no part of the answer, so it has no history."""

    model_config = ConfigDict(populate_by_name=True)


def new(questionnaire: Questionnaire, now: datetime, profile: Facts | None = None) -> Assessment:
    """An assessment without answers."""
    return Assessment(
        questionnaire=reference(questionnaire), created=stamp(now), changed=stamp(now), profile=profile or {}
    )


def reference(questionnaire: Questionnaire) -> QuestionnaireReference:
    """The name, version and digest by which an assessment finds its questionnaire again."""
    return QuestionnaireReference(id=questionnaire.id, version=questionnaire.version, digest=questionnaire.digest)


def answered(assessment: Assessment, question: str, answer: Answer | None, now: datetime) -> Assessment:
    """With `answer` to `question` (None clears it); what stood there before is kept as superseded."""
    before = assessment.answers.get(question)
    answers = {id: known for id, known in assessment.answers.items() if id != question}
    if answer is not None:
        given = answer if answer.at else answer.model_copy(update={"at": stamp(now)})
        answers = {**assessment.answers, question: given}
    superseded = assessment.superseded
    if before is not None:
        superseded = [*superseded, Superseded(question=question, answer=before, until=stamp(now))]
    return assessment.model_copy(update={"answers": answers, "superseded": superseded, "changed": stamp(now)})


def with_profile(assessment: Assessment, profile: Facts, now: datetime) -> Assessment:
    """With another profile."""
    return assessment.model_copy(update={"profile": profile, "changed": stamp(now)})


def with_flag(assessment: Assessment, question: str, now: datetime) -> Assessment:
    """With `question` flagged for follow-up; without the flag where it has one."""
    others = [id for id in assessment.flagged if id != question]
    flagged = others if question in assessment.flagged else [*others, question]
    return assessment.model_copy(update={"flagged": flagged, "changed": stamp(now)})


def with_milestone(assessment: Assessment, name: str, now: datetime, *, force: bool = False) -> Assessment:
    """With the profile and answers of now kept under `name`, folded onto one line.

    ValueError: the name is empty, too long, or in use; with `force` the milestone that has it is replaced.
    """
    name = one_line(name)
    if not name:
        raise ValueError("A milestone needs a name.")
    if len(name) > LONGEST_NAME:
        raise ValueError(f"A milestone's name has at most {LONGEST_NAME} characters.")
    others = [milestone for milestone in assessment.milestones if milestone.name != name]
    if len(others) < len(assessment.milestones) and not force:
        raise ValueError(f'There is a milestone called "{name}" already; choose another name.')
    kept = Milestone(
        name=name,
        at=stamp(now),
        profile=assessment.profile,
        answers=assessment.answers,
        questionnaire=assessment.questionnaire,
    )
    return assessment.model_copy(update={"milestones": [*others, kept], "changed": stamp(now)})


def stamp(now: datetime) -> str:
    """A time as the file writes it: ISO 8601, to the second."""
    return now.isoformat(timespec="seconds")
