"""Whether a condition can ever hold: unknown facts and choices, conditions that no profile meets, areas left empty.

Nothing here knows what holding means: values that a fact can take are made, and conditions.py is asked about each.
Only values that can make a difference are tried: each choice, and for numbers the bounds named and a point between.
"""

import itertools
import math
from collections.abc import Iterable, Iterator, Sequence

from assessor.errors import nearest
from assessor.questionnaire.conditions import FactValue, Profile, applies, as_word, holds
from assessor.questionnaire.lint_subject import TARGETS, Fault, Subject, conditions
from assessor.questionnaire.model import AreaTarget, Condition, Fact, Question, Questionnaire, Range, Test

MOST_TRIALS = 1_000
"""Profiles tried for an area in search of one that leaves it empty; where that is not enough, none is reported."""


def unknown_fact(subject: Subject) -> Iterator[Fault]:
    """A condition on a fact that the profile does not have: nobody can ever meet or miss it."""
    known = [fact.id for fact in subject.questionnaire.facts]
    for file, path, condition, _, _ in conditions(subject):
        for id in condition:
            if id not in known:
                mend = nearest(id, known) or "Define it in profile.yaml."
                yield Fault(file, (*path, id), f'profile.yaml has no fact "{id}"', mend)


def unknown_choice(subject: Subject) -> Iterator[Fault]:
    """A condition on a value that its fact cannot take."""
    for file, path, condition, _, _ in conditions(subject):
        for id, test in condition.items():
            fact = subject.questionnaire.fact(id)
            known = _words(fact, subject.questionnaire) if fact else []
            if fact is None or not known or not isinstance(test, list):
                continue
            for value in test:
                if as_word(value) not in map(as_word, known) and not (
                    fact.kind in ("number", "money") and _is_number(value)
                ):
                    mend = nearest(str(value), known) or f"Known here: {', '.join(known)}."
                    yield Fault(file, (*path, id), f'the fact "{id}" has no choice "{value}"', mend)


def unreachable(subject: Subject) -> Iterator[Fault]:
    """A condition that no profile can meet."""
    for file, path, condition, within, decides in conditions(subject):
        alone = never(condition, {}, subject.questionnaire)
        if alone:
            yield Fault(file, (*path, alone), f'no profile can meet the condition on "{alone}", so {decides}', _TRY)
        elif both := never(condition, within, subject.questionnaire):
            says = f'no profile that is asked this question can meet the condition on "{both}", so {decides}'
            yield Fault(file, (*path, both), says, _TRY)


_TRY = "Change the condition, or take out what it decides."


def never(condition: Condition, within: Condition, questionnaire: Questionnaire) -> str:
    """The first fact that cannot meet `condition` (and `within` at the same time); empty where all can."""
    for id, test in condition.items():
        fact = questionnaire.fact(id)
        tests = [test, within[id]] if id in within else [test]
        if fact and not any(
            all(holds({id: t}, {id: value}) is True for t in tests) for value in values(fact, tests, questionnaire)
        ):
            return id
    return ""


