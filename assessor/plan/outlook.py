"""What is said beside a plan: its roadmap, what doing nothing costs, and, where asked, what would change it.

Decided here: when each of these is worth saying. The rules are in roadmap.py, nothing.py, flips.py and without.py.
"""

from datetime import date

from assessor.economics.stakes import stakes
from assessor.plan.actions import first_month
from assessor.plan.case import Case
from assessor.plan.company_case import company_case
from assessor.plan.flips import Between, flips, go_on
from assessor.plan.gates import ENOUGH_COVERAGE
from assessor.plan.model import Plan
from assessor.plan.nothing import nothing
from assessor.plan.roadmap import roadmap
from assessor.plan.without import without
from assessor.questionnaire.conditions import Profile
from assessor.questionnaire.model import Questionnaire
from assessor.scoring.model import Score


def with_outlook(
    plan: Plan,
    questionnaire: Questionnaire,
    profile: Profile,
    score: Score,
    *,
    today: date,
    what_if: bool,
    between: Between = go_on,
) -> Plan:
    """`plan` with what doing nothing costs, a roadmap from `today` on and, where `what_if`, flips and `without`.

    The steps of the roadmap's first 30 days join the plan's actions. Where too little is known to plan at all there is
    no roadmap either: the actions are the questions to answer.
    """
    areas = [area for area in score.areas if area.applicable]
    found = stakes(questionnaire, profile, score)
    added: dict[str, object] = {"nothing": nothing(questionnaire, profile, score, found)}
    enough = (score.coverage or 0.0) >= ENOUGH_COVERAGE or plan.decision == "no_hire"
    if enough:
        way = roadmap(questionnaire, profile, score, found, today, steps=plan.steps, gates=plan.gates)
        added |= {"roadmap": way, "actions": [*plan.actions, *first_month(way)]}
    if what_if:

        def case_for(moved: Profile) -> Case:
            return company_case(questionnaire, moved, areas, stakes(questionnaire, moved, score))[0]

        # What is too little known to plan at all has no value at which a plan would change.
        planned = plan.decision != "assess_first" and (score.coverage or 0.0) >= ENOUGH_COVERAGE and bool(areas)
        added["flips"] = flips(questionnaire, profile, score, case_for, between) if planned else []
        added["without"] = without(case_for(profile)) if planned and plan.net is not None else []
    return plan.model_copy(update=added)
