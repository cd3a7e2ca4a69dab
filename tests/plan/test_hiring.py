"""The plan without money: ranked by the weighted gap closed, gated, and allowed to be empty."""

from typing import Any

import pytest

from assessor.assessment.model import Answer
from assessor.plan.hiring import make_plan
from assessor.plan.model import Plan, to_json
from assessor.questionnaire.conditions import Profile
from assessor.questionnaire.model import Questionnaire
from assessor.scoring.score import score
from tests.tiny import TODAY, area, level, question, questionnaire

FACTS = {
    "facts": [
        {"id": "serving", "ask": "?", "kind": "choices", "choices": [{"id": "hosted_api"}, {"id": "self_hosted"}]},
        {"id": "max_hires", "ask": "?", "kind": "number"},
        {"id": "team", "ask": "?", "kind": "counts"},
    ]
}


def option(id: str, covers: dict[str, list[float]], **more: Any) -> dict[str, Any]:
    return {"id": id, "covers": covers, "fill_months": 3, "ramp_months": 3, "yearly": 100_000, **more}


ROLES = [
    option("ai_sre", {"a": [0.8, 4], "b": [0.1, 4]}),
    option("inference_engineer", {"b": [0.8, 4], "a": [0.1, 4]}, fill_months=4),
]
HELP = [
    option("bridge", {"a": [0.5, 4]}, kind="fractional", fill_months=1, excludes=["ai_sre"]),
    option("package", {"c": [0.6, 3]}, kind="buy", fill_months=1),
]


def company(**more: Any) -> Questionnaire:
    """Three areas of two questions each, all with target 3."""
    areas = [area(id, question(f"{id}-1"), question(f"{id}-2")) for id in "abc"]
    content = {"profile": FACTS, "targets": {"targets": {"a": 3, "b": 3, "c": 3}}, "roles": ROLES, "options": HELP}
    return questionnaire(*areas, **{**content, **more})


def planned(levels: dict[str, int], profile: Profile | None = None, q: Questionnaire | None = None) -> Plan:
    """The plan when every question of an area is answered with its level."""
    q = q or company()
    answers: dict[str, Answer] = {f"{id}-{n}": level(value) for id, value in levels.items() for n in (1, 2)}
    return make_plan(q, profile or {}, score(q, profile or {}, answers), today=TODAY)


def test_each_option_closes_most_of_what_is_left_and_is_worth_half_a_level() -> None:
    plan = planned({"a": 1, "b": 2, "c": 3})

    assert plan.decision == "hire"
    assert [step.option for step in plan.steps] == ["ai_sre", "inference_engineer"]
    assert [(c.area, round(c.start, 3), round(c.end, 3)) for c in plan.steps[0].closes] == [
        ("a", 1, 2.6),
        ("b", 2, 2.1),
    ]
    assert [(c.area, round(c.start, 3), round(c.end, 3)) for c in plan.steps[1].closes] == [
        ("b", 2.1, 2.82),
        ("a", 2.6, 2.64),
    ]


def test_without_a_gap_nobody_is_hired() -> None:
    plan = planned({"a": 3, "b": 4, "c": 3})

    assert (plan.decision, plan.steps) == ("no_hire", [])
    assert plan.reason == "Nobody should be hired yet: no area with a score and a target is below its target."


def test_less_than_half_a_level_in_all_is_not_worth_a_search() -> None:
    q = company(roles=[option("ai_sre", {"a": [0.24, 4]})], options=[])

    assert planned({"a": 1, "b": 3, "c": 3}, q=q).decision == "no_hire"
    assert planned({"a": 0, "b": 3, "c": 3}, q=q).decision == "hire"


def test_help_alone_is_not_a_hire() -> None:
    plan = planned({"a": 3, "b": 3, "c": 1})

    assert plan.decision == "no_hire"
    assert [(step.option, step.kind, step.start_month) for step in plan.steps] == [("package", "buy", 1)]


def test_searches_follow_one_another_and_the_rest_comes_after_the_hires() -> None:
    plan = planned({"a": 1, "b": 0, "c": 3})

    assert [(step.option, step.step, step.start_month) for step in plan.steps] == [
        ("inference_engineer", 1, 4),
        ("ai_sre", 2, 7),
    ]


def test_exclusions_hold_in_both_directions() -> None:
    roles = [option("ai_sre", {"a": [0.5, 4]})]
    bridge = [option("bridge", {"a": [0.6, 4]}, kind="fractional", excludes=["ai_sre"])]
    plan = planned({"a": 0, "b": 3, "c": 3}, q=company(roles=roles, options=bridge))

    assert [step.option for step in plan.steps] == ["bridge"]


def test_ties_go_to_the_cheaper_and_then_to_the_id() -> None:
    cheaper = [option("z", {"a": [0.8, 4]}, yearly=50_000), option("b", {"a": [0.8, 4]})]
    same = [option("z", {"a": [0.8, 4]}), option("b", {"a": [0.8, 4]})]

    assert planned({"a": 1, "b": 3, "c": 3}, q=company(roles=cheaper, options=[])).steps[0].option == "z"
    assert planned({"a": 1, "b": 3, "c": 3}, q=company(roles=same, options=[])).steps[0].option == "b"


def test_a_cap_on_hires_is_kept() -> None:
    assert [s.option for s in planned({"a": 0, "b": 0, "c": 3}, {"max_hires": 1}).steps if s.kind == "hire"] == [
        "ai_sre"
    ]
    assert planned({"a": 0, "b": 0, "c": 3}, {"max_hires": 0}).decision == "no_hire"


