"""What changed between two states: only what cannot be noise counts as a change, and only common questions count."""

from datetime import UTC, datetime
from typing import Any

import pytest

from assessor.assessment.model import Answer, Assessment, Grade, QuestionnaireReference, new, with_milestone
from assessor.plan.compare import compare, last_milestone, of_assessment, of_milestone
from assessor.plan.compare_model import Comparison, Record, to_json
from assessor.questionnaire.model import Questionnaire
from tests import tiny

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
FACTS = {
    "facts": [
        {"id": "company", "ask": "Which company?", "kind": "text"},
        {
            "id": "serving",
            "ask": "Where?",
            "kind": "choices",
            "choices": [{"id": "hosted_api"}, {"id": "self_hosted"}],
        },
        {"id": "currency", "ask": "Which currency?", "kind": "choice", "choices": [{"id": "USD"}, {"id": "EUR"}]},
        {"id": "monthly_api_spend", "ask": "What for APIs?", "kind": "money"},
        {"id": "blocked_deals", "ask": "What is held up?", "kind": "money"},
    ]
}
ROLE = {
    "id": "sre",
    "title": "SRE",
    "covers": {"reliability": [0.8, 4.0]},
    "fill_months": 3,
    "ramp_months": 2,
    "pay": {"us": {"currency": "USD", "low": 100000, "high": 140000}},
}
HELP = {"id": "audit", "kind": "buy", "title": "Audit", "covers": {"governance": [0.9, 4.0]}, "yearly": 10000}
AREAS = [
    tiny.area("reliability", tiny.question("R-1"), tiny.question("R-2", applies_when={"serving": ["self_hosted"]})),
    tiny.area("governance", tiny.question("G-1", needs=[{"question": "R-1", "level": 2}])),
    tiny.area("optimisation", tiny.question("O-1")),
]
MADE = tiny.questionnaire(
    *AREAS,
    profile=FACTS,
    targets={"targets": {"reliability": 3, "governance": 3, "optimisation": 3}},
    roles=[ROLE],
    options=[{**HELP, "fill_months": 1, "ramp_months": 2}],
    economics={"levers": {"tokens": [0.1, 0.2, 0.35], "engine": [0.1, 0.2, 0.4]}, "rates": {"EUR": 1.1}},
)
PROFILE: dict[str, Any] = {"company": "Acme", "serving": ["hosted_api"]}


def given(value: Any, grade: Grade = Grade.ASSERTED, **more: Any) -> Answer:
    return Answer(value=value, grade=grade, **more)


def record(answers: dict[str, Any], name: str = "then", at: str = "2026-08-23", **facts: Any) -> Record:
    """A state; a bare value stands for an asserted answer, and a fact that is None is left out."""
    profile = {id: value for id, value in {**PROFILE, **facts}.items() if value is not None}
    made = {id: answer if isinstance(answer, Answer) else given(answer) for id, answer in answers.items()}
    return Record(name=name, at=at, profile=profile, answers=made)


def changed(then: dict[str, Any], now: dict[str, Any], **facts: Any) -> Comparison:
    return compare(MADE, record(then), record(now, "now", "2026-11-23", **facts))


def area(found: Comparison, id: str) -> str:
    return next(one.change for one in found.areas if one.area == id)


def moved(found: Comparison) -> dict[str, str]:
    return {one.question: one.moved for one in found.answers}


# --- What may be noise


def test_a_score_has_moved_where_its_two_intervals_have_no_value_in_common() -> None:
    assert area(changed({"O-1": 1}, {"O-1": 3}), "optimisation") == "up"
    assert area(changed({"O-1": 3}, {"O-1": 1}), "optimisation") == "down"


def test_a_change_inside_the_intervals_may_be_noise() -> None:
    """Asserted 2 is 1 to 2; shown 2 lies in 1.75 to 2.25 and shown 3 in 2.75 to 3.25."""
    assert area(changed({"O-1": given(2, Grade.SHOWN)}, {"O-1": 3}), "optimisation") == "may_be_noise"
    assert area(changed({"O-1": 2}, {"O-1": given(3, Grade.SHOWN)}), "optimisation") == "up"


