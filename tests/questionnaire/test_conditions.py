"""When a condition holds: the whole grammar, unknown facts included, and what that means for a question."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from assessor.questionnaire.conditions import FactValue, applies, holds, worded_for
from assessor.questionnaire.model import Condition, Question, Test
from tests.tiny import question

CONDITION: TypeAdapter[Condition] = TypeAdapter(Condition)


def result(test: Any, value: FactValue | None) -> bool | None:
    """Whether `{fact: test}` holds where the fact has this value; None stands for a fact that was not given."""
    return holds(CONDITION.validate_python({"fact": test}), {} if value is None else {"fact": value})


@pytest.mark.parametrize(
    ("test", "value", "expected"),
    [
        # true: yes, true or anything known except no, none, false and 0
        (True, True, True),
        (True, "yes", True),
        (True, "true", True),
        (True, 99.9, True),
        (True, -1, True),
        (True, "enterprise", True),
        (True, ["a", "b"], True),
        (True, ["none", "a"], True),
        (True, {"ai_sre": 1}, True),
        (True, False, False),
        (True, "no", False),
        (True, "None", False),
        (True, "false", False),
        (True, 0, False),
        (True, 0.0, False),
        (True, "0", False),
        (True, ["none"], False),
        (True, {"ai_sre": 0}, False),
        # false: those four
        (False, False, True),
        (False, "no", True),
        (False, "none", True),
        (False, "NONE", True),
        (False, 0, True),
        (False, ["no"], True),
        (False, {"ai_sre": 0}, True),
        (False, True, False),
        (False, 99.9, False),
        (False, "enterprise", False),
        (False, ["none", "a"], False),
        # a list: any of
        (["seed", "series_a"], "seed", True),
        (["seed", "series_a"], "growth", False),
        (["a", "b"], ["b", "c"], True),
        (["a", "b"], ["c", "d"], False),
        (["Seed"], "seed", True),
        ([8, 16], 16, True),
        ([8, 16], 12, False),
        ([8], 8.0, True),
        (["8"], 8, True),
        ([0.1], 0.1, True),
        ([123456], 123456.4, False),
        ([1234567], 1234567, True),
        ([True], "yes", True),
        (["yes"], True, True),
        (["no"], False, True),
        (["none", 99.9], "none", True),
        (["none", 99.9], 99.9, True),
        (["ai_sre"], {"ai_sre": 2, "other": 0}, True),
        (["ai_sre"], {"ai_sre": 0, "other": 1}, False),
        # one value: a list of one
        ("seed", "seed", True),
        ("seed", ["a", "seed"], True),
        (8, 8, True),
        (8, 9, False),
        # bounds, both included
        ({"min": 8}, 8, True),
        ({"min": 8}, 7.99, False),
        ({"max": 8}, 8, True),
        ({"max": 8}, 8.01, False),
        ({"min": 2, "max": 8}, 5, True),
        ({"min": 2, "max": 8}, 9, False),
        ({"min": 0}, 0, True),
        ({}, 5, True),
        ({"min": 99}, "none", False),
        ({"min": 0}, True, False),
        ({"min": 0}, ["1"], False),
        # not known
        (True, None, None),
        (False, None, None),
        (["a"], None, None),
        ({"min": 8}, None, None),
        (["a"], [], None),
        (True, [], None),
        (False, {}, None),
        (True, "", None),
    ],
)
def test_a_test_holds(test: Any, value: FactValue | None, expected: bool | None) -> None:
    assert result(test, value) is expected


@pytest.mark.parametrize("test", [[], None, [["a"]], [None], {"least": 8}, {"min": "8"}, {"min": True}])
def test_what_is_no_test_is_refused(test: Any) -> None:
    with pytest.raises(ValidationError):
        CONDITION.validate_python({"fact": test})


def test_all_tests_must_hold() -> None:
    condition: Condition = {"serving": ["own"], "sla": True}

    assert holds(condition, {"serving": ["own"], "sla": 99.9}) is True
    assert holds(condition, {"serving": ["own"], "sla": "none"}) is False


def test_an_empty_condition_always_holds() -> None:
    assert holds({}, {}) is True


def test_an_unknown_fact_leaves_a_condition_open() -> None:
    assert holds({"serving": ["own"], "sla": True}, {"serving": ["own"]}) is None


def test_one_fact_known_to_fail_decides_whatever_else_is_unknown() -> None:
    assert holds({"unknown": True, "sla": True}, {"sla": False}) is False


def made(**more: Any) -> Question:
    """A question with the texts of tests.tiny."""
    return Question.model_validate(question("Q-1", **more))


@pytest.mark.parametrize(
    ("gpus", "asked"), [(8, True), (7, False), (None, True)], ids=["holds", "known to fail", "unknown"]
)
def test_a_question_is_left_out_only_where_its_condition_is_known_to_fail(gpus: int | None, asked: bool) -> None:
    assert applies(made(applies_when={"gpus": {"min": 8}}), {} if gpus is None else {"gpus": gpus}) is asked


def test_the_first_variant_that_is_known_to_hold_gives_the_wording() -> None:
    """The texts it has replace the question's own; the others stay."""
    asked = made(
        variants=[
            {"when": {"gpus": {"min": 8}}, "ask": "many"},
            {"when": {"serving": ["api"]}, "ask": "api"},
            {"when": {}, "ask": "later"},
        ]
    )

    assert worded_for(asked, {"serving": ["api"]}).ask == "api"
    assert worded_for(asked, {"serving": ["api"], "gpus": 8}).ask == "many"
    assert worded_for(asked, {"serving": ["api"]}).why == "Why Q-1"


def test_an_unknown_fact_uses_no_variant() -> None:
    asked = made(variants=[{"when": {"serving": ["api"]}, "ask": "api"}])

    assert worded_for(asked, {}) == asked


WORDS = st.sampled_from(["yes", "no", "none", "a", "b", "0", "8"])
KNOWN: st.SearchStrategy[FactValue] = st.one_of(
    st.booleans(),
    st.integers(-3, 10),
    WORDS,
    st.lists(WORDS, min_size=1),
    st.dictionaries(WORDS, st.integers(0, 2), min_size=1),
)
TESTS: st.SearchStrategy[Test] = st.booleans() | st.lists(WORDS | st.integers(0, 9), min_size=1)


@given(KNOWN)
def test_a_known_fact_meets_either_true_or_false(value: FactValue) -> None:
    assert (result(True, value), result(False, value)) in [(True, False), (False, True)]


@given(TESTS, TESTS, KNOWN, KNOWN)
def test_learning_a_fact_never_overturns_a_decision(one: Test, other: Test, a: FactValue, b: FactValue) -> None:
    """A condition that is decided while a fact is unknown stays so, whatever the fact turns out to be."""
    condition: Condition = {"one": one, "other": other}
    before = holds(condition, {"one": a})

    assert before is None or holds(condition, {"one": a, "other": b}) is before
