"""The worked example B5 of the hiring method, as it is printed: company, options and one search at a time."""

from typing import Any

from assessor.plan.case import Case, read_case
from assessor.questionnaire.library import find

AREAS = ("latency", "gpu", "observability", "scaling", "governance", "reliability", "optimisation", "costs")
SCORES = (1.5, 1.2, 1.8, 2.0, 1.0, 1.4, 1.3, 1.6)
TARGETS = (2.8, 2.5, 2.5, 2.5, 2.2, 3.0, 2.5, 2.5)
STAKES = (260, 170, 60, 90, 180, 420, 430, 150)

INF, SRE, PLAT = "inference_engineer", "ai_sre", "ai_platform_engineer"
INFRA, DIST = "ml_infrastructure_engineer", "distributed_systems_specialist"
FR_SRE, COMPLY = "fractional_ai_sre", "governance_package"
BASE = {PLAT: 190, INF: 230, SRE: 190, INFRA: 175, DIST: 235}
KEPT = {"id", "kind", "covers", "fill_months", "ramp_months", "excludes"}
YEARLY = {FR_SRE: 130, COMPLY: 70}


def options() -> list[dict[str, Any]]:
    """The seven options at the printed prices; coverage is the shipped matrix, which is the printed one."""
    found = []
    for option in find(None).all_options:
        one: dict[str, Any] = option.model_dump(
            include={"id", "kind", "covers", "fill_months", "ramp_months", "excludes"}
        )
        if option.id in BASE:
            base = BASE[option.id]
            one["pay"] = {"us": {"currency": "USD", "low": base, "high": base}}
        else:
            one |= {"yearly": YEARLY[option.id], "at_most": 1}
        found.append(one)
    return found


def worked_example(
    scores: tuple[float, ...] = SCORES,
    targets: tuple[float, ...] = TARGETS,
    stakes: tuple[float, ...] = STAKES,
    **more: Any,
) -> Case:
    """The case, or one with other scores, targets, stakes or settings."""
    rows = zip(AREAS, scores, targets, stakes, strict=True)
    areas = [{"id": a, "score": float(s), "target": float(t), "stake": float(v)} for a, s, t, v in rows]
    return read_case({"areas": areas, "options": options(), "team": {INFRA: 1}, **more}, "case")
