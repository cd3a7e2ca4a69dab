"""Rendering the report in a child process, so that typing stays smooth: its progress in words, and a way to stop it."""

import asyncio
import contextlib
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

from assessor.errors import MachineError
from assessor.interview.session import Session


async def render(session: Session, path: Path, today: date, tell: Callable[[str], None]) -> str:
    """Render the report of `session` to `path`; what came of it in words. `AssessorError` when it could not be made.

    Cancelling the task kills the child; it writes the file in one step at the very end, so nothing is left behind.
    """
    from assessor.report import job

    child = await asyncio.create_subprocess_exec(
        *job.command(),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
        start_new_session=True,  # a Ctrl+C or a hang-up of our terminal is ours to answer
    )
    try:
        return await _follow(
            child, job.request(session.questionnaire, session.assessment, path=path, today=today), tell
        )
    finally:
        with contextlib.suppress(ProcessLookupError):
            child.kill()
        await child.wait()


async def _follow(child: asyncio.subprocess.Process, request: bytes, tell: Callable[[str], None]) -> str:
    """Hand over the request and read progress, one JSON a line, until the file is there or an error is said."""
    if child.stdin is None or child.stdout is None:
        raise MachineError("the report could not be started")
    with contextlib.suppress(BrokenPipeError, ConnectionResetError):
        child.stdin.write(request)
        await child.stdin.drain()
        child.stdin.close()
    async for line in child.stdout:
        told = json.loads(line)
        if "error" in told:
            raise MachineError(str(told["error"]))
        if "path" in told:
            return f"{Path(told['path']).name}: {told['pages']} pages, {told['bytes'] / 1000:,.0f} kB"
        tell(f"{told['stage']}, {told['done']:.0%}")
    raise MachineError("the report was not finished", do="Try: assessor report FILE")
