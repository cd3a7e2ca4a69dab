"""What a reply changed besides itself."""

from assessor.interview import session as sessions
from assessor.interview.effects import changed
from assessor.interview.session import Session
from assessor.scoring.score import score
from tests import tiny
from tests.interview.sample import KNOWN, NOW, session


def told(before: Session, after: Session) -> str:
    was, now = (score(s.questionnaire, s.assessment.profile, s.assessment.answers) for s in (before, after))
    return changed(before, after, was, now)


def test_changing_a_fact_later_says_which_questions_come_and_go() -> None:
    state = session(**KNOWN)
    to_serving = sessions.go(state, state.asked[1])
    said = told(to_serving, sessions.give_fact(to_serving, ["hosted_api"], NOW))
    assert said.startswith("2 questions (GPU-1, GPU-2) no longer apply")


def test_another_level_says_that_its_evidence_is_gone() -> None:
    state = sessions.back(session({"LAT-1": tiny.level(3, "shown")}, **KNOWN))
    assert told(state, sessions.give_level(state, 2, NOW)).startswith(
        "LAT-1: the evidence was for the answer before, so it is said without more now"
    )


def test_a_changed_answer_says_what_the_score_of_its_area_did_and_a_first_one_does_not() -> None:
    """Levels 2, 1, 3 give 2.0; with 3 for the first 2.3."""
    answers = {"LAT-1": tiny.level(2), "LAT-2": tiny.level(1), "LAT-3": tiny.level(3)}
    state = sessions.go(session(answers, **KNOWN), session(**KNOWN).asked[5])
    assert told(state, sessions.give_level(state, 3, NOW)) == (
        "Inference latency 2.3 of a target of 3, was 2.0 of a target of 3."
    )
    fresh = session(**KNOWN)
    assert told(fresh, sessions.give_level(fresh, 2, NOW)) == ""


def test_a_contradiction_that_comes_or_goes_is_said() -> None:
    state = session({"LAT-1": tiny.level(1)}, **KNOWN)
    after = sessions.give_level(state, 3, NOW)
    assert told(state, after) == (
        "LAT-2 now contradicts another answer: level 3 needs LAT-1 at 2 or more, but LAT-1 is at 1."
    )
    assert "LAT-2 no longer contradicts another answer" in told(after, sessions.undo(after, NOW))
