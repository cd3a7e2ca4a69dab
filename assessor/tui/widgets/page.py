"""A page of sections with a cursor over its figures: arrows, tab and mouse move it; the screen says what Enter does.

Decided here: how the cursor moves and what stays in view. What stands on the page comes from interview/results/.
"""

from collections.abc import Sequence
from typing import NamedTuple

from textual import events
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.visual import VisualType

from assessor.interview.results.page import Link, Section, links
from assessor.text import one_line
from assessor.tui.widgets.drawing import GUTTER, LINK, draw
from assessor.tui.widgets.wrapped import Wrapped

CURSOR: list[BindingType] = [
    Binding("down,j", "cursor_row(1)", show=False),
    Binding("up,k", "cursor_row(-1)", show=False),
    Binding("tab,right", "cursor(1)", show=False),
    Binding("shift+tab,left", "cursor(-1)", show=False),
    Binding("pageup", "page(-0.9)", show=False),
    Binding("pagedown,space", "page(0.9)", show=False),
    Binding("home", "page(-1000)", show=False),
    Binding("end", "page(1000)", show=False),
]
"""The keys of a page with a cursor."""
MARGIN = 2
"""Rows that stay in view above and below the cursor."""


class Place(NamedTuple):
    """Where a link stands in its section."""

    row: int
    start: int
    end: int


class SectionView(Wrapped):
    """One section; `cursor` is the number of the link under the cursor."""

    DEFAULT_CSS = """
    SectionView { padding: 1 1 0 0; }
    """

    cursor: reactive[int | None] = reactive(None, layout=False)

    class Clicked(Message):
        """A link was clicked."""

        def __init__(self, view: "SectionView", number: int) -> None:
            super().__init__()
            self.view, self.number = view, number

    def __init__(self, section: Section, *, headed: bool = True) -> None:
        super().__init__(id=f"section-{section.id}")
        self.section = section
        self._headed = headed
        self.places: dict[int, Place] = {}

    def tell(self, section: Section) -> None:
        """Show `section` instead; the cursor stays where it was as far as there is such a link."""
        if section == self.section:
            return
        known = self.cursor
        self.section = section
        if known is not None and known >= len(links(section)):
            self.cursor = None
        self.changed()

    def rows(self, width: int) -> list[Content]:
        """The section with its name above."""
        drawn = draw(self.section.rows, width)
        if self._headed:
            name = one_line(self.section.title, width - GUTTER)
            rule = Content.styled(" " + "━" * max(0, width - GUTTER - len(name) - 1), "$line")
            drawn = [Content(" " * GUTTER) + Content.styled(name, "bold $accent") + rule, *drawn]
        self.places = _places(drawn)
        return drawn

    def render(self) -> VisualType:
        """The rows, with the caret and the mark of the cursor."""
        rows = self._rows(self.content_size.width or 1)
        place = self.places.get(self.cursor) if self.cursor is not None else None
        if place is not None:
            row = rows[place.row].stylize("reverse", place.start, place.end)
            rows = [*rows]
            rows[place.row] = Content.styled("› ", "bold $accent") + row[GUTTER:]
        return Content("\n").join(rows)

    def watch_cursor(self) -> None:
        """Draw the cursor where it is now."""
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """A link under the mouse."""
        number = event.style.meta.get(LINK)
        if number is not None:
            event.stop()
            self.post_message(self.Clicked(self, int(number)))


