"""From a case to its plan: the best options in order, what each adds, what comes close, and how sure that is.

docs/method.md, "The plan". The words around it (gates, actions, what to find out) are hiring.py's.
"""

from collections.abc import Mapping

import numpy as np

from assessor.plan.case import Case
from assessor.plan.closure import Array
from assessor.plan.cost import yearly_cost
from assessor.plan.model import Alternative, Closes, Confidence, Plan, Step
from assessor.plan.sampling import limits
from assessor.plan.search import payback_month, peak_cash
from assessor.plan.solve import HEADLINE, Shares, Solution, closed_by, flow_of, shares, solve

CONFIDENCE: tuple[tuple[float, Confidence], ...] = ((0.80, "clear"), (0.60, "likely"), (0.40, "toss_up"))
"""The least inclusion share of each word; below the last it is undecided."""


def decide(case: Case, titles: Mapping[str, str]) -> Plan:
    """The plan of `case`; `titles` gives areas their names in sentences."""
    solution = solve(case)
    drawn = shares(case, case.draws, case.seed) if case.draws else None
    steps = _steps(case, solution, titles, drawn)
    hired = any(step.kind == "hire" and not step.later for step in steps)
    plan = Plan(
        currency=case.currency,
        decision="hire" if hired else "no_hire",
        reason="",
        steps=steps,
        horizon_months=case.horizon_months,
        first_hire=drawn.first if drawn else None,
    )
    if solution.flow is None:
        return plan
    net = float(solution.flow.sum())
    earliest = min((placed.start for placed in solution.placed), default=0) + 1
    return plan.model_copy(
        update={
            "net": net,
            "payback_month": payback_month(solution.flow, earliest) if steps else None,
            "peak_cash": peak_cash(solution.flow),
            "flow": [float(month) for month in solution.flow],
            "alternatives": [
                Alternative(options=list(ids), net=other, difference=net - other) for ids, other in solution.runners_up
            ],
        }
    )


def confidence(share: float, *, money_known: bool) -> Confidence:
    """The word for an inclusion share; without any known stake never more than likely."""
    word: Confidence = next((word for least, word in CONFIDENCE if share >= least), "undecided")
    return "likely" if word == "clear" and not money_known else word


def _steps(case: Case, solution: Solution, titles: Mapping[str, str], drawn: Shares | None) -> list[Step]:
    """The options in their order, each with what it adds to those before it."""
    options = {option.id: option for option in case.options}
    steps: list[Step] = []
    closed = np.zeros(len(solution.prepared.areas))
    for i, placed in enumerate(solution.placed):
        option = options[placed.candidate.id]
        after = closed_by(solution.placed[: i + 1], solution.prepared, case.repeat_share)
        closes = _closes(case, solution.prepared.areas, closed, after)
        money = flow_of(solution, i, limits(case)) if solution.flow is not None else None
        share = drawn.included.get(option.id, 0.0) if drawn else None
        steps.append(
            Step(
                option=option.id,
                title=option.title or option.id,
                kind=option.kind,
                step=i + 1,
                later=option.kind == "hire" and sum(step.kind == "hire" for step in steps) >= HEADLINE,
                start_month=placed.start,
                yearly_cost=yearly_cost(option, case.region, case.currency, case.economics),
                payback_month=payback_month(money, placed.start + 1) if money is not None else None,
                net=float(money.sum()) if money is not None else None,
                confidence=confidence(share, money_known=case.money_known) if share is not None else None,
                why=_why(case, closes, option.covers, titles),
                closes=closes,
            )
        )
        closed = after
    return steps


def _closes(case: Case, areas: list[str], before: Array, after: Array) -> list[Closes]:
    """Per area from where to where, the largest move first; only areas that move."""
    by_id = {area.id: area for area in case.areas}
    found = []
    for id, share_before, share_after in zip(areas, before, after, strict=True):
        level, gap = by_id[id].score, by_id[id].gap
        if level is not None and gap * (share_after - share_before) > 0:
            found.append(Closes(area=id, start=level + gap * share_before, end=level + gap * share_after))
    return sorted(found, key=lambda c: (-round(c.end - c.start, 9), c.area))


def _why(
    case: Case, closes: list[Closes], covers: Mapping[str, tuple[float, float]], titles: Mapping[str, str]
) -> list[str]:
    """What the option moves most, and where it cannot reach the target alone."""
    targets = {area.id: area.target for area in case.areas}
    shown = [c for c in closes[:3] if f"{c.start:.1f}" != f"{c.end:.1f}"] or closes[:1]
    sentences = [f"{titles.get(c.area, c.area)}: from {c.start:.1f} to {c.end:.1f} at full ramp." for c in shown]
    for c in shown:
        target, ceiling = targets[c.area], covers[c.area][1]
        if target is not None and ceiling < target:
            name = titles.get(c.area, c.area)
            sentences.append(f"{name}: alone it reaches {ceiling:g} at most, of a target of {target:g}.")
    return sentences
