"""The shipped questionnaire: its counts, flags and dependency graph are what its method says."""

from typing import Any

import pytest

from assessor.interview.flow import steps
from assessor.questionnaire.conditions import applies, worded_for
from assessor.questionnaire.library import find
from assessor.questionnaire.model import Need, Question

SHIPPED = find(None)
QUESTIONS: dict[str, Question] = {q.id: q for area in SHIPPED.areas for q in area.questions}


def asked(**profile: Any) -> set[str]:
    return {id for id, question in QUESTIONS.items() if applies(question, profile)}


def test_there_are_59_questions_in_eight_areas() -> None:
    counts = {area.id: len(area.questions) for area in SHIPPED.areas}

    assert counts == {
        "latency": 7,
        "gpu": 7,
        "observability": 7,
        "scaling": 7,
        "governance": 8,
        "reliability": 8,
        "optimisation": 7,
        "costs": 8,
    }


GPU_ONLY = {"GPU-1", "GPU-2", "GPU-3", "GPU-4", "GPU-5", "GPU-6", "GPU-7"}
OWN_SERVING = GPU_ONLY | {"OBS-6", "SCL-1", "SCL-2", "OPT-3", "OPT-4", "OPT-7", "COST-5"}


@pytest.mark.parametrize(
    ("profile", "left_out"),
    [
        ({}, set()),
        ({"serving": ["hosted_api"]}, OWN_SERVING),
        ({"serving": ["managed_endpoints"]}, {"GPU-1", "GPU-2", "GPU-3", "GPU-4", "OPT-7"}),
        ({"serving": ["self_hosted"]}, set()),
        ({"serving": ["own_hardware"]}, set()),
        ({"serving": ["hosted_api", "self_hosted"]}, set()),
        ({"gpus": 7}, {"GPU-2"}),
        ({"gpus": 1}, {"GPU-2", "GPU-6"}),
        ({"gpus": 8}, set()),
        ({"workloads": ["chat"]}, {"OBS-5"}),
        ({"workloads": ["agent"]}, set()),
        ({"revenue": False}, {"COST-7"}),
        ({"production": False}, {"LAT-7", "REL-2", "SCL-7"}),
    ],
)
def test_a_fact_leaves_out_exactly_the_questions_that_it_rules_out(profile: dict[str, Any], left_out: set[str]) -> None:
    assert set(QUESTIONS) - asked(**profile) == left_out


def test_a_company_on_a_hosted_api_meets_45_questions_and_no_gpu_in_any_of_them() -> None:
    profile: Any = {"serving": ["hosted_api"]}
    questions = [worded_for(QUESTIONS[id], profile) for id in asked(**profile)]

    assert len(questions) == 45
    for question in questions:
        words = " ".join([question.ask, *(level.says for level in question.levels)])
        assert "GPU" not in words, question.id


@pytest.mark.parametrize(
    ("profile", "who_waits"),
    [
        ({"workloads": ["batch"], "end_users": False}, "jobs"),
        ({"workloads": ["embeddings", "training"], "end_users": False, "serving": ["self_hosted"]}, "jobs"),
        ({"workloads": ["chat"]}, "users"),
        ({"workloads": ["batch"], "end_users": True}, "users"),
        ({"workloads": ["batch"]}, "users"),
        ({}, "users"),
    ],
)
def test_only_a_company_known_to_have_no_end_users_is_asked_about_jobs_instead_of_waiting_users(
    profile: dict[str, Any], who_waits: str
) -> None:
    asks = {
        "users": "How did you choose the region and the service tier that your model requests go to?",
        "jobs": "How did you choose the region and the service tier that your model jobs run on?",
    }
    worded = worded_for(QUESTIONS["LAT-5"], profile)

    assert worded.ask == asks[who_waits]
    assert ("users" in worded.levels[2].says) == (who_waits == "users")


@pytest.mark.parametrize("serving", ["hosted_api", "self_hosted"])
@pytest.mark.parametrize("area", ["latency", "scaling"])
def test_no_question_about_speed_or_load_speaks_of_waiting_users_where_no_user_sees_the_output(
    area: str, serving: str
) -> None:
    profile: Any = {"serving": [serving], "workloads": ["batch"], "end_users": False}
    asks = [worded_for(q, profile).ask for a in SHIPPED.areas if a.id == area for q in a.questions]

    assert len(asks) == 7
    assert [ask for ask in asks if "user" in ask] == []


def asks_about_end_users(**profile: Any) -> bool:
    return "end_users" in [step.id for step in steps(SHIPPED, profile) if step.kind == "fact"]


def test_whether_users_see_the_output_is_asked_only_where_some_work_runs_without_them() -> None:
    assert not asks_about_end_users(workloads=["chat", "rag", "agent"])
    assert asks_about_end_users(workloads=["chat", "batch"])
    assert asks_about_end_users(workloads=["batch"])
    assert asks_about_end_users()


