"""Rules about the profile and the targets: what facts can be answered with, rows and columns, adjustments."""

from collections.abc import Iterator

from assessor.errors import nearest
from assessor.questionnaire.lint_subject import PROFILE, TARGETS, Fault, Subject, questions
from assessor.questionnaire.model import Fact, Range

CHOSEN = ("choice", "choices")
COUNTED = ("number", "money")


def no_choices(subject: Subject) -> Iterator[Fault]:
    """A fact to choose from that has nothing to choose."""
    for i, fact in enumerate(subject.questionnaire.facts):
        if fact.kind in CHOSEN and not fact.choices:
            says = f'"{fact.id}" is a fact of kind {fact.kind} without choices'
            yield Fault(PROFILE, ("facts", i), says, "Write `choices`, or choose another kind.")


def same_choice(subject: Subject) -> Iterator[Fault]:
    """Two choices of a fact with the same id."""
    for i, fact in enumerate(subject.questionnaire.facts):
        ids = [choice.id.lower() for choice in fact.choices]
        for j, id in enumerate(ids):
            if id in ids[:j]:
                says = f'the choice "{fact.choices[j].id}" of "{fact.id}" is here a second time'
                yield Fault(PROFILE, ("facts", i, "choices", j, "id"), says, "Give each its own id.")


def fact_range(subject: Subject) -> Iterator[Fault]:
    """A fact with a lower bound above its upper one."""
    for i, fact in enumerate(subject.questionnaire.facts):
        allowed = Range(min=fact.min, max=fact.max)
        for key, bounds in (("min", allowed), ("believable", fact.believable)):
            if _empty(bounds, bounds):
                says = f'"{fact.id}" has a lower bound of {bounds.min} above its upper bound of {bounds.max}'
                yield Fault(PROFILE, ("facts", i, key), says, "Exchange them.")
        if not _empty(allowed, allowed) and (_empty(allowed, fact.believable) or _empty(fact.believable, allowed)):
            says = f'no value that "{fact.id}" allows is believable'
            yield Fault(PROFILE, ("facts", i, "believable"), says, "Let the two ranges overlap.")


def unused_key(subject: Subject) -> Iterator[Fault]:
    """A key that a fact of this kind makes no use of."""
    for i, fact in enumerate(subject.questionnaire.facts):
        for key in _idle(fact):
            says = f'`{key}` has no effect on a fact of kind {fact.kind} ("{fact.id}")'
            yield Fault(PROFILE, ("facts", i, key), says, "Take it out, or choose another kind.")


def fact_order(subject: Subject) -> Iterator[Fault]:
    """A fact that is asked depending on itself or on one that comes later."""
    areas = [None, *(area.id for area in subject.questionnaire.areas)]
    turns = {
        fact.id: (areas.index(fact.asked_with) if fact.asked_with in areas else 0, i)
        for i, fact in enumerate(subject.questionnaire.facts)
    }
    for i, fact in enumerate(subject.questionnaire.facts):
        for id in fact.asked_when:
            if id in turns and turns[id] >= turns[fact.id]:
                says = f'"{fact.id}" depends on "{id}", which is not known yet when it is asked'
                yield Fault(PROFILE, ("facts", i, "asked_when", id), says, f'Ask "{id}" first.')


def unknown_area(subject: Subject) -> Iterator[Fault]:
    """A target, an adjustment, a coverage, a risk or a fact for an area that does not exist."""
    questionnaire = subject.questionnaire
    named: list[tuple[str, tuple[str | int, ...], str]] = []
    for key in ("targets", "why"):
        named += [(TARGETS, (key, area), area) for area in getattr(questionnaire.targets, key)]
    named += [(TARGETS, ("adjust", i, "area"), a.area) for i, a in enumerate(questionnaire.targets.adjust) if a.area]
    for file, given in (("roles.yaml", questionnaire.roles), ("options.yaml", questionnaire.options)):
        named += [(file, (i, "covers", area), area) for i, option in enumerate(given) for area in option.covers]
    named += [("economics.yaml", ("risk_floor", area), area) for area in questionnaire.economics.risk_floor]
    named += [
        (PROFILE, ("facts", i, "asked_with"), fact.asked_with)
        for i, fact in enumerate(questionnaire.facts)
        if fact.asked_with is not None
    ]
    known = [area.id for area in questionnaire.areas]
    for file, path, area in named:
        if area not in known:
            mend = nearest(area, known) or f"Known here: {', '.join(known)}."
            yield Fault(file, path, f'there is no area "{area}"', mend)


