"""How far people agree: every worked number of the published measures, and another implementation of alpha."""

from collections.abc import Sequence

import krippendorff
import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from assessor.votes.measures import agreement, alignment, concordance, mean_ranks, ordinal_alpha


def units(*rows: str) -> list[list[float]]:
    """What was given to each question, from one row of values a person; a dot is no vote."""
    table = [row.split() for row in rows]
    return [[float(row[i]) for row in table if row[i] != "."] for i in range(len(table[0]))]


@pytest.mark.parametrize(
    ("rows", "alpha"),
    [
        (
            (
                "1 2 3 3 2 1 4 1 2 . . .",
                "1 2 3 3 2 2 4 1 2 5 . 3",
                ". 3 3 3 2 3 4 2 2 5 1 .",
                "1 2 3 3 2 4 4 1 2 5 1 .",
            ),
            0.815388,
        ),
        (
            (
                ". . . . . 3 4 1 2 1 1 3 3 . 3",
                "1 . 2 1 3 3 4 3 . . . . . . .",
                ". . 2 1 3 4 4 . 2 1 1 3 3 . 4",
            ),
            0.806721,
        ),
        (("0 1 2 3 4", "0 1 2 3 4"), 1.0),
        (("0 1 2 3 4 2 1 3", "1 2 3 4 4 3 2 4"), 0.731521),
        (("0 1 2 3 4", "4 3 2 1 0"), -0.8),
        (("1 2 . 3", "1 2 2 .", "1 1 2 3"), 0.8),
        (("3 3 2 3 3 3 2 3", "1 1 1 2 2 1 1 2", "1 2 1 2 2 1 1 1", "2 1 1 1 2 1 0 2"), 0.025263),
        (("2 2 2 2 2 2 2 2", "2 2 2 2 2 2 2 2", "2 2 2 2 2 2 2 3"), 0.0),
        (("1", "3"), 0.0),
    ],
)
def test_alpha_of_published_and_worked_tables(rows: Sequence[str], alpha: float) -> None:
    assert ordinal_alpha(units(*rows)) == pytest.approx(alpha, abs=1e-6)


@given(st.lists(st.lists(st.none() | st.integers(0, 4), min_size=4, max_size=4), min_size=2, max_size=12))
def test_alpha_is_that_of_the_published_package(table: list[list[int | None]]) -> None:
    """Rows are questions; None did not vote."""
    given = [[float(value) for value in row if value is not None] for row in table]
    assume(len({value for row in given if len(row) > 1 for value in row}) > 1)
    ratings = np.array([[np.nan if value is None else float(value) for value in row] for row in table]).T
    theirs = krippendorff.alpha(reliability_data=ratings, level_of_measurement="ordinal")
    assert ordinal_alpha(given) == pytest.approx(theirs, abs=1e-9)


def test_alpha_means_nothing_where_it_could_mislead_and_it_says_why() -> None:
    assert alignment(units("2 2 2", "2 2 2"), 2) == (None, "unanimous")
    assert alignment([[1.0], [2.0]], 2) == (None, "not enough votes to compare")
    assert alignment([], 0) == (None, "not enough votes to compare")
    assert alignment(units("1", "3"), 2) == (None, "too few questions for one figure (it takes 5)")
    assert alignment([[1.0, 2.0]] * 6, 1) == (None, "not enough votes to compare")


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        (("0 1 2 3 4", "0 1 2 3 4"), "aligned"),
        (("0 1 2 3 4 2 1 3", "1 2 3 4 4 3 2 4"), "mixed"),
        (("0 1 2 3 4", "4 3 2 1 0"), "far apart"),
    ],
)
def test_alpha_comes_with_a_word(rows: Sequence[str], says: str) -> None:
    assert alignment(units(*rows), 2).says == says


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ((30, 40, 210, 130, 530, 50, 10), 0.611333),
        ((0, 0, 8, 0, 0), 1),
        ((4, 0, 0, 0, 4), -1),
        ((1, 1, 1, 1, 1), 0),
        ((2, 0, 0, 0, 0), 1),
        ((1, 1, 0, 0, 0), 0.75),
        ((1, 0, 1, 0, 0), 0.166667),
        ((1, 0, 0, 1, 0), -0.416667),
        ((1, 0, 0, 0, 1), -1),
        ((0, 3, 1, 0, 0), 0.875),
        ((0, 3, 0, 1, 0), 0.583333),
        ((0, 2, 1, 1, 0), 0.625),
        ((0, 0, 7, 1, 0), 0.9375),
    ],
)
def test_agreement_of_worked_votes(counts: Sequence[float], expected: float) -> None:
    assert agreement(counts) == pytest.approx(expected, abs=1e-6)


def test_agreement_without_votes_is_not_known() -> None:
    assert agreement((0, 0, 0, 0, 0)) is None


@given(st.lists(st.integers(0, 60), min_size=5, max_size=5).filter(any), st.integers(2, 9))
def test_agreement_lies_between_its_ends_and_only_shares_matter(counts: list[int], times: int) -> None:
    found = agreement(counts)
    assert found is not None
    assert -1 - 1e-9 <= found <= 1 + 1e-9
    assert agreement([count * times for count in counts]) == pytest.approx(found, abs=1e-9)
    assert agreement(counts[::-1]) == pytest.approx(found, abs=1e-9)


def test_kendalls_w_of_four_judges_and_ten_things() -> None:
    judges = (
        (1, 3, 4, 5, 2, 8, 6, 7, 10, 9),
        (2, 1, 4, 5, 6, 3, 8, 7, 10, 9),
        (3, 2, 1, 5, 7, 4, 6, 8, 9, 10),
        (4, 2, 3, 1, 6, 7, 5, 9, 8, 10),
    )
    assert concordance(judges) == pytest.approx(0.793939, abs=1e-6)


def test_kendalls_w_at_its_ends() -> None:
    assert concordance([(1, 2, 3), (1, 2, 3)]) == pytest.approx(1)
    assert concordance([(1, 2, 3), (3, 2, 1)]) == pytest.approx(0)
    assert concordance([(2, 2, 2), (2, 2, 2)]) is None
    assert concordance([(1, 2, 3)]) is None
    assert concordance([]) is None


def test_kendalls_w_of_levels_says_nothing_about_their_height() -> None:
    """The same table as above, as average ranks: alpha is 0.03, W 0.56."""
    rows = [[3, 3, 2, 3, 3, 3, 2, 3], [1, 1, 1, 2, 2, 1, 1, 2], [1, 2, 1, 2, 2, 1, 1, 1], [2, 1, 1, 1, 2, 1, 0, 2]]
    assert concordance([_ranks(row) for row in rows]) == pytest.approx(0.560924, abs=1e-6)


def _ranks(values: Sequence[int]) -> list[float]:
    return [sum(v < x for v in values) + (sum(v == x for v in values) + 1) / 2 for x in values]


def test_what_an_order_leaves_out_shares_the_mean_of_the_places_left() -> None:
    assert mean_ranks(["c"], ["a", "b", "c"]) == {"c": 1.0, "a": 2.5, "b": 2.5}
    assert mean_ranks(["b", "a", "c"], ["a", "b", "c"]) == {"b": 1.0, "a": 2.0, "c": 3.0}
