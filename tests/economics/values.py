"""Inputs and companies for the tests of the money rules."""

from typing import Any

from assessor.economics.figure import Figure, Input
from assessor.questionnaire.conditions import Profile
from assessor.questionnaire.model import Questionnaire
from assessor.scoring.model import AreaScore, Overall, Score
from tests.tiny import area, question, questionnaire

AREAS = ("latency", "gpu", "observability", "scaling", "governance", "reliability", "optimisation", "costs")
NUMBERS = ("gpus", "gpu_load", "peak_to_mean", "sla", "measured_availability")
AMOUNTS = ("monthly_api_spend", "monthly_gpu_spend", "gpu_hour_price", "revenue_per_hour", "blocked_deals")

TEN_GPUS: Profile = {
    "serving": ["self_hosted", "hosted_api"],
    "gpus": 10,
    "gpu_hour_price": 2.50,
    "gpu_load": 0.15,
    "peak_to_mean": 2,
    "monthly_api_spend": 10_000,
}
"""18,250 a month for GPUs, of which 11,406 could be released, and 10,000 for APIs."""


def known(value: float, name: str = "a number") -> Input:
    """A number that the company gave."""
    return Input(name=name, value=value, unit="")


def unknown(name: str) -> Input:
    """A fact that it did not give."""
    return Input(name=name, value=None, unit="")


def likely(figure: Figure) -> float:
    """The likely value, which has to be there."""
    assert figure.likely is not None, figure.withheld
    return figure.likely


def span(figure: Figure) -> tuple[float, float, float]:
    """Low, likely and high, which have to be there."""
    assert figure.low is not None, figure.withheld
    assert figure.likely is not None
    assert figure.high is not None
    return (figure.low, figure.likely, figure.high)


def content(*facts: dict[str, Any], **economics: Any) -> Questionnaire:
    """A questionnaire of the eight areas with the facts that money needs, and those given."""
    asked = [{"id": id, "ask": id, "kind": "number"} for id in NUMBERS]
    asked += [{"id": id, "ask": id, "kind": "money"} for id in AMOUNTS]
    return questionnaire(
        *(area(id, question(f"{id}-1")) for id in AREAS),
        profile={"facts": [*asked, *facts]},
        economics={"load": 1.25, **economics},
    )


def scored(**named: float | None) -> Score:
    """A score with a gap of 1 in every area, unless another is named (None: not known)."""
    return Score(
        overall=Overall(),
        coverage=1.0,
        areas=[AreaScore(id=id, applicable=True, gap=named.get(id, 1.0)) for id in AREAS],
    )


def not_applicable(score: Score, id: str) -> Score:
    """`score` with one area that does not apply."""
    return score.model_copy(
        update={"areas": [AreaScore(id=a.id, applicable=False) if a.id == id else a for a in score.areas]}
    )
