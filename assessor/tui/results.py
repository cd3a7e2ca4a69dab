"""The results on one page: scores, plan, what would change it, money, roadmap; every figure opens its reason.

Nothing is decided here; what the page says comes from interview/results/. The page is there at once; what takes many
draws or searches follows from a thread, which ends between two of its steps when the screen is left.
"""

from collections.abc import Collection
from datetime import date
from time import monotonic, sleep

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, VerticalScroll
from textual.message import Message
from textual.worker import get_current_worker

from assessor.interview.actions import BY_ID, Place, key_words
from assessor.interview.flow import Step
from assessor.interview.quick_scan import triage
from assessor.interview.results.because import because, resolved
from assessor.interview.results.page import Section, Target, line
from assessor.interview.results.sections import TABS, sections
from assessor.interview.results.state import Results, results_later, results_now
from assessor.opening.opened import OpenAssessment
from assessor.plan.derive_plan import Ground, PlanFigure, ground
from assessor.plan.gates import ENOUGH_COVERAGE
from assessor.scoring import words
from assessor.tui.acting import ActingScreen
from assessor.tui.because import NOT_ASKED, BecauseScreen, Reason, go_to
from assessor.tui.widgets.headline import Headline
from assessor.tui.widgets.keybar import KeyBar
from assessor.tui.widgets.page import CURSOR, Page, SectionView
from assessor.tui.widgets.reportline import ReportLine
from assessor.tui.widgets.scanview import ScanView
from assessor.tui.widgets.tabline import TabLine

NO_REASON = Section("beside", "Where it comes from", (line("Move to a figure to see where it comes from."),))


GIVES_WAY = 0.12
"""Seconds after a key in which the long work rests between two of its steps."""


class Left(Exception):
    """Nobody waits for the work any more."""


