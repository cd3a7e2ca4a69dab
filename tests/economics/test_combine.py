"""Levers together: docs/method.md, "Combining"."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessor.economics.combine import Lever, Step, combined, in_order, payback_months, saved_in_order
from assessor.economics.figure import Input, sum_of_known
from tests.economics.values import known, likely, span, unknown


def lever(share: float, step: Step = "tokens", applies_to: float = 1.0) -> Lever:
    return Lever(f"{step} {share}", step, known(share), known(applies_to))


def test_31_27_and_15_percent_combine_to_57_not_73() -> None:
    figure = combined([lever(0.31), lever(0.27), lever(0.15)])

    assert round(likely(figure), 2) == 0.57


def test_levers_apply_in_the_stated_order_whatever_order_they_come_in() -> None:
    mixed: list[Lever] = [lever(0.1, "purchasing"), lever(0.2, "engine"), lever(0.3, "waste"), lever(0.4, "tokens")]
    mixed.append(lever(0.5, "right_sizing"))

    assert [one.step for one in in_order(mixed)] == ["waste", "right_sizing", "tokens", "engine", "purchasing"]


def test_each_lever_saves_on_what_the_ones_before_it_left() -> None:
    """Of 1,000: half is waste, 20 percent of the other half, 10 percent of the 400 that remain."""
    savings = saved_in_order(known(1000), [lever(0.1, "purchasing"), lever(0.5, "waste"), lever(0.2, "engine")], "USD")

    assert [likely(saving.money) for saving in savings] == pytest.approx([500, 100, 40])


def test_a_lever_that_reaches_part_of_the_bill_saves_on_that_part() -> None:
    assert likely(combined([lever(0.5, applies_to=0.4)])) == pytest.approx(0.2)
    assert likely(saved_in_order(known(100), [lever(0.5, applies_to=0.4)], "USD")[0].money) == pytest.approx(20)


def test_no_more_than_60_percent_is_promised_and_70_at_best_unless_it_was_measured() -> None:
    assert span(combined([lever(0.8), lever(0.5)])) == (0.60, 0.60, 0.70)

    measured = Input(name="saved", value=0.8, unit="share", origin="measured")
    assert span(combined([Lever("seen", "tokens", measured, measured)])) == pytest.approx((0.64, 0.64, 0.64))


def test_a_lever_that_costs_takes_from_what_the_others_save() -> None:
    caching = Lever("caching", "tokens", sum_of_known("caching", "", "", [Input(name="x", value=-0.1, unit="")]))

    assert likely(combined([lever(0.2), caching])) == pytest.approx(0.12)


def test_a_lever_cannot_save_more_than_the_whole_bill() -> None:
    assert combined([lever(1.5)]).likely is None


def test_a_lever_that_is_not_known_withholds_the_combination() -> None:
    figure = combined([lever(0.2), Lever("batch", "tokens", unknown("deferrable_share"))])

    assert (figure.likely, figure.missing) == (None, ("deferrable_share",))


def test_no_lever_saves_nothing() -> None:
    assert span(combined([])) == (0, 0, 0)
    assert saved_in_order(known(5), [], "USD") == []


def test_engineering_time_is_paid_back_in_months() -> None:
    """Six weeks at 4,000 against 8,000 a month."""
    assert likely(payback_months(known(8000), known(6), known(4000))) == 3
    assert payback_months(known(0), known(6), known(4000)).likely is None


@given(st.floats(0, 1e12), st.lists(st.floats(0, 1), max_size=6))
def test_levers_never_save_more_than_the_bill_nor_more_than_their_sum(bill: float, shares: list[float]) -> None:
    found = sum(likely(s.money) for s in saved_in_order(known(bill), [lever(s) for s in shares], "USD"))

    assert 0 <= found <= min(1.0, sum(shares)) * bill * (1 + 1e-9)
