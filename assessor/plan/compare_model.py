"""What changed between two states of one company, as values and as JSON. Levels 0 to 4, money a year.

`then` is always the earlier state and `now` the later one. None means: nothing to say, never 0.
"""

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

from assessor.assessment.model import Answer, Facts, QuestionnaireReference
from assessor.plan.model import Decision
from assessor.questionnaire.conditions import FactValue

SCHEMA = "assessor.compare/1"

Change = Literal[
    "up", "down", "may_be_noise", "interval", "same", "no_point", "began", "ended", "not_comparable", "nothing"
]
"""up, down: the two intervals have no value in common. may_be_noise: the figure moved, but the intervals overlap.
interval: the figure is the same and only its interval moved. no_point: one side has no figure, only an interval.
began, ended: it exists on one side only. not_comparable: another currency. nothing: it exists on neither side."""

Moved = Literal["up", "down", "answered", "unanswered", "stronger", "weaker", "said", "joined", "left"]
"""up, down: another level. answered, unanswered: a level where there was none, and the reverse. stronger, weaker: the
same level with another grade of evidence. said: from one answer without a level to another. joined, left: the
question counts on one side only."""


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True)


class Record(_Part):
    """The profile and answers of one day, whether a milestone or a whole file."""

    name: str
    at: str = ""
    profile: Facts = {}
    answers: dict[str, Answer] = {}
    questionnaire: QuestionnaireReference | None = None


class Named(_Part):
    """Something with its id and its title."""

    id: str
    title: str


class Moment(_Part):
    """One of the two states: its name, its day and the version of the questionnaire that was answered."""

    name: str
    at: str
    version: str


class Common(_Part):
    """The questions that were compared, and those that are in one version only or have other levels there."""

    questions: int
    only_now: list[str] = []
    only_then: list[str] = []


class Figures(_Part):
    """The figures of an area, or of all areas."""

    applicable: bool = True
    stated: float | None = None
    low: float | None = None
    high: float | None = None
    adjusted: float | None = None
    target: float | None = None
    gap: float | None = None
    coverage: float | None = None
    band: list[str] = []
    """Of all areas only."""


class AreaChange(_Part):
    """One area on both sides."""

    area: str
    title: str
    then: Figures
    now: Figures
    change: Change


class OverallChange(_Part):
    """All areas in one figure, on both sides."""

    then: Figures
    now: Figures
    change: Change


class Given(_Part):
    """What was said to a question."""

    said: Literal["level", "dk", "na", "skipped", "not_asked", "ruled_out"]
    level: int | None = None
    grade: str | None = None


class AnswerChange(_Part):
    """One answer that is another now. `may_be_noise`: the intervals of the two answers overlap."""

    question: str
    area: str
    ask: str
    moved: Moved
    then: Given
    now: Given
    may_be_noise: bool


class FactChange(_Part):
    """One fact of the profile that is another now; None is not known."""

    fact: str
    ask: str
    then: FactValue | None
    now: FactValue | None


class Money(_Part):
    """Money a year."""

    low: float
    likely: float
    high: float


class StakeChange(_Part):
    """What closing the gap of one area would release, on both sides; None: not priced, or no gap."""

    area: str
    title: str
    then: Money | None
    now: Money | None
    change: Change


class MoneyChange(_Part):
    """The stakes that count. In two currencies nothing is compared."""

    currency_then: str
    currency_now: str
    then: Money | None
    now: Money | None
    change: Change
    areas: list[StakeChange] = []


class PlanSide(_Part):
    """The plan of one side, made by the same questionnaire and the same numbers."""

    decision: Decision
    reason: str
    first_hire: Named | None
    options: list[Named]
    net: float | None


class PlanChange(_Part):
    """The plan on both sides. `may_be_noise`: it changed, but no area moved beyond its interval and no fact did."""

    then: PlanSide
    now: PlanSide
    same: bool
    joined: list[Named]
    left: list[Named]
    may_be_noise: bool


class Contradiction(_Part):
    """An answer that other answers deny."""

    question: str
    says: str


class Comparison(_Part):
    """Everything that changed. `notes` is what a reader must know before trusting it."""

    questionnaire: Named
    then: Moment
    now: Moment
    common: Common
    overall: OverallChange
    areas: list[AreaChange]
    answers: list[AnswerChange]
    facts: list[FactChange]
    money: MoneyChange
    plan: PlanChange
    contradictions_new: list[Contradiction]
    contradictions_gone: list[Contradiction]
    notes: list[str]

    @property
    def real(self) -> list[AreaChange]:
        """The areas that moved by more than may be noise."""
        return [area for area in self.areas if area.change in ("up", "down")]


def to_json(found: Comparison) -> dict[str, Any]:
    """The document of `assessor compare --json`; null where there is nothing to say."""
    return {"schema": SCHEMA, **found.model_dump(mode="json")}
