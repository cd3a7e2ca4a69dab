"""The rows above the keys: that one can stop, or what would tell most next. They take no room until there is advice.

From then on their room stays, with nothing in it while there is no advice: if it came and went, everything above would
be laid out and drawn again at the next key, and the question would jump.
"""

from textual.content import Content

from assessor.text import one_line
from assessor.tui.widgets.wrapped import Wrapped


class AdviceLine(Wrapped):
    """At most two rows; what does not fit is cut with an ellipsis."""

    DEFAULT_CSS = """
    AdviceLine { padding: 0 1; height: auto; max-height: 2; color: $accent; }
    .-low AdviceLine { max-height: 1; }
    """

    def __init__(self) -> None:
        super().__init__(id="advice")
        self._words = ""
        self._room = 0

    def tell(self, words: str) -> None:
        """Show `words`; nothing empties the rows."""
        if words == self._words:
            return
        self._words = words
        needed = len(self._cut(self.screen.size.width - 2))  # it has no width of its own while it has no rows
        if needed > self._room:
            self._room = needed
            self.changed()
        else:
            self.redrawn()

    def rows(self, width: int) -> list[Content]:
        """The words, and empty rows where there were more words before."""
        cut = self._cut(width)
        return cut + [Content("")] * (self._room - len(cut))

    def _cut(self, width: int) -> list[Content]:
        if not self._words:
            return []
        most = 1 if self.screen.has_class("-low") else 2
        lines = Content(one_line(self._words)).wrap(max(8, width))
        if len(lines) <= most:
            return list(lines)
        rest = one_line(" ".join(line.plain for line in lines[most - 1 :]), width)
        return [*lines[: most - 1], Content(rest)]
