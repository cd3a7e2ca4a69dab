"""Idle and recoverable GPU spend: docs/method.md, "GPU spend"."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessor.economics.figure import Input
from assessor.economics.gpu_spend import attainable_load, idle, monthly_spend, recoverable, recoverable_share
from tests.economics.values import known, likely, span, unknown

BILL = unknown("monthly_gpu_spend")


@pytest.mark.parametrize(("peak_to_mean", "headroom", "printed"), [(2, 0.25, 0.40), (3, 0.25, 0.27), (1.3, 0.2, 0.64)])
def test_the_attainable_load_gives_the_printed_figures(peak_to_mean: float, headroom: float, printed: float) -> None:
    assert round(likely(attainable_load(known(peak_to_mean), known(headroom))), 2) == printed


def test_ten_gpus_at_2_50_cost_18250_a_month_of_which_about_11400_are_recoverable() -> None:
    spend = monthly_spend(BILL, known(10), known(2.50))
    figure = recoverable(spend, known(0.15), attainable_load(known(2), known(0.25)))

    assert likely(spend) == 18_250
    assert likely(figure) == pytest.approx(11_406.25)


def test_the_low_case_keeps_the_most_headroom_and_so_promises_the_least() -> None:
    """Headroom 0.30, 0.25, 0.20: U* is 0.385, 0.40, 0.417."""
    assert span(attainable_load(known(2))) == pytest.approx((0.3846, 0.4, 0.4167), abs=1e-4)
    assert span(recoverable_share(known(0.15), attainable_load(known(2)))) == pytest.approx((0.61, 0.625, 0.64))


def test_all_idle_time_is_more_than_what_can_be_recovered() -> None:
    assert likely(idle(known(18_250), known(0.15))) == pytest.approx(15_512.5)


def test_a_load_above_the_attainable_one_leaves_nothing_to_recover() -> None:
    assert span(recoverable(known(18_250), known(0.55), attainable_load(known(2)))) == (0, 0, 0)
    assert span(recoverable(known(18_250), known(1.4), attainable_load(known(2)))) == (0, 0, 0)
    assert likely(idle(known(18_250), known(1.4))) == 0


def test_at_a_load_of_0_the_whole_bill_is_recoverable() -> None:
    assert likely(recoverable(known(18_250), known(0), attainable_load(known(2)))) == 18_250


def test_a_peak_below_the_average_cannot_be() -> None:
    figure = recoverable(known(18_250), known(0.15), attainable_load(known(0.5)))

    assert (figure.likely, figure.withheld) == (None, "the busiest hour cannot be below the average")


def test_an_unknown_peak_is_withheld_and_not_guessed() -> None:
    assert recoverable(known(18_250), known(0.15), attainable_load(unknown("peak_to_mean"))).missing == (
        "peak_to_mean",
    )


def test_the_bill_wins_over_gpus_times_price() -> None:
    assert likely(monthly_spend(known(20_000, "monthly_gpu_spend"), known(10), known(2.50))) == 20_000


def test_no_gpus_cost_nothing_whatever_their_price() -> None:
    assert likely(monthly_spend(BILL, known(0), unknown("gpu_hour_price"))) == 0


@pytest.mark.parametrize(
    ("gpus", "price", "missing"),
    [(None, None, "monthly_gpu_spend"), (10, None, "gpu_hour_price"), (None, 2.5, "gpus")],
)
def test_what_is_missing_for_the_spend_is_the_shortest_way_to_it(
    gpus: float | None, price: float | None, missing: str
) -> None:
    inputs = (
        Input(name="gpus", value=gpus, unit="GPUs"),
        Input(name="gpu_hour_price", value=price, unit="USD per GPU-hour"),
    )

    assert monthly_spend(BILL, *inputs).missing == (missing,)


@given(spend=st.floats(0, 1e9), load=st.floats(0, 2), peak=st.floats(1, 100), headroom=st.floats(0, 1))
def test_what_is_recoverable_is_never_negative_and_never_more_than_what_is_idle(
    spend: float, load: float, peak: float, headroom: float
) -> None:
    best = attainable_load(known(peak), known(headroom))
    found = likely(recoverable(known(spend), known(load), best))

    assert 0 <= found <= likely(idle(known(spend), known(load))) + 1e-6
