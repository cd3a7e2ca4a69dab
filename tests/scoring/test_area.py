"""One area: the worked example C1 of the scoring method (docs/method.md) and the rules around it.

The printed figures are 2.20 stated, 1.18 to 2.32, 1.75 adjusted, 71 % answered; the bounds to four decimals and the two
variants with a critical question are the contract's.
"""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessor.assessment.model import Answer
from assessor.scoring.model import AreaScore
from assessor.scoring.score import score
from tests.tiny import DONT_KNOW, NOT_APPLICABLE, SKIPPED, area, level, question, questionnaire

C1: dict[str, Answer] = {
    "A-1": level(3, "shown"),
    "A-2": level(2),
    "A-3": DONT_KNOW,
    "A-4": level(1, "specific"),
    "A-5": NOT_APPLICABLE,
    "A-6": level(2, "measured"),
    "A-7": DONT_KNOW,
    "A-8": level(3),
}


def scored(answers: dict[str, Answer], count: int = 8, **flags: dict[str, Any]) -> AreaScore:
    """The score of one area of `count` questions; `flags` by question number, such as q7={...}."""
    questions = [question(f"A-{n}", **flags.get(f"q{n}", {})) for n in range(1, count + 1)]
    return score(questionnaire(area("a", *questions)), {}, answers).areas[0]


def test_the_worked_example_gives_the_printed_figures() -> None:
    found = scored(C1, q7={"knowing_is_capability": True})

    assert found.stated == pytest.approx(2.20)
    assert found.low == pytest.approx(1.1786, abs=5e-5)
    assert found.high == pytest.approx(2.3214, abs=5e-5)
    assert found.adjusted == pytest.approx(1.75)
    assert found.uncapped == pytest.approx(1.75)
    assert found.coverage == pytest.approx(5 / 7)
    assert found.cap is None


def test_an_area_scores_at_most_one_level_above_its_lowest_critical_answer() -> None:
    found = scored(C1, q7={"knowing_is_capability": True}, q4={"critical": True})

    assert found.stated == pytest.approx(2.00)
    assert found.low == pytest.approx(1.18, abs=5e-3)
    assert found.high == pytest.approx(2.00)
    assert found.adjusted == pytest.approx(1.59, abs=5e-3)
    assert found.uncapped == pytest.approx(1.75)
    assert found.cap is not None
    assert (found.cap.question, found.cap.limit) == ("A-4", 2)


def test_an_unanswered_critical_question_limits_the_bounds_but_not_what_was_stated() -> None:
    found = scored(C1, q7={"knowing_is_capability": True}, q3={"critical": True})

    assert found.stated == pytest.approx(2.20)
    assert found.low == pytest.approx(1.00)
    assert found.high == pytest.approx(2.32, abs=5e-3)
    assert found.adjusted == pytest.approx(1.66, abs=5e-3)
    assert found.cap is not None
    assert (found.cap.question, found.cap.limit) == ("A-3", 1)


def test_a_critical_question_that_lowers_nothing_is_not_named() -> None:
    found = scored({"A-1": level(2, "measured"), "A-2": level(2, "measured")}, 2, q1={"critical": True})

    assert found.cap is None


def test_of_two_equal_caps_the_first_in_the_file_is_named() -> None:
    low = level(0, "measured")
    answers = {"A-1": level(4, "measured"), "A-2": low, "A-3": low, "A-4": level(4, "measured")}
    found = scored(answers, 4, q2={"critical": True}, q3={"critical": True})

    assert found.stated == 1
    assert found.cap is not None
    assert found.cap.question == "A-2"


def test_below_sixty_percent_answered_there_is_an_interval_and_no_point() -> None:
    found = scored({"A-1": level(2, "measured"), "A-2": DONT_KNOW}, 2)

    assert (found.stated, found.adjusted, found.uncapped) == (None, None, None)
    assert (found.low, found.high) == (1.0, 3.0)
    assert found.coverage == 0.5


def test_exactly_sixty_percent_answered_is_enough_despite_rounding() -> None:
    found = scored(
        {f"A-{n}": level(2, "measured") for n in (1, 2, 3)}, 5, **{f"q{n}": {"weight": 0.1} for n in range(1, 6)}
    )

    assert found.stated == 2


def test_weights_move_every_figure() -> None:
    found = scored({"A-1": level(4, "measured"), "A-2": level(0, "measured")}, 2, q1={"weight": 3})

    assert (found.stated, found.low, found.high, found.adjusted) == (3, 3, 3, 3)


def test_not_applicable_leaves_the_weights_and_dont_know_stays_in_them() -> None:
    found = scored({"A-1": level(2, "measured"), "A-2": NOT_APPLICABLE, "A-3": level(2, "measured")}, 3)

    assert found.coverage == 1


@pytest.mark.parametrize("answers", [{"A-1": NOT_APPLICABLE}, {"A-1": NOT_APPLICABLE, "gone": level(4)}])
def test_an_area_with_nothing_applicable_says_nothing(answers: dict[str, Answer]) -> None:
    found = scored(answers, 1)

    assert found == AreaScore(id="a", applicable=False)


def test_skipped_is_wide_open_even_where_knowing_is_the_capability() -> None:
    knowing = {"q1": {"knowing_is_capability": True}}

    assert scored({"A-1": SKIPPED}, 1, **knowing).high == 4
    assert scored({}, 1, **knowing).high == 4
    assert scored({"A-1": DONT_KNOW}, 1, **knowing).high == 1


values = st.one_of(
    st.none(),
    st.sampled_from([DONT_KNOW, SKIPPED, NOT_APPLICABLE]),
    st.builds(level, st.integers(0, 4), st.sampled_from(["asserted", "specific", "shown", "measured"])),
)


@given(st.lists(st.tuples(values, st.booleans(), st.floats(0.1, 10)), min_size=1, max_size=9))
def test_bounds_are_ordered_and_inside_the_scale(drawn: list[tuple[Answer | None, bool, float]]) -> None:
    answers = {f"A-{n}": a for n, (a, _, _) in enumerate(drawn, 1) if a is not None}
    flags = {f"q{n}": {"critical": critical, "weight": weight} for n, (_, critical, weight) in enumerate(drawn, 1)}
    found = scored(answers, len(drawn), **flags)

    if found.applicable:
        assert found.low is not None and found.high is not None
        assert -1e-9 <= found.low <= found.high + 1e-9 <= 4 + 2e-9
    if found.adjusted is not None:
        assert found.uncapped is not None and found.adjusted <= found.uncapped + 1e-9


@given(st.integers(0, 3), st.lists(st.integers(0, 4), min_size=2, max_size=6), st.booleans())
def test_raising_one_answer_never_lowers_the_area(first: int, rest: list[int], critical: bool) -> None:
    others = {f"A-{n}": level(value) for n, value in enumerate(rest, 2)}
    before = scored({"A-1": level(first), **others}, len(rest) + 1, q1={"critical": critical})
    after = scored({"A-1": level(first + 1), **others}, len(rest) + 1, q1={"critical": critical})

    for figure in ("stated", "low", "high", "adjusted"):
        assert getattr(after, figure) >= getattr(before, figure) - 1e-9
