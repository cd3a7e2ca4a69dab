"""What stakes say: per area the money a year that closing its gap would release, with every part it was added up from.

Money a year in the company's currency; levels for gaps. Nothing is decided here except what a stake counts for.
"""

from typing import Literal

from pydantic import BaseModel, ConfigDict

from assessor.economics.figure import Figure

Standing = Literal["known", "partly_known", "not_known", "not_applicable"]
PartId = Literal[
    "idle_gpus",
    "engine",
    "tokens",
    "gpu_purchasing",
    "api_purchasing",
    "hours_below_promise",
    "blocked_deals",
    "own_figure",
    "risk_floor",
]


class _Result(BaseModel):
    model_config = ConfigDict(frozen=True)


class Part(_Result):
    """One piece of a stake."""

    id: PartId
    figure: Figure


class Stake(_Result):
    """The money of one area. `money` is the sum of the parts that are known; `says` is what a reader must know."""

    area: str
    standing: Standing
    money: Figure
    parts: tuple[Part, ...] = ()
    gap: float | None = None
    says: str = ""

    @property
    def low(self) -> float | None:
        """Money a year, low."""
        return self.money.low

    @property
    def likely(self) -> float | None:
        """Money a year, likely: what the plan uses. None is not known, never 0."""
        return self.money.likely

    @property
    def high(self) -> float | None:
        """Money a year, high."""
        return self.money.high

    @property
    def missing(self) -> tuple[str, ...]:
        """The facts to find out."""
        return self.money.missing

    @property
    def counts(self) -> bool:
        """Whether a gap would release the money: priced, and the gap is above 0."""
        return self.likely is not None and self.gap is not None and self.gap > 0


class LeversUsed(_Result):
    """One share that the optimisation or costs stake used, in a sentence; `computed_from` is empty for a default."""

    bill: str
    group: str
    share: Figure
    computed_from: tuple[str, ...] = ()
    says: str


class Stakes(_Result):
    """The stakes of all areas, in the order of the questionnaire."""

    currency: str
    areas: tuple[Stake, ...]
    levers: tuple[LeversUsed, ...] = ()
    notes: tuple[str, ...] = ()

    def of(self, area: str) -> Stake:
        """The stake of `area`; KeyError when there is none."""
        for stake in self.areas:
            if stake.area == area:
                return stake
        raise KeyError(area)

    @property
    def any_known(self) -> bool:
        """Whether anything is priced at all."""
        return any(stake.likely is not None for stake in self.areas)
