"""Rows of a page as lines of cells: how sentences, bars, tables and cards look at a given width. No rule is here.

Every link carries its number in the page's section, so that the cursor and the mouse find it. Two cells to the left of
every line belong to the caret.
"""

from collections.abc import Iterator, Sequence
from itertools import count, groupby

from textual.content import Content
from textual.style import Style

from assessor.interview.results.page import Bar, Card, Columns, Line, Link, Pairs, Part, Row, Tone
from assessor.text import one_line
from assessor.tui.bars import HIGHEST
from assessor.tui.widgets.areas import drawn
from assessor.tui.widgets.wrapped import hanging

GUTTER = 2
LINK = "link"
"""The key of a link's number in the meta of its style."""
_TONES: dict[Tone, str] = {"plain": "", "title": "bold $accent", "strong": "bold", "quiet": "$quiet"}
_FIGURES = 28
"""Cells that the three columns of figures beside a bar take."""
_SHORTEST_BAR = 12
"""A shorter bar goes below its title instead of beside it."""
_LABEL = 16
_PAIR = 35
"""Cells that a label with its figure takes at least."""


def draw(rows: Sequence[Row], width: int) -> list[Content]:
    """`rows` as lines of `width` cells, the caret's included."""
    numbers = count()
    inner = max(16, width - GUTTER)
    lines: list[Content] = []
    for kind, group in groupby(rows, key=type):
        if kind is Bar:
            lines += _bars([row for row in group if isinstance(row, Bar)], numbers, inner)
        else:
            lines += [cells for row in group for cells in _row(row, numbers, inner)]
    return [Content(" " * GUTTER) + cells for cells in lines]


def _row(row: Row, numbers: Iterator[int], width: int) -> list[Content]:
    match row:
        case Line():
            return _sentence(row, numbers, width)
        case Card():
            return _card(row, width)
        case Columns():
            return _columns(row, numbers, width)
        case Pairs():
            return _pairs(row, numbers, width)
    return []


def _part(part: Part, numbers: Iterator[int], style: str = "$primary") -> Content:
    if isinstance(part, Link):
        return Content.styled(one_line(part.text), style).stylize(Style.from_meta({LINK: next(numbers)}))
    return Content(part)


def _sentence(row: Line, numbers: Iterator[int], width: int) -> list[Content]:
    text = Content.assemble(*(_part(part, numbers) for part in row.parts))
    style = _TONES[row.tone]
    mark = Content.styled(row.mark, "$quiet")
    return hanging(mark, text.stylize_before(style) if style else text, width)


def _card(row: Card, width: int) -> list[Content]:
    """The title on a rule, what it is at the end of the rule; below each other where there is no room."""
    name = one_line(row.title)
    left = width - len(name) - len(row.said) - 6
    if left < 2:
        return [*hanging(Content(""), Content.styled(name, "bold"), width), Content.styled(row.said, "$quiet")]
    rule = Content.styled(f" {'─' * left} ", "$line")
    return [Content.styled(name, "bold") + rule + Content.styled(row.said, "$quiet")]


def _columns(row: Columns, numbers: Iterator[int], width: int) -> list[Content]:
    wide = 12 if width >= 70 else 9
    room = max(8, width - wide * len(row.cells))
    name = Content.styled(f"{one_line(row.title, room - 1):<{room}}", "$quiet" if row.head else "")
    cells = (_part(cell, numbers) for cell in row.cells)
    padded = (Content(" " * max(1, wide - cell.cell_length)) + cell for cell in cells)
    line = Content.assemble(name, *padded)
    return [line.stylize("$quiet") if row.head else line]


def _pairs(row: Pairs, numbers: Iterator[int], width: int) -> list[Content]:
    """As many labels side by side as there is room for."""
    across = max(1, min(3, width // _PAIR))
    cell = width // across
    lines = []
    for start in range(0, len(row.pairs), across):
        line = Content("")
        for label, part in row.pairs[start : start + across]:
            name = Content.styled(f"{label:<{_LABEL}}", "$quiet")
            line = line.pad_right(-line.cell_length % cell) + name + _part(part, numbers)
        lines.append(line)
    return lines


def _bars(bars: Sequence[Bar], numbers: Iterator[int], width: int) -> list[Content]:
    """The areas as a table: scale, a bar each, legend."""
    longest = max(len(one_line(bar.title)) for bar in bars)
    long = width - longest - _FIGURES - 2
    beside = long >= _SHORTEST_BAR
    scale = f"{' ' * (longest + 2)}{_scale(long)}" if beside else ""
    heads = f"{'stated':>7}  {'interval':>10}  {'target':>7}"
    lines = [Content.styled(f"{scale}{heads:>{width - len(scale)}}", "$quiet")]
    for bar in bars:
        name = one_line(bar.title, longest if beside else max(8, width - _FIGURES))
        head = Content.styled(f"{name:<{longest}}" if beside else name, "bold")
        if not bar.figures:
            lines.append(head + Content.styled("  does not apply", "$quiet"))
            continue
        figures = Content.assemble(
            *(
                Content(" " * max(1, wide - len(link.text))) + _part(link, numbers, "")
                for link, wide in zip(bar.figures, (7, 12, 9), strict=True)
            )
        )
        room = width - head.cell_length - figures.cell_length
        if beside:
            lines.append(head + Content("  ") + drawn(bar.score, long) + figures)
        else:
            lines += [head + Content(" " * max(1, room)) + figures, drawn(bar.score, width)]
    return [*lines, Content.styled("█ certain  ▒ possible  │ target", "$quiet")]


def _scale(width: int) -> str:
    """The levels 0 to 4 above a bar of `width` cells."""
    marks = [" "] * width
    for level in range(HIGHEST + 1):
        marks[min(width - 1, round(level / HIGHEST * width))] = str(level)
    return "".join(marks)
