"""One row that names the sections of a page with their keys; a mark shows which one is being read."""

from collections.abc import Sequence

from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.message import Message

from assessor.tui.widgets.wrapped import Wrapped

ROOMY = 72
"""Cells from which on there is room for wider gaps."""


class TabLine(Wrapped):
    """The sections; a click goes to one."""

    DEFAULT_CSS = """
    TabLine { height: 1; padding: 0 1; background: $background; color: $quiet; }
    """

    class Chosen(Message):
        """A section was clicked."""

        def __init__(self, number: int) -> None:
            super().__init__()
            self.number = number

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__(id="tabs")
        self._names, self._current = names, 0

    def tell(self, current: int) -> None:
        """Mark the section that is being read."""
        if current != self._current:
            self._current = current
            self.redrawn()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """One row."""
        return 1

    def rows(self, width: int) -> list[Content]:
        """The row."""
        parts = []
        for number, name in enumerate(self._names):
            here = number == self._current
            key = Content.styled(f"{'›' if here else ' '}{number + 1} ", "bold $accent")
            parts.append(key + Content.styled(name, "bold $foreground" if here else ""))
        return [Content(" " * self._gap(width)).join(parts)]

    def on_click(self, event: events.Click) -> None:
        """Go to what stands under the mouse."""
        event.stop()
        at, gap = 0, self._gap(self.content_size.width)
        for number, name in enumerate(self._names):
            end = at + 3 + len(name)
            if at <= event.x - 1 < end:
                self.post_message(self.Chosen(number))
                return
            at = end + gap

    def _gap(self, width: int) -> int:
        return 3 if width >= ROOMY else 1
