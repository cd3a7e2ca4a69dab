"""Who sees what: leadership against the people who run it. A finding for the room; it changes no score.

Groups of one or two people are not shown apart unless the room agreed, because everybody could tell who voted what. A
group is left out, too, when it could be worked out by subtraction: all groups but one small one shown beside the total.
"""

from collections.abc import Mapping, Sequence

from assessor.assessment.workshop import Group, GroupView
from assessor.votes.aggregate import levels, medians
from assessor.votes.model import GROUP_NAMES, Meeting, Vote
from assessor.votes.stage import stage

FEWEST = 3
"""People in a group that may be shown apart without consent."""
FAR, APART = 1.5, 1.0
"""Levels between two medians that are far apart; or apart, when the ranges do not overlap either (a judgement)."""


def group_views(meeting: Meeting, votes: Mapping[str, Vote]) -> list[GroupView]:
    """How each group saw one question, `votes` by voter; only the groups that may be shown."""
    consent = stage(meeting).consent
    small = consent is not None and consent.small_groups
    by_group: dict[Group, list[int]] = {}
    for group in GROUP_NAMES:
        members = [vote for id, vote in votes.items() if (v := meeting.voters.get(id)) and v.group == group]
        if given := levels(members):
            by_group[group] = given
    views = [_view(group, given) for group, given in by_group.items()]
    if small:
        return views
    shown = [view for view in views if view.votes >= FEWEST]
    hidden = sum(view.votes for view in views) - sum(view.votes for view in shown)
    return shown if hidden == 0 or hidden >= FEWEST else shown[:-1]


def seen_apart(one: GroupView, other: GroupView) -> bool:
    """Whether two groups see a question differently: 1.5 levels between their medians, or 1 without any overlap."""
    between = abs(one.median - other.median)
    overlap = one.low <= other.high and other.low <= one.high
    return between >= FAR or (between >= APART and not overlap)


def gap_words(leadership: GroupView, hands_on: GroupView) -> str:
    """The difference in words that take nobody's side."""
    return (
        f"Those who lead see {leadership.median:g}, those who run it see {hands_on.median:g}. "
        "Both may be right about different things: ask each for the last example."
    )


def _view(group: Group, given: Sequence[int]) -> GroupView:
    low, high = medians(given) or (0, 0)
    return GroupView(group=group, votes=len(given), median=(low + high) / 2, low=given[0], high=given[-1])
