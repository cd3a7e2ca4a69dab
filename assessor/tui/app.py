"""The app as a whole: which screen is up, which assessment is open, and how it is left. The face that the CLI calls.

Nothing is decided here about questions, scores or plans. How it ends from outside is in ending.py.
"""

import gc
import os
import shlex
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from textual.app import SystemCommand
from textual.binding import Binding
from textual.screen import Screen
from textual.scrollbar import ScrollBar
from textual.worker import Worker, WorkerState

from assessor.errors import AssessorError
from assessor.interview.actions import Place
from assessor.opening import recent
from assessor.opening.opened import OpenAssessment, free_path, open_path, stem
from assessor.text import clean
from assessor.tui import settings
from assessor.tui.acting import ActingScreen
from assessor.tui.ending import listen
from assessor.tui.inorder import InOrder
from assessor.tui.lenient import read_leniently
from assessor.tui.rendering import Ahead, render
from assessor.tui.themes import DARK, THEMES, next_after
from assessor.tui.widgets.reportline import ReportLine
from assessor.tui.widgets.scrollrows import ScrollRows

TURN = 0.0005
"""Seconds for which a thread in the background may hold up a key that waits; Python itself allows ten times that."""
SAVED = "Your answers are saved; go on with: assessor"
SETTLED = 3.0
"""Seconds after the start when nobody waits for the screen any more."""


def now() -> datetime:
    """The time of an answer."""
    return datetime.now(UTC)


