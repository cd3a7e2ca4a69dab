"""The stake of each area: money a year that closing its gap would release (docs/method.md, "Money": "Stakes").

    gpu, optimisation, costs             from the AI bill (spend_parts.py)
    reliability                          max(0, sla - measured_availability) / 100 x 8,760 x revenue_per_hour
    governance                           blocked_deals
    latency, observability, scaling,     the company's own figure, where the questionnaire has a fact `stake_<area>`
    and areas of other questionnaires
    every area                           + risk_floor x gap (USD per level and year, converted)

Low, likely, high. A part with an input that was not given is withheld, and the stake is the sum of the others; without
any the stake is not known, which is not 0. The money belongs to closing the whole gap of today. With a gap of 0 there
is nothing to close, and without a gap nothing to measure by: the money is then shown and does not count.
A questionnaire without economics.yaml prices nothing.
"""

from collections.abc import Mapping

from assessor.economics.company import Company, nothing_to_run
from assessor.economics.currency import DEFAULT_CURRENCY, YEARLY, convert
from assessor.economics.figure import NOT_GIVEN, Figure, Input, require, sum_of_known, worked_out
from assessor.economics.lever_shares import ShareUsed
from assessor.economics.spend_parts import COSTS, GPU, OPTIMISATION, spend_parts
from assessor.economics.stake_model import LeversUsed, Part, Stake, Stakes, Standing
from assessor.questionnaire.conditions import Profile
from assessor.questionnaire.model import Questionnaire
from assessor.scoring.model import AreaScore, Score

RELIABILITY, GOVERNANCE = "reliability", "governance"
FROM_THE_BILL = (GPU, OPTIMISATION, COSTS)
HOURS_A_YEAR = 8_760
ECONOMICS = "economics.yaml"
NO_PROMISE = ("none", "no")

NO_ECONOMICS = "this questionnaire has no economics.yaml, so it prices nothing"
NOTHING_TO_RUN = (
    "Your models run behind hosted APIs and you have no plan to host them, so there is nothing here to save."
)
NO_BILL = "There is no bill here to save on."
NOT_ASKED = "No question of the area applies to you."
NO_FACT = "nothing in this questionnaire prices it"
AT_TARGET = "The area is at its target, so there is no gap whose closing would release this money; it is not counted."
NO_GAP = "The area has no score or no target yet, so this money is not counted."
AT_LEAST = "This much at least: another part of it could not be priced."
RELEASED = "Saved GPU time is cash once the capacity is released; under a commitment or credits, at renewal."


def stakes(
    questionnaire: Questionnaire, profile: Profile, score: Score, assumed: Mapping[str, float] | None = None
) -> Stakes:
    """The stakes of a company; `assumed` stands in for facts that the profile does not have."""
    company = Company(questionnaire, profile, assumed or {})
    priced = ECONOMICS in questionnaire.documents
    from_the_bill, used = spend_parts(company) if priced else ({}, [])
    areas = []
    for area in score.areas:
        parts = [*_own_parts(area.id, company, from_the_bill), *_risk_floor(area, company)] if priced else []
        areas.append(_stake(area, parts, company, priced=priced))
    gpu_time = any(part.id in ("idle_gpus", "engine") and part.figure.likely for stake in areas for part in stake.parts)
    return Stakes(
        currency=company.currency,
        areas=tuple(areas),
        levers=tuple(_in_words(share) for share in used),
        notes=(*([RELEASED] if gpu_time else []), *_converted(areas, company)),
    )


def below_promise(sla: Input, measured: Input, hour: Input, unit: str) -> Figure:
    """max(0, sla - measured_availability) / 100 x 8,760 x revenue_per_hour; both availabilities in percent."""

    def rule(promised: float, reached: float, price: float) -> float:
        require(promised <= 100 and reached <= 100, "an availability above 100 percent cannot be")
        return max(0.0, promised - reached) / 100 * HOURS_A_YEAR * price

    name = "Hours below the promised availability"
    formula = "max(0, sla - measured_availability) / 100 x 8,760 x revenue_per_hour"
    return worked_out(name, unit, formula, rule, sla, measured, hour)


def _own_parts(area: str, company: Company, from_the_bill: Mapping[str, list[Part]]) -> list[Part]:
    """What the area's own formula gives, risk floor aside."""
    unit = f"{company.currency} {YEARLY}"
    if area in FROM_THE_BILL:
        return list(from_the_bill[area])
    if area == RELIABILITY:
        if company.profile.get("sla") in NO_PROMISE or company.profile.get("sla") is False:
            why = "no availability is promised, so no hour falls below the promise"
            return [
                Part(id="hours_below_promise", figure=_withheld("Hours below the promised availability", unit, why))
            ]
        figure = below_promise(
            company.given("sla", "percent"),
            company.given("measured_availability", "percent"),
            company.money("revenue_per_hour", "per hour"),
            unit,
        )
        return [Part(id="hours_below_promise", figure=figure)]
    if area == GOVERNANCE:
        deals = company.money("blocked_deals", YEARLY)
        figure = worked_out("Revenue held up by open questions", unit, deals.name, lambda held: held, deals)
        return [Part(id="blocked_deals", figure=figure)]
    fact, name = f"stake_{area}", "The company's own figure"
    if company.questionnaire.fact(fact) is None:
        return [Part(id="own_figure", figure=_withheld(name, unit, NO_FACT))]
    own = company.money(fact, YEARLY)
    return [Part(id="own_figure", figure=worked_out(name, unit, fact, lambda said: said, own))]


