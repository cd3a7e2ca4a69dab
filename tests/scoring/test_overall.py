"""All areas in one figure: the printed vectors C2 of the scoring method (docs/method.md) and the bands."""

import pytest

from assessor.scoring.overall import bands, shifted_geometric_mean
from assessor.scoring.score import score
from tests.tiny import DONT_KNOW, NOT_APPLICABLE, area, level, question, questionnaire


@pytest.mark.parametrize(
    ("scores", "printed"),
    [([3, 3, 3, 3, 3, 3, 3, 0], 2.364), ([2] * 8, 2.000), ([4, 4, 4, 4, 1, 1, 1, 1], 2.162)],
)
def test_the_shifted_geometric_mean_gives_the_printed_figures(scores: list[float], printed: float) -> None:
    assert shifted_geometric_mean([(s, 1.0) for s in scores]) == pytest.approx(printed, abs=5e-4)


def test_area_weights_count() -> None:
    two = questionnaire(area("a", question("A-1")), area("b", question("B-1")), weights={"a": 3})
    found = score(two, {}, {"A-1": level(3, "measured"), "B-1": level(0, "measured")})

    assert found.overall.stated == pytest.approx(4**0.75 - 1)


def test_one_area_without_a_point_leaves_the_overall_without_one() -> None:
    two = questionnaire(area("a", question("A-1")), area("b", question("B-1")))
    found = score(two, {}, {"A-1": level(3, "measured"), "B-1": DONT_KNOW})

    assert (found.overall.stated, found.overall.adjusted) == (None, None)
    assert found.overall.low == pytest.approx(1.0)
    assert found.overall.high == pytest.approx(20**0.5 - 1)
    assert found.coverage == 0.5


def test_areas_that_do_not_apply_are_left_out() -> None:
    two = questionnaire(area("a", question("A-1")), area("b", question("B-1")))
    found = score(two, {}, {"A-1": level(3, "measured"), "B-1": NOT_APPLICABLE})

    assert found.overall.stated == pytest.approx(3)
    assert found.coverage == 1


def test_with_nothing_applicable_everything_is_null() -> None:
    found = score(questionnaire(area("a", question("A-1"))), {}, {"A-1": NOT_APPLICABLE})

    assert found.coverage is None
    assert found.overall.model_dump() == {"stated": None, "low": None, "high": None, "adjusted": None, "band": []}


@pytest.mark.parametrize(
    ("low", "high", "touched"),
    [
        (0.0, 0.5, ["prototype"]),
        (0.5, 1.0, ["prototype", "launched"]),
        (1.0, 1.999, ["launched"]),
        (1.2, 3.1, ["launched", "operated", "platform"]),
        (2.9999999999, 4.0, ["platform"]),
        (4.0, 4.0, ["platform"]),
        (None, None, []),
    ],
)
def test_bands_are_those_the_interval_touches_both_ends_included(
    low: float | None, high: float | None, touched: list[str]
) -> None:
    assert bands(low, high) == touched
