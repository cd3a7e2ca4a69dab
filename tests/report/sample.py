"""One small company that shows everything a report can say: an area of every standing, one hire, notes and evidence.

reliability  REL-1 critical at 1 (heard), REL-2 at 4 (shown), REL-3 ruled out: capped at 2.0, target 3
costs        COST-1 don't know, COST-2 at 1: half answered, no point
latency      two answers at 2 by word alone, target 2: at target by what was said, not by the evidence
observability OBS-1 at 3 (measured) denied by LAT-1; no target is known
scaling      SCL-1 at 4 (measured), target 1: reached
governance   its only question is ruled out by a fact
"""

from datetime import UTC, date, datetime
from typing import Any

from assessor.assessment.model import Answer, Artefact, Assessment, Grade, answered, new
from assessor.plan.hiring import make_plan
from assessor.questionnaire.model import Questionnaire
from assessor.report.context import report_context
from assessor.report.model import ReportContext
from assessor.scoring.score import score
from tests import tiny

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
TODAY = date(2026, 11, 23)
STEP = {"do": "Write the rollback down", "days": 2, "who": "a product engineer", "seen_by": "The page is dated"}


def stepped(**first: Any) -> list[dict[str, Any]]:
    """Five levels, each with a step to the next."""
    return [{"says": f"What level {n} looks like", "next_step": {**STEP, **first}} for n in range(5)]


FACTS = [
    {"id": "company", "ask": "What is the company called?", "kind": "text"},
    {
        "id": "serving",
        "ask": "Where do models run?",
        "kind": "choices",
        "choices": [{"id": "hosted_api", "says": "Hosted API"}, {"id": "self_hosted", "says": "Our own GPUs"}],
    },
    {"id": "regulated", "ask": "Is the sector regulated?", "kind": "yes_no"},
    {"id": "sla", "ask": "Is a service level promised?", "kind": "yes_no"},
    {"id": "gpus", "ask": "How many GPUs?", "kind": "number", "unit": "GPUs"},
    {"id": "headcount", "ask": "How many people?", "kind": "number", "unit": "people"},
]
ROLE = {
    "id": "ai_sre",
    "title": "AI-focused SRE",
    "mission": "Keep what is promised",
    "owns": ["Objectives", "On-call"],
    "backgrounds": [{"id": "hyperscaler", "title": "Hyperscaler SRE teams", "brings": "Calm", "check": "Small teams"}],
    "covers": {"reliability": [0.8, 4.0], "scaling": [0.5, 3.0]},
    "fill_months": 3,
    "ramp_months": 2,
    "pay": {"eu": {"currency": "EUR", "low": 80000, "high": 120000, "as_of": "2026-11", "source": "BAND"}},
}
AREAS = [
    tiny.area(
        "latency",
        tiny.question("LAT-1", evidence="Open the chart", sources=["MLP", "NOWHERE"]),
        tiny.question("LAT-2", evidence="Open the page"),
    ),
    tiny.area("costs", tiny.question("COST-1"), tiny.question("COST-2")),
    tiny.area(
        "reliability",
        tiny.question("REL-1", critical=True, levels=stepped()),
        tiny.question("REL-2", levels=stepped(do="Something later")),
        tiny.question("REL-3", applies_when={"serving": ["self_hosted"]}),
    )
    | {"title": "Reliability engineering"},
    tiny.area("observability", tiny.question("OBS-1", needs=[{"question": "LAT-1", "level": 3}])),
    tiny.area("scaling", tiny.question("SCL-1")),
    tiny.area("governance", tiny.question("GOV-1", applies_when={"regulated": True})),
]
TARGETS = {
    "targets": {"reliability": 3, "costs": 3, "latency": 2, "scaling": 1, "governance": 2},
    "why": {"reliability": "A promise has a price."},
    "adjust": [{"when": {"sla": True}, "question": "LAT-2", "min": 3, "why": "Promises need numbers"}],
}
SOURCES = {
    "MLP": {"title": "A benchmark's rules", "address": "https://bench.example/rules", "date": "2026-07-23"},
    "BAND": {"title": "Our planning band", "date": "2026-11"},
    "UNUSED": {"title": "Never cited"},
}
PROFILE: dict[str, Any] = {"company": "Acme", "serving": ["hosted_api"], "regulated": False, "sla": True, "gpus": 0}


def questionnaire() -> Questionnaire:
    """The small questionnaire."""
    return tiny.questionnaire(
        *AREAS,
        profile={"facts": FACTS},
        targets=TARGETS,
        roles=[ROLE],
        sources=SOURCES,
        economics={"load": 1.25, "rates": {"as_of": "2026-11", "EUR": 1.1}},
    )


ANSWERS = {
    "REL-1": Answer(value=1, note="We roll back by hand.", by="cto"),
    "REL-2": Answer(value=4, grade=Grade.SHOWN, by="CTO"),
    "COST-1": Answer(value="dk", note="The finance team has it", by="ceo"),
    "COST-2": Answer(value=1),
    "LAT-1": Answer(value=2),
    "LAT-2": Answer(value=2),
    "OBS-1": Answer(
        value=3, grade=Grade.MEASURED, artefact=Artefact(name="traces.png", date="2026-11-01", figure="100%")
    ),
    "SCL-1": Answer(value=4, grade=Grade.MEASURED),
}


def assessment(made: Questionnaire, answers: dict[str, Answer] | None = None, **facts: Any) -> Assessment:
    """The company's answers, or others; `facts` replace those of the profile."""
    begun = new(made, NOW, {**PROFILE, **facts})
    for id, answer in (ANSWERS if answers is None else answers).items():
        begun = answered(begun, id, answer, NOW)
    return begun


def context(made: Questionnaire, given: Assessment, today: date = TODAY) -> ReportContext:
    """What a template gets for `given`."""
    scored = score(made, given.profile, given.answers)
    return report_context(made, given, scored, make_plan(made, given.profile, scored, today=today), today)
