"""What a reveal shows of one question in one round: the votes per level, the middle, how far apart, who speaks first.

Reasons come without names. Whether the room should talk is decided here (docs/method.md, "Workshop").
"""

from collections.abc import Sequence
from typing import NamedTuple

from assessor.votes.aggregate import levels, medians
from assessor.votes.measures import agreement
from assessor.votes.model import Meeting

LEVELS = 5
WIDE = 2
"""Levels between the lowest and the highest vote from which on the room should talk."""
LOW_AGREEMENT = 0.5
"""van der Eijk's A below which the room should talk."""
MANY_UNKNOWN = 1 / 3
"""Share of don't knows that is a finding of its own."""


class Spread(NamedTuple):
    """The votes of a round. `counts` per level, 0 first; `middle` the low and the high median."""

    question: str
    round: int
    counts: tuple[int, ...]
    dont_know: int
    silent: int
    """People in the room who did not vote."""
    middle: tuple[int, int] | None
    range: int
    agreement: float | None
    talk: bool
    lowest_reasons: tuple[str, ...]
    highest_reasons: tuple[str, ...]
    other_reasons: tuple[str, ...]
    says: str

    @property
    def voted(self) -> int:
        """Votes of this round."""
        return sum(self.counts) + self.dont_know


def spread(meeting: Meeting, question: str, round: int) -> Spread:
    """The votes on `question` in `round`."""
    votes = list(meeting.votes.get(question, {}).get(round, {}).values())
    given = levels(votes)
    counts = tuple(given.count(level) for level in range(LEVELS))
    unknown = len(votes) - len(given)
    apart = bool(given) and given[0] != given[-1]

    def reasons_at(wanted: Sequence[int | None]) -> tuple[str, ...]:
        return tuple(sorted({vote.reason for vote in votes if vote.level in wanted and vote.reason}))

    ends = (given[0], given[-1]) if given else (None, None)
    rest = [level for level in range(LEVELS) if level not in ends or not apart]
    return Spread(
        question=question,
        round=round,
        counts=counts,
        dont_know=unknown,
        silent=max(0, len(meeting.voters) - len(votes)),
        middle=medians(given),
        range=given[-1] - given[0] if given else 0,
        agreement=agreement(counts),
        talk=to_talk_about(counts, unknown),
        lowest_reasons=reasons_at(ends[:1]) if apart else (),
        highest_reasons=reasons_at(ends[1:]) if apart else (),
        other_reasons=reasons_at([*rest, None]),
        says=_says(counts, unknown, medians(given)),
    )


def to_talk_about(counts: Sequence[int], dont_know: int) -> bool:
    """Whether the room should talk: two levels or more apart, A under 0.5, or a third do not know."""
    used = [level for level, count in enumerate(counts) if count]
    total = sum(counts) + dont_know
    wide = bool(used) and used[-1] - used[0] >= WIDE
    close = agreement(counts)
    unknown = bool(total) and dont_know / total >= MANY_UNKNOWN
    return wide or (close is not None and close < LOW_AGREEMENT) or unknown


def _says(counts: Sequence[int], dont_know: int, middle: tuple[int, int] | None) -> str:
    total = sum(counts) + dont_know
    if not total:
        return "Nobody voted in this round."
    if middle is None:
        return "Nobody who voted knows. That is a finding: who could find out?"
    used = [level for level, count in enumerate(counts) if count]
    where = (
        f"The middle vote is {middle[0]}"
        if middle[0] == middle[1]
        else f"The middle is between {middle[0]} and {middle[1]}"
    )
    if len(used) == 1:
        said = f"Everybody who gave a level says {used[0]}."
    elif used[-1] - used[0] >= WIDE:
        said = f"From {used[0]} to {used[-1]}: the ends are {used[-1] - used[0]} levels apart. {where}."
    else:
        said = f"Close together: {used[0]} and {used[-1]}. {where}."
    many = f" {dont_know} of {total} {'does' if dont_know == 1 else 'do'} not know." if dont_know else ""
    return said + many
