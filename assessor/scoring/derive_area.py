"""Where the figures of one area come from: its answers with their intervals, the means, the coverage and the cap."""

from collections.abc import Mapping, Sequence

from assessor.assessment.model import DONT_KNOW, NOT_APPLICABLE, SKIPPED
from assessor.questionnaire.conditions import Profile, applies
from assessor.questionnaire.model import Questionnaire
from assessor.scoring import words
from assessor.scoring.area import ENOUGH
from assessor.scoring.derivation_model import Derivation, Operation, in_method
from assessor.scoring.derive_target import derive_target
from assessor.scoring.intervals import CONTRADICTED, MARGINS
from assessor.scoring.model import AreaScore, Item
from assessor.scoring.score import Answers

AREA, CAP, EVIDENCE, COUNTED, TARGETS = map(
    in_method, ("area-score", "cap", "evidence", "which-questions-count", "targets")
)
FIGURES = ("stated", "low", "high", "adjusted", "uncapped", "coverage", "cap", "target", "gap")

Flags = Mapping[str, str]
"""Question id to the sentence that says what contradicts its answer."""

MIDDLES = {"adjusted": "after", "uncapped": "before"}
NAMES = {"stated": "answered levels", "low": "lower ends of the intervals", "high": "upper ends of the intervals"}


def derive_area(
    figure: str, area: AreaScore, questionnaire: Questionnaire, profile: Profile, answers: Answers, flags: Flags
) -> Derivation:
    """The derivation of one of `FIGURES` of `area`."""
    if not area.applicable:
        rule = "The area does not apply. " + _left_out(area, questionnaire, profile, answers)
        return _node(figure, area, None, "not_known", rule, COUNTED)
    if figure == "target":
        return derive_target(area.id, questionnaire, profile)
    if figure == "gap":
        target = derive_target(area.id, questionnaire, profile)
        return _gap(area, target, derive_area("stated", area, questionnaire, profile, answers, flags))
    if figure == "cap":
        return _cap(area, flags)
    coverage = _coverage(area, _left_out(area, questionnaire, profile, answers))
    if figure == "coverage":
        return coverage
    if getattr(area, figure) is None:
        rule = f"Only {words.share(area.coverage)} is answered; below {words.share(ENOUGH)} there is an interval only."
        return _node(figure, area, None, "not_known", rule, AREA, inputs=[coverage])
    if figure in MIDDLES:
        ends = [(_capped if figure == "adjusted" else _mean)(end, area, flags) for end in ("low", "high")]
        rule = f"Midway between low and high, {MIDDLES[figure]} the cap."
        return _node(figure, area, getattr(area, figure), "middle", rule, AREA, inputs=ends)
    return _capped(figure, area, flags)


def _gap(area: AreaScore, target: Derivation, stated: Derivation) -> Derivation:
    inputs = [target, stated]
    if area.gap is None:
        return _node("gap", area, None, "not_known", "Needs a target and a stated score.", TARGETS, inputs=inputs)
    rule = "The target less the stated score, at least 0."
    return _node("gap", area, area.gap, "less", rule, TARGETS, inputs=inputs)


def _capped(figure: str, area: AreaScore, flags: Flags) -> Derivation:
    """stated, low or high: the mean, or a critical question one level up where that is lower."""
    mean = _mean(figure, area, flags)
    limits = _limits(figure, area, flags)
    if not limits:
        return mean
    lowest = min(limits, key=lambda node: node.value or 0.0)
    rule = f"The mean; it is not lowered by what is critical ({', '.join(node.of for node in limits)})."
    if (lowest.value or 0.0) < (mean.value or 0.0):
        rule = f"{lowest.of} is critical: the area is at most one level above it, which is less than the mean."
    return _node(figure, area, getattr(area, figure), "least", rule, CAP, inputs=[mean, *limits])


def _mean(figure: str, area: AreaScore, flags: Flags) -> Derivation:
    """The weighted mean of one figure over the items that have it."""
    counted = [item for item in area.items if figure != "stated" or item.level is not None]
    inputs = [_item(figure, item, flags).model_copy(update={"weight": item.weight}) for item in counted]
    total = sum(item.weight for item in counted)
    mean = sum((node.value or 0.0) * item.weight for node, item in zip(inputs, counted, strict=True)) / total
    return _node(
        figure, area, mean, "weighted_mean", f"The weighted mean of {len(inputs)} {NAMES[figure]}.", AREA, inputs=inputs
    )