def target_without_question(subject: Subject) -> Iterator[Fault]:
    """A profile that gives an area a target but leaves it without a question."""
    questionnaire = subject.questionnaire
    for area in questionnaire.areas:
        cells = list(_cells(questionnaire.targets.targets.get(area.id), questionnaire))
        for row, fixed in cells:
            found = profile_without(area.questions, fixed, questionnaire, max(1, MOST_TRIALS // len(cells)))
            if found is not None:
                shown = ", ".join(f"{id} {_shown(value)}" for id, value in found.items()) or "any profile"
                says = f'"{area.id}" has a target, but no question applies with {shown}'
                mend = "Write null for that target, or widen the conditions of a question."
                yield Fault(TARGETS, ("targets", area.id, *row), says, mend)
                break


def profile_without(
    asked: Sequence[Question], fixed: Profile, questionnaire: Questionnaire, trials: int
) -> dict[str, FactValue] | None:
    """A profile, `fixed` included, for which none of `asked` applies; None where none turned up in so many trials."""
    if not all(question.applies_when for question in asked):
        return None
    tests: dict[str, list[Test]] = {}
    for question in asked:
        for id, test in question.applies_when.items():
            tests.setdefault(id, []).append(test)
    pending: list[dict[str, FactValue]] = [dict(fixed)]
    while pending and trials:
        trials -= 1
        profile = pending.pop()
        still = next((question for question in asked if applies(question, profile)), None)
        if still is None:
            return profile
        for id, test in reversed(still.applies_when.items()):
            fact = questionnaire.fact(id)
            if fact and id not in profile:
                failing = [v for v in values(fact, tests[id], questionnaire) if holds({id: test}, {id: v}) is False]
                pending += [{**profile, id: value} for value in reversed(failing)]
    return None


def values(fact: Fact, tests: Iterable[Test], questionnaire: Questionnaire) -> list[FactValue]:
    """Values that `fact` can take, one for each way in which `tests` could turn out."""
    named = [value for test in tests if isinstance(test, list) for value in test]
    words = _words(fact, questionnaire)
    match fact.kind:
        case "yes_no":
            return [True, False]
        case "choice":
            return list(words)
        case "choices":
            return [*([word] for word in words), words] if words else []
        case "counts":
            keys = words or [str(value) for value in named] or ["anyone"]
            return [*({key: 1} for key in keys), {keys[0]: 0}]
        case "number" | "money":
            bounds = [b for test in tests if isinstance(test, Range) for b in (test.min, test.max) if b is not None]
            return [*_points(fact, [*bounds, *(v for v in named if _is_number(v))]), *words]
        case "date":
            return ["2026-11-23", *(value for value in named if isinstance(value, str) and value[:4].isdigit())]
    return ["some text", "no", *map(str, named)]


def _points(fact: Fact, numbers: Iterable[FactValue]) -> list[FactValue]:
    """The numbers named, the fact's own bounds, zero, and a point in each space between and beyond them."""
    lowest = 0.0 if fact.min is None and fact.kind == "money" else fact.min
    bounds = [bound for bound in (lowest, fact.max, 0.0) if bound is not None]
    named = sorted({*bounds, *(float(number) for number in numbers if isinstance(number, int | float))})
    between = [(a + b) / 2 for a, b in itertools.pairwise(named)]
    low, high = (-math.inf if lowest is None else lowest), (math.inf if fact.max is None else fact.max)
    return [point for point in (*named, *between, named[0] - 1, named[-1] + 1) if low <= point <= high]


def _words(fact: Fact, questionnaire: Questionnaire) -> list[str]:
    """The words that `fact` can be answered with; for counts the ids that people are counted by."""
    words = [choice.id for choice in fact.choices]
    if fact.kind == "yes_no":
        return ["yes", "no"]
    return words or [role.id for role in questionnaire.roles] if fact.kind == "counts" else words


def _cells(entry: AreaTarget, questionnaire: Questionnaire) -> Iterator[tuple[tuple[str, ...], Profile]]:
    """Every target that is a number, with its row and the facts that lead to it."""
    targets = questionnaire.targets
    across = questionnaire.fact(targets.across or "")
    down = questionnaire.fact(targets.down or "")
    if not isinstance(entry, dict):
        if entry is not None:
            yield (), {}
        return
    for row, cells in entry.items():
        here: dict[str, FactValue] = {down.id: [row] if down.kind == "choices" else row} if down else {}
        if isinstance(cells, list) and across:
            for choice, cell in zip(across.choices, cells, strict=False):
                if cell is not None:
                    yield (row,), {**here, across.id: choice.id}
        elif cells is not None:
            yield (row,), here


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _shown(value: FactValue) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return " and ".join(value)
    return format(value, "g") if isinstance(value, int | float) else str(value)
