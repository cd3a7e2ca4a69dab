"""The money of a report: what is at stake and how it came about, and what the plan brings.

Decided here: which amounts are shown together and in which order, and which derivation steps a reader has seen already.
Every amount is economics' or the plan's own; nothing is added up here but the yearly cost of the plan's options.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import accumulate

from assessor.economics.currency import convert
from assessor.economics.figure import Figure, Input
from assessor.economics.leaks import Leak, leaks
from assessor.economics.stake_model import Part, Stake, Stakes
from assessor.plan.decide import confidence
from assessor.plan.model import Plan
from assessor.questionnaire.conditions import Profile
from assessor.questionnaire.model import Option, Questionnaire
from assessor.report.format import CONFIDENCE_WORDS
from assessor.report.model import AreaView
from assessor.report.money_model import (
    AlternativeView,
    FactMissing,
    FirstHire,
    InputView,
    LeakPart,
    LeakView,
    Money,
    PartView,
    PlanMoney,
    Range,
    StakeView,
    Unpriced,
    Worked,
)
from assessor.report.options import month_from
from assessor.report.pay import pay

SHARE_OF_LEAK = "share of this leak"
"""What economics/leaks.py calls the share of a part that goes to one leak."""
OFTEN = 0.1
"""Share of the draws from which a hire is worth naming beside the first one."""


def money_view(questionnaire: Questionnaire, profile: Profile, stakes: Stakes, plan: Plan) -> Money:
    """What is at stake."""
    titles = {area.id: area.title or area.id for area in questionnaire.areas}
    grouped = leaks(stakes)
    shown: list[Figure] = []
    leaking = [_leak(one, titles, leak=True) for one in grouped.leaks]
    views = [_stake(stake, titles, questionnaire, shown, leaking) for stake in stakes.areas if stake.likely is not None]
    return Money(
        currency=stakes.currency,
        whole=_range(grouped.whole),
        not_known=[titles[area] for area in plan.nothing.not_known] if plan.nothing else [],
        leaks=leaking
        + sorted((_leak(one, titles, leak=False) for one in grouped.outside), key=lambda view: -_likely(view)),
        stakes=views,
        unpriced=_unpriced(stakes, titles),
        missing=_missing(stakes, titles, questionnaire),
        inputs=_inputs(stakes),
        levers=[used.says for used in stakes.levers] if views else [],
        notes=[*(stakes.notes if views else ()), *_converted(questionnaire, profile, plan)],
    )


def plan_money(questionnaire: Questionnaire, plan: Plan, draws: int, today: date) -> PlanMoney:
    """What the plan is worth, what else was considered, and how sure the first hire is."""
    titles = {option.id: option.title or option.id for option in questionnaire.all_options}
    costs = [step.yearly_cost for step in plan.steps if step.yearly_cost is not None]
    return PlanMoney(
        currency=plan.currency,
        horizon_months=plan.horizon_months,
        draws=draws,
        net=plan.net,
        payback_month=plan.payback_month,
        payback=None if plan.payback_month is None else month_from(today, plan.payback_month),
        peak_cash=plan.peak_cash,
        yearly_cost=sum(costs) if costs and len(costs) == len(plan.steps) else None,
        cash=list(accumulate(plan.flow)) if plan.steps and plan.flow else [],
        alternatives=[
            AlternativeView(titles=[titles[id] for id in other.options], net=other.net, difference=other.difference)
            for other in plan.alternatives
        ],
        first_hire=_first_hire(plan, titles),
    )


def _first_hire(plan: Plan, titles: Mapping[str, str]) -> FirstHire | None:
    first = next((step for step in plan.steps if step.kind == "hire" and not step.later), None)
    if first is None or plan.first_hire is None:
        return None
    share = plan.first_hire.get(first.option, 0.0)
    others = sorted(((id, n) for id, n in plan.first_hire.items() if id != first.option), key=lambda one: -one[1])
    return FirstHire(
        word=CONFIDENCE_WORDS[confidence(share, money_known=plan.net is not None)],
        title=first.title,
        share=share,
        others=[(titles[id], n) for id, n in others if n >= OFTEN],
        nobody=max(0.0, 1 - sum(plan.first_hire.values())),
    )


def _range(figure: Figure) -> Range | None:
    if figure.low is None or figure.likely is None or figure.high is None:
        return None
    return Range(low=figure.low, likely=figure.likely, high=figure.high)


def _likely(view: LeakView) -> float:
    return view.money.likely if view.money else 0.0


def _leak(one: Leak, titles: Mapping[str, str], *, leak: bool) -> LeakView:
    money = _range(one.money)
    known = [part for part in one.money.inputs if isinstance(part, Figure) and part.likely is not None]
    parts = [LeakPart(name=part.name, share=_share_of_leak(part)) for part in known] if money else []
    return LeakView(title=titles.get(one.id, one.title), money=money, of=parts, leak=leak)


def _share_of_leak(part: Figure) -> float:
    """1 for a whole part; a part that two leaks share carries its share as an input."""
    shares = [known for known in part.inputs if isinstance(known, Input) and known.name == SHARE_OF_LEAK]
    return float(shares[0].value) if shares and isinstance(shares[0].value, float) else 1.0


def _stake(
    stake: Stake,
    titles: Mapping[str, str],
    questionnaire: Questionnaire,
    shown: list[Figure],
    leaking: Sequence[LeakView],
) -> StakeView:
    return StakeView(
        area=stake.area,
        title=titles.get(stake.area, stake.area),
        standing=stake.standing,
        counts=stake.counts,
        money=_range(stake.money),
        says=stake.says,
        parts=[_part(part, questionnaire, shown, leaking) for part in stake.parts],
    )


def _part(part: Part, questionnaire: Questionnaire, shown: list[Figure], leaking: Sequence[LeakView]) -> PartView:
    return PartView(
        name=part.figure.name,
        money=_range(part.figure),
        withheld=part.figure.withheld,
        missing=[_asked(fact, questionnaire) for fact in part.figure.missing],
        goes_to=[
            LeakPart(name=leak.title, share=each.share)
            for leak in leaking
            for each in leak.of
            if each.name == part.figure.name
        ],
        steps=_steps(part.figure, shown),
    )


def _steps(figure: Figure, shown: list[Figure]) -> list[Worked]:
    """The figure's derivation without what `shown` has already, its own result last; what is told joins `shown`."""
    if figure.cases is None or figure in shown:
        return []
    before = [step for known in figure.inputs if isinstance(known, Figure) for step in _steps(known, shown)]
    shown.append(figure)
    names = [plain(known.name) for known in figure.inputs]
    return [
        *before,
        Worked(name=plain(figure.name), formula=figure.formula, of=names, cases=figure.cases, unit=figure.unit),
    ]


