"""How likely each area is the weakest. Printed figures: scoring method C4 (docs/method.md, "Weakest area")."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessor.assessment.model import Answer
from assessor.scoring.model import Score
from assessor.scoring.robustness import (
    BIAS,
    FLAT,
    chance_of_place,
    drawn_scores,
    drawn_weights,
    overall_scores,
    robustness,
)
from assessor.scoring.score import score
from tests.tiny import DONT_KNOW, area, level, question, questionnaire

PRINTED_SCORES = [1.5, 1.2, 1.8, 2.0, 1.0, 1.4, 1.3, 1.6]
"""The scores of the worked example (B5) on which C4 prints its figures."""


def seeded() -> np.random.Generator:
    return np.random.default_rng(7)


def scored(answers: dict[str, Answer], areas: int = 2, per_area: int = 1, critical: str = "") -> Score:
    """Areas a0, a1, ... with questions a0-0, a0-1, ..."""
    content = [
        area(f"a{n}", *(question(f"a{n}-{i}", critical=f"a{n}-{i}" == critical) for i in range(per_area)))
        for n in range(areas)
    ]
    return score(questionnaire(*content), {}, answers)


def test_flat_weights_alone_spread_the_overall_score_as_printed() -> None:
    """C4: 5 to 95 percent of the overall score from flat weights alone, 1.30 to 1.63."""
    weights = drawn_weights([1.0] * 8, 20_000, seeded(), FLAT)

    low, high = np.percentile(overall_scores(np.array([PRINTED_SCORES]), weights), (5, 95))

    assert low == pytest.approx(1.30, abs=0.01)
    assert high == pytest.approx(1.63, abs=0.01)


def test_mild_weights_stay_close_to_the_given_ones() -> None:
    """Kappa is 16 x 8 for eight weights: a mean of 1/8 and a standard deviation of sqrt(7/64 / 129) = 0.0291."""
    weights = drawn_weights([3.0] * 8, 20_000, seeded())

    assert weights.sum(axis=1) == pytest.approx(1)
    assert weights.mean(axis=0) == pytest.approx(0.125, abs=0.002)
    assert weights.std(axis=0) == pytest.approx(0.0291, abs=0.001)


def test_the_place_of_an_area_is_counted_over_the_draws() -> None:
    scores = np.array([[1.0, 2.0, 3.0, 4.0], [2.0, 1.0, 3.0, 4.0], [1.0, 2.0, 4.0, 3.0], [1.0, 2.0, 3.0, 4.0]])

    assert chance_of_place(scores, 1).tolist() == [0.75, 0.25, 0.0, 0.0]
    assert chance_of_place(scores, 3).tolist() == [1.0, 1.0, 0.75, 0.25]


def test_areas_that_tie_share_the_place() -> None:
    assert chance_of_place(np.array([[0.0, 0.0, 0.0, 4.0]]), 1).tolist() == pytest.approx([1 / 3, 1 / 3, 1 / 3, 0])
    assert chance_of_place(np.array([[0.0, 1.0, 1.0, 1.0]]), 3).tolist() == pytest.approx([1, 2 / 3, 2 / 3, 2 / 3])


def test_fewer_than_three_areas_are_all_among_the_bottom_three() -> None:
    assert chance_of_place(np.array([[1.0, 2.0]]), 3).tolist() == [1.0, 1.0]


def test_one_respondents_optimism_moves_all_areas_together() -> None:
    """All measured at 2, so that nothing but the shared shift is left: 2 - 0.2 -+ 1.645 x 0.25 is 1.39 to 2.21."""
    answers = {f"a{n}-0": level(2, "measured") for n in range(8)}

    found = robustness(scored(answers, areas=8), {f"a{n}": 1.0 for n in range(8)}, seeded(), draws=20_000)

    assert found is not None
    assert found.overall_low == pytest.approx(1.39, abs=0.02)
    assert found.overall_high == pytest.approx(2.21, abs=0.02)


def test_what_is_surely_lower_is_surely_the_weakest() -> None:
    answers = {"a0-0": level(3, "measured"), "a1-0": level(1, "measured")}

    found = robustness(scored(answers), {"a0": 1.0, "a1": 1.0}, seeded())

    assert found is not None
    assert [(c.area, c.weakest, c.bottom_three) for c in found.areas] == [("a0", 0.0, 1.0), ("a1", 1.0, 1.0)]


def test_what_nobody_knows_may_be_the_weakest_or_not() -> None:
    """Anything from 0 to 4 against a measured 2, both shifted alike: an even chance, more or less."""
    answers = {"a0-0": level(2, "measured"), "a1-0": DONT_KNOW}

    found = robustness(scored(answers), {"a0": 1.0, "a1": 1.0}, seeded(), draws=20_000)

    assert found is not None
    assert found.areas[1].weakest == pytest.approx(0.5, abs=0.02)


def test_the_cap_holds_in_every_draw() -> None:
    answers = {"a0-0": level(1, "measured"), "a0-1": level(4, "measured"), "a0-2": level(4, "measured")}
    bias = seeded().normal(*BIAS, 1_000)
    capped = scored(answers, areas=1, per_area=3, critical="a0-0").areas[0]

    drawn = drawn_scores(capped, bias, seeded())

    assert (drawn <= np.clip(1 + bias, 0, 4) + 1 + 1e-12).all()


def test_the_same_seed_gives_the_same_figures() -> None:
    answers = {"a0-0": level(2), "a1-0": level(2, "shown")}
    weights = {"a0": 1.0, "a1": 2.0}

    assert robustness(scored(answers), weights, seeded()) == robustness(scored(answers), weights, seeded())


def test_without_an_answer_there_is_nothing_to_rank() -> None:
    assert robustness(scored({"a0-0": DONT_KNOW}), {"a0": 1.0, "a1": 1.0}, seeded()) is None


VALUES = st.one_of(st.integers(0, 4).map(level), st.just(DONT_KNOW), st.none())


@settings(deadline=None, max_examples=25)
@given(st.sampled_from([1, 2, 3, 8, 100]), st.lists(VALUES, min_size=1, max_size=6), st.floats(1e-9, 1e9))
def test_the_chances_add_up_whatever_was_answered(areas: int, values: list[Answer | None], heavy: float) -> None:
    answers = {f"a{n % areas}-0": value for n, value in enumerate(values) if value is not None}
    weights = {f"a{n}": heavy if n == 0 else 1.0 for n in range(areas)}

    found = robustness(scored(answers, areas=areas), weights, seeded(), draws=50)

    if found is not None:
        assert sum(c.weakest for c in found.areas) == pytest.approx(1)
        assert sum(c.bottom_three for c in found.areas) == pytest.approx(min(3, areas))
        assert 0 <= found.overall_low <= found.overall_high <= 4
