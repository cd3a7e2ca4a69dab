"""What each lever saves: docs/method.md, "Levers". Every share is of the bill that the lever applies to."""

import pytest

from assessor.economics import levers
from assessor.economics.figure import Figure
from tests.economics.values import known, likely, unknown


def test_caching_breaks_even_at_0_28_reads_a_write_when_writing_costs_a_quarter_more() -> None:
    assert round(likely(levers.reads_to_pay_a_write(known(1.25))), 2) == 0.28


def test_caching_breaks_even_at_1_11_reads_a_write_when_writing_costs_double() -> None:
    assert round(likely(levers.reads_to_pay_a_write(known(2))), 2) == 1.11


def test_free_writes_pay_from_the_first_read() -> None:
    assert likely(levers.reads_to_pay_a_write(known(1))) == 0


def test_caching_never_pays_when_cached_tokens_cost_as_much() -> None:
    assert levers.reads_to_pay_a_write(known(1.25), known(1)).likely is None


def test_prompt_caching_costs_10_percent_of_input_when_much_is_written_and_little_read() -> None:
    """5 percent read, 60 percent written at 1.25 times the price."""
    assert likely(levers.prompt_caching(known(1), known(0.05), known(0.60))) == pytest.approx(-0.105)


def test_prompt_caching_saves_on_the_input_part_of_the_bill_only() -> None:
    assert likely(levers.prompt_caching(known(0.5), known(0.6), known(0.1))) == pytest.approx(0.2575)


@pytest.mark.parametrize(
    "lever", [levers.tuned_engine, levers.eight_bit_weights, levers.speculative_decoding, levers.prefix_routing]
)
def test_twice_the_throughput_for_half_of_the_load_saves_a_quarter(lever: object) -> None:
    assert callable(lever)
    assert likely(lever(known(0.5), known(2))) == 0.25
    assert likely(lever(known(0.5), known(1))) == 0
    assert lever(known(0.5), known(0)).likely is None


@pytest.mark.parametrize(
    ("figure", "share"),
    [
        (levers.raised_load(known(0.15), known(0.40)), 0.625),
        (levers.raised_load(known(0.50), known(0.40)), 0.0),
        (levers.batch_tier(known(0.4)), 0.20),
        (levers.model_router(known(0.6), known(0.1), known(0.02)), 0.52),
        (levers.model_cascade(known(0.3), known(0.1)), 0.60),
        (levers.response_cache(known(0.2), known(0.1)), 0.18),
        (levers.trimming(known(0.6), known(0.3), known(0.1)), 0.22),
        (levers.commitment(known(0.6), known(0.35), known(0.9)), 0.15),
        (levers.spot(known(0.3), known(0.6), known(0.1)), 0.162),
    ],
)
def test_a_lever_saves_what_its_formula_says(figure: Figure, share: float) -> None:
    assert likely(figure) == pytest.approx(share)


def test_a_commitment_pays_only_while_use_is_above_1_minus_the_discount() -> None:
    assert likely(levers.commitment(known(1), known(0.35), known(0.65))) == pytest.approx(0)
    assert likely(levers.commitment(known(1), known(0.35), known(0.60))) < 0


def test_a_lever_without_its_input_is_withheld() -> None:
    assert levers.batch_tier(unknown("deferrable_share")).missing == ("deferrable_share",)
    assert levers.raised_load(known(0.2), known(0)).likely is None
