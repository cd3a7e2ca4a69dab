"""The bar beside the conversation is Textual's, cell by cell."""

import pytest
from rich.console import Console
from rich.style import Style as RichStyle
from textual.scrollbar import ScrollBarRender
from textual.style import Style
from textual.visual import RenderOptions

from assessor.tui.widgets.scrollrows import ScrollRows

LOOK = RichStyle.parse("#333b45 on #14171b")


@pytest.mark.parametrize(
    ("long", "seen", "at"), [(67, 36, 31), (100, 20, 0), (100, 20, 80), (100, 20, 33.5), (10, 0, 0)]
)
@pytest.mark.parametrize("vertical", [True, False])
def test_its_rows_are_those_that_rich_draws(long: int, seen: int, at: float, vertical: bool) -> None:
    width, height = (1, 20) if vertical else (20, 1)
    given = {"virtual_size": long, "window_size": seen, "position": at, "vertical": vertical, "style": LOOK}
    rows = ScrollRows(**given).render_strips(width, height, Style(), RenderOptions(lambda _: Style(), {}))  # type: ignore[arg-type]

    console = Console(width=width, height=height)
    drawn = console.render_lines(ScrollBarRender(**given), console.options.update(width=width, height=height))  # type: ignore[arg-type]
    assert [[(cell.text, str(cell.style)) for cell in row] for row in rows] == [
        [(cell.text, str(cell.style)) for cell in row] for row in drawn
    ]
