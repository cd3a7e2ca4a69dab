"""One row above the keys: that one can stop, or what would tell most next. Empty, it takes no room."""

from textual.content import Content

from assessor.text import one_line
from assessor.tui.widgets.wrapped import Wrapped


class AdviceLine(Wrapped):
    """The row; what does not fit is cut with an ellipsis."""

    DEFAULT_CSS = """
    AdviceLine { padding: 0 1; height: auto; max-height: 2; color: $accent; display: none; }
    AdviceLine.-told { display: block; }
    .-low AdviceLine { max-height: 1; }
    """

    def __init__(self) -> None:
        super().__init__(id="advice")
        self._words = ""

    def tell(self, words: str) -> None:
        """Show `words`; nothing hides the row."""
        if words != self._words:
            self._words = words
            self.set_class(bool(words), "-told")
            self.changed()

    def rows(self, width: int) -> list[Content]:
        """At most two rows."""
        most = 1 if self.screen.has_class("-low") else 2
        lines = Content(one_line(self._words)).wrap(max(8, width))
        if len(lines) <= most:
            return list(lines)
        rest = one_line(" ".join(line.plain for line in lines[most - 1 :]), width)
        return [*lines[: most - 1], Content(rest)]
