"""Whether open questions can change the first hire: certain only when their answers were tried or cannot matter."""

from itertools import product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessor.assessment.model import Answer
from assessor.interview.first_hire import FirstHire, firmness
from assessor.plan.hiring import make_plan
from assessor.plan.model import Plan, Step
from assessor.questionnaire.conditions import Profile
from assessor.questionnaire.model import Questionnaire
from assessor.scoring.score import score
from tests.tiny import DONT_KNOW, NOT_APPLICABLE, SKIPPED, TODAY, area, level, question, questionnaire

FACTS = {
    "facts": [
        {"id": "max_hires", "ask": "?", "kind": "number"},
        {"id": "blocked_deals", "ask": "?", "kind": "money"},
    ]
}


def option(id: str, covers: dict[str, list[float]], **more: Any) -> dict[str, Any]:
    return {"id": id, "covers": covers, "fill_months": 3, "ramp_months": 3, "yearly": 50_000, **more}


ROLES = [
    option("ai_sre", {"governance": [0.8, 4], "b": [0.1, 4]}),
    option("inference_engineer", {"b": [0.8, 4], "governance": [0.1, 4]}, fill_months=4),
]


def company(size: int = 2, **more: Any) -> Questionnaire:
    """Two areas with target 3, and one role for each."""
    areas = [area(id, *(question(f"{id}-{n}") for n in range(1, size + 1))) for id in ("governance", "b")]
    content = {"profile": FACTS, "targets": {"targets": {"governance": 3, "b": 3}}, "roles": ROLES}
    return questionnaire(*areas, **{**content, **more})


def firm(q: Questionnaire, answers: dict[str, Answer], profile: Profile | None = None, draws: int = 0) -> FirstHire:
    facts = profile or {}
    found = score(q, facts, answers)
    return firmness(q, facts, answers, found, make_plan(q, facts, found, today=TODAY, draws=draws))


def levels(**given_levels: int) -> dict[str, Answer]:
    """governance_1=2 is level 2 for governance-1, measured."""
    return {name.replace("_", "-"): level(value, "measured") for name, value in given_levels.items()}


def test_with_nothing_open_the_first_hire_is_certain() -> None:
    found = firm(company(), levels(governance_1=0, governance_2=0, b_1=3, b_2=3))

    assert (found.option, found.verdict, found.plans) == ("ai_sre", "certain", 1)
    assert found.says == "The remaining questions can no longer change the first hire."


def test_an_open_question_that_decides_between_two_hires_is_open() -> None:
    """Governance is at 0.7; b is from 0.3 to 1.7, so that either of the two may have the larger gap."""
    answers = levels(governance_1=0, governance_2=0, governance_3=2, b_1=0, b_2=1)

    found = firm(company(3), answers)

    assert (found.verdict, found.says, found.plans, found.share) == ("open", "", 0, None)


def test_an_open_question_whose_every_answer_gives_the_same_hire_makes_it_certain() -> None:
    """b can be (3 + 3 + 0) / 3 = 2 at worst, one level short, while governance is three short."""
    answers = levels(governance_1=0, governance_2=0, governance_3=0, b_1=3, b_2=3)

    found = firm(company(3), answers)

    assert (found.option, found.verdict) == ("ai_sre", "certain")
    assert found.plans == 4  # b at 2, 2.33 and 2.67, and without a gap


def test_an_area_that_even_the_lowest_answer_leaves_at_its_target_needs_no_plan() -> None:
    targets = {"targets": {"governance": 3, "b": 2}}
    answers = levels(governance_1=0, governance_2=0, governance_3=0, b_1=3, b_2=3)

    found = firm(company(3, targets=targets), answers)

    assert (found.verdict, found.plans) == ("certain", 1)


def test_when_no_hire_is_possible_at_all_nothing_can_change_that() -> None:
    found = firm(company(), {}, {"max_hires": 0})

    assert (found.option, found.verdict, found.plans) == (None, "certain", 0)
    assert found.says == "The remaining questions can no longer change that nobody should be hired yet."


def test_a_question_that_could_bring_a_first_hire_is_open() -> None:
    assert firm(company(3), levels(governance_1=3, governance_2=3, governance_3=3, b_1=3, b_2=3)).verdict == "open"