def test_intervals_that_only_touch_have_a_value_in_common() -> None:
    """Asserted 1 is 0 to 1, asserted 2 is 1 to 2."""
    found = changed({"O-1": 1}, {"O-1": 2})
    assert area(found, "optimisation") == "may_be_noise"
    assert [(one.moved, one.may_be_noise) for one in found.answers] == [("up", True)]


def test_better_evidence_for_the_same_level_moves_the_interval_only() -> None:
    found = changed({"O-1": 2}, {"O-1": given(2, Grade.MEASURED)})
    assert area(found, "optimisation") == "interval"
    assert moved(found) == {"O-1": "stronger"}


def test_where_one_side_has_no_score_there_is_nothing_to_subtract() -> None:
    assert area(changed({"O-1": "dk"}, {"O-1": 3}), "optimisation") == "no_point"


def test_an_area_that_applies_on_one_side_only_began_or_ended() -> None:
    away = given("na", reason="not us")
    assert area(changed({"O-1": away}, {"O-1": 3}), "optimisation") == "began"
    assert area(changed({"O-1": 3}, {"O-1": away}), "optimisation") == "ended"
    assert area(changed({"O-1": away}, {"O-1": away}), "optimisation") == "nothing"


def test_nothing_has_changed_between_a_state_and_itself() -> None:
    answers = {"R-1": 2, "G-1": 1, "O-1": "dk"}
    found = changed(answers, answers)
    assert {one.change for one in found.areas} == {"same"}
    assert (found.answers, found.facts, found.notes, found.plan.same, found.money.change) == (
        [],
        [],
        [],
        True,
        "nothing",
    )


# --- Answers, contradictions, facts


@pytest.mark.parametrize(
    ("then", "now", "way"),
    [
        (1, 3, "up"),
        (3, 1, "down"),
        ("dk", 2, "answered"),
        (None, 2, "answered"),
        (2, "skipped", "unanswered"),
        ("dk", "skipped", "said"),
        (given(2, Grade.SHOWN), 2, "weaker"),
        (2, given("na", reason="not us"), "left"),
        (given("na", reason="not us"), 2, "joined"),
        (2, given(2, note="Another note", by="cto", at="2026-11-01"), None),
        (None, None, None),
    ],
)
def test_an_answer_changes_in_one_way(then: Any, now: Any, way: str | None) -> None:
    found = changed({} if then is None else {"O-1": then}, {} if now is None else {"O-1": now})
    assert moved(found) == ({"O-1": way} if way else {})


def test_a_question_that_a_fact_rules_in_joined_and_a_note_says_so() -> None:
    found = changed({"R-1": 2, "R-2": 1}, {"R-1": 2, "R-2": 1}, serving=["self_hosted"])
    assert moved(found) == {"R-2": "joined"}
    assert found.notes == [
        "Other questions count than before in reliability; a change there may come from that.",
    ]


def test_contradictions_that_came_and_went_are_named() -> None:
    denied, fine = {"R-1": 0, "G-1": 3}, {"R-1": 2, "G-1": 3}
    assert [one.question for one in changed(fine, denied).contradictions_new] == ["G-1"]
    gone = changed(denied, fine)
    assert ([one.question for one in gone.contradictions_gone], gone.contradictions_new) == (["G-1"], [])


def test_facts_are_told_with_both_values_and_a_list_has_no_order() -> None:
    then = record({}, serving=["hosted_api", "self_hosted"], blocked_deals=5)
    now = record({}, serving=["self_hosted", "hosted_api"], monthly_api_spend=7)
    assert [(one.fact, one.then, one.now) for one in compare(MADE, then, now).facts] == [
        ("monthly_api_spend", None, 7),
        ("blocked_deals", 5, None),
    ]


def test_a_fact_that_was_not_known_then_needs_no_note() -> None:
    assert compare(MADE, record({}, monthly_api_spend=""), record({})).notes == []


