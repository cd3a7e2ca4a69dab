"""A workshop that is going on: the votes and the assessment they feed, saved at every change, and who waits for news.

The facilitator's screen and the voting page hold the same object in the same event loop. A vote is acknowledged when it
is on disk; votes that arrive while a save runs share the next one. Nothing is decided here: the rules are in
assessor/votes.
"""

import asyncio
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from threading import Lock
from typing import NamedTuple

from assessor.assessment import file as files
from assessor.opening.opened import OpenAssessment
from assessor.votes import file, model
from assessor.votes.aggregate import settled
from assessor.votes.findings import findings
from assessor.votes.model import FacilitatorStep, Meeting, Vote, Voter
from assessor.votes.stage import Stage, may_vote, stage


class Door(NamedTuple):
    """How people come in: the address of the voting page, the join code, and the QR code as rows of text."""

    address: str = ""
    code: str = ""
    qr: tuple[str, ...] = ()
    note: str = ""
    """Why nobody else comes in, where that is so."""


class OpenMeeting:
    """A meeting that is being held. `changes` grows with every change; `news` waits for the next."""

    def __init__(self, opened: OpenAssessment, clock: Callable[[], datetime], minutes: int = 90) -> None:
        """Go on with the votes beside the assessment, or begin. `AssessorError`: they cannot be read."""
        self.opened = opened
        self.clock = clock
        self.path: Path = file.beside(opened.path)
        found = file.read(self.path)
        self.meeting: Meeting = found if found is not None else model.new(clock(), minutes)
        self.stage: Stage = stage(self.meeting)
        self.changes = 0
        self._saved = 0
        self._writing = Lock()
        self._news = asyncio.Event()
        self._commit: asyncio.Task[None] | None = None

    def take(self, step: FacilitatorStep) -> None:
        """Take the facilitator's step; on disk when this returns. `FileError` leaves everything as it was."""
        self._decide(model.with_step(self.meeting, step, self.clock()))

    def undo(self) -> FacilitatorStep | None:
        """Take back the facilitator's last step and return it; no vote is lost."""
        meeting, step = model.undo(self.meeting, self.clock())
        if step is not None:
            self._decide(meeting)
        return step

    def replaced(self, meeting: Meeting) -> None:
        """Go on with `meeting`, to which votes were added from paper, a table or files; on disk when this returns."""
        self._decide(meeting)

    async def join(self, voter: Voter) -> Voter:
        """Take somebody in, or change who is in; on disk when this returns. ValueError: the room is full."""
        known = voter if voter.id else voter.model_copy(update={"id": model.next_voter(self.meeting)})
        await self._taken(model.with_voter(self.meeting, known, self.clock()))
        return self.meeting.voters[known.id]

    async def vote(self, voter: str, question: str, round: int, vote: Vote | None) -> bool:
        """Take a vote, or take it back; on disk when this returns. False: that round is not open any more."""
        if voter not in self.meeting.voters or not may_vote(self.stage, question, round):
            return False
        await self._taken(model.with_vote(self.meeting, question, round, voter, vote, self.clock()))
        return True

    async def rank(self, voter: str, areas: list[str]) -> bool:
        """Take somebody's order of priorities; False: they are not being asked for."""
        if voter not in self.meeting.voters or self.stage.phase != "ranking":
            return False
        await self._taken(model.with_ranking(self.meeting, voter, areas, self.clock()))
        return True

    async def news(self, since: int) -> int:
        """Wait until something changed after `since`; the number of changes now."""
        while self.changes <= since:
            await self._news.wait()
        return self.changes

    def _decide(self, meeting: Meeting) -> None:
        session = self.opened.session
        assessment, meeting = settled(session.assessment, meeting, self.clock())
        found = findings(meeting, session.questionnaire)
        if found != assessment.workshop:
            assessment = assessment.model_copy(update={"workshop": found})
        self.opened.keep(replace(session, assessment=assessment))  # first: an answer without its votes can be explained
        self._write(meeting, self.changes + 1)
        self._now(meeting)

    async def _taken(self, meeting: Meeting) -> None:
        """Count it at once, so that nobody overtakes it, and wait until it is on disk."""
        self._now(meeting)
        wanted = self.changes
        while self._saved < wanted:
            if self._commit is None or self._commit.done():
                self._commit = asyncio.create_task(asyncio.to_thread(self._write, self.meeting, self.changes))
            await asyncio.shield(self._commit)

    def _write(self, meeting: Meeting, number: int) -> None:
        with self._writing:  # a thread may hold an older state than the one that is on disk already
            if number > self._saved:
                file.save(self.path, meeting)
                self._saved = number

    def _now(self, meeting: Meeting) -> None:
        self.meeting, self.stage, self.changes = meeting, stage(meeting), self.changes + 1
        waiting, self._news = self._news, asyncio.Event()
        waiting.set()


def delete_votes(assessment: Path) -> bool:
    """Delete the votes beside `assessment` for good; whether there were any. `FileError`: somebody has it open."""
    with ExitStack() as stack:
        stack.enter_context(files.locked(assessment))
        return file.delete(file.beside(assessment))
