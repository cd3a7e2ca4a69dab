"""The plan: which options, in which order, or nobody yet (docs/method.md, "The plan").

No stake is counted yet: weight x gap stands in for money. Options are added one by one, each the one that closes most
of the sum of weight x gap x closure at full ramp, at most two and each worth at least half a level in all. Net, payback
and peak cash are null until stakes are known, and the plan says so.
"""

from collections.abc import Mapping, Sequence

from assessor.plan.actions import first_actions, questions_to_answer
from assessor.plan.closure import Standing, closure, effect, left_by_team
from assessor.plan.cost import currency, yearly_cost
from assessor.plan.gates import ENOUGH_COVERAGE, on_call, open_options
from assessor.plan.model import Closes, FindOut, Gate, Plan, Step
from assessor.questionnaire.conditions import Profile
from assessor.questionnaire.model import Option, Questionnaire
from assessor.scoring.model import AreaScore, Score
from assessor.scoring.targets import highest_possible

HEADLINE = 2
WORTH = 0.5
"""Levels, weighted, over all areas: less is not worth a search."""
NO_MONEY = "Money is not in this plan yet: options are ranked by the weighted gap they close, not by what they save."


def make_plan(questionnaire: Questionnaire, profile: Profile, score: Score) -> Plan:
    """The plan for a company with this `profile` and `score`."""
    areas = [area for area in score.areas if area.applicable]
    standings = _standings(questionnaire, areas, "stated")
    options, gates = open_options(questionnaire.all_options, profile, {s.area: s.gap for s in standings})
    chosen = _choose(options, standings, questionnaire, profile)
    pager, first = on_call(profile)
    empty = Plan(
        decision="no_hire",
        reason="",
        currency=currency(profile),
        horizon_months=questionnaire.economics.horizon_months,
        find_out=_find_out(areas),
        notes=_notes(questionnaire, standings),
    )
    if score.coverage is not None and score.coverage < ENOUGH_COVERAGE:
        reason = (
            f"Only {score.coverage:.0%} of what applies has been answered; below {ENOUGH_COVERAGE:.0%} no plan is made."
        )
        if _choose(*_at_worst(questionnaire, areas, profile), questionnaire, profile):
            gates = [*gates, Gate(gate="G5", reason=reason), *pager]
            actions = [*first, *questions_to_answer(questionnaire, profile, score)]
            return empty.model_copy(
                update={"decision": "assess_first", "reason": reason, "gates": gates, "actions": actions}
            )
        chosen = []
    steps = _steps(chosen, standings, questionnaire, profile)
    hired = any(step.kind == "hire" and not step.later for step in steps)
    actions = [*first, *first_actions(questionnaire, profile, score)]
    return empty.model_copy(
        update={
            "decision": "hire" if hired else "no_hire",
            "reason": _verdict(steps, standings, score),
            "steps": steps,
            "gates": [*gates, *pager],
            "actions": actions,
        }
    )


def _standings(questionnaire: Questionnaire, areas: Sequence[AreaScore], figure: str) -> list[Standing]:
    """Where each area stands by `figure`; an area without a level or a target has no gap here."""
    weights = {area.id: area.weight for area in questionnaire.areas}
    found = []
    for area in areas:
        level = getattr(area, figure)
        gap = max(0.0, area.target - level) if area.target is not None and level is not None else 0.0
        found.append(Standing(area=area.id, level=level or 0.0, gap=gap, value=weights[area.id] * gap))
    return found


def _at_worst(
    questionnaire: Questionnaire, areas: Sequence[AreaScore], profile: Profile
) -> tuple[list[Option], list[Standing]]:
    """The open options and standings with every area at its low bound: what the unknowns could still hide.

    A target that hangs on facts not yet known is taken at the highest it could be.
    """
    possible = {area.id: highest_possible(area.id, questionnaire, profile) for area in areas if area.target is None}
    areas = [area.model_copy(update={"target": possible.get(area.id, area.target)}) for area in areas]
    standings = _standings(questionnaire, areas, "low")
    options, _ = open_options(questionnaire.all_options, profile, {s.area: s.gap for s in standings})
    return options, standings


def _choose(
    options: Sequence[Option], standings: Sequence[Standing], questionnaire: Questionnaire, profile: Profile
) -> list[Option]:
    """Options one by one, each closing most of the weighted gap that is left; ties go to the cheaper, then by id."""
    economics = questionnaire.economics
    effects = {option.id: effect(option, standings, economics.focus) for option in questionnaire.all_options}
    effects |= {option.id: effect(option, standings, economics.focus) for option in options}
    left = left_by_team(effects, _team(profile), economics.spare)
    values = {standing.area: standing.value for standing in standings}
    chosen: list[Option] = []
    while len(chosen) < min(HEADLINE, economics.max_options):
        before = _worth([effects[o.id] for o in chosen], left, values)
        ranked = [
            (
                -round(_worth([effects[o.id] for o in [*chosen, option]], left, values) - before, 9),
                cost,
                option.id,
                option,
            )
            for option in options
            if _fits(option, chosen, profile, questionnaire)
            for cost in [_known_cost(option, profile, questionnaire)]
        ]
        best = min(ranked, key=lambda r: r[:3], default=None)
        if best is None or -best[0] < WORTH:
            break
        chosen.append(best[3])
    return chosen