class ResultsScreen(ActingScreen):
    """Everything there is to say now, on one page that scrolls; wide terminals show reasons beside it."""

    class Known(Message):
        """More is known than before."""

        def __init__(self, results: Results) -> None:
            super().__init__()
            self.results = results

    CSS_PATH = "results.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide"), (118, "-beside")]
    PLACES = (Place.RESULTS,)
    BINDINGS = [*CURSOR, *(Binding(str(n + 1), f"section({n})", show=False) for n in range(len(TABS)))]

    def __init__(self, opened: OpenAssessment, today: date) -> None:
        super().__init__()
        self._opened = opened
        # What was true when the results were asked for; an answer can only be given after leaving them.
        session = opened.session
        self._questionnaire, self._profile = session.questionnaire, session.assessment.profile
        self._scan = session.scan and (opened.score.coverage or 0.0) < ENOUGH_COVERAGE
        self._ground: Ground | None = None
        self._moved_at = 0.0
        self._results = results_now(
            self._questionnaire, self._profile, session.assessment.answers, opened.score, today
        )  # fmt: skip

    def compose(self) -> ComposeResult:
        """Headline, the page, keys; after a quick scan what that can say instead."""
        yield Headline()
        if self._scan:
            answers = self._opened.session.assessment.answers
            found = triage(self._questionnaire, self._profile, self._opened.score, answers)
            with VerticalScroll(id="results", can_focus=False):
                yield ScanView(self._questionnaire, self._profile, found, key_words(BY_ID["scan"], Place.QUESTION))
        else:
            yield TabLine(TABS)
            with Horizontal(id="middle"):
                yield Page(sections(self._results), id="page")
                with VerticalScroll(id="beside", can_focus=False):
                    yield SectionView(NO_REASON)
        yield ReportLine()
        yield KeyBar()

    def on_mount(self) -> None:
        """Fill the first and the last row; begin what takes longer."""
        company = str(self._profile.get("company") or self._opened.path.name)
        self.query_one(Headline).tell(
            company,
            f"{'Quick scan' if self._scan else 'Results'} · {words.share(self._opened.score.coverage)} answered",
        )
        self.show_keys()
        if not self._scan:
            self.call_after_refresh(self._page.jump, 0)
            self.run_worker(self._work_out, name="results", thread=True, exclusive=True, exit_on_error=False)

    def on_resize(self) -> None:
        """The reason beside the page appears with the room for it."""
        if not self._scan:
            self.call_after_refresh(self._show_beside)

    @property
    def _page(self) -> Page:
        return self.query_one(Page)

    # --- What takes longer -----------------------------------------------------------------------------------------

    def _work_out(self) -> None:
        """In a thread: tell what comes to be known. Leaving the screen ends it between two steps."""
        worker = get_current_worker()

        def between() -> None:
            while not worker.is_cancelled and monotonic() - self._moved_at < GIVES_WAY:
                sleep(GIVES_WAY / 4)
            if worker.is_cancelled:
                raise Left

        try:
            for known in results_later(self._results, between):
                between()
                self.post_message(self.Known(known))
        except Left:
            return

    def on_results_screen_known(self, event: Known) -> None:
        """Say what is known now."""
        self._results = event.results
        self._page.tell(sections(event.results))
        self._show_beside()

    # --- Moving and reasons ----------------------------------------------------------------------------------------

    def unavailable(self) -> Collection[str]:
        """Without a report being rendered there is none to stop; with one, Escape is for it."""
        nothing = {"report"} if self.face.rendering else {"stop_report"}
        return nothing | ({"why", "figure", "section", "what_if"} if self._scan else {"page"})

    def action_section(self, number: int) -> None:
        """To a section."""
        if not self._scan:
            self._page.jump(number)

    def action_cursor(self, by: int) -> None:
        """To the next or the previous figure."""
        self.action_page(0.1 * by) if self._scan else self._page.move(by)

    def action_cursor_row(self, by: int) -> None:
        """To a figure in another row."""
        self.action_page(0.1 * by) if self._scan else self._page.move_row(by)

    def action_page(self, by: float) -> None:
        """Scroll by a share of the page."""
        if self._scan:
            page = self.query_one("#results", VerticalScroll)
            page.scroll_to(y=page.scroll_offset.y + by * page.size.height, animate=False)
        else:
            self._page.scroll_by_share(by)

    def on_page_moved(self) -> None:
        """Say which section is read now, and the reason of the figure under the cursor."""
        self._moved_at = monotonic()
        self.query_one(TabLine).tell(self._page.section)
        self._show_beside()

    def on_tab_line_chosen(self, event: TabLine.Chosen) -> None:
        """A section was clicked."""
        self.action_section(event.number)

    def on_page_opened(self) -> None:
        """A figure was clicked."""
        self.do_why()

    def _reason(self, to: Target) -> Reason | None:
        """Where a link leads; the search behind the figures of the plan is made once."""
        if isinstance(to, PlanFigure) and self._ground is None:
            known = self._results
            self._ground = ground(known.questionnaire, known.profile, known.score, known.stakes, known.plan)
        return resolved(to, self._results, self._ground)

    def _show_beside(self) -> None:
        """The reason of the figure under the cursor, where there is room beside the page."""
        if not self.has_class("-beside"):
            return
        link = self._page.link
        reason = self._reason(link.to) if link is not None else None
        beside = self.query_one("#beside", VerticalScroll)
        beside.query_one(SectionView).tell(because(reason, self._results) if reason is not None else NO_REASON)
        beside.scroll_home(animate=False)

    def do_why(self) -> None:
        """The reason of the figure under the cursor, or its question."""
        link = self._page.link
        if link is None:
            return
        if isinstance(link.to, Step):
            if not go_to(self, self._opened, link.to):
                self.notify(NOT_ASKED, timeout=3)
        elif (reason := self._reason(link.to)) is not None:
            self.app.push_screen(BecauseScreen(self._opened, self._results, reason, self._reason))

    # --- Other actions ---------------------------------------------------------------------------------------------

    def do_interview(self) -> None:
        """Back to the questions; while a report renders, Escape stops that instead."""
        self.dismiss()

    def do_targets(self) -> None:
        """Why the targets are what they are."""
        from assessor.tui.targets import TargetsScreen

        self.app.push_screen(TargetsScreen(self._questionnaire, self._profile))

    def do_what_if(self) -> None:
        """Try other answers, hires and figures."""
        from assessor.tui.what_if import WhatIfScreen

        self.app.push_screen(WhatIfScreen(self._results))

    def do_report(self) -> None:
        """The PDF."""
        self.face.start_report()

    def do_stop_report(self) -> None:
        """No PDF."""
        self.face.stop_report()