class Page(VerticalScroll, can_focus=False):
    """Sections below each other, and one cursor over all their links."""

    DEFAULT_CSS = """
    Page { height: 1fr; }
    """

    class Moved(Message):
        """The cursor or the view is at another place."""

    class Opened(Message):
        """The link under the cursor was asked for by the mouse."""

    def __init__(self, sections: Sequence[Section], *, headed: bool = True, id: str | None = None) -> None:
        self._views = [SectionView(section, headed=headed) for section in sections]
        super().__init__(*self._views, id=id)

    @property
    def link(self) -> Link | None:
        """The link under the cursor."""
        for view in self._views:
            if view.cursor is not None:
                return links(view.section)[view.cursor]
        return None

    @property
    def section(self) -> int:
        """The number of the section that is read now: the last one whose head is in the upper third."""
        if self.scroll_offset.y >= self.max_scroll_y > 0 and self._at() is not None:
            return (self._at() or (0, 0))[0]
        edge = self.scroll_offset.y + self.size.height // 3
        heads = [number for number, view in enumerate(self._views) if self._top(view) <= edge]
        return heads[-1] if heads else 0

    def tell(self, sections: Sequence[Section]) -> None:
        """Show these sections in the places of those before."""
        for view, section in zip(self._views, sections, strict=True):
            view.tell(section)

    def jump(self, number: int) -> None:
        """To a section, with the cursor on its first link."""
        view = self._views[number]
        self._put(number, 0 if links(view.section) else None)
        self.scroll_to(y=self._top(view), animate=False, immediate=True)
        self.post_message(self.Moved())

    def move(self, by: int) -> None:
        """To the next or the previous link; scroll first where that is out of sight."""
        every = self._every()
        if not every:
            self.scroll_by_share(0.5 * by)
            return
        at = self._at()
        if at is None:
            self._go(every[0 if by > 0 else -1])
            return
        wanted = every.index(at) + by
        if 0 <= wanted < len(every):
            self._go(every[wanted])
        else:
            self.scroll_to(y=0 if by < 0 else self.max_scroll_y, animate=False)

    def move_row(self, by: int) -> None:
        """To the nearest link of the next or the previous row that has one."""
        at = self._at()
        if at is None:
            self.move(by)
            return
        here, start = self._row_of(at)
        others = [(self._row_of(one), one) for one in self._every()]
        beyond = [(row, one) for (row, _), one in others if (row - here) * by > 0]
        if not beyond:
            self.scroll_to(y=0 if by < 0 else self.max_scroll_y, animate=False)
            return
        nearest = min(beyond, key=lambda found: (found[0] - here) * by)[0]
        row = [one for (row, _), one in others if row == nearest]
        self._go(min(row, key=lambda one: abs(self._row_of(one)[1] - start)))

    def scroll_by_share(self, by: float) -> None:
        """By a share of the page, the cursor on the first link that is then in view."""
        top = min(max(0, self.scroll_offset.y + round(by * self.size.height)), self.max_scroll_y)
        self.scroll_to(y=top, animate=False, immediate=True)
        at = self._at()
        if at is None or not top <= self._row_of(at)[0] < top + self.size.height:
            inside = [one for one in self._every() if top <= self._row_of(one)[0] < top + self.size.height]
            if inside:
                self._put(*(inside[0] if by > 0 else inside[-1]))
        self.post_message(self.Moved())

    def on_section_view_clicked(self, event: SectionView.Clicked) -> None:
        """The mouse moves the cursor; on the same link once more it opens it."""
        event.stop()
        wanted = (self._views.index(event.view), event.number)
        if self._at() == wanted:
            self.post_message(self.Opened())
        else:
            self._go(wanted)

    def _every(self) -> list[tuple[int, int]]:
        return [(number, i) for number, view in enumerate(self._views) for i in sorted(view.places)]

    def _at(self) -> tuple[int, int] | None:
        found = ((number, view.cursor) for number, view in enumerate(self._views))
        return next(((number, cursor) for number, cursor in found if cursor is not None), None)

    def _put(self, number: int, cursor: int | None) -> None:
        for i, view in enumerate(self._views):
            view.cursor = cursor if i == number else None

    def _go(self, to: tuple[int, int]) -> None:
        """Put the cursor there and keep it in view; what lies more than a page away is scrolled towards first."""
        row, height, top = self._row_of(to)[0], self.size.height, self.scroll_offset.y
        if (row > top + 2 * height or row < top - height) and height > 2 * MARGIN:
            self.scroll_to(y=top + (height // 2 if row > top else -height // 2), animate=False, immediate=True)
            self.post_message(self.Moved())
            return
        self._put(*to)
        first = to == min(self._every(), default=to)
        if first or row - MARGIN < self.scroll_offset.y:
            self.scroll_to(y=0 if first else max(0, row - MARGIN), animate=False, immediate=True)
        elif row + MARGIN >= self.scroll_offset.y + height:
            self.scroll_to(y=row + MARGIN - height + 1, animate=False, immediate=True)
        self.post_message(self.Moved())

    def _row_of(self, link: tuple[int, int]) -> tuple[int, int]:
        """Row on the page and column of a link."""
        view = self._views[link[0]]
        place = view.places.get(link[1], Place(0, 0, 0))
        return self._top(view) + view.styles.padding.top + place.row, place.start

    def _top(self, view: SectionView) -> int:
        return view.virtual_region.y


def _places(rows: Sequence[Content]) -> dict[int, Place]:
    """Where each link begins; one that is broken over two rows stands where it begins."""
    found: dict[int, Place] = {}
    for number, row in enumerate(rows):
        for span in row.spans:
            meta = getattr(span.style, "meta", None)
            if meta and LINK in meta:
                found.setdefault(meta[LINK], Place(number, span.start, span.end))
    return found
