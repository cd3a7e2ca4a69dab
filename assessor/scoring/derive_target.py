"""Where an area's target and gap come from: the cell that the profile picks, and every adjustment with its reason."""

from assessor.questionnaire.conditions import FactValue, Profile, holds
from assessor.questionnaire.model import Adjustment, Questionnaire
from assessor.scoring.derivation_model import Derivation, in_method
from assessor.scoring.targets import target

TARGETS = in_method("targets")


def derive_target(area: str, questionnaire: Questionnaire, profile: Profile) -> Derivation:
    """The target of `area`: its cell and what moved it."""
    found = target(area, questionnaire, profile)
    cell = _cell(area, found.before, questionnaire, profile)
    if found.level is None:
        rule = "No target is known: the questionnaire sets none here, or a fact that picks it is not known."
        return Derivation(
            figure="target", of=area, value=None, by="not_known", rule=rule, source=TARGETS, inputs=cell.inputs
        )
    made = [a for a in questionnaire.targets.adjust if a.area == area and holds(a.when, profile) is True]
    inputs = [cell, *(node for adjustment in made for node in _adjusted(area, adjustment, profile))]
    rule = "The level that pays for itself at this stage and serving model"
    rule += ", then additions (at most one level in all), minimums and maximums." if len(inputs) > 1 else "."
    return Derivation(
        figure="target",
        of=area,
        value=found.level,
        by="target",
        rule=rule,
        source=TARGETS,
        reasons=found.reasons,
        inputs=inputs,
    )


def _cell(area: str, before: float | None, questionnaire: Questionnaire, profile: Profile) -> Derivation:
    """The target before adjustments, with the facts that pick it."""
    targets = questionnaire.targets
    entry = targets.targets.get(area)
    picked_by = [fact for fact in (targets.down, targets.across) if fact] if isinstance(entry, dict) else []
    return Derivation(
        figure="cell",
        of=area,
        value=before,
        by="given",
        rule="The target for these facts; where several hold, the highest." if picked_by else "One target for all.",
        source=TARGETS,
        inputs=[_fact(fact, profile) for fact in picked_by],
    )


def _adjusted(area: str, adjustment: Adjustment, profile: Profile) -> list[Derivation]:
    """The additions, minimums and maximums of one adjustment that holds."""
    parts = {"add": adjustment.add, "min": adjustment.min, "max": adjustment.max}
    return [
        Derivation(
            figure=figure,
            of=area,
            value=value,
            by="given",
            rule=adjustment.why,
            source=TARGETS,
            inputs=[_fact(fact, profile) for fact in adjustment.when],
        )
        for figure, value in parts.items()
        if value is not None
    ]


def _fact(fact: str, profile: Profile) -> Derivation:
    """A fact of the profile as a leaf; its value is in words."""
    return Derivation(
        figure="fact",
        of=fact,
        value=None,
        by="given",
        rule="A fact of the profile.",
        source=in_method("which-questions-count"),
        says=_fact_words(profile.get(fact)),
    )


def _fact_words(value: FactValue | None) -> str:
    if value is None or value in ("", [], {}):
        return "not known"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dict):
        return ", ".join(f"{role}: {people}" for role, people in value.items())
    return ", ".join(value) if isinstance(value, list) else str(value)
