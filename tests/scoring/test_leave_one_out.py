"""Which single answer matters most: each one in turn is treated as not asked."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessor.assessment.model import Answer
from assessor.scoring.leave_one_out import Movement, leave_one_out
from assessor.scoring.model import AreaScore, Overall
from assessor.scoring.score import score
from tests.tiny import DONT_KNOW, NOT_APPLICABLE, SKIPPED, area, level, question, questionnaire

THREE = questionnaire(area("a", question("A-1"), question("A-2"), question("A-3")))


def only(movements: list[Movement], question: str) -> Movement:
    return next(movement for movement in movements if movement.question == question)


def test_an_answer_taken_out_moves_the_score_and_both_bounds() -> None:
    """3, 1 and 2, all measured, make 2. Without the 3: stated 1.5, and (0 + 1 + 2) / 3 to (4 + 1 + 2) / 3."""
    answers = {"A-1": level(3, "measured"), "A-2": level(1, "measured"), "A-3": level(2, "measured")}

    moved = only(leave_one_out(THREE, {}, answers).areas["a"], "A-1")

    assert moved.stated == pytest.approx(-0.5)
    assert moved.low == pytest.approx(-1.0)
    assert moved.high == pytest.approx(1 / 3)
    assert moved.loses_stated is False


def test_the_answer_that_moves_the_stated_score_most_comes_first() -> None:
    """4, 1 and 1 make 2: without the 4 it is 1, without a 1 it is 2.5."""
    answers = {"A-2": level(4), "A-1": level(1), "A-3": level(1)}

    found = leave_one_out(THREE, {}, answers)

    assert [movement.question for movement in found.areas["a"]] == ["A-2", "A-1", "A-3"]
    assert [movement.question for movement in found.overall] == ["A-2", "A-1", "A-3"]


def test_of_two_that_move_it_alike_the_one_with_the_wider_effect_on_the_bounds_comes_first() -> None:
    """2, 0 and 1: both ends of the row move 1.0 by half a level; the 0 frees 4 / 3 of the bounds, the 2 only 1."""
    answers = {"A-1": level(2), "A-2": level(0), "A-3": level(1)}

    assert [m.question for m in leave_one_out(THREE, {}, answers).areas["a"]] == ["A-2", "A-1", "A-3"]


def test_an_answer_without_which_there_is_no_score_comes_before_all_others() -> None:
    """A-1 has most of the weight: without it, 2 of 8 are answered."""
    q = questionnaire(area("a", question("A-1", weight=6), question("A-2"), question("A-3")))
    answers = {"A-1": level(2), "A-2": level(4), "A-3": level(2)}

    first, *others = leave_one_out(q, {}, answers).areas["a"]

    assert (first.question, first.stated, first.loses_stated) == ("A-1", None, True)
    assert [movement.loses_stated for movement in others] == [False, False]


def test_the_cap_goes_with_the_critical_answer() -> None:
    """0 critical beside 4 and 4 is capped at 1; without it 4 is left."""
    q = questionnaire(area("a", question("A-1", critical=True), question("A-2"), question("A-3")))

    first = leave_one_out(q, {}, {"A-1": level(0), "A-2": level(4), "A-3": level(4)}).areas["a"][0]

    assert first.question == "A-1"
    assert first.stated == pytest.approx(3.0)


def test_an_answer_counts_in_another_area_whose_claim_it_denies() -> None:
    """B-1 at 0 denies the 3 of A-1, which reaches down to 1; without B-1 it reaches down to 2."""
    needy = question("A-1", needs=[{"question": "B-1", "level": 2}])
    q = questionnaire(area("a", needy), area("b", question("B-1")))

    moved = only(leave_one_out(q, {}, {"A-1": level(3), "B-1": level(0)}).areas["a"], "B-1")

    assert [moved.stated, moved.low, moved.high] == pytest.approx([0, 1, 0])


def test_not_knowing_what_one_should_know_is_an_answer_too() -> None:
    q = questionnaire(area("a", question("A-1", knowing_is_capability=True), question("A-2")))

    moved = only(leave_one_out(q, {}, {"A-1": DONT_KNOW, "A-2": level(2)}).areas["a"], "A-1")

    assert moved.high == pytest.approx(1.5)


def test_an_answer_of_not_applicable_brings_its_question_back() -> None:
    """2 of 2 becomes 2 of 3."""
    answers = {"A-1": level(2, "measured"), "A-2": level(2, "measured"), "A-3": NOT_APPLICABLE}

    moved = only(leave_one_out(THREE, {}, answers).areas["a"], "A-3")

    assert [moved.stated, moved.low, moved.high] == pytest.approx([0, -2 / 3, 2 / 3])


def test_what_was_skipped_or_does_not_apply_moves_nothing() -> None:
    fact = {"facts": [{"id": "sla", "ask": "?", "kind": "yes_no"}]}
    q = questionnaire(area("a", question("A-1", applies_when={"sla": True}), question("A-2")), profile=fact)

    found = leave_one_out(q, {"sla": False}, {"A-1": level(4), "A-2": SKIPPED})

    assert found.areas == {"a": []}
    assert found.overall == []


ANSWERS = st.dictionaries(
    st.sampled_from(["A-1", "A-2", "A-3", "gone"]),
    st.one_of(st.integers(0, 4).map(level), st.sampled_from([DONT_KNOW, NOT_APPLICABLE, SKIPPED])),
)


@settings(deadline=None)
@given(ANSWERS)
def test_less_known_never_narrows_the_interval(answers: dict[str, Answer]) -> None:
    """Taking out a level, or a don't know, can only widen the interval: low falls, high rises."""
    for movement in leave_one_out(THREE, {}, answers).areas["a"]:
        if answers[movement.question] != NOT_APPLICABLE:
            assert (movement.low or 0) <= 1e-9
            assert (movement.high or 0) >= -1e-9


NEEDY = questionnaire(
    area("a", question("A-1", needs=[{"question": "B-1", "level": 3}]), question("A-2", weight=3, critical=True)),
    area("b", question("B-1", needs=[{"any": [{"question": "C-1"}, {"question": "A-2"}]}]), question("B-2")),
    area("c", question("C-1"), question("C-2", needs=[{"question": "A-1", "level": 2}])),
    weights={"b": 2},
)


@settings(deadline=None)
@given(
    st.dictionaries(
        st.sampled_from(["A-1", "A-2", "B-1", "B-2", "C-1", "C-2"]),
        st.one_of(st.integers(0, 4).map(level), st.sampled_from([DONT_KNOW, NOT_APPLICABLE])),
    )
)
def test_every_movement_is_that_of_a_whole_new_score(answers: dict[str, Answer]) -> None:
    """Only what looks at an answer is scored again; nothing else may differ from scoring everything again."""
    found = leave_one_out(NEEDY, {}, answers)
    whole = score(NEEDY, {}, answers)
    for gone in answers:
        without = score(NEEDY, {}, {id: given for id, given in answers.items() if id != gone})
        rows = [(found.areas[area.id], whole.area(area.id), without.area(area.id)) for area in whole.areas]
        everything: list[tuple[list[Movement], AreaScore | Overall, AreaScore | Overall]] = [
            *rows,
            (found.overall, whole.overall, without.overall),
        ]
        for movements, before, after in everything:
            moved = next((m for m in movements if m.question == gone), None)
            for name in ("stated", "low", "high"):
                old, new = getattr(before, name), getattr(after, name)
                expected = None if old is None or new is None else new - old
                if moved is None:
                    assert not expected or abs(expected) < 1e-9
                else:
                    assert getattr(moved, name) == (None if expected is None else pytest.approx(expected, abs=1e-9))
