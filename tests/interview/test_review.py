"""What to look at again."""

from assessor.interview import session as sessions
from assessor.interview.review import counts, review
from assessor.scoring.score import score
from tests import tiny
from tests.interview.sample import KNOWN, NOW, session


def test_contradictions_come_first_and_a_question_stands_once_with_all_that_holds() -> None:
    answers = {"LAT-1": tiny.level(1), "LAT-2": tiny.level(3), "LAT-3": tiny.DONT_KNOW, "GPU-1": tiny.level(2)}
    state = sessions.flag(sessions.visit(session(answers, **KNOWN), session(**KNOWN).asked[7]), NOW)
    assert state.assessment.flagged == ["LAT-3"]
    entries = review(state, score(state.questionnaire, state.assessment.profile, state.assessment.answers))
    assert [(entry.step.id, entry.kind, entry.also) for entry in entries] == [
        ("LAT-2", "contradictory", ()),
        ("LAT-3", "flagged", ("not known",)),
        ("GPU-2", "not answered", ()),
        ("COST-1", "not answered", ()),
    ]
    assert counts(entries) == "1 contradictory · 1 flagged · 1 not known · 2 not answered"


def test_a_flag_leaves_no_history_and_comes_off_again() -> None:
    state = sessions.flag(session({"LAT-1": tiny.level(1)}, **KNOWN), NOW)
    assert (state.assessment.flagged, state.assessment.superseded) == (["LAT-2"], [])
    assert sessions.flag(state, NOW).assessment.flagged == []
    assert sessions.undo(state, NOW).assessment.flagged == []
