"""The plan of an assessment: which options, in which order, or nobody yet (docs/method.md, "The plan").

What is not considered (gates), what the stakes are (economics) and where the areas stand become a case; decide.py finds
its best plan; here it gets its words: the verdict, the gates' reasons, what to find out, the first actions.
"""

from collections.abc import Sequence
from datetime import date

from assessor.economics.remaining import remaining
from assessor.economics.stakes import stakes as stakes_of
from assessor.economics.upper_bound import upper_bound
from assessor.plan.actions import questions_to_answer
from assessor.plan.case import Case
from assessor.plan.company_case import company_case
from assessor.plan.decide import decide
from assessor.plan.flips import Between, go_on
from assessor.plan.gates import ENOUGH_COVERAGE, on_call, open_options
from assessor.plan.model import Action, FindOut, Gate, Plan, Step
from assessor.plan.outlook import with_outlook
from assessor.questionnaire.conditions import Profile
from assessor.questionnaire.model import Option, Questionnaire
from assessor.scoring.model import AreaScore, Score
from assessor.scoring.targets import highest_possible

NO_MONEY = "No money is in this plan: none of the figures that price a gap is known, so options are ranked by the gap."


def make_plan(
    questionnaire: Questionnaire,
    profile: Profile,
    score: Score,
    *,
    today: date,
    draws: int = 0,
    seed: int = 1,
    what_if: bool = False,
    between: Between = go_on,
) -> Plan:
    """The whole plan for a company with this `profile` and `score`: options, roadmap from `today`, doing nothing.

    `draws` resamples give it its confidence; with `what_if` it has the values at which it changes, and what it is
    without each option; `between` is called between the steps of that long work, and may raise to end it.
    """
    plan = decided(questionnaire, profile, score, draws=draws, seed=seed)
    return with_outlook(plan, questionnaire, profile, score, today=today, what_if=what_if, between=between)


def decided(
    questionnaire: Questionnaire,
    profile: Profile,
    score: Score,
    *,
    draws: int = 0,
    seed: int = 1,
    real: Score | None = None,
) -> Plan:
    """The options of the plan and the decision, with what must be found out, and no roadmap around them.

    Where `score` is only tried, `real` is the real one, which the stakes belong to.
    """
    real = real or score
    areas = [area for area in score.areas if area.applicable]
    titles = {area.id: area.title or area.id for area in questionnaire.areas}
    stakes = remaining(stakes_of(questionnaire, profile, real), real, score)
    case, gates = company_case(questionnaire, profile, areas, stakes, draws=draws, seed=seed)
    pager, first = on_call(profile)
    about = {"find_out": _find_out(questionnaire, areas), "notes": _notes(questionnaire, case, titles)}
    if score.coverage is not None and score.coverage < ENOUGH_COVERAGE:
        reason = (
            f"Only {score.coverage:.0%} of what applies has been answered; below {ENOUGH_COVERAGE:.0%} no plan is made."
        )
        fills, figures = _could_fill(questionnaire, profile, score)
        if fills:
            gates = [*gates, Gate(gate="G5", reason=reason), *pager]
            actions = [*figures, *first, *questions_to_answer(questionnaire, profile, score)]
            empty = Plan(
                currency=case.currency, decision="assess_first", reason=reason, horizon_months=case.horizon_months
            )
            return empty.model_copy(update={**about, "gates": gates, "actions": actions})
        case = case.model_copy(update={"max_options": 0})
    plan = decide(case, titles) if areas else Plan(currency=case.currency, decision="no_hire", reason="")
    plan = plan.model_copy(update={**about, "gates": [*gates, *pager], "actions": first})
    if not plan.steps and (unknown := _unknown_that_could_fill(questionnaire, profile, score, case, real)):
        reason = "An unknown figure could still make a hire worth it; find it out first."
        return plan.model_copy(update={"decision": "assess_first", "reason": reason, "actions": [*unknown, *first]})
    return plan.model_copy(update={"reason": _verdict(plan.steps, case, score.coverage)})


def plan_of_case(case: Case) -> Plan:
    """The plan of a case of its own, without an assessment around it."""
    if case.gates:
        gaps = {area.id: area.gap for area in case.areas}
        kept, gates = open_options(case.options, {}, gaps)
        removed = {option.id for option in case.options} - {option.id for option in kept}
        case = case.model_copy(update={"not_considered": sorted(removed)})
    else:
        gates = []
    plan = decide(case, {})
    return plan.model_copy(update={"reason": _verdict(plan.steps, case, None), "gates": gates})


