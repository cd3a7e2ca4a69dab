"""Who sees what, and that nobody in a small group can be read off it."""

from hypothesis import given
from hypothesis import strategies as st

from assessor.assessment.workshop import Group, GroupView
from assessor.votes.model import GROUP_NAMES
from assessor.votes.perception import FEWEST, gap_words, group_views, seen_apart
from tests.votes.votes import AGREED, OPEN, meeting, shown, steps

LEADERS: tuple[Group, ...] = ("leadership", "leadership", "leadership")
DOERS: tuple[Group, ...] = ("hands_on", "hands_on", "hands_on")


def view(median: float, low: int, high: int, group: Group = "leadership") -> GroupView:
    return GroupView(group=group, votes=3, median=median, low=low, high=high)


def test_groups_of_three_are_shown_apart() -> None:
    held = shown(steps(meeting(*LEADERS, *DOERS), AGREED), "LAT-1", 3, 3, 2, 1, 1, 2)
    views = group_views(held, held.votes["LAT-1"][1])
    assert [(one.group, one.votes, one.median, one.low, one.high) for one in views] == [
        ("leadership", 3, 3.0, 2, 3),
        ("hands_on", 3, 1.0, 1, 2),
    ]


def test_a_group_of_two_is_not_shown_without_consent_and_is_with_it() -> None:
    groups: tuple[Group, ...] = (*LEADERS, "hands_on", "hands_on")
    for consent, count in ((AGREED, 0), (OPEN, 2)):
        held = shown(steps(meeting(*groups), consent), "LAT-1", 3, 3, 2, 1, 1)
        assert len(group_views(held, held.votes["LAT-1"][1])) == count


def test_a_group_is_not_shown_where_the_rest_could_be_worked_out_by_subtraction() -> None:
    """Three leaders beside one engineer: the total minus the leaders would be the engineer's vote."""
    held = shown(steps(meeting(*LEADERS, "hands_on"), AGREED), "LAT-1", 3, 3, 2, 0)
    assert group_views(held, held.votes["LAT-1"][1]) == []


@given(st.lists(st.tuples(st.sampled_from(list(GROUP_NAMES)), st.sampled_from([0, 1, 2, 3, 4, "dk"])), max_size=14))
def test_without_consent_what_is_hidden_is_nobody_or_at_least_three(people: list[tuple[Group, int | str]]) -> None:
    held = shown(steps(meeting(*(group for group, _ in people)), AGREED), "LAT-1", *(value for _, value in people))
    views = group_views(held, held.votes.get("LAT-1", {}).get(1, {}))
    hidden = sum(value != "dk" for _, value in people) - sum(one.votes for one in views)
    assert all(one.votes >= FEWEST for one in views)
    assert not views or hidden == 0 or hidden >= FEWEST


def test_what_counts_as_seen_apart() -> None:
    assert seen_apart(view(3, 2, 4), view(1.5, 1, 2))  # 1.5 levels
    assert seen_apart(view(3, 3, 3), view(2, 1, 2))  # one level, no overlap
    assert not seen_apart(view(3, 2, 3), view(2, 1, 2))  # one level, but both voted 2
    assert not seen_apart(view(2, 2, 2), view(2, 0, 4))
    assert seen_apart(view(1, 0, 1), view(3, 3, 4))  # either way round


def test_the_words_take_nobodys_side() -> None:
    assert gap_words(view(3, 3, 3), view(1.5, 1, 2, "hands_on")) == (
        "Those who lead see 3, those who run it see 1.5. "
        "Both may be right about different things: ask each for the last example."
    )


def test_over_several_questions_people_are_counted_once() -> None:
    """Two questions do not make three people out of two."""
    held = shown(steps(meeting("leadership", "leadership"), AGREED), "LAT-1", 3, 3)
    held = shown(held, "LAT-2", 2, 1)
    both = held.votes["LAT-1"][1], held.votes["LAT-2"][1]
    assert group_views(held, *both) == []
    three = shown(shown(steps(meeting(*LEADERS), AGREED), "LAT-1", 3, 3, 2), "LAT-2", 1, 1, 0)
    views = group_views(three, three.votes["LAT-1"][1], three.votes["LAT-2"][1])
    assert [(one.votes, one.median, one.low, one.high) for one in views] == [(3, 1.5, 0, 3)]
