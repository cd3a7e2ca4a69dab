"""What doing nothing costs: open gaps at their stakes, what is not known by name, and the on-call arithmetic."""

from typing import Any

import pytest

from assessor.plan.hiring import make_plan
from assessor.plan.model import Nothing
from assessor.plan.nothing import on_call, people_needed
from assessor.scoring.score import score
from tests.tiny import TODAY, area, level, question, questionnaire

FACTS = {"facts": [{"id": "blocked_deals", "ask": "?", "kind": "number"}]}


def left(levels: dict[str, int], profile: dict[str, Any]) -> Nothing:
    """Three areas with target 2, of which only governance has a price."""
    areas = [area(id, question(f"{id}-1")) for id in ("governance", "scaling", "latency")]
    targets = {"targets": {a["id"]: 2 for a in areas}}
    q = questionnaire(*areas, targets=targets, profile=FACTS, economics={"risk_floor": {"scaling": 1000}})
    answers = {f"{id}-1": level(value) for id, value in levels.items()}
    found = make_plan(q, profile, score(q, profile, answers), today=TODAY).nothing
    assert found is not None
    return found


def test_open_gaps_count_with_their_stakes_and_the_rest_is_named() -> None:
    found = left({"governance": 1, "scaling": 0, "latency": 1}, {"blocked_deals": 50_000})

    assert (found.low, found.likely, found.high) == (52_000, 52_000, 52_000)
    assert [(each.area, each.gap, each.likely) for each in found.areas] == [
        ("governance", 1, 50_000),
        ("scaling", 2, 2_000),
        ("latency", 1, None),
    ]
    assert found.not_known == ["latency"]
    assert found.says == ("Doing nothing costs about USD 52,000 a year. Not in it, because not known: latency.")


def test_an_area_at_its_target_costs_nothing_and_one_without_a_score_is_not_known() -> None:
    found = left({"governance": 2, "scaling": 2}, {"blocked_deals": 50_000})

    assert (found.likely, found.areas, found.not_known) == (None, [], ["latency"])
    assert found.says == "What it costs to do nothing is not known. Not in it, because not known: latency."
    closed = left({"governance": 2, "scaling": 2, "latency": 2}, {"blocked_deals": 50_000})
    assert closed.says == "No gap is open, so doing nothing costs nothing that we can see."


def test_a_part_that_could_not_be_priced_names_the_fact() -> None:
    found = left({"governance": 1, "scaling": 2, "latency": 2}, {})

    assert found.areas[0].missing == ["blocked_deals"]
    assert found.says.startswith("What it costs to do nothing is not known: no open gap has a price.")


@pytest.mark.parametrize(("at_once", "people"), [(1, 4), (2, 8)])
def test_people_on_call_are_those_at_once_over_the_share_of_weeks(at_once: int, people: int) -> None:
    figure = people_needed(at_once)

    assert (figure.likely, figure.formula) == (people, "p / f")
    assert [(i.name, i.value, i.origin) for i in figure.sources()] == [
        ("on_call_at_once", at_once, "default"),
        ("share_of_weeks", 0.25, "default"),
    ]


@pytest.mark.parametrize(
    ("people", "standing"),
    [
        (0, "too few"),
        (1, "too few"),
        (3, "too few"),
        (4, "at the floor"),
        (5, "at the floor"),
        (6, "enough, without slack"),
        (7, "enough, without slack"),
        (8, "enough"),
        (None, "not known"),
    ],
)
def test_a_round_the_clock_promise_is_held_against_the_people_there(people: int | None, standing: str) -> None:
    found = on_call({"promise_24x7": True, **({} if people is None else {"on_call_people": people})})

    assert found is not None
    assert (found.people, found.standing) == (people, standing)


@pytest.mark.parametrize("profile", [{}, {"promise_24x7": False, "on_call_people": 1}])
def test_without_the_promise_nothing_is_said_about_the_rota(profile: dict[str, Any]) -> None:
    assert on_call(profile) is None
