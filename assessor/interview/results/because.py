"""Where one figure comes from, as a page: "2.4, because ...", its formula, its inputs and the origin of each of them.

Decided here: how a derivation reads, for scores, money and the plan alike. An input that follows from others leads on
to its own page; an answer or a fact leads to where it was given. What is derived is decided below.
"""

from functools import singledispatch

from assessor.economics.figure import Figure as Money
from assessor.economics.figure import Input
from assessor.interview.flow import Step
from assessor.interview.results.page import GAP, Link, Part, Row, Section, Target, line, title
from assessor.interview.results.state import Results
from assessor.interview.results.words import ORIGINS, cases, of_figure
from assessor.plan.derive_plan import Ground, PlanFigure, derive_plan
from assessor.scoring import words
from assessor.scoring.derivation import Figure as ScoreFigure
from assessor.scoring.derivation import because as in_a_sentence
from assessor.scoring.derivation import derive
from assessor.scoring.derivation_model import Derivation, Operation

FORMULAS: dict[Operation, str] = {
    "weighted_mean": "sum of weight x value / sum of weights",
    "shifted_geometric_mean": "exp(sum of weight x ln(value + 1) / sum of weights) - 1",
    "least": "the smallest of these",
    "one_level_up": "the answer + 1",
    "middle": "(low + high) / 2",
    "less": "the first - the second, at least 0",
    "more": "the first + the second, at most 4",
    "target": "cell + additions (at most 1 in all), then minimums, then maximums, from 0 to 4",
    "bands": "the bands from low to high",
}
NAMES = {
    "stated": "stated score",
    "low": "low bound",
    "high": "high bound",
    "adjusted": "interval, and its middle",
    "uncapped": "score before the cap",
    "coverage": "share answered",
    "cap": "cap",
    "target": "target",
    "gap": "gap to the target",
    "band": "bands",
    "cell": "target for these facts",
    "limit": "limit",
    "answered": "answered",
    "margin": "margin of this grade of evidence",
    "add": "added",
    "min": "at least",
    "max": "at most",
    "fact": "fact",
}
REACHES = "Enter on a name goes to its question; Enter on a figure shows where that comes from."


def resolved(to: Target, results: Results, ground: Ground | None) -> Derivation | Money | None:
    """What a link leads to as a reason; None for a question or a fact, and for a figure of the plan without a plan."""
    match to:
        case ScoreFigure():
            return derive(results.questionnaire, results.profile, results.answers, results.score, to)
        case PlanFigure():
            return None if ground is None else derive_plan(ground, to, results.draws)
        case Step():
            return None
    return to


@singledispatch
def because(reason: Derivation | Money, results: Results) -> Section:
    """The page of one reason."""
    raise TypeError(type(reason).__name__)


@because.register
def _of_score(reason: Derivation, results: Results) -> Section:
    said = in_a_sentence(reason)
    if reason.figure == "margin":
        said = f"{reason.value:g}, because: {reason.rule}"
    rows: list[Row] = [line(said, tone="strong"), GAP]
    if reason.by in FORMULAS:
        rows.append(line(f"Formula: {FORMULAS[reason.by]}. Levels from 0 to 4."))
    if reason.item is not None:
        rows += _answer(reason, results)
    rows += [line(why, mark="- ") for why in reason.reasons if why]
    if reason.inputs:
        rows += [GAP, title("From")]
        rows += [row for node in reason.inputs for row in _node(node, results)]
    below = [] if reason.by == "weighted_mean" else _answers(reason)
    if below:
        rows += [GAP, title("The answers below it")]
        rows += [row for node in below for row in _node(node, results)]
    rows += [GAP, line(f"Rule: {reason.source}", tone="quiet")]
    return Section("because", _head(reason, results), tuple(rows))


@because.register
def _of_money(reason: Money, results: Results) -> Section:
    rows: list[Row] = []
    if reason.withheld:
        rows.append(line(f"Not known, because {reason.withheld}.", tone="strong"))
    else:
        rows.append(line(f"{of_figure(reason)}, because: {reason.formula}", tone="strong"))
    rows.append(GAP)
    if reason.inputs:
        rows.append(title("From"))
    rows += [_figure(known) if isinstance(known, Money) else _input(known, results) for known in reason.inputs]
    missing: list[Row] = [line(_fact(fact, results), mark="- ") for fact in reason.missing]
    if missing:
        rows += [GAP, title("It takes an answer to"), *missing]
    return Section("because", _plain(reason.name), tuple(rows))


