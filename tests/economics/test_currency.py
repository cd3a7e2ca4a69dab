"""Amounts in the company's currency by the dated rates: docs/method.md, "Money"."""

import pytest

from assessor.economics.currency import convert, currency
from assessor.questionnaire.model import Economics

RATES = Economics(rates={"as_of": "2026-11", "USD": 1, "EUR": 1.1, "GBP": 1.3})


def test_an_amount_is_converted_through_the_value_of_one_unit_in_dollars() -> None:
    assert convert(130.0, "GBP", "EUR", RATES) == pytest.approx(153.636, abs=1e-3)
    assert convert(110.0, "USD", "EUR", RATES) == pytest.approx(100)
    assert convert(5.0, "CHF", "CHF", RATES) == 5


def test_without_a_rate_there_is_no_amount() -> None:
    assert convert(5.0, "USD", "CHF", RATES) is None
    assert convert(5.0, "USD", "as_of", RATES) is None
    assert convert(5.0, "EUR", "USD", Economics(rates={"EUR": 0})) is None


def test_a_company_counts_in_dollars_when_it_does_not_say() -> None:
    assert currency({}) == "USD"
    assert currency({"currency": "EUR"}) == "EUR"
