"""Where a figure of the plan comes from: its formula, its inputs and theirs, so that anyone can work it out again.

Nothing is decided here: the plan is taken apart by the rules that made it (docs/method.md, "The plan"). Money over the
horizon or a year in the plan's currency, months from today. The likely case only: the plan is decided on it.
"""

from typing import Literal, NamedTuple

import numpy as np

from assessor.economics.currency import YEARLY
from assessor.economics.figure import SHARE, Figure, Input, Known, sum_of_known
from assessor.economics.stake_model import Stakes
from assessor.plan.case import Case
from assessor.plan.closure import Array
from assessor.plan.company_case import company_case
from assessor.plan.cost import recruiting_fee, yearly_cost
from assessor.plan.model import Plan, RoadmapItem, Step
from assessor.plan.sampling import limits
from assessor.plan.search import ramp
from assessor.plan.solve import Solution, flow_of, shares, solve
from assessor.questionnaire.conditions import Profile
from assessor.questionnaire.model import Option, Questionnaire
from assessor.scoring.model import Score

Name = Literal["cost", "start", "net", "payback", "confidence", "peak_cash", "yearly"]
NOT_BACK = "the sum of its months is below 0 at the end"


class PlanFigure(NamedTuple):
    """A figure of the plan by its name; without a step (numbered from 1), one of the whole plan."""

    name: Name
    step: int | None = None


class Ground(NamedTuple):
    """What the figures of one plan are taken from."""

    case: Case
    solution: Solution
    stakes: Stakes
    titles: dict[str, str]
    plan: Plan


def ground(questionnaire: Questionnaire, profile: Profile, score: Score, stakes: Stakes, plan: Plan) -> Ground:
    """The case of `plan` with its solution: one search, for as many figures as are asked for."""
    areas = [area for area in score.areas if area.applicable]
    case, _ = company_case(questionnaire, profile, areas, stakes)
    titles = {area.id: area.title or area.id for area in questionnaire.areas}
    return Ground(case, solve(case), stakes, titles, plan)


def derive_plan(ground: Ground, figure: PlanFigure, draws: int) -> Figure:
    """How `figure` of the plan follows from stakes, prices and months. KeyError: there is no such figure."""
    plan = ground.plan
    if figure.step is None:
        return _of_all(ground, figure.name)
    step = next((step for step in plan.steps if step.step == figure.step), None)
    if step is None:
        raise KeyError(figure.step)
    match figure.name:
        case "cost":
            return _cost(ground, step)
        case "start":
            return _start(ground, step)
        case "net":
            return _net(ground, step)
        case "payback":
            return _payback(f"Payback of {step.title}", _flow(ground, step), step.payback_month, plan.currency)
        case "confidence":
            return _confidence(ground, step, draws)
    raise KeyError(figure.name)


def value_of_item(item: RoadmapItem, currency: str) -> Figure:
    """What puts a step of the roadmap in its place: gap x exposure / effort."""
    effort = max(0.5, 5.0 if item.days is None else item.days)
    exposure = item.value * effort / item.gap if item.gap else 0.0
    unit = f"{currency} {YEARLY}" if item.stake is not None else "weight"
    return point(
        f"Value of the step {item.question}",
        item.value,
        "by which steps are ordered",
        "gap x exposure / effort",
        point("Gap", item.gap, "levels", "from the answer to what is wanted of it"),
        point("Exposure", exposure, unit, "the question's part, by weight, of its area's stake"),
        Input(name="effort", value=effort, unit="working days", origin="default"),
    )


def _of_all(ground: Ground, name: Name) -> Figure:
    plan, unit = ground.plan, f"{ground.plan.currency} over {ground.plan.horizon_months} months"
    flow = np.array(plan.flow or [])
    if name == "net":
        return sum_of_known("Net of the plan", unit, "sum of the steps", [_net(ground, step) for step in plan.steps])
    if name == "yearly":
        parts = [_cost(ground, step) for step in plan.steps]
        return sum_of_known("Cost of the plan", f"{plan.currency} {YEARLY}", "sum of the steps", parts)
    if name == "payback":
        return _payback("Payback of the plan", flow, plan.payback_month, plan.currency)
    if name != "peak_cash":
        raise KeyError(name)
    total = np.cumsum(flow)
    deepest = int(total.argmin()) + 1 if total.size else 1
    return point(
        "Most that is paid out before it comes back",
        plan.peak_cash or 0.0,
        plan.currency,
        "the deepest point of the sum of the months",
        point("Month of the deepest point", float(deepest), "", "brought less paid, added up month by month"),
    )


def _cost(ground: Ground, step: Step) -> Figure:
    """A year of an option: the middle of its pay band x load, or the price as it is."""
    option, case = _option(ground, step), ground.case
    unit, name = f"{case.currency} {YEARLY}", f"Cost of {step.title}"
    if step.yearly_cost is None:
        return Figure(name=name, unit=unit, formula="", withheld="it has no price in a currency with a rate")
    if option.yearly is not None:
        price = Input(name=f"price of {step.title}", value=step.yearly_cost, unit=unit, origin="default")
        return point(name, step.yearly_cost, unit, "the price", price)
    load = case.load if option.kind == "hire" else 1.0
    band = option.pay.get(case.region) or next(iter(option.pay.values()))
    paid = f"{band.currency} {YEARLY}"
    inputs = [
        Input(name="lower end of the pay band", value=band.low, unit=paid, origin="default"),
        Input(name="upper end of the pay band", value=band.high, unit=paid, origin="default"),
        Input(name="load: employer's charges and tools", value=load, unit="times pay", origin="default"),
    ]
    rate = step.yearly_cost / ((band.low + band.high) / 2 * load)
    if band.currency != case.currency:
        inputs.append(Input(name=f"rate {band.currency} to {case.currency}", value=rate, unit="", origin="default"))
    formula = "(lower end + upper end) / 2 x load" + (" x rate" if len(inputs) == 4 else "")
    return point(name, step.yearly_cost, unit, formula, *inputs)