def test_who_is_there_already_makes_the_same_role_worth_less() -> None:
    plan = planned({"a": 1, "b": 3, "c": 3}, {"team": {"ai_sre": 8}})

    assert plan.decision == "no_hire"


def test_an_area_without_a_score_counts_for_nothing_and_is_named() -> None:
    q = company()
    answers = {"a-1": level(0), "a-2": level(0), "b-1": level(0), "c-1": level(3), "c-2": level(3)}
    plan = make_plan(q, {}, score(q, {}, answers), today=TODAY)

    assert [c.area for c in plan.steps[0].closes] == ["a"]
    assert [item.area for item in plan.find_out] == ["b"]


def test_too_little_answered_means_assess_first() -> None:
    q = company()
    plan = make_plan(q, {}, score(q, {}, {"a-1": level(0), "b-1": level(0)}), today=TODAY)

    assert (plan.decision, plan.steps) == ("assess_first", [])
    assert [gate.gate for gate in plan.gates] == ["G5"]
    assert [action.do for action in plan.actions] == ["Find out: Ask a-2", "Find out: Ask b-2", "Find out: Ask c-1"]


def test_when_the_unknown_cannot_matter_the_answer_is_no_hire_at_once() -> None:
    weak = [option("ai_sre", {"a": [0.1, 4]})]
    q = company(roles=weak, options=[])

    assert make_plan(q, {}, score(q, {}, {}), today=TODAY).decision == "no_hire"


def test_a_target_that_hangs_on_an_unknown_fact_can_still_matter() -> None:
    targets = {"down": "serving", "targets": {"a": {"hosted_api": 1, "self_hosted": 3}}}
    q = company(targets=targets)

    assert make_plan(q, {}, score(q, {}, {}), today=TODAY).decision == "assess_first"


def test_money_is_null_and_said_to_be_missing() -> None:
    document = to_json(planned({"a": 0, "b": 0, "c": 0}))

    assert document["schema"] == "assessor.plan/1"
    assert (document["net"], document["payback_month"], document["peak_cash"]) == (None, None, None)
    assert document["plan"][0]["net"] is None
    assert document["notes"][0].startswith("No money is in this plan: none of the figures")


def test_an_area_that_no_hire_reaches_alone_is_named() -> None:
    plan = planned({"a": 3, "b": 3, "c": 1})

    assert plan.notes[1] == "No hire alone reaches the target in: c."


@pytest.mark.parametrize("order", [1, -1])
def test_the_order_of_the_options_in_the_file_changes_nothing(order: int) -> None:
    plan = planned({"a": 0, "b": 0, "c": 0}, q=company(roles=ROLES[::order], options=HELP[::order]))

    assert [step.option for step in plan.steps] == ["ai_sre", "inference_engineer"]


def test_what_the_unknowns_could_hide_includes_the_risk_floor_of_the_gaps_they_could_open() -> None:
    """At the low bound the gap is 3 levels of 100k a year; of the 300k the one option closes most, for 100k a year."""
    q = company(economics={"risk_floor": {"a": 100_000}})

    plan = make_plan(q, {"blocked_deals": 0}, score(q, {}, {"b-1": level(3)}), today=TODAY)
    assert plan.decision == "assess_first"


def of_gpus(target: float) -> Questionnaire:
    """One gpu area of two questions with a target, and one hire who closes most of its gap."""
    facts = [
        {"id": "serving", "ask": "?", "kind": "text"},
        {"id": "monthly_gpu_spend", "ask": "?", "kind": "money"},
        {"id": "gpu_load", "ask": "How busy?", "kind": "number"},
        {"id": "peak_to_mean", "ask": "How high is the peak?", "kind": "number"},
    ]
    return questionnaire(
        area("gpu", question("GPU-1"), question("GPU-2")),
        profile={"facts": facts},
        targets={"targets": {"gpu": target}},
        roles=[option("ml_infrastructure_engineer", {"gpu": [0.8, 4]})],
        economics={},
    )


BILL: Profile = {"monthly_gpu_spend": 500_000}
FIGURES = ["Find out: How busy?", "Find out: How high is the peak?"]


def test_a_known_bill_whose_load_is_unknown_is_found_out_first_even_where_no_stake_is_known() -> None:
    """0.8 of a gap of 0.5 is under half a level, so the gap hires nobody; the 6 million a year could."""
    q = of_gpus(target=3.5)
    found = score(q, BILL, {"GPU-1": level(3), "GPU-2": level(3)})

    plan = make_plan(q, BILL, found, today=TODAY)
    assert (plan.decision, plan.steps) == ("assess_first", [])
    assert [action.do for action in plan.actions[:2]] == FIGURES
    assert make_plan(q, {}, found, today=TODAY).decision == "no_hire"


def test_the_unknowns_matter_where_only_an_unknown_figure_would_fill_the_plan() -> None:
    """With everything open the gap is 0.5 at most; no money is known, and the bill alone could make a hire worth it."""
    q = of_gpus(target=0.5)

    plan = make_plan(q, BILL, score(q, BILL, {}), today=TODAY)
    assert plan.decision == "assess_first"
    assert [gate.gate for gate in plan.gates][-1] == "G5"
    assert [action.do for action in plan.actions[:2]] == FIGURES
    assert make_plan(q, {}, score(q, {}, {}), today=TODAY).decision == "no_hire"


def test_a_cap_below_nobody_is_nobody() -> None:
    assert planned({"a": 0, "b": 0, "c": 0}, {"max_hires": -1}).decision == "no_hire"
