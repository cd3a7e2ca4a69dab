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


def group_views(meeting: Meeting, *questions: Mapping[str, Vote]) -> list[GroupView]:
    """How each group saw these questions, votes by voter; only the groups that may be shown.

    Over several questions the median is that of all their votes, and `votes` counts the people who gave any.
    """
    consent = stage(meeting).consent
    views = []
    for group in GROUP_NAMES:
        members = {id for id, voter in meeting.voters.items() if voter.group == group}
        given = levels(vote for votes in questions for id, vote in votes.items() if id in members)
        people = {id for votes in questions for id, vote in votes.items() if id in members and vote.level is not None}
        if given:
            views.append(_view(group, given, len(people)))
    if consent is not None and consent.small_groups:
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


def _view(group: Group, given: Sequence[int], people: int) -> GroupView:
    low, high = medians(given) or (0, 0)
    return GroupView(group=group, votes=people, median=(low + high) / 2, low=given[0], high=given[-1])
