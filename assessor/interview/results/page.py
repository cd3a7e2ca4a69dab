"""What a page of results is: sections of rows whose figures can be asked where they come from. No screen is known here.

Decided here: the shape only. What stands on a page is decided in the file named after its section; how it is drawn is
the face's. A row holds whole words and figures, never a layout in cells.
"""

from typing import Literal, NamedTuple

from assessor.economics.figure import Figure as Money
from assessor.interview.flow import Step
from assessor.plan.derive_plan import PlanFigure
from assessor.scoring.derivation import Figure as ScoreFigure
from assessor.scoring.derivation_model import Derivation
from assessor.scoring.model import AreaScore

Target = Step | ScoreFigure | Derivation | Money | PlanFigure
"""What a link leads to: the question or fact to answer it, or the reason of a figure."""

Tone = Literal["plain", "title", "strong", "quiet"]


class Link(NamedTuple):
    """A figure or a name on a page, and what it leads to."""

    text: str
    to: Target


Part = str | Link


class Line(NamedTuple):
    """A sentence, its figures among its words; `mark` stands before it, later rows begin below the text."""

    parts: tuple[Part, ...]
    mark: str = ""
    tone: Tone = "plain"


class Card(NamedTuple):
    """The head of a card: what stands below it belongs to it."""

    title: str
    said: str


class Bar(NamedTuple):
    """An area as a bar with its figures: stated, interval, target."""

    title: str
    score: AreaScore
    figures: tuple[Link, ...]


class Columns(NamedTuple):
    """A row of a table: figures stand to the right, below the heads of their columns. A head has no links."""

    title: str
    cells: tuple[Part, ...]
    head: bool = False


class Pairs(NamedTuple):
    """Labels with their figures, side by side where there is room."""

    pairs: tuple[tuple[str, Part], ...]


Row = Line | Card | Bar | Columns | Pairs


class Section(NamedTuple):
    """A part of a page that one can jump to."""

    id: str
    title: str
    rows: tuple[Row, ...]


def line(*parts: Part, mark: str = "", tone: Tone = "plain") -> Line:
    """A line of these parts."""
    return Line(parts, mark, tone)


def title(text: str) -> Line:
    """A heading inside a section."""
    return Line((text,), tone="title")


GAP = Line(("",))
"""An empty row."""


def links(section: Section) -> list[Link]:
    """Every link of `section` in reading order."""
    return [part for row in section.rows for part in parts(row) if isinstance(part, Link)]


def parts(row: Row) -> tuple[Part, ...]:
    """The texts and links of a row in reading order."""
    match row:
        case Line(parts=found) | Bar(figures=found) | Columns(cells=found):
            return tuple(found)
        case Pairs(pairs=pairs):
            return tuple(part for _, part in pairs)
    return ()
