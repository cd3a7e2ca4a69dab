"""Who is asked which wording of GOV-2 and GOV-6: the lighter one only where the facts that allow it are known.

Also that no wording of the two names a date of a law without the day on which it was checked.
"""

import re
from typing import Any

import pytest

from assessor.questionnaire.conditions import worded_for
from assessor.questionnaire.library import find
from assessor.questionnaire.model import Question

QUESTIONS: dict[str, Question] = {q.id: q for area in find(None).areas for q in area.questions}

FULL_RULES = "How do you know which AI rules apply to you, and from which date?"
LIGHT_RULES = "How do you know which AI and privacy rules apply in the places where your users are?"
FULL_NOTICE = "How does your product tell people that AI is at work, and let a human step in?"
LIGHT_NOTICE = (
    "How do the people who work with your models' output know that a model made it, and correct it when it is wrong?"
)
NOBODY_CONCERNED: dict[str, Any] = {"eu_users": False, "regulated": False, "consequential": False}
DATE_OF_A_LAW = re.compile(r"\b(?:1 January|2 August|2 December) 20\d\d\b")
CHECKED = "2026-11-23"


@pytest.mark.parametrize(
    ("profile", "asked"),
    [
        ({}, FULL_RULES),
        ({"eu_users": False}, FULL_RULES),
        ({"eu_users": False, "regulated": False}, FULL_RULES),
        ({"regulated": False, "consequential": False}, FULL_RULES),
        (NOBODY_CONCERNED, LIGHT_RULES),
        (NOBODY_CONCERNED | {"eu_users": "no"}, LIGHT_RULES),
        (NOBODY_CONCERNED | {"eu_users": True}, FULL_RULES),
        (NOBODY_CONCERNED | {"regulated": True}, FULL_RULES),
        (NOBODY_CONCERNED | {"consequential": True}, FULL_RULES),
        ({"region": "us"}, FULL_RULES),
    ],
)
def test_the_lighter_question_on_rules_needs_three_known_noes(profile: dict[str, Any], asked: str) -> None:
    assert worded_for(QUESTIONS["GOV-2"], profile).ask == asked


@pytest.mark.parametrize(
    ("profile", "asked"),
    [
        ({}, FULL_NOTICE),
        ({"workloads": ["batch"]}, FULL_NOTICE),
        ({"workloads": ["chat"], "end_users": True}, FULL_NOTICE),
        ({"workloads": ["batch"], "end_users": True}, FULL_NOTICE),
        ({"workloads": ["batch"], "end_users": False}, LIGHT_NOTICE),
        ({"end_users": "no"}, LIGHT_NOTICE),
    ],
)
def test_telling_users_is_asked_lighter_only_where_no_user_is_known_to_see_the_output(
    profile: dict[str, Any], asked: str
) -> None:
    assert worded_for(QUESTIONS["GOV-6"], profile).ask == asked


def texts(question: Question) -> list[str]:
    return [question.why, question.explain, *(level.says for level in question.levels)]


@pytest.mark.parametrize("profile", [{}, NOBODY_CONCERNED | {"end_users": False}])
@pytest.mark.parametrize("id", ["GOV-2", "GOV-6"])
def test_a_date_of_a_law_stands_beside_the_day_it_was_checked(id: str, profile: dict[str, Any]) -> None:
    dated = [text for text in texts(worded_for(QUESTIONS[id], profile)) if DATE_OF_A_LAW.search(text)]

    assert dated
    assert [text for text in dated if CHECKED not in text] == []


def test_neither_wording_dates_high_risk_duties_to_august_2026() -> None:
    for profile in ({}, NOBODY_CONCERNED):
        explained = worded_for(QUESTIONS["GOV-2"], profile).explain

        assert re.search(r"high-risk uses[^.;]* follow on 2 December 2027", explained)
        assert "repealed before it took effect" in explained
