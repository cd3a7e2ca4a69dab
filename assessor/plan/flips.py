"""Flip values: at which value of one fact the plan changes, everything else as it is (docs/method.md, "Flip values").

Money, load and availability are moved between a tenth and ten times of today's value (availability: of what is missing
to 100 percent), in both directions: first in 12 equal ratios, then twice in 12 within the nearest steps that change
something, so that the value is known to 2 percent. A value of 0 is moved up only, from 1,000 to 10,000,000. Runway,
number of hires and budget are limits: their values are found at the months, heads and prices where a plan
gains or loses its place. Scores, targets and the questions that apply stay as they are, even where a condition names
the fact.

Bounded work: every moved value is one draw of one walk over the plans, as in the resampling; three walks for money,
and one search for each month, head or price that is tried, at most MOST_TRIES a fact and direction.
"""

import math
from collections.abc import Callable, Sequence
from typing import Literal, NamedTuple

import numpy as np

from assessor.economics.company import number
from assessor.economics.stakes import stakes
from assessor.plan.case import Case
from assessor.plan.gates import MONTHS_TO_SHOW
from assessor.plan.model import Flip
from assessor.plan.sampling import Prepared, as_given, limits
from assessor.plan.search import plans
from assessor.plan.solve import best_per_draw, solve
from assessor.questionnaire.conditions import Profile
from assessor.questionnaire.model import Questionnaire
from assessor.scoring.model import Score

Direction = Literal["under", "over"]
DIRECTIONS: tuple[Direction, Direction] = ("under", "over")
Ids = tuple[str, ...]
CaseFor = Callable[[Profile], Case]
"""A profile as its case, gates and stakes included."""
Between = Callable[[], None]
"""Called between two steps of long work; whoever waits for nothing any more raises there."""

MOST = 3
WIDEST = 10.0
STEPS = 12
REFINED = 6
"""As many of the nearest steps are looked into."""
PRECISION = 0.02
MOST_TRIES = 6
SMALLEST, LARGEST = 1e-6, 1e15
"""Outside of this a figure is not moved: below it counts as nothing, above it nobody means it."""
FROM_NOTHING = (1_000.0, 10_000_000.0)

MOVED = {
    "monthly_gpu_spend": "your GPU bill were {} a month",
    "monthly_api_spend": "your API bill were {} a month",
    "gpu_load": "the load of your GPUs were {}",
    "sla": "the availability you promise were {} percent",
    "measured_availability": "the availability you measure were {} percent",
    "revenue_per_hour": "an hour of service were worth {} of revenue",
    "blocked_deals": "the revenue held up by open questions were {} a year",
}
LIMITS = {
    "runway_months": "your runway were {}",
    "max_hires": "you could hire {}",
    "yearly_hire_budget": "your budget for people and help were {} a year",
}
MONEY = ("monthly_gpu_spend", "monthly_api_spend", "revenue_per_hour", "blocked_deals", "yearly_hire_budget")
AVAILABILITY = ("sla", "measured_availability")
HIGHEST = {"gpu_load": 1.0}


def go_on() -> None:
    """Nothing stands between two steps."""


class _Step(NamedTuple):
    """A move of one fact: before `same` nothing changes, at `changed` the plan is `ids`; both as scales (`_scale`)."""

    fact: str
    direction: Direction
    same: float
    changed: float
    ids: Ids


def flips(
    questionnaire: Questionnaire,
    profile: Profile,
    score: Score,
    case_for: CaseFor,
    between: Between = go_on,
) -> list[Flip]:
    """The three nearest values that change the plan, those that change the first hire before the others.

    `between` is called before every walk and search; what it raises ends the work.
    """
    case = case_for(profile)
    hires = {option.id for option in case.options if option.kind == "hire"}
    base = tuple(placed.candidate.id for placed in solve(case).placed)
    found = _of_stakes(questionnaire, profile, score, case, base, between)
    found += _of_runway(profile, case_for, base, between)
    found += _of_hires(profile, case, base, between)
    found += _of_budget(profile, case, base, between)
    titles = {option.id: option.short or option.title or option.id for option in case.options}
    ranked = sorted(
        (_flip(step, profile, base, hires, titles, case.currency) for step in found),
        key=lambda flip: (flip.changes != "first_hire", _distance(flip.fact, flip.today, flip.value), flip.fact),
    )
    nearest: dict[str, Flip] = {}
    for flip in ranked:
        # Promise and measurement move the same difference: one of the two is enough.
        nearest.setdefault("availability" if flip.fact in AVAILABILITY else f"{flip.fact} {flip.direction}", flip)
    return list(nearest.values())[:MOST]


