"""`/why FIGURE`: where a figure of the results comes from, line by line.

Every figure of the results has a number, in the order in which they are read out. What a reason says is decided in
interview/results/because.py, for the app as for here.
"""

from collections.abc import Iterator
from typing import NamedTuple

from assessor.economics.figure import Figure as Money
from assessor.interview.flow import Step
from assessor.interview.results.because import because, resolved
from assessor.interview.results.page import Bar, Columns, Line, Link, Pairs, Row, Target
from assessor.interview.results.sections import sections
from assessor.interview.results.state import Results
from assessor.plain.console import Console
from assessor.plain.results import BAR_FIGURES, in_words, tell_row
from assessor.plan.derive_plan import Ground, ground
from assessor.scoring.derivation_model import Derivation

MOST = 20
"""Figures listed at once."""


class Named(NamedTuple):
    """A figure of the results: its number, what it is called, how it reads, and its reason."""

    number: int
    name: str
    reads: str
    reason: Derivation | Money


def tell_why(console: Console, results: Results, typed: str) -> str:
    """Tell the reason of the figure that `typed` means, or list those that it may mean; what is said last."""
    found = figures(results)
    wanted = typed.lower().split()
    meant = [one for one in found if typed == str(one.number)] or [
        one for one in found if all(word in f"{one.name} {one.reads}".lower() for word in wanted)
    ]
    if not meant:
        return "No figure of the results has that name. /why all lists them." if found else "There is no figure yet."
    if len(meant) == 1:
        section = because(meant[0].reason, results)
        console.say(f"{section.title}:")
        for row in section.rows:
            tell_row(console, row, ())
        return ""
    for one in meant[:MOST]:
        console.say(f"{one.name}: {in_words(one.reads)}", mark=f"{one.number}. ")
    more = f" {len(meant) - MOST} more have that name; add a word." if len(meant) > MOST else ""
    return f"/why and a number tells where that figure comes from.{more}"


def figures(results: Results) -> list[Named]:
    """Every figure of the results that has a reason, in the order in which they are read out."""
    behind = ground(results.questionnaire, results.profile, results.score, results.stakes, results.plan)
    found: list[Named] = []
    for section in sections(results):
        above = section.title
        heads: tuple[str, ...] = ()
        for row in section.rows:
            if isinstance(row, Columns) and row.head:
                heads = tuple(str(cell) for cell in row.cells)
            above = _heading(row) or above
            for name, link in _links(row, above, heads):
                reason = _reason(link.to, results, behind)
                if reason is not None:
                    found.append(Named(len(found) + 1, name, link.text, reason))
    return found


def _reason(to: Target, results: Results, behind: Ground | None) -> Derivation | Money | None:
    return None if isinstance(to, Step) else resolved(to, results, behind)


def _heading(row: Row) -> str:
    match row:
        case Line(parts=(str() as text,), tone="title"):
            return text
    return getattr(row, "title", "") if not isinstance(row, Bar | Columns) else ""


def _links(row: Row, above: str, heads: tuple[str, ...]) -> Iterator[tuple[str, Link]]:
    """The figures of a row, each with a name that can be typed."""
    match row:
        case Bar(title=title, figures=links):
            yield from ((f"{title}, {name}", link) for name, link in zip(BAR_FIGURES, links, strict=False))
        case Columns(title=title, cells=cells):
            named = zip([*heads, *([""] * len(cells))], cells, strict=False)
            yield from ((f"{title}, {head}".rstrip(", "), cell) for head, cell in named if isinstance(cell, Link))
        case Pairs(pairs=pairs):
            yield from ((f"{above}, {label}", part) for label, part in pairs if isinstance(part, Link))
        case Line(parts=parts):
            before = ""
            for part in parts:
                if isinstance(part, Link):
                    yield f"{above}, {before.strip(' ,:;(') or part.text}", part
                else:
                    before = part
