"""The stakes as four leaks: docs/method.md, "Leaks"."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessor.economics.leaks import KEY, OWN_FIGURES, Leaks, leaks
from assessor.economics.stakes import stakes
from assessor.questionnaire.conditions import Profile
from tests.economics.values import TEN_GPUS, content, likely, scored

CONTENT = content(
    {"id": "stake_latency", "ask": "?", "kind": "money"},
    {"id": "stake_scaling", "ask": "?", "kind": "money"},
    {"id": "stake_observability", "ask": "?", "kind": "money"},
    risk_floor={"gpu": 1000},
)
EVERYTHING: Profile = {
    **TEN_GPUS,
    "sla": 99.9,
    "measured_availability": 99.2,
    "revenue_per_hour": 4500,
    "blocked_deals": 120_000,
    "stake_latency": 10_000,
    "stake_scaling": 20_000,
    "stake_observability": 30_000,
}


def found(profile: Profile, **gaps: float | None) -> Leaks:
    return leaks(stakes(CONTENT, profile, scored(**gaps)))


def flows(page: Leaks) -> dict[str, float | None]:
    return {leak.id: leak.money.likely for leak in (*page.leaks, *page.outside)}


def test_each_part_of_a_stake_goes_where_the_key_says() -> None:
    """Idle 136,875 in halves; engine 16,425; tokens 24,000 in halves; purchasing 6,570 on GPUs, 9,600 on APIs."""
    assert flows(found(EVERYTHING)) == pytest.approx(
        {
            "inference": 16_425 + 12_000 + 9_600 + 10_000,
            "gpu_use": 68_437.50 + 6_570,
            "orchestration": 68_437.50 + 20_000,
            "prompts": 12_000,
            "gpu": 1_000,
            "observability": 30_000,
            "governance": 120_000,
            "reliability": 275_940,
        }
    )


def test_the_parts_of_the_key_make_one_whole() -> None:
    assert {sum(shares.values()) for shares in (*KEY.values(), *OWN_FIGURES.values())} == {1.0}


def test_the_leaks_and_what_is_outside_make_the_stakes_that_count() -> None:
    page = found(EVERYTHING)

    assert likely(page.whole) == pytest.approx(136_875 + 40_425 + 16_170 + 275_940 + 120_000 + 60_000 + 1_000)
    assert sum(value or 0 for value in flows(page).values()) == pytest.approx(likely(page.whole))


def test_money_of_an_area_at_its_target_stays_out_of_the_leaks_and_is_listed() -> None:
    page = found(EVERYTHING, gpu=0.0, governance=None)

    assert [stake.area for stake in page.uncounted] == ["gpu", "governance"]
    assert flows(page)["orchestration"] == 20_000
    assert "governance" not in flows(page)


def test_a_leak_of_which_nothing_is_known_is_not_0_and_names_what_is_missing() -> None:
    page = found({"serving": ["self_hosted"], "monthly_gpu_spend": 20_000, "gpu_load": 0.1})
    gpu_use = next(leak for leak in page.leaks if leak.id == "gpu_use")

    assert (gpu_use.money.likely, gpu_use.money.missing) == (None, ("peak_to_mean",))


def test_with_hosted_apis_only_nothing_flows_through_gpus() -> None:
    page = found({"serving": ["hosted_api"], "monthly_api_spend": 10_000})
    gpu_use = next(leak for leak in page.leaks if leak.id == "gpu_use")

    assert (gpu_use.money.likely, gpu_use.money.missing) == (None, ())
    assert flows(page)["prompts"] == pytest.approx(12_000)


def test_without_any_stake_there_is_no_whole() -> None:
    page = leaks(stakes(content(), {}, scored()))

    assert page.whole.likely is None
    assert len(page.leaks) == 4


@settings(deadline=None)
@given(
    spend=st.floats(0, 1e9),
    api=st.floats(0, 1e9),
    load=st.floats(0, 1),
    peak=st.floats(1, 20),
    deals=st.floats(0, 1e9),
    gaps=st.lists(st.sampled_from([None, 0.0, 0.5, 2.0]), min_size=3, max_size=3),
)
def test_the_parts_of_the_leaks_sum_to_the_whole(
    spend: float, api: float, load: float, peak: float, deals: float, gaps: list[float | None]
) -> None:
    profile: Profile = {
        "serving": ["self_hosted", "hosted_api"],
        "monthly_gpu_spend": spend,
        "monthly_api_spend": api,
        "gpu_load": load,
        "peak_to_mean": peak,
        "blocked_deals": deals,
    }
    page = found(profile, gpu=gaps[0], costs=gaps[1], governance=gaps[2])

    for number in range(3):
        parts = [leak.money.cases[number] for leak in (*page.leaks, *page.outside) if leak.money.cases is not None]
        whole = page.whole.cases[number] if page.whole.cases is not None else 0
        assert sum(parts) == pytest.approx(whole, rel=1e-9, abs=1e-6)
        assert all(part >= -1e-6 for part in parts)
