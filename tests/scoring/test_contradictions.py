"""When one answer denies what another needs."""

from typing import Any

import pytest

from assessor.assessment.model import Answer
from assessor.questionnaire.conditions import Profile
from assessor.scoring.model import Score
from assessor.scoring.score import score
from tests.tiny import DONT_KNOW, NOT_APPLICABLE, area, level, question, questionnaire

AGENTS = {"facts": [{"id": "agents", "ask": "Agents?", "kind": "yes_no"}]}


def scored(needs: list[Any], answers: dict[str, Answer], profile: Profile | None = None, **other: Any) -> Score:
    """The score of three questions, the first of which needs the others."""
    questions = [question("A-1", needs=needs), question("A-2", **other), question("A-3")]
    return score(questionnaire(area("a", *questions), profile=AGENTS), profile or {}, answers)


def contradicted(*arguments: Any, **more: Any) -> bool:
    found = scored(*arguments, **more)
    assert [flag.question for flag in found.flags] in ([], ["A-1"])
    return bool(found.flags)


NEED = [{"question": "A-2", "level": 3}]


@pytest.mark.parametrize(
    ("claimed", "other", "denied"),
    [(4, 2, True), (3, 2, True), (3, 3, False), (2, 1, True), (2, 2, False), (1, 0, False), (0, 0, False)],
)
def test_a_claim_needs_its_prerequisite_and_level_two_one_level_less(claimed: int, other: int, denied: bool) -> None:
    assert contradicted(NEED, {"A-1": level(claimed), "A-2": level(other)}) is denied


def test_to_claim_two_a_need_of_one_stays_one() -> None:
    needs = [{"question": "A-2", "level": 1}]

    assert contradicted(needs, {"A-1": level(2), "A-2": level(0)})
    assert not contradicted(needs, {"A-1": level(2), "A-2": level(1)})


@pytest.mark.parametrize("other", [None, DONT_KNOW, NOT_APPLICABLE])
def test_what_is_not_answered_with_a_level_never_contradicts(other: Answer | None) -> None:
    answers = {"A-1": level(4)} | ({"A-2": other} if other else {})

    assert not contradicted(NEED, answers)


def test_a_question_that_does_not_apply_counts_as_met_whatever_was_once_answered() -> None:
    answers = {"A-1": level(4), "A-2": level(0)}

    assert not contradicted(NEED, answers, {"agents": False}, applies_when={"agents": True})
    assert contradicted(NEED, answers, {"agents": True}, applies_when={"agents": True})


def test_of_alternatives_one_is_enough() -> None:
    needs = [{"any": [{"question": "A-2", "level": 2}, {"question": "A-3", "level": 2}]}]

    assert contradicted(needs, {"A-1": level(3), "A-2": level(1), "A-3": level(1)})
    assert not contradicted(needs, {"A-1": level(3), "A-2": level(1), "A-3": level(2)})
    assert not contradicted(needs, {"A-1": level(3), "A-2": level(1)})


def test_a_need_with_a_condition_counts_only_where_the_condition_is_known_to_hold() -> None:
    needs = [{"question": "A-2", "level": 3, "when": {"agents": True}}]
    answers = {"A-1": level(3), "A-2": level(0)}

    assert contradicted(needs, answers, {"agents": True})
    assert not contradicted(needs, answers, {"agents": False})
    assert not contradicted(needs, answers, {})


def test_a_contradiction_lowers_the_grade_and_says_why() -> None:
    found = scored(NEED, {"A-1": level(4, "measured"), "A-2": level(1, "measured"), "A-3": level(2, "measured")})

    assert found.areas[0].items[0].interval == (3.75, 4)
    assert found.flags[0].rule == "contradiction"
    assert found.flags[0].says == (
        "level 4 needs A-2 at 3 or more, but A-2 is at 1; the answer counts one grade of evidence lower"
    )
