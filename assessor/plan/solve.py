"""The best plan of a case, and the runners-up: exact where stakes are known, step by step where none is.

docs/method.md, "The plan". Everything here is pure; draws and seed come with the case.
"""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

import numpy as np

from assessor.errors import ContentError
from assessor.plan.case import Case
from assessor.plan.closure import Array
from assessor.plan.sampling import Prepared, as_given, drawn, limits
from assessor.plan.search import (
    Candidate,
    Limits,
    Placed,
    Plan,
    cents,
    count_plans,
    fits,
    flow,
    plans,
    rank_key,
    start_of,
)

MOST_PLANS = 400_000
HEADLINE = 2
NEXT = 3
"""Plans with other options that are told beside the best one."""
WORTH = 0.5
"""Weighted levels: where no stake is known, an option that closes less is not worth its search."""


class Solution(NamedTuple):
    """The best plan with its options in order, the next best with other options, and what they were worked out from."""

    placed: tuple[Placed, ...]
    flow: Array | None
    """Cash flow per month; None where no stake is known."""
    runners_up: list[tuple[tuple[str, ...], float]]
    """Other sets of options with their net."""
    prepared: Prepared


class Shares(NamedTuple):
    """How often, over the draws, a hire was first, and an option was in the plan."""

    first: dict[str, float]
    included: dict[str, float]


def solve(case: Case) -> Solution:
    """The best plan of `case`."""
    prepared = as_given(case)
    if not case.money_known:
        chosen = [int(i) for i in _step_by_step(case, prepared)[0] if i >= 0]
        return Solution(in_order(case, [prepared.candidates[i] for i in chosen]), None, [], prepared)
    bound = limits(case)
    if count_plans(prepared.candidates, bound) > MOST_PLANS:
        do = "Lower max_options, or leave out options that cannot be had."
        raise ContentError("too many options for an exact search", do=do)
    best: dict[tuple[str, ...], Plan] = {}
    for plan in plans(prepared.candidates, prepared.worth, bound):
        options = tuple(sorted(plan.ids))
        known = best.get(options)
        if known is None or _better(plan, known, prepared, bound):
            best[options] = plan
    ranked = _ranked(best.values(), prepared, bound)
    others = [(plan.ids, float(plan.net[0])) for plan in ranked[1:]]
    return Solution(ranked[0].placed, flow(ranked[0].placed, prepared.worth, bound), others, prepared)


def _better(plan: Plan, than: Plan, prepared: Prepared, bound: Limits) -> bool:
    """Whether `plan` ranks above `than`; the ties are only looked at where the nets are the same."""
    net, other = cents(plan), cents(than)
    if net != other:
        return net > other
    return rank_key(plan, prepared.worth, bound) < rank_key(than, prepared.worth, bound)


def _ranked(found: Iterable[Plan], prepared: Prepared, bound: Limits) -> list[Plan]:
    """The best plan and the next ones, best first."""
    by_net = sorted(found, key=lambda plan: -cents(plan))
    last = cents(by_net[: NEXT + 1][-1])
    able = [plan for plan in by_net if cents(plan) >= last]
    return sorted(able, key=lambda plan: rank_key(plan, prepared.worth, bound))[: NEXT + 1]


def shares(case: Case, draws: int, seed: int) -> Shares:
    """First-rank and inclusion shares over `draws` resamples of `case`."""
    prepared = drawn(case, draws, np.random.default_rng(seed))
    hires = {candidate.id for candidate in prepared.candidates if candidate.hire}
    first: Counter[str] = Counter()
    included: Counter[str] = Counter()
    for ids, times in Counter(best_per_draw(case, prepared)).items():
        included.update(dict.fromkeys(ids, times))
        first.update({id: times for id in [next((i for i in ids if i in hires), None)] if id})
    return Shares({id: n / draws for id, n in first.items()}, {id: n / draws for id, n in included.items()})


