"""The exact search: every ordered plan under the limits, valued in money over the horizon; the best one wins.

A plan is written canonically: hires in the order of their searches, then the rest by id. Its value is the sum over the
months 1 to `horizon` of (benefit - cost):

ramp     r(m) = clip((m - start - 0.5) / ramp_months, 0, 1)
closure  C_a(m) = R_a * (1 - product over options of (1 - r(m) * e_a)); the second of a role brings `repeat_share` of e
benefit  sum over areas of stake_a / 12 * C_a(m)
cost     yearly / 12 in every month after the start; the fee falls in month start + 1

Every array has the draws of the resampling in front (one draw is the point result), then months, then areas, so that
one walk over the plans serves both. Months are whole, money is per year in one currency. docs/method.md, "The plan".
"""

import math
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


NEARLY = 1e-6
"""Differences in money below this are rounding."""


class Candidate(NamedTuple):
    """An option as the search sees it: `effect` per draw and area, `yearly` and `fee` per draw."""

    id: str
    hire: bool
    fill_months: int
    ramp_months: int
    at_most: int | None
    excludes: frozenset[str]
    price: float
    """Full-year cost without the fee, as it counts against a budget."""
    effect: Array
    yearly: Array
    fee: Array


class Limits(NamedTuple):
    """What bounds a plan; None bounds nothing."""

    horizon: int = 24
    max_options: int = 4
    search_slots: int = 1
    repeat_share: float = 0.5
    max_hires: int | None = None
    yearly_budget: float | None = None


class Placed(NamedTuple):
    """One option of a plan, the month it starts, and whether its role is in the plan before it."""

    candidate: Candidate
    start: int
    repeat: bool


class Plan(NamedTuple):
    """A plan with its options' ids in its order, their price together, and its net per draw over the horizon.

    `open` is the money that stays open, per draw, month and area; `spent` what the options cost, per draw.
    """

    placed: tuple[Placed, ...]
    ids: tuple[str, ...]
    price: float
    net: Array
    open: Array
    spent: Array


def plans(candidates: Sequence[Candidate], worth: Array, limits: Limits) -> Iterator[Plan]:
    """Every plan under `limits`, the empty one first. `worth` is stake x R per draw and area, per year."""
    hires = sorted((c for c in candidates if c.hire), key=lambda c: c.id)
    others = sorted((c for c in candidates if not c.hire), key=lambda c: c.id)
    months = np.arange(1, limits.horizon + 1, dtype=float)

    @cache
    def leaves_and_costs(id: str, start: int, repeat: bool) -> tuple[Array, Array]:
        """What an option leaves open of each gap per month, and what it costs; the same in every plan it is in."""
        candidate = by_id[id]
        return leaves(candidate, start, repeat, months, limits), cost(candidate, start, months).sum(axis=1)

    def extended(plan: Plan, candidate: Candidate, start: int) -> Plan:
        repeat = candidate.hire and candidate.id in plan.ids
        left, costs = leaves_and_costs(candidate.id, start, repeat)
        opened, spent = plan.open * left, plan.spent + costs
        net = at_stake - opened.sum(axis=(1, 2)) - spent
        placed = (*plan.placed, Placed(candidate, start, repeat))
        return Plan(placed, (*plan.ids, candidate.id), plan.price + candidate.price, net, opened, spent)

    def with_help(plan: Plan, first: int) -> Iterator[Plan]:
        yield plan
        for i in range(first, len(others)):
            if fits(plan, others[i], limits):
                again = i + (others[i].at_most == 1)
                yield from with_help(extended(plan, others[i], others[i].fill_months), again)

    def with_hires(plan: Plan, lanes: list[int]) -> Iterator[Plan]:
        yield from with_help(plan, 0)
        for candidate in hires:
            if fits(plan, candidate, limits):
                start, after = start_of(candidate, lanes)
                yield from with_hires(extended(plan, candidate, start), after)

    by_id = {candidate.id: candidate for candidate in candidates}
    nothing = np.zeros(worth.shape[0])
    whole = np.repeat(worth[:, None, :] / 12, limits.horizon, axis=1)
    at_stake = whole.sum(axis=(1, 2))
    empty = Plan((), (), 0.0, nothing, whole, nothing)
    yield from with_hires(empty, [0] * limits.search_slots)