def test_a_fact_that_cannot_be_read_is_not_known_and_a_note_says_so() -> None:
    then = record({}, monthly_api_spend="a lot", gone=1)
    found = compare(MADE, then, record({}))
    assert found.facts == []
    assert found.notes == ["Facts of then that cannot be read now, so they are not known: gone, monthly_api_spend."]


def test_two_companies_are_said_to_be_two() -> None:
    notes = compare(MADE, record({}), record({}, company="Other")).notes
    assert notes == ["The two name different companies: Acme and Other."]


def test_a_then_that_is_younger_than_now_is_said() -> None:
    notes = compare(MADE, record({}, "b", "2026-11-23"), record({}, "a", "2026-08-01")).notes
    assert notes == ["b was last changed after a; the comparison runs from b to a."]


# --- Money and plan


def test_money_is_compared_by_its_range() -> None:
    """Governance is the money held up; its gap is open on both sides."""
    then, now = record({"G-1": 1}, blocked_deals=100), record({"G-1": 1}, blocked_deals=300)
    money = compare(MADE, then, now).money
    assert (money.change, money.then and money.then.likely, money.now and money.now.likely) == ("up", 100, 300)
    assert [(one.area, one.change) for one in money.areas] == [("governance", "up")]


def test_ranges_of_money_that_overlap_may_be_noise() -> None:
    """10 to 35 percent of 12,000 a year is 1,200 to 4,200; of 24,000 it is 2,400 to 8,400."""
    then, now = record({"O-1": 1}, monthly_api_spend=1000), record({"O-1": 1}, monthly_api_spend=2000)
    [stake] = compare(MADE, then, now).money.areas
    assert stake.then is not None and (round(stake.then.low), round(stake.then.high)) == (1200, 4200)
    assert stake.change == "may_be_noise"


def test_money_of_a_gap_that_closed_ended() -> None:
    then, now = record({"G-1": 1}, blocked_deals=100), record({"R-1": 4, "G-1": 4}, blocked_deals=100)
    assert [(one.area, one.now, one.change) for one in compare(MADE, then, now).money.areas] == [
        ("governance", None, "ended")
    ]


def test_two_currencies_are_not_compared() -> None:
    then = record({"G-1": 1}, blocked_deals=100)
    found = compare(MADE, then, record({"G-1": 1}, blocked_deals=100, currency="EUR"))
    assert (found.money.change, found.money.areas[0].change) == ("not_comparable", "not_comparable")
    assert found.notes == ["Money is in USD on one side and in EUR on the other, so no amounts are compared."]


def test_the_plan_names_what_joined_and_what_left() -> None:
    then = {"R-1": 0, "G-1": 4, "O-1": 3}
    now = {"R-1": 4, "G-1": 0, "O-1": 3}
    plan = changed(then, now).plan
    assert plan.then.first_hire is not None and plan.then.first_hire.id == "sre"
    assert (plan.then.decision, plan.now.decision, plan.now.first_hire) == ("hire", "no_hire", None)
    assert ([one.id for one in plan.joined], [one.id for one in plan.left]) == (["audit"], ["sre"])
    assert not plan.same and not plan.may_be_noise


def test_a_plan_that_changed_inside_all_intervals_may_be_noise() -> None:
    """Asserted 2 and 3 share the value 2; from 2 the audit closes 0.9 of a level, from 3 there is no gap to close."""
    then, now = {"R-1": 3, "G-1": 2, "O-1": 3}, {"R-1": 3, "G-1": 3, "O-1": 3}
    found = changed(then, now)
    assert [one.id for one in found.plan.left] == ["audit"]
    assert found.plan.may_be_noise
    assert found.notes[-1].startswith("The plan changed although no area moved beyond its interval")


# --- Versions


def other_version(*areas: dict[str, Any]) -> Questionnaire:
    """A questionnaire of the same id with other content."""
    return tiny.questionnaire(*areas, profile=FACTS).model_copy(update={"version": "0.9"})


