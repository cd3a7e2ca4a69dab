"""What a reveal shows: counts, middle, whether to talk, and reasons without names."""

import pytest

from assessor.votes.spread import spread, to_talk_about
from tests.votes.votes import meeting, shown, steps, voted


def test_counts_middle_range_and_who_is_silent() -> None:
    held = shown(meeting("other", "other", "other", "other", "other"), "LAT-1", 3, 1, "dk", 1)
    found = spread(held, "LAT-1", 1)
    assert found.counts == (0, 2, 0, 1, 0)
    assert (found.dont_know, found.silent, found.voted) == (1, 1, 4)
    assert (found.middle, found.range) == ((1, 1), 2)
    assert found.says == "From 1 to 3: the ends are 2 levels apart. The middle vote is 1. 1 of 4 does not know."


@pytest.mark.parametrize(
    ("counts", "dont_know", "talk"),
    [
        ((0, 0, 5, 0, 0), 0, False),
        ((0, 0, 4, 1, 0), 0, False),
        ((0, 1, 0, 4, 0), 0, True),  # two levels apart
        ((1, 1, 1, 0, 0), 0, True),
        ((0, 0, 4, 0, 0), 2, True),  # a third does not know
        ((0, 0, 5, 0, 0), 2, False),
        ((0, 0, 0, 0, 0), 3, True),
        ((0, 0, 0, 0, 0), 0, False),
    ],
)
def test_when_the_room_should_talk(counts: tuple[int, ...], dont_know: int, talk: bool) -> None:
    assert to_talk_about(counts, dont_know) is talk


def test_the_ends_are_asked_for_their_reasons_and_nobody_is_named() -> None:
    held = shown(meeting("other", "other", "other"), "LAT-1", 3, 1, 2, reason="because")
    found = spread(held, "LAT-1", 1)
    assert (found.lowest_reasons, found.highest_reasons) == (("because 2",), ("because 1",))
    assert found.other_reasons == ("because 3",)
    assert "name-" not in repr(found) and "v1" not in repr(found)


def test_where_all_agree_nobody_is_at_an_end() -> None:
    found = spread(shown(meeting("other", "other"), "LAT-1", 2, 2, reason="so"), "LAT-1", 1)
    assert (found.lowest_reasons, found.highest_reasons, found.other_reasons) == ((), (), ("so 1", "so 2"))
    assert found.says == "Everybody who gave a level says 2."


def test_nothing_and_nobody_knowing_are_said() -> None:
    assert spread(meeting("other"), "LAT-1", 1).says == "Nobody voted in this round."
    says = spread(shown(meeting("other"), "LAT-1", "dk"), "LAT-1", 1).says
    assert says == "Nobody who voted knows. That is a finding: who could find out?"


def test_rounds_are_apart() -> None:
    held = shown(meeting("other"), "LAT-1", 3)
    held = voted(steps(held), "LAT-1", 2, 1)
    assert spread(held, "LAT-1", 1).middle == (3, 3)
    assert spread(held, "LAT-1", 2).middle == (1, 1)
