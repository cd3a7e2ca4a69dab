"""Where a meeting stands, from the facilitator's steps: what is voted on, what is agreed, the time used.

Nothing else decides whether a vote may still be given or votes may be seen: the terminal and the page both ask here.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Literal

from assessor.assessment.workshop import Promise
from assessor.votes.model import (
    Agreed,
    Clock,
    Consent,
    Meeting,
    Noted,
    Opened,
    Parked,
    Promised,
    Ranking,
    Revealed,
    SetAside,
)

Phase = Literal["waiting", "voting", "revealed", "ranking", "ranking_revealed", "paused", "ended"]


@dataclass(frozen=True)
class Stage:
    """The state of the room. `question` and `round`: what is voted on or was just shown; None and 0 while waiting."""

    phase: Phase = "waiting"
    question: str | None = None
    round: int = 0
    since: str = ""
    """When the open vote was opened, or the last one shown (ISO 8601)."""
    consent: Consent | None = None
    agreed: Mapping[str, Agreed] = field(default_factory=dict)
    shown: Mapping[str, int] = field(default_factory=dict)
    """Question to its last round that was revealed."""
    put_off: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    parked: tuple[Parked, ...] = ()
    notes: tuple[Noted, ...] = ()
    promises: tuple[Promise, ...] = ()
    before_pause: "Stage | None" = None


PHASES: dict[str, Phase] = {
    "ranking_opened": "ranking",
    "ranking_revealed": "ranking_revealed",
    "ranking_closed": "waiting",
}


def stage(meeting: Meeting) -> Stage:
    """The state after all steps."""
    found = Stage()
    for step in meeting.steps:
        found = _after(found, step)
    return found


def may_vote(now: Stage, question: str, round: int) -> bool:
    """Whether a vote on `question` in `round` still counts: the round is open and not yet revealed."""
    return now.phase == "voting" and (now.question, now.round) == (question, round)


def time_used(meeting: Meeting, now: datetime) -> timedelta:
    """How long the meeting has run since its first vote was opened, pauses left out."""
    used, since = timedelta(), None
    for step in meeting.steps:
        at = datetime.fromisoformat(step.at)
        if isinstance(step, Clock):
            if step.kind == "resumed":
                since = since or at
            elif since is not None:
                used, since = used + max(timedelta(), at - since), None
        elif since is None and isinstance(step, Opened | Ranking):
            since = at
    return used + (max(timedelta(), now - since) if since is not None else timedelta())


def open_for(found: Stage, now: datetime) -> timedelta:
    """How long the present vote, or the talk about the last one, has been going on."""
    return max(timedelta(), now - datetime.fromisoformat(found.since)) if found.since else timedelta()


def _after(was: Stage, step: object) -> Stage:
    if isinstance(step, Clock):
        return _clock(was, step)
    if isinstance(step, Consent):
        return replace(was, consent=step)
    if isinstance(step, Parked):
        return replace(was, parked=(*was.parked, step))
    if isinstance(step, Noted):
        return replace(was, notes=(*was.notes, step))
    if isinstance(step, Promised):
        return replace(was, promises=(*was.promises, Promise(do=step.do, owner=step.owner, by=step.by)))
    return _of_question(was, step)


def _of_question(was: Stage, step: object) -> Stage:
    if isinstance(step, Opened):
        off = tuple(id for id in was.put_off if id != step.question)
        left = tuple(id for id in was.left if id != step.question)
        opened = replace(was, phase="voting", question=step.question, round=step.round, since=step.at)
        return replace(opened, put_off=off, left=left)
    if isinstance(step, Revealed):
        shown = {**was.shown, step.question: step.round}
        return replace(was, phase="revealed", question=step.question, round=step.round, shown=shown, since=step.at)
    if isinstance(step, Agreed):
        agreed = {**was.agreed, step.question: step}
        return _idle(replace(was, agreed=agreed), step.question)
    if isinstance(step, SetAside):
        off = tuple(id for id in was.put_off if id != step.question)
        left = tuple(id for id in was.left if id != step.question)
        listed = (
            replace(was, put_off=(*off, step.question), left=left)
            if step.kind == "put_off"
            else replace(was, put_off=off, left=(*left, step.question))
        )
        return _idle(listed, step.question)
    if isinstance(step, Ranking):
        phase = PHASES[step.kind]
        return replace(was, phase=phase, question=None, round=0, since=step.at)
    return was


def _clock(was: Stage, step: Clock) -> Stage:
    if step.kind == "resumed":
        then = was.before_pause or Stage()
        since = step.at if then.since else ""  # the timer starts anew
        return replace(was, phase=then.phase, question=then.question, round=then.round, since=since, before_pause=None)
    if was.phase in ("paused", "ended"):
        return replace(was, phase=step.kind)
    return replace(was, phase=step.kind, before_pause=was)


def _idle(now: Stage, question: str) -> Stage:
    """Waiting for the next question, when it was `question` that the room was at."""
    return replace(now, phase="waiting", question=None, round=0, since="") if now.question == question else now
