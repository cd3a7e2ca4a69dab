"""Where a figure comes from, on a page of its own: deeper with Enter, back with Escape, from an answer to its question.

Nothing is decided here: the reasons come from interview/results/because.py. Loaded when somebody asks for one.
"""

from collections.abc import Callable
from dataclasses import replace

from textual.app import ComposeResult

from assessor.economics.figure import Figure as Money
from assessor.interview import session as sessions
from assessor.interview.actions import Place
from assessor.interview.flow import Step
from assessor.interview.results.because import because
from assessor.interview.results.page import Target
from assessor.interview.results.state import Results
from assessor.interview.session import Session
from assessor.opening.opened import OpenAssessment
from assessor.scoring.derivation_model import Derivation
from assessor.tui.acting import ActingScreen
from assessor.tui.widgets.headline import Headline
from assessor.tui.widgets.keybar import KeyBar
from assessor.tui.widgets.page import CURSOR, Page

Reason = Derivation | Money
Find = Callable[[Target], Reason | None]
"""The reason that a link leads to; None for a question or a fact."""
NOT_ASKED = "That is not asked of this company."


def go_to(screen: ActingScreen, opened: OpenAssessment, step: Step) -> bool:
    """Leave every page above the conversation and ask `step` there; False where it is not asked of this company."""
    from assessor.tui.interview import InterviewScreen

    session = opened.session
    if _asked(session, step) is None:
        session = replace(session, scan=False)
    face, there = screen.face, _asked(session, step)
    below = next((found for found in reversed(face.screen_stack) if isinstance(found, InterviewScreen)), None)
    if below is None or there is None:
        return False
    opened.keep(sessions.go(session, there))
    for _ in range(len(face.screen_stack) - 1 - face.screen_stack.index(below)):
        face.pop_screen()
    face.call_later(below.show_session)
    return True


def _asked(session: Session, step: Step) -> Step | None:
    """The step of the conversation that asks for the same; a link knows no area."""
    return next((one for one in session.asked if (one.kind, one.id) == (step.kind, step.id)), None)


class BecauseScreen(ActingScreen):
    """The reason of one figure, and of those below it."""

    CSS_PATH = "results.tcss"
    PLACES = (Place.BECAUSE,)
    BINDINGS = [*CURSOR]

    def __init__(self, opened: OpenAssessment, results: Results, first: Reason, find: Find) -> None:
        super().__init__()
        self._opened, self._results, self._find = opened, results, find
        self._trail: list[Reason] = [first]

    def compose(self) -> ComposeResult:
        """One page."""
        yield Headline()
        yield Page([because(self._trail[-1], self._results)], id="page")
        yield KeyBar()

    def on_mount(self) -> None:
        """Fill the first and the last row."""
        self.query_one(Headline).tell("Where this figure comes from", "")
        self.show_keys()
        self.call_after_refresh(self._page.jump, 0)

    @property
    def _page(self) -> Page:
        return self.query_one(Page)

    def action_cursor(self, by: int) -> None:
        """To the next or the previous link."""
        self._page.move(by)

    def action_cursor_row(self, by: int) -> None:
        """To a link in another row."""
        self._page.move_row(by)

    def action_page(self, by: float) -> None:
        """Scroll by a share of the page."""
        self._page.scroll_by_share(by)

    def on_page_opened(self) -> None:
        """A link was clicked."""
        self.do_why()

    def do_why(self) -> None:
        """Deeper, or to the question."""
        link = self._page.link
        if link is None:
            return
        if isinstance(link.to, Step):
            if not go_to(self, self._opened, link.to):
                self.notify(NOT_ASKED, timeout=3)
            return
        reason = self._find(link.to)
        if reason is not None:
            self._trail.append(reason)
            self._show()

    def do_close_page(self) -> None:
        """One reason up, and from the first one back."""
        self._trail.pop()
        if self._trail:
            self._show()
        else:
            self.dismiss()

    def _show(self) -> None:
        self._page.tell([because(self._trail[-1], self._results)])
        self.call_after_refresh(self._page.jump, 0)
