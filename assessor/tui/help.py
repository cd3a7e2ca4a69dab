"""The help: every action with its keys, those of the place where it was asked for first."""

from collections.abc import Iterable

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content

from assessor.interview.actions import ACTIONS, Action, Place, all_keys
from assessor.tui.acting import ActingScreen
from assessor.tui.widgets.headline import Headline
from assessor.tui.widgets.keybar import KeyBar
from assessor.tui.widgets.wrapped import Wrapped, hanging


class Table(Wrapped):
    """Actions as rows of keys and help."""

    DEFAULT_CSS = """
    Table { padding: 0 1; }
    """

    def __init__(self, heading: str, actions: Iterable[Action]) -> None:
        super().__init__()
        self._heading, self._actions = heading, list(actions)

    def rows(self, width: int) -> list[Content]:
        """The heading and its actions."""
        rows = [Content(""), Content.styled(self._heading, "bold $accent"), Content("")]
        for action in self._actions:
            keys = Content.styled(f"{all_keys(action) or 'ctrl+p':<12}", "bold $primary")
            says = action.help if action.keys else f"{action.title[0].upper()}{action.title[1:]}. {action.help}"
            rows += hanging(keys, Content(says), width)
        return rows


class HelpScreen(ActingScreen):
    """All keys."""

    CSS_PATH = "help.tcss"
    PLACES = (Place.HELP,)
    BINDINGS = [
        Binding("q,question_mark,enter", "do('close_page')", show=False, priority=True),
        Binding("up", "page(-0.1)", show=False),
        Binding("down", "page(0.1)", show=False),
        Binding("pageup", "page(-0.9)", show=False),
        Binding("pagedown,space", "page(0.9)", show=False),
    ]

    def __init__(self, asked_at: Place) -> None:
        super().__init__()
        self._asked_at = asked_at

    def compose(self) -> ComposeResult:
        """Two tables."""
        yield Headline()
        with VerticalScroll(id="help", can_focus=False):
            yield Table("Works where you were", (a for a in ACTIONS if self._asked_at in a.where))
            yield Table("Works elsewhere", (a for a in ACTIONS if self._asked_at not in a.where))
        yield KeyBar()

    def on_mount(self) -> None:
        """Fill the first and the last row."""
        self.query_one(Headline).tell("Help", "levels: 0 absent, 1 ad hoc, 2 instrumented, 3 managed, 4 closed loop")
        self.show_keys()

    def action_page(self, by: float) -> None:
        """Scroll by a share of the page."""
        page = self.query_one("#help", VerticalScroll)
        page.scroll_to(y=page.scroll_offset.y + by * page.size.height, animate=False)

    def do_close_page(self) -> None:
        """Back to where it was asked for."""
        self.dismiss()