def of(questionnaire: Questionnaire, answers: dict[str, Any]) -> Record:
    reference = QuestionnaireReference(id=questionnaire.id, version=questionnaire.version, digest=questionnaire.digest)
    return record(answers).model_copy(update={"questionnaire": reference})


def test_only_questions_that_both_versions_ask_with_the_same_levels_are_compared() -> None:
    reworded = [{"says": f"Something else {n}"} for n in range(5)]
    older = other_version(
        tiny.area("reliability", tiny.question("R-1")),
        tiny.area("optimisation", tiny.question("O-1", levels=reworded), tiny.question("OLD-1")),
    )
    answers = {"R-1": 2, "O-1": 4, "OLD-1": 2}
    found = compare(MADE, of(older, answers), record({"R-1": 3, "O-1": 0, "G-1": 4}), asked_then=older)
    assert found.common.model_dump() == {
        "questions": 1,
        "only_now": ["R-2", "G-1", "O-1"],
        "only_then": ["O-1", "OLD-1"],
    }
    assert moved(found) == {"R-1": "up"}
    assert found.then.version == "0.9"
    assert found.notes[0] == (
        "The questionnaire was version 0.9 then and is version 1.0.0 now. 1 question is compared: those that both ask, "
        "with the same levels. Left out: R-2, G-1, O-1, OLD-1. Both sides are scored, priced and planned by version "
        "1.0.0."
    )


def test_without_the_earlier_version_only_questions_that_had_an_answer_then_are_compared() -> None:
    older = other_version(tiny.area("reliability", tiny.question("R-1")))
    found = compare(MADE, of(older, {"R-1": 2, "OLD-1": 1}), record({"R-1": 2, "G-1": 4}))
    assert (found.common.questions, found.common.only_then) == (1, ["OLD-1"])
    assert found.answers == []
    assert "The earlier one is not at hand, so 1 question is compared: those that had an answer then." in found.notes[0]


# --- Milestones


def test_the_last_milestone_is_the_latest_that_is_not_the_present_state() -> None:
    assert last_milestone(new(MADE, NOW)) is None
    begun = with_milestone(new(MADE, NOW, PROFILE), "first", datetime(2026, 5, 1, tzinfo=UTC))
    later = begun.model_copy(update={"answers": {"O-1": given(1)}})
    kept = with_milestone(later, "second", NOW)
    named = last_milestone(kept)
    assert named is not None and named.name == "first"
    assert last_milestone(begun) is None


def test_a_milestone_and_an_assessment_make_records() -> None:
    made = with_milestone(new(MADE, NOW, PROFILE).model_copy(update={"answers": {"O-1": given(1)}}), "first", NOW)
    then, now = of_milestone(made.milestones[0]), of_assessment(made, "acme")
    assert (then.name, then.at, now.name) == ("first", "2026-11-23T09:30:00+00:00", "acme")
    assert then.questionnaire == now.questionnaire == made.questionnaire
    assert compare(MADE, then, now).answers == []


def test_the_document_has_its_schema_and_null_where_there_is_nothing_to_say() -> None:
    document = to_json(changed({"O-1": 1}, {"O-1": 3}))
    assert document["schema"] == "assessor.compare/1"
    assert {"then", "now", "common", "overall", "areas", "answers", "facts", "money", "plan", "notes"} <= set(document)
    assert document["money"]["then"] is None
    assert document["answers"] == [
        {
            "question": "O-1",
            "area": "optimisation",
            "ask": "Ask O-1",
            "moved": "up",
            "then": {"said": "level", "level": 1, "grade": "asserted"},
            "now": {"said": "level", "level": 3, "grade": "asserted"},
            "may_be_noise": False,
        }
    ]


def test_an_assessment_without_an_answer_compares_with_another_one() -> None:
    empty: Assessment = new(MADE, NOW)
    found = compare(MADE, of_assessment(empty, "a"), of_assessment(empty, "b"))
    assert (found.plan.same, found.answers) == (True, [])