def _start(ground: Ground, step: Step) -> Figure:
    """The month its search can begin, and the months the search takes."""
    fill = _option(ground, step).fill_months
    return point(
        f"Start of {step.title}",
        float(step.start_month),
        "months from today",
        "month in which the search can begin + months to fill",
        point(
            "Month in which the search can begin",
            float(step.start_month - fill),
            "months from today",
            "searches in the same lane come one after the other",
        ),
        Input(name="months to fill", value=float(fill), unit="months", origin="default"),
    )


def _net(ground: Ground, step: Step) -> Figure:
    """What the step brings on top of those before it, less what it costs, over the horizon."""
    case, unit = ground.case, f"{ground.case.currency} over {ground.case.horizon_months} months"
    name = f"Net of {step.title}"
    if step.net is None:
        return Figure(name=name, unit=unit, formula="", withheld="no stake is known")
    brought = _brought(ground, step)
    months = max(0, case.horizon_months - step.start_month)
    option = _option(ground, step)
    yearly = yearly_cost(option, case.region, case.currency, case.economics) or 0.0
    fee = recruiting_fee(option, case.region, case.currency, case.economics) if months else 0.0
    paid = point(
        f"Paid for {step.title}",
        yearly / 12 * months + fee,
        unit,
        "cost of a year / 12 x months paid + fee of the search",
        _cost(ground, step),
        point("Months paid", float(months), "months", "from its start to the horizon"),
        point("Fee of the search", fee, case.currency, f"{case.fee:g} x pay, once, for hires only"),
    )
    return point(name, step.net, unit, "brought - paid", brought, paid)


def _brought(ground: Ground, step: Step) -> Figure:
    """Per area: stake x what the team leaves open x years in which the step closes it."""
    case, solution = ground.case, ground.solution
    unit = f"{case.currency} over {case.horizon_months} months"
    years = _closed_years(ground, step.step - 1)
    found: list[Known] = []
    for i, area in enumerate(solution.prepared.areas):
        stake = ground.stakes.of(area)
        worth = float(solution.prepared.worth[0][i])
        if worth <= 0 or years[i] <= 0 or stake.likely is None:
            continue
        title = ground.titles.get(area, area)
        likely = point(f"Likely stake of {title}", stake.likely, stake.money.unit, "the likely case", stake.money)
        left = float(solution.prepared.left[0][i])
        found.append(
            point(
                f"Brought in {title}",
                worth * float(years[i]),
                unit,
                "stake x left open by the team x years closed",
                likely,
                point("Left open by the people you have", left, SHARE, "what their spare time will not close anyway"),
                point(
                    "Years closed", float(years[i]), "years", "share of the gap closed in each month, added up, / 12"
                ),
            )
        )
    return sum_of_known(f"Brought by {step.title}", unit, "sum of the areas", found, nothing="no stake is known")


def _closed_years(ground: Ground, position: int) -> Array:
    """Per area, the share of the gap that the option at `position` closes, added up over the months, in years."""
    bound = limits(ground.case)
    months = np.arange(1, bound.horizon + 1, dtype=float)
    left_open = np.ones((bound.horizon, len(ground.solution.prepared.areas)))
    closed = np.zeros_like(left_open)
    for placed in ground.solution.placed[: position + 1]:
        share = placed.candidate.effect[0] * (bound.repeat_share if placed.repeat else 1.0)
        after = left_open * (1 - ramp(months, placed.start, placed.candidate.ramp_months)[:, None] * share)
        closed, left_open = left_open - after, after
    years: Array = closed.sum(axis=0) / 12
    return years


def _flow(ground: Ground, step: Step) -> Array:
    """The money of each month that the step adds."""
    return flow_of(ground.solution, step.step - 1, limits(ground.case))


def _payback(name: str, flow: Array, month: int | None, currency: str) -> Figure:
    formula = "the first month from which the sum of the months stays at 0 or above"
    if month is None:
        return Figure(name=name, unit="month", formula=formula, withheld=NOT_BACK)
    total = np.cumsum(flow)
    sums = [
        point(f"Sum of the months up to month {m}", float(total[m - 1]), currency, "brought less paid")
        for m in (month - 1, month)
        if m >= 1
    ]
    return point(name, float(month), "month", formula, *sums)


def _confidence(ground: Ground, step: Step, draws: int) -> Figure:
    """How often the option was in the best plan when the numbers were drawn again."""
    found = shares(ground.case, draws, ground.case.seed).included.get(step.option, 0.0) if draws else 0.0
    return point(
        f"That {step.title} belongs to the plan",
        found,
        SHARE,
        "draws in which it is in the best plan / draws; clear from 80%, likely from 60%, a toss-up from 40%",
        point("Draws in which it is in the best plan", found * draws, "draws", "each has its own best plan"),
        point("Draws", float(draws), "draws", "scores, stakes, effects and prices are drawn around what is given"),
    )


def _option(ground: Ground, step: Step) -> Option:
    return next(option for option in ground.case.options if option.id == step.option)


def point(name: str, value: float, unit: str, formula: str, *inputs: Known) -> Figure:
    """A figure with one case; without inputs, one that is taken over as it was worked out elsewhere."""
    return Figure(
        name=name,
        low=value,
        likely=value,
        high=value,
        unit=unit,
        formula=formula,
        inputs=inputs,
        cases=(value, value, value),
    )
