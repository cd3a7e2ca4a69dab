"""The quick scan: which questions, how long, what may be said from them, and what may not."""

from typing import Any

import pytest

from assessor.interview.quick_scan import Time, Triage, facts_needed, quick_scan, time_needed, triage, worth
from assessor.questionnaire.conditions import Profile
from assessor.questionnaire.library import find
from assessor.questionnaire.model import Question, Questionnaire
from assessor.scoring.score import Answers, score
from tests.tiny import DONT_KNOW, NOT_APPLICABLE, SKIPPED, area, level, question, questionnaire


def marked(id: str, **more: Any) -> dict[str, Any]:
    return question(id, quick_scan=True, **more)


def triaged(content: Questionnaire, answers: Answers, profile: Profile | None = None) -> Triage:
    return triage(content, profile or {}, score(content, profile or {}, answers), answers)


def areas(found: Triage) -> list[str]:
    return [look.area for look in found.areas]


def nexts(found: Triage) -> list[str]:
    return [one.question for one in found.questions]


TWO = questionnaire(
    area("a", marked("A-1"), marked("A-2"), question("A-3"), question("A-4")),
    area("b", marked("B-1"), marked("B-2"), question("B-3"), question("B-4"), question("B-5"), question("B-6")),
)
SERVING = {"id": "serving", "ask": "Where?", "kind": "choices", "choices": [{"id": "api"}, {"id": "own"}]}


def test_the_scan_has_the_marked_questions_that_apply() -> None:
    content = questionnaire(
        area("a", marked("A-1"), question("A-2"), marked("A-3", applies_when={"serving": ["own"]})),
        profile={"facts": [SERVING]},
    )

    assert [q.id for q in quick_scan(content, {})] == ["A-1", "A-3"]
    assert [q.id for q in quick_scan(content, {"serving": ["api"]})] == ["A-1"]


def test_the_time_is_that_of_its_questions_and_of_the_facts_they_wait_for_rounded_up() -> None:
    """Two questions of 0.8, and the facts that applying and wording depend on, with the one those depend on."""
    facts = [
        SERVING,
        {"id": "hours", "ask": "?", "kind": "number"},
        {"id": "gpus", "ask": "?", "kind": "number", "asked_when": {"serving": ["own"]}},
        {"id": "agents", "ask": "?", "kind": "yes_no"},
    ]
    content = questionnaire(
        area(
            "a",
            marked("A-1", minutes=0.8, applies_when={"gpus": {"min": 2}}),
            marked("A-2", minutes=0.8, variants=[{"when": {"agents": True}, "ask": "Which agents?"}]),
            question("A-3", minutes=9, applies_when={"hours": {"min": 1}}),
        ),
        profile={"facts": facts},
    )

    assert [fact.id for fact in facts_needed(content, {})] == ["serving", "gpus", "agents"]
    assert time_needed(content, {}) == Time(minutes=3, facts=3, questions=2)
    assert [fact.id for fact in facts_needed(content, {"serving": ["api"]})] == ["agents"]
    assert time_needed(content, {"serving": ["own"], "gpus": 8, "agents": False}) == Time(2, 0, 2)


def test_a_sum_of_whole_minutes_is_not_rounded_up_by_a_trace_of_arithmetic() -> None:
    content = questionnaire(area("a", *(marked(f"A-{n}", minutes=0.7) for n in range(10))))

    assert time_needed(content, {}).minutes == 7


@pytest.mark.parametrize(
    ("answers", "order"),
    [
        ({"A-1": level(3), "A-2": level(3), "B-1": level(2), "B-2": level(3)}, ["b", "a"]),
        ({"A-1": level(0), "A-2": level(1), "B-1": level(2), "B-2": level(3)}, ["a", "b"]),
        # The same answers: two of six leave more open than two of four.
        ({"A-1": level(1), "A-2": level(1), "B-1": level(1), "B-2": level(1)}, ["b", "a"]),
        ({}, ["a", "b"]),
    ],
)
def test_lowest_answers_come_first_then_the_area_that_is_most_open(answers: Answers, order: list[str]) -> None:
    assert areas(triaged(TWO, answers)) == order


@pytest.mark.parametrize(("unknown", "order"), [(DONT_KNOW, ["b", "a"]), (SKIPPED, ["b", "a"])])
def test_not_knowing_is_no_level_0(unknown: Any, order: list[str]) -> None:
    """It counts as the middle of what is possible: after answers of 1, before answers of 3."""
    low = {"A-1": unknown, "A-2": unknown, "B-1": level(1), "B-2": level(1)}
    high = {"A-1": unknown, "A-2": unknown, "B-1": level(3), "B-2": level(3)}

    assert areas(triaged(TWO, low)) == order
    assert areas(triaged(TWO, high)) == ["a", "b"]


