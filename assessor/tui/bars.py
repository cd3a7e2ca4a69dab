"""A bar for a score: solid up to what is certain, lighter up to what is possible, and a mark at the target."""

from typing import NamedTuple

FULL, OPEN, EMPTY, TARGET = "█", "▒", "·", "│"
"""Four signs that differ without any colour."""
HIGHEST = 4


class Cell(NamedTuple):
    """One cell of a bar: its sign, and the name of what it stands for."""

    sign: str
    part: str


def bar(low: float | None, high: float | None, target: float | None, width: int) -> list[Cell]:
    """`width` cells for the levels 0 to 4."""
    sure, possible = (0 if bound is None else round(bound / HIGHEST * width) for bound in (low, high))
    cells = [
        Cell(FULL, "bar") if i < sure else Cell(OPEN, "bar-open") if i < possible else Cell(EMPTY, "bar-empty")
        for i in range(width)
    ]
    if target is not None:
        cells[min(width - 1, round(target / HIGHEST * width))] = Cell(TARGET, "accent")
    return cells
