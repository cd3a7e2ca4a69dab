"""The numbers that a case is decided with: once as they are, or drawn many times (docs/method.md, "Confidence").

Each draw takes, independently: every stake x triangular(0.5, 1, 1.5); every non-zero share + triangular(-0.15, 0,
0.15), clipped to 0-1; one factor triangular(0.85, 1, 1.15) per option on cost and fee; every score with bounds uniform
between them, all moved by one shared N(-0.2, 0.25), clipped to 0-4, because one respondent's optimism hits every area.
Months are not drawn. Areas and options draw in the order of their ids, so that the order in a file changes no draw.
The family of methods is SMAA (Lahdelma and Salminen, Operations Research, 2001).
"""

from typing import NamedTuple

import numpy as np

from assessor.errors import ContentError
from assessor.plan.case import Case
from assessor.plan.closure import Array, Standings, effects, left_by_team
from assessor.plan.cost import recruiting_fee, yearly_cost
from assessor.plan.search import Candidate, Limits
from assessor.scoring.robustness import BIAS

STAKE = (0.5, 1.0, 1.5)
SHARE = (-0.15, 0.0, 0.15)
COST = (0.85, 1.0, 1.15)
MOST_MONEY = 1e303
"""Above it, sums over areas and months would overflow."""


class Prepared(NamedTuple):
    """What the search works on: candidates, the worth of each area's open gap (stake x R), and the standings."""

    candidates: list[Candidate]
    worth: Array
    left: Array
    standings: Standings
    areas: list[str]


def as_given(case: Case) -> Prepared:
    """The point case: one draw, every number as it is."""
    areas = sorted(case.areas, key=lambda area: area.id)
    score = np.array([[area.score or 0.0 for area in areas]])
    gap = np.array([[area.gap for area in areas]])
    return _prepare(case, score, gap, _values(case, gap), _shares(case), np.ones((1, len(case.options))))


def drawn(case: Case, draws: int, rng: np.random.Generator) -> Prepared:
    """`draws` cases around the point case."""
    areas = sorted(case.areas, key=lambda area: area.id)
    shape = (draws, len(areas))
    bounded = np.array([area.low is not None and area.high is not None for area in areas])
    low = np.array([area.low if b else area.score or 0.0 for area, b in zip(areas, bounded, strict=True)], dtype=float)
    high = np.array(
        [area.high if b else area.score or 0.0 for area, b in zip(areas, bounded, strict=True)], dtype=float
    )
    stakes = rng.triangular(*STAKE, shape)
    case = case.model_copy(update={"options": sorted(case.options, key=lambda option: option.id)})
    base = _shares(case)
    shares = np.where(base > 0, np.clip(base + rng.triangular(*SHARE, (draws, *base.shape[1:])), 0.0, 1.0), 0.0)
    factors = rng.triangular(*COST, (draws, len(case.options)))
    moved = np.clip(rng.uniform(low, high, shape) + rng.normal(*BIAS, (draws, 1)), 0.0, 4.0)
    score = np.where(bounded, moved, low)
    target = np.array([np.nan if area.target is None else area.target for area in areas], dtype=float)
    known = np.array(
        [area.target is not None and (b or area.score is not None) for area, b in zip(areas, bounded, strict=True)]
    )
    gap = np.where(known, np.maximum(0.0, np.nan_to_num(target) - score), 0.0)
    values = _values(case, gap) * (stakes if case.money_known else 1.0)
    return _prepare(case, score, gap, values, shares, factors)


def limits(case: Case) -> Limits:
    """What bounds a plan of this case."""
    return Limits(
        horizon=case.horizon_months,
        max_options=case.max_options,
        search_slots=case.search_slots,
        repeat_share=case.repeat_share,
        max_hires=case.max_hires,
        yearly_budget=case.yearly_hire_budget,
    )


def _values(case: Case, gap: Array) -> Array:
    """What closing each gap is worth: the stake (0 where there is no gap), or weight x gap where no stake is known."""
    areas = sorted(case.areas, key=lambda area: area.id)
    if not case.money_known:
        weighted: Array = gap * np.array([area.weight for area in areas])
        return weighted
    return np.where(gap > 0, np.array([area.stake or 0.0 for area in areas]), 0.0)


def _shares(case: Case) -> Array:
    return np.array([[[o.covers.get(a, (0.0, 0.0))[0] for a in _ids(case)] for o in case.options]]).reshape(
        1, len(case.options), len(case.areas)
    )


def _ids(case: Case) -> list[str]:
    return sorted(area.id for area in case.areas)


def _prepare(case: Case, score: Array, gap: Array, values: Array, shares: Array, factors: Array) -> Prepared:
    ids = _ids(case)
    ceilings = np.array([[o.covers.get(a, (0.0, 0.0))[1] for a in ids] for o in case.options]).reshape(-1, len(ids))
    standings = Standings(score, gap, values)
    effect = effects(standings, shares, ceilings, case.focus)
    by_id = {option.id: effect[:, i] for i, option in enumerate(case.options)}
    if values.size and values.max() > MOST_MONEY:
        raise ContentError("a stake is too large to be counted with")
    left = left_by_team(by_id, case.team, case.spare, gap)
    economics = case.economics
    candidates = []
    for i, option in enumerate(case.options):
        if option.id in case.not_considered:
            continue
        yearly = yearly_cost(option, case.region, case.currency, economics)
        if yearly is None:
            continue  # without a price in a currency that has a rate it cannot compete for money
        fee = recruiting_fee(option, case.region, case.currency, economics)
        if not max(yearly, fee) <= MOST_MONEY:
            raise ContentError(f"the price of {option.id} is too large to be counted with")
        candidates.append(
            Candidate(
                id=option.id,
                hire=option.kind == "hire",
                fill_months=option.fill_months,
                ramp_months=option.ramp_months,
                at_most=option.at_most if option.at_most is not None else (None if option.kind == "hire" else 1),
                excludes=frozenset(option.excludes),
                price=yearly,
                effect=effect[:, i],
                yearly=yearly * factors[:, i],
                fee=fee * factors[:, i],
            )
        )
    return Prepared(candidates, values * left, left, standings, ids)
