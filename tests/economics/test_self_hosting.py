"""API against own GPUs: docs/method.md, "API or own GPUs"."""

import pytest

from assessor.economics.gpu_spend import attainable_load
from assessor.economics.self_hosting import break_even_load, tokens_to_pay_staff
from assessor.economics.unit_cost import per_million_tokens
from tests.economics.values import known, likely, unknown

PRICE, ONE_GPU, RATE = known(2.5), known(1), known(2000)


def test_own_gpus_break_even_at_a_load_of_0_58_against_60_cents_a_million() -> None:
    """Above the usual attainable load of 0.40, so the API wins before anyone is paid."""
    assert round(likely(break_even_load(PRICE, ONE_GPU, RATE, known(0.60))), 2) == 0.58


def test_no_volume_pays_the_staff_when_a_token_of_ones_own_costs_more() -> None:
    own = per_million_tokens(PRICE, ONE_GPU, RATE, attainable_load(known(2), known(0.25)))
    figure = tokens_to_pay_staff(known(20_000), known(0.60), own)

    assert likely(own) == pytest.approx(0.868, abs=1e-3)
    assert figure.likely is None
    assert figure.withheld == "never: a token on own GPUs costs as much as one of the API, or more"


def test_20_billion_tokens_a_month_pay_20000_of_staff_at_a_dollar_a_million_saved() -> None:
    assert likely(tokens_to_pay_staff(known(20_000), known(1.60), known(0.60))) == pytest.approx(20e9)


def test_against_a_free_api_own_gpus_never_break_even() -> None:
    assert break_even_load(PRICE, ONE_GPU, RATE, known(0)).likely is None
    assert break_even_load(PRICE, ONE_GPU, known(0), known(1)).likely is None


def test_an_unknown_api_price_is_named() -> None:
    assert break_even_load(PRICE, ONE_GPU, RATE, unknown("api_price")).missing == ("api_price",)
