"""The best plan by trying every one, in plain Python: a second implementation of the rules, sharing no code with ours.

An oracle for the exact search and its peer in the benchmark. Hires in every order, the rest as every set; in each month
the sum of stake / 12 x R x (1 - product of (1 - ramp x e)), less yearly / 12 after the start, and the fee in start + 1.
"""

from collections.abc import Iterator
from itertools import combinations, product
from typing import Any, NamedTuple

from assessor.plan.case import Case


class Best(NamedTuple):
    """The options of the best plan in order, its net, and the net of every plan by its options."""

    ids: tuple[str, ...]
    net: float
    nets: dict[tuple[str, ...], float]


def brute_force(case: Case) -> Best:
    """The best plan of `case`, whose stakes are known."""
    effect = {option.id: _effect(case, option.covers) for option in case.options}
    left = {
        area.id: _product((1 - case.spare * effect[role][area.id]) ** n for role, n in case.team.items())
        for area in case.areas
    }
    nets, best = {}, None
    for ids in _plans(case):
        flow = _flow(case, ids, effect, left)
        nets[ids] = sum(flow)
        curve = [sum(flow[: month + 1]) for month in range(len(flow))]
        rank = (-round(nets[ids], 2), round(max(0.0, -min(curve)), 2), len(ids), ids)
        if best is None or rank < best:
            best = rank
    assert best is not None
    return Best(best[3], nets[best[3]], nets)


def _plans(case: Case) -> Iterator[tuple[str, ...]]:
    options = {option.id: option for option in case.options}
    hires = sorted(id for id, option in options.items() if option.kind == "hire")
    help = sorted(id for id, option in options.items() if option.kind != "hire")
    for number in range(case.max_options + 1):
        for order in product(hires, repeat=number):
            for more in range(case.max_options - number + 1):
                for rest in combinations(help, more):
                    ids = (*order, *rest)
                    if case.max_hires is not None and number > case.max_hires:
                        continue
                    if any(ids.count(id) > (options[id].at_most or len(ids)) for id in ids):
                        continue
                    if any(a in options[b].excludes for a in ids for b in ids):
                        continue
                    price = sum(_yearly(case, options[id]) for id in ids)
                    if case.yearly_hire_budget is None or price <= case.yearly_hire_budget + 1e-6:
                        yield ids


def _flow(case: Case, ids: tuple[str, ...], effect: dict[str, dict[str, float]], left: dict[str, float]) -> list[float]:
    options = {option.id: option for option in case.options}
    lanes = [0] * case.search_slots
    starts = []
    for id in ids:
        start = options[id].fill_months
        if options[id].kind == "hire":
            free = lanes.index(min(lanes))
            start = lanes[free] = lanes[free] + start
        starts.append(start)
    flow = []
    for month in range(1, case.horizon_months + 1):
        money = 0.0
        for area in case.areas:
            open_share = 1.0
            for i, (id, start) in enumerate(zip(ids, starts, strict=True)):
                again = options[id].kind == "hire" and id in ids[:i]
                ramp = options[id].ramp_months
                worked = month - start - 0.5
                grown = min(max(worked / ramp, 0.0), 1.0) if ramp else float(worked > 0)
                open_share *= 1 - grown * effect[id][area.id] * (case.repeat_share if again else 1.0)
            stake = (area.stake or 0.0) if area.gap > 0 else 0.0
            money += stake / 12 * left[area.id] * (1 - open_share)
        for id, start in zip(ids, starts, strict=True):
            if month > start:
                money -= _yearly(case, options[id]) / 12
            if month == start + 1 and options[id].kind == "hire":
                money -= case.fee * _base(options[id])
        flow.append(money)
    return flow


def _effect(case: Case, covers: Any) -> dict[str, float]:
    deep = []
    for area in case.areas:
        share, ceiling = covers.get(area.id, (0.0, 0.0))
        gap, score = area.gap, area.score or 0.0
        room = min(max((ceiling - score) / gap, 0.0), 1.0) if gap > 0 else 0.0
        stake = area.stake or 0.0
        deep.append((-round(stake * share * room, 9), -round(gap * share * room, 9), area.id, share * room))
    deep.sort()
    return {id: d * (case.focus[i] if i < len(case.focus) else 0.0) for i, (_, _, id, d) in enumerate(deep)}


def _base(option: Any) -> float:
    band = next(iter(option.pay.values()), None)
    return (band.low + band.high) / 2 if band else 0.0


def _yearly(case: Case, option: Any) -> float:
    return float(option.yearly) if option.yearly is not None else _base(option) * case.load


def _product(factors: Iterator[float]) -> float:
    whole = 1.0
    for factor in factors:
        whole *= factor
    return whole
