"""What to look at again before one stops: contradictions, flags, what is not known, what has no answer, and figures.

One list in that order, each question once under the first that holds, with everything that holds said. A figure is
listed when it was put, or left for later, and the money of an area waits for it. Nothing is changed here.
"""

from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple

from assessor.assessment.model import DONT_KNOW, Assessment
from assessor.interview import flow
from assessor.interview.flow import Step
from assessor.interview.replies import answer_words
from assessor.interview.session import Session
from assessor.questionnaire.conditions import is_known, worded_for
from assessor.scoring.model import Score

Kind = Literal["contradictory", "flagged", "not known", "not answered", "not given"]
KINDS: tuple[Kind, ...] = ("contradictory", "flagged", "not known", "not answered", "not given")


class Entry(NamedTuple):
    """One question or figure to look at again: why, what is asked, and what stands there."""

    step: Step
    kind: Kind
    also: tuple[Kind, ...]
    ask: str
    stands: str


def review(session: Session, score: Score) -> list[Entry]:
    """The questions and figures to look at again: by kind, and in the order of the questionnaire within it."""
    questionnaire, assessment = session.questionnaire, session.assessment
    says = {flag.question: flag.says for flag in score.flags}
    found = []
    for step in flow.steps(questionnaire, assessment.profile):
        question = questionnaire.question(step.id) if step.kind == "question" else None
        kinds = _kinds(step, assessment, says) if question is not None else ()
        if question is None or not kinds:
            continue
        worded = worded_for(question, assessment.profile)
        answer = assessment.answers.get(step.id)
        stands = says.get(step.id) or (answer_words(worded, answer) if answer is not None else "")
        found.append(Entry(step, kinds[0], kinds[1:], worded.ask, stands))
    return [*sorted(found, key=lambda entry: KINDS.index(entry.kind)), *_not_given(session, score)]


def counts(entries: list[Entry]) -> str:
    """`1 contradictory · 2 flagged · 3 not known · 4 not answered`; a question counts for everything that holds."""
    numbers = {kind: sum(kind == entry.kind or kind in entry.also for entry in entries) for kind in KINDS}
    return " · ".join(f"{number} {kind}" for kind, number in numbers.items() if number)


def _not_given(session: Session, score: Score) -> Iterator[Entry]:
    """The figures that were put, or whose area was begun without them, and without which an area has no price."""
    questionnaire, assessment = session.questionnaire, session.assessment
    asked = flow.steps(questionnaire, assessment.profile)
    begun = {step.area for step in asked if step.id in assessment.answers}
    waiting = [
        step
        for step in asked
        if step.kind == "fact"
        and (step.area in begun if flow.is_open(step, assessment) else not is_known(assessment.profile[step.id]))
    ]
    if not waiting:
        return
    from assessor.economics.stakes import stakes  # not needed to ask the first question

    priced: dict[str, list[str]] = {}
    for stake in stakes(questionnaire, assessment.profile, score).areas:
        for fact in stake.missing:
            priced.setdefault(fact, []).append(stake.area)
    titles = {area.id: area.title or area.id for area in questionnaire.areas}
    for step in waiting:
        about = questionnaire.fact(step.id)
        if about is not None and step.id in priced:
            stands = f"it would price {' and '.join(titles[area] for area in priced[step.id])}"
            yield Entry(step, "not given", (), about.ask, stands)


def _kinds(step: Step, assessment: Assessment, contradictions: Mapping[str, str]) -> tuple[Kind, ...]:
    answer = assessment.answers.get(step.id)
    holds: dict[Kind, bool] = {
        "contradictory": step.id in contradictions,
        "flagged": step.id in assessment.flagged,
        "not known": answer is not None and answer.value == DONT_KNOW,
        "not answered": flow.is_open(step, assessment) or flow.is_skipped(step, assessment),
        "not given": False,
    }
    return tuple(kind for kind in KINDS if holds[kind])
