"""What the room sees on the wall: the queue, an open vote, the votes shown, the order of priorities, the end.

Made to be read from the back of the room: one thing at a time, the question in bold with room around it. Nothing of a
vote is drawn before it is revealed but how many have voted. Nothing is decided here.
"""

from collections.abc import Callable, Sequence

from textual.content import Content

from assessor.text import one_line
from assessor.tui.widgets.wrapped import Wrapped, hanging

Rows = list[Content]
Drawn = Callable[[int], Rows]
"""A picture of the room's state for a width in cells."""

VOTED, OPEN = "●", "○"
BLANK = Content("")
WIDEST_BAR = 24
MOST_DOTS = 40


class Board(Wrapped):
    """The picture on the wall; `caret_row` is the row that must be in view."""

    DEFAULT_CSS = """
    Board { padding: 1 2; max-width: 120; }
    """

    def __init__(self) -> None:
        super().__init__(id="board")
        self._drawn: Drawn = lambda width: []

    def tell(self, drawn: Drawn) -> None:
        """Show what `drawn` draws."""
        self._drawn = drawn
        self.changed()

    def rows(self, width: int) -> Rows:
        """The picture in `width` cells."""
        return self._drawn(width)


def heading(text: str, width: int) -> Rows:
    """A heading of the wall."""
    return [row.stylize("bold $primary") for row in Content(text).wrap(width)]


def quiet(text: str, width: int) -> Rows:
    """Words beside the matter."""
    return [row.stylize("$quiet") for row in Content(text).wrap(width)]


def asked(label: str, ask: str, width: int) -> Rows:
    """The question, as large as a terminal can say it."""
    rows = [row.stylize("bold") for row in Content(ask).wrap(width)]
    return [Content.styled(label, "bold $primary"), *rows, BLANK]


def anchors(levels: Sequence[str], width: int, *, roomy: bool) -> Rows:
    """The five anchors, one number each."""
    rows: Rows = []
    for level, says in enumerate(levels):
        rows += hanging(Content.styled(f" {level}  ", "bold $accent"), Content(says), width)
        rows += [BLANK] if roomy else []
    return rows


def turnout(voted: int, present: int, width: int) -> Content:
    """Who has voted, as dots and in words: never what."""
    words = f"{voted} of {present} voted" if present else "nobody is in yet"
    dots = VOTED * voted + OPEN * max(0, present - voted)
    shown = f"{dots}  {words}" if 0 < present <= MOST_DOTS and len(dots) + len(words) + 2 <= width else words
    return Content.styled(shown, "bold $accent" if present and voted >= present else "bold")


def distribution(
    levels: Sequence[str], counts: Sequence[int], dont_know: int, middle: tuple[int, int] | None, width: int
) -> Rows:
    """The anchors with their votes: a bar and a number each, and a mark at the median or between the two."""
    most = max([*counts, dont_know, 1])
    bar = min(WIDEST_BAR, max(8, width // 4))
    rows: Rows = []
    for level, says in enumerate(levels):
        at_middle = middle is not None and middle[0] <= level <= middle[1]
        rows += _votes(f" {level}  ", counts[level], most, bar, at_middle, width)
        rows += [
            row.stylize("" if counts[level] else "$quiet") for row in hanging(Content("    "), Content(says), width)
        ]
    if dont_know:
        rows += _votes(" ?  ", dont_know, most, bar, False, width)
        rows += hanging(Content("    "), Content("Don't know"), width)
    return rows


def _votes(mark: str, count: int, most: int, bar: int, at_middle: bool, width: int) -> Rows:
    filled = round(count / most * bar)
    drawn = Content.styled("█" * filled, "$bar") + Content.styled("·" * (bar - filled), "$bar-empty")
    words = Content.styled(f" {count}" if count else "", "bold") + Content.styled(
        "  ◂ median" if at_middle else "", "$accent"
    )
    return [Content.styled(mark, "bold $accent") + drawn + words]


def reasons(title: str, said: Sequence[str], width: int) -> Rows:
    """What people wrote, without names, each on as many rows as it takes."""
    if not said:
        return []
    rows = [Content.styled(title, "bold")]
    for text in said:
        rows += hanging(Content.styled("  “ ", "$quiet"), Content(one_line(text)), width)
    return rows


def in_two(left: Rows, right: Rows, width: int, split: int) -> Rows:
    """Two columns of rows beside each other, the left one `split` cells wide."""
    height = max(len(left), len(right))
    filled = [*left, *[BLANK] * (height - len(left))], [*right, *[BLANK] * (height - len(right))]
    return [one.pad_right(max(0, split - one.cell_length)) + other for one, other in zip(*filled, strict=True)]
