"""The conversation so far, as one widget: however long it is, laying it out and drawing it costs what is in view.

What the assessor says stands to the left; what the person said is set in, with its mark.
"""

from collections.abc import Sequence
from functools import lru_cache

from textual import events
from textual.content import Content
from textual.message import Message
from textual.strip import Strip
from textual.visual import Visual

from assessor.interview.flow import Step
from assessor.interview.turns import Turn
from assessor.tui.widgets.wrapped import Wrapped, hanging

COLOURS = {"asked": "$quiet", "replied": "$primary", "note": "$quiet", "notice": "$quiet"}
"""Of what is not in the colour of the text."""
CLOSE = ("replied", "note", "notice")
"""What stands right below what it belongs to; above all else is an empty row."""
KEPT = 512
"""Turns whose rows are kept; more than are ever shown at once."""


@lru_cache(KEPT)
def drawn(turn: Turn, width: int) -> tuple[Content, ...]:
    """The rows of one turn in `width` cells."""
    above = () if turn.kind in CLOSE else (Content(""),)
    colour = COLOURS.get(turn.kind, "$foreground")
    return (*above, *(row.stylize_before(colour) for row in _words(turn, width)))


def _words(turn: Turn, width: int) -> list[Content]:
    match turn.kind:
        case "asked":
            return hanging(Content(""), Content(f"{turn.label}  {turn.text}" if turn.label else turn.text), width)
        case "replied":
            return hanging(Content(f"  {turn.label}  "), Content(turn.text), width)
        case "note":
            return hanging(Content("     "), Content(f'Note: "{turn.text}"'), width)
        case "notice":
            return hanging(Content("     "), Content(turn.text), width)
        case "recap" | "close":
            return hanging(Content.styled("= ", "$accent"), Content(turn.text), width)
    title = [Content.styled(turn.label, "bold $accent")] if turn.label else []
    return [*title, *hanging(Content(""), Content(turn.text), width)]


class Transcript(Wrapped):
    """The turns before what is being asked; the caller bounds their number."""

    DEFAULT_CSS = """
    Transcript { padding: 0 1; }
    """

    class Chosen(Message):
        """A click on something that was asked: the person wants to return to it."""

        def __init__(self, step: Step) -> None:
            super().__init__()
            self.step = step

    def __init__(self) -> None:
        super().__init__(id="transcript")
        self.turns: Sequence[Turn] = ()
        self._strips: dict[tuple[Turn, int], list[Strip]] = {}

    def tell(self, turns: Sequence[Turn]) -> None:
        """Show `turns`."""
        if turns != self.turns:
            self.turns = turns
            self._strips = {key: strips for key, strips in self._strips.items() if key[0] in turns}
            self.changed()

    def rows(self, width: int) -> list[Content]:
        """The rows of all turns."""
        return [row for turn in self.turns for row in drawn(turn, width)]

    def render_line(self, y: int) -> Strip:
        """One row, from what was drawn before; where something is selected all is drawn together."""
        if self.text_selection is not None:
            return super().render_line(y)
        width = self.content_size.width or 1
        turn, row = self._at(y, width)
        if turn is None:
            return Strip.blank(width, self.visual_style.rich_style)
        if (turn, width) not in self._strips:
            rows = drawn(turn, width)
            text = Content("\n").join(rows)
            self._strips[turn, width] = Visual.to_strips(self, text, width, len(rows), self.visual_style)
        return self._strips[turn, width][row].apply_offsets(0, y)

    def notify_style_update(self) -> None:
        """Other colours: draw anew."""
        self._strips = {}
        super().notify_style_update()

    def on_click(self, event: events.Click) -> None:
        """Return to what was asked here."""
        turn, _ = self._at(event.y, self.content_size.width or 1)
        if turn is not None and turn.step is not None:
            event.stop()
            self.post_message(self.Chosen(turn.step))

    def _at(self, y: int, width: int) -> tuple[Turn | None, int]:
        """The turn whose row is at `y`, and which of its rows that is."""
        for turn in self.turns:
            length = len(drawn(turn, width))
            if y < length:
                return turn, y
            y -= length
        return None, 0
