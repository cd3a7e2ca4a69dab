"""Everything the results are told from: one company, its score, its money and its plan, and what takes longer to know.

Decided here: what belongs to the results, and what of it comes at once and what later. Nothing is worked out here that
has its own room below.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from assessor.economics.leaks import Leaks, leaks
from assessor.economics.stake_model import Stakes
from assessor.economics.stakes import stakes
from assessor.plan.flips import Between
from assessor.plan.hiring import make_plan
from assessor.plan.model import Plan
from assessor.questionnaire.conditions import Profile
from assessor.questionnaire.model import Questionnaire
from assessor.scoring.leave_one_out import LeaveOneOut, leave_one_out
from assessor.scoring.model import Score
from assessor.scoring.robustness import Robustness, robustness
from assessor.scoring.score import Answers

DRAWS = 300
"""How often the numbers are drawn again, as for the report."""
SEED = 1


@dataclass(frozen=True)
class Results:
    """What is known now; None where it is still being worked out."""

    questionnaire: Questionnaire
    profile: Profile
    answers: Answers
    score: Score
    stakes: Stakes
    leaks: Leaks
    plan: Plan
    today: date
    draws: int = 0
    robust: Robustness | None = None
    moved_by: LeaveOneOut | None = None
    whole: bool = False
    """Whether everything has been worked out."""

    @property
    def titles(self) -> dict[str, str]:
        """Area id to its name."""
        return {area.id: area.title or area.id for area in self.questionnaire.areas}

    @property
    def options(self) -> dict[str, str]:
        """Option id to its name."""
        return {option.id: option.title or option.id for option in self.questionnaire.all_options}

    def asked(self, fact: str) -> str:
        """The question that asks for `fact`."""
        about = self.questionnaire.fact(fact)
        return about.ask if about is not None else fact.replace("_", " ")


def results_now(questionnaire: Questionnaire, profile: Profile, answers: Answers, score: Score, today: date) -> Results:
    """The results that are there at once."""
    found = stakes(questionnaire, profile, score)
    plan = make_plan(questionnaire, profile, score, today=today)
    return Results(questionnaire, profile, answers, score, found, leaks(found), plan, today)


def results_later(now: Results, between: Between) -> Iterator[Results]:
    """What takes longer, as it comes: how firm scores and plan are, then what would change the plan.

    `between` is called between the steps of the work; what it raises ends it.
    """
    questionnaire, profile, score = now.questionnaire, now.profile, now.score
    between()
    plan = make_plan(questionnaire, profile, score, today=now.today, draws=DRAWS)
    between()
    weights = {area.id: area.weight for area in questionnaire.areas}
    robust = robustness(score, weights, np.random.default_rng(SEED))
    firm = replace(now, plan=plan, draws=DRAWS, robust=robust)
    yield firm
    between()
    firm = replace(firm, moved_by=leave_one_out(questionnaire, profile, now.answers))
    yield firm
    between()
    whole = make_plan(questionnaire, profile, score, today=now.today, draws=DRAWS, what_if=True, between=between)
    yield replace(firm, plan=whole, whole=True)