def _fits(option: Option, chosen: Sequence[Option], profile: Profile, questionnaire: Questionnaire) -> bool:
    """Whether `option` may join: not twice, not excluded, within the profile's hires and yearly budget."""
    together = [*chosen, option]
    if option in chosen or any(option.id in o.excludes or o.id in option.excludes for o in chosen):
        return False
    most, budget = profile.get("max_hires"), profile.get("yearly_hire_budget")
    if isinstance(most, int | float) and sum(o.kind == "hire" for o in together) > most:
        return False
    costs = sum(_known_cost(o, profile, questionnaire) for o in together)
    return not isinstance(budget, int | float) or costs <= budget


def _known_cost(option: Option, profile: Profile, questionnaire: Questionnaire) -> float:
    cost = yearly_cost(option, profile, questionnaire.economics)
    return float("inf") if cost is None else cost


def _worth(effects: Sequence[Mapping[str, float]], left: Mapping[str, float], values: Mapping[str, float]) -> float:
    closed = closure(effects, left, values)
    return sum(values[area] * share for area, share in closed.items())


def _team(profile: Profile) -> dict[str, int]:
    team = profile.get("team")
    return team if isinstance(team, dict) else {}


def _steps(
    chosen: Sequence[Option], standings: Sequence[Standing], questionnaire: Questionnaire, profile: Profile
) -> list[Step]:
    """The plan in its order: hires as their searches come, then the rest by id; each with what it adds."""
    hires = [option for option in chosen if option.kind == "hire"]
    ordered = [*hires, *sorted((o for o in chosen if o.kind != "hire"), key=lambda o: o.id)]
    economics = questionnaire.economics
    slots = profile.get("search_slots")
    lanes = [0] * max(1, int(slots) if isinstance(slots, int | float) else economics.search_slots)
    effects = {option.id: effect(option, standings, economics.focus) for option in questionnaire.all_options}
    effects |= {option.id: effect(option, standings, economics.focus) for option in ordered}
    left = left_by_team(effects, _team(profile), economics.spare)
    areas = [standing.area for standing in standings]
    steps: list[Step] = []
    for i, option in enumerate(ordered):
        start = option.fill_months
        if option.kind == "hire":
            lane = lanes.index(min(lanes))
            lanes[lane] += option.fill_months
            start = lanes[lane]
        before = closure([effects[o.id] for o in ordered[:i]], left, areas)
        after = closure([effects[o.id] for o in ordered[: i + 1]], left, areas)
        closes = [
            Closes(area=s.area, start=s.level + s.gap * before[s.area], end=s.level + s.gap * after[s.area])
            for s in standings
            if after[s.area] > before[s.area]
        ]
        closes.sort(key=lambda c: (-(c.end - c.start), c.area))
        steps.append(
            Step(
                option=option.id,
                title=option.title or option.id,
                kind=option.kind,
                step=i + 1,
                later=option.kind == "hire" and sum(s.kind == "hire" for s in steps) >= HEADLINE,
                start_month=start,
                yearly_cost=yearly_cost(option, profile, economics),
                why=_why(closes, option, {s.area: s.level + s.gap for s in standings}, questionnaire),
                closes=closes,
            )
        )
    return steps


def _why(
    closes: Sequence[Closes], option: Option, targets: Mapping[str, float], questionnaire: Questionnaire
) -> list[str]:
    """What the option moves most, and where it cannot reach the target alone."""
    titles = {area.id: area.title or area.id for area in questionnaire.areas}
    sentences = [f"{titles[c.area]}: from {c.start:.1f} to {c.end:.1f} at full ramp." for c in closes[:3]]
    short = [c.area for c in closes[:3] if option.covers[c.area][1] < targets[c.area]]
    return sentences + [
        f"{titles[area]}: alone it reaches {option.covers[area][1]:g} at most, of a target of {targets[area]:g}."
        for area in short
    ]


def _find_out(areas: Sequence[AreaScore]) -> list[FindOut]:
    found = []
    for area in areas:
        if area.stated is None:
            found.append(
                FindOut(area=area.id, reason=f"{area.coverage or 0:.0%} of it is answered; below 60% it has no score")
            )
        elif area.target is None:
            found.append(FindOut(area=area.id, reason="no target is known; the profile lacks the facts that set it"))
    return found


def _notes(questionnaire: Questionnaire, standings: Sequence[Standing]) -> list[str]:
    """What a reader must know before trusting the plan: no money yet, and which targets nobody reaches alone."""
    titles = {area.id: area.title or area.id for area in questionnaire.areas}
    out_of_reach = [
        titles[s.area]
        for s in standings
        if s.gap > 0 and all(role.covers.get(s.area, (0, 0))[1] < s.level + s.gap for role in questionnaire.roles)
    ]
    notes = [NO_MONEY]
    if out_of_reach and questionnaire.roles:
        notes.append(f"No hire alone reaches the target in: {', '.join(out_of_reach)}.")
    return notes


def _verdict(steps: Sequence[Step], standings: Sequence[Standing], score: Score) -> str:
    hires = [step.title for step in steps if step.kind == "hire" and not step.later]
    if hires:
        return f"First hire: {hires[0]}" + (f"; then: {hires[1]}." if len(hires) > 1 else ".")
    if steps:
        return f"Nobody should be hired yet; what pays is: {', '.join(step.title for step in steps)}."
    if score.coverage is not None and score.coverage < ENOUGH_COVERAGE:
        return (
            "Nobody should be hired yet: even if every open answer were the worst, no hire would be worth its search."
        )
    if not any(standing.gap > 0 for standing in standings):
        return "Nobody should be hired yet: no area with a score and a target is below its target."
    return "Nobody should be hired yet: no option that is open to you closes half a level in all."