def start_of(candidate: Candidate, lanes: list[int]) -> tuple[int, list[int]]:
    """The month `candidate` starts, and the search lanes after that: a hire takes the lane that is free first."""
    if not candidate.hire:
        return candidate.fill_months, lanes
    lane = lanes.index(min(lanes))
    start = lanes[lane] + candidate.fill_months
    return start, [*lanes[:lane], start, *lanes[lane + 1 :]]


def count_plans(candidates: Sequence[Candidate], limits: Limits) -> int:
    """At most how many plans there are: sequences of hires times sets of the rest, exclusions not looked at."""
    hires, others = (sum(c.hire is kind for c in candidates) for kind in (True, False))
    most = min(limits.max_options, limits.max_hires) if limits.max_hires is not None else limits.max_options
    return sum(
        hires**h * math.comb(others, k) for h in range(most + 1) for k in range(min(limits.max_options - h, others) + 1)
    )


def ramp(months: Array, start: int, ramp_months: int) -> Array:
    """The share of full effect in each month: from 0 at the start, in a straight line, to 1."""
    worked = months - start - 0.5
    grown: Array = np.clip(worked / ramp_months, 0.0, 1.0) if ramp_months else (worked > 0).astype(float)
    return grown


def leaves(candidate: Candidate, start: int, repeat: bool, months: Array, limits: Limits) -> Array:
    """The share of each gap that an option leaves open, per draw, month and area."""
    share = candidate.effect * (limits.repeat_share if repeat else 1.0)
    left: Array = 1 - ramp(months, start, candidate.ramp_months)[None, :, None] * share[:, None, :]
    return left


def cost(candidate: Candidate, start: int, months: Array) -> Array:
    """Cost per draw and month: the yearly cost spread over the months after the start, the fee in the first of them."""
    paid = (months > start).astype(float)
    first = (months == start + 1).astype(float)
    spent: Array = candidate.yearly[:, None] / 12 * paid + candidate.fee[:, None] * first
    return spent


def fits(plan: Plan, candidate: Candidate, limits: Limits) -> bool:
    """Whether `candidate` may join `plan`: number, exclusions in both directions, hires, and the yearly budget."""
    if len(plan.ids) >= limits.max_options:
        return False
    if limits.yearly_budget is not None and plan.price + candidate.price > limits.yearly_budget + NEARLY:
        return False
    if candidate.at_most is not None and plan.ids.count(candidate.id) >= candidate.at_most:
        return False
    if any(candidate.id in p.candidate.excludes or p.candidate.id in candidate.excludes for p in plan.placed):
        return False
    hired = sum(p.candidate.hire for p in plan.placed) if candidate.hire and limits.max_hires is not None else 0
    return limits.max_hires is None or not candidate.hire or hired < limits.max_hires


def flow(placed: Sequence[Placed], worth: Array, limits: Limits) -> Array:
    """The cash flow of a plan in the first draw, per month."""
    months = np.arange(1, limits.horizon + 1, dtype=float)
    opened = np.ones((1, limits.horizon, worth.shape[1]))
    spent = np.zeros(limits.horizon)
    for one in placed:
        opened = opened * leaves(one.candidate, one.start, one.repeat, months, limits)[:1]
        spent = spent + cost(one.candidate, one.start, months)[0]
    earned: Array = (1 - opened[0]) @ (worth[0] / 12) - spent
    return earned


def cents(plan: Plan) -> float:
    """The net of `plan` in the first draw, to the cent: below that a difference is rounding."""
    return round(float(plan.net[0]), 2)


def rank_key(plan: Plan, worth: Array, limits: Limits) -> tuple[float, float, int, tuple[str, ...]]:
    """Sorts plans best first: net to the cent, then lower peak cash, fewer options, the ids."""
    return (-cents(plan), round(peak_cash(flow(plan.placed, worth, limits)), 2), len(plan.ids), plan.ids)


def peak_cash(flow: Array) -> float:
    """The deepest point of the cumulative curve, as a positive amount of money."""
    return max(0.0, -float(np.cumsum(flow).min(initial=0.0)))


def payback_month(flow: Array, earliest: int) -> int | None:
    """The first month from which the cumulative curve stays at 0 or above to the horizon, not before `earliest`."""
    below = np.nonzero(np.cumsum(flow) < -1e-9)[0]
    month = max(int(below[-1]) + 2 if below.size else 1, earliest)
    return month if month <= flow.size else None
