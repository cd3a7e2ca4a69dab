"""What is said beside a plan: only what was asked for, in the document too."""

import json

from assessor.plan.hiring import make_plan
from assessor.plan.model import Plan, to_json
from assessor.scoring.score import score
from tests.plan.test_flips import PROFILE, SCORE, SHIPPED
from tests.tiny import TODAY, area, question, questionnaire


def sample(*, what_if: bool = False) -> Plan:
    return make_plan(SHIPPED, PROFILE, SCORE, today=TODAY, what_if=what_if)


def test_the_search_for_changes_has_to_be_asked_for() -> None:
    plain, full = sample(), sample(what_if=True)

    assert (plain.flips, plain.without) == (None, None)
    assert plain.roadmap == full.roadmap and plain.nothing == full.nothing
    assert [each.option for each in full.without or []] == [step.option for step in full.steps]


def test_the_document_holds_it_all_and_is_json() -> None:
    document = json.loads(json.dumps(to_json(sample(what_if=True)), allow_nan=False))

    assert document["roadmap"]["today"] == "2026-11-23"
    assert document["roadmap"]["items"][0]["due"] == "2026-12-02"
    assert len(document["flips"]) == 3
    assert document["nothing"]["on_call"]["needed"]["likely"] == 4
    assert {"option", "step", "costs", "resolved", "options"} == set(document["without"][0])
    assert {to_json(sample())[key] for key in ("flips", "without")} == {None}


def test_too_little_answered_to_plan_leaves_nothing_to_move() -> None:
    q = questionnaire(area("a", question("A-1")), targets={"targets": {"a": 3}})
    plan = make_plan(q, {}, score(q, {}, {}), today=TODAY, what_if=True)

    assert (plan.flips, plan.without) == ([], [])
    assert plan.roadmap is not None and plan.roadmap.items == []


def test_what_to_do_first_is_the_first_month_of_the_roadmap() -> None:
    """One rule, two places: the actions are the roadmap's items of the first 30 days, after the on-call gate's."""
    plan = sample()
    assert plan.roadmap is not None
    month = [item for item in plan.roadmap.items if item.by_day == 30]

    assert len(month) == 3
    assert [(a.question, a.do) for a in plan.actions if a.question] == [(i.question, i.do) for i in month]
