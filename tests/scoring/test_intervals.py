"""From one answer to its interval, for every grade, contradicted or not."""

import pytest

from assessor.questionnaire.model import Question
from assessor.scoring.intervals import interval
from tests.tiny import DONT_KNOW, level, question

ONE = Question.model_validate(question("A-1"))


@pytest.mark.parametrize(
    ("grade", "plain", "contradicted"),
    [
        ("asserted", (1, 2), (0, 2)),
        ("specific", (1.5, 2), (1, 2)),
        ("shown", (1.75, 2.25), (1.5, 2)),
        ("measured", (2, 2), (1.75, 2.25)),
    ],
)
def test_each_grade_has_its_interval_and_one_lower_when_contradicted(
    grade: str, plain: tuple[float, float], contradicted: tuple[float, float]
) -> None:
    assert interval(ONE, level(2, grade)) == plain
    assert interval(ONE, level(2, grade), contradicted=True) == contradicted


def test_intervals_are_clipped_to_the_scale() -> None:
    assert interval(ONE, level(0)) == (0, 0)
    assert interval(ONE, level(1), contradicted=True) == (0, 1)
    assert interval(ONE, level(4, "shown")) == (3.75, 4)


def test_dont_know_and_not_asked_leave_everything_open() -> None:
    assert interval(ONE, DONT_KNOW) == (0, 4)
    assert interval(ONE, None) == (0, 4)
