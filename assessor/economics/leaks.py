"""The stakes as four leaks: inference, GPU use, orchestration, prompts (docs/method.md, "Money": "Leaks").

Decided here, in one table: which part of which stake goes to which leak. The shares of a part make one whole, so the
leaks and what stays outside of them sum to the stakes that count, case by case. Outside, under their own names: the
money of reliability and governance, risk floors, and areas that are none of the four. Money a year in the company's
currency.
"""

from collections.abc import Mapping
from typing import Literal

from pydantic import BaseModel, ConfigDict

from assessor.economics.currency import YEARLY
from assessor.economics.figure import SHARE, Figure, Input, sum_of_known, worked_out
from assessor.economics.stake_model import Part, PartId, Stake, Stakes

LeakId = Literal["inference", "gpu_use", "orchestration", "prompts"]
TITLES: dict[LeakId, str] = {
    "inference": "Inference",
    "gpu_use": "GPU use",
    "orchestration": "Orchestration",
    "prompts": "Prompts",
}
KEY: dict[PartId, dict[LeakId, float]] = {
    # Idle time is not counted by anyone (GPU use) and nothing hands it on (orchestration). No answer tells how much is
    # which, so each leak has half. Judgement.
    "idle_gpus": {"gpu_use": 0.5, "orchestration": 0.5},
    "engine": {"inference": 1.0},
    # Of the four things in this lever, caching and shorter contexts are about the prompt; a smaller model and a cheaper
    # tier are about how it is served. Judgement.
    "tokens": {"prompts": 0.5, "inference": 0.5},
    "gpu_purchasing": {"gpu_use": 1.0},
    "api_purchasing": {"inference": 1.0},
}
OWN_FIGURES: dict[str, dict[LeakId, float]] = {"latency": {"inference": 1.0}, "scaling": {"orchestration": 1.0}}
"""Where the company's own figure for an area goes."""
NOT_HERE = "nothing that counts goes here"


class _Result(BaseModel):
    model_config = ConfigDict(frozen=True)


class Leak(_Result):
    """One leak, or under the name of an area what stays outside the leaks."""

    id: str
    title: str
    money: Figure


class Leaks(_Result):
    """The money page: four leaks, what is outside of them, and what is priced without counting (`uncounted`)."""

    leaks: tuple[Leak, ...]
    outside: tuple[Leak, ...]
    whole: Figure
    """The stakes that count: the leaks and what is outside of them."""
    uncounted: tuple[Stake, ...]


def leaks(stakes: Stakes) -> Leaks:
    """The stakes that count, grouped by leak."""
    unit = f"{stakes.currency} {YEARLY}"
    flows: dict[LeakId, list[Figure]] = {leak: [] for leak in TITLES}
    outside: list[Leak] = []
    for stake in stakes.areas:
        if not stake.counts and (stake.likely is not None or stake.gap == 0):
            continue  # priced and without a gap to close, or not worth pricing
        rest: list[Part] = []
        for part in stake.parts:
            key = _key(stake.area, part)
            for leak, share in key.items():
                flows[leak].append(_share_of(part.figure, share))
            if not key:
                rest.append(part)
        if any(part.figure.likely is not None for part in rest):
            money = sum_of_known(stake.area, unit, " + ".join(p.id for p in rest), [p.figure for p in rest])
            outside.append(Leak(id=stake.area, title=stake.area, money=money))
    counted = [stake.money for stake in stakes.areas if stake.counts]
    return Leaks(
        leaks=tuple(_leak(leak, figures, unit) for leak, figures in flows.items()),
        outside=tuple(outside),
        whole=sum_of_known("Stakes that count", unit, "sum of the stakes", counted, nothing="no stake counts"),
        uncounted=tuple(stake for stake in stakes.areas if stake.likely is not None and not stake.counts),
    )


def _key(area: str, part: Part) -> Mapping[LeakId, float]:
    return OWN_FIGURES.get(area, {}) if part.id == "own_figure" else KEY.get(part.id, {})


def _share_of(figure: Figure, share: float) -> Figure:
    if share == 1:
        return figure
    key = Input(name="share of this leak", value=share, unit=SHARE, origin="default")
    return worked_out(figure.name, figure.unit, f"{share:g} x {figure.name}", lambda money, of: money * of, figure, key)


def _leak(leak: LeakId, figures: list[Figure], unit: str) -> Leak:
    formula = " + ".join(dict.fromkeys(figure.name for figure in figures))
    return Leak(id=leak, title=TITLES[leak], money=sum_of_known(TITLES[leak], unit, formula, figures, nothing=NOT_HERE))
