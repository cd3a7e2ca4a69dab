"""The steps of the plan as a report tells them: what each owns, where to find such people, what it closes and costs.

Also what stays open when every step works, which is as much a part of the advice as the steps.
"""

from datetime import date

from assessor.plan.model import Plan, Step
from assessor.questionnaire.age import pay_origin, pay_warning
from assessor.questionnaire.conditions import Profile
from assessor.questionnaire.model import Option, Questionnaire
from assessor.questionnaire.role_pack import role_pack
from assessor.report.format import CONFIDENCE_WORDS, KIND_WORDS
from assessor.report.model import BackgroundView, Movement, OptionView
from assessor.report.pay import pay, pay_region
from assessor.report.role_context import role_context
from assessor.report.role_model import RoleContext
from assessor.scoring.model import Score
from assessor.scoring.words import level

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
        band = pay(option, profile, questionnaire)
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
                pay=band,
                pay_origin=pay_origin(band.as_of, band.source) if band else "",
                pay_warning=pay_warning(band.as_of, today) if band else "",
                role=_role(option, profile, questionnaire, today),
                yearly_cost=step.yearly_cost,
                currency=plan.currency,
                net=step.net,
                payback_month=step.payback_month,
                payback=None if step.payback_month is None else month_from(today, step.payback_month),
                confidence=CONFIDENCE_WORDS[step.confidence] if step.confidence else "",
            )
        )
    return found


def _role(option: Option, profile: Profile, questionnaire: Questionnaire, today: date) -> RoleContext | None:
    """What the option's role pack says, where the questionnaire came with one."""
    files = questionnaire.beside
    if role_pack(files, option.id, questionnaire.language) is None:
        return None
    return role_context(questionnaire, option, files, region=pay_region(option, profile), today=today)


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
        if c.end - c.start >= NEARLY and level(c.end) != level(c.start)  # 1.2 to 1.2 would say nothing
    ]
