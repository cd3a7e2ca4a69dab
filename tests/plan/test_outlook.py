"""What is said beside a plan: only what was asked for, in the document too."""

import json
from datetime import date

from assessor.plan.hiring import make_plan
from assessor.plan.model import Plan, to_json
from assessor.scoring.score import score
from tests.plan.test_flips import PROFILE, SCORE, SHIPPED
from tests.tiny import area, question, questionnaire

TODAY = date(2026, 11, 23)


def sample(today: date | None = None, *, what_if: bool = False) -> Plan:
    return make_plan(SHIPPED, PROFILE, SCORE, today=today, what_if=what_if)


def test_the_roadmap_needs_a_day_and_the_search_for_changes_has_to_be_asked_for() -> None:
    plain, full = sample(), sample(today=TODAY, what_if=True)

    assert (plain.roadmap, plain.flips, plain.without) == (None, None, None)
    assert plain.nothing is not None and plain.nothing == full.nothing
    assert full.roadmap is not None and full.roadmap.today == TODAY
    assert [each.option for each in full.without or []] == [step.option for step in full.steps]


def test_the_document_holds_it_all_and_is_json() -> None:
    document = json.loads(json.dumps(to_json(sample(today=TODAY, what_if=True)), allow_nan=False))

    assert document["roadmap"]["today"] == "2026-11-23"
    assert document["roadmap"]["items"][0]["due"] == "2026-12-02"
    assert len(document["flips"]) == 3
    assert document["nothing"]["on_call"]["needed"]["likely"] == 4
    assert {"option", "step", "costs", "resolved", "options"} == set(document["without"][0])
    assert {to_json(sample())[key] for key in ("roadmap", "flips", "without")} == {None}


def test_too_little_answered_to_plan_leaves_nothing_to_move() -> None:
    q = questionnaire(area("a", question("A-1")), targets={"targets": {"a": 3}})
    plan = make_plan(q, {}, score(q, {}, {}), today=TODAY, what_if=True)

    assert (plan.flips, plan.without) == ([], [])
    assert plan.roadmap is not None and plan.roadmap.items == []
