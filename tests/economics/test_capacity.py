"""Concurrency, replicas, quota and cache memory: docs/method.md, "Capacity"."""

import pytest

from assessor.economics.capacity import (
    cache_of_context,
    cache_per_token,
    concurrency,
    quota,
    replicas,
    sequences,
)
from tests.economics.values import known, likely, span, unknown

LLAMA_70B = (known(80), known(8), known(128), known(2))


def test_a_token_of_llama_3_70b_takes_327680_bytes_of_cache() -> None:
    assert likely(cache_per_token(*LLAMA_70B)) == 327_680


def test_an_8k_context_of_llama_3_70b_takes_2_5_gib() -> None:
    assert likely(cache_of_context(known(8192), cache_per_token(*LLAMA_70B))) == 2.5


def test_four_80_gib_gpus_hold_59_contexts_of_8k_beside_140_gib_of_weights() -> None:
    figure = sequences(known(320), known(0.9), known(140), known(8192), cache_per_token(*LLAMA_70B))

    assert likely(figure) == 59


def test_no_context_fits_where_the_weights_do_not() -> None:
    assert likely(sequences(known(80), known(0.9), known(140), known(8192), known(327_680))) == 0
    assert sequences(known(80), known(0.9), known(40), known(0), known(327_680)).likely is None


def test_requests_in_flight_are_arrivals_times_latency() -> None:
    assert likely(concurrency(known(20), known(6))) == 120


def test_replicas_carry_the_peak_with_headroom_and_one_is_spare() -> None:
    """1,220 tokens a second at 550 each with a quarter of headroom: 2.77, so 3 and a spare one."""
    assert likely(replicas(known(1220), known(550), known(0.25))) == 4


def test_a_peak_that_just_fits_needs_no_further_replica() -> None:
    """200 x 1.1 / 110 is 2, whatever binary fractions make of it; one is spare."""
    assert likely(replicas(known(200), known(110), known(0.1))) == 3


def test_more_headroom_needs_more_replicas() -> None:
    assert span(replicas(known(1000), known(100))) == (13, 14, 14)


def test_replicas_that_serve_nothing_carry_no_peak() -> None:
    assert replicas(known(1000), known(0)).likely is None


def test_the_quota_covers_peak_requests_with_headroom() -> None:
    assert likely(quota(known(300), known(5000), known(0.2))) == pytest.approx(1_800_000)


def test_an_unknown_arrival_rate_is_named() -> None:
    assert concurrency(unknown("requests_per_day"), known(6)).missing == ("requests_per_day",)
