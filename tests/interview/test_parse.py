"""How a typed reply becomes a value of its fact, and the sentence when it does not."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessor.interview.parse import NotUnderstood, value_of
from assessor.questionnaire.model import Fact
from tests import tiny

EMPTY = tiny.questionnaire(
    tiny.area("latency", tiny.question("LAT-1")),
    roles=[
        {"id": id, "title": title, "covers": {"latency": [0.5, 3.0]}, "fill_months": 3, "ramp_months": 3, "yearly": 1}
        for id, title in (("ai_sre", "AI-focused SRE"), ("inference_engineer", "Inference engineer"))
    ],
)
CHOICES = [
    {"id": "pre_seed", "says": "Pre-seed: an idea"},
    {"id": "seed", "says": "Seed: pilots"},
    {"id": "series_a", "says": "Series A: demanding customers"},
]


def fact(kind: str, **more: Any) -> Fact:
    return Fact.model_validate({"id": "x", "ask": "What?", "kind": kind, **more})


def reply(text: str, kind: str = "number", currency: str = "EUR", **more: Any) -> object:
    return value_of(fact(kind, **more), text, EMPTY, currency)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12", 12),
        ("about 40k a month", 40_000),
        ("1,5", 1.5),
        ("1.5", 1.5),
        ("99.9 %", 99.9),
        ("12 000", 12_000),
        ("1,200", 1_200),
        ("1.200.000", 1_200_000),
        ("1.234,5", 1_234.5),
        ("12'000", 12_000),
        ("0,125", 0.125),
        (".5", 0.5),
        ("~ 3.5 m", 3_500_000),
        ("2 million", 2_000_000),
        ("10 A100s", 10),
        ("ten", 10),
        ("none", 0),
        ("-5", -5),
        ("minus 5", -5),
        ("2 dozen", 24),
        ("two hundred", 200),
        ("five hundred thousand", 500_000),
        ("twenty", 20),
        ("12, one of them part time", 12),
    ],
)
def test_numbers_are_understood_as_people_write_them(text: str, value: float) -> None:
    assert reply(text) == value


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("350ms p95", "ms", 350),
        ("p95 is 350 ms", "ms", 350),
        ("1,5 s", "ms", 1500),
        ("1,5 s", "seconds", 1.5),
        ("800 ms", "seconds", 0.8),
        ("about 2 minutes", "seconds", 120),
        ("90 min", "hours", 1.5),
        ("350", "ms", 350),
        ("40 grand", "per month", 40_000),
        ("about a dozen", "people", 12),
        ("three nines", "percent", 99.9),
        ("14 m", "months", 14),
    ],
)
def test_units_are_understood_where_the_fact_names_one(text: str, unit: str, value: float) -> None:
    assert reply(text, unit=unit) == pytest.approx(value)


@pytest.mark.parametrize(("text", "value"), [("half", 0.5), ("about a third", 0.33), ("a quarter", 0.25)])
def test_a_share_may_be_said_in_words(text: str, value: float) -> None:
    assert reply(text, unit="share, 0 to 1", max=1) == value


@pytest.mark.parametrize(
    ("text", "unit"),
    [("30 a second", "requests a day"), ("1000/s", "requests a day"), ("three nines", "people"), ("1 min 30 s", "ms")],
)
def test_a_figure_in_another_unit_is_not_taken_as_it_stands(text: str, unit: str) -> None:
    """30 a second is not 30 a day."""
    with pytest.raises(NotUnderstood):
        reply(text, unit=unit)


@pytest.mark.parametrize("text", ["", "unknown", "I don't know"[2:], "?", "dk", "  "])
def test_nothing_or_unknown_is_not_known(text: str) -> None:
    assert reply(text) is None


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("40-50k", "That is a range; give one figure, the middle will do."),
        ("12.000", '"12.000" could be 12000 or 12; write 12k or 12.'),
        ("3 or so of 7", "There are 2 figures in that; give one."),
        ("about a dozen, 3 of them part time", "There are 2 figures in that; give one."),
        ("twelve, 3 part time", "There are 2 figures in that; give one."),
        ("twenty five", "I need a number here, such as 12, 1.5 or 40k; or say unknown."),
        ("two and a half", "I need a number here, such as 12, 1.5 or 40k; or say unknown."),
        ("a hundred and five", "I need a number here, such as 12, 1.5 or 40k; or say unknown."),
        ("plenty", "I need a number here, such as 12, 1.5 or 40k; or say unknown."),
        ("H100", "I need a number here, such as 12, 1.5 or 40k; or say unknown."),
    ],
)
def test_what_could_mean_two_things_is_asked_again(text: str, says: str) -> None:
    with pytest.raises(NotUnderstood) as refusal:
        reply(text)
    assert str(refusal.value) == says


def test_a_value_outside_what_its_fact_allows_says_so() -> None:
    with pytest.raises(NotUnderstood) as refusal:
        reply("-5", "money")
    assert str(refusal.value) == "Expected at least 0; found -5."


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("480k a year", "per month", 40_000),
        ("40k a month", "per year", 480_000),
        ("40k", "per year", 40_000),
        ("1.5 years", "months", 18),
        ("18 m", "months", 18),
    ],
)
def test_a_figure_per_year_is_converted_where_months_are_asked_and_the_other_way(
    text: str, unit: str, value: float
) -> None:
    assert reply(text, unit=unit) == value


def test_a_figure_for_a_period_that_cannot_be_converted_is_not_taken() -> None:
    with pytest.raises(NotUnderstood) as refusal:
        reply("3k an hour", "money", unit="per month")
    assert str(refusal.value) == "Give the figure per month."


def test_money_in_another_currency_is_not_taken() -> None:
    assert reply("€ 40k", "money") == 40_000
    with pytest.raises(NotUnderstood) as refusal:
        reply("$40k", "money")
    assert str(refusal.value) == "You count in EUR here; give the figure in EUR."


def test_a_percent_is_a_share_where_a_share_is_asked() -> None:
    assert reply("15 %", min=0, max=1) == 0.15
    assert reply("99.9 percent", max=100) == 99.9


def test_a_number_may_also_be_one_of_its_words() -> None:
    assert reply("none", choices=[{"id": "none", "says": "No availability promised"}]) == "none"


@pytest.mark.parametrize(("text", "value"), [("yes", True), ("Y", True), ("yes, since May", True), ("nope", False)])
def test_yes_and_no_have_several_words(text: str, value: bool) -> None:
    assert reply(text, "yes_no") is value


def test_neither_yes_nor_no_is_asked_again() -> None:
    with pytest.raises(NotUnderstood) as refusal:
        reply("partly", "yes_no")
    assert str(refusal.value) == "Answer yes or no; or say unknown."


@pytest.mark.parametrize("text", ["3", "series_a", "Series A", "series a: demanding customers", "demanding"])
def test_a_choice_is_meant_by_its_number_its_name_or_words_of_it(text: str) -> None:
    assert reply(text, "choice", choices=CHOICES) == "series_a"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("see", '"see" could be 1 (pre_seed) or 2 (seed).'),
        ("4", '"4" is none of these. Choose from 1 to 3.'),
        ("serie_b", '"serie_b" is none of these. Did you mean "series_a"?'),
    ],
)
def test_a_choice_that_is_not_clear_names_what_it_could_be(text: str, says: str) -> None:
    with pytest.raises(NotUnderstood) as refusal:
        reply(text, "choice", choices=CHOICES)
    assert str(refusal.value) == says


@pytest.mark.parametrize("text", ["1,3", "1 and 3", "pre-seed; series a", "3, 1, 3"])
def test_several_choices_are_given_at_once(text: str) -> None:
    assert sorted(reply(text, "choices", choices=CHOICES)) == ["pre_seed", "series_a"]  # type: ignore[call-overload]


@pytest.mark.parametrize("text", ["2026-11-12", "12.11.2026", "12 Nov 2026", "12 November 2026"])
def test_dates_are_understood_in_three_ways(text: str) -> None:
    assert reply(text, "date") == "2026-11-12"


@pytest.mark.parametrize("text", ["11/12/2026", "yesterday", "31.02.2026"])
def test_a_date_that_is_none_or_could_be_two_is_asked_again(text: str) -> None:
    with pytest.raises(NotUnderstood) as refusal:
        reply(text, "date")
    assert str(refusal.value) == "I need a date here, such as 2026-11-23 or 23 Nov 2026."


def test_people_are_counted_by_role() -> None:
    assert reply("2 SRE, 1 inference engineer", "counts") == {"ai_sre": 2, "inference_engineer": 1}
    assert reply("ai_sre: 3", "counts") == {"ai_sre": 3, "inference_engineer": 0}
    assert reply("nobody", "counts") == {"ai_sre": 0, "inference_engineer": 0}


def test_text_is_cleaned_on_the_way_in() -> None:
    assert reply("Ac\x1b]52;c;AAAA\x07me\u202e", "text") == "Ac]52;c;AAAAme"


@given(st.integers(-(10**9), 10**9))
def test_every_whole_number_is_read_back_however_it_is_grouped(number: int) -> None:
    assert reply(str(number)) == number
    assert reply(f"{number:,}") == number
    assert reply(f"{number:,}".replace(",", " ")) == number


@given(
    st.text(max_size=60), st.sampled_from(["number", "money", "yes_no", "choice", "choices", "date", "counts", "text"])
)
def test_no_text_makes_the_reader_fail_in_any_other_way(text: str, kind: str) -> None:
    """It is a value, not known, or one clear sentence."""
    said = "a value"
    try:
        reply(text, kind, choices=CHOICES if kind in ("choice", "choices") else [])
    except NotUnderstood as refusal:
        said = str(refusal)
    assert said
