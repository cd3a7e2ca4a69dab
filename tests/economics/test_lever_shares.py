"""Default or computed: which share of a bill a group of levers saves (docs/method.md, "Levers")."""

import pytest

from assessor.economics.company import Company
from assessor.economics.figure import Figure
from assessor.economics.lever_shares import Bill, Group, default_share, share_saved
from assessor.questionnaire.conditions import Profile
from assessor.questionnaire.model import Economics
from tests.economics.values import content

SHIPPED = {"engine": [0.10, 0.20, 0.40], "tokens": [0.10, 0.20, 0.35], "purchasing": [0.03, 0.10, 0.20]}


def computed(profile: Profile, bill: Bill, group: Group) -> tuple[tuple[float, float, float], tuple[str, ...]]:
    used = share_saved(Company(content(levers=SHIPPED), profile), bill, group)
    assert used.share.cases is not None
    return used.share.cases, used.computed_from


def test_without_figures_of_its_own_a_company_gets_the_default_shares() -> None:
    assert computed({}, "gpu", "engine") == ((0.10, 0.20, 0.40), ())
    assert computed({}, "api", "tokens") == ((0.10, 0.20, 0.35), ())
    assert computed({}, "gpu", "purchasing") == ((0.03, 0.10, 0.20), ())


def test_a_group_that_economics_leaves_out_has_the_documented_default() -> None:
    assert default_share(Economics(), "tokens").value == (0.10, 0.20, 0.35)


def test_a_default_share_is_put_in_order_and_is_at_most_the_whole_bill() -> None:
    assert default_share(Economics(levers={"engine": (3.0, 0.2, 0.1)}), "engine").value == (0.1, 0.2, 1.0)


def test_a_lever_whose_figures_are_all_given_takes_the_place_of_the_default() -> None:
    """40 percent of the work can wait, at half the price."""
    shares, names = computed({"deferrable_share": 0.4}, "api", "tokens")

    assert shares == pytest.approx((0.2, 0.2, 0.2))
    assert names == ("batch_tier",)


def test_a_lever_that_lacks_a_figure_changes_nothing() -> None:
    assert computed({"engine_share": 0.5}, "gpu", "engine") == ((0.10, 0.20, 0.40), ())


def test_computed_levers_are_combined_and_not_summed() -> None:
    profile: Profile = {"engine_share": 0.5, "engine_times": 2, "prefix_share": 0.4, "prefix_times": 2}
    shares, names = computed(profile, "gpu", "engine")

    assert shares == pytest.approx((0.4, 0.4, 0.4))
    assert names == ("tuned_engine", "prefix_routing")


def test_of_prompt_caching_and_batch_only_the_larger_counts() -> None:
    """Not every provider gives both discounts on the same token."""
    profile: Profile = {
        "deferrable_share": 0.4,
        "input_cost_share": 0.5,
        "cache_read_share": 0.6,
        "cache_write_share": 0.1,
    }
    shares, names = computed(profile, "api", "tokens")

    assert shares == pytest.approx((0.2575, 0.2575, 0.2575))
    assert names == ("prompt_caching", "batch_tier")


def test_a_lever_that_would_cost_is_left_alone() -> None:
    """Much is written to the cache and little read: nobody would switch it on, so it saves 0."""
    profile: Profile = {"input_cost_share": 0.8, "cache_read_share": 0.05, "cache_write_share": 0.6}

    assert computed(profile, "api", "tokens") == ((0, 0, 0), ("prompt_caching",))


def test_a_computed_share_stays_below_what_may_be_promised() -> None:
    profile: Profile = {"engine_share": 1, "engine_times": 10}

    assert computed(profile, "gpu", "engine")[0] == (0.60, 0.60, 0.70)


def test_a_commitment_changes_the_gpu_bill_and_not_the_api_bill() -> None:
    profile: Profile = {"commitment_share": 0.6, "commitment_discount": 0.35, "commitment_use": 0.9}

    assert computed(profile, "gpu", "purchasing")[1] == ("commitment",)
    assert computed(profile, "api", "purchasing") == ((0.03, 0.10, 0.20), ())


def test_the_share_carries_where_it_comes_from() -> None:
    share = share_saved(Company(content(levers=SHIPPED), {"deferrable_share": 0.4}), "api", "tokens").share

    assert isinstance(share, Figure)
    origins = {source.name: source.origin for source in share.sources()}
    assert (origins["deferrable_share"], origins["batch_discount"]) == ("given", "default")
