"""Text that wraps with a hanging indent: one widget per piece, so that a long list stays cheap to lay out."""

from textual.content import Content
from textual.geometry import Size
from textual.reactive import Reactive
from textual.visual import VisualType
from textual.widget import Widget

SIZED: Reactive[Size] = Reactive(Size(0, 0))
"""The `virtual_size` of a widget whose place does not hang on it: Textual's own has everything laid out once more after
every layout that changed the size of a widget."""


def hanging(mark: Content, text: Content, width: int) -> list[Content]:
    """`text` wrapped to `width` cells beside `mark`; later lines start below the text."""
    indent = mark.cell_length
    lines = text.wrap(max(8, width - indent)) or [Content("")]
    space = Content(" " * indent)
    return [(mark if number == 0 else space) + line for number, line in enumerate(lines)]


class Wrapped(Widget):
    """A widget whose `rows` depend on its width only; subclasses call `changed` or `redrawn` when they change."""

    DEFAULT_CSS = """
    Wrapped { height: auto; width: 1fr; text-wrap: nowrap; }
    """

    virtual_size = SIZED
    _wrapped: tuple[int, list[Content]] | None = None
    """The rows for the width they were last asked for: laying out and drawing ask several times."""

    def rows(self, width: int) -> list[Content]:
        """The lines to show in `width` cells."""
        raise NotImplementedError

    def changed(self) -> None:
        """Lay out and draw again."""
        self._wrapped = None
        self.refresh(layout=True)

    def redrawn(self) -> None:
        """Draw again in the same place."""
        self._wrapped = None
        self.refresh()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as there are rows."""
        return len(self._rows(width)) if width else 0

    def render(self) -> VisualType:
        """The rows as one text."""
        return Content("\n").join(self._rows(self.content_size.width or 1))

    def _rows(self, width: int) -> list[Content]:
        if self._wrapped is None or self._wrapped[0] != width:
            self._wrapped = (width, self.rows(width))
        return self._wrapped[1]
