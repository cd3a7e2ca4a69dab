"""What is left of a stake with the gap that is tried."""

import pytest

from assessor.economics.remaining import remaining
from assessor.economics.stakes import stakes
from assessor.scoring.model import Score
from assessor.scoring.score import score
from tests.tiny import area, level, question, questionnaire

COMPANY = questionnaire(
    area("governance", question("GOV-1")),
    targets={"targets": {"governance": 3}},
    economics={"risk_floor": {"governance": 1_000}},
)


def scored(stated: int | None) -> Score:
    return score(COMPANY, {}, {} if stated is None else {"GOV-1": level(stated)})


@pytest.mark.parametrize(
    ("today", "tried", "expected"),
    [
        (1, 1, 102_000),
        (1, 2, 51_000),
        (1, 3, 0),
        (1, 0, 102_000),
        (None, 2, 100_000),
    ],
)
def test_the_stake_follows_the_gap_down_and_not_up(today: int | None, tried: int, expected: float) -> None:
    """100k of deals and a floor of 1k a level over a gap of 2 are 102k, and half of it with half the gap closed."""
    before, after = scored(today), scored(tried)
    left = remaining(stakes(COMPANY, {"blocked_deals": 100_000}, before), before, after).of("governance")

    assert left.likely == pytest.approx(expected)
    assert sum(part.figure.likely or 0 for part in left.parts) == pytest.approx(expected)
    assert left.gap == pytest.approx(3 - tried)


def test_a_gap_that_only_the_trial_opens_has_no_money() -> None:
    before, after = scored(3), scored(1)

    assert remaining(stakes(COMPANY, {"blocked_deals": 100_000}, before), before, after).of("governance").likely == 0