def _inputs(stakes: Stakes) -> list[InputView]:
    found: dict[str, Input] = {}
    for stake in stakes.areas:
        for part in stake.parts:
            if part.figure.likely is not None:
                for source in part.figure.sources():
                    found.setdefault(source.name, source)
    return [
        InputView(
            name=plain(source.name),
            values=list(source.value) if isinstance(source.value, tuple) else [source.value or 0.0],
            unit=source.unit,
            origin=source.origin,
        )
        for source in found.values()
    ]


def plain(name: str) -> str:
    """An id as words: monthly gpu spend."""
    return name.replace("_", " ")


def _missing(stakes: Stakes, titles: Mapping[str, str], questionnaire: Questionnaire) -> list[FactMissing]:
    wanted: dict[str, list[str]] = {}
    for stake in stakes.areas:
        if stake.standing in ("partly_known", "not_known"):
            for fact in stake.missing:
                wanted.setdefault(_asked(fact, questionnaire), []).append(titles.get(stake.area, stake.area))
    return [FactMissing(ask=ask, titles=areas) for ask, areas in wanted.items()]


def find_first(money: Money, areas: Sequence[AreaView]) -> FactMissing | None:
    """The fact that would price the largest gaps, all its areas together; None where no gap waits for one."""
    gaps = {area.title: area.gap or 0.0 for area in areas}
    best = max(money.missing, key=lambda fact: sum(gaps.get(title, 0.0) for title in fact.titles), default=None)
    return best if best and any(gaps.get(title) for title in best.titles) else None


def _unpriced(stakes: Stakes, titles: Mapping[str, str]) -> list[Unpriced]:
    """Areas without an amount that no fact of this questionnaire would give one; what lacks facts is `missing`."""
    reasons: dict[str, list[str]] = {}
    for stake in stakes.areas:
        if stake.likely is None and not stake.missing:
            reasons.setdefault(stake.says, []).append(titles.get(stake.area, stake.area))
    return [Unpriced(titles=areas, reason=reason) for reason, areas in reasons.items()]


def _asked(fact: str, questionnaire: Questionnaire) -> str:
    known = questionnaire.fact(fact)
    return known.ask if known else plain(fact)


def _converted(questionnaire: Questionnaire, profile: Profile, plan: Plan) -> list[str]:
    """The dated note about options of the plan, or of one beside it, whose price came in another currency."""
    named = {step.option for step in plan.steps} | {id for other in plan.alternatives for id in other.options}
    options = [option for option in questionnaire.all_options if option.id in named]
    foreign = {_priced_in(option, profile, questionnaire, plan.currency) for option in options} - {plan.currency}
    if not foreign:
        return []
    dated = questionnaire.economics.rates.get("as_of", "no date")
    return [
        f"Pay and prices in {', '.join(sorted(foreign))} were converted to {plan.currency} at the rates of {dated}."
    ]


def _priced_in(option: Option, profile: Profile, questionnaire: Questionnaire, into: str) -> str:
    """The currency of the price that the plan took (plan/cost.py)."""
    if isinstance(option.yearly, dict):
        able = [unit for unit in option.yearly if convert(1, unit, into, questionnaire.economics) is not None]
        return into if into in option.yearly or not able else able[0]
    band = pay(option, profile, questionnaire) if option.yearly is None else None
    return band.currency if band else into
