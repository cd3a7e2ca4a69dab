"""What a template gets about what changed since an earlier milestone. Levels 0 to 4, money a year."""

from datetime import date

from pydantic import BaseModel, ConfigDict

from assessor.plan.compare_model import AreaChange, Comparison, Moved


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True)


class SlopeLine(_Part):
    """One area in the slope chart: stated then and now, and where its two labels stand, all in levels."""

    title: str
    then: float
    now: float
    then_label: float
    now_label: float
    real: bool
    """Whether it moved by more than may be noise."""


class AnswerMoved(_Part):
    """One answer that is another now, in words: its level, or its grade where only that changed."""

    question: str
    then: str
    now: str
    real: bool


class AnswersMoved(_Part):
    """The answers that changed in one way."""

    moved: Moved
    answers: list[AnswerMoved]


class FactMoved(_Part):
    """One fact of the profile that is another now, in words."""

    ask: str
    then: str
    now: str


class Since(_Part):
    """What changed since the latest milestone that is not the present state itself."""

    name: str
    on: date | None
    """Its day; None where the file does not say."""
    found: Comparison
    """All changes, each with what may be said of it."""
    areas: list[AreaChange]
    """The areas that apply on one side at least, the largest change of the stated score first."""
    lines: list[SlopeLine]
    """The areas with a stated score on both sides."""
    answers: list[AnswersMoved]
    """Only the ways that occur."""
    facts: list[FactMoved]
