"""What is said beside a plan: its roadmap, what doing nothing costs, and, where asked, what would change it.

Decided here: when each of these is worth saying. The rules are in roadmap.py, nothing.py, flips.py and without.py.
"""

from datetime import date

from assessor.economics.stakes import stakes
from assessor.plan.case import Case
from assessor.plan.company_case import company_case
from assessor.plan.flips import flips
from assessor.plan.gates import ENOUGH_COVERAGE
from assessor.plan.model import Plan
from assessor.plan.nothing import nothing
from assessor.plan.roadmap import roadmap
from assessor.plan.without import without
from assessor.questionnaire.conditions import Profile
from assessor.questionnaire.model import Questionnaire
from assessor.scoring.model import Score


def with_outlook(
    plan: Plan, questionnaire: Questionnaire, profile: Profile, score: Score, *, today: date | None, what_if: bool
) -> Plan:
    """`plan` with a roadmap from `today` on (None: without one) and, where `what_if`, with flips and `without`."""
    areas = [area for area in score.areas if area.applicable]
    found = stakes(questionnaire, profile, score)
    added: dict[str, object] = {"nothing": nothing(questionnaire, profile, score, found)}
    if today is not None:
        added["roadmap"] = roadmap(questionnaire, profile, score, found, today, steps=plan.steps, gates=plan.gates)
    if what_if:

        def case_for(moved: Profile) -> Case:
            return company_case(questionnaire, moved, areas, stakes(questionnaire, moved, score))[0]

        # What is too little known to plan at all has no value at which a plan would change.
        planned = plan.decision != "assess_first" and (score.coverage or 0.0) >= ENOUGH_COVERAGE and bool(areas)
        added["flips"] = flips(questionnaire, profile, score, case_for) if planned else []
        added["without"] = without(case_for(profile)) if planned and plan.net is not None else []
    return plan.model_copy(update=added)
