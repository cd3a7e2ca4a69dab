"""A case made by hand: what cannot be used is refused in one sentence, and absurd numbers are too."""

from typing import Any

import pytest

from assessor.errors import ContentError
from assessor.plan.case import read_case
from assessor.plan.hiring import plan_of_case

AREA: dict[str, Any] = {"id": "a", "score": 1, "target": 3, "stake": 100_000}
OPTION: dict[str, Any] = {"id": "o", "covers": {"a": [0.5, 4]}, "fill_months": 1, "ramp_months": 1, "yearly": 1_000}


def case(area: dict[str, Any] | None = None, option: dict[str, Any] | None = None, **more: Any) -> dict[str, Any]:
    return {"areas": [AREA | (area or {})], "options": [OPTION | (option or {})], **more}


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (case({"low": 3, "high": 1}), "low is above high in the area a"),
        (case(seed=-1), "Input should be greater than or equal to 0"),
        (case({"weight": 1e300}), "Input should be less than or equal to 1000000000000"),
        (case(team={"b": 1}), '"b" in team is none of the options'),
    ],
)
def test_what_cannot_be_used_is_refused(data: dict[str, Any], words: str) -> None:
    with pytest.raises(ContentError, match=words):
        read_case(data, "case")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (case({"stake": 1e308}), "a stake is too large to be counted with"),
        (case(option={"yearly": 1e308}), "the price of o is too large to be counted with"),
        (case(load=1e-320), "the price of o is too large to be counted with"),
    ],
)
def test_money_beyond_all_money_is_refused(data: dict[str, Any], words: str) -> None:
    with pytest.raises(ContentError, match=words):
        plan_of_case(read_case(data, "case"))
