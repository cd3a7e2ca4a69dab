"""Rules about questions: their needs, what they refer to, their wordings and next steps."""

from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter

from assessor.errors import nearest
from assessor.questionnaire.lint_subject import ROLES, SOURCES, Fault, Subject, needs, questions, wordings

NOBODY = "nobody"
MOST_NAMED = 8
"""Questions of a circle that are named."""
MOST_CYCLES = 20
"""Circles of needs reported in one run; who has more will find the others after mending these."""


def unknown_question(subject: Subject) -> Iterator[Fault]:
    """A need of a question that does not exist."""
    known = {question.id: None for _, _, question in questions(subject)}
    for file, path, question in questions(subject):
        for inside, need in needs(question):
            if need.question and need.question not in known:
                says = f'{question.id} needs "{need.question}", which is no question here'
                yield Fault(file, (*path, *inside, "question"), says, nearest(need.question, known))


def self_need(subject: Subject) -> Iterator[Fault]:
    """A question that needs itself."""
    for file, path, question in questions(subject):
        for inside, need in needs(question):
            if need.question == question.id:
                yield Fault(file, (*path, *inside, "question"), f"{question.id} needs itself", "Take this need out.")


def need_cycle(subject: Subject) -> Iterator[Fault]:
    """Questions that need each other in a circle, alternatives counted."""
    places = {question.id: (file, path) for file, path, question in questions(subject)}
    order = {id: i for i, id in enumerate(places)}
    graph = {
        question.id: sorted({need.question or "" for _, need in needs(question)} & (set(places) - {question.id}))
        for _, _, question in questions(subject)
    }
    for _ in range(MOST_CYCLES):
        try:
            TopologicalSorter(graph).prepare()
            return
        except CycleError as error:
            # graphlib names each question before the one that needs it.
            circle: list[str] = list(reversed(error.args[1][1:]))
        start = circle.index(min(circle, key=order.__getitem__))
        circle = circle[start:] + circle[:start]
        file, path = places[circle[0]]
        shown = (
            [*circle, circle[0]] if len(circle) <= MOST_NAMED else [*circle[:MOST_NAMED], f"... ({len(circle)} in all)"]
        )
        yield Fault(file, (*path, "needs"), f"needs run in a circle: {' needs '.join(shown)}", "Take one out.")
        for id, needed in zip(circle, [*circle[1:], circle[0]], strict=True):
            graph[id].remove(needed)


def need_level(subject: Subject) -> Iterator[Fault]:
    """A need that is always met, or asks for more than the level it is needed for."""
    for file, path, question in questions(subject):
        for inside, need in needs(question):
            if need.question and need.level == 0:
                says = f"a need at level 0 is always met ({need.question})"
                yield Fault(file, (*path, *inside, "level"), says, "Ask for level 1, 2 or 3.")
            if need.question and need.level == 4:
                says = f"level 3 of {question.id} needs {need.question} at 4, more than it claims itself"
                yield Fault(file, (*path, *inside, "level"), says, "Ask for level 3 at most.")
            if need.any and len(inside) > 2:
                says = "an `any` inside an `any` is hard to explain to people"
                yield Fault(file, (*path, *inside), says, "Write the alternatives in one list.")


def unknown_role(subject: Subject) -> Iterator[Fault]:
    """`closed_by` names a role or option that does not exist."""
    known = [option.id for option in subject.questionnaire.all_options]
    if not known:
        return
    for file, path, question in questions(subject):
        for i, role in enumerate(question.closed_by):
            if role not in (*known, NOBODY):
                mend = nearest(role, [*known, NOBODY]) or f"Known here: {', '.join([*known, NOBODY])}."
                yield Fault(file, (*path, "closed_by", i), f'there is no role or option "{role}"', mend)


def unknown_source(subject: Subject) -> Iterator[Fault]:
    """`sources` names a source that sources.yaml does not have."""
    known = list(subject.questionnaire.sources)
    if not known:
        return
    for file, path, question in questions(subject):
        for i, source in enumerate(question.sources):
            if source not in known:
                mend = nearest(source, known) or "Add it to sources.yaml."
                yield Fault(file, (*path, "sources", i), f'there is no source "{source}"', mend)


def missing_list(subject: Subject) -> Iterator[Fault]:
    """Roles or sources are named, and no file defines any."""
    for name, key, given in (
        (ROLES, "closed_by", subject.questionnaire.all_options),
        (SOURCES, "sources", subject.questionnaire.sources),
    ):
        named = [(file, path) for file, path, q in questions(subject) if set(getattr(q, key)) - {NOBODY} and not given]
        if named:
            file, path = named[0]
            says = f"`{key}` is used by {len(named)} questions, but {name} defines none"
            yield Fault(file, (*path, key), says, f"Write {name}, or take `{key}` out.")


def empty_text(subject: Subject) -> Iterator[Fault]:
    """A question, its reason or an anchor without words."""
    for file, path, question in questions(subject):
        for key in ("ask", "why"):
            if not getattr(question, key):
                yield Fault(file, (*path, key), f"`{key}` of {question.id} is empty", "Write it.")
        for inside, levels in wordings(question):
            for number, level in enumerate(levels):
                if not level.says:
                    says = f"level {number} of {question.id} says nothing"
                    yield Fault(file, (*path, *inside, number, "says"), says, "Write what one would see there.")


def unused_wording(subject: Subject) -> Iterator[Fault]:
    """A variant that changes nothing, or that an earlier one always comes before."""
    for file, path, question in questions(subject):
        for i, variant in enumerate(question.variants):
            earlier = [other.when for other in question.variants[:i]]
            if not variant.model_fields_set - {"when"}:
                yield Fault(file, (*path, "variants", i), "this variant changes no text", "Write what it changes.")
            elif {} in earlier or variant.when in earlier:
                says = "an earlier variant always comes first, so this one is never used"
                yield Fault(file, (*path, "variants", i), says, "Put the special one first, or take it out.")


def next_step(subject: Subject) -> Iterator[Fault]:
    """Levels 0 to 3 each have a next step with do, days, who and seen_by; level 4 has none."""
    for file, path, question in questions(subject):
        for inside, levels in wordings(question):
            where = (*path, *inside)
            missing = [str(n) for n, level in enumerate(levels[:4]) if level.next_step is None]
            if missing:
                says = f"{question.id} has no next step from level {', '.join(missing)}"
                yield Fault(file, where, says, "Write one action that leads to the level above.")
            if levels[4].next_step is not None:
                says = f"level 4 of {question.id} has a next step, and there is no level above it"
                yield Fault(file, (*where, 4, "next_step"), says, "Take it out.")
            for n, level in enumerate(levels[:4]):
                step = level.next_step
                if step is not None:
                    empty = [key for key in ("do", "days", "who", "seen_by") if getattr(step, key) in ("", None)]
                    if empty:
                        says = f"the next step from level {n} of {question.id} has no {', '.join(empty)}"
                        yield Fault(file, (*where, n, "next_step"), says, "Write it.")
