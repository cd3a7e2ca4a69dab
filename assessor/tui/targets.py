"""The targets with their reasons, and what is not asked and why: opened from the results when somebody wants to know.

Nothing is decided here: targets and reasons come from scoring/targets.py, what is left out from interview/.
"""

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content

from assessor.interview.actions import Place
from assessor.interview.turns import left_out_words
from assessor.questionnaire.conditions import Profile
from assessor.questionnaire.model import Area, Questionnaire
from assessor.scoring import words
from assessor.scoring.targets import minimums, target
from assessor.tui.acting import PAGING, ActingScreen
from assessor.tui.widgets.headline import Headline
from assessor.tui.widgets.keybar import KeyBar
from assessor.tui.widgets.wrapped import Wrapped, hanging


class Reasons(Wrapped):
    """Area by area: the target, why, what single questions must reach, and what is left out."""

    DEFAULT_CSS = """
    Reasons { padding: 0 1 1 1; }
    """

    def __init__(self, questionnaire: Questionnaire, profile: Profile) -> None:
        super().__init__()
        self._questionnaire, self._profile = questionnaire, profile

    def rows(self, width: int) -> list[Content]:
        """The page."""
        rows: list[Content] = []
        for area in self._questionnaire.areas:
            rows += [Content(""), *hanging(Content(""), self._head(area), width)]
            for said in self._reasons(area):
                rows += hanging(Content("  - "), Content(said), width)
        return rows

    def _head(self, area: Area) -> Content:
        found = target(area.id, self._questionnaire, self._profile)
        name = Content.styled(area.title or area.id, "bold $accent")
        if found.level is None:
            return name + Content("  no target")
        before = f", before adjustments {words.level(found.before)}" if found.before != found.level else ""
        return name + Content.styled(f"  target {words.level(found.level)}", "bold") + Content(before)

    def _reasons(self, area: Area) -> list[str]:
        reasons = list(target(area.id, self._questionnaire, self._profile).reasons)
        for id, demanded in minimums(self._questionnaire.targets, self._profile).items():
            if any(question.id == id for question in area.questions):
                why = " ".join(reason for reason in demanded.reasons if reason)
                reasons.append(f"{id} itself must reach {words.level(demanded.level)}. {why}".strip())
        left_out = left_out_words(area, self._questionnaire, self._profile)
        return [*reasons, left_out] if left_out else reasons


class TargetsScreen(ActingScreen):
    """Why the targets are what they are."""

    CSS_PATH = "targets.tcss"
    PLACES = (Place.TARGETS,)
    BINDINGS = [
        Binding("t,enter", "do('close_page')", show=False),
        *PAGING,
    ]

    def __init__(self, questionnaire: Questionnaire, profile: Profile) -> None:
        super().__init__()
        self._questionnaire, self._profile = questionnaire, profile

    def compose(self) -> ComposeResult:
        """One page."""
        yield Headline()
        with VerticalScroll(id="targets", can_focus=False):
            yield Reasons(self._questionnaire, self._profile)
        yield KeyBar()

    def on_mount(self) -> None:
        """Fill the first and the last row."""
        self.query_one(Headline).tell("Targets", "why they are what they are, and what is not asked")
        self.show_keys()

    def action_page(self, by: float) -> None:
        """Scroll by a share of the page."""
        page = self.query_one("#targets", VerticalScroll)
        page.scroll_to(y=page.scroll_offset.y + by * page.size.height, animate=False)

    def do_close_page(self) -> None:
        """Back to the results."""
        self.dismiss()
