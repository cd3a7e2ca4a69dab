"""Meetings made in one line: who votes what, and which steps were taken."""

from datetime import datetime

from assessor.assessment.workshop import Group
from assessor.votes.model import (
    Consent,
    FacilitatorStep,
    Meeting,
    Opened,
    Revealed,
    Vote,
    Voter,
    new,
    with_step,
    with_vote,
    with_voter,
)
from tests.interview.sample import NOW


def meeting(*groups: Group, now: datetime = NOW) -> Meeting:
    """A meeting with one voter per group: v1, v2, ..."""
    made = new(now)
    for number, group in enumerate(groups, 1):
        made = with_voter(made, Voter(id=f"v{number}", group=group, name=f"name-{number}"), now)
    return made


def voted(of: Meeting, question: str, round: int, *values: int | str | None, reason: str = "") -> Meeting:
    """`of` with one vote per voter in order; None did not vote."""
    for number, value in enumerate(values, 1):
        if value is not None:
            vote = Vote.model_validate({"value": value, "reason": f"{reason} {number}".strip() if reason else ""})
            of = with_vote(of, question, round, f"v{number}", vote, NOW)
    return of


def steps(of: Meeting, *taken: FacilitatorStep) -> Meeting:
    """`of` after `taken`."""
    for step in taken:
        of = with_step(of, step, NOW)
    return of


def shown(of: Meeting, question: str, *values: int | str | None, round: int = 1, reason: str = "") -> Meeting:
    """`of` after a whole round on `question`."""
    opened = steps(of, Opened(question=question, round=round))
    return steps(voted(opened, question, round, *values, reason=reason), Revealed(question=question, round=round))


AGREED = Consent(report=True)
OPEN = Consent(report=True, small_groups=True)