def test_not_knowing_where_knowing_is_the_capability_is_a_low_answer() -> None:
    content = questionnaire(
        area("a", marked("A-1"), question("A-2")),
        area("b", marked("B-1", knowing_is_capability=True), question("B-2")),
    )

    assert areas(triaged(content, {"A-1": level(1), "B-1": DONT_KNOW})) == ["b", "a"]


def test_a_low_critical_answer_holds_its_area_down() -> None:
    """0 and 4 with the 0 critical is at most 1, below 1 and 2."""
    content = questionnaire(
        area("a", marked("A-1"), marked("A-2"), question("A-3")),
        area("b", marked("B-1", critical=True), marked("B-2"), question("B-3")),
    )
    answers = {"A-1": level(1), "A-2": level(2), "B-1": level(0), "B-2": level(4)}

    assert areas(triaged(content, answers)) == ["b", "a"]


def test_an_area_where_nothing_applies_is_left_out() -> None:
    answers = dict.fromkeys(("A-1", "A-2", "A-3", "A-4"), NOT_APPLICABLE)

    assert areas(triaged(TWO, answers)) == ["b"]


def test_the_worth_of_a_question_is_the_formula_of_the_method() -> None:
    """(1/4)^2 x 2 x 3^2 / 0.5 = 2.25"""
    content = questionnaire(area("a", question("A-1", minutes=0.5)))
    asked: Question = content.areas[0].questions[0]

    assert worth(asked, area_weight=3, weight_in_area=4, variance=2) == pytest.approx(2.25)


def test_next_are_the_unanswered_by_weight_and_minutes() -> None:
    """w^2 / minutes: 1/1, 4/2 and 1/0.25; W is 1 + 1 + 2 + 1 = 5 and Var 2."""
    content = questionnaire(
        area("a", marked("A-1"), question("A-2", minutes=1), question("A-3", weight=2, minutes=2),
             question("A-4", minutes=0.25)),
    )  # fmt: skip

    found = triaged(content, {"A-1": level(2)})

    assert {one.question: one.worth for one in found.questions} == pytest.approx(
        {"A-4": 0.32, "A-3": 0.16, "A-2": 0.08}
    )
    assert nexts(found) == ["A-4", "A-3", "A-2"]


def test_every_area_has_two_answers_before_any_has_a_third() -> None:
    """A small area tells more per question, so that it would go first and take all; what is answered counts."""
    assert nexts(triaged(TWO, {})) == ["A-1", "A-2", "B-1", "B-2", "A-3", "A-4", "B-3", "B-4", "B-5", "B-6"]
    assert nexts(triaged(TWO, {"A-1": level(1), "A-2": level(1)})) == [
        "B-1", "B-2", "A-3", "A-4", "B-3", "B-4", "B-5", "B-6",
    ]  # fmt: skip


def test_what_nobody_knew_is_asked_after_what_was_never_put() -> None:
    """Somebody else may know it, so it is not lost."""
    found = triaged(TWO, {"A-1": DONT_KNOW, "A-2": SKIPPED, "A-3": level(2)})
    (first,) = [look for look in found.areas if look.area == "a"]

    assert [(one.question, one.asked_before) for one in first.questions] == [
        ("A-4", False),
        ("A-1", True),
        ("A-2", True),
    ]
    assert [(told.question, told.level) for told in first.told] == [("A-1", None), ("A-2", None), ("A-3", 2)]


def test_it_says_what_it_cannot_say() -> None:
    found = triaged(TWO, {"A-1": level(1), "B-1": DONT_KNOW})

    assert found.cannot_say == (
        "1 of the 10 questions that apply have an answer. That shows where to look first and what to answer next. "
        "It gives no level for any area, and no hire plan."
    )
    assert set(Triage.model_fields) == {"areas", "questions", "cannot_say"}


@pytest.mark.parametrize(
    ("profile", "count"),
    [({}, 16), ({"serving": ["self_hosted"]}, 16), ({"serving": ["managed_endpoints"]}, 15),
     ({"serving": ["hosted_api"]}, 14)],
)  # fmt: skip
def test_the_shipped_scan_has_two_questions_an_area(profile: Profile, count: int) -> None:
    """But none about GPUs for a company that runs none, and one where others run them."""
    shipped = find("ai_infrastructure")

    by_area = [sum(question.quick_scan for question in area.questions) for area in shipped.areas]

    assert by_area == [2] * 8
    assert len(quick_scan(shipped, profile)) == count
