"""One row on the report: how far it is while it renders, then where it lies."""

from textual.content import Content

from assessor.text import one_line
from assessor.tui.widgets.wrapped import Wrapped


class ReportLine(Wrapped):
    """Hidden while there is nothing to say."""

    DEFAULT_CSS = """
    ReportLine { padding: 0 1; background: $panel; display: none; }
    ReportLine.-said { display: block; }
    """

    def __init__(self) -> None:
        super().__init__(id="report-line")
        self._words = ""

    def tell(self, words: str) -> None:
        """Show `words`; nothing hides the row."""
        self._words = words
        self.set_class(bool(words), "-said")
        self.changed()

    def rows(self, width: int) -> list[Content]:
        """The words on as many rows as they need."""
        return Content(one_line(self._words)).wrap(width)