def _risk_floor(area: AreaScore, company: Company) -> list[Part]:
    """risk_floor x gap, where the questionnaire sets one and the gap is not 0."""
    per_level = company.questionnaire.economics.risk_floor.get(area.id, 0.0)
    if not per_level or not area.applicable or area.gap == 0:
        return []
    name, unit = "Risk that has no price of its own", f"{company.currency} {YEARLY}"
    amount = convert(per_level, DEFAULT_CURRENCY, company.currency, company.questionnaire.economics)
    if amount is None:
        why = f"there is no rate to convert it from {DEFAULT_CURRENCY}"
        return [Part(id="risk_floor", figure=_withheld(name, unit, why))]
    if area.gap is None:
        return [Part(id="risk_floor", figure=_withheld(name, unit, "the area has no gap yet"))]
    floor = Input(name=f"risk_floor.{area.id}", value=amount, unit=f"{unit} and level", origin="default")
    gap = Input(name=f"gap of {area.id}", value=area.gap, unit="levels")
    figure = worked_out(name, unit, "risk_floor x gap", lambda each, levels: each * levels, floor, gap)
    return [Part(id="risk_floor", figure=figure)]


def _stake(area: AreaScore, parts: list[Part], company: Company, *, priced: bool) -> Stake:
    unit, name = f"{company.currency} {YEARLY}", "Stake"
    nothing = ""
    if not area.applicable:
        nothing = NOT_ASKED
    elif priced and area.id == GPU and nothing_to_run(company.profile):
        nothing = NOTHING_TO_RUN
    elif priced and not parts:
        nothing = NO_BILL
    if nothing:
        return Stake(area=area.id, standing="not_applicable", money=_withheld(name, unit, nothing), says=nothing)
    figures = [part.figure for part in parts]
    formula = " + ".join(part.id for part in parts)
    money = sum_of_known(name, unit, formula, figures, nothing=NOT_GIVEN if priced else NO_ECONOMICS)
    standing: Standing = "known"
    if money.likely is None:
        standing = "not_known"
    elif any(figure.likely is None for figure in figures):
        standing = "partly_known"
    return Stake(
        area=area.id,
        standing=standing,
        money=money,
        parts=tuple(parts),
        gap=area.gap,
        says=_says(standing, money, area.gap),
    )


def _says(standing: Standing, money: Figure, gap: float | None) -> str:
    """What a reader must know about a stake before taking its figure."""
    if money.likely is None:
        return f"Not known: {money.withheld}."
    if gap is None:
        return NO_GAP
    if gap <= 0:
        return AT_TARGET
    return AT_LEAST if standing == "partly_known" else ""


def _withheld(name: str, unit: str, why: str) -> Figure:
    return Figure(name=name, unit=unit, formula="", withheld=why)


def _in_words(used: ShareUsed) -> LeversUsed:
    bill = {"gpu": "GPU", "api": "API"}[used.bill]
    share = used.share
    figure = (
        share
        if isinstance(share, Figure)
        else worked_out(f"Saved of the {bill} bill", share.unit, share.name, lambda of: of, share)
    )
    low, likely, high = (f"{(value or 0) * 100:.0f}" for value in (figure.low, figure.likely, figure.high))
    span = f"{likely} percent" if low == high else f"{low} to {high} percent (likely {likely})"
    how = (
        f"computed from your own figures ({', '.join(name.replace('_', ' ') for name in used.computed_from)})"
        if used.computed_from
        else "a default of this questionnaire"
    )
    says = f"{used.group.capitalize()}: {span} of what is left of the {bill} bill, {how}."
    return LeversUsed(bill=used.bill, group=used.group, share=figure, computed_from=used.computed_from, says=says)


def _converted(areas: list[Stake], company: Company) -> list[str]:
    """The dated note about risk floors that were converted."""
    floors = any(part.id == "risk_floor" and part.figure.likely for stake in areas for part in stake.parts)
    if not floors or company.currency == DEFAULT_CURRENCY:
        return []
    rates = company.questionnaire.economics.rates
    return [f"Risk floors were converted from {DEFAULT_CURRENCY} at the rates of {rates.get('as_of', 'no date')}."]
