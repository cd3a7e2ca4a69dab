"""A meeting as NAME.votes.json keeps it: who takes part, their votes, and the steps that the facilitator took.

Votes and steps are kept apart, because undo takes back the facilitator's last step and never anybody's vote. Where the
meeting stands follows from the steps alone (stage.py). Values in, new values out; times come in as arguments.
"""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from assessor.assessment.model import Answer, stamp
from assessor.assessment.workshop import Group
from assessor.text import Id, Text

SCHEMA = "assessor.votes/1"

BEFORE = 0
"""The round of answers that were collected before the meeting; in the room the rounds are 1, 2 and 3."""
LAST_ROUND = 3
"""More rounds seldom move anybody; what is still apart is written down as dissent."""
LONGEST_REASON = 280
"""Characters of the one line of reason beside a vote."""
MOST_RESPONDENTS = 500

GROUPS: dict[Group, str] = {
    "leadership": "I lead the company or the engineers",
    "hands_on": "I build it or am on call for it",
    "finance": "I look after the money",
    "other": "Something else",
}
"""What a person reads when choosing a group."""
GROUP_NAMES: dict[Group, str] = {
    "leadership": "Leadership",
    "hands_on": "Hands-on",
    "finance": "Finance",
    "other": "Others",
}


class _Record(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


class Voter(_Record):
    """One person who votes. `name` is for the facilitator's eyes: a file's name, initials; never printed."""

    id: Id
    group: Group = "other"
    name: Text = ""
    via: Literal["phone", "keyboard", "paper", "csv", "file"] = "phone"
    token: Text = ""
    """SHA-256 of the token that the person's page holds, in hex; the token itself is nowhere on this machine."""
    joined: Text = ""


class Vote(_Record):
    """What one person said to one question in one round."""

    value: Annotated[int, Field(ge=0, le=4, strict=True)] | Literal["dk"]
    reason: Annotated[Text, Field(max_length=LONGEST_REASON)] = ""
    at: Text = ""

    @property
    def level(self) -> int | None:
        """The level, or None for don't know."""
        return self.value if isinstance(self.value, int) else None


class Consent(_Record):
    """What the room agreed to before the first vote. No step of this kind: nothing was said yet."""

    kind: Literal["consent"] = "consent"
    report: bool = False
    """The report may show the perception page: sums and medians, no single vote."""
    small_groups: bool = False
    """Groups of one or two people may be shown apart; everybody present can then tell who voted what."""
    at: Text = ""


class Opened(_Record):
    """A vote on a question was opened."""

    kind: Literal["opened"] = "opened"
    question: Id
    round: Annotated[int, Field(ge=1, le=LAST_ROUND)]
    at: Text = ""


class Revealed(_Record):
    """The votes of the open round were shown to everybody."""

    kind: Literal["revealed"] = "revealed"
    question: Id
    round: Annotated[int, Field(ge=1, le=LAST_ROUND)]
    at: Text = ""


class Agreed(_Record):
    """The room settled on an answer; `dissent` is the view that stayed apart."""

    kind: Literal["agreed"] = "agreed"
    question: Id
    answer: Answer
    dissent: Text = ""
    at: Text = ""


class SetAside(_Record):
    """A question was left as the votes stand, or put off: the queue goes on without it."""

    kind: Literal["put_off", "left"] = "left"
    question: Id
    at: Text = ""


class Parked(_Record):
    """A remark for later, with the question it came up at."""

    kind: Literal["parked"] = "parked"
    text: Text
    question: Id | None = None
    at: Text = ""


class Noted(_Record):
    """The facilitator's own note: never printed, in no report and in no attachment."""

    kind: Literal["noted"] = "noted"
    text: Text
    question: Id | None = None
    at: Text = ""


class Ranking(_Record):
    """The vote on priorities was opened, shown, or left."""

    kind: Literal["ranking_opened", "ranking_revealed", "ranking_closed"]
    at: Text = ""


class Promised(_Record):
    """Somebody took on an action."""

    kind: Literal["promised"] = "promised"
    do: Text
    owner: Text = ""
    by: Text = ""
    at: Text = ""


class Clock(_Record):
    """The meeting was paused, went on, or ended."""

    kind: Literal["paused", "resumed", "ended"]
    at: Text = ""


FacilitatorStep = Annotated[
    Consent | Opened | Revealed | Agreed | SetAside | Parked | Noted | Ranking | Promised | Clock,
    Field(discriminator="kind"),
]


class Kept(_Record):
    """What the meeting wrote into the assessment for a question, and what had stood there."""

    before: Answer | None
    written: Answer


class Meeting(_Record):
    """Everything that NAME.votes.json holds."""

    format: Annotated[Text, Field(alias="schema")] = SCHEMA
    created: Text = ""
    changed: Text = ""
    minutes: int = Field(default=90, ge=1, le=24 * 60)
    """How long the room has."""
    code: Text = ""
    """What people type to join; the same after a restart."""
    voters: dict[Id, Voter] = {}
    votes: dict[Id, dict[int, dict[Id, Vote]]] = {}
    """Question, round, voter: one vote; a changed vote replaces the earlier one until the round is revealed."""
    rankings: dict[Id, list[Id]] = {}
    """Voter: areas, most pressing first."""
    steps: list[FacilitatorStep] = []
    kept: dict[Id, Kept] = {}

    model_config = ConfigDict(populate_by_name=True)


def new(now: datetime, minutes: int = 90) -> Meeting:
    """A meeting that nobody has joined."""
    return Meeting(created=stamp(now), changed=stamp(now), minutes=minutes)


def with_step(meeting: Meeting, step: FacilitatorStep, now: datetime) -> Meeting:
    """With `step` taken now."""
    timed = step.model_copy(update={"at": stamp(now)})
    return meeting.model_copy(update={"steps": [*meeting.steps, timed], "changed": stamp(now)})


def undo(meeting: Meeting, now: datetime) -> tuple[Meeting, FacilitatorStep | None]:
    """Without the facilitator's last step, and that step; votes stay."""
    if not meeting.steps:
        return meeting, None
    return meeting.model_copy(update={"steps": meeting.steps[:-1], "changed": stamp(now)}), meeting.steps[-1]


def with_voter(meeting: Meeting, voter: Voter, now: datetime) -> Meeting:
    """With `voter`, who replaces the one of the same id. ValueError: more people than a meeting can have."""
    if voter.id not in meeting.voters and len(meeting.voters) >= MOST_RESPONDENTS:
        raise ValueError(f"A meeting has at most {MOST_RESPONDENTS} people.")
    known = voter if voter.joined else voter.model_copy(update={"joined": stamp(now)})
    return meeting.model_copy(update={"voters": {**meeting.voters, voter.id: known}, "changed": stamp(now)})


def next_voter(meeting: Meeting) -> str:
    """The id of the next person to join: v1, v2, ..."""
    number = len(meeting.voters) + 1
    while f"v{number}" in meeting.voters:
        number += 1
    return f"v{number}"


def with_vote(meeting: Meeting, question: str, round: int, voter: str, vote: Vote | None, now: datetime) -> Meeting:
    """With `vote` of `voter` (None takes it back). Whether that round is open is the caller's to check (stage.py)."""
    rounds = meeting.votes.get(question, {})
    others = {id: given for id, given in rounds.get(round, {}).items() if id != voter}
    if vote is not None:
        others[voter] = vote if vote.at else vote.model_copy(update={"at": stamp(now)})
    votes = {**meeting.votes, question: {**rounds, round: others}}
    return meeting.model_copy(update={"votes": votes, "changed": stamp(now)})


def with_ranking(meeting: Meeting, voter: str, areas: list[str], now: datetime) -> Meeting:
    """With the areas that `voter` puts first, the most pressing first."""
    return meeting.model_copy(update={"rankings": {**meeting.rankings, voter: areas}, "changed": stamp(now)})
