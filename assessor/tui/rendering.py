"""Rendering the report in a child process, so that typing stays smooth: its progress in words, and a way to stop it."""

import asyncio
import contextlib
import os
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
        return await _follow(child, job.request(session.questionnaire, session.assessment, path=path, today=today), tell)
    finally:
        with contextlib.suppress(ProcessLookupError):
            child.kill()
        await child.wait()
