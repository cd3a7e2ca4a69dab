"""The section on what else could be: values that change the plan, an option less, other plans, doing nothing.

Decided here: what is told while it is still being worked out, and in which order.
"""

from assessor.economics.currency import YEARLY
from assessor.economics.figure import Input, sum_of_known
from assessor.interview.results.page import GAP, Columns, Link, Row, Section, line, title
from assessor.interview.results.state import Results
from assessor.interview.results.words import three
from assessor.plan.derive_plan import point
from assessor.plan.model import Flip, Without
from assessor.scoring import words

WORKING = "Working it out; you can go on."
MOVED = "the fact is moved step by step, everything else as it is, until the best plan is another one"


def changes(results: Results) -> Section:
    """The section."""
    rows = [*_flips(results), *_without(results), *_instead(results), *_nothing(results)]
    return Section("changes", "What would change it", tuple(rows[1:] if rows and rows[0] == GAP else rows))


def _flips(results: Results) -> list[Row]:
    made = results.plan
    if made.decision == "assess_first":
        return []
    if made.flips is None:
        return [GAP, title("At another figure"), line(WORKING, tone="quiet")] if not results.whole else []
    if not made.flips:
        none = "No single figure that was tried, at a tenth to ten times of today's value, changes the plan."
        return [GAP, title("At another figure"), line(none, mark="- ")]
    rows = [line(f"{flip.says} Today: ", _today(flip, results), ".", mark="- ") for flip in made.flips]
    return [GAP, title("At another figure"), *rows]


def _today(flip: Flip, results: Results) -> Link:
    fact = results.questionnaire.fact(flip.fact)
    money = fact is not None and fact.kind == "money"
    said = f"{results.plan.currency} {flip.today:,.0f}" if money else f"{flip.today:,.10g}"
    unit = results.plan.currency if money else (fact.unit if fact is not None else "")
    how = f"{MOVED}; found to {words.share(flip.precision)}" if flip.precision else f"{MOVED}; exact"
    name = f"The value at which the plan changes ({results.asked(flip.fact)})"
    figure = point(name, flip.value, unit, how, Input(name=flip.fact, value=flip.today, unit=unit))
    return Link(said, figure)


def _without(results: Results) -> list[Row]:
    made = results.plan
    if not made.without:
        return []
    rows = [_dropped(each, results) for each in made.without]
    return [GAP, title("Without one of its options"), *rows]


def _dropped(each: Without, results: Results) -> Row:
    currency, net = results.plan.currency, results.plan.net or 0.0
    name = results.options.get(each.option, each.option)
    costs, resolved = (_less(name, net, less, currency) for less in (each.costs, each.resolved))
    others = " + ".join(results.options.get(id, id) for id in each.options) or "nobody and nothing"
    parts = (f"Without {name}: ", costs, "; the best plan without it (", others, "): ", resolved, ".")
    return line(*parts, mark="- ")


def _less(name: str, net: float, less: float, currency: str) -> Link:
    figure = point(
        f"Net lost without {name}",
        less,
        currency,
        "net of the plan - net of the other one",
        point("Net of the plan", net, currency, "over the horizon"),
        point("Net of the other one", net - less, currency, "over the horizon"),
    )
    return Link(f"{words.rough(abs(less), currency)} {'less' if less >= 0 else 'more'}", figure)


def _instead(results: Results) -> list[Row]:
    made = results.plan
    if not made.alternatives or not made.steps:
        return []
    rows = []
    for other in made.alternatives:
        named = " + ".join(results.options.get(id, id) for id in other.options) or "Nobody and nothing"
        less = _less(f"the plan ({named} instead)", made.net or 0.0, other.difference, made.currency)
        rows.append(line(f"{named}: ", less, ".", mark="- "))
    return [GAP, title("The next best plans"), *rows]


def _nothing(results: Results) -> list[Row]:
    found = results.plan.nothing
    if found is None:
        return []
    unit = f"{found.currency} {YEARLY}"
    stakes = [results.stakes.of(left.area).money for left in found.areas if left.likely is not None]
    whole = sum_of_known("Cost of doing nothing, each year", unit, "sum of the open gaps", stakes)
    rows: list[Row] = [GAP, title("If nothing is done"), line(found.says)]
    if found.likely is not None:
        rows.append(Columns("a year", ("low", "likely", "high"), head=True))
        amounts = (words.rough(amount, found.currency) for amount in (found.low, found.likely, found.high))
        rows.append(Columns("In all", tuple(Link(amount, whole) for amount in amounts)))
        for left in sorted(found.areas, key=lambda left: -(left.likely or 0.0)):
            money = results.stakes.of(left.area).money
            if left.likely is not None:
                told = (words.rough(amount, found.currency) for amount in (left.low, left.likely, left.high))
                rows.append(Columns(results.titles[left.area], tuple(Link(amount, money) for amount in told)))
    return [*rows, *_on_call(results)]


def _on_call(results: Results) -> list[Row]:
    found = results.plan.nothing.on_call if results.plan.nothing else None
    if found is None:
        return []
    one, two = (Link(f"{three(figure.likely or 0)} people", figure) for figure in (found.needed, found.needed_in_pairs))
    need = line("For one at a time ", one, " are needed, for two at a time ", two, ".", mark="- ")
    return [GAP, title("On call"), line(found.says, mark="- "), need]