def _of_stakes(
    questionnaire: Questionnaire, profile: Profile, score: Score, case: Case, base: Ids, between: Between
) -> list[_Step]:
    """The nearest changes by a fact that moves stakes: a coarse walk, then two finer ones around what it found."""
    hires = {option.id for option in case.options if option.kind == "hire"}

    def plans_at(moves: Sequence[tuple[str, float]]) -> list[Ids]:
        cases = []
        for fact, scale in moves:
            moved = stakes(questionnaire, {**profile, fact: _value(fact, scale)}, score)
            areas = [area.model_copy(update={"stake": moved.of(area.id).likely}) for area in case.areas]
            cases.append(case.model_copy(update={"areas": areas}))
            between()
        return _best_of(cases)

    rows: list[tuple[str, Direction, list[float]]] = []
    for fact in MOVED:
        today = number(profile, fact)
        if today is None or not case.money_known or not 0 <= today <= (100 if fact in AVAILABILITY else math.inf):
            continue
        rows += [(fact, way, _spread(*ends)) for way in DIRECTIONS if (ends := _ends(fact, today, way))]
    steps = _changes(rows, plans_at, hires)
    origin = {(fact, way): points[0] for fact, way, points in rows}
    steps.sort(
        key=lambda step: (
            _same_first(step.ids, base, hires),
            abs(math.log(step.changed / origin[step.fact, step.direction])),
        )
    )
    for _ in range(2):
        finer = [(s.fact, s.direction, _spread(s.same, s.changed)) for s in steps[:REFINED]]
        wanted = [_same_first(s.ids, base, hires) for s in steps[:REFINED]]
        steps = _changes(finer, plans_at, hires, wanted)
    return steps


def _changes(
    rows: Sequence[tuple[str, Direction, list[float]]],
    plans_at: Callable[[Sequence[tuple[str, float]]], list[Ids]],
    hires: set[str],
    wanted: Sequence[bool] | None = None,
) -> list[_Step]:
    """Along each row of scales, the first step at which the plan changes, and the first at which the first hire does.

    `wanted` says per row which of the two is looked for (True: the plan with the same first hire); None is both.
    """
    moves = [(fact, scale) for fact, _, points in rows for scale in points]
    best = iter(plans_at(moves)) if moves else iter(())
    steps = []
    for k, (fact, way, points) in enumerate(rows):
        outcomes = [next(best) for _ in points]
        seen: set[bool] = set()
        for i in range(1, len(points)):
            same_first = _same_first(outcomes[i], outcomes[0], hires)
            if set(outcomes[i]) == set(outcomes[0]) and same_first:
                continue
            if same_first in seen or (wanted is not None and wanted[k] is not same_first):
                continue
            seen.add(same_first)
            steps.append(_Step(fact, way, points[i - 1], points[i], outcomes[i]))
    return steps


def _best_of(cases: Sequence[Case]) -> list[Ids]:
    """The best plan of each case; they differ in their stakes only, so those with money are one walk."""
    priced = [case for case in cases if case.money_known]
    walked = iter(best_per_draw(priced[0], _together([as_given(case) for case in priced])) if priced else ())
    return [
        next(walked) if case.money_known else tuple(placed.candidate.id for placed in solve(case).placed)
        for case in cases
    ]


def _together(points: Sequence[Prepared]) -> Prepared:
    """Point cases as the draws of one."""
    first = points[0]
    candidates = [
        candidate._replace(
            effect=np.concatenate([point.candidates[i].effect for point in points]),
            yearly=np.repeat(candidate.yearly, len(points)),
            fee=np.repeat(candidate.fee, len(points)),
        )
        for i, candidate in enumerate(first.candidates)
    ]
    return first._replace(candidates=candidates, worth=np.concatenate([point.worth for point in points]))


def _of_runway(profile: Profile, case_for: CaseFor, base: Ids, between: Between) -> list[_Step]:
    """The months of runway at which a full-time hire comes into question or drops out (gate G3)."""
    today = number(profile, "runway_months")
    if today is None:
        return []
    needed = {o.fill_months + o.ramp_months + MONTHS_TO_SHOW for o in case_for(profile).options if o.kind == "hire"}
    below = [(month, month - 1) for month in sorted((m for m in needed if m <= today), reverse=True)]
    above = [(month, month) for month in sorted(m for m in needed if m > today)]
    steps = []
    for way, tries in zip(DIRECTIONS, (below, above), strict=True):
        for said, month in tries[:MOST_TRIES]:
            between()
            ids = tuple(p.candidate.id for p in solve(case_for({**profile, "runway_months": month})).placed)
            if set(ids) != set(base):
                steps.append(_Step("runway_months", way, today, said, ids))
                break
    return steps


def _of_hires(profile: Profile, case: Case, base: Ids, between: Between) -> list[_Step]:
    """The number of hires, above or below today's, at which the plan changes."""
    today = number(profile, "max_hires")
    if today is None or case.max_hires is None:
        return []
    most = min(case.max_hires, case.max_options)  # more hires than a plan has room for are as good as that many
    steps = []
    for way, tries in (("under", range(most - 1, -1, -1)), ("over", range(most + 1, case.max_options + 1))):
        for hires in list(tries)[:MOST_TRIES]:
            between()
            ids = tuple(p.candidate.id for p in solve(case.model_copy(update={"max_hires": hires})).placed)
            if set(ids) != set(base):
                direction: Direction = "under" if way == "under" else "over"
                steps.append(_Step("max_hires", direction, today, hires, ids))
                break
    return steps


