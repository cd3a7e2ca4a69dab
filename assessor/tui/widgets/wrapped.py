"""Text that wraps with a hanging indent: one widget per piece, so that a long list stays cheap to lay out."""

from textual.content import Content
from textual.geometry import Size
from textual.visual import VisualType
from textual.widget import Widget


def hanging(mark: Content, text: Content, width: int) -> list[Content]:
    """`text` wrapped to `width` cells beside `mark`; later lines start below the text."""
    indent = mark.cell_length
    lines = text.wrap(max(8, width - indent)) or [Content("")]
    space = Content(" " * indent)
    return [(mark if number == 0 else space) + line for number, line in enumerate(lines)]


class Wrapped(Widget):
    """A widget whose `rows` depend on its width only; subclasses call `changed` when their text does."""

    DEFAULT_CSS = """
    Wrapped { height: auto; width: 1fr; text-wrap: nowrap; }
    """

    def rows(self, width: int) -> list[Content]:
        """The lines to show in `width` cells."""
        raise NotImplementedError

    def changed(self) -> None:
        """Lay out and draw again."""
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as there are rows."""
        return len(self.rows(width)) if width else 0

    def render(self) -> VisualType:
        """The rows as one text."""
        return Content("\n").join(self.rows(self.content_size.width or 1))
