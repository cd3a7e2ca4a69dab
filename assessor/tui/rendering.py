"""Rendering the report in a child process, so that typing stays smooth: its progress in words, and a way to stop it."""

import asyncio
import contextlib
from collections.abc import Callable
from datetime import date
from pathlib import Path

from assessor.errors import MachineError
from assessor.interview.session import Session

PATIENCE = 2.0
"""Seconds a child has to leave when asked, before it is killed."""


class Ahead:
    """A child that is warm before a report is asked for, and renders one that can be seen coming."""

    def __init__(self, named: str | None = None) -> None:
        self.named = named
        """The questionnaire that the user named."""
        self._child: asyncio.subprocess.Process | None = None

    async def warm_up(self) -> None:
        """Have a child load what it needs; failing is for later, when somebody waits for it."""
        if self._child is None or self._child.returncode is not None:
            with contextlib.suppress(OSError):
                self._child = await _start()

    async def prepare(self, session: Session, today: date) -> None:
        """Have the report of `session` rendered as it stands, in place of what was rendered before."""
        from assessor.report import job

        questionnaire, assessment = session.questionnaire, session.assessment
        line = await asyncio.to_thread(job.ahead, questionnaire, assessment, today=today, named=self.named)
        await self.warm_up()
        if self._child is not None:
            await _hand_over(self._child, line)

    def take(self) -> asyncio.subprocess.Process | None:
        """The child, which is the taker's from now on; None where there is none that lives."""
        child, self._child = self._child, None
        return child if child is not None and child.returncode is None else None

    async def close(self) -> None:
        """End the child."""
        if child := self.take():
            await _end(child)


async def render(session: Session, path: Path, today: date, tell: Callable[[str], None], ahead: Ahead) -> str:
    """Render the report of `session` to `path`; what came of it in words. `AssessorError` when it could not be made.

    Cancelling the task ends the child, which puts the file in place in one step or not at all.
    """
    from assessor.report import job

    child = ahead.take() or await _start()
    try:
        asked = job.request(session.questionnaire, session.assessment, path=path, today=today, named=ahead.named)
        return await _follow(child, asked, tell)
    finally:
        await _end(child)


async def _start() -> asyncio.subprocess.Process:
    from assessor.report import job  # its models take a while to build, and the first screen does without

    return await asyncio.create_subprocess_exec(
        *job.command(),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
        start_new_session=True,  # a hang-up of our terminal is ours to answer
    )


async def _hand_over(child: asyncio.subprocess.Process, line: bytes) -> None:
    if child.stdin is not None:
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):  # what went wrong is on its stdout
            child.stdin.write(line)
            await child.stdin.drain()


async def _follow(child: asyncio.subprocess.Process, request: bytes, tell: Callable[[str], None]) -> str:
    """Hand over the request and read progress until the file is there or an error is said."""
    from assessor.report import job

    if child.stdin is None or child.stdout is None:
        raise MachineError("the report could not be started")
    await _hand_over(child, request)
    child.stdin.close()
    async for line in child.stdout:
        match job.parse_line(line):
            case job.Working(stage=stage, done=done):
                tell(f"{stage}, {done:.0%}")
            case job.Written() as written:
                return f"{written.path}: {written.pages} pages, {written.bytes / 1000:,.0f} kB"
            case job.Failed(error=error):
                raise MachineError(error)
    raise MachineError("the report was not finished", do="Try: assessor report FILE")


async def _end(child: asyncio.subprocess.Process) -> None:
    """Ask the child to leave, so that it takes its temporary file along; kill it when it does not."""
    with contextlib.suppress(ProcessLookupError):
        child.terminate()
        try:
            await asyncio.wait_for(child.wait(), PATIENCE)
        except TimeoutError:
            child.kill()
