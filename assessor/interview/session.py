"""One sitting over an assessment: where it is, what was answered, and the way back. Each change returns a new session.

Decided here: what an answer does to the assessment, where it goes next, and what undo restores. Whoever goes back to
change something is brought to where they left. The clock is an argument; saving is the caller's.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from typing import Literal

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
    with_flag,
    with_milestone,
    with_profile,
)
from assessor.assessment.profile import doubt
from assessor.interview import flow
from assessor.interview.flow import Step
from assessor.interview.quick_scan import facts_needed, quick_scan
from assessor.questionnaire.conditions import FactValue, Profile
from assessor.questionnaire.model import Fact, Question, Questionnaire
from assessor.scoring.score import score
from assessor.text import LONGEST

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

    `scan`: only the quick scan is asked; `by_worth`: the most valuable question comes next. Both are ways to go through
    the questionnaire, not properties of the file. `left`: the open step that was left to change an earlier one.
    """

    questionnaire: Questionnaire
    assessment: Assessment
    at: Step | None
    past: tuple[Moment, ...] = ()
    scan: bool = False
    by_worth: bool = False
    left: Step | None = None

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
    def flagged(self) -> bool:
        """Whether the question being asked is flagged for follow-up."""
        return self.at is not None and self.at.kind == "question" and self.at.id in self.assessment.flagged

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


def change_order(session: Session) -> Session:
    """From the order of the questionnaire to the most valuable question first, at once, or back, staying where it is.

    The most valuable question is one of all, so the quick scan ends. A fact that is being asked is still asked.
    """
    changed = replace(session, by_worth=not session.by_worth, scan=False)
    at = session.at
    asks_fact = at is not None and at.kind == "fact" and flow.is_open(at, session.assessment)
    return go(changed, _next(changed, changed.assessment)) if changed.by_worth and not asks_fact else changed


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
    from assessor.economics.consistency import doubts  # not needed to ask the first question

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


def give_in_words(session: Session, value: int | Literal["dk", "na"], said: str, now: datetime) -> Session:
    """Take a level, don't know or not applicable for what was said, keep the sentence in the note, and go on.

    What was noted before stays above it. ValueError: the note would be longer than a text can be.
    """
    note = _note(session)
    if said not in note.splitlines():
        note = "\n".join(part for part in (note, said) if part)
    if len(note) > LONGEST:
        raise ValueError("That is longer than a note can be (20,000 characters).")
    if value == NOT_APPLICABLE:
        return _answered(session, Answer(value=value, reason=said, note=_note(session)), now)
    new = Answer(value=value, note=note)
    old = session.answer
    if old is not None and old.value in (value, SKIPPED):
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
    if session.left is not None:
        return go(session, _next(session, session.assessment))
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


def flag(session: Session, now: datetime) -> Session:
    """Flag the question being asked for follow-up, or take its flag away, and stay."""
    if session.question is None:
        return session
    return replace(session, assessment=with_flag(session.assessment, session.question.id, now), past=_past(session))


def milestone(session: Session, name: str, now: datetime) -> Session:
    """Keep the profile and answers as they are now under `name`. ValueError: no name, or one that is in use."""
    return replace(session, assessment=with_milestone(session.assessment, name, now), past=_past(session))


def undo(session: Session, now: datetime) -> Session:
    """As it was before the last change, at the place where it was made."""
    if not session.past:
        return session
    moment = session.past[-1]
    assessment = moment.assessment.model_copy(update={"changed": stamp(now)})
    return replace(session, assessment=assessment, at=moment.at, scan=moment.scan, past=session.past[:-1], left=None)


def back(session: Session) -> Session:
    """At what comes before, with nothing changed."""
    step = flow.before(session.asked, session.at)
    return session if step is None else go(session, step)


def forward(session: Session) -> Session:
    """At what comes after, with nothing changed."""
    return go(session, flow.behind(session.asked, session.at))


