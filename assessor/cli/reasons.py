"""`--why`: where a figure comes from, as text, down to the answers, the facts and the numbers of the method.

What a reason says is decided in interview/results/because.py, for the app as for here.
"""

from collections.abc import Callable, Iterator
from datetime import date
from textwrap import fill

from assessor.cli.tables import WIDTH
from assessor.economics.figure import Figure as Money
from assessor.errors import CommandError, nearest
from assessor.interview.results.because import because, resolved
from assessor.interview.results.page import Line, Link, Section, Target, links, parts
from assessor.interview.results.state import Results, results_now
from assessor.plan.derive_plan import Ground, PlanFigure, ground
from assessor.report.reopen import Opened
from assessor.scoring import derive_area
from assessor.scoring.derivation import OVERALL, OVERALL_FIGURES, Figure
from assessor.scoring.derivation_model import Derivation
from assessor.scoring.score import score

DEEPEST = 3
"""Figures below figures that are told."""


def told(opened: Opened, what: Callable[[Results], Target], today: date) -> str:
    """The reason of the figure that `what` picks, then those of the figures that it follows from."""
    questionnaire, profile, answers = opened.questionnaire, opened.assessment.profile, opened.assessment.answers
    found = score(questionnaire, profile, answers)
    results = results_now(questionnaire, profile, answers, found, today)
    to = what(results)
    plan = ground(questionnaire, profile, found, results.stakes, results.plan) if isinstance(to, PlanFigure) else None
    return "\n\n".join("\n".join(_lines(section)) for section in _told(to, results, plan, set(), 0))


def of_score(what: str, results: Results) -> Figure:
    """The figure that `AREA`, `AREA.FIGURE`, `overall` or `overall.FIGURE` means. `CommandError`: there is none."""
    whose, _, name = what.partition(".")
    name = name or "stated"
    areas = list(results.titles)
    if whose not in (*areas, OVERALL):
        hint = nearest(whose, [*areas, OVERALL]) or f"Known here: {', '.join([*areas, OVERALL])}."
        raise CommandError(f'there is no area "{whose[:60]}"', do=hint)
    known = OVERALL_FIGURES if whose == OVERALL else derive_area.FIGURES
    if name not in known:
        raise CommandError(f'there is no figure "{name[:60]}"', do=f"Known here: {', '.join(known)}.")
    return Figure(name, None if whose == OVERALL else whose)


def of_plan(what: str, results: Results) -> Target:
    """What `AREA` (its money), `FIGURE` of the whole plan or `STEP.FIGURE` means. `CommandError`: there is none."""
    if what in results.titles:
        return results.stakes.of(what).money
    step, _, name = what.rpartition(".")
    whole, single = ("net", "payback", "peak_cash", "yearly"), ("cost", "start", "net", "payback", "confidence")
    steps = [str(each.step) for each in results.plan.steps]
    if (step in steps and name in single) or (not step and name in whole):
        return PlanFigure(name, int(step) if step else None)  # type: ignore[arg-type]  # one of the names above
    known = f"an area ({', '.join(results.titles)}); {', '.join(whole)}"
    more = f"; a step with {', '.join(single)}, such as 1.net" if steps else ""
    raise CommandError(f'the plan has no figure "{what[:60]}"', do=f"Name {known}{more}.")


def _told(
    to: Target, results: Results, ground: Ground | None, seen: set[tuple[str, str]], depth: int
) -> Iterator[Section]:
    """The section of a figure and, below it, of those that it follows from; none twice."""
    found = resolved(to, results, ground)
    if found is None or depth > DEEPEST or _name(found) in seen:
        return
    seen.add(_name(found))
    section = because(found, results)
    yield section
    for link in links(section):
        if isinstance(link.to, Derivation | Money):
            yield from _told(link.to, results, ground, seen, depth + 1)


def _name(found: Derivation | Money) -> tuple[str, str]:
    return (found.figure, found.of) if isinstance(found, Derivation) else (found.name, str(found.likely))


def _lines(section: Section) -> Iterator[str]:
    yield section.title
    for row in section.rows:
        if isinstance(row, Line):
            text = "".join(part.text if isinstance(part, Link) else part for part in parts(row))
            yield fill(
                text, WIDTH, initial_indent=row.mark, subsequent_indent=" " * len(row.mark), break_on_hyphens=False
            )
