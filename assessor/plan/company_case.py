"""An assessment as a case: what is known of a company, turned into the numbers that its plan is decided from.

Decided here: which facts bound the plan, and that gates take options out. Money a year in the company's currency, times
in months; a fact wins over the questionnaire's economics.
"""

from collections.abc import Sequence

from assessor.economics.company import number
from assessor.economics.stake_model import Stakes
from assessor.plan.case import Case, CaseArea
from assessor.plan.gates import open_options
from assessor.plan.model import Gate
from assessor.questionnaire.conditions import Profile
from assessor.questionnaire.model import Questionnaire
from assessor.scoring.model import AreaScore

MOST_SLOTS = 20
"""Searches at once; more change nothing in a plan of at most six options."""


def company_case(
    questionnaire: Questionnaire,
    profile: Profile,
    areas: Sequence[AreaScore],
    stakes: Stakes,
    *,
    draws: int = 0,
    seed: int = 1,
) -> tuple[Case, list[Gate]]:
    """The case of an assessment, and the gates that took options out of it."""
    economics = questionnaire.economics
    weights = {area.id: area.weight for area in questionnaire.areas}
    gaps = {area.id: area.gap or 0.0 for area in areas}
    options, gates = open_options(questionnaire.all_options, profile, gaps)
    kept = {option.id: option for option in options}
    team = profile.get("team")
    roles = {role.id for role in questionnaire.all_options}
    return Case(
        areas=[
            CaseArea(
                id=area.id,
                score=area.stated,
                target=area.target,
                stake=stakes.of(area.id).likely,
                weight=weights[area.id],
                low=area.low,
                high=area.high,
            )
            for area in areas
        ]
        or [CaseArea(id="none")],
        options=[kept.get(option.id, option) for option in questionnaire.all_options],
        not_considered=[option.id for option in questionnaire.all_options if option.id not in kept],
        team={role: people for role, people in team.items() if role in roles} if isinstance(team, dict) else {},
        search_slots=max(1, min(MOST_SLOTS, int(number(profile, "search_slots") or economics.search_slots))),
        max_options=economics.max_options,
        horizon_months=economics.horizon_months,
        spare=economics.spare,
        repeat_share=economics.repeat_share,
        focus=economics.focus,
        load=economics.load,
        fee=economics.fee,
        rates={code: float(rate) for code, rate in economics.rates.items() if isinstance(rate, int | float)},
        region=str(profile.get("region") or "us"),
        currency=stakes.currency,
        max_hires=None if (most := number(profile, "max_hires")) is None else max(0, int(most)),
        yearly_hire_budget=None if (budget := number(profile, "yearly_hire_budget")) is None else max(0.0, budget),
        gates=True,
        draws=draws,
        seed=seed,
    ), gates