def _answers(reason: Derivation) -> list[Derivation]:
    """The answers of the first mean below a figure of one area."""
    for node in reason.inputs:
        if node.of != reason.of:
            continue
        found = [one for one in node.inputs if one.item is not None] if node.by == "weighted_mean" else _answers(node)
        if found:
            return found
    return []


def _head(reason: Derivation, results: Results) -> str:
    """Whose figure it is: an area's name, a question's id, or all areas."""
    whose = "Overall" if reason.of == "overall" else results.titles.get(reason.of, reason.of)
    return f"{whose}: {NAMES.get(reason.figure, reason.figure)}"


def _answer(reason: Derivation, results: Results) -> list[Row]:
    item = reason.item
    if item is None:
        return []
    low, high = item.interval
    critical = ", critical" if item.critical else ""
    asks = f"  {_asks(item.question, results)}"
    return [
        line("Answer: ", Link(item.question, Step("question", item.question)), asks),
        line(f"The truth may lie from {low:g} to {high:g}; weight {item.weight:g}{critical}."),
    ]


def _node(node: Derivation, results: Results) -> list[Row]:
    """One input: its name, its value, its weight, and its rule below."""
    weight = f", weight {node.weight:g}" if node.weight is not None and node.weight != 1 else ""
    value: Part = node.says or (f"{node.value:g}" if node.figure in ("margin", "answered") else words.level(node.value))
    if node.figure == "coverage":
        value = words.share(node.value)
    if node.inputs and isinstance(value, str):
        value = Link(value, node)
    step = _where(node, results)
    name: Part = Link(node.of, step) if step is not None else results.titles.get(node.of, node.of)
    if node.of == "overall":
        name = "Overall"
    kind = "" if node.item is not None or step is not None else f", {NAMES.get(node.figure, node.figure)}"
    asks = f"  {_asks(node.item.question, results)}" if node.item is not None else ""
    head = line(name, f"{kind}: ", value, f"{weight}{asks}", mark="- ")
    interval = ""
    if node.item is not None and node.figure == "stated":
        low, high = node.item.interval
        interval = f" The truth may lie from {low:g} to {high:g}."
    rule = "" if node.figure == "fact" else f"{node.rule}{interval}".strip()
    return [head, line(rule, mark="  ", tone="quiet")] if rule else [head]


def _where(node: Derivation, results: Results) -> Step | None:
    """Where an input was given: its question, or its fact."""
    if node.item is not None:
        return Step("question", node.item.question)
    if node.figure == "fact" and results.questionnaire.fact(node.of) is not None:
        return Step("fact", node.of)
    return None


def _figure(figure: Money) -> Row:
    if not figure.inputs and not figure.withheld:
        return line(f"{_plain(figure.name)}: {of_figure(figure)}, {figure.formula}.", mark="- ")
    return line(f"{_plain(figure.name)}: ", Link(of_figure(figure), figure), mark="- ")


def _input(known: Input, results: Results) -> Row:
    value = "not known" if known.cases is None else cases(known.cases, known.unit)
    fact = results.questionnaire.fact(known.name)
    if fact is None:
        return line(f"{_plain(known.name)}: {value}, {ORIGINS[known.origin]}.", mark="- ")
    name = Link(_plain(known.name), Step("fact", known.name))
    return line(name, f": {value}, {ORIGINS[known.origin]}  ", f"({fact.ask})", mark="- ")


def _fact(fact: str, results: Results) -> Part:
    known = results.questionnaire.fact(fact)
    return Link(known.ask, Step("fact", fact)) if known is not None else _plain(fact)


def _asks(question: str, results: Results) -> str:
    about = results.questionnaire.question(question)
    return about.ask if about is not None else ""


def _plain(name: str) -> str:
    """An id as words."""
    text = name.replace("_", " ").replace(".", ": ")
    return text[:1].upper() + text[1:]
