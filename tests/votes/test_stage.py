"""Where a meeting stands, and that nothing a facilitator does can lose a vote."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from assessor.assessment.model import Answer
from assessor.votes.model import (
    Agreed,
    Clock,
    Consent,
    FacilitatorStep,
    Meeting,
    Noted,
    Opened,
    Parked,
    Promised,
    Ranking,
    Revealed,
    SetAside,
    Vote,
    undo,
    with_step,
    with_vote,
)
from assessor.votes.stage import may_vote, open_for, stage, time_used
from tests.interview.sample import NOW
from tests.votes.votes import meeting, shown, steps, voted

QUESTIONS = st.sampled_from(["LAT-1", "COST-1"])
ROUNDS = st.integers(1, 3)
STEPS: st.SearchStrategy[FacilitatorStep] = st.one_of(
    st.builds(Consent, report=st.booleans(), small_groups=st.booleans()),
    st.builds(Opened, question=QUESTIONS, round=ROUNDS),
    st.builds(Revealed, question=QUESTIONS, round=ROUNDS),
    st.builds(Agreed, question=QUESTIONS, answer=st.builds(Answer, value=st.integers(0, 4))),
    st.builds(SetAside, kind=st.sampled_from(["left", "put_off"]), question=QUESTIONS),
    st.builds(Parked, text=st.just("later")),
    st.builds(Noted, text=st.just("mine")),
    st.builds(Ranking, kind=st.sampled_from(["ranking_opened", "ranking_revealed", "ranking_closed"])),
    st.builds(Promised, do=st.just("do it")),
    st.builds(Clock, kind=st.sampled_from(["paused", "resumed", "ended"])),
)


def test_a_meeting_waits_until_a_vote_is_opened_and_shows_it_when_it_is_revealed() -> None:
    held = meeting("other")
    assert stage(held).phase == "waiting"
    held = steps(held, Opened(question="LAT-1", round=1))
    assert (stage(held).phase, stage(held).question, stage(held).round) == ("voting", "LAT-1", 1)
    held = steps(held, Revealed(question="LAT-1", round=1))
    assert (stage(held).phase, dict(stage(held).shown)) == ("revealed", {"LAT-1": 1})


def test_only_the_open_round_of_the_open_question_takes_votes() -> None:
    now = stage(steps(meeting("other"), Opened(question="LAT-1", round=2)))
    assert may_vote(now, "LAT-1", 2)
    assert not may_vote(now, "LAT-1", 1)
    assert not may_vote(now, "COST-1", 2)
    assert not may_vote(stage(shown(meeting("other"), "LAT-1", 3)), "LAT-1", 1)
    assert not may_vote(
        stage(steps(meeting("other"), Opened(question="LAT-1", round=2), Clock(kind="paused"))), "LAT-1", 2
    )


def test_after_a_pause_the_room_is_where_it_was_and_keeps_what_was_noted_meanwhile() -> None:
    held = steps(meeting("other"), Opened(question="LAT-1", round=2), Clock(kind="paused"))
    assert stage(held).phase == "paused"
    now = stage(steps(held, Parked(text="later"), Clock(kind="resumed")))
    assert (now.phase, now.question, now.round) == ("voting", "LAT-1", 2)
    assert [parked.text for parked in now.parked] == ["later"]


def test_what_was_set_aside_comes_back_when_its_vote_is_opened() -> None:
    held = steps(meeting("other"), SetAside(kind="put_off", question="LAT-1"))
    assert stage(held).put_off == ("LAT-1",)
    assert stage(steps(held, Opened(question="LAT-1", round=1))).put_off == ()


def test_time_runs_from_the_first_vote_and_stands_still_in_a_pause() -> None:
    held = meeting("other")
    assert time_used(held, NOW + timedelta(hours=1)) == timedelta()

    def at(minutes: int, of: Meeting, step: FacilitatorStep) -> Meeting:
        return with_step(of, step, NOW + timedelta(minutes=minutes))

    held = at(10, held, Opened(question="LAT-1", round=1))
    held = at(15, held, Clock(kind="paused"))
    held = at(60, held, Clock(kind="resumed"))
    assert time_used(held, NOW + timedelta(minutes=70)) == timedelta(minutes=15)
    assert open_for(stage(held), NOW + timedelta(minutes=61)) == timedelta(minutes=1)


@given(st.lists(STEPS, max_size=12))
def test_no_order_of_steps_breaks_a_meeting_and_undo_takes_back_exactly_one(taken: list[FacilitatorStep]) -> None:
    held = voted(meeting("other", "leadership"), "LAT-1", 1, 3, 1)
    for step in taken:
        before = held
        held = steps(held, step)
        again, dropped = undo(held, NOW)
        assert dropped is not None and dropped.kind == step.kind
        assert stage(again) == stage(before)
        assert held.votes == before.votes
    time_used(held, NOW)
    assert Meeting.model_validate_json(held.model_dump_json(by_alias=True)) == held


def test_undo_of_nothing_is_nothing() -> None:
    held = meeting("other")
    assert undo(held, NOW) == (held, None)


def test_a_vote_is_replaced_and_taken_back() -> None:
    held = voted(meeting("other"), "LAT-1", 1, 3)
    held = with_vote(held, "LAT-1", 1, "v1", Vote(value=2), NOW)
    assert [vote.value for vote in held.votes["LAT-1"][1].values()] == [2]
    assert with_vote(held, "LAT-1", 1, "v1", None, NOW).votes["LAT-1"][1] == {}
