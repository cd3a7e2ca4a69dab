"""One turn of the conversation so far."""

from textual import events
from textual.content import Content
from textual.message import Message

from assessor.interview.flow import Step
from assessor.interview.turns import Turn
from assessor.tui.widgets.wrapped import Wrapped, hanging


class TurnView(Wrapped):
    """A turn as text: what the assessor says stands to the left, what the person said is set in with its mark."""

    DEFAULT_CSS = """
    TurnView { padding: 0 1; margin-top: 1; color: $quiet; }
    TurnView.-greeting, TurnView.-area, TurnView.-recap, TurnView.-close { color: $foreground; }
    TurnView.-replied { color: $primary; margin-top: 0; }
    TurnView.-note, TurnView.-notice { margin-top: 0; }
    """

    class Chosen(Message):
        """A click on something that was asked: the person wants to return to it."""

        def __init__(self, step: Step) -> None:
            super().__init__()
            self.step = step

    def __init__(self, turn: Turn) -> None:
        super().__init__(classes=f"-{turn.kind}")
        self.turn = turn

    def rows(self, width: int) -> list[Content]:
        """The turn's lines."""
        turn = self.turn
        match turn.kind:
            case "asked":
                return hanging(Content(""), Content(f"{turn.label}  {turn.text}" if turn.label else turn.text), width)
            case "replied":
                return hanging(Content(f"  {turn.label}  "), Content(turn.text), width)
            case "note":
                return hanging(Content("     "), Content(f'Note: "{turn.text}"'), width)
            case "notice":
                return hanging(Content("     "), Content(turn.text), width)
            case "area":
                return [Content.styled(turn.label, "bold $accent"), *hanging(Content(""), Content(turn.text), width)]
            case "recap" | "close":
                return hanging(Content.styled("= ", "$accent"), Content(turn.text), width)
        title = [Content.styled(turn.label, "bold $accent")] if turn.label else []
        return [*title, *hanging(Content(""), Content(turn.text), width)]

    def on_click(self, event: events.Click) -> None:
        """Return to what was asked here."""
        if self.turn.step is not None:
            event.stop()
            self.post_message(self.Chosen(self.turn.step))