def _could_fill(questionnaire: Questionnaire, profile: Profile, score: Score) -> tuple[bool, list[Action]]:
    """Whether the plan would have an option with every area at its low bound: what the unknowns could still hide.

    A target that hangs on facts not yet known is taken at the highest it could be, risk floors with the gaps that
    follow. A stake of a known bill that would fill it only at its upper bound counts too; beside the answer are the
    figures to find out for that.
    """
    areas = []
    for area in score.areas:
        target = area.target
        if target is None:
            target = highest_possible(area.id, questionnaire, profile)
        gap = None if target is None or area.low is None else max(0.0, target - area.low)
        areas.append(area.model_copy(update={"stated": area.low, "target": target, "gap": gap}))
    worst = score.model_copy(update={"areas": areas})
    applicable = [area for area in areas if area.applicable]
    case, _ = company_case(questionnaire, profile, applicable, stakes_of(questionnaire, profile, worst))
    if not applicable or decide(case, {}).steps:
        return bool(applicable), []
    figures = _unknown_that_could_fill(questionnaire, profile, worst, case, worst)
    return bool(figures), figures


def _unknown_that_could_fill(
    questionnaire: Questionnaire, profile: Profile, score: Score, case: Case, real: Score
) -> list[Action]:
    """The figures to find out when an unknown stake, at its upper bound, would fill a plan that is empty now."""
    if case.max_options == 0:
        return []
    bound = upper_bound(questionnaire, profile, real)
    if bound is None:
        return []
    most = remaining(bound.stakes, real, score)
    raised = [
        area.model_copy(update={"stake": area.stake if area.stake is not None else most.of(area.id).high})
        for area in case.areas
    ]
    if not decide(case.model_copy(update={"areas": raised, "draws": 0}), {}).steps:
        return []
    facts = [fact for id in bound.find_out if (fact := questionnaire.fact(id))]
    return [Action(do=f"Find out: {fact.ask}", area=None, days=None) for fact in facts]


def _find_out(questionnaire: Questionnaire, areas: Sequence[AreaScore]) -> list[FindOut]:
    """The areas that have no gap here because something is not known."""
    found = []
    for area in areas:
        if area.stated is None:
            reason = f"{area.coverage or 0:.0%} of it is answered; below 60% it has no score"
            found.append(FindOut(area=area.id, reason=reason))
        elif area.target is None:
            has_one = questionnaire.targets.targets.get(area.id) is not None
            reason = (
                "no target is known; the profile lacks the facts that set it"
                if has_one
                else "the questionnaire sets no target for it"
            )
            found.append(FindOut(area=area.id, reason=reason))
    return found


def _notes(questionnaire: Questionnaire, case: Case, titles: dict[str, str]) -> list[str]:
    """What a reader must know before trusting the plan: whether money is in it, and which targets nobody reaches."""
    roles: list[Option] = questionnaire.roles
    out_of_reach = [
        titles.get(area.id, area.id)
        for area in case.areas
        if area.gap > 0 and all(role.covers.get(area.id, (0, 0))[1] < (area.target or 0) for role in roles)
    ]
    notes = [] if case.money_known else [NO_MONEY]
    if out_of_reach and roles:
        notes.append(f"No hire alone reaches the target in: {', '.join(out_of_reach)}.")
    return notes


def _verdict(steps: Sequence[Step], case: Case, coverage: float | None) -> str:
    """The plan in one sentence."""
    hires = [step.title for step in steps if step.kind == "hire" and not step.later]
    if hires:
        return f"First hire: {hires[0]}" + (f"; then: {hires[1]}." if len(hires) > 1 else ".")
    if steps:
        return f"Nobody should be hired yet; what pays is: {', '.join(step.title for step in steps)}."
    if coverage is not None and coverage < ENOUGH_COVERAGE:
        return (
            "Nobody should be hired yet: even if every open answer were the worst, no hire would be worth its search."
        )
    if not any(area.gap > 0 for area in case.areas):
        return "Nobody should be hired yet: no area with a score and a target is below its target."
    if case.money_known:
        return "Nobody should be hired yet: no option that is open to you earns back what it costs."
    return "Nobody should be hired yet: no option that is open to you closes half a level in all."
