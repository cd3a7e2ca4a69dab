"""What to say about going on: that one can stop, or which question tells most next and what its answer would do.

The rules are first_hire.py's and next_question.py's; here they become one sentence. It takes up to some seconds, so a
face asks for it beside the conversation; `between` is called between its steps, and what it raises ends the work.
"""

from collections.abc import Callable
from datetime import date
from math import ceil

from assessor.interview.advising import to_be_had
from assessor.interview.first_hire import firmness
from assessor.interview.next_question import narrowing, ranked
from assessor.interview.session import Session
from assessor.plan.hiring import make_plan
from assessor.scoring.model import Score

DRAWS = 300
ENOUGH = 0.05
"""Half-width in levels that an answer must take away to be worth naming."""


def advice(session: Session, score: Score, today: date, between: Callable[[], None]) -> str:
    """One sentence, or nothing while opening facts are missing, when all is asked, or where no question tells much."""
    if not to_be_had(session):
        return ""
    profile, answers = session.assessment.profile, session.assessment.answers
    if not ranked(session.questionnaire, profile, score):
        return ""
    between()
    plan = make_plan(session.questionnaire, profile, score, today=today, draws=DRAWS)
    between()
    if plan.decision != "assess_first":
        firm = firmness(session.questionnaire, profile, answers, score, plan, between)
        what = "the first hire" if firm.option else "that nobody should be hired yet"
        if firm.verdict == "certain":
            return f"You can stop here: the rest can no longer change {what}."
        if firm.verdict == "unlikely":
            return f"You could stop here: the rest is unlikely to change {what}."
    return next_words(session, score)


def next_words(session: Session, score: Score) -> str:
    """Which open question tells most for its time, and how far its answer narrows the score of its area."""
    ranking = ranked(session.questionnaire, session.assessment.profile, score)
    best = next((value for value in ranking if value.evoi), None)
    question = session.questionnaire.question(best.question) if best is not None else None
    if best is None or question is None:
        return ""
    told = narrowing(score.area(best.area), ranking, 1)
    if told.now - told.then < ENOUGH:
        return ""
    title = next((area.title or area.id for area in session.questionnaire.areas if area.id == best.area), best.area)
    here = session.at is not None and session.at.id == best.question
    minutes = max(1, ceil(question.minutes))
    return (
        f"{'This question' if here else best.question} tells most next: its answer narrows {title} from within "
        f"{told.now:.1f} to within {told.then:.1f} levels, in about {minutes} min."
    )
