"""Availability in series and of two paths: docs/method.md, "Availability"."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessor.economics.availability import downtime, serial, two_paths
from tests.economics.values import known, likely, unknown


@pytest.mark.parametrize(("percent", "minutes"), [(99, 432), (99.5, 216), (99.9, 43.2), (99.95, 21.6)])
def test_downtime_in_30_days_gives_the_printed_minutes(percent: float, minutes: float) -> None:
    assert likely(downtime(known(percent / 100))) == pytest.approx(minutes)


def test_99_9_percent_of_ones_own_on_a_provider_with_99_7_makes_99_6() -> None:
    assert round(likely(serial([known(0.999), known(0.997)])) * 100, 1) == 99.6


def test_two_providers_with_perfect_failover_make_99_9988_percent_at_most() -> None:
    assert round(likely(two_paths(known(0.997), known(0.996))) * 100, 4) == 99.9988


def test_a_second_path_that_is_never_switched_to_adds_nothing() -> None:
    assert likely(two_paths(known(0.997), known(0.996), known(0))) == 0.997


def test_half_of_the_switches_working_gives_half_of_the_gain() -> None:
    assert likely(two_paths(known(0.9), known(0.8), known(0.5))) == pytest.approx(0.94)


def test_an_availability_above_100_percent_cannot_be() -> None:
    """The usual slip: percent where a share is meant."""
    for figure in (serial([known(99.9)]), two_paths(known(0.9), known(99.9)), downtime(known(99.9))):
        assert (figure.likely, figure.withheld) == (None, "an availability above 100 percent cannot be")


def test_an_unknown_part_withholds_the_whole() -> None:
    assert serial([known(0.999), unknown("provider")]).missing == ("provider",)


@given(st.lists(st.floats(0, 1), min_size=1, max_size=6))
def test_a_chain_is_never_better_than_its_weakest_part(parts: list[float]) -> None:
    assert 0 <= likely(serial([known(part) for part in parts])) <= min(parts)


@given(st.floats(0, 1), st.floats(0, 1), st.floats(0, 1))
def test_a_second_path_never_harms(first: float, second: float, failover: float) -> None:
    assert first <= likely(two_paths(known(first), known(second), known(failover))) <= 1 + 1e-12
