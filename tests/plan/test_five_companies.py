"""The plans of companies that have little in common, read as a whole: each is one that its founder would believe."""

from typing import Any

import pytest

from assessor.assessment.model import Answer
from assessor.assessment.profile import read_facts
from assessor.plan.hiring import make_plan
from assessor.plan.model import Plan
from assessor.questionnaire.conditions import applies
from assessor.questionnaire.library import find
from assessor.scoring.score import score
from tests.tiny import DONT_KNOW, TODAY, level

SHIPPED = find(None)

CHAT_ON_AN_API = {
    "stage": "seed",
    "serving": ["hosted_api"],
    "region": "us",
    "engineers": 6,
    "workloads": ["chat", "rag"],
    "monthly_api_spend": 8_000,
    "consuming_teams": 1,
    "self_host_plan": False,
    "runway_months": 14,
}
OWN_GPUS = {
    "stage": "series_a",
    "serving": ["self_hosted"],
    "region": "us",
    "engineers": 25,
    "workloads": ["chat", "agent"],
    "monthly_gpu_spend": 210_000,
    "gpu_load": 0.3,
    "peak_to_mean": 2.0,
    "sla": 99.9,
    "measured_availability": 99.5,
    "revenue_per_hour": 3_000,
    "blocked_deals": 180_000,
    "consuming_teams": 2,
    "runway_months": 24,
    "promise_24x7": True,
    "on_call_people": 3,
    "eu_users": True,
    "team": {"ml_infrastructure_engineer": 1},
}
ALONE = {
    "stage": "pre_seed",
    "serving": ["hosted_api"],
    "region": "eu",
    "currency": "EUR",
    "engineers": 1,
    "workloads": ["agent"],
    "monthly_api_spend": 300,
    "production": False,
    "self_host_plan": False,
    "runway_months": 6,
}
LARGE = {
    "stage": "growth",
    "serving": ["own_hardware", "hosted_api"],
    "region": "eu",
    "currency": "EUR",
    "engineers": 220,
    "workloads": ["training", "chat", "batch"],
    "monthly_gpu_spend": 1_400_000,
    "monthly_api_spend": 120_000,
    "gpu_load": 0.4,
    "peak_to_mean": 1.5,
    "requests_per_day": 30_000_000,
    "consuming_teams": 9,
    "runway_months": 36,
    "multi_region": True,
    "team": {"ai_platform_engineer": 3, "ai_sre": 2, "inference_engineer": 2, "ml_infrastructure_engineer": 4},
}
NIGHTLY_JOBS = {
    "stage": "series_b",
    "serving": ["managed_endpoints"],
    "region": "uk",
    "currency": "GBP",
    "engineers": 40,
    "workloads": ["batch", "embeddings"],
    "end_users": False,
    "monthly_gpu_spend": 60_000,
    "gpu_load": 0.25,
    "peak_to_mean": 3,
    "consuming_teams": 2,
    "runway_months": 30,
}


def planned(facts: dict[str, Any], answer: Answer) -> Plan:
    """The plan of a company that gives the same answer to everything it is asked."""
    profile = read_facts(facts, SHIPPED, "facts")
    asked = [q.id for area in SHIPPED.areas for q in area.questions if applies(q, profile)]
    answers = dict.fromkeys(asked, answer)
    return make_plan(SHIPPED, profile, score(SHIPPED, profile, answers), today=TODAY)


@pytest.mark.parametrize(
    ("facts", "answer", "decision", "options", "gates"),
    [
        (CHAT_ON_AN_API, level(1), "no_hire", [], ["G1"]),
        (OWN_GPUS, level(1), "hire", ["ml_infrastructure_engineer"], ["G2", "G4", "G6"]),
        (ALONE, level(0), "no_hire", [], ["G1", "G3"]),
        (LARGE, level(2), "hire", ["ai_platform_engineer", "inference_engineer"], []),
        (NIGHTLY_JOBS, level(2), "no_hire", [], ["G2", "G4"]),
        ({}, DONT_KNOW, "assess_first", [], ["G4", "G5"]),
    ],
    ids=["chat on an API", "own GPUs", "alone", "large", "nightly jobs", "nothing known"],
)
def test_each_plan_is_sane(
    facts: dict[str, Any], answer: Answer, decision: str, options: list[str], gates: list[str]
) -> None:
    """Who runs nothing of their own hires nobody to run it; who has money at stake hires where it lies."""
    plan = planned(facts, answer)

    assert plan.decision == decision
    assert [step.option for step in plan.steps][: len(options)] == options
    assert bool(plan.steps) == bool(options)
    assert [gate.gate for gate in plan.gates] == gates


def test_nobody_is_told_to_do_more_in_a_month_than_fits() -> None:
    """Whatever the company, the first actions need no hire and take weeks, not months."""
    for facts in (CHAT_ON_AN_API, OWN_GPUS, ALONE, LARGE, NIGHTLY_JOBS):
        plan = planned(facts, level(1))
        assert 1 <= len(plan.actions) <= 4
        assert all((action.days or 0) <= 15 for action in plan.actions)
