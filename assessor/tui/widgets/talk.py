"""The scroll of the conversation: at every new length it stands so that the question is in view.

Its end when the question fits, else its start. The place is chosen while the widgets are laid out: choosing it
afterwards would lay them out and draw them a second time.
"""

from textual.containers import VerticalScroll
from textual.geometry import Size
from textual.layout import DockArrangeResult
from textual.scrollbar import ScrollBar
from textual.widget import Widget

from assessor.tui.widgets.asking import Asking
from assessor.tui.widgets.wrapped import SIZED


class Talk(VerticalScroll, can_focus=False):
    """What was said, and below it what is asked."""

    virtual_size = SIZED

    def __init__(self) -> None:
        super().__init__(id="talk")
        self._stood = (Size(), 0)

    @property
    def more_below(self) -> bool:
        """Whether it goes on below what is in view."""
        size, length = self._stood
        return self.scroll_offset.y < length - size.height

    def arrange(self, size: Size, optimal: bool = False) -> DockArrangeResult:
        """Called by every layout with the cells that there are."""
        arranged = super().arrange(size, optimal)
        length = arranged.total_region.bottom
        if not optimal and (size, length) != self._stood:
            self._stood = (size, length)
            question = next((one.region.y for one in arranged.placements if isinstance(one.widget, Asking)), 0)
            self._stand(min(max(0, length - size.height), question))
        return arranged

    def _stand(self, y: int) -> None:
        """Scroll within this very layout, as Textual's own anchor does: without a second one."""
        self.set_reactive(Widget.scroll_y, y)
        self.set_reactive(Widget.scroll_target_y, y)
        self.vertical_scrollbar.set_reactive(ScrollBar.position, y)  # its length changes too: it is drawn anew anyway
