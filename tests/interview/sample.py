"""The small questionnaire of these tests: five facts and six questions, some of which depend on the facts."""

from datetime import UTC, datetime
from typing import Any

from assessor.assessment.model import Answer, Assessment, new
from assessor.interview.session import Session, begin
from assessor.questionnaire.conditions import FactValue
from assessor.questionnaire.model import Questionnaire
from tests import tiny

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
LATER = datetime(2026, 11, 23, 9, 5, tzinfo=UTC)

FACTS: list[dict[str, Any]] = [
    {"id": "company", "ask": "What is the company called?", "kind": "text"},
    {
        "id": "serving",
        "ask": "Where do the models run?",
        "kind": "choices",
        "choices": [
            {"id": "hosted_api", "says": "Hosted API: we pay per token"},
            {"id": "self_hosted", "says": "Self-hosted: on rented GPUs"},
        ],
    },
    {
        "id": "gpus",
        "ask": "How many GPUs do you pay for?",
        "kind": "number",
        "min": 0,
        "unit": "GPUs",
        "asked_when": {"serving": ["self_hosted"]},
        "believable": {"max": 2000},
    },
    {"id": "spend", "ask": "What do you pay for model APIs?", "kind": "money", "unit": "per month"},
    {"id": "revenue", "ask": "Do customers pay for the product?", "kind": "yes_no"},
]

AREAS = [
    {
        **tiny.area(
            "latency",
            tiny.question("LAT-1", minutes=1.0),
            tiny.question("LAT-2", minutes=1.0, needs=[{"question": "LAT-1", "level": 2}]),
            tiny.question("LAT-3", minutes=1.0, applies_when={"revenue": True}),
        ),
        "title": "Inference latency",
        "intro": "We look at how long users wait.",
    },
    {
        **tiny.area(
            "gpu",
            tiny.question("GPU-1", minutes=2.0, applies_when={"serving": ["self_hosted"]}),
            tiny.question("GPU-2", minutes=2.0, applies_when={"serving": ["self_hosted"], "gpus": {"min": 8}}),
        ),
        "title": "GPU orchestration",
        "intro": "We look at how GPUs are handed out.",
    },
    {**tiny.area("costs", tiny.question("COST-1", minutes=3.0)), "title": "AI infrastructure costs"},
]


def sample() -> Questionnaire:
    """The questionnaire, with targets for two of its areas."""
    return tiny.questionnaire(*AREAS, profile={"facts": FACTS}, targets={"targets": {"latency": 3, "costs": 2}})


def assessment(answers: dict[str, Answer] | None = None, /, **facts: FactValue) -> Assessment:
    """An assessment with these answers and facts."""
    return new(sample(), NOW, facts).model_copy(update={"answers": answers or {}})


def session(answers: dict[str, Answer] | None = None, /, **facts: FactValue) -> Session:
    """A sitting over it, at the first open step."""
    return begin(sample(), assessment(answers, **facts))


KNOWN: dict[str, FactValue] = {
    "company": "Acme",
    "serving": ["self_hosted"],
    "gpus": 10,
    "spend": 4000,
    "revenue": True,
}
"""Every fact known, so that the questions come first and all of them apply."""
