"""The app around a workshop: the facilitator's screen comes first, and the voting page runs beside it until the end."""

import asyncio
import shlex
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from textual.screen import Screen
from textual.worker import Worker, WorkerState

from assessor.errors import AssessorError
from assessor.opening.meeting import Door, OpenMeeting
from assessor.opening.opened import open_path
from assessor.tui import settings
from assessor.tui.app import AssessorApp, now
from assessor.tui.workshop.facilitator import FacilitatorScreen

LAST_LOOK = 3.0
"""Seconds that phones have to show that the workshop has ended."""


class Page(NamedTuple):
    """The voting page: how people come in, and what serves it until it is cancelled."""

    door: Door
    serve: Callable[[], Awaitable[None]]


class WorkshopApp(AssessorApp):
    """The app with a meeting; `page` is run beside it where there is one."""

    CSS_PATH = ["../app.tcss", "workshop.tcss"]

    def __init__(
        self,
        meeting: OpenMeeting,
        page: Page | None = None,
        *,
        folder: Path,
        clock: Callable[[], datetime] = now,
        settings_at: Path | None = None,
    ) -> None:
        super().__init__(meeting.opened, folder=folder, clock=clock, settings_at=settings_at)
        self.meeting, self._page = meeting, page

    def get_default_screen(self) -> Screen[None]:
        """The facilitator's screen."""
        return FacilitatorScreen(self.meeting, self._page.door if self._page is not None else Door())

    def on_mount(self) -> None:
        """Begin with the page."""
        if self._page is not None:
            self.run_worker(self._serve(self._page.serve), name="page", group="page", exit_on_error=False)

    async def _serve(self, serve: Callable[[], Awaitable[None]]) -> None:
        """Run the page until the workshop ends; should it go on after all, run it again."""
        while True:
            running, end = asyncio.ensure_future(serve()), asyncio.create_task(self._until(ended=True))
            try:
                await asyncio.wait({running, end}, return_when=asyncio.FIRST_COMPLETED)
                if running.done():
                    return running.result()
                await asyncio.sleep(LAST_LOOK)
            finally:
                end.cancel()
                running.cancel()
                with suppress(asyncio.CancelledError):
                    await running
            await self._until(ended=False)

    async def _until(self, *, ended: bool) -> None:
        while (self.meeting.stage.phase == "ended") is not ended:
            await self.meeting.news(self.meeting.changes)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Say when the page has stopped by itself."""
        super().on_worker_state_changed(event)
        if event.worker.name == "page" and event.state is WorkerState.ERROR:
            error = event.worker.error
            said = error.line() if isinstance(error, AssessorError) else f"the page stopped ({type(error).__name__})"
            self.tell_report(f"! {said} Votes by keyboard and paper go on.")


def run(file: Path, questionnaire: str | None, minutes: int, page: Callable[[OpenMeeting], Page] | None) -> int:
    """Hold a workshop over `file`, with the page that `page` opens; the exit status."""
    opened = open_path(file, questionnaire, now())
    try:
        meeting = OpenMeeting(opened, now, minutes)
        app = WorkshopApp(
            meeting, page(meeting) if page is not None else None, folder=Path.cwd(), settings_at=settings.path()
        )
        app.run()
        if app._exception is not None:
            app._exception.add_note(
                f"The votes are saved; go on with: assessor workshop {shlex.quote(str(opened.path))}"
            )
            raise app._exception
    finally:
        opened.close()
    return app.return_code or 0
