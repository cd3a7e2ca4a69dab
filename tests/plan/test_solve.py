"""The exact search against a plain-Python one that tries every plan, on cases that nobody chose."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessor.plan.case import Case, read_case
from assessor.plan.decide import decide
from tests.plan.brute_force import brute_force
from tests.plan.worked_example import worked_example

AREAS = ("costs", "gpu", "latency")
LEVELS = st.floats(0, 4).map(lambda x: round(x, 2))
SHARES = st.tuples(st.floats(0, 1).map(lambda x: round(x, 2)), LEVELS).map(list)


@st.composite
def options(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Up to four options of every kind, with exclusions, pay bands and prices."""
    found = []
    for id in draw(st.lists(st.sampled_from("abcd"), unique=True, max_size=4)):
        kind = draw(st.sampled_from(["hire", "hire", "fractional", "buy"]))
        price = draw(st.integers(0, 300))
        paid: dict[str, Any] = {"yearly": price}
        if kind == "hire":
            paid = {"pay": {"us": {"currency": "USD", "low": price, "high": price + 20}}}
        found.append(
            {
                "id": id,
                "kind": kind,
                "covers": {area: draw(SHARES) for area in draw(st.lists(st.sampled_from(AREAS), unique=True))},
                "fill_months": draw(st.integers(0, 9)),
                "ramp_months": draw(st.integers(0, 6)),
                "excludes": draw(st.sampled_from([[], [], *([other] for other in "abcd" if other != id)])),
                **paid,
                **({} if kind == "hire" else {"at_most": 1}),
            }
        )
    return found


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """Three areas, some without a gap or a stake; budgets of nothing, several search lanes, a team."""
    offered = draw(options())
    areas = [
        {"id": area, "score": draw(LEVELS), "target": draw(LEVELS), "stake": draw(st.none() | st.integers(0, 900))}
        for area in AREAS
    ]
    if all(area["stake"] is None for area in areas):
        areas[0]["stake"] = draw(st.integers(0, 900))
    ids = [option["id"] for option in offered if option["kind"] == "hire"]
    case: dict[str, Any] = {
        "areas": areas,
        "options": offered,
        "team": {id: draw(st.integers(0, 3)) for id in ids if draw(st.booleans())},
        "max_options": draw(st.integers(0, 3)),
        "search_slots": draw(st.integers(1, 3)),
        "horizon_months": draw(st.sampled_from([1, 12, 24])),
    }
    if draw(st.booleans()):
        case["max_hires"] = draw(st.integers(0, 2))
    if draw(st.booleans()):
        case["yearly_hire_budget"] = draw(st.sampled_from([0, 100, 400]))
    return read_case(case, "case")


@settings(max_examples=150, deadline=None)
@given(cases())
def test_no_plan_is_better_than_the_one_that_is_found(case: Case) -> None:
    best = brute_force(case)
    plan = decide(case, {})

    assert plan.net == pytest.approx(best.net, abs=0.01)
    assert plan.flow is not None and sum(plan.flow) == pytest.approx(plan.net, abs=1e-6)
    # The same net to the cent may be another plan only where rounding decides a tie.
    assert best.nets[tuple(step.option for step in plan.steps)] == pytest.approx(best.net, abs=0.011)


def test_the_worked_example_comes_out_the_same_in_plain_python() -> None:
    best = brute_force(worked_example())

    assert best.ids == ("inference_engineer", "ai_sre", "governance_package")
    assert best.net == pytest.approx(598, abs=0.5)
    assert len(best.nets) == 1043


def test_a_hundred_areas_are_planned_like_eight() -> None:
    """Only the five areas that an option moves most get its attention; the rest are a gap that stays."""
    areas = [{"id": f"a-{n:03}", "score": 1.0, "target": 3.0, "stake": 10.0 + n} for n in range(100)]
    one = {"id": "one", "covers": {f"a-{n:03}": [0.5, 4.0] for n in range(100)}, "fill_months": 1, "ramp_months": 0}
    case = read_case({"areas": areas, "options": [{**one, "kind": "buy", "yearly": 60}]}, "case")

    plan = decide(case, {})

    assert [step.option for step in plan.steps] == ["one"]
    assert {closes.area for closes in plan.steps[0].closes} == {"a-099", "a-098", "a-097", "a-096", "a-095"}
    assert plan.net == pytest.approx(23 * ((109 + 108 + 107) * 0.5 + (106 + 105) * 0.25 - 60) / 12)
