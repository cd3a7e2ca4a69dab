"""What `assessor score` prints below its table."""

from datetime import UTC, datetime

from assessor.assessment.model import Answer, new
from assessor.cli.tables import score_table
from assessor.scoring.score import score
from tests.tiny import area, level, question, questionnaire

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def table(**levels: list[int]) -> str:
    """The table for one area for each list of levels."""
    q = questionnaire(*(area(id, *(question(f"{id}-{n}") for n in range(len(given)))) for id, given in levels.items()))
    answers: dict[str, Answer] = {f"{id}-{n}": level(v) for id, given in levels.items() for n, v in enumerate(given)}
    return score_table(q, new(q, NOW), score(q, {}, answers))


def test_an_order_that_hangs_on_equal_steps_is_said_not_to_be_robust() -> None:
    """1 and 1 are below 0, 0 and 4 as stated, and above them when the first steps are the long ones."""
    assert " ".join(table(a=[1, 1], b=[0, 0, 4]).splitlines()[-2:]).strip() == (
        "Order not robust: that the first is lower holds only if all steps between levels are equal: a and b."
    )


def test_of_a_robust_order_nothing_is_said() -> None:
    assert "robust" not in table(a=[0, 1], b=[3, 3, 4])
