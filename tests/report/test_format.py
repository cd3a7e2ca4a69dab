"""How figures, dates and words are written in a report."""

from datetime import date

import pytest

from assessor.report import format
from assessor.scoring.words import rough, rough_span


def test_an_interval_is_written_with_both_ends() -> None:
    assert format.span(0.75, 1.94) == "0.8–1.9"


def test_an_interval_whose_ends_read_the_same_is_one_figure() -> None:
    assert format.span(3.999, 4.0) == "4.0"


def test_nothing_to_say_is_a_dash() -> None:
    assert (format.span(None, 1.0), format.money(None, "EUR")) == ("–", "–")


def test_money_is_whole_units_with_its_currency() -> None:
    assert format.money(124999.6, "EUR") == "EUR 125,000"
    assert format.money_span(80000, 120000, "GBP") == "GBP 80,000 to 120,000"
    assert format.money_span(80000, 80000, "GBP") == "GBP 80,000"


def test_dates_are_written_in_english_whatever_the_machine_speaks() -> None:
    assert format.day(date(2026, 3, 1)) == "1 March 2026"
    assert format.month(date(2027, 12, 1)) == "December 2027"


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (None, ""),
        (0, "0 days"),
        (0.25, "2 hours"),
        (0.5, "half a day"),
        (1, "1 day"),
        (2.5, "2.5 days"),
        (15, "15 days"),
    ],
)
def test_an_effort_is_hours_below_a_day_and_days_from_there(days: float | None, words: str) -> None:
    assert format.effort(days) == words


@pytest.mark.parametrize(
    ("items", "words"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_a_list_ends_with_and(items: list[str], words: str) -> None:
    assert format.listed(items) == words


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", ""),
        ("no cap is set", "No cap is set."),
        ("Is it?", "Is it?"),
        ("  two\nlines.", "Two lines."),
        ("ß", "SS."),
    ],
)
def test_a_fragment_becomes_a_sentence(text: str, sentence: str) -> None:
    assert format.sentence(text) == sentence


def test_the_last_two_short_words_of_a_paragraph_stay_together() -> None:
    assert (
        format.tidy("The invoice would show it in the end of it") == "The invoice would show it in the end of\u00a0it"
    )


def test_a_long_last_word_may_stand_alone() -> None:
    """Binding it would leave a hole in the line before."""
    text = "The invoice would show it in the end of incomprehensibilities"
    assert format.tidy(text) == text


@pytest.mark.parametrize("text", ["", "word", "All answers", "one two three four"])
def test_a_text_of_less_than_a_line_is_left_as_it_is(text: str) -> None:
    assert format.tidy(text) == text


def test_a_place_in_a_drawing_has_no_idle_digits() -> None:
    assert [format.coordinate(n) for n in (0, 1.5, 2.004, 1 / 3)] == ["0", "1.5", "2", "0.33"]


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (141_840, "EUR 140,000"),
        (125_000, "EUR 130,000"),
        (-4_010, "EUR −4,000"),
        (9.96, "EUR 10"),
        (0, "EUR 0"),
        (None, "–"),
    ],
)
def test_an_estimated_amount_has_two_figures(amount: float | None, words: str) -> None:
    assert rough(amount, "EUR") == words


def test_a_range_whose_ends_read_the_same_is_one_amount() -> None:
    assert rough_span(128_601.6, 155_078.4, "EUR") == "EUR 130,000 to 160,000"
    assert rough_span(275_940.0, 276_010.0, "EUR") == "EUR 280,000"
    assert rough_span(None, None, "EUR") == "–"


def test_a_step_of_a_derivation_has_three_figures() -> None:
    assert [format.derived(value) for value in (141_840, 0.28571, 0.3, 0)] == ["142,000", "0.286", "0.3", "0"]


def test_a_formula_is_set_with_the_signs_of_print() -> None:
    assert format.formula("max(0, sla - load_x) x 8,760") == "max(0, sla − load x) × 8,760"


@pytest.mark.parametrize(
    ("most", "scale"),
    [
        (276_000, [0, 100_000, 200_000, 300_000]),
        (100_000, [0, 20_000, 40_000, 60_000, 80_000, 100_000]),
        (7.5, [0, 2, 4, 6, 8]),
        (0, [0]),
    ],
)
def test_a_scale_has_round_amounts_and_reaches_the_largest(most: float, scale: list[float]) -> None:
    assert format.ticks(most) == pytest.approx(scale)


def test_an_amount_on_a_scale_is_short() -> None:
    assert [format.thousands(n) for n in (0, 500, 20_000, 1_500_000, -50_000)] == ["0", "500", "20k", "1.5M", "−50k"]