def _of_budget(profile: Profile, case: Case, base: Ids, between: Between) -> list[_Step]:
    """The budget under which the plan cannot be had, and the smallest one that a better plan needs; both exact."""
    today = number(profile, "yearly_hire_budget")
    if today is None or not case.money_known:
        return []
    between()
    prices = {c.id: c.price for c in as_given(case).candidates}
    steps = []
    if base:
        price = sum(prices[id] for id in base)
        ids = tuple(
            p.candidate.id for p in solve(case.model_copy(update={"yearly_hire_budget": max(0.0, price - 0.01)})).placed
        )
        steps.append(_Step("yearly_hire_budget", "under", today, price, ids))
    free = case.model_copy(update={"yearly_hire_budget": None})
    prepared = as_given(free)
    nets = [
        (plan.price, float(plan.net[0]), plan.ids) for plan in plans(prepared.candidates, prepared.worth, limits(free))
    ]
    best = max((net for _, net, ids in nets if ids == base), default=0.0)
    dearer = [(price, -net, ids) for price, net, ids in nets if net > best + 0.01 and price > today]
    if dearer:
        price, _, ids = min(dearer)
        steps.append(_Step("yearly_hire_budget", "over", today, price, ids))
    return steps


def _flip(step: _Step, profile: Profile, base: Ids, hires: set[str], titles: dict[str, str], currency: str) -> Flip:
    """A step in words, its value rounded to three figures away from today."""
    today = number(profile, step.fact) or 0.0
    exact = step.fact in LIMITS
    value = step.changed if exact else _value(step.fact, _rounded(step.changed, up=step.changed > step.same))
    if step.fact == "yearly_hire_budget":
        value = _rounded(step.changed, up=step.direction == "over")
    first, now = _first(step.ids, hires), _first(base, hires)
    changes: Literal["first_hire", "plan"] = "plan" if first == now else "first_hire"
    where = {**MOVED, **LIMITS}[step.fact].format(_amount(step, value, currency))
    if changes == "plan":
        rest = " + ".join(titles[id] for id in step.ids) or "nothing"
        says = f"The plan would be: {rest}, if {where}."
    elif first is None:
        says = f"Nobody would be hired if {where}."
    elif now is None:
        says = f"The first hire would be: {titles[first]}, if {where}."
    else:
        says = f"The first hire would be: {titles[first]} instead of {titles[now]}, if {where}."
    return Flip(
        fact=step.fact,
        today=today,
        value=value,
        direction=step.direction,
        changes=changes,
        first_hire=first,
        options=list(step.ids),
        precision=0.0 if step.fact in ("runway_months", "max_hires") else PRECISION,
        says=says,
    )


def _amount(step: _Step, value: float, currency: str) -> str:
    if step.fact == "max_hires":
        people = {0: "nobody", 1: "1 person"}.get(int(value), f"{value:g} people")
        return f"at most {people}" if step.direction == "under" and value else people
    said = f"{currency} {value:,.0f}" if step.fact in MONEY else f"{value:g}"
    if step.fact == "runway_months":
        return f"under {said} months" if step.direction == "under" else f"{said} months or more"
    if step.fact == "yearly_hire_budget" and step.direction == "over":
        return f"{said} or more"
    return f"{step.direction} {said}"


def _first(ids: Ids, hires: set[str]) -> str | None:
    return next((id for id in ids if id in hires), None)


def _same_first(ids: Ids, base: Ids, hires: set[str]) -> bool:
    return _first(ids, hires) == _first(base, hires)


def _ends(fact: str, today: float, way: Direction) -> tuple[float, float] | None:
    """From today's scale to the furthest one; None where there is no room that way."""
    start = _scale(fact, today)
    if start < SMALLEST:
        return FROM_NOTHING if fact in MONEY and way == "over" else None
    larger = (way == "over") is (fact not in AVAILABILITY)
    end = start * WIDEST if larger else start / WIDEST
    end = min(end, 100.0) if fact in AVAILABILITY else min(end, HIGHEST.get(fact, math.inf))
    room = end / start if larger else start / end
    return (start, end) if start <= LARGEST and room > 1 + PRECISION else None


def _spread(start: float, end: float) -> list[float]:
    """From `start` to `end` in equal ratios."""
    return [start * (end / start) ** (k / STEPS) for k in range(STEPS)] + [end]


def _scale(fact: str, value: float) -> float:
    """What is moved by ratios: the value, or of an availability what is missing to 100 percent."""
    return 100 - value if fact in AVAILABILITY else value


def _value(fact: str, scale: float) -> float:
    return round(100 - scale, 9) if fact in AVAILABILITY else scale


def _distance(fact: str, today: float, value: float) -> float:
    """How far a value is from today's: the size of the logarithm of their ratio."""
    before, after = _scale(fact, today), _scale(fact, value)
    return abs(math.log(after / before)) if before > 0 and after > 0 else math.inf


def _rounded(value: float, *, up: bool) -> float:
    """To three figures, up or down."""
    if value <= 0:
        return value
    unit = 10.0 ** (math.floor(math.log10(value)) - 2)
    steps = math.ceil(value / unit - 1e-9) if up else math.floor(value / unit + 1e-9)
    return round(steps * unit, 9)
