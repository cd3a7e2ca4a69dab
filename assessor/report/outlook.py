"""What lies ahead, for a template: doing nothing, what was rejected and why, what each step is worth, the roadmap.

Decided here: days become dates, which reasons are told once only, and what can be said of an option that is not in the
plan. Every amount and every step is the plan's own.
"""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from assessor.plan.cost import DEFAULT_REGION, yearly_cost
from assessor.plan.gates import open_options
from assessor.plan.model import Left, Plan, RoadmapItem, Waiting
from assessor.plan.places import PHASES
from assessor.plan.solve import NEXT
from assessor.questionnaire.conditions import Profile
from assessor.questionnaire.model import Option, Questionnaire
from assessor.report.format import KIND_WORDS
from assessor.report.money_model import Range
from assessor.report.options import month_from
from assessor.report.outlook_model import (
    NothingDone,
    OpenGap,
    Phase,
    Rejected,
    RoadmapStep,
    RoadmapView,
    Waits,
    WithoutView,
)
from assessor.scoring.model import Score

MOST_FLIPS = 3
TOLD_ELSEWHERE = ("due", "worth", "waits", "find_out")
"""Kinds of reasons that the roadmap shows as fields of their own."""


def nothing_done(plan: Plan, titles: Mapping[str, str]) -> NothingDone:
    """What happens if nothing is done."""
    nothing = plan.nothing
    if nothing is None:
        return NothingDone(money=None, gaps=[], not_known=[], on_call="")
    on_call = nothing.on_call
    gaps = [OpenGap(title=titles[left.area], money=_money(left)) for left in nothing.areas]
    whole = None
    if nothing.low is not None and nothing.likely is not None and nothing.high is not None:
        whole = Range(low=nothing.low, likely=nothing.likely, high=nothing.high)
    return NothingDone(
        money=whole,
        gaps=sorted(gaps, key=lambda gap: -(gap.money.likely if gap.money else -1)),
        not_known=[titles[area] for area in nothing.not_known],
        on_call=on_call.says if on_call else "",
        on_call_needed=round(on_call.needed.likely or 0) if on_call else None,
        on_call_pairs=round(on_call.needed_in_pairs.likely or 0) if on_call else None,
    )


def _money(left: Left) -> Range | None:
    if left.low is None or left.likely is None or left.high is None:
        return None
    return Range(low=left.low, likely=left.likely, high=left.high)


def flips_told(plan: Plan) -> list[str] | None:
    """What would change the plan, in sentences, the nearest first; None where nothing was moved."""
    if plan.flips is None or plan.decision == "assess_first":
        return None
    return [flip.says for flip in plan.flips[:MOST_FLIPS]]


def without_views(questionnaire: Questionnaire, plan: Plan) -> list[WithoutView]:
    """What dropping each step costs."""
    titles = {option.id: option.title or option.id for option in questionnaire.all_options}
    return [
        WithoutView(
            title=titles[each.option],
            costs=each.costs,
            resolved=each.resolved,
            instead=[titles[id] for id in each.options],
        )
        for each in plan.without or []
    ]


def rejected(questionnaire: Questionnaire, profile: Profile, score: Score, plan: Plan) -> list[Rejected]:
    """Every option that is not in the plan, with why; none while there is no plan to compare with."""
    if plan.decision == "assess_first":
        return []
    chosen = {step.option for step in plan.steps}
    gaps = {area.id: area.gap or 0.0 for area in score.areas if area.applicable}
    return [
        _rejected(option, questionnaire, profile, gaps, plan)
        for option in questionnaire.all_options
        if option.id not in chosen
    ]


def _rejected(
    option: Option, questionnaire: Questionnaire, profile: Profile, gaps: Mapping[str, float], plan: Plan
) -> Rejected:
    _, fired = open_options([option], profile, gaps)
    title = option.title or option.id
    rivals = [
        step.title
        for step in plan.steps
        for other in questionnaire.all_options
        if other.id == step.option and (option.id in other.excludes or other.id in option.excludes)
    ]
    less = next((other.difference for other in plan.alternatives if option.id in other.options), None)
    full = len(plan.alternatives) == NEXT  # so a plan that is not among them brings no more than the last of them
    return Rejected(
        title=title,
        kind=option.kind,
        kind_word=KIND_WORDS[option.kind],
        yearly_cost=yearly_cost(
            option, str(profile.get("region") or DEFAULT_REGION), plan.currency, questionnaire.economics
        ),
        gate=fired[0].reason.removeprefix(f"Not considered: {title}. ") if fired else "",
        excluded_by=rivals,
        less=less if not fired else None,
        at_least=plan.alternatives[-1].difference if full and less is None and not fired else None,
    )


def roadmap_view(plan: Plan, titles: Mapping[str, str]) -> RoadmapView | None:
    """The roadmap with its days as dates; None where there is none."""
    way = plan.roadmap
    if way is None or not (way.items or way.waiting):
        return None
    return RoadmapView(
        today=way.today,
        last=way.today + timedelta(PHASES[-1]),
        days=PHASES[-1],
        phases=[
            Phase(
                by_day=day,
                by=way.today + timedelta(day),
                steps=[_step(item, way.today, titles) for item in way.items if item.by_day == day],
            )
            for day in PHASES
        ],
        waiting=_waits(way.waiting),
    )


def _step(item: RoadmapItem, today: date, titles: Mapping[str, str]) -> RoadmapStep:
    end = today + timedelta(item.end_day)
    area = titles[item.area]
    return RoadmapStep(
        question=item.question,
        area=area,
        level=item.level,
        to=item.to,
        do=item.do,
        days=item.days,
        owner=item.owner,
        hired=month_from(today, item.role_start_month) if item.role_start_month is not None else None,
        start=today + timedelta(item.start_day),
        end=end,
        start_day=item.start_day,
        end_day=item.end_day,
        seen_by=item.seen_by,
        why=[reason.says for reason in item.reasons if reason.kind not in TOLD_ELSEWHERE],
        gap=item.gap,
        stake=item.stake,
        due=item.due,
        late=item.due is not None and end > item.due,
        find_out=item.find_out,
    )


def _waits(waiting: Sequence[Waiting]) -> list[Waits]:
    by_reason: dict[str, list[str]] = {}
    for each in waiting:
        by_reason.setdefault(each.reason, []).append(each.question)
    found = [Waits(reason=reason, questions=questions) for reason, questions in by_reason.items()]
    return sorted(found, key=lambda wait: len(wait.questions))