def _limits(figure: str, area: AreaScore, flags: Flags) -> list[Derivation]:
    """What each critical question limits `figure` to; an unanswered one does not limit stated."""
    critical = [item for item in area.items if item.critical and (figure != "stated" or item.level is not None)]
    return [_one_level_up(_item(figure, item, flags), item) for item in critical]


def _one_level_up(bound: Derivation, item: Item) -> Derivation:
    rule = f"{item.question} is critical: the area is at most one level above it."
    value = (bound.value or 0.0) + 1
    return Derivation(
        figure="limit", of=item.question, value=value, by="one_level_up", rule=rule, source=CAP, inputs=[bound]
    )


def _cap(area: AreaScore, flags: Flags) -> Derivation:
    """The limit that holds the area down, if one does."""
    if area.cap is None:
        return _node("cap", area, None, "not_known", "No critical question holds the area down.", CAP)
    item = next(item for item in area.items if item.question == area.cap.question)
    bound = _item("low" if item.level is None else "stated", item, flags)
    return _one_level_up(bound, item).model_copy(update={"figure": "cap", "of": area.id, "value": area.cap.limit})


def _coverage(area: AreaScore, left_out: str) -> Derivation:
    """The answered share of the weight: the weighted mean of 1 for answered and 0 for not."""
    inputs = [
        Derivation(
            figure="answered",
            of=item.question,
            value=float(item.level is not None),
            by="given",
            rule=f"{item.question} is {_said(item)}.",
            source=AREA,
            weight=item.weight,
            item=item,
        )
        for item in area.items
    ]
    answered = sum(item.level is not None for item in area.items)
    rule = f"The answered share of the weight: {answered} of {len(inputs)} questions that count. {left_out}".strip()
    return _node("coverage", area, area.coverage, "weighted_mean", rule, AREA, inputs=inputs)


def _item(figure: str, item: Item, flags: Flags) -> Derivation:
    """An item's stated level, or the lower or upper end of its interval."""
    value = float(item.level or 0) if figure == "stated" else float(getattr(item.interval, figure))
    rule, by, inputs = f"{item.question} is {_said(item)}.", "given", []
    if figure != "stated":
        low, high = (f"{end:g}" for end in item.interval)
        rule = f"{item.question} is {_said(item)}: the truth may lie from {low} to {high}."
    if figure != "stated" and item.level is not None and item.answer is not None:
        below, above = (CONTRADICTED if item.contradicted else MARGINS)[item.answer.grade]
        margin = Derivation(
            figure="margin",
            of=item.question,
            value=below if figure == "low" else above,
            by="given",
            rule=f"How far the truth may lie from an answer that is {item.answer.grade}"
            + (" and contradicted." if item.contradicted else "."),
            source=EVIDENCE,
        )
        by, inputs = ("less" if figure == "low" else "more"), [_item("stated", item, flags), margin]
    if item.contradicted:
        rule += f" Contradicted: {flags.get(item.question, '')}."
    return Derivation(
        figure=figure, of=item.question, value=value, by=by, rule=rule, source=EVIDENCE, item=item, inputs=inputs
    )  # fmt: skip


def _said(item: Item) -> str:
    """What was answered, as the end of a sentence."""
    if item.answer is None:
        return "not asked yet"
    if item.level is not None:
        return f"answered with level {item.level}, {item.answer.grade}"
    return {DONT_KNOW: "answered with don't know", SKIPPED: "skipped"}[str(item.answer.value)]


def _left_out(area: AreaScore, questionnaire: Questionnaire, profile: Profile, answers: Answers) -> str:
    """Which questions of the area do not count, and why; empty where all do."""
    found = []
    for question in next(a for a in questionnaire.areas if a.id == area.id).questions:
        answer = answers.get(question.id)
        if not applies(question, profile):
            found.append(f"{question.id} (ruled out by the profile)")
        elif answer is not None and answer.value == NOT_APPLICABLE:
            found.append(f"{question.id} (answered as not applicable: {answer.reason})")
    return f"Left out: {', '.join(found)}." if found else ""


def _node(
    figure: str,
    area: AreaScore,
    value: float | None,
    by: Operation,
    rule: str,
    source: str,
    *,
    inputs: Sequence[Derivation] = (),
) -> Derivation:
    return Derivation(figure=figure, of=area.id, value=value, by=by, rule=rule, source=source, inputs=list(inputs))
