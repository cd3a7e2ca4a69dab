"""The day to assess again."""

from datetime import date
from typing import Any

import pytest

from assessor.assessment.model import Answer
from assessor.plan.again import again
from assessor.scoring.score import score
from tests import tiny

DEMANDED = {
    "targets": {"a": 3},
    "adjust": [
        {"when": {"eu": True}, "question": "A-1", "min": 2, "due": "2026-12-02", "why": "A law"},
        {"when": {"eu": True}, "question": "A-2", "min": 3, "due": "2026-12-20", "why": "A contract"},
    ],
}
FACTS = {"facts": [{"id": "eu", "ask": "In the EU?", "kind": "yes_no"}]}
MADE = tiny.questionnaire(tiny.area("a", tiny.question("A-1"), tiny.question("A-2")), targets=DEMANDED, profile=FACTS)


def on(answers: dict[str, Any], today: date = tiny.TODAY, *, eu: bool = True) -> tuple[date, list[str]]:
    given = {id: Answer(value=value) for id, value in answers.items()}
    found = again(MADE, {"eu": eu}, score(MADE, {"eu": eu}, given), today)
    return found.on, found.questions


def test_it_is_90_days_from_today_where_no_date_comes_first() -> None:
    assert on({"A-1": 0, "A-2": 0}, eu=False) == (date(2027, 2, 21), [])


def test_the_next_date_of_a_demand_that_is_not_met_comes_first() -> None:
    assert on({"A-1": 1, "A-2": 0}) == (date(2026, 12, 2), ["A-1"])


def test_a_question_without_an_answer_does_not_meet_its_demand() -> None:
    assert on({"A-1": "dk", "A-2": 3}) == (date(2026, 12, 2), ["A-1"])


def test_a_demand_that_is_met_sets_no_date() -> None:
    assert on({"A-1": 2, "A-2": 2}) == (date(2026, 12, 20), ["A-2"])
    assert on({"A-1": 2, "A-2": 3}) == (date(2027, 2, 21), [])


@pytest.mark.parametrize("today", [date(2026, 12, 2), date(2026, 12, 3)])
def test_a_day_that_is_today_or_past_sets_no_date(today: date) -> None:
    assert on({"A-1": 0, "A-2": 0}, today) == (date(2026, 12, 20), ["A-2"])


def test_a_date_after_90_days_is_not_waited_for() -> None:
    assert on({"A-1": 0, "A-2": 0}, date(2026, 8, 1)) == (date(2026, 10, 30), [])


def test_a_question_that_does_not_apply_sets_no_date() -> None:
    given = {"A-1": Answer(value="na", reason="not us"), "A-2": Answer(value=3)}
    assert again(MADE, {"eu": True}, score(MADE, {"eu": True}, given), tiny.TODAY).questions == []


def test_it_says_why() -> None:
    given = {"A-1": Answer(value=1), "A-2": Answer(value=3)}
    found = again(MADE, {"eu": True}, score(MADE, {"eu": True}, given), tiny.TODAY)
    assert found.why == "A law or a contract sets this day, before 90 days are over: A-1 at level 2."