def flow_of(solution: Solution, position: int, bound: Limits) -> Array:
    """The cash flow per month that the option at `position` adds to those before it in the plan."""
    before, after = (flow(solution.placed[:n], solution.prepared.worth, bound) for n in (position, position + 1))
    return after - before


def closed_by(plan: tuple[Placed, ...], prepared: Prepared, repeat_share: float) -> Array:
    """The share of each area's gap that `plan` closes at full ramp, per area, in the point case."""
    left_open = np.ones(len(prepared.areas))
    for placed in plan:
        left_open = left_open * (1 - placed.candidate.effect[0] * (repeat_share if placed.repeat else 1.0))
    closed: Array = prepared.left[0] * (1 - left_open)
    return closed


def best_per_draw(case: Case, prepared: Prepared) -> list[tuple[str, ...]]:
    """The options of the best plan in each draw, in the plan's order."""
    if not case.money_known:
        picks = _step_by_step(case, prepared)
        ids = [c.id for c in prepared.candidates]
        hire = [c.hire for c in prepared.candidates]
        ordered = [sorted((int(i) for i in row if i >= 0), key=lambda i: not hire[i]) for row in picks]
        return [tuple(ids[i] for i in row) for row in ordered]
    best = np.full(prepared.worth.shape[0], -np.inf)
    winner = np.zeros(best.size, dtype=int)
    names: list[tuple[str, ...]] = []
    for plan in plans(prepared.candidates, prepared.worth, limits(case)):
        better = plan.net > best + 0.005
        winner[better], best[better] = len(names), plan.net[better]
        names.append(plan.ids)
    return [names[i] for i in winner]


def _step_by_step(case: Case, prepared: Prepared) -> Array:
    """Where no stake is known: per draw the options one by one, as positions in the candidates; -1 for none.

    Each is the one that closes most of the sum of weight x gap x closure at full ramp on top of those before it, none
    twice; ties go to the cheaper, then to the id; at most two, each worth half a level in all.
    """
    bound = limits(case)
    candidates = prepared.candidates
    order = sorted(range(len(candidates)), key=lambda i: (candidates[i].price, candidates[i].id))
    draws = prepared.worth.shape[0]
    picks = np.full((draws, min(HEADLINE, case.max_options)), -1)
    for draw in range(draws):
        left_open = np.ones(len(prepared.areas))
        chosen: tuple[Placed, ...] = ()
        for step in range(picks.shape[1]):
            ids = tuple(placed.candidate.id for placed in chosen)
            price = sum(placed.candidate.price for placed in chosen)
            nothing = prepared.worth  # only the options of a plan are looked at to see what fits
            so_far = Plan(chosen, ids, price, nothing, nothing, nothing)
            able = [i for i in order if i not in picks[draw] and fits(so_far, candidates[i], bound)]
            gains = [float(prepared.worth[draw] @ (left_open * candidates[i].effect[draw])) for i in able]
            best = max(range(len(able)), key=lambda k: round(gains[k], 9), default=None)
            if best is None or gains[best] < WORTH - 1e-9:
                break
            picks[draw, step] = able[best]
            left_open = left_open * (1 - candidates[able[best]].effect[draw])
            chosen = (*chosen, Placed(candidates[able[best]], 0, repeat=False))
    return picks


def in_order(case: Case, chosen: list[Candidate]) -> tuple[Placed, ...]:
    """The chosen options as a plan: hires as their searches come, then the rest by id, with the months they start."""
    lanes = [0] * case.search_slots
    placed: list[Placed] = []
    for candidate in [c for c in chosen if c.hire] + sorted((c for c in chosen if not c.hire), key=lambda c: c.id):
        start, lanes = start_of(candidate, lanes)
        again = candidate.hire and any(before.candidate.id == candidate.id for before in placed)
        placed.append(Placed(candidate, start, repeat=again))
    return tuple(placed)
