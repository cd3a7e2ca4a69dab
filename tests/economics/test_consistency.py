"""Facts that cannot all be right together: said, never refused."""

from typing import Any

import pytest

from assessor.economics.consistency import doubts


@pytest.mark.parametrize(
    ("profile", "fact"),
    [
        ({"monthly_gpu_spend": 10_000, "gpus": 20, "gpu_hour_price": 2.7}, "monthly_gpu_spend"),
        (
            {"monthly_ai_cogs": 80_000, "monthly_api_spend": 30_000, "monthly_gpu_spend": 39_000}
            | {"monthly_other_ai_spend": 6_000},
            "monthly_ai_cogs",
        ),
        ({"engineers": 40, "headcount": 38}, "engineers"),
        ({"on_call_people": 40, "headcount": 38}, "on_call_people"),
        ({"team": {"ai_sre": 3, "inference_engineer": 2}, "engineers": 4}, "team"),
    ],
)
def test_what_does_not_fit_is_named(profile: dict[str, Any], fact: str) -> None:
    assert list(doubts(profile)) == [fact]


@pytest.mark.parametrize(
    "profile",
    [
        {},
        {"monthly_gpu_spend": 39_400, "gpus": 20, "gpu_hour_price": 2.7},
        {"monthly_gpu_spend": 39_400, "gpus": 20},
        {"monthly_ai_cogs": 80_000, "monthly_api_spend": 30_000},
        {"engineers": 14, "headcount": 38, "on_call_people": 3, "team": {"ai_sre": 1}},
        {"monthly_gpu_spend": 0, "gpus": 0, "gpu_hour_price": 2.7},
    ],
)
def test_what_fits_or_is_not_known_raises_no_doubt(profile: dict[str, Any]) -> None:
    assert doubts(profile) == {}


def test_the_sentence_has_both_figures() -> None:
    profile: dict[str, Any] = {"monthly_gpu_spend": 10_000, "gpus": 20, "gpu_hour_price": 2.7, "currency": "EUR"}

    assert doubts(profile)["monthly_gpu_spend"] == (
        "20 GPUs at 2.7 an hour make 39,420 EUR a month, but the GPU bill is given as 10,000; which is right?"
    )
