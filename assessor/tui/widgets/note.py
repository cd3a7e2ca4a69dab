"""The note field: several lines, cleaned on the way in. Loaded only when someone writes a note."""

from textual import events
from textual.widgets import TextArea

from assessor.text import LONGEST, clean


class NoteField(TextArea):
    """Where a note is written. Escape keeps it; the screen acts on that."""

    DEFAULT_CSS = """
    NoteField { height: 8; border: round $line; background: $background; }
    NoteField:focus { border: round $primary; background-tint: $background 0%; }
    """

    def __init__(self, text: str) -> None:
        super().__init__(text, id="note", soft_wrap=True, show_line_numbers=False, tab_behavior="focus")
        self.cursor_blink = False
        self.border_title = "Your note; it stands in the report in your words"
        self.move_cursor(self.document.end)

    async def _on_paste(self, event: events.Paste) -> None:
        event.text = clean(event.text[:LONGEST])
        await super()._on_paste(event)
        event.prevent_default()
        event.stop()
