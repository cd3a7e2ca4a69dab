"""The section on scores: overall, the areas as bars, how firm their order is, and which single answer matters most.

Decided here: what is worth naming: areas that are the weakest in a tenth of the draws or more, the one answer whose
absence moves most, every cap and every contradiction.
"""

from assessor.economics.figure import SHARE, Figure
from assessor.interview.flow import Step
from assessor.interview.results.page import GAP, Bar, Link, Part, Row, Section, line, title
from assessor.interview.results.state import Results
from assessor.plan.derive_plan import point
from assessor.scoring import words
from assessor.scoring.derivation import Figure as ScoreFigure
from assessor.scoring.leave_one_out import Movement
from assessor.scoring.model import AreaScore
from assessor.scoring.order import check_order, in_words
from assessor.scoring.robustness import DRAWS

OFTEN = 0.1
NEEDED = "An overall figure needs six tenths of every area answered with a level."


def scores(results: Results) -> Section:
    """The section."""
    rows = [
        *_overall(results),
        GAP,
        *(_bar(area, results.titles[area.id]) for area in results.score.areas),
        *_above(results),
        *_caps(results),
        *_firmness(results),
        *_flags(results),
    ]
    return Section("scores", "Scores", tuple(rows))


def _overall(results: Results) -> list[Row]:
    overall = results.score.overall
    figure = words.level(overall.stated) if overall.stated is not None else "no single figure yet"
    parts: list[Part] = ["Overall ", Link(figure, ScoreFigure("stated"))]
    if overall.low is not None:
        parts += ["   between ", Link(words.level(overall.low), ScoreFigure("low"))]
        parts += [" and ", Link(words.level(overall.high), ScoreFigure("high"))]
    if overall.band:
        parts += ["   ", Link(words.bands(overall.band), ScoreFigure("band"))]
    why = [line(NEEDED, tone="quiet")] if overall.stated is None else []
    return [line(*parts, tone="strong"), *why]


def _bar(area: AreaScore, name: str) -> Bar:
    if not area.applicable:
        return Bar(name, area, ())
    figures = (
        Link(words.level(area.stated), ScoreFigure("stated", area.id)),
        Link(words.interval(area.low, area.high), ScoreFigure("adjusted", area.id)),
        Link(words.level(area.target), ScoreFigure("target", area.id)),
    )
    return Bar(name, area, figures)


def _above(results: Results) -> list[Row]:
    """Why a score stands above its own interval, once for all areas where it does."""
    names = [
        results.titles[area.id]
        for area in results.score.areas
        if area.stated is not None and area.high is not None and words.level(area.stated) > words.level(area.high)
    ]
    if not names:
        return []
    why = "The stated score leaves out what is not known; the interval counts it low where knowing is what is asked."
    return [line(f"Stated above its interval: {', '.join(names)}. {why}", mark="- ")]


def _caps(results: Results) -> list[Row]:
    return [
        line(
            Link(area.cap.question, Step("question", area.cap.question)),
            f" holds {results.titles[area.id]} to ",
            Link(words.level(area.cap.limit), ScoreFigure("cap", area.id)),
            " at most.",
            mark="- ",
        )
        for area in results.score.areas
        if area.cap is not None
    ]


def _firmness(results: Results) -> list[Row]:
    """What uncertain answers do to the ranking, and which answer moves most."""
    said: list[Row] = [*_weakest(results), *_most(results)]
    broken = in_words(check_order(results.score), results.titles)
    if broken:
        said.append(line(broken, mark="- "))
    return [GAP, title("How firm this is"), *said] if said else []


def _weakest(results: Results) -> list[Row]:
    if results.robust is None:
        return []
    ranked = sorted(results.robust.areas, key=lambda chance: -chance.weakest)
    named = [chance for chance in ranked if chance.weakest >= OFTEN]
    if not named:
        return [line("No area stands out as the weakest when the open answers are drawn by lot.", mark="- ")]
    parts: list[str | Link] = ["The weakest area is most likely "]
    for number, chance in enumerate(named):
        figure = _chance(results.titles[chance.area], chance.weakest)
        between = "" if number == 0 else "; then "
        parts += [f"{between}{results.titles[chance.area]} (", Link(words.share(chance.weakest), figure), ")"]
    return [line(*parts, ".", mark="- ")]


def _chance(name: str, share: float) -> Figure:
    lowest = point("Draws in which it is the lowest", share * DRAWS, "draws", "areas that tie share a draw")
    drawn = point("Draws", float(DRAWS), "draws", "answers within their intervals, weights near theirs")
    name = f"Chance that {name} is the weakest area"
    return point(name, share, SHARE, "draws in which it is the lowest / draws", lowest, drawn)


def _most(results: Results) -> list[Row]:
    """The one answer whose absence moves the overall score most, or, without one, an area's."""
    if results.moved_by is None:
        return []
    known = [(movement, "the overall score") for movement in results.moved_by.overall[:1] if movement.stated]
    if not known:
        firsts = [(found[0], results.titles[area]) for area, found in results.moved_by.areas.items() if found]
        known = sorted(firsts, key=lambda one: one[0].strength, reverse=True)[:1]
    return [_movement(movement, what) for movement, what in known]


def _movement(movement: Movement, what: str) -> Row:
    question = Link(movement.question, Step("question", movement.question))
    if movement.loses_stated:
        return line("The answer that matters most is ", question, f": without it {what} has no figure.", mark="- ")
    by = movement.stated or 0.0
    if not by:
        return line("The answer that matters most is ", question, f": it moves the bounds of {what}.", mark="- ")
    name = f"Effect on {what} of leaving out {movement.question}"
    figure = point(name, by, "levels", "the score without this answer - the score with it")
    way = "higher" if by > 0 else "lower"
    said = Link(f"{abs(by):.2f} {way}", figure)
    return line("The answer that matters most is ", question, f": without it, {what} is ", said, ".", mark="- ")


def _flags(results: Results) -> list[Row]:
    if not results.score.flags:
        return []
    rows = [
        line(Link(flag.question, Step("question", flag.question)), f"  {flag.says}.", mark="! ")
        for flag in results.score.flags
    ]
    return [GAP, title("Answers that speak against each other"), *rows]
