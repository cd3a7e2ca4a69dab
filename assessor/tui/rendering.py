"""Rendering the report in a child process, so that typing stays smooth: its progress in words, and a way to stop it."""

import asyncio
import contextlib
from collections.abc import Callable
from datetime import date
from pathlib import Path

from assessor.errors import MachineError
from assessor.interview.session import Session
from assessor.report import job

PATIENCE = 2.0
"""Seconds a child has to leave when asked, before it is killed."""


async def render(session: Session, path: Path, today: date, tell: Callable[[str], None]) -> str:
    """Render the report of `session` to `path`; what came of it in words. `AssessorError` when it could not be made.

    Cancelling the task ends the child, which puts the file in place in one step or not at all.
    """
    child = await asyncio.create_subprocess_exec(
        *job.command(),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
        start_new_session=True,  # a hang-up of our terminal is ours to answer
    )
    try:
        asked = job.request(session.questionnaire, session.assessment, path=path, today=today)
        return await _follow(child, asked, tell)
    finally:
        await _end(child)


async def _follow(child: asyncio.subprocess.Process, request: bytes, tell: Callable[[str], None]) -> str:
    """Hand over the request and read progress until the file is there or an error is said."""
    if child.stdin is None or child.stdout is None:
        raise MachineError("the report could not be started")
    with contextlib.suppress(BrokenPipeError, ConnectionResetError):  # what went wrong is on its stdout
        child.stdin.write(request)
        await child.stdin.drain()
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
