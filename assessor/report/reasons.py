"""Why the figures of the areas are what they are, and how firm their order is: the scoring room's derivations, folded.

Decided here: answers of one value are told together, and which areas are worth naming as the weakest. The draws have a
fixed seed, so that the same assessment always gives the same report.
"""

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np

from assessor.assessment.model import Answer
from assessor.economics.currency import currency
from assessor.interview.replies import fact_words
from assessor.questionnaire.conditions import Profile, worded_for
from assessor.questionnaire.model import Questionnaire
from assessor.report.reasons_model import AreaReasons, Derived, FigureName, Firmness, Influence, TargetPart, Term
from assessor.scoring.derivation import Figure, derive
from assessor.scoring.derivation_model import Derivation
from assessor.scoring.leave_one_out import LeaveOneOut, Movement, leave_one_out
from assessor.scoring.model import AreaScore, Overall, Score
from assessor.scoring.order import check_order
from assessor.scoring.robustness import DRAWS, Robustness, robustness

FIGURES: tuple[FigureName, ...] = ("stated", "low", "high", "adjusted", "target", "gap", "coverage")
SEED = 1
WORTH_NAMING = 0.05
"""Share of the draws from which an area is named as a weakest one."""
PART_KINDS = ("cell", "add", "min", "max")


class Basis(NamedTuple):
    """What the reasons are taken from."""

    questionnaire: Questionnaire
    profile: Profile
    answers: Mapping[str, Answer]
    score: Score


def area_reasons(basis: Basis) -> tuple[dict[str, AreaReasons], Firmness]:
    """Area id to its reasons, for the areas that apply; and how firm their order is."""
    without = leave_one_out(basis.questionnaire, basis.profile, basis.answers)
    weights = {area.id: area.weight for area in basis.questionnaire.areas}
    drawn = robustness(basis.score, weights, np.random.default_rng(SEED))
    chances = {chance.area: chance.weakest for chance in drawn.areas} if drawn else {}
    found = {
        area.id: AreaReasons(
            area=area.id,
            figures=[_derived(name, area, basis) for name in FIGURES],
            matters_most=_strongest(without.areas.get(area.id, []), area, basis),
            weakest=chances.get(area.id),
        )
        for area in basis.score.areas
        if area.applicable
    }
    return found, _firmness(basis, drawn, without)


def _firmness(basis: Basis, drawn: Robustness | None, without: LeaveOneOut) -> Firmness:
    titles = {area.id: area.title or area.id for area in basis.questionnaire.areas}
    order = check_order(basis.score)
    chances = sorted(drawn.areas, key=lambda chance: -chance.weakest) if drawn else []
    return Firmness(
        draws=DRAWS if drawn else 0,
        weakest=[(titles[c.area], c.weakest) for c in chances if c.weakest >= WORTH_NAMING] if len(chances) > 1 else [],
        overall_low=drawn.overall_low if drawn else None,
        overall_high=drawn.overall_high if drawn else None,
        swapped=[(titles[pair.lower], titles[pair.higher]) for pair in order.changed],
        robust=order.robust,
        matters_most=_strongest(without.overall, basis.score.overall, basis),
    )


def _strongest(movements: list[Movement], figures: AreaScore | Overall, basis: Basis) -> Influence | None:
    first = next(iter(movements), None)
    question = basis.questionnaire.question(first.question) if first else None
    if first is None or question is None:
        return None

    def moved(now: float | None, way: float | None) -> float | None:
        return None if now is None or way is None else now + way

    return Influence(
        question=first.question,
        ask=worded_for(question, basis.profile).ask,
        stated=moved(figures.stated, first.stated),
        low=moved(figures.low, first.low),
        high=moved(figures.high, first.high),
        loses_stated=first.loses_stated,
    )


def _derived(name: FigureName, area: AreaScore, basis: Basis) -> Derived:
    node = derive(basis.questionnaire, basis.profile, basis.answers, basis.score, Figure(name, area.id))
    if name == "target":
        return Derived(figure=name, value=node.value, parts=_target_parts(node, basis))
    mean = node.inputs[0] if node.by == "least" else node
    if mean.by != "weighted_mean":
        return Derived(figure=name, value=node.value)
    lowest = min(node.inputs[1:], key=lambda limit: limit.value or 0.0) if node.by == "least" else None
    caps = lowest is not None and (lowest.value or 0.0) < (mean.value or 0.0)
    return Derived(
        figure=name,
        value=node.value,
        terms=_terms(mean),
        mean=mean.value,
        weight=sum(each.weight or 0.0 for each in mean.inputs),
        cap=lowest.of if lowest is not None and caps else "",
        cap_at=lowest.inputs[0].value if lowest is not None and caps else None,
    )


def _terms(mean: Derivation) -> list[Term]:
    weights: dict[float, float] = {}
    for each in mean.inputs:
        value = each.value or 0.0
        weights[value] = weights.get(value, 0.0) + (each.weight or 0.0)
    return [Term(value=value, weight=weight) for value, weight in sorted(weights.items())]


def _target_parts(node: Derivation, basis: Basis) -> list[TargetPart]:
    return [
        TargetPart(
            kind=part.figure,
            value=part.value,
            reason="" if part.figure == "cell" else part.rule,
            facts=[_fact(each.of, basis) for each in part.inputs],
        )
        for part in node.inputs
        if part.figure in PART_KINDS and part.value is not None
    ]


def _fact(id: str, basis: Basis) -> str:
    fact = basis.questionnaire.fact(id)
    value = basis.profile.get(id)
    return fact_words(fact, value, basis.questionnaire, currency(basis.profile)) if fact else str(value)
