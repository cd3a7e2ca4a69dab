"""Facts as inputs of the money rules, and what the way of serving means."""

import pytest

from assessor.economics.company import (
    Company,
    may_buy_tokens,
    may_rent_gpus,
    nothing_to_run,
    number,
    only_hosted_api,
)
from assessor.questionnaire.conditions import Profile
from tests.economics.values import content


def test_a_fact_in_percent_is_turned_into_a_share_where_a_share_is_asked_for() -> None:
    in_percent = content({"id": "spot_discount", "ask": "?", "kind": "number", "unit": "percent"})
    company = Company(in_percent, {"spot_discount": 60, "gpu_load": 0.15})

    assert company.given("spot_discount", "share").value == 0.60
    assert company.given("spot_discount", "percent").value == 60
    assert company.given("gpu_load", "share").value == 0.15


def test_a_load_above_1_is_taken_as_a_share_where_the_fact_does_not_say_percent() -> None:
    """A guess would turn an overloaded GPU, which has nothing idle, into one that is nearly all idle."""
    assert Company(content(), {"gpu_load": 1.2}).given("gpu_load", "share").value == 1.2


def test_an_assumed_figure_is_a_default_and_never_replaces_a_known_one() -> None:
    company = Company(content(), {"gpu_load": 0.15}, {"gpu_load": 0.05, "peak_to_mean": 3})

    assert (company.given("gpu_load", "share").value, company.given("gpu_load", "share").origin) == (0.15, "given")
    assert (company.given("peak_to_mean", "").value, company.given("peak_to_mean", "").origin) == (3, "default")


def test_what_was_measured_says_so() -> None:
    assert Company(content(), {"measured_availability": 99.2}).given("measured_availability", "percent").origin == (
        "measured"
    )


@pytest.mark.parametrize("value", ["none", True, ["1"], {"a": 1}])
def test_a_word_a_yes_and_a_list_are_no_number(value: bool | str | list[str] | dict[str, int]) -> None:
    assert number({"sla": value}, "sla") is None


@pytest.mark.parametrize(
    ("profile", "only_api", "g1", "gpus", "tokens"),
    [
        ({"serving": ["hosted_api"]}, True, True, False, True),
        ({"serving": "hosted_api", "self_host_plan": False}, True, True, False, True),
        ({"serving": ["hosted_api"], "self_host_plan": True}, True, False, False, True),
        ({"serving": ["hosted_api", "self_hosted"]}, False, False, True, True),
        ({"serving": ["own_hardware"]}, False, False, True, False),
        ({}, False, False, True, True),
    ],
)
def test_the_way_of_serving_says_which_bills_there_can_be(
    profile: Profile, only_api: bool, g1: bool, gpus: bool, tokens: bool
) -> None:
    assert only_hosted_api(profile) is only_api
    assert nothing_to_run(profile) is g1
    assert may_rent_gpus(profile) is gpus
    assert may_buy_tokens(profile) is tokens
