"""The steps of the plan as a report tells them: what each owns, where to find such people, what it closes and costs.

Also what stays open when every step works, which is as much a part of the advice as the steps.
"""

from datetime import date

from assessor.plan.cost import DEFAULT_REGION
from assessor.plan.model import Plan, Step
from assessor.questionnaire.conditions import Profile
from assessor.questionnaire.model import Option, Questionnaire
from assessor.report.format import CONFIDENCE_WORDS, KIND_WORDS
from assessor.report.model import BackgroundView, Movement, OptionView, PayView
from assessor.scoring.model import Score

NEARLY = 0.05
"""Levels; a smaller distance reads as none."""


def option_views(
    questionnaire: Questionnaire, profile: Profile, score: Score, plan: Plan, today: date
) -> list[OptionView]:
    """Every step of the plan, in its order."""
    known = {option.id: option for option in questionnaire.all_options}
    found = []
    for step in plan.steps:
        option = known[step.option]
        found.append(
            OptionView(
                id=option.id,
                title=step.title,
                kind=step.kind,
                kind_word=KIND_WORDS[step.kind],
                step=step.step,
                later=step.later,
                start_month=step.start_month,
                start=month_from(today, step.start_month),
                search=month_from(today, max(0, step.start_month - option.fill_months)),
                full=month_from(today, step.start_month + option.ramp_months),
                fill_months=option.fill_months,
                ramp_months=option.ramp_months,
                mission=option.mission,
                owns=option.owns,
                backgrounds=[
                    BackgroundView(title=b.title or b.id, brings=b.brings, check=b.check) for b in option.backgrounds
                ],
                closes=_closes(step, option, questionnaire, score),
                pay=pay(option, profile, questionnaire),
                yearly_cost=step.yearly_cost,
                currency=plan.currency,
                net=step.net,
                payback_month=step.payback_month,
                payback=None if step.payback_month is None else month_from(today, step.payback_month),
                confidence=CONFIDENCE_WORDS[step.confidence] if step.confidence else "",
            )
        )
    return found


def left_open(questionnaire: Questionnaire, score: Score, plan: Plan) -> list[Movement]:
    """Areas that are below their target even when every step of the plan works at full ramp."""
    titles = {area.id: area.title or area.id for area in questionnaire.areas}
    found = []
    for area in score.areas:
        if area.stated is None or area.target is None:
            continue
        reached = max((c.end for step in plan.steps for c in step.closes if c.area == area.id), default=area.stated)
        if area.target - reached > NEARLY:
            movement = Movement(area=area.id, title=titles[area.id], start=area.stated, end=reached, target=area.target)
            found.append(movement)
    return sorted(found, key=lambda m: -((m.target or 0) - m.end))


def month_from(today: date, months: int) -> date:
    """The first day of the month that is `months` after the month of `today`."""
    index = today.year * 12 + today.month - 1 + months
    return date(index // 12, index % 12 + 1, 1)


def pay(option: Option, profile: Profile, questionnaire: Questionnaire) -> PayView | None:
    """The pay band of the profile's region, or the first there is."""
    if not option.pay:
        return None
    wanted = str(profile.get("region") or DEFAULT_REGION)
    region = wanted if wanted in option.pay else next(iter(option.pay))
    band = option.pay[region]
    fact = questionnaire.fact("region")
    says = {choice.id: choice.says or choice.id for choice in fact.choices} if fact else {}
    source = questionnaire.sources.get(band.source)
    return PayView(
        currency=band.currency,
        low=band.low,
        high=band.high,
        region=says.get(region, region.upper()),
        as_of=band.as_of,
        source=source.title if source else band.source,
    )


def _closes(step: Step, option: Option, questionnaire: Questionnaire, score: Score) -> list[Movement]:
    titles = {area.id: area.title or area.id for area in questionnaire.areas}
    return [
        Movement(
            area=c.area,
            title=titles[c.area],
            start=c.start,
            end=c.end,
            target=score.area(c.area).target,
            ceiling=option.covers[c.area][1],
        )
        for c in step.closes
        if c.end - c.start >= NEARLY
    ]
