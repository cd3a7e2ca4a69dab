"""Flip values: at the value the plan is another, just before it is not; nearest first; at most three."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessor.assessment.answers import from_mapping
from assessor.assessment.profile import read_facts
from assessor.plan.hiring import make_plan
from assessor.plan.model import Flip, Plan
from assessor.questionnaire.library import find
from assessor.questionnaire.yaml_reader import read_file
from assessor.resources import data_folder
from assessor.scoring.score import score
from tests.tiny import TODAY, area, level, question, questionnaire

SHIPPED = find(None)
DEMO = read_file(data_folder("questionnaires") / "ai_infrastructure" / "demo.yaml").data
PROFILE = read_facts(DEMO["profile"], SHIPPED, "demo")
ANSWERS = {id: given for id, given in from_mapping(DEMO["answers"], SHIPPED, "demo").items() if given is not None}
SCORE = score(SHIPPED, PROFILE, ANSWERS)


def options_at(profile: dict[str, Any]) -> list[str]:
    return [step.option for step in make_plan(SHIPPED, profile, SCORE, today=TODAY).steps]


def test_the_sample_company_has_three_flips_of_its_first_hire() -> None:
    found = make_plan(SHIPPED, PROFILE, SCORE, today=TODAY, what_if=True).flips

    assert found is not None and len(found) == 3
    assert {flip.changes for flip in found} == {"first_hire"}


def test_at_its_value_the_plan_is_what_the_flip_says_and_just_before_it_is_not() -> None:
    """Checked by planning the sample company again on both sides, from outside."""
    today = options_at(dict(PROFILE))
    for flip in make_plan(SHIPPED, PROFILE, SCORE, today=TODAY, what_if=True).flips or []:
        before = 1 + flip.precision if flip.direction == "under" else 1 - flip.precision
        scale = 100 - flip.value if flip.fact == "measured_availability" else flip.value
        before = 1 / before if flip.fact == "measured_availability" else before
        nearly = 100 - scale * before if flip.fact == "measured_availability" else scale * before

        assert options_at({**PROFILE, flip.fact: flip.value}) == flip.options != today
        assert options_at({**PROFILE, flip.fact: nearly})[0] == today[0]


FACTS = {
    "facts": [
        {"id": id, "ask": "?", "kind": "number"}
        for id in ("blocked_deals", "runway_months", "max_hires", "yearly_hire_budget")
    ]
}


def option(id: str, kind: str, covers: float, yearly: float) -> dict[str, Any]:
    return {
        "id": id,
        "kind": kind,
        "title": id.capitalize(),
        "covers": {"governance": [covers, 4]},
        "fill_months": 2,
        "ramp_months": 1,
        "yearly": yearly,
    }


def planned(profile: dict[str, Any]) -> Plan:
    """One area, worth what is held up; a clerk (0.8 of it, 80,000 a year) or a package (0.5 of it, 10,000)."""
    q = questionnaire(
        area("governance", question("G-1")),
        targets={"targets": {"governance": 3}},
        roles=[option("clerk", "hire", 0.8, 80_000)],
        options=[option("package", "buy", 0.5, 10_000)],
        economics={"fee": 0, "max_options": 2},
        profile=FACTS,
    )
    return make_plan(q, profile, score(q, profile, {"G-1": level(1)}), today=TODAY, what_if=True)


def flip_of(profile: dict[str, Any], fact: str, direction: str) -> Flip:
    found = [f for f in planned(profile).flips or [] if (f.fact, f.direction) == (fact, direction)]
    assert len(found) == 1, planned(profile).flips
    return found[0]


def test_a_stake_too_small_for_the_hire_names_the_one_that_is_enough() -> None:
    """The clerk adds half of 0.8 over 21.5 months of effect and costs 22: 0.4 x V x 21.5 = 80,000 x 22, V = 204,651."""
    flip = flip_of({"blocked_deals": 100_000}, "blocked_deals", "over")

    assert flip.value == pytest.approx(204_651, rel=0.02)
    assert (flip.changes, flip.first_hire, flip.options) == ("first_hire", "clerk", ["clerk", "package"])
    assert flip.says.startswith(
        "The first hire would be: Clerk, if the revenue held up by open questions were over USD 20"
    )


def test_a_hire_that_pays_names_the_stake_under_which_it_would_not() -> None:
    flip = flip_of({"blocked_deals": 400_000}, "blocked_deals", "under")

    assert flip.value == pytest.approx(204_651, rel=0.02)
    assert (flip.first_hire, flip.options) == (None, ["package"])
    assert flip.says.startswith("Nobody would be hired if ")


def test_the_runway_under_which_no_search_is_begun_is_exact() -> None:
    """Search 2, ramp 1 and 3 months of effect: 6 months."""
    flip = flip_of({"blocked_deals": 400_000, "runway_months": 12}, "runway_months", "under")

    assert (flip.value, flip.options, flip.precision) == (6, ["package"], 0)
    assert flip.says == "Nobody would be hired if your runway were under 6 months."
    longer = flip_of({"blocked_deals": 400_000, "runway_months": 5}, "runway_months", "over")
    assert longer.value == 6
    assert longer.says == "The first hire would be: Clerk, if your runway were 6 months or more."


def test_the_budget_under_which_the_plan_cannot_be_had_is_its_price() -> None:
    under = flip_of({"blocked_deals": 400_000, "yearly_hire_budget": 200_000}, "yearly_hire_budget", "under")
    over = flip_of({"blocked_deals": 400_000, "yearly_hire_budget": 30_000}, "yearly_hire_budget", "over")

    assert (under.value, under.options) == (90_000, ["clerk"])
    assert (over.value, over.options) == (80_000, ["clerk"])


def test_the_number_of_hires_is_moved_by_heads() -> None:
    flip = flip_of({"blocked_deals": 400_000, "max_hires": 1}, "max_hires", "under")

    assert (flip.value, flip.options) == (0, ["package"])
    assert flip.says == "Nobody would be hired if you could hire nobody."


def test_nothing_held_up_today_is_moved_from_nothing() -> None:
    """The package alone pays from 0.5 x V x 21.5 = 10,000 x 22 on, V = 20,465."""
    flip = flip_of({"blocked_deals": 0}, "blocked_deals", "over")

    assert flip.value == pytest.approx(204_651, rel=0.02)
    assert flip.first_hire == "clerk"


def test_without_money_or_without_being_asked_there_are_no_flips() -> None:
    q = questionnaire(area("governance", question("G-1")), targets={"targets": {"governance": 3}}, profile=FACTS)

    assert planned({}).flips == []
    assert make_plan(q, {}, score(q, {}, {"G-1": level(1)}), today=TODAY).flips is None
    assert make_plan(q, {}, score(q, {}, {}), today=TODAY, what_if=True).flips == []


@settings(max_examples=25, deadline=None)
@given(
    st.fixed_dictionaries(
        {},
        optional={
            "blocked_deals": st.floats(0, 1e300),
            "runway_months": st.integers(0, 60),
            "max_hires": st.integers(0, 9),
            "yearly_hire_budget": st.floats(0, 1e300),
        },
    )
)
def test_any_figures_give_at_most_three_flips_that_differ_from_the_plan(profile: dict[str, Any]) -> None:
    plan = planned(profile)
    options = [step.option for step in plan.steps]

    assert plan.flips is not None and len(plan.flips) <= 3
    assert all(sorted(flip.options) != sorted(options) for flip in plan.flips)
