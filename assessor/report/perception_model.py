"""What a template gets about a workshop: how the room saw the questions. Votes are counts; levels run from 0 to 4."""

from datetime import date

from pydantic import BaseModel, ConfigDict

from assessor.assessment.workshop import GroupView, Promise


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True)


class Voted(_Part):
    """One question as the room saw it."""

    question: str
    ask: str
    counts: tuple[int, ...]
    """Votes per level, 0 first."""
    dont_know: int
    agreement: float | None
    """van der Eijk's A, -1 to 1."""
    low: int | None
    high: int | None
    """The low and the high median; None without a level vote."""
    agreed: bool
    stands: str
    """The answer that is scored now, in words."""
    dissent: str


class SeenApart(_Part):
    """One question that leadership and hands-on people see differently."""

    question: str
    ask: str
    leadership: GroupView
    hands_on: GroupView


class AreaApart(_Part):
    """One area that leadership and hands-on people see differently, over all its questions."""

    title: str
    leadership: GroupView
    hands_on: GroupView


class Priority(_Part):
    """An area with the mean of the places that it was given, 1 first."""

    title: str
    mean_rank: float


class Perception(_Part):
    """The page on the workshop."""

    on: date | None
    voters: int
    voted: list[Voted]
    """The least agreed first."""
    apart: int
    """How many of them the room did not see alike."""
    seen_apart: list[SeenApart]
    areas_apart: list[AreaApart]
    grouped: bool
    """Whether any group is shown apart."""
    alpha: float | None
    alpha_says: str
    priorities: list[Priority]
    concordance: float | None
    promises: list[Promise]
