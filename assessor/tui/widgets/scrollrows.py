"""Textual's scroll bar without the detour over Rich: at every key of a conversation its bar is drawn anew.

The bar itself, its glyphs and its mouse are Textual's; here its cells become rows directly, the same row only once.
"""

from rich.segment import Segment
from rich.style import Style as RichStyle
from textual.css.styles import RulesMap
from textual.scrollbar import ScrollBarRender
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual


class ScrollRows(ScrollBarRender, Visual):
    """A bar as rows."""

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        """The rows of the bar: one for each cell of its height, or one for its width."""
        length = (height or 1) if self.vertical else width
        look = self.style if isinstance(self.style, RichStyle) else RichStyle.parse(self.style)
        assert look.color is not None and look.bgcolor is not None, "ScrollBar.render gives both"
        bar = self.render_bar(
            length,
            self.virtual_size,
            self.window_size,
            self.position,
            width if self.vertical else height or 1,
            self.vertical,
            look.bgcolor,
            look.color,
        )
        cells = [segment for segment in bar.segments if segment.text != "\n"]
        below = style.rich_style
        if not self.vertical:
            return [Strip(Segment.apply_style(cells[:length], below), width)] * (height or 1)
        rows = {cell: Strip(Segment.apply_style([cell], below), width) for cell in set(cells)}
        return [rows[cell] for cell in cells]

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """Its thickness, or all there is."""
        return self.thickness if self.vertical else container_width

    def get_height(self, rules: RulesMap, width: int) -> int:
        """All there is, or its thickness."""
        return self.virtual_size if self.vertical else self.thickness
