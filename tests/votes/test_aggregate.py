"""From votes to the answer that is scored: the agreed one, else the low median up to the high median."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessor.assessment.model import Answer, Grade, answered
from assessor.assessment.workshop import Group
from assessor.scoring.score import score
from assessor.votes.aggregate import BY, answer_of, conflicts, medians, settled
from assessor.votes.model import Agreed, Vote, undo
from tests.interview.sample import KNOWN, LATER, NOW, assessment, sample
from tests.votes.votes import meeting, shown, steps, voted


def votes(*values: int | str) -> list[Vote]:
    return [Vote.model_validate({"value": value}) for value in values]


@pytest.mark.parametrize(
    ("levels", "low", "high"),
    [([1, 3], 1, 3), ([3, 1, 1, 2], 1, 2), ([0, 2, 2, 4], 2, 2), ([4], 4, 4), ([0, 1, 4], 1, 1)],
)
def test_the_median_is_an_interval(levels: list[int], low: int, high: int) -> None:
    assert medians(levels) == (low, high)


def test_no_levels_have_no_median() -> None:
    assert medians([]) is None


def test_votes_make_the_low_median_asserted_and_reach_to_the_high_one() -> None:
    answer = answer_of(votes(3, 1, "dk"))
    assert answer is not None
    assert (answer.value, answer.up_to, answer.grade, answer.by) == (1, 3, Grade.ASSERTED, BY)
    assert answer.note == "The votes did not agree: the middle lies between 1 and 3."


def test_votes_of_one_mind_are_a_plain_answer_and_only_dont_knows_are_dont_know() -> None:
    assert answer_of(votes(2, 2, 2)) == Answer(value=2, by=BY)
    assert answer_of(votes("dk", "dk")) == Answer(value="dk", by=BY)
    assert answer_of([]) is None


def test_an_answer_from_votes_is_scored_from_one_below_the_low_median_to_the_high_median() -> None:
    scored = score(sample(), KNOWN, {"COST-1": Answer(value=1, up_to=3, by=BY)})
    costs = next(area for area in scored.areas if area.id == "costs")
    assert (costs.stated, costs.low, costs.high) == (1.0, 0.0, 3.0)


def test_a_reveal_makes_the_answer_and_an_agreement_another() -> None:
    before = assessment(None, **KNOWN)
    held = shown(meeting("other", "other"), "LAT-1", 3, 1)
    after, held = settled(before, held, NOW)
    assert (after.answers["LAT-1"].value, after.answers["LAT-1"].up_to) == (1, 3)
    held = steps(held, Agreed(question="LAT-1", answer=Answer(value=2, by=BY)))
    after, held = settled(after, held, NOW)
    assert (after.answers["LAT-1"].value, after.answers["LAT-1"].up_to) == (2, None)
    assert [one.answer.value for one in after.superseded] == [1]


def test_undo_brings_back_what_stood_there_with_its_evidence() -> None:
    stood = Answer(value=4, grade=Grade.SHOWN, note="seen", at="2026-11-01T00:00:00+00:00")
    before = assessment({"LAT-1": stood}, **KNOWN)
    held = shown(meeting("other", "other"), "LAT-1", 3, 1)
    after, held = settled(before, held, NOW)
    assert after.answers["LAT-1"].value == 1
    held, _ = undo(held, NOW)
    after, held = settled(after, held, NOW)
    assert after.answers["LAT-1"] == stood
    assert held.kept == {}
    assert held.votes["LAT-1"][1]["v1"].value == 3


def test_where_nothing_stood_undo_leaves_nothing() -> None:
    held = shown(meeting("other"), "LAT-1", 3)
    after, held = settled(assessment(None, **KNOWN), held, NOW)
    held, _ = undo(held, NOW)
    after, held = settled(after, held, NOW)
    assert "LAT-1" not in after.answers


def test_votes_before_the_meeting_leave_an_answer_that_was_typed_and_the_conflict_is_told() -> None:
    stood = Answer(value=4)
    before = assessment({"LAT-1": stood}, **KNOWN)
    held = voted(meeting("other", "other"), "LAT-1", 0, 3, 1)
    after, held = settled(before, held, NOW)
    assert after.answers["LAT-1"] == stood
    assert {id: (answer.value, answer.up_to) for id, answer in conflicts(after, held).items()} == {"LAT-1": (1, 3)}


def test_an_answer_typed_after_the_votes_stays_when_more_votes_come() -> None:
    held = voted(meeting("other", "other"), "LAT-1", 0, 3, 1)
    after, held = settled(assessment(None, **KNOWN), held, NOW)
    after = answered(after, "LAT-1", Answer(value=3, grade=Grade.SHOWN), LATER)
    after, held = settled(after, voted(held, "LAT-1", 0, 0, 0), LATER)
    assert (after.answers["LAT-1"].value, after.answers["LAT-1"].grade) == (3, Grade.SHOWN)


def test_a_question_that_was_skipped_takes_the_votes() -> None:
    held = voted(meeting("other"), "LAT-1", 0, 2)
    after, _ = settled(assessment({"LAT-1": Answer(value="skipped")}, **KNOWN), held, NOW)
    assert after.answers["LAT-1"].value == 2


@given(st.lists(st.sampled_from([0, 1, 2, 3, 4, "dk"]), max_size=6))
def test_settling_twice_is_settling_once(values: list[int | str]) -> None:
    everybody: list[Group] = ["other"] * len(values)
    held = shown(meeting(*everybody), "LAT-1", *values)
    once = settled(assessment(None, **KNOWN), held, NOW)
    assert settled(*once, LATER) == once
