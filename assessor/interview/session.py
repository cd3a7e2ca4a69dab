"""One sitting over an assessment: where it is, what was answered, and the way back. Each change returns a new session.

Decided here: what an answer does to the assessment, where it goes next, and what undo restores. The clock is an
argument; saving is the caller's.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property

from assessor.assessment.model import (
    DONT_KNOW,
    NOT_APPLICABLE,
    SKIPPED,
    Answer,
    Artefact,
    Assessment,
    Grade,
    answered,
    stamp,
    with_profile,
)
from assessor.assessment.profile import doubt
from assessor.economics.consistency import doubts
from assessor.interview import flow
from assessor.interview.flow import Step
from assessor.interview.quick_scan import facts_needed, quick_scan
from assessor.questionnaire.conditions import FactValue, Profile
from assessor.questionnaire.model import Fact, Question, Questionnaire

NOT_KNOWN = ""
"""A fact that was asked and is not known: kept in the profile, where every rule reads it as not known."""


@dataclass(frozen=True)
class Moment:
    """What undo returns to."""

    assessment: Assessment
    at: Step | None
    scan: bool = False


@dataclass(frozen=True)
class Session:
    """The state of one sitting; `at` is what is being asked, None when everything has been asked.

    `scan`: only the quick scan is asked. It is a way to go through the questionnaire, not a property of the file.
    """

    questionnaire: Questionnaire
    assessment: Assessment
    at: Step | None
    past: tuple[Moment, ...] = ()
    scan: bool = False

    @cached_property
    def asked(self) -> Sequence[Step]:
        """Everything there is to ask, in order, for the profile as it is now."""
        return _steps(self, self.assessment.profile)

    @property
    def fact(self) -> Fact | None:
        """The fact being asked."""
        return self.questionnaire.fact(self.at.id) if self.at is not None and self.at.kind == "fact" else None

    @property
    def question(self) -> Question | None:
        """The question being asked."""
        return self.questionnaire.question(self.at.id) if self.at is not None and self.at.kind == "question" else None

    @property
    def answer(self) -> Answer | None:
        """The answer to the question being asked, as far as there is one."""
        return self.assessment.answers.get(self.at.id) if self.at is not None and self.at.kind == "question" else None


def begin(questionnaire: Questionnaire, assessment: Assessment) -> Session:
    """A sitting that goes on at the first open step."""
    asked = flow.steps(questionnaire, assessment.profile)
    return Session(questionnaire=questionnaire, assessment=assessment, at=flow.next_open(asked, assessment))


def change_length(session: Session) -> Session:
    """From the full questionnaire to the quick scan, or back: at the same step where both have it, else the next open.

    No answer is touched.
    """
    changed = replace(session, scan=not session.scan)
    if session.at is not None and session.at in changed.asked:
        return changed
    return go(changed, flow.next_open(changed.asked, changed.assessment))


def has_scan(session: Session) -> bool:
    """Whether the questionnaire has a quick scan that asks less than all of it."""
    marked = len(quick_scan(session.questionnaire, session.assessment.profile))
    every = flow.steps(session.questionnaire, session.assessment.profile)
    return 0 < marked < sum(step.kind == "question" for step in every)


def doubt_about(session: Session, value: FactValue) -> str:
    """A sentence when `value` for the fact being asked is outside the usual, or does not fit facts given before."""
    fact, known = session.fact, session.assessment.profile
    if fact is None or known.get(fact.id) == value:
        return ""
    earlier, now = doubts(known), doubts({**known, fact.id: value})
    new = [sentence for id, sentence in now.items() if earlier.get(id) != sentence]
    said = doubt(fact, value) or now.get(fact.id, "") or next(iter(new), "")
    return f"{said[:1].upper()}{said[1:]}{'' if said.endswith('?') else '; is that right?'}" if said else ""


def give_fact(session: Session, value: FactValue | None, now: datetime) -> Session:
    """Take `value` for the fact being asked (None: not known) and go on."""
    if session.fact is None:
        return session
    known = NOT_KNOWN if value is None else value
    if session.assessment.profile.get(session.fact.id) == known:
        return go(session, _next(session, session.assessment))
    profile = {**session.assessment.profile, session.fact.id: known}
    return _moved_on(session, with_profile(session.assessment, profile, now))


def give_level(session: Session, level: int, now: datetime) -> Session:
    """Take `level` for the question being asked and go on.

    The note stays; evidence that was given before the level counts for it, evidence for another level does not.
    """
    old = session.answer
    if old is not None and old.level == level:
        return go(session, _next(session, session.assessment))
    new = Answer(value=level, note=_note(session))
    if old is not None and old.value == SKIPPED:
        new = new.model_copy(update={"grade": old.grade, "artefact": old.artefact})
    return _answered(session, new, now)


def dont_know(session: Session, now: datetime) -> Session:
    """Take that it is not known and go on."""
    if session.fact is not None:
        return give_fact(session, None, now)
    return _answered(session, Answer(value=DONT_KNOW, note=_note(session)), now)


def not_applicable(session: Session, reason: str, now: datetime) -> Session:
    """Take that the question does not apply, for `reason`, and go on."""
    return _answered(session, Answer(value=NOT_APPLICABLE, reason=reason, note=_note(session)), now)


def skip(session: Session, now: datetime) -> Session:
    """Leave it for later and go on; what had been answered stays answered."""
    if session.question is not None and session.answer is None:
        return _answered(session, Answer(value=SKIPPED), now)
    later = session.asked[session.asked.index(session.at) + 1 :] if session.at in session.asked else ()
    waiting = (step for step in later if flow.is_open(step, session.assessment))
    return go(session, next(waiting, None) or flow.next_skipped(session.asked, session.assessment, session.at))


def take_note(session: Session, text: str, now: datetime) -> Session:
    """Write `text` as the note of the question being asked and stay; before the answer it waits with the question."""
    if session.question is None or text == _note(session):
        return session
    old = session.answer or Answer(value=SKIPPED)
    return _stayed(session, Answer.model_validate({**old.model_dump(), "note": text, "at": ""}), now)


def support(session: Session, grade: Grade, artefact: Artefact | None, now: datetime) -> Session:
    """Set the grade of evidence of the question being asked and stay. ValueError: measured without its artefact."""
    if session.question is None:
        return session
    if grade is Grade.MEASURED and not (artefact and artefact.name and artefact.date and artefact.figure):
        raise ValueError("Measured needs the name of what was measured with, its date and the figure read from it.")
    old = session.answer or Answer(value=SKIPPED)
    new = {**old.model_dump(), "grade": grade, "artefact": artefact, "at": ""}
    return _stayed(session, Answer.model_validate(new), now)


def undo(session: Session, now: datetime) -> Session:
    """As it was before the last change, at the place where it was made."""
    if not session.past:
        return session
    moment = session.past[-1]
    assessment = moment.assessment.model_copy(update={"changed": stamp(now)})
    return replace(session, assessment=assessment, at=moment.at, scan=moment.scan, past=session.past[:-1])


def back(session: Session) -> Session:
    """At what comes before, with nothing changed."""
    step = flow.before(session.asked, session.at)
    return session if step is None else go(session, step)


def forward(session: Session) -> Session:
    """At what comes after, with nothing changed."""
    return go(session, flow.behind(session.asked, session.at))


def go(session: Session, step: Step | None) -> Session:
    """At `step`, or at the end."""
    return replace(session, at=step)


def to_skipped(session: Session) -> Session:
    """At the first question that was left for later, if there is one."""
    step = flow.next_skipped(session.asked, session.assessment)
    return session if step is None else go(session, step)


def unavailable(session: Session) -> set[str]:
    """The actions (actions.py) that have nothing to act on now."""
    nothing: set[str] = set()
    if not session.past:
        nothing.add("undo")
    if flow.before(session.asked, session.at) is None:
        nothing.add("back")
    if session.at is not None and flow.is_open(session.at, session.assessment):
        nothing.add("forward")
    if flow.next_skipped(session.asked, session.assessment) is None:
        nothing.add("skipped")
    if not session.scan and not has_scan(session):
        nothing.add("scan")
    return nothing


def _note(session: Session) -> str:
    return session.answer.note if session.answer else ""


def _answered(session: Session, answer: Answer, now: datetime) -> Session:
    if session.question is None:
        return session
    return _moved_on(session, answered(session.assessment, session.question.id, answer, now))


def _stayed(session: Session, answer: Answer, now: datetime) -> Session:
    if session.question is None:
        return session
    assessment = answered(session.assessment, session.question.id, answer, now)
    return replace(session, assessment=assessment, past=_past(session))


def _moved_on(session: Session, assessment: Assessment) -> Session:
    at = _next(session, assessment)
    return replace(session, assessment=assessment, at=at, past=_past(session))


def _next(session: Session, assessment: Assessment) -> Step | None:
    """What to ask next: the next open step; for who is going through the skipped ones, the next of those."""
    asked = _steps(session, assessment.profile)
    step = flow.next_open(asked, assessment, session.at)
    if step is None and session.at is not None and flow.is_skipped(session.at, session.assessment):
        step = flow.next_skipped(asked, assessment, session.at)
    return step


def _steps(session: Session, profile: Profile) -> list[Step]:
    """Everything to ask a company with this `profile` in this sitting."""
    every = flow.steps(session.questionnaire, profile)
    if not session.scan:
        return every
    facts = {fact.id for fact in facts_needed(session.questionnaire, {})}
    chosen = facts | {question.id for question in quick_scan(session.questionnaire, profile)}
    return [step for step in every if step.id in chosen]


def _past(session: Session) -> tuple[Moment, ...]:
    return (*session.past, Moment(assessment=session.assessment, at=session.at, scan=session.scan))