def target_fact(subject: Subject) -> Iterator[Fault]:
    """Rows or columns of targets by a fact that is missing or has no choices."""
    targets = subject.questionnaire.targets
    rows = [entry for entry in targets.targets.values() if isinstance(entry, dict)]
    columns = [row for entry in rows for row in entry.values() if isinstance(row, list)]
    for key, id, used in (("down", targets.down, rows), ("across", targets.across, columns)):
        fact = subject.questionnaire.fact(id or "")
        if id is None and used:
            says = f"targets have {'rows' if key == 'down' else 'columns'}, but `{key}` names no fact"
            yield Fault(TARGETS, ("targets",), says, f"Write `{key}: <a fact of kind choice>`.")
        elif id is not None and fact is None:
            mend = nearest(id, [fact.id for fact in subject.questionnaire.facts]) or "Define it in profile.yaml."
            yield Fault(TARGETS, (key,), f'profile.yaml has no fact "{id}"', mend)
        elif fact is not None and fact.kind not in CHOSEN:
            says = f'`{key}` needs a fact of kind choice or choices; "{id}" is of kind {fact.kind}'
            yield Fault(TARGETS, (key,), says, "Name another fact.")


def target_row(subject: Subject) -> Iterator[Fault]:
    """A row that is missing, belongs to no choice, or has not one cell per choice."""
    targets = subject.questionnaire.targets
    down, across = (subject.questionnaire.fact(id or "") for id in (targets.down, targets.across))
    names = [choice.id for choice in down.choices] if down else []
    width = len(across.choices) if across else 0
    for area, entry in targets.targets.items():
        if not isinstance(entry, dict):
            continue
        for name, row in entry.items():
            where = ("targets", area, name)
            if down and names and name not in names:
                mend = nearest(name, names) or f"Known here: {', '.join(names)}."
                yield Fault(TARGETS, where, f'the fact "{down.id}" has no choice "{name}"', mend)
            if across and width and isinstance(row, list) and len(row) != width:
                says = f'{len(row)} cells, but "{across.id}" has {width} choices'
                yield Fault(TARGETS, where, says, "Write one cell per choice, null where there is no target.")
        for name in names:
            if name not in entry:
                says = f'"{area}" has no target for {name}'
                yield Fault(TARGETS, ("targets", area, name), says, "Write its row, or null where there is no target.")


def no_target(subject: Subject) -> Iterator[Fault]:
    """An area without a target beside areas that have one."""
    targets = subject.questionnaire.targets
    for area in subject.questionnaire.areas:
        if targets.targets and area.id not in targets.targets:
            says = f'"{area.id}" has no target, so it never has a gap'
            yield Fault(TARGETS, ("targets",), says, "Write one, or null to say that this is meant.")


def adjustment(subject: Subject) -> Iterator[Fault]:
    """An adjustment that moves nothing: it names an area and what to do, or a question and its `min`."""
    known = [question.id for _, _, question in questions(subject)]
    for i, a in enumerate(subject.questionnaire.targets.adjust):
        where = ("adjust", i)
        if bool(a.area) == bool(a.question):
            yield Fault(TARGETS, where, "expected either `area` or `question`", "Name one of them.")
        elif a.question and a.question not in known:
            mend = nearest(a.question, known)
            yield Fault(TARGETS, (*where, "question"), f'"{a.question}" is no question here', mend)
        elif a.question and (a.min is None or a.add is not None or a.max is not None):
            yield Fault(TARGETS, where, "a question takes `min` and nothing else", "Write `min: <level>`.")
        elif a.add is None and a.min is None and a.max is None:
            yield Fault(TARGETS, where, "this adjustment changes nothing", "Write `add`, `min` or `max`.")


def _empty(low: Range, high: Range) -> bool:
    """Whether nothing lies between the lower bound of one range and the upper bound of the other."""
    return low.min is not None and high.max is not None and low.min > high.max


def _idle(fact: Fact) -> list[str]:
    given = fact.model_fields_set & {"choices", "min", "max", "believable"}
    used = {"choices"} if fact.kind in (*CHOSEN, "counts") else set()
    return sorted(given - (given if fact.kind in COUNTED else used))