class AssessorApp(InOrder):
    """The app. `clock` gives the time of an answer; without `settings_at` and `recent_at` nothing is remembered."""

    TITLE = "assessor"
    CSS_PATH = ["app.tcss", "interview.tcss", "home.tcss"]  # a first screen does not load its own
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (24, "-tall")]
    BINDINGS = [Binding("ctrl+q", "leave", "quit", show=False, priority=True)]
    ENABLE_COMMAND_PALETTE = True

    def __init__(
        self,
        opened: OpenAssessment | None = None,
        *,
        folder: Path,
        questionnaire: str | None = None,
        results_first: bool = False,
        clock: Callable[[], datetime] = now,
        settings_at: Path | None = None,
        recent_at: Path | None = None,
    ) -> None:
        super().__init__()
        ScrollBar.renderer = ScrollRows
        read_leniently(self.driver_class)
        self._results_first = results_first
        self.opened = opened
        self.folder = folder
        self.questionnaire = questionnaire
        self.clock = clock
        self.recent_at = recent_at
        self._report: Worker[str] | None = None
        self._ahead = Ahead(questionnaire)
        self._settings_at = settings_at
        self._settings, self._settings_trouble = settings.Settings(), ""
        if settings_at is not None:
            self._settings, self._settings_trouble = settings.read(settings_at)
        self._motion = self.animation_level  # what TEXTUAL_ANIMATIONS says
        for theme in THEMES.values():
            self.register_theme(theme)
        self._follow_settings()

    def get_default_screen(self) -> Screen[None]:
        """The conversation when an assessment is open, else the home screen."""
        return self._fitted(self._interview() if self.opened is not None else self._home())

    def _fitted(self, screen: Screen[None]) -> Screen[None]:
        """`screen` with the classes of the terminal's size, so that it is laid out for it from the first."""
        for cells, names in (
            (self.size.width, self.HORIZONTAL_BREAKPOINTS),
            (self.size.height, self.VERTICAL_BREAKPOINTS),
        ):
            screen.add_class(max(one for one in names if one[0] <= cells)[1])
        return screen

    def on_mount(self) -> None:
        """Listen for signals and for the loss of the terminal."""
        if self._results_first:
            self.show_results()
        if self._settings_trouble:
            self.notify(self._settings_trouble, markup=False)
        self.call_after_refresh(self._remember)
        self.call_after_refresh(gc.freeze)  # what was loaded stays; later collections need not look at it
        if not self.is_headless:
            sys.setswitchinterval(TURN)
            self.set_timer(SETTLED, self._warm_up)
            listen(lambda status: self.exit(return_code=status), sys.__stdin__.fileno() if sys.__stdin__ else 0)

    def open(self, path: Path, company: str = "", *, results_first: bool = False) -> None:
        """Open or create `path` and go to its conversation. `AssessorError` leaves everything as it is."""
        opened = open_path(path, self.questionnaire, self.clock(), company)
        if self.opened is not None:
            self.opened.close()
        self.opened = opened
        self._remember()
        self.push_screen(self._interview())
        if results_first:
            self.show_results()

    def _remember(self) -> None:
        """Put what is open first among the recent ones, in a thread: a slow disk must not be felt."""
        if self.opened is not None and self.recent_at is not None:
            at, path = self.recent_at, self.opened.path
            self.run_worker(lambda: recent.remember(at, path), name="remember", thread=True, exit_on_error=False)

    def show_results(self) -> None:
        """Scores and plan as they stand."""
        from assessor.tui.results import ResultsScreen

        if self.opened is not None:
            self.push_screen(ResultsScreen(self.opened, self.clock().date()))
            self.expect_report()

    def expect_report(self) -> None:
        """Have it rendered ahead: who pauses, or looks at the results, may be about to ask for it."""
        if self.opened is not None and not self.is_headless:
            coming = self._ahead.prepare(self.opened.session, self.clock().date())
            self.run_worker(coming, name="ahead", exclusive=True, group="ahead", exit_on_error=False)

    def show_help(self, place: Place) -> None:
        """Every key, the ones that work at `place` first."""
        from assessor.tui.help import HelpScreen

        self.push_screen(HelpScreen(place))

    # --- Settings --------------------------------------------------------------------------------------------------

    def next_theme(self) -> None:
        """Dark, light, high contrast, the terminal's own colours, and round again."""
        self.wear(next_after(self._settings.theme or "dark"))

    def wear(self, theme: str) -> None:
        """Change to the theme with this id, and remember it."""
        self._set(self._settings._replace(theme=theme))

    def change_motion(self) -> None:
        """Nothing moves, or it may again; remembered."""
        self._set(self._settings._replace(still=not self._settings.still))
        self.notify("Nothing moves now." if self._settings.still else "What moves may move again.", markup=False)

    def _set(self, changed: settings.Settings) -> None:
        self._settings = changed
        self._follow_settings()
        trouble = settings.write(self._settings_at, changed) if self._settings_at else ""
        if trouble:
            self.notify(trouble, markup=False)

    def _follow_settings(self) -> None:
        theme = THEMES.get(self._settings.theme, DARK)
        if self.is_running or theme.ansi:
            self.theme = theme.name
        else:  # nothing is drawn yet that had to change its colours: the style sheet begins with them
            self.set_reactive(AssessorApp.theme, theme.name)
            self.stylesheet.set_variables(self.get_css_variables())
        self.animation_level = "none" if self._settings.still else self._motion

    # --- Ways out --------------------------------------------------------------------------------------------------

    def leave(self) -> None:
        """End the app; everything is saved already."""
        self.exit()

    def action_leave(self) -> None:
        """Ctrl+Q, anywhere."""
        self.leave()

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """The palette: the actions of the screen below it."""
        yield from screen.commands() if isinstance(screen, ActingScreen) else ()

    # --- The report ------------------------------------------------------------------------------------------------

    @property
    def rendering(self) -> bool:
        """Whether a report is being rendered now."""
        return self._report is not None and not self._report.is_finished

    def start_report(self) -> None:
        """Render the report beside the assessment, under a name that is free."""
        if self.opened is None or self.rendering:
            return
        path = free_path(self.opened.path.parent, stem(self.opened.path), ".pdf")

        def tell(words: str) -> None:
            self.tell_report(f"Report: {words} · esc stops it")

        tell("starting")
        work = render(self.opened.session, path, self.clock().date(), tell, self._ahead)
        self._report = self.run_worker(work, name="report", exit_on_error=False)
        self._show_keys()

    def _warm_up(self) -> None:
        """Have a child load what a report needs while answers are given."""
        self.run_worker(self._ahead.warm_up(), name="ahead", group="ahead", exit_on_error=False)

    async def on_unmount(self) -> None:
        """The child that waits for a report waits no longer."""
        await self._ahead.close()

    def stop_report(self) -> None:
        """Stop rendering; the child is killed and leaves no file."""
        if self._report is not None:
            self._report.cancel()

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Say what came of the report."""
        if event.worker is not self._report or not event.worker.is_finished:
            return
        error = event.worker.error
        if event.state is WorkerState.SUCCESS:
            self.tell_report(f"Report written: {event.worker.result}")
        elif event.state is WorkerState.CANCELLED:
            self.tell_report("The report was stopped; no file was written.")
        elif isinstance(error, AssessorError):
            self.tell_report(f"! {error.line()}")
        else:
            self.tell_report(f"! The report could not be made ({type(error).__name__}). Try: assessor report FILE")
        self._show_keys()

    def tell_report(self, words: str) -> None:
        """Show `words` in the row for the report of every screen that has one."""
        for screen in self.screen_stack:
            for line in screen.query(ReportLine):
                line.tell(words)

    def _show_keys(self) -> None:
        if isinstance(self.screen, ActingScreen):
            self.screen.show_keys()

    # --- Screens and ends ------------------------------------------------------------------------------------------

    def _home(self) -> Screen[None]:
        from assessor.tui.home import HomeScreen

        return HomeScreen(self.folder)

    def _interview(self) -> Screen[None]:
        from assessor.tui.interview import InterviewScreen

        return InterviewScreen()

    def _fatal_error(self) -> None:
        """No traceback on the terminal: it would show answers. `run` hands the error to the command line's net."""
        self._close_messages_no_wait()


def run(file: Path | None, questionnaire: str | None, demo: bool = False) -> int:
    """Open the app with `file`, or with the home screen; the exit status.

    With `demo` the results are shown first; the sample company is written to the current folder unless `file` is given.
    """
    folder = Path.cwd()
    if demo and file is None:
        from assessor.assessment.sample import write

        file = write(folder, now())
    opened = open_path(file, questionnaire, now()) if file is not None else None
    app = AssessorApp(
        opened,
        folder=folder,
        questionnaire=questionnaire,
        results_first=demo,
        settings_at=settings.path(),
        recent_at=recent.place(),
    )
    try:
        app.run()
        if app._exception is not None:
            raise app._exception
    except Exception as error:
        if app.opened is not None:
            error.add_note(f"{SAVED} {shlex.quote(str(app.opened.path))}")
        raise
    finally:
        if app.opened is not None:
            app.opened.close()
    if app.opened is not None:
        with suppress(OSError):  # the terminal may be what is gone; nothing is left to be written at the end
            os.write(1, clean(f"{SAVED} {shlex.quote(str(app.opened.path))}\n").encode(errors="replace"))
    return app.return_code or 0
