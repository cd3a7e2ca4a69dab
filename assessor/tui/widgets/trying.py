"""The two halves of "what if": the lines that can be tried, and real and tried beside each other."""

from collections.abc import Sequence

from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive

from assessor.interview.results.state import Results
from assessor.interview.trying import Entry, Row, entries, stands
from assessor.plan.what_if import Tried
from assessor.text import one_line
from assessor.tui.widgets.wrapped import Wrapped, hanging

_TITLE = 15
_VALUE = 15


class TryList(Wrapped):
    """What can be tried, one line each, with a caret."""

    DEFAULT_CSS = """
    TryList { padding: 0 1; }
    """

    caret: reactive[int] = reactive(0, layout=False)

    class Moved(Message):
        """The caret is on another line."""

    def __init__(self, results: Results) -> None:
        super().__init__()
        self.entries = entries(results)
        self._results, self._tried = results, Tried()
        self._rows_of: list[int] = []

    @property
    def entry(self) -> Entry | None:
        """The line with the caret."""
        return self.entries[self.caret] if self.entries else None

    @property
    def row(self) -> int:
        """The row of the caret."""
        return self._rows_of[self.caret] if self._rows_of else 0

    def tell(self, tried: Tried) -> None:
        """Show `tried`."""
        self._tried = tried
        self.redrawn()

    def move(self, by: int) -> None:
        """Move the caret."""
        self.caret = min(len(self.entries) - 1, max(0, self.caret + by)) if self.entries else 0

    def watch_caret(self) -> None:
        """Draw the caret where it is now."""
        self.redrawn()
        self.post_message(self.Moved())

    def rows(self, width: int) -> list[Content]:
        """A heading before each group."""
        rows: list[Content] = []
        self._rows_of = []
        group = ""
        for number, entry in enumerate(self.entries):
            if entry.group != group:
                group = entry.group
                rows.append(Content.styled(one_line(group, width), "bold $accent"))
            self._rows_of.append(len(rows))
            rows.append(self._entry(number, entry, width))
        return rows

    def _entry(self, number: int, entry: Entry, width: int) -> Content:
        here = number == self.caret
        now, real = stands(entry, self._tried, self._results)
        was = f"  (really {real})" if real else ""
        value = f"{'→ ' if real else '  '}{now:<{_VALUE}}{was}"
        room = max(8, width - len(value) - 3)
        name = f"{one_line(entry.title, room):<{room}}"
        line = Content.styled("› " if here else "  ", "bold $accent") + Content(name) + Content(" ")
        line += Content.styled(value, "bold" if real else "$primary")
        return line.pad_right(max(0, width - line.cell_length)).stylize_before("on $panel") if here else line

    def on_click(self, event: events.Click) -> None:
        """Put the caret on the line under the mouse."""
        event.stop()
        if event.y in self._rows_of:
            self.caret = self._rows_of.index(event.y)


class Comparison(Wrapped):
    """Real and tried beside each other; an arrow marks what would be another one."""

    DEFAULT_CSS = """
    Comparison { padding: 0 1; }
    """

    def __init__(self) -> None:
        super().__init__(id="comparison")
        self._shown: Sequence[Row] = ()
        self._refused: Sequence[str] = ()

    def tell(self, rows: Sequence[Row], refused: Sequence[str]) -> None:
        """Show these rows, and below them the wishes that could not be followed."""
        self._shown, self._refused = rows, refused
        self.changed()

    def rows(self, width: int) -> list[Content]:
        """Three columns."""
        column = max(10, (width - _TITLE - 2) // 2)
        if not self._shown:
            return [Content.styled("Working it out.", "$quiet")]
        head = f"{'':<{_TITLE}}  {'really':<{column}}{'if':<{column}}"
        lines = [Content.styled(head, "$quiet")]
        for row in self._shown:
            lines += self._row(row, column)
        for said in self._refused:
            lines += hanging(Content.styled("! ", "bold $accent"), Content(said), width)
        return lines

    def _row(self, row: Row, column: int) -> list[Content]:
        left = Content(one_line(row.real)).wrap(column - 2)
        right = Content.styled(one_line(row.tried), "bold" if row.moved else "").wrap(column - 4)
        lines = []
        for number in range(max(len(left), len(right))):
            name = one_line(row.title, _TITLE) if number == 0 else ""
            mark = "→ " if row.moved and number == 0 else "  "
            first = left[number] if number < len(left) else Content("")
            second = right[number] if number < len(right) else Content("")
            line = Content(f"{name:<{_TITLE}}  ") + first.pad_right(max(0, column - 2 - first.cell_length))
            lines.append(line + Content.styled(mark, "bold $accent") + second)
        return lines
