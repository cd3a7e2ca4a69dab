"""A dated figure is past its months to the day, and a pay band says where it is from and when it is old."""

from datetime import date

import pytest

from assessor.questionnaire.age import is_over, pay_origin, pay_warning, span

CHECK = "Check it where you hire before you use it."


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("2026-11-23", (date(2026, 11, 23), date(2026, 11, 23))),
        ("2026-02", (date(2026, 2, 1), date(2026, 2, 28))),
        ("2026", (date(2026, 1, 1), date(2026, 12, 31))),
        ("2026-13", None),
        ("November", None),
        ("", None),
    ],
)
def test_a_date_means_the_days_from_its_first_to_its_last(text: str, meant: tuple[date, date] | None) -> None:
    assert span(text) == meant


def test_a_band_of_a_month_is_recent_to_the_end_of_that_month_a_year_later() -> None:
    assert pay_warning("2026-11", date(2027, 11, 30)) == ""
    assert pay_warning("2026-11", date(2027, 12, 1)) == f"This band is of 2026-11, more than 12 months old. {CHECK}"


def test_a_band_without_a_date_or_with_one_that_lies_ahead_is_not_trusted() -> None:
    today = date(2026, 11, 23)

    assert pay_warning("", today) == f"This band has no date that can be read. {CHECK}"
    assert pay_warning("last year", today) == f"This band has no date that can be read. {CHECK}"
    assert pay_warning("2026-12", today) == f"The date of this band (2026-12) lies ahead. {CHECK}"


def test_what_has_no_date_is_never_over() -> None:
    assert is_over("soon", 1, date(2026, 11, 23)) is False


@pytest.mark.parametrize(
    ("as_of", "source", "said"),
    [
        ("2026-11", "Our planning band; verify locally.", "As of 2026-11. Our planning band; verify locally."),
        ("2026-11", "five offers", "As of 2026-11. Five offers."),
        ("", "", "Its date is not known. No source is named; verify locally."),
    ],
)
def test_a_band_says_when_and_where_it_was_read(as_of: str, source: str, said: str) -> None:
    assert pay_origin(as_of, source) == said
