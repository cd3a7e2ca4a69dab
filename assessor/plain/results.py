"""The results and the quick scan as lines: the same pages as in the app, read from top to bottom."""

import re
from collections.abc import Iterator
from datetime import date

from assessor.interview.quick_scan import triage
from assessor.interview.results.page import Bar, Card, Columns, Line, Link, Pairs, Part, Row
from assessor.interview.results.sections import sections
from assessor.interview.results.state import results_later, results_now
from assessor.interview.session import Session
from assessor.plain.console import Console
from assessor.plan.gates import ENOUGH_COVERAGE
from assessor.questionnaire.conditions import worded_for
from assessor.scoring.model import Score
from assessor.scoring.words import NOTHING

MOST_NEXT = 8
BAR_FIGURES = ("stated", "interval", "target")
"""What the figures of an area are called, in their order."""


def tell_results(console: Console, session: Session, score: Score, today: date) -> None:
    """Scores, plan, money and roadmap with how firm they are; after a quick scan what that can say instead."""
    if session.scan and (score.coverage or 0.0) < ENOUGH_COVERAGE:
        _tell_scan(console, session, score)
        return
    profile, answers = session.assessment.profile, session.assessment.answers
    found = results_now(session.questionnaire, profile, answers, score, today)
    if found.plan.steps:
        console.say("Working out how firm this is.")
    for later in results_later(found, lambda: None):
        found = later
    for section in sections(found):
        console.say()
        console.say(f"{section.title}:")
        heads: tuple[Part, ...] = ()
        for row in section.rows:
            if isinstance(row, Columns) and row.head:
                heads = row.cells
            tell_row(console, row, heads)


def tell_row(console: Console, row: Row, heads: tuple[Part, ...]) -> None:
    """One row; `heads` are those of the columns it stands in."""
    match row:
        case Line(parts=parts, mark=mark):
            said = "".join(part if isinstance(part, str) else part.text for part in parts)
            console.say(re.sub(" {3,}", ", ", said), mark=mark)  # the app sets figures apart by spaces
        case Card(title=title, said=said):
            console.say()
            console.say(f"{title}. {said}" if said else title)
        case Bar(title=title, figures=links):
            told = ", ".join(f"{name} {in_words(each)}" for name, each in zip(BAR_FIGURES, links, strict=False))
            console.say(f"{title}: {told or 'does not apply'}")
        case Columns(title=title, head=True):
            console.say(f"{title}:")
        case Columns(title=title, cells=cells):
            named = [*map(in_words, heads), *([""] * len(cells))]
            pairs_told = zip(named, map(in_words, cells), strict=False)
            figures = [f"{name} {figure}".strip() for name, figure in pairs_told if figure]
            console.say(f"{title}: {', '.join(figures)}")
        case Pairs(pairs=pairs):
            for label, figure in pairs:
                console.say(f"  {label}: {in_words(figure)}")


def in_words(part: Part) -> str:
    """A figure as it is read out: the sign for nothing is none."""
    said = part.text if isinstance(part, Link) else part
    return "not known" if said == NOTHING else said


def _tell_scan(console: Console, session: Session, score: Score) -> None:
    questionnaire, profile = session.questionnaire, session.assessment.profile
    found = triage(questionnaire, profile, score, session.assessment.answers)
    console.say(found.cannot_say)
    console.say("Look here first:")
    for number, look in enumerate(found.areas, 1):
        told = ", ".join(
            f"{one.question} not known" if one.level is None else f"{one.question} level {one.level}"
            for one in look.told
        )
        console.say(f"{look.title}: {told or 'nothing asked yet'}", mark=f"{number}. ")
    for line in _next(session, [one.question for one in found.questions[:MOST_NEXT]]):
        console.say(line)


def _next(session: Session, ids: list[str]) -> Iterator[str]:
    if ids:
        yield "Answer these next:"
    for id in ids:
        question = session.questionnaire.question(id)
        if question is not None:
            yield f"{id}: {worded_for(question, session.assessment.profile).ask}"
