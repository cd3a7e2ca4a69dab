"""Fields for typing: what is pasted is cleaned before it is shown, what is typed can hold no control character."""

from textual import events
from textual.binding import Binding
from textual.message import Message
from textual.widgets import Input

from assessor.text import LONGEST, one_line


class Field(Input):
    """One line of typing. Down leaves it towards the list below."""

    DEFAULT_CSS = """
    Field { height: 3; border: round $line; background: $background; padding: 0 1; }
    Field:focus { border: round $primary; background-tint: $background 0%; }
    """

    BINDINGS = [Binding("down", "leave", show=False)]

    class Down(Message):
        """The person goes down from the field."""

    def __init__(self, placeholder: str = "", id: str | None = None) -> None:
        super().__init__(placeholder=placeholder, id=id, max_length=LONGEST, select_on_focus=False)
        self.cursor_blink = False

    def action_leave(self) -> None:
        """Go down from the field."""
        self.post_message(self.Down())

    def _on_paste(self, event: events.Paste) -> None:
        event.text = one_line(event.text[:LONGEST])
        super()._on_paste(event)
        event.prevent_default()
