"""The footer: only the keys that work now, the most important first; what does not fit is in the help."""

from collections.abc import Sequence

from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.message import Message

from assessor.interview.actions import Action, Place, key_words
from assessor.tui.widgets.wrapped import Wrapped

ALWAYS = ("help", "quit")
"""What stands at the end of the footer however narrow it is."""
WIDE = 96
"""Cells from which on there is room for wider gaps."""


class KeyBar(Wrapped):
    """One row of keys and what they do; a click does it."""

    DEFAULT_CSS = """
    KeyBar { height: 1; padding: 0 1; background: $surface; color: $quiet; dock: bottom; }
    """

    class Pressed(Message):
        """An action was clicked."""

        def __init__(self, action: str) -> None:
            super().__init__()
            self.action = action

    def __init__(self) -> None:
        super().__init__(id="keys")
        self._place = Place.HOME
        self._actions: Sequence[Action] = ()

    def tell(self, place: Place, actions: Sequence[Action]) -> None:
        """Show `actions`, all of which work at `place` now."""
        self._place, self._actions = place, [a for a in actions if a.footer and key_words(a, place)]
        self.redrawn()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """One row."""
        return 1

    def rows(self, width: int) -> list[Content]:
        """The row of keys."""
        parts = [Content.styled(key, "bold $accent") + f" {title}" for _, key, title in self._fitting(width)]
        return [Content(" " * _gap(width)).join(parts)]

    def on_click(self, event: events.Click) -> None:
        """Do what stands under the mouse."""
        event.stop()
        at = 0
        width = self.content_size.width
        for action, key, title in self._fitting(width):
            end = at + len(key) + 1 + len(title)
            if at <= event.x - 1 < end:
                self.post_message(self.Pressed(action.id))
                return
            at = end + _gap(width)

    def _fitting(self, width: int) -> list[tuple[Action, str, str]]:
        named = [(action, key_words(action, self._place), action.short or action.title) for action in self._actions]
        last = [entry for entry in named if entry[0].id in ALWAYS]
        fitting: list[tuple[Action, str, str]] = []
        left = width - sum(_wide(entry, width) for entry in last)
        for entry in named:
            if entry[0].id in ALWAYS:
                continue
            if _wide(entry, width) > left:
                break
            left -= _wide(entry, width)
            fitting.append(entry)
        return fitting + last


def _wide(entry: tuple[Action, str, str], width: int) -> int:
    return len(entry[1]) + 1 + len(entry[2]) + _gap(width)


def _gap(width: int) -> int:
    """Cells between two keys."""
    return 3 if width >= WIDE else 2
