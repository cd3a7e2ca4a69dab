"""The results as they stand: overall, the eight areas, what contradicts itself, and the plan. Loaded when asked for.

Nothing is computed here; the plan comes from plan/, words for figures from scoring/words.py.
"""

from collections.abc import Collection

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll

from assessor.interview.actions import Place
from assessor.plan.hiring import make_plan
from assessor.scoring import words
from assessor.tui.acting import ActingScreen
from assessor.tui.opening import OpenAssessment
from assessor.tui.widgets.headline import Headline
from assessor.tui.widgets.keybar import KeyBar
from assessor.tui.widgets.planview import PlanView
from assessor.tui.widgets.reportline import ReportLine
from assessor.tui.widgets.scoreview import ScoreView


class ResultsScreen(ActingScreen):
    """Scores and plan on one page that scrolls."""

    CSS_PATH = "results.tcss"
    PLACES = (Place.RESULTS,)
    BINDINGS = [
        Binding("up", "page(-0.1)", show=False),
        Binding("down", "page(0.1)", show=False),
        Binding("pageup", "page(-0.9)", show=False),
        Binding("pagedown,space", "page(0.9)", show=False),
        Binding("home", "page(-1000)", show=False),
        Binding("end", "page(1000)", show=False),
    ]

    def __init__(self, opened: OpenAssessment) -> None:
        super().__init__()
        self._opened = opened

    def compose(self) -> ComposeResult:
        """Headline, scores, plan, keys."""
        session, score = self._opened.session, self._opened.score
        plan = make_plan(session.questionnaire, session.assessment.profile, score)
        yield Headline()
        with VerticalScroll(id="results", can_focus=False):
            yield ScoreView(session.questionnaire, score)
            yield PlanView(session.questionnaire, plan)
        yield ReportLine()
        yield KeyBar()

    def on_mount(self) -> None:
        """Fill the first and the last row."""
        company = str(self._opened.session.assessment.profile.get("company") or self._opened.path.name)
        self.query_one(Headline).tell(company, f"Results · {words.share(self._opened.score.coverage)} answered")
        self.show_keys()

    def unavailable(self) -> Collection[str]:
        """Without a report being rendered there is none to stop; with one, Escape is for it."""
        return ("report",) if self.face.rendering else ("stop_report",)

    def action_page(self, by: float) -> None:
        """Scroll by a share of the page."""
        page = self.query_one("#results", VerticalScroll)
        page.scroll_to(y=page.scroll_offset.y + by * page.size.height, animate=False)

    def do_interview(self) -> None:
        """Back to the questions; while a report renders, Escape stops that instead."""
        self.dismiss()

    def do_report(self) -> None:
        """The PDF."""
        self.face.start_report()

    def do_stop_report(self) -> None:
        """No PDF."""
        self.face.stop_report()
