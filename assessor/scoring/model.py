"""What scoring gives: one score per area with everything it came from, the overall score, flags. Levels run 0 to 4."""

from typing import NamedTuple

from pydantic import BaseModel, ConfigDict

from assessor.assessment.model import Answer


class Interval(NamedTuple):
    """Worst-case bounds of a level: not a confidence interval."""

    low: float
    high: float


class _Result(BaseModel):
    model_config = ConfigDict(frozen=True, defer_build=True)


class Item(_Result):
    """One applicable question as it counts: its answer (None: not asked), its weight and its interval."""

    question: str
    weight: float
    critical: bool
    answer: Answer | None
    interval: Interval
    contradicted: bool = False

    @property
    def level(self) -> int | None:
        """The stated level, or None for don't know, skipped and not asked."""
        return self.answer.level if self.answer else None


class Cap(_Result):
    """The critical question that holds an area down, and the level it limits the area to."""

    question: str
    limit: float


class AreaScore(_Result):
    """The score of one area; every figure is None where there is nothing to say."""

    id: str
    applicable: bool
    stated: float | None = None
    low: float | None = None
    high: float | None = None
    adjusted: float | None = None
    uncapped: float | None = None
    coverage: float | None = None
    cap: Cap | None = None
    target: float | None = None
    gap: float | None = None
    items: list[Item] = []


class Overall(_Result):
    """All areas in one figure, and the bands that its interval touches."""

    stated: float | None = None
    low: float | None = None
    high: float | None = None
    adjusted: float | None = None
    band: list[str] = []


class Flag(_Result):
    """Something about an answer that a reader must know."""

    question: str
    rule: str
    says: str


class Score(_Result):
    """The whole score of an assessment."""

    overall: Overall
    coverage: float | None
    areas: list[AreaScore]
    flags: list[Flag] = []

    def area(self, id: str) -> AreaScore:
        """The score of the area `id`; KeyError when there is none."""
        for area in self.areas:
            if area.id == id:
                return area
        raise KeyError(id)
