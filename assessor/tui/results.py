"""The results as they stand: overall, the eight areas, what contradicts itself, and the plan. Loaded when asked for.

Nothing is decided here; the plan comes from plan/, words for figures from scoring/words.py. The plan is there at once;
how sure it is takes many draws of the numbers and follows from a thread, unless the screen is left before.
"""

from collections.abc import Collection
from datetime import date

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.message import Message
from textual.worker import get_current_worker

from assessor.economics.stakes import stakes as stakes_of
from assessor.interview.actions import BY_ID, Place, key_words
from assessor.interview.quick_scan import triage
from assessor.plan.gates import ENOUGH_COVERAGE
from assessor.plan.hiring import make_plan
from assessor.plan.model import Plan
from assessor.scoring import words
from assessor.tui.acting import PAGING, ActingScreen
from assessor.tui.opening import OpenAssessment
from assessor.tui.widgets.headline import Headline
from assessor.tui.widgets.keybar import KeyBar
from assessor.tui.widgets.planview import PlanView
from assessor.tui.widgets.reportline import ReportLine
from assessor.tui.widgets.scanview import ScanView
from assessor.tui.widgets.scoreview import ScoreView

DRAWS = 300
"""How often the numbers are drawn again, as for the report."""


class ResultsScreen(ActingScreen):
    """Scores and plan on one page that scrolls."""

    class Drawn(Message):
        """The plan, with how sure it is."""

        def __init__(self, plan: Plan) -> None:
            super().__init__()
            self.plan = plan

    CSS_PATH = "results.tcss"
    PLACES = (Place.RESULTS,)
    BINDINGS = [*PAGING]

    def __init__(self, opened: OpenAssessment, today: date) -> None:
        super().__init__()
        self._opened = opened
        # What was true when the results were asked for; an answer can only be given after leaving them.
        session = opened.session
        self._questionnaire, self._profile = session.questionnaire, session.assessment.profile
        self._today = today
        self._scan = session.scan and (opened.score.coverage or 0.0) < ENOUGH_COVERAGE

    def compose(self) -> ComposeResult:
        """Headline, scores and plan, keys; after a quick scan what that can say instead."""
        score = self._opened.score
        if self._scan:
            answers = self._opened.session.assessment.answers
            found = triage(self._questionnaire, self._profile, score, answers)
            yield Headline()
            with VerticalScroll(id="results", can_focus=False):
                yield ScanView(self._questionnaire, self._profile, found, key_words(BY_ID["scan"], Place.QUESTION))
            yield ReportLine()
            yield KeyBar()
            return
        plan = make_plan(self._questionnaire, self._profile, score, today=self._today)
        stakes = stakes_of(self._questionnaire, self._profile, score)
        yield Headline()
        with VerticalScroll(id="results", can_focus=False):
            yield ScoreView(self._questionnaire, score)
            yield PlanView(self._questionnaire, plan, stakes)
        yield ReportLine()
        yield KeyBar()

    def on_mount(self) -> None:
        """Fill the first and the last row."""
        company = str(self._profile.get("company") or self._opened.path.name)
        self.query_one(Headline).tell(
            company,
            f"{'Quick scan' if self._scan else 'Results'} · {words.share(self._opened.score.coverage)} answered",
        )
        self.show_keys()
        if not self._scan and self.query_one(PlanView).plan.steps:
            self.run_worker(self._draw, name="draws", thread=True, exclusive=True, exit_on_error=False)

    def _draw(self) -> None:
        """In a thread: the plan once more, with its confidence. Leaving the screen cancels it."""
        plan = make_plan(self._questionnaire, self._profile, self._opened.score, today=self._today, draws=DRAWS)
        if not get_current_worker().is_cancelled:
            self.post_message(self.Drawn(plan))

    def on_results_screen_drawn(self, event: Drawn) -> None:
        """Say how sure the plan is."""
        self.query_one(PlanView).tell(event.plan, DRAWS)

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

    def do_targets(self) -> None:
        """Why the targets are what they are."""
        from assessor.tui.targets import TargetsScreen

        self.app.push_screen(TargetsScreen(self._questionnaire, self._profile))

    def do_report(self) -> None:
        """The PDF."""
        self.face.start_report()

    def do_stop_report(self) -> None:
        """No PDF."""
        self.face.stop_report()
