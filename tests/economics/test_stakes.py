"""What each area is worth a year: docs/method.md, "Stakes". Worked by hand from ten GPUs and 10,000 of API spend."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessor.economics.stake_model import Stake, Stakes
from assessor.economics.stakes import stakes
from assessor.questionnaire.conditions import FactValue, Profile
from assessor.questionnaire.library import find
from assessor.questionnaire.model import Economics
from tests.economics.values import TEN_GPUS, content, likely, not_applicable, scored, span
from tests.tiny import area, question, questionnaire

CONTENT = content()
SPEND = ("gpu", "optimisation", "costs")


def of(area: str, profile: Profile, **gaps: float | None) -> Stake:
    return stakes(CONTENT, profile, scored(**gaps)).of(area)


def without(*facts: str, **more: FactValue) -> Profile:
    return {**{fact: value for fact, value in TEN_GPUS.items() if fact not in facts}, **more}


# --- From the bill -----------------------------------------------------------------------------------------------


def test_the_gpu_stake_is_the_idle_part_of_the_bill_that_could_be_released() -> None:
    """219,000 a year; the load is 0.15 of an attainable 0.385, 0.40 or 0.417."""
    assert span(of("gpu", TEN_GPUS).money) == pytest.approx((133_590, 136_875, 140_160))


def test_the_optimisation_stake_is_counted_on_what_the_gpu_stake_leaves() -> None:
    """10, 20, 40 percent of 85,410, 82,125, 78,840 of GPUs, and 10, 20, 35 percent of 120,000 of API calls."""
    assert span(of("optimisation", TEN_GPUS).money) == pytest.approx((20_541, 40_425, 73_536))


def test_the_costs_stake_is_counted_on_what_both_leave() -> None:
    """3, 10, 20 percent of 76,869, 65,700, 47,304 and of 108,000, 96,000, 78,000."""
    assert span(of("costs", TEN_GPUS).money) == pytest.approx((5_546.07, 16_170, 25_060.80))


def test_the_levers_of_the_questionnaire_replace_the_defaults() -> None:
    cheap = content(levers={"engine": [0, 0, 0], "tokens": [0.5, 0.5, 0.5]})
    stake = stakes(cheap, TEN_GPUS, scored()).of("optimisation")

    assert span(stake.money) == pytest.approx((60_000, 60_000, 60_000))


def test_an_unknown_peak_leaves_the_gpu_stake_unknown() -> None:
    stake = of("gpu", without("peak_to_mean"))

    assert (stake.standing, stake.likely, stake.missing) == ("not_known", None, ("peak_to_mean",))


def test_where_idle_time_is_unknown_only_the_api_part_of_the_levers_counts() -> None:
    """What an engine saves depends on how much idle time goes first; the API bill does not."""
    profile = without("gpu_load")

    optimisation, costs = of("optimisation", profile), of("costs", profile)
    assert (optimisation.standing, optimisation.missing) == ("partly_known", ("gpu_load",))
    assert span(optimisation.money) == pytest.approx((12_000, 24_000, 42_000))
    assert span(costs.money) == pytest.approx((3_240, 9_600, 15_600))
    assert optimisation.says == "This much at least: another part of it could not be priced."


def test_a_load_above_the_attainable_one_is_worth_0_which_is_known() -> None:
    stake = of("gpu", without(gpu_load=0.9))

    assert (stake.standing, stake.likely) == ("known", 0)


def test_a_peak_below_the_average_leaves_the_gpu_stake_unknown() -> None:
    stake = of("gpu", without(peak_to_mean=0.5))

    assert stake.likely is None
    assert stake.says == "Not known: the busiest hour cannot be below the average."


def test_a_self_hoster_is_not_asked_for_an_api_bill() -> None:
    """Serving says that there is none, so nothing is missing."""
    stake = of("optimisation", without("monthly_api_spend", serving=["self_hosted"]))

    assert (stake.standing, stake.missing) == ("known", ())
    assert span(stake.money) == pytest.approx((8_541, 16_425, 31_536))


def test_a_hybrid_without_an_api_bill_is_priced_for_its_gpus_and_says_what_is_missing() -> None:
    stake = of("optimisation", without("monthly_api_spend"))

    assert (stake.standing, stake.missing) == ("partly_known", ("monthly_api_spend",))
    assert likely(stake.money) == pytest.approx(16_425)


def test_no_gpus_and_no_api_bill_leave_nothing_to_save_on() -> None:
    profile = without(gpus=0, monthly_api_spend=0)

    for area_id in SPEND:
        stake = of(area_id, profile)
        assert (stake.standing, stake.likely, stake.missing) == ("not_applicable", None, ())


def test_with_hosted_apis_only_the_gpu_stake_does_not_apply_and_the_api_levers_remain() -> None:
    profile: Profile = {"serving": ["hosted_api"], "monthly_api_spend": 10_000}

    assert of("gpu", profile).standing == "not_applicable"
    assert span(of("optimisation", profile).money) == pytest.approx((12_000, 24_000, 42_000))
    assert span(of("costs", profile).money) == pytest.approx((3_240, 9_600, 15_600))
    assert of("costs", profile).missing == ()


def test_with_hosted_apis_only_a_gpu_bill_can_still_be_bought_better() -> None:
    """Nothing is served on it, so it has no idle and no engine part; 18,250 x 12 x 10 percent remains."""
    profile = without(serving=["hosted_api"])

    assert of("gpu", profile).standing == "not_applicable"
    assert likely(of("optimisation", profile).money) == pytest.approx(24_000)
    assert likely(of("costs", profile).money) == pytest.approx(21_900 + 9_600)


def test_a_plan_to_host_brings_the_gpu_stake_back() -> None:
    assert likely(of("gpu", without(serving=["hosted_api"], self_host_plan=True)).money) == pytest.approx(136_875)


def test_a_negative_bill_is_not_counted() -> None:
    stake = of("gpu", without(monthly_gpu_spend=-5))

    assert (stake.likely, stake.says) == (None, "Not known: monthly_gpu_spend is below 0, which cannot be.")


def test_the_stakes_say_which_shares_were_defaults_and_which_computed() -> None:
    deferrable = content({"id": "deferrable_share", "ask": "?", "kind": "number"})
    found = stakes(deferrable, without(deferrable_share=0.4), scored())

    assert [used.says for used in found.levers] == [
        "Engine: 10 to 40 percent (likely 20) of what is left of the GPU bill, a default of this questionnaire.",
        "Purchasing: 3 to 20 percent (likely 10) of what is left of the GPU bill, a default of this questionnaire.",
        "Tokens: 20 percent of what is left of the API bill, computed from your own figures (batch tier).",
        "Purchasing: 3 to 20 percent (likely 10) of what is left of the API bill, a default of this questionnaire.",
    ]
    assert likely(found.of("optimisation").money) == pytest.approx(16_425 + 24_000)


# --- Reliability, governance, own figures ------------------------------------------------------------------------


def test_the_reliability_stake_is_the_hours_below_the_promise_at_the_price_of_an_hour() -> None:
    """0.7 percent of 8,760 hours is 61.32 hours."""
    profile: Profile = {"sla": 99.9, "measured_availability": 99.2, "revenue_per_hour": 4500}

    assert span(of("reliability", profile).money) == pytest.approx((275_940, 275_940, 275_940))


def test_a_company_above_its_promise_loses_nothing_and_gains_nothing() -> None:
    stake = of("reliability", {"sla": 99.5, "measured_availability": 99.9, "revenue_per_hour": 4500})

    assert (stake.standing, stake.likely) == ("known", 0)


def test_without_a_promise_reliability_is_not_known() -> None:
    stake = of("reliability", {"sla": "none", "measured_availability": 99.2, "revenue_per_hour": 4500})

    assert (stake.standing, stake.likely, stake.missing) == ("not_known", None, ())
    assert stake.says == "Not known: no availability is promised, so no hour falls below the promise."


def test_an_unknown_promise_names_what_is_missing() -> None:
    assert of("reliability", {"measured_availability": 99.2}).missing == ("sla", "revenue_per_hour")


def test_an_availability_above_100_percent_is_not_counted() -> None:
    assert of("reliability", {"sla": 999, "measured_availability": 99, "revenue_per_hour": 1}).likely is None


def test_the_governance_stake_is_the_revenue_held_up() -> None:
    assert likely(of("governance", {"blocked_deals": 120_000}).money) == 120_000
    assert of("governance", {}).missing == ("blocked_deals",)


@pytest.mark.parametrize("id", ["latency", "observability", "scaling"])
def test_areas_without_a_formula_are_not_known(id: str) -> None:
    stake = of(id, TEN_GPUS)

    assert (stake.standing, stake.likely, stake.missing) == ("not_known", None, ())
    assert stake.says == "Not known: nothing in this questionnaire prices it."


def test_an_own_figure_counts_where_the_questionnaire_asks_for_one() -> None:
    asks = content({"id": "stake_latency", "ask": "What does it cost you a year?", "kind": "money"})

    assert likely(stakes(asks, {"stake_latency": 50_000}, scored()).of("latency").money) == 50_000
    assert stakes(asks, {}, scored()).of("latency").missing == ("stake_latency",)


# --- Risk floor --------------------------------------------------------------------------------------------------


def test_a_risk_floor_is_added_for_each_level_of_the_gap() -> None:
    floors = content(risk_floor={"governance": 20_000})
    stake = stakes(floors, {"blocked_deals": 120_000}, scored(governance=1.5)).of("governance")

    assert likely(stake.money) == 150_000


def test_a_risk_floor_alone_is_a_known_stake_that_still_names_what_is_missing() -> None:
    floors = content(risk_floor={"reliability": 20_000})
    stake = stakes(floors, {}, scored(reliability=2.0)).of("reliability")

    assert (stake.standing, stake.likely) == ("partly_known", 40_000)
    assert stake.missing == ("sla", "measured_availability", "revenue_per_hour")


def test_a_risk_floor_is_in_dollars_and_is_converted_with_the_dated_rate() -> None:
    floors = content(risk_floor={"reliability": 22_000}, rates={"as_of": "2026-11", "EUR": 1.1})
    found = stakes(floors, {"currency": "EUR"}, scored())

    assert likely(found.of("reliability").money) == pytest.approx(20_000)
    assert found.of("reliability").money.unit == "EUR a year"
    assert found.notes == ("Risk floors were converted from USD at the rates of 2026-11.",)


def test_a_risk_floor_without_a_rate_or_a_gap_is_not_counted() -> None:
    floors = content(risk_floor={"reliability": 22_000})

    assert stakes(floors, {"currency": "CHF"}, scored()).of("reliability").likely is None
    assert stakes(floors, {}, scored(reliability=None)).of("reliability").likely is None
    assert stakes(floors, {}, scored(reliability=0.0)).of("reliability").likely is None


# --- Gaps --------------------------------------------------------------------------------------------------------


def test_money_without_a_gap_is_shown_and_does_not_count() -> None:
    at_target, unknown = of("gpu", TEN_GPUS, gpu=0.0), of("gpu", TEN_GPUS, gpu=None)

    assert likely(at_target.money) == pytest.approx(136_875)
    assert likely(unknown.money) == pytest.approx(136_875)
    assert not at_target.counts
    assert not unknown.counts
    assert at_target.says.startswith("The area is at its target")
    assert unknown.says.startswith("The area has no score or no target yet")
    assert of("gpu", TEN_GPUS).counts


def test_an_area_that_does_not_apply_has_no_stake_and_frees_no_money_for_others() -> None:
    found = stakes(CONTENT, TEN_GPUS, not_applicable(scored(), "gpu"))

    assert (found.of("gpu").standing, found.of("gpu").likely) == ("not_applicable", None)
    assert likely(found.of("optimisation").money) == pytest.approx(40_425)


# --- The whole ---------------------------------------------------------------------------------------------------


def test_nothing_given_means_nothing_known() -> None:
    found = stakes(CONTENT, {}, scored())

    assert not found.any_known
    assert {stake.standing for stake in found.areas} == {"not_known"}
    assert found.of("gpu").missing == ("monthly_gpu_spend", "gpu_load", "peak_to_mean")


def test_a_questionnaire_without_economics_prices_nothing() -> None:
    bare = questionnaire(
        area("governance", question("G-1")), profile={"facts": [{"id": "blocked_deals", "ask": "?", "kind": "money"}]}
    )
    score = scored().model_copy(update={"areas": [scored().area("governance")]})

    stake = stakes(bare, {"blocked_deals": 5}, score).of("governance")
    assert stake.likely is None
    assert stake.says == "Not known: this questionnaire has no economics.yaml, so it prices nothing."


def test_every_figure_leads_to_what_was_given_and_what_is_a_default() -> None:
    sources = {source.name: source for source in of("optimisation", TEN_GPUS).money.sources()}

    assert {name: source.origin for name, source in sources.items()} == {
        "gpus": "given",
        "gpu_hour_price": "given",
        "gpu_load": "given",
        "peak_to_mean": "given",
        "headroom": "default",
        "levers.engine": "default",
        "monthly_api_spend": "given",
        "levers.tokens": "default",
    }
    assert sources["gpu_hour_price"].unit == "USD per GPU-hour"


def test_the_shipped_questionnaire_prices_a_company_that_gives_its_figures() -> None:
    """Its defaults and facts are the documented ones; the whole chain holds on real content."""
    found = stakes(find(None), {**TEN_GPUS, "currency": "EUR"}, scored())

    assert span(found.of("gpu").money) == pytest.approx((133_590, 136_875, 140_160))
    assert span(found.of("optimisation").money) == pytest.approx((20_541, 40_425, 73_536))
    assert span(found.of("costs").money) == pytest.approx((5_546.07, 16_170, 25_060.80))
    assert found.notes == (
        "Saved GPU time is cash once the capacity is released; under a commitment or credits, at renewal.",
    )


def test_the_same_input_twice_gives_the_same_bytes() -> None:
    assert (
        stakes(CONTENT, TEN_GPUS, scored()).model_dump_json() == stakes(CONTENT, TEN_GPUS, scored()).model_dump_json()
    )


AMOUNT = st.one_of(st.none(), st.floats(0, 1e9))
LEVER = st.tuples(st.floats(0, 1), st.floats(0, 1), st.floats(0, 1)).map(lambda shares: tuple(sorted(shares)))


def anyone(
    spend: float | None, api: float | None, load: float | None, peak: float | None, serving: list[str]
) -> Profile:
    facts = {"monthly_gpu_spend": spend, "monthly_api_spend": api, "gpu_load": load, "peak_to_mean": peak}
    return {"serving": serving, **{fact: value for fact, value in facts.items() if value is not None}}


def case(found: Stakes, number: int) -> float:
    """What the three spend stakes take together in one of the three cases."""
    return sum(s.money.cases[number] for s in found.areas if s.area in SPEND and s.money.cases is not None)


@settings(deadline=None)
@given(
    spend=AMOUNT,
    api=AMOUNT,
    load=st.one_of(st.none(), st.floats(0, 3)),
    peak=st.one_of(st.none(), st.floats(0, 50)),
    serving=st.sampled_from([["hosted_api"], ["self_hosted"], ["self_hosted", "hosted_api"], ["own_hardware"]]),
    levers=st.fixed_dictionaries({"engine": LEVER, "tokens": LEVER, "purchasing": LEVER}),
)
def test_no_dollar_counts_twice_and_no_stake_is_negative(
    spend: float | None,
    api: float | None,
    load: float | None,
    peak: float | None,
    serving: list[str],
    levers: dict[str, tuple[float, float, float]],
) -> None:
    """With any bill, load, peak and levers the three stakes together stay within a year's bills, in every case."""
    economics = Economics(levers=levers)
    found = stakes(
        CONTENT.model_copy(update={"economics": economics}), anyone(spend, api, load, peak, serving), scored()
    )

    bills = 12 * ((spend or 0) + (api or 0))
    assert all(case(found, number) <= bills * (1 + 1e-9) for number in range(3))
    assert case(found, 0) <= case(found, 1) * (1 + 1e-9) + 1e-6
    assert case(found, 1) <= case(found, 2) * (1 + 1e-9) + 1e-6
    for stake in found.areas:
        if stake.money.likely is not None:
            low, middle, high = span(stake.money)
            assert -1e-6 <= low <= middle <= high
