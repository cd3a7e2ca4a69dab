"""What a workshop left in the assessment: sums and medians that the people in the room agreed may be in the report.

Never a single person's vote: those lie in NAME.votes.json beside the assessment. Without consent there is nothing here.
"""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from assessor.text import Id, Text

Group = Literal["leadership", "hands_on", "finance", "other"]
"""Who looks at the company from where: those who lead it, those who run it, those who pay for it, anybody else."""


class _Record(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False, defer_build=True)


class Respondent(_Record):
    """Whose answers a file holds, when it was filled in before a workshop."""

    name: Text
    group: Group = "other"


class GroupView(_Record):
    """How one group saw one question: the number of its level votes, their medians (levels) and their ends."""

    group: Group
    votes: int
    median: float
    low: int
    high: int


class Finding(_Record):
    """One question as the room voted in its last round, before anything was agreed."""

    question: Id
    rounds: int
    counts: tuple[int, int, int, int, int]
    """Votes per level, 0 first."""
    dont_know: int = 0
    agreement: float | None = Field(default=None, ge=-1, le=1)
    """van der Eijk's A of the first round: 1 unanimous, 0 spread evenly, -1 two camps at the ends; None: no votes."""
    agreed: bool = False
    dissent: Text = ""
    """What the facilitator wrote down of the view that stayed apart, without a name."""
    groups: list[GroupView] = []
    """Only groups of three people or more, unless the room agreed to show smaller ones."""


class AreaViews(_Record):
    """How the groups saw an area over all its questions that were voted on; `votes` counts people."""

    area: Id
    groups: list[GroupView] = []


class AreaRank(_Record):
    """An area in the room's order of priorities: the mean of the places it was given, 1 first."""

    area: Id
    mean_rank: float


class Promise(_Record):
    """An action that somebody took on at the end."""

    do: Text
    owner: Text = ""
    by: Text = ""


class WorkshopFindings(_Record):
    """The perception page as data."""

    held: Text
    voters: int
    findings: list[Finding] = []
    areas: list[AreaViews] = []
    """Only areas of which a group may be shown."""
    alpha: float | None = None
    """Krippendorff's ordinal alpha over all questions of the first round; None where it would mean nothing."""
    alpha_says: Text = ""
    """The alignment in words: aligned, mixed, far apart, unanimous, not enough votes."""
    priorities: list[AreaRank] = []
    concordance: float | None = None
    """Kendall's W of the priorities; None where it is undefined."""
    promises: list[Promise] = []
