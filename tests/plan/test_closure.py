"""What an option closes: depth, focus, existing team, overlap; checked by the worked example of docs/method.md."""

import pytest

from assessor.plan.closure import Standing, closure, effect, left_by_team
from assessor.questionnaire.library import find
from assessor.questionnaire.model import Option

FOCUS = [1, 1, 1, 0.5, 0.5]
AREAS = ("latency", "gpu", "observability", "scaling", "governance", "reliability", "optimisation", "costs")
SCORES = (1.5, 1.2, 1.8, 2.0, 1.0, 1.4, 1.3, 1.6)
TARGETS = (2.8, 2.5, 2.5, 2.5, 2.2, 3.0, 2.5, 2.5)
STAKES = (260, 170, 60, 90, 180, 420, 430, 150)
COMPANY = [
    Standing(area=a, level=s, gap=t - s, value=v) for a, s, t, v in zip(AREAS, SCORES, TARGETS, STAKES, strict=True)
]
ROLES = {role.id: role for role in find(None).roles}


def effects(role: str) -> dict[str, float]:
    return {area: round(share, 3) for area, share in effect(ROLES[role], COMPANY, FOCUS).items() if share}


def test_the_inference_engineer_closes_what_the_worked_example_prints() -> None:
    assert effects("inference_engineer") == {
        "latency": 0.80,
        "optimisation": 0.75,
        "costs": 0.55,
        "gpu": 0.20,
        "scaling": 0.20,
    }


def test_the_sre_closes_what_the_worked_example_prints() -> None:
    found = effects("ai_sre")

    assert found == pytest.approx(
        {"reliability": 0.80, "observability": 0.375, "governance": 0.30, "gpu": 0.125, "optimisation": 0.117}, abs=1e-3
    )


def test_the_existing_engineer_leaves_what_the_worked_example_prints() -> None:
    shares = {"ml_infrastructure_engineer": effect(ROLES["ml_infrastructure_engineer"], COMPANY, FOCUS)}
    left = left_by_team(shares, {"ml_infrastructure_engineer": 1}, 0.25)

    printed = {"latency": 1, "gpu": 0.85, "observability": 1, "scaling": 1, "governance": 0.956, "reliability": 0.931}
    printed |= {"optimisation": 0.887, "costs": 0.938}
    assert {area: round(left.get(area, 1), 3) for area in AREAS} == pytest.approx(printed, abs=1e-3)


def test_two_options_overlap_instead_of_adding_up() -> None:
    assert closure([{"a": 0.5}, {"a": 0.5}], {}, ["a"]) == {"a": 0.75}
    assert closure([{"a": 0.5}], {"a": 0.8}, ["a"]) == {"a": pytest.approx(0.4)}
    assert closure([], {}, ["a"]) == {"a": 0}


def test_an_option_does_not_lift_an_area_above_what_it_reaches_alone() -> None:
    option = Option.model_validate(
        {"id": "x", "covers": {"a": [0.8, 2.0]}, "fill_months": 1, "ramp_months": 1, "yearly": 1}
    )
    half_way = Standing(area="a", level=1.0, gap=2.0, value=1)
    above = Standing(area="a", level=2.5, gap=1.0, value=1)

    assert effect(option, [half_way], FOCUS) == {"a": pytest.approx(0.4)}
    assert effect(option, [above], FOCUS) == {"a": 0}


def test_equal_value_goes_to_the_larger_gap_closed_and_then_to_the_area_id() -> None:
    option = Option.model_validate(
        {"id": "x", "covers": {a: [0.5, 4] for a in "abc"}, "fill_months": 1, "ramp_months": 1, "yearly": 1}
    )
    standings = [
        Standing(area="c", level=1, gap=1, value=2),
        Standing(area="b", level=1, gap=1, value=2),
        Standing(area="a", level=1, gap=0.5, value=2),
    ]

    assert effect(option, standings, [1, 0.5]) == {"b": 0.5, "c": 0.25, "a": 0}