def test_critical_and_knowing_questions_are_those_of_the_method() -> None:
    knowing = {"LAT-5", "GPU-1", "GPU-3", "SCL-2", "SCL-7", "GOV-3", "OPT-2", "OPT-7", "COST-5"}

    assert {id for id, q in QUESTIONS.items() if q.critical} == {"OBS-1", "GOV-5", "REL-4", "COST-4"}
    assert {id for id, q in QUESTIONS.items() if q.knowing_is_capability} == knowing
    assert {q.weight for q in QUESTIONS.values()} == {1}


def test_the_quick_scan_has_two_questions_of_each_area() -> None:
    assert [sum(q.quick_scan for q in area.questions) for area in SHIPPED.areas] == [2] * 8


GRAPH = """
LAT-1 OBS-1=2 | LAT-2 LAT-1=3 | LAT-3 OBS-1=3 | LAT-4 LAT-1=2 | LAT-5 LAT-2=2 | LAT-6 OBS-1=2 | LAT-7 LAT-1=3 REL-4=3
GPU-1 | GPU-2 GPU-1=2 | GPU-3 OBS-6=2 OPT-1=2 | GPU-4 OBS-6=2 | GPU-5 OBS-2=2 | GPU-6 OBS-6=2 | GPU-7 SCL-5=2
OBS-1 | OBS-2 OBS-1=2 | OBS-3 OBS-2=2 | OBS-4 OBS-1=3 OBS-3=2 | OBS-5 OBS-1=3 | OBS-6 | OBS-7 GOV-3=2
SCL-1 OBS-6=2 LAT-4=2 | SCL-2 GPU-5=2 | SCL-3 OBS-1=2 | SCL-4 OBS-1=3 | SCL-5 LAT-4=2/SCL-3=2 | SCL-6
SCL-7 LAT-4=2 SCL-5=2 | GOV-1 | GOV-2 GOV-1=2 | GOV-3 GOV-1=2 | GOV-4 OBS-5=2 | GOV-5 OBS-1=2 | GOV-6 GOV-2=2
GOV-7 OBS-2=2 OBS-3=2 | GOV-8 GOV-1=3 GOV-5=3 REL-5=2 | REL-1 LAT-1=2 OBS-1=2 | REL-2 REL-1=3 | REL-3 OBS-3=2 SCL-3=2
REL-4 OBS-1=3 OBS-3=2 | REL-5 | REL-6 OBS-1=2 | REL-7 GOV-1=2 OBS-3=2 | REL-8 REL-5=2
OPT-1 LAT-1=2 | OPT-2 OBS-1=3 | OPT-3 OPT-1=3 OBS-6=2 | OPT-4 OBS-3=2 OPT-1=2 | OPT-5 OBS-3=3 COST-3=2 | OPT-6 OBS-3=2
OPT-7 OPT-1=2 OBS-6=3 | COST-1 | COST-2 OBS-1=3 COST-1=2 | COST-3 COST-2=2 | COST-4 OBS-1=2 | COST-5 GPU-1=2 COST-1=2
COST-6 SCL-5=3 COST-1=3 | COST-7 COST-3=3 | COST-8 OBS-1=3 OBS-5=3
"""


def spelled(need: Need) -> str:
    return "/".join(f"{single.question}={single.level}" for single in need.any or [need])


def test_needs_are_exactly_the_dependency_graph() -> None:
    entries = [entry.split() for line in GRAPH.strip().splitlines() for entry in line.split("|")]
    graph = {id: sorted(needs) for id, *needs in entries}

    assert {id: sorted(map(spelled, q.needs)) for id, q in QUESTIONS.items()} == graph
    only_with_agents = {id for id, q in QUESTIONS.items() if any(n.when == {"workloads": ["agent"]} for n in q.needs)}
    assert only_with_agents == {"GOV-4", "COST-8"}


def test_anchors_are_short_and_every_level_below_the_top_says_what_comes_next() -> None:
    for question in QUESTIONS.values():
        for wording in [question.levels, *(v.levels for v in question.variants if v.levels)]:
            assert all(len(level.says.split()) < 40 for level in wording), question.id
            assert [level.next_step is not None for level in wording] == [True] * 4 + [False], question.id


@pytest.mark.parametrize(
    ("serving", "area", "row"),
    [
        ("hosted_api", "latency", [1, 2, 2, 3, 3]),
        ("self_hosted", "latency", [1, 2, 2, 3, 4]),
        ("managed_endpoints", "gpu", [0, 1, 1, 2, 3]),
        ("own_hardware", "gpu", [2, 3, 3, 4, 4]),
        ("self_hosted", "optimisation", [0, 1, 2, 3, 3]),
        ("own_hardware", "costs", [2, 2, 3, 3, 4]),
        ("own_hardware", "reliability", [1, 2, 2, 3, 4]),
        ("hosted_api", "reliability", [1, 1, 2, 3, 3]),
        ("managed_endpoints", "governance", [1, 1, 2, 3, 3]),
    ],
)
def test_targets_are_those_of_the_table(serving: str, area: str, row: list[float]) -> None:
    entry = SHIPPED.targets.targets[area]

    assert isinstance(entry, dict)
    assert entry[serving] == row
