"""Unit costs: the printed examples of docs/method.md, "Unit cost"."""

import pytest

from assessor.economics.unit_cost import (
    SURCHARGE,
    Prices,
    Request,
    per_million_tokens,
    per_thousand_requests,
    per_thousand_requests_by_api,
)
from tests.economics.values import known, likely, span, unknown

PRICE, ONE_GPU, RATE = known(2.50), known(1), known(2000)
PRICES = Prices(input=known(3), output=known(15))


def request(fresh: float, read: float, write: float) -> Request:
    """Two calls for a user request, 3 percent billed retries, 400 tokens out."""
    return Request(known(2), known(0.03), known(fresh), known(read), known(write), known(400))


@pytest.mark.parametrize(("load", "printed"), [(0.30, 1.16), (0.60, 0.58), (0.05, 6.94)])
def test_a_million_tokens_cost_more_the_idler_the_gpu(load: float, printed: float) -> None:
    assert round(likely(per_million_tokens(PRICE, ONE_GPU, RATE, known(load))), 2) == printed


def test_storage_and_traffic_add_20_to_40_percent_where_the_gpu_price_leaves_them_out() -> None:
    low, middle, high = span(per_million_tokens(PRICE, ONE_GPU, RATE, known(0.5), SURCHARGE))

    assert (low, middle, high) == pytest.approx((0.8333, 0.9028, 0.9722), abs=1e-4)


def test_a_thousand_requests_on_own_gpus_count_requests_instead_of_tokens() -> None:
    assert likely(per_thousand_requests(known(3.60), known(2), known(4), known(0.5))) == pytest.approx(1.0)


def test_a_thousand_requests_by_api_with_cached_input() -> None:
    """60 percent of 3,000 input tokens read from the cache, 10 percent written at 1.25 times the price."""
    assert round(likely(per_thousand_requests_by_api(request(900, 1800, 300), PRICES)), 2) == 21.35


def test_a_thousand_requests_by_api_without_a_cache_cost_31_percent_more_of_the_larger() -> None:
    uncached = likely(per_thousand_requests_by_api(request(3000, 0, 0), PRICES))
    cached = likely(per_thousand_requests_by_api(request(900, 1800, 300), PRICES))

    assert round(uncached, 2) == 30.90
    assert round(cached / uncached - 1, 2) == -0.31


def test_at_a_load_of_0_nothing_has_a_cost_per_piece() -> None:
    figure = per_million_tokens(PRICE, ONE_GPU, RATE, known(0))

    assert figure.likely is None
    assert figure.withheld == "at a load of 0 nothing is served, so nothing has a cost per piece"


def test_no_gpus_cost_nothing_per_token() -> None:
    assert likely(per_million_tokens(PRICE, known(0), RATE, known(0.3))) == 0


def test_a_replica_that_serves_nothing_has_no_cost_per_request() -> None:
    assert per_thousand_requests(PRICE, ONE_GPU, known(0), known(0.3)).likely is None


def test_an_unknown_price_withholds_the_cost_and_is_named() -> None:
    assert per_million_tokens(unknown("gpu_hour_price"), ONE_GPU, RATE, known(0.3)).missing == ("gpu_hour_price",)
    assert per_thousand_requests_by_api(request(3000, 0, 0), Prices(unknown("p_in"), known(15))).missing == ("p_in",)


def test_the_unit_names_the_currency_and_the_defaults_say_that_they_are_defaults() -> None:
    assert per_million_tokens(PRICE, ONE_GPU, RATE, known(0.3), currency="EUR").unit == "EUR per million tokens"
    origins = {s.name: s.origin for s in per_thousand_requests_by_api(request(1, 1, 1), PRICES).sources()}
    assert (origins["cache_read_price"], origins["cache_write_price"]) == ("default", "default")
