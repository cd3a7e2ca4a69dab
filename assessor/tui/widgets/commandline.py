"""The command line: a field, and below it how what is typed can go on. Loaded only when someone types a command."""

from collections.abc import Callable, Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from assessor.interview.commands import MOST, Offer
from assessor.interview.flow import Step
from assessor.interview.prompt import Line, Prompt
from assessor.text import one_line
from assessor.tui.widgets.choices import Choices
from assessor.tui.widgets.fields import Field

WIDEST = 100
"""Cells of an offer: each takes one row, or two where the terminal is narrow."""


class CommandLine(Vertical):
    """`offers` says how a line can go on. Posts `Typed` for a line that was given, `Chosen` for a place."""

    DEFAULT_CSS = """
    CommandLine { height: auto; }
    CommandLine Field { margin: 0 1; }
    CommandLine > Static { padding: 0 1; color: $quiet; height: auto; }
    """

    class Typed(Message):
        """A line was given."""

        def __init__(self, line: str) -> None:
            super().__init__()
            self.line = line

    class Chosen(Message):
        """A place was given, by typing `line`."""

        def __init__(self, step: Step, line: str) -> None:
            super().__init__()
            self.step, self.line = step, line

    def __init__(self, start: str, offers: Callable[[str], Sequence[Offer]]) -> None:
        super().__init__(id="command")
        self._start, self._find = start, offers
        self._offers: Sequence[Offer] = ()

    def compose(self) -> ComposeResult:
        """The field, its offers, and how many more there are."""
        yield Field(id="line")
        yield Choices(id="offers")
        yield Static("", id="more", markup=False)

    def on_mount(self) -> None:
        """Begin with what was asked for."""
        self.field.border_title = "Type a command; tab completes it"
        self.field.value = self._start
        self.field.cursor_position = len(self._start)
        self.field.focus(scroll_visible=False)
        self._offer()

    @property
    def field(self) -> Field:
        """Where the line is typed."""
        return self.query_one("#line", Field)

    @property
    def _choices(self) -> Choices:
        return self.query_one("#offers", Choices)

    def complete(self) -> None:
        """Complete the line with the offer that has the caret, else the first."""
        if self._offers:
            self.field.value = self._offers[self._choices.caret or 0].typed
            self.field.cursor_position = len(self.field.value)
            self.field.focus(scroll_visible=False)

    @on(Field.Changed)
    def _typed_on(self, event: Field.Changed) -> None:
        event.stop()
        self._offer()

    def _offer(self) -> None:
        every = self._find(self.field.value)
        self._offers = every[:MOST]
        lines = tuple(Line("", str(number), one_line(offer.says, WIDEST)) for number, offer in enumerate(self._offers))
        self._choices.offer(Prompt(way="type", label="", ask="", lines=lines))
        more = len(every) - len(self._offers)
        said = f"  and {more} more; type on" if more else ""
        if not every and self.field.value.strip(" /"):
            argument = " " in self.field.value.strip()
            said = "  Nothing is found for that." if argument else "  No command goes by that; enter says what is near."
        self.query_one("#more", Static).update(Content(said))

    @on(Field.Submitted)
    def _given(self, event: Field.Submitted) -> None:
        """A line that is one place goes there; a name that is not whole yet is completed first."""
        event.stop()
        line = event.value.strip()
        name, _, argument = line.partition(" ")
        if argument and self._offers and self._offers[0].step is not None:
            self.post_message(self.Chosen(self._offers[0].step, line))
        elif not argument and self._offers and name not in {offer.typed.strip() for offer in self._offers}:
            self._take(self._offers[0])
        elif not argument and line and self._offers and self._offers[0].typed.endswith(" "):
            self.complete()
        else:
            self.post_message(self.Typed(line))

    @on(Choices.Picked)
    def _picked(self, event: Choices.Picked) -> None:
        event.stop()
        self._take(self._offers[int(event.value)])

    def _take(self, offer: Offer) -> None:
        if offer.step is not None:
            self.post_message(self.Chosen(offer.step, self.field.value))
        elif offer.typed.endswith(" "):
            self.field.value = offer.typed
            self.field.cursor_position = len(offer.typed)
            self.field.focus(scroll_visible=False)
        else:
            self.post_message(self.Typed(offer.typed))

    @on(Field.Down)
    def _down(self, event: Field.Down) -> None:
        event.stop()
        if self._offers:
            self._choices.caret = 0
            self._choices.focus(scroll_visible=False)

    @on(Choices.Left)
    def _up(self, event: Choices.Left) -> None:
        event.stop()
        self.field.focus(scroll_visible=False)
