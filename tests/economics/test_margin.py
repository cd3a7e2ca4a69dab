"""Gross margin and what a saving does to it: docs/method.md, "Margin"."""

import pytest

from assessor.economics.margin import ai_share_of_revenue, gross_margin, margin_gain
from tests.economics.values import known, likely, unknown


def test_saving_30_percent_of_ai_cost_at_23_percent_of_revenue_brings_6_9_points() -> None:
    assert likely(margin_gain(known(0.30), known(23), known(100))) == pytest.approx(6.9)


def test_the_margin_is_what_both_costs_leave_of_revenue() -> None:
    assert likely(gross_margin(known(23), known(17), known(100))) == pytest.approx(0.60)


def test_a_margin_may_be_below_0() -> None:
    """A company that pays more for AI than it earns has to see that."""
    assert likely(gross_margin(known(150), known(20), known(100))) == pytest.approx(-0.70)


def test_the_ai_share_of_revenue_may_be_above_1() -> None:
    assert likely(ai_share_of_revenue(known(68_000), known(420_000))) == pytest.approx(0.1619, abs=1e-4)
    assert likely(ai_share_of_revenue(known(150), known(100))) == 1.5


def test_without_revenue_there_is_no_margin() -> None:
    for figure in (
        gross_margin(known(1), known(1), known(0)),
        ai_share_of_revenue(known(1), known(0)),
        margin_gain(known(0.3), known(1), known(0)),
    ):
        assert (figure.likely, figure.withheld) == (None, "without revenue there is no margin")


def test_a_cost_that_was_not_given_withholds_the_margin() -> None:
    assert gross_margin(unknown("monthly_ai_cogs"), known(1), known(9)).missing == ("monthly_ai_cogs",)
