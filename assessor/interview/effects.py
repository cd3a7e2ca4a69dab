"""What a reply changed besides itself: questions that come or go, evidence that is lost, contradictions, scores.

Scores are only told where an answer or a fact that stood was changed: while one goes forward, the areas beside the
conversation show them. The words say what is, never whether it is good.
"""

from collections.abc import Iterator

from assessor.interview import flow
from assessor.interview.recap import standing
from assessor.interview.replies import evidence_words
from assessor.interview.session import Session
from assessor.interview.turns import counted
from assessor.questionnaire.conditions import is_known
from assessor.scoring import words
from assessor.scoring.model import AreaScore, Score

MOST_AREAS = 3
"""Areas named with their figures; a fact may move all of them through its targets."""


def changed(before: Session, after: Session, was: Score, now: Score) -> str:
    """One line on what the last reply changed besides itself; empty when nothing."""
    parts = [*_questions(before, after), *_evidence(before, after)]
    if revised(before, after):
        parts += _areas(after, was, now)
    parts += _contradictions(was, now)
    return f"{'; '.join(parts)}." if parts else ""


def revised(before: Session, after: Session) -> bool:
    """Whether something that stood has another value now, or none."""
    old, new = before.assessment, after.assessment
    facts = any(is_known(value) and new.profile.get(id) != value for id, value in old.profile.items())
    answers = ((answer, new.answers.get(id)) for id, answer in old.answers.items() if answer is not new.answers.get(id))
    return facts or any(
        answer.value != "skipped" and (later is None or (later.value, later.grade) != (answer.value, answer.grade))
        for answer, later in answers
    )


def _questions(before: Session, after: Session) -> Iterator[str]:
    if before.at is not None and flow.is_open(before.at, before.assessment):
        return  # a first answer is followed by a notice in the transcript
    change = flow.change(before.questionnaire, before.assessment.profile, after.assessment.profile)
    if change.went:
        yield f"{counted(change.went)} no longer {'applies' if len(change.went) == 1 else 'apply'}"
    if change.came:
        yield f"{counted(change.came)} now {'applies' if len(change.came) == 1 else 'apply'} too"


def _evidence(before: Session, after: Session) -> Iterator[str]:
    now = after.assessment.answers
    supported = [id for id, answer in before.assessment.answers.items() if evidence_words(answer)]
    for id in supported:
        if id in now and not evidence_words(now[id]):
            yield f"{id}: the evidence was for the answer before, so it is said without more now"


def _areas(after: Session, was: Score, now: Score) -> Iterator[str]:
    titles = {area.id: area.title or area.id for area in after.questionnaire.areas}
    earlier = {area.id: area for area in was.areas}
    moved = [area for area in now.areas if area.id in earlier and _told(area) != _told(earlier[area.id])]
    for area in moved[:MOST_AREAS]:
        old = earlier[area.id]
        if _figures(area) == _figures(old):
            yield f"{titles[area.id]} has the target {words.level(area.target)}, was {words.level(old.target)}"
        else:
            yield f"{titles[area.id]} {_figures(area)}, was {_figures(old)}"
    if len(moved) > MOST_AREAS:
        yield f"{len(moved) - MOST_AREAS} more areas moved"


def _told(area: AreaScore) -> tuple[str, float | None]:
    return _figures(area), area.target


def _figures(area: AreaScore) -> str:
    """What is compared: the figure that people see, with its target, so that nothing is told that cannot be seen."""
    if not area.applicable:
        return "does not apply"
    return words.interval(area.low, area.high) if area.stated is None else standing(area)


def _contradictions(was: Score, now: Score) -> Iterator[str]:
    earlier = {flag.question: flag.says for flag in was.flags}
    later = {flag.question: flag.says for flag in now.flags}
    for id, says in later.items():
        if id not in earlier:
            yield f"{id} now contradicts another answer: {says.split(';')[0]}"
    gone = [id for id in earlier if id not in later]
    if gone:
        yield f"{' and '.join(gone)} no longer {'contradicts' if len(gone) == 1 else 'contradict'} another answer"
