"""Advice on going on, from a child process that is started when it is first wanted."""

import asyncio
import contextlib
from datetime import date

from assessor.interview.session import Session


class Adviser:
    """The child, and what it was asked last."""

    def __init__(self) -> None:
        self._child: asyncio.subprocess.Process | None = None
        self._number = 0

    async def advise(self, session: Session, today: date) -> str:
        """One sentence or none; cancelled, it has the child drop its work. `OSError` when there is no child."""
        from assessor.interview import advising

        if not advising.to_be_had(session):
            return ""
        child = await self._started(session)
        if child.stdin is None or child.stdout is None:
            return ""
        self._number = number = self._number + 1
        child.stdin.write(advising.asked_line(number, session, today))
        try:
            await child.stdin.drain()
            while line := await child.stdout.readline():
                advised = advising.Advised.model_validate_json(line)
                if advised.number == number:  # an older one may have been on its way
                    return advised.words
        except asyncio.CancelledError:
            with contextlib.suppress(OSError):
                child.stdin.write(b"\n")
            raise
        return ""

    async def _started(self, session: Session) -> asyncio.subprocess.Process:
        from assessor.interview import advising

        if self._child is None or self._child.returncode is not None:
            self._child = child = await asyncio.create_subprocess_exec(
                *advising.command(),
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
                stderr=asyncio.subprocess.DEVNULL,
                start_new_session=True,  # a hang-up of our terminal is ours to answer
            )
            if child.stdin is not None:
                child.stdin.write(await asyncio.to_thread(advising.start_line, session.questionnaire))
        return self._child

    def close(self) -> None:
        """End the child."""
        if self._child is not None and self._child.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                self._child.kill()  # it has no file to leave behind
