"""What an unknown gpu stake could be where its bill is known: docs/method.md, "Upper bound"."""

import pytest

from assessor.economics.upper_bound import UpperBound, upper_bound
from assessor.questionnaire.conditions import FactValue, Profile
from tests.economics.values import TEN_GPUS, content, not_applicable, scored

CONTENT = content()


def bound(*left_out: str, **more: FactValue) -> UpperBound | None:
    profile: Profile = {**{fact: value for fact, value in TEN_GPUS.items() if fact not in left_out}, **more}
    return upper_bound(CONTENT, profile, scored())


def test_an_unknown_load_and_peak_are_taken_at_0_05_and_3() -> None:
    """219,000 a year x (1 - 0.05 x 3 x 1.2) at the high end."""
    found = bound("gpu_load", "peak_to_mean")

    assert found is not None
    assert found.find_out == ("gpu_load", "peak_to_mean")
    assert found.stakes.of("gpu").high == pytest.approx(179_580)
    assert found.stakes.of("gpu").likely == pytest.approx(177_937.50)


def test_a_figure_that_is_known_is_kept() -> None:
    """The load of 0.15 stands: 219,000 x (1 - 0.15 x 3 x 1.2)."""
    found = bound("peak_to_mean")

    assert found is not None
    assert found.find_out == ("peak_to_mean",)
    assert found.stakes.of("gpu").high == pytest.approx(100_740)


def test_what_was_assumed_is_marked_as_a_default() -> None:
    found = bound("gpu_load")

    assert found is not None
    assert {s.name: s.origin for s in found.stakes.of("gpu").money.sources()}["gpu_load"] == "default"


@pytest.mark.parametrize(
    "found",
    [
        bound(),
        bound("gpu_load", "gpu_hour_price"),
        bound("gpu_load", gpus=0),
        bound("gpu_load", serving=["hosted_api"]),
    ],
    ids=["nothing is unknown", "the bill is not known", "there is no bill", "only hosted APIs"],
)
def test_there_is_no_bound_where_there_is_nothing_to_find_out(found: UpperBound | None) -> None:
    assert found is None


def test_an_area_that_does_not_apply_has_no_bound() -> None:
    profile = {fact: value for fact, value in TEN_GPUS.items() if fact != "gpu_load"}

    assert upper_bound(CONTENT, profile, not_applicable(scored(), "gpu")) is None
