"""The review: what is contradictory, flagged, not known or not answered, each one Enter away. Loaded when wanted."""

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from assessor.interview.actions import Place
from assessor.interview.prompt import Line, Prompt
from assessor.interview.review import Entry, counts, review
from assessor.opening.opened import OpenAssessment
from assessor.text import one_line
from assessor.tui.acting import ActingScreen
from assessor.tui.because import go_to
from assessor.tui.widgets.choices import Choices
from assessor.tui.widgets.headline import Headline
from assessor.tui.widgets.keybar import KeyBar

WORDS = {
    "contradictory": "contradictory",
    "flagged": "flagged",
    "not known": "don't know",
    "not answered": "not answered",
    "not given": "figure not given",
}


class ReviewScreen(ActingScreen):
    """One list, the most urgent first."""

    CSS_PATH = "reviewing.tcss"
    PLACES = (Place.REVIEW,)

    def __init__(self, opened: OpenAssessment) -> None:
        super().__init__()
        self._opened = opened
        self._entries = review(opened.session, opened.score)

    @property
    def place(self) -> Place:
        """The list."""
        return Place.REVIEW

    def compose(self) -> ComposeResult:
        """The list, or that there is nothing."""
        yield Headline()
        with VerticalScroll(id="review", can_focus=False):
            nothing = "Every question that applies has a level, and none is flagged or contradicts another."
            yield Static("" if self._entries else nothing, markup=False)
            yield Choices(id="entries")
        yield KeyBar()

    def on_mount(self) -> None:
        """The caret on the first line: nothing is answered here."""
        self.query_one(Headline).tell("To look at again", counts(self._entries))
        choices = self.query_one("#entries", Choices)
        lines = tuple(Line("", str(number), _says(entry)) for number, entry in enumerate(self._entries))
        choices.offer(Prompt(way="one", label="", ask="", lines=lines))
        choices.focus()
        self.show_keys()

    @on(Choices.Moved)
    def _moved(self, event: Choices.Moved) -> None:
        event.stop()
        page = self.query_one("#review", VerticalScroll)
        top = event.choices.region.y - page.region.y + page.scroll_offset.y + event.row
        if top < page.scroll_offset.y:
            page.scroll_to(y=top, animate=False)
        elif top + event.height > page.scroll_offset.y + page.size.height:
            page.scroll_to(y=top + event.height - page.size.height, animate=False)
        self.show_keys()

    @on(Choices.Picked)
    def _picked(self, event: Choices.Picked) -> None:
        event.stop()
        go_to(self, self._opened, self._entries[int(event.value)].step)

    def do_close_page(self) -> None:
        """Back to where one was."""
        self.dismiss()


def _says(entry: Entry) -> str:
    kinds = ", ".join(WORDS[kind] for kind in (entry.kind, *entry.also))
    stands = (
        f" ({one_line(entry.stands, 120)})" if entry.stands and entry.kind in ("contradictory", "not given") else ""
    )
    where = f"{entry.step.id} · " if entry.step.kind == "question" else ""
    return f"{where}{kinds} · {one_line(entry.ask, 160)}{stands}"