def test_below_half_coverage_nothing_is_certain() -> None:
    """Gate G5 holds there, even where too few answers are left to make a score of any area."""
    answers = dict.fromkeys(("governance-1", "governance-2", "governance-3", "b-1", "b-2"), DONT_KNOW)

    assert firm(company(3), levels(governance_1=0)).verdict == "open"
    assert firm(company(3), answers).verdict == "open"


def test_too_many_open_questions_are_not_tried() -> None:
    """Four of twelve are open in b; in the resamples the same hire comes first nearly always."""
    answers = {f"governance-{n}": level(0, "measured") for n in range(1, 13)}
    answers |= {f"b-{n}": level(3, "measured") for n in range(1, 9)}
    found = firm(company(12), answers, draws=100)

    assert (found.option, found.verdict, found.plans) == ("ai_sre", "unlikely", 0)
    assert found.share is not None and found.share >= 0.8
    assert found.says == "The remaining questions are unlikely to change the first hire."


@pytest.mark.parametrize(
    ("shares", "expected"), [({"ai_sre": 0.8}, "unlikely"), ({"ai_sre": 0.79}, "open"), ({}, "open")]
)
def test_unlikely_needs_four_resamples_of_five(shares: dict[str, float], expected: str) -> None:
    q = company(12)
    answers = {f"governance-{n}": level(0) for n in range(1, 13)} | {f"b-{n}": level(1) for n in range(1, 9)}
    step = Step(
        option="ai_sre", title="", kind="hire", step=1, later=False, start_month=3, yearly_cost=None, why=[], closes=[]
    )
    plan = Plan(currency="USD", decision="hire", reason="", steps=[step], first_hire=shares)

    assert firmness(q, {}, answers, score(q, {}, answers), plan).verdict == expected


def test_that_nobody_is_hired_has_its_share_too() -> None:
    """What is left of the resamples when every first hire is counted."""
    plan = Plan(currency="USD", decision="no_hire", reason="", first_hire={"ai_sre": 0.15})
    q = company(12)
    answers = {f"{id}-{n}": level(3) for id in ("governance", "b") for n in range(1, 9)}

    found = firmness(q, {}, answers, score(q, {}, answers), plan)

    assert found.verdict == "unlikely"
    assert found.share == pytest.approx(0.85)


EVERY_ANSWER = (*(level(n) for n in range(5)), DONT_KNOW, NOT_APPLICABLE)
GIVEN = st.one_of(st.integers(0, 4).map(level), st.sampled_from([DONT_KNOW, NOT_APPLICABLE]))
IDS = ("governance-1", "governance-2", "governance-3", "b-1", "b-2", "b-3")


@settings(deadline=None, max_examples=30)
@given(st.lists(GIVEN, min_size=6, max_size=6), st.sets(st.sampled_from(IDS), max_size=2), st.booleans(), st.booleans())
def test_certain_is_never_said_when_some_answer_changes_the_first_hire(
    values: list[Answer], open_ones: set[str], priced: bool, floor: bool
) -> None:
    """Beside a plain trial of every answer to every open question, with money, with a floor alone, and with none."""
    economics = {"rates": {"USD": 1}, "risk_floor": {"b": 40_000} if floor else {}}
    q = company(3, economics=economics)
    profile: Profile = {"blocked_deals": 90_000} if priced else {}
    answers = {id: value for id, value in zip(IDS, values, strict=True) if id not in open_ones}

    found = firm(q, answers, profile)

    if found.verdict == "certain":
        for chosen in product(EVERY_ANSWER, repeat=len(open_ones)):
            tried = {**answers, **dict(zip(sorted(open_ones), chosen, strict=True))}
            plan = make_plan(q, profile, score(q, profile, tried), today=TODAY)
            assert next((step.option for step in plan.steps if step.kind == "hire"), None) == found.option


def test_a_skipped_question_is_still_open() -> None:
    answers = {**levels(governance_1=0, governance_2=0, b_1=0, governance_3=2, b_2=1), "b-3": SKIPPED}

    assert firm(company(3), answers).verdict == "open"
