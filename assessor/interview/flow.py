"""What is asked, in which order: the facts that open it, then area by area its facts and the questions that apply.

Decided here: the order, what is left out and which fact ruled it out, what is open, how far one is, and what an answer
changes. Not decided here: what an answer is worth (scoring) or how anything is said (turns.py). Times are minutes.
"""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from assessor.assessment.model import SKIPPED, Assessment
from assessor.questionnaire.conditions import Profile, applies, holds
from assessor.questionnaire.model import Area, Questionnaire

MINUTES_PER_FACT = 0.2
"""A fact has no time of its own in the content; most are one key or one figure."""


class Step(NamedTuple):
    """One thing to ask: a fact or a question. `area`: where it is asked; empty for what opens it all."""

    kind: Literal["fact", "question"]
    id: str
    area: str = ""


class LeftOut(NamedTuple):
    """A question that does not apply, and the facts that rule it out."""

    question: str
    facts: tuple[str, ...]


class Change(NamedTuple):
    """Which questions came and went through a changed profile."""

    came: tuple[str, ...] = ()
    went: tuple[str, ...] = ()


class Progress(NamedTuple):
    """How far the interview is; `number` counts the current step within its area, or within the facts."""

    number: int
    of: int
    area: str
    answered: int
    applicable: int
    minutes: float


def steps(questionnaire: Questionnaire, profile: Profile) -> list[Step]:
    """Everything to ask a company with this `profile`, in order."""
    facts = [
        Step("fact", fact.id, fact.asked_with or "")
        for fact in questionnaire.facts
        if holds(fact.asked_when, profile) is not False
    ]
    found = [step for step in facts if not step.area]
    for area in questionnaire.areas:
        found += [step for step in facts if step.area == area.id]
        found += [Step("question", question.id, area.id) for question in area.questions if applies(question, profile)]
    return found


def opens(step: Step) -> bool:
    """Whether `step` is a fact that is asked before everything else."""
    return step.kind == "fact" and not step.area


def same(asked: Sequence[Step], step: Step) -> Step | None:
    """The one of `asked` that asks the same as `step`, wherever it is asked; None when it is not asked."""
    return next((each for each in asked if (each.kind, each.id) == (step.kind, step.id)), None)


def left_out(area: Area, profile: Profile) -> list[LeftOut]:
    """The questions of `area` that are not asked, each with the facts that are known to rule it out."""
    found = []
    for question in area.questions:
        if not applies(question, profile):
            tests = question.applies_when.items()
            facts = tuple(fact for fact, test in tests if holds({fact: test}, profile) is False)
            found.append(LeftOut(question.id, facts))
    return found


def is_open(step: Step, assessment: Assessment) -> bool:
    """Whether `step` has not been dealt with; don't know, not applicable and skipped are dealt with."""
    return step.id not in (assessment.profile if step.kind == "fact" else assessment.answers)


def is_skipped(step: Step, assessment: Assessment) -> bool:
    """Whether `step` is a question that was left for later."""
    answer = assessment.answers.get(step.id) if step.kind == "question" else None
    return answer is not None and answer.value == SKIPPED


def next_open(asked: Sequence[Step], assessment: Assessment, after: Step | None = None) -> Step | None:
    """The first open step after `after`, then from the start; None when everything has been dealt with."""
    start = asked.index(after) + 1 if after in asked else 0
    return next((step for step in [*asked[start:], *asked[:start]] if is_open(step, assessment)), None)


def next_skipped(asked: Sequence[Step], assessment: Assessment, after: Step | None = None) -> Step | None:
    """The first skipped question after `after`; None when there is none."""
    start = asked.index(after) + 1 if after in asked else 0
    return next((step for step in asked[start:] if is_skipped(step, assessment)), None)


def before(asked: Sequence[Step], step: Step | None) -> Step | None:
    """What comes before `step` (None is the end); None at the start."""
    at = asked.index(step) if step in asked else len(asked)
    return asked[at - 1] if at > 0 else None


def behind(asked: Sequence[Step], step: Step | None) -> Step | None:
    """What comes after `step`; None at the end."""
    at = asked.index(step) if step in asked else len(asked)
    return asked[at + 1] if at + 1 < len(asked) else None


def progress(questionnaire: Questionnaire, asked: Sequence[Step], assessment: Assessment, at: Step | None) -> Progress:
    """How far the interview is while `at` is asked (None: at its end)."""
    questions = [step for step in asked if step.kind == "question"]
    done = [step for step in questions if not is_open(step, assessment) and not is_skipped(step, assessment)]
    group = [step for step in asked if at is not None and (step.kind, step.area) == (at.kind, at.area)]
    left = [step for step in asked if is_open(step, assessment) or is_skipped(step, assessment)]
    return Progress(
        number=group.index(at) + 1 if at in group else 0,
        of=len(group),
        area=at.area if at is not None else "",
        answered=len(done),
        applicable=len(questions),
        minutes=minutes(questionnaire, left),
    )


def minutes(questionnaire: Questionnaire, of: Sequence[Step]) -> float:
    """How long it takes to answer these steps."""
    times = {question.id: question.minutes for area in questionnaire.areas for question in area.questions}
    return sum(times[step.id] if step.kind == "question" else MINUTES_PER_FACT for step in of)


def change(questionnaire: Questionnaire, old: Profile, new: Profile) -> Change:
    """Which questions come and go when the profile `old` becomes `new`."""
    earlier = [step.id for step in steps(questionnaire, old) if step.kind == "question"]
    later = [step.id for step in steps(questionnaire, new) if step.kind == "question"]
    return Change(
        came=tuple(id for id in later if id not in earlier), went=tuple(id for id in earlier if id not in later)
    )
