"""What a figure is: a range with its inputs, or the reason why there is none."""

import math

import pytest
from pydantic import ValidationError

from assessor.economics.figure import Figure, Input, require, sum_of_known, worked_out
from tests.economics.values import known, span, unknown


def double(value: float) -> float:
    return 2 * value


def test_a_single_value_is_low_likely_and_high_at_once() -> None:
    assert span(worked_out("Twice", "pieces", "2 x a", double, known(3))) == (6, 6, 6)


def test_three_cases_make_a_range_even_when_the_low_case_gives_the_most() -> None:
    headroom = Input(name="headroom", value=(0.3, 0.2, 0.1), unit="share", origin="default")

    assert span(worked_out("Twice", "share", "2 x h", double, headroom)) == (0.2, 0.4, 0.6)


def test_a_figure_is_withheld_when_an_input_is_missing_and_names_it() -> None:
    figure = worked_out("Sum", "", "a + b + c", lambda a, b, c: a + b + c, known(1), unknown("gpus"), unknown("sla"))

    assert (figure.low, figure.likely, figure.high) == (None, None, None)
    assert figure.missing == ("gpus", "sla")
    assert figure.withheld == "a figure that it needs was not given"


def test_what_a_figure_lacks_is_named_by_every_figure_that_rests_on_it() -> None:
    inner = worked_out("Inner", "", "2 x a", double, unknown("gpus"))
    outer = worked_out("Outer", "", "inner + inner", lambda a, b: a + b, inner, inner)

    assert outer.missing == ("gpus",)
    assert outer.likely is None


def test_an_input_below_0_withholds_the_figure_and_is_named_in_the_reason() -> None:
    figure = worked_out("Twice", "", "2 x a", double, known(-5, "gpus"))

    assert (figure.likely, figure.missing, figure.withheld) == (None, (), "gpus is below 0, which cannot be")


def test_a_rule_without_an_answer_gives_its_reason() -> None:
    def never(value: float) -> float:
        require(value < 0, "there is no such thing")
        return value

    outer = worked_out("Twice", "", "2 x a", double, worked_out("Never", "", "-", never, known(1)))

    assert (outer.likely, outer.missing, outer.withheld) == (None, (), "there is no such thing")


@pytest.mark.parametrize(
    ("rule", "reason"),
    [
        (lambda a: 1 / (a - a), "it would be divided by 0"),
        (lambda a: math.exp(a * 1e6), "its inputs are too large to be counted with"),
        (lambda a: a * 1e308 * 1e308, "its inputs are too large to be counted with"),
    ],
)
def test_arithmetic_that_fails_withholds_the_figure(rule: object, reason: str) -> None:
    assert callable(rule)
    assert worked_out("Broken", "", "?", rule, known(5)).withheld == reason


def test_a_sum_adds_case_by_case_so_that_a_range_does_not_widen_by_itself() -> None:
    """What is saved first is gone for the next lever: where one is high the other is low."""
    bill = known(100)
    first = worked_out("First", "", "a x s", lambda a, s: a * s, bill, Input(name="s", value=(0.1, 0.2, 0.3), unit=""))
    rest = worked_out("Rest", "", "a - first", lambda a, s: a - s, bill, first)

    assert span(rest) == (70, 80, 90)
    assert span(sum_of_known("All", "", "first + rest", [first, rest])) == (100, 100, 100)


def test_a_sum_counts_what_is_known_and_names_what_the_rest_lacks() -> None:
    figure = sum_of_known("Sum", "", "a + b", [known(5), unknown("sla")])

    assert span(figure) == (5, 5, 5)
    assert figure.missing == ("sla",)


def test_a_sum_of_unknowns_is_not_0() -> None:
    figure = sum_of_known("Sum", "", "a + b", [unknown("gpus"), unknown("sla")])

    assert (figure.likely, figure.missing) == (None, ("gpus", "sla"))


def test_a_sum_of_nothing_is_withheld_with_the_reason_it_is_given() -> None:
    assert sum_of_known("Sum", "", "", [], nothing="nothing applies").withheld == "nothing applies"


def test_sources_are_the_plain_inputs_behind_a_figure_each_once() -> None:
    spend, load = known(10, "spend"), Input(name="load", value=0.5, unit="share", origin="measured")
    inner = worked_out("Inner", "", "a x b", lambda a, b: a * b, spend, load)
    outer = worked_out("Outer", "", "inner + a", lambda a, b: a + b, inner, spend)

    assert outer.sources() == (spend, load)


def test_a_figure_with_values_out_of_order_cannot_be_made() -> None:
    with pytest.raises(ValidationError):
        Figure(name="x", low=2, likely=1, high=3, unit="", formula="")


def test_a_figure_without_values_and_without_a_reason_cannot_be_made() -> None:
    with pytest.raises(ValidationError):
        Figure(name="x", unit="", formula="")


def test_a_figure_survives_json() -> None:
    """Reports and other programs get it as data, the chain of inputs included."""
    inner = worked_out("Inner", "share", "a", double, Input(name="h", value=(0.3, 0.2, 0.1), unit="share"))
    figure = worked_out("Outer", "share", "2 x inner", double, inner)

    assert Figure.model_validate_json(figure.model_dump_json()) == figure
