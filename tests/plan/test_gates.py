"""The gates: what is not considered, and why."""

from typing import Any

import pytest

from assessor.plan.gates import on_call, open_options
from assessor.questionnaire.conditions import Profile
from assessor.questionnaire.library import find

OPTIONS = find(None).all_options
ALL = {option.id for option in OPTIONS}
GAPS = {"scaling": 1.0}
NEEDS_DISTRIBUTED: dict[str, Any] = {"saturated": True}


def removed(profile: Profile, gaps: dict[str, float] | None = None) -> tuple[set[str], list[str]]:
    left, gates = open_options(OPTIONS, profile, GAPS if gaps is None else gaps)
    return ALL - {option.id for option in left}, [gate.gate for gate in gates]


OWN_MACHINES = {"inference_engineer", "distributed_systems_specialist", "ml_infrastructure_engineer"}


@pytest.mark.parametrize(
    ("profile", "gone"),
    [
        ({"serving": ["hosted_api"]}, OWN_MACHINES),
        ({"serving": ["hosted_api"], "self_host_plan": False}, OWN_MACHINES),
        ({"serving": ["hosted_api"], "self_host_plan": True}, set()),
        ({"serving": ["hosted_api", "self_hosted"]}, set()),
        ({}, set()),
    ],
)
def test_g1_only_a_hosted_api_leaves_nothing_to_run(profile: Profile, gone: set[str]) -> None:
    assert removed({**profile, **NEEDS_DISTRIBUTED})[0] == gone


@pytest.mark.parametrize(
    ("profile", "gone"),
    [
        ({"serving": ["self_hosted"], "consuming_teams": 2}, {"ai_platform_engineer"}),
        ({"serving": ["self_hosted"], "consuming_teams": 3}, set()),
        ({"serving": ["self_hosted"]}, set()),
        ({"consuming_teams": 1}, set()),
        ({"serving": ["hosted_api"], "self_host_plan": True, "consuming_teams": 1}, set()),
    ],
)
def test_g2_with_few_teams_the_infrastructure_engineer_stands_in(profile: Profile, gone: set[str]) -> None:
    assert removed({**profile, **NEEDS_DISTRIBUTED})[0] == gone


@pytest.mark.parametrize("serving", [{"serving": ["self_hosted"]}, {"serving": ["hosted_api"]}, {}])
def test_with_three_teams_the_platform_engineer_covers_a_tenth_more(serving: Profile) -> None:
    left, _ = open_options(OPTIONS, {**serving, "consuming_teams": 3}, GAPS)
    platform = next(option for option in left if option.id == "ai_platform_engineer")

    share, ceiling = platform.covers["gpu"]
    assert (round(share, 9), ceiling) == (0.65, 3.0)


def test_g3_a_short_runway_leaves_no_full_time_hire() -> None:
    gone, gates = removed({"runway_months": 8, **NEEDS_DISTRIBUTED})

    assert gone == ALL - {"fractional_ai_sre", "governance_package", "ml_infrastructure_engineer"}
    assert gates == ["G3"]


@pytest.mark.parametrize(
    ("profile", "gap", "considered"),
    [
        ({}, 1.0, False),
        ({"saturated": True}, 0.4, False),
        ({"saturated": True}, 0.5, True),
        ({"multi_region": True}, 0.5, True),
        ({"requests_per_day": 1_000_001}, 0.5, True),
        ({"requests_per_day": 1_000_000}, 0.5, False),
    ],
)
def test_g4_the_distributed_systems_specialist_needs_a_shown_load(
    profile: Profile, gap: float, considered: bool
) -> None:
    assert ("distributed_systems_specialist" not in removed(profile, {"scaling": gap})[0]) is considered


@pytest.mark.parametrize(
    ("profile", "fires"),
    [
        ({"promise_24x7": True, "on_call_people": 3}, True),
        ({"promise_24x7": True, "on_call_people": 4}, False),
        ({"promise_24x7": True}, False),
        ({"promise_24x7": False, "on_call_people": 0}, False),
    ],
)
def test_g6_a_round_the_clock_promise_needs_four_people(profile: Profile, fires: bool) -> None:
    gates, actions = on_call(profile)

    assert [gate.gate for gate in gates] == (["G6"] if fires else [])
    assert bool(actions) is fires


def test_every_gate_names_whom_it_took_away_and_why() -> None:
    _, gates = open_options(OPTIONS, {"serving": ["hosted_api"]}, {})

    assert gates[0].reason == (
        "Not considered: Inference engineer, Infrastructure engineer with ML deployment experience, Distributed "
        "systems specialist. Your models run behind hosted APIs and you have no plan to host them yourself, so there "
        "is nothing of theirs to run."
    )
