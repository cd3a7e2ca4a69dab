"""What would be with other answers, figures and options: the score, the money and the plan of a company that is tried.

Decided here: what a wish for an option does. An option that must be in the plan: the best plan among those that have
it; one that must not be: the best plan among those that do not. A tried level closes part of a gap, and the stake of
that area shrinks with it (remaining.py). Gates, budget and number of hires hold as always; a wish that they rule out
is refused with the reason. All else follows from the rules that hold for the real company. The real answers are not
touched. Money over the horizon or a year in the company's currency, months from today.
"""

from collections.abc import Sequence
from typing import Literal

from pydantic import BaseModel, ConfigDict

from assessor.assessment.model import Answer
from assessor.economics.figure import Figure
from assessor.economics.leaks import leaks
from assessor.economics.remaining import remaining
from assessor.economics.stakes import stakes as stakes_of
from assessor.plan.case import Case
from assessor.plan.company_case import company_case
from assessor.plan.gates import ENOUGH_COVERAGE
from assessor.plan.hiring import decided
from assessor.plan.model import Gate
from assessor.plan.sampling import as_given, limits
from assessor.plan.search import flow, payback_month, peak_cash, plans, rank_key
from assessor.plan.solve import solve
from assessor.questionnaire.conditions import FactValue, Profile
from assessor.questionnaire.model import Questionnaire
from assessor.scoring.model import Score
from assessor.scoring.score import Answers
from assessor.scoring.score import score as score_of

Wish = Literal["in", "out"]

TOO_LITTLE = "Too little is answered for a plan, so no option can be put in or left out."
NO_STAKE = "No stake is known, so plans with an option and without it cannot be compared."


class Tried(BaseModel):
    """What is tried: levels by question, figures by fact (None: not known), wishes by option."""

    model_config = ConfigDict(frozen=True)

    levels: dict[str, int] = {}
    facts: dict[str, float | None] = {}
    options: dict[str, Wish] = {}


class Outcome(BaseModel):
    """What follows: the score, the stakes that count, and the plan by its options in their order."""

    model_config = ConfigDict(frozen=True)

    score: Score
    at_stake: Figure
    currency: str
    horizon_months: int
    decision: str
    reason: str
    options: list[str] = []
    net: float | None = None
    payback_month: int | None = None
    peak_cash: float | None = None
    refused: list[str] = []
    """Wishes that could not be followed, and why."""


def what_if(questionnaire: Questionnaire, profile: Profile, answers: Answers, tried: Tried) -> Outcome:
    """The outcome with `tried` in place of what is real; with nothing tried, the real one."""
    moved = {**profile, **{fact: _known(value) for fact, value in tried.facts.items()}}
    given = {**answers, **{id: _at(level, answers.get(id)) for id, level in tried.levels.items()}}
    score = score_of(questionnaire, moved, given)
    real = score_of(questionnaire, moved, answers)
    at_stake = remaining(stakes_of(questionnaire, moved, real), real, score)
    plan = decided(questionnaire, moved, score, real=real)
    outcome = Outcome(
        score=score,
        at_stake=leaks(at_stake).whole,
        currency=plan.currency,
        horizon_months=plan.horizon_months,
        decision=plan.decision,
        reason=plan.reason,
        options=[step.option for step in plan.steps],
        net=plan.net,
        payback_month=plan.payback_month,
        peak_cash=plan.peak_cash,
    )
    if not tried.options:
        return outcome
    if plan.decision == "assess_first" or (score.coverage or 0.0) < ENOUGH_COVERAGE:
        return outcome.model_copy(update={"refused": [TOO_LITTLE]})
    areas = [area for area in score.areas if area.applicable]
    case, gates = company_case(questionnaire, moved, areas, at_stake)
    return _wished(outcome, case, gates, tried)


def _known(value: float | None) -> FactValue:
    """A figure as the profile has it; not known is an empty text there."""
    return "" if value is None else value


def _at(level: int, real: Answer | None) -> Answer:
    """An answer at another level, as well supported as the real one."""
    if real is None or real.level is None:
        return Answer(value=level)
    return Answer(value=level, grade=real.grade, artefact=real.artefact)


def _wished(outcome: Outcome, case: Case, gates: Sequence[Gate], tried: Tried) -> Outcome:
    """`outcome` with the best plan that follows the wishes, as far as they can be followed."""
    titles = {option.id: option.title or option.id for option in case.options}
    barred = {id for id in tried.options if id in case.not_considered}
    wanted = {id for id, wish in tried.options.items() if wish == "in" and id not in barred}
    left_out = [id for id, wish in tried.options.items() if wish == "out"]
    case = case.model_copy(update={"not_considered": [*case.not_considered, *left_out]})
    refused = [_why_not(titles[id], gates) for id in sorted(barred) if tried.options[id] == "in"]
    if wanted and not case.money_known:
        refused, wanted = [*refused, NO_STAKE], set()
    placed, bound, prepared = None, limits(case), as_given(case)
    if wanted:
        able = (p for p in plans(prepared.candidates, prepared.worth, bound) if wanted <= set(p.ids))
        best = min(able, key=lambda p: rank_key(p, prepared.worth, bound), default=None)
        if best is None:
            names = " and ".join(titles[id] for id in sorted(wanted))
            refused.append(f"No plan under your limits (budget, hires, exclusions) has {names}.")
        else:
            placed = best.placed
    if placed is None:
        placed = solve(case).placed
    hires = [p.candidate.id for p in placed if p.candidate.hire]
    money = flow(placed, prepared.worth, bound) if case.money_known else None
    earliest = min((p.start for p in placed), default=0) + 1
    return outcome.model_copy(
        update={
            "decision": "hire" if hires else "no_hire",
            "reason": f"First hire: {titles[hires[0]]}." if hires else "Nobody would be hired.",
            "options": [p.candidate.id for p in placed],
            "net": None if money is None else float(money.sum()),
            "payback_month": payback_month(money, earliest) if money is not None and placed else None,
            "peak_cash": None if money is None else peak_cash(money),
            "refused": refused,
        }
    )


def _why_not(title: str, gates: Sequence[Gate]) -> str:
    """The gate that took an option off the table, in its own words."""
    found = next((gate for gate in gates if title in gate.reason), None)
    return f"{title} cannot be put in. {found.gate}: {found.reason}" if found else f"{title} cannot be put in."