def go(session: Session, step: Step | None) -> Session:
    """At `step`, or at the end. Who leaves an open step for one that was dealt with comes back to it after a change."""
    left = session.left or session.at
    back = step is not None and not flow.is_open(step, session.assessment)
    returns = back and left is not None and flow.is_open(left, session.assessment)
    return replace(session, at=step, left=left if returns else None)


def visit(session: Session, step: Step) -> Session:
    """At `step`, which may be outside the quick scan: then that ends. Where it is not asked, nothing changes."""
    here = flow.same(session.asked, step)
    if here is not None:
        return go(session, here)
    every = replace(session, scan=False)
    there = flow.same(every.asked, step)
    return session if there is None else go(every, there)


def to_skipped(session: Session) -> Session:
    """At the first question that was left for later, if there is one."""
    step = flow.next_skipped(session.asked, session.assessment)
    return session if step is None else go(session, step)


def unavailable(session: Session) -> set[str]:
    """The actions (actions.py) that have nothing to act on now."""
    nothing: set[str] = set()
    every = flow.steps(session.questionnaire, session.assessment.profile) if session.scan else session.asked
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
    if not any(step.kind == "fact" for step in session.asked):
        nothing.add("company")
    if not any(step.kind == "question" and flow.is_open(step, session.assessment) for step in every):
        nothing.add("most_valuable")
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
    return replace(session, assessment=assessment, at=at, past=_past(session), left=None)


def _next(session: Session, assessment: Assessment) -> Step | None:
    """What to ask next: the step that was left, else the next open one in the order of this sitting.

    Facts that have just come to be asked go before both, unless they are asked with an area that is still to come; for
    who is going through the skipped questions, it is the next of those.
    """
    asked = _steps(session, assessment.profile)
    fresh = (step for step in asked if step.kind == "fact" and flow.is_open(step, assessment))
    begun = {step.area for step in asked if not flow.is_open(step, assessment)}
    came = next((step for step in fresh if step not in session.asked and step.area in begun), None)
    if came is not None:
        return came
    if session.left in asked and session.left is not None and flow.is_open(session.left, assessment):
        return session.left
    step = flow.next_open(asked, assessment, session.at)
    if session.by_worth and step is not None and not flow.opens(step):
        step = _by_worth(session, asked, assessment) or step
    if step is None and session.at is not None and flow.is_skipped(session.at, session.assessment):
        step = flow.next_skipped(asked, assessment, session.at)
    return step


def _by_worth(session: Session, asked: Sequence[Step], assessment: Assessment) -> Step | None:
    """The most valuable question, after the facts of its area where the area is new.

    Who has just given facts of an area stays there for a question: its facts were asked for the sake of it.
    """
    here = session.at.area if session.at is not None and session.at.kind == "fact" else ""
    mine = [step for step in asked if step.area == here] if here else []
    if session.at in mine:
        rest = mine[mine.index(session.at) + 1 :]
        figure = next((step for step in rest if step.kind == "fact" and flow.is_open(step, assessment)), None)
        if figure is not None:
            return figure
    best = _most_valuable(session, mine, assessment) or _most_valuable(session, asked, assessment)
    if best is None or best.area == here:
        return best
    area = [step for step in asked if step.area == best.area]
    if any(step.kind == "question" and not flow.is_open(step, assessment) for step in area):
        return best  # the area is not new: facts that were left for later wait to the end
    return next((step for step in area if flow.is_open(step, assessment) and step.kind == "fact"), best)


def _most_valuable(session: Session, asked: Sequence[Step], assessment: Assessment) -> Step | None:
    """The open step whose answer is worth most for its time; what was skipped waits to the end."""
    from assessor.interview.next_question import ranked  # the plan's rules are loaded only by who goes by worth

    scored = score(session.questionnaire, assessment.profile, assessment.answers)
    steps = {step.id: step for step in asked if step.kind == "question" and flow.is_open(step, assessment)}
    ranking = ranked(session.questionnaire, assessment.profile, scored)
    return next((steps[value.question] for value in ranking if value.question in steps), None)


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
