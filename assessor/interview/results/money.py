"""The section on money: the four leaks with low, likely and high, what is outside of them, and what is not known.

Decided here: the order of the table, and that an area without a price is named with what it would take to price it.
"""

from collections.abc import Iterator

from assessor.economics.figure import Figure
from assessor.economics.leaks import Leak
from assessor.economics.stake_model import Stake
from assessor.interview.flow import Step
from assessor.interview.results.page import GAP, Columns, Link, Part, Row, Section, line, title
from assessor.interview.results.state import Results
from assessor.scoring import words

ABOUT = "What closing every gap would bring in a year, each amount counted once."


def money(results: Results) -> Section:
    """The section."""
    grouped, currency = results.leaks, results.stakes.currency
    rows: list[Row] = []
    if grouped.whole.likely is not None:
        rows += [line(ABOUT, tone="quiet"), Columns(f"{currency} a year", ("low", "likely", "high"), head=True)]
        rows += [_row(leak.title, leak.money, currency) for leak in grouped.leaks]
        rows += [_outside(leak, results) for leak in sorted(grouped.outside, key=_likely)]
        rows.append(_row("In all", grouped.whole, currency))
    else:
        rows.append(line("No gap has a price yet.", tone="strong"))
    rows += _uncounted(results)
    rows += _not_known(results)
    notes = [*(used.says for used in results.stakes.levers), *results.stakes.notes]
    if notes:
        rows += [GAP, title("What the amounts rest on"), *(line(note, mark="- ") for note in notes)]
    return Section("money", "Money", tuple(rows))


def _likely(leak: Leak) -> float:
    return -(leak.money.likely or 0.0)


def _outside(leak: Leak, results: Results) -> Row:
    return _row(results.titles.get(leak.id, leak.title), leak.money, results.stakes.currency)


def _row(name: str, figure: Figure, currency: str) -> Row:
    if figure.likely is None:
        return Columns(name, ("", Link("not known", figure), ""))
    told = (words.rough(amount) for amount in _cases(figure))
    return Columns(name, tuple(Link(amount, figure) for amount in told))


def _cases(figure: Figure) -> tuple[float | None, float | None, float | None]:
    return figure.low, figure.likely, figure.high


def _uncounted(results: Results) -> list[Row]:
    """Money that is priced and does not count."""
    rows: list[Row] = [
        line(
            f"{results.titles[stake.area]}: ",
            Link(words.rough(stake.likely, results.stakes.currency), stake.money),
            f" a year. {stake.says}",
            mark="- ",
        )
        for stake in results.leaks.uncounted
    ]
    return [GAP, title("Priced, and not counted"), *rows] if rows else []


def _not_known(results: Results) -> list[Row]:
    rows: list[Row] = [line(*parts, mark="- ") for parts in _reasons(results)]
    return [GAP, title("Not known"), *rows] if rows else []


def _reasons(results: Results) -> Iterator[tuple[Part, ...]]:
    """The areas without a whole price, by what it would take."""
    found: dict[tuple[tuple[str, ...], str, bool], list[str]] = {}
    for stake in results.stakes.areas:
        if stake.standing in ("partly_known", "not_known"):
            part = stake.standing == "partly_known"
            found.setdefault((stake.missing, _why(stake), part), []).append(results.titles[stake.area])
    for (missing, why, part), areas in found.items():
        named = f"{', '.join(areas)}: "
        if not missing:
            yield (f"{named}{why}.",)
            continue
        asks: list[Part] = []
        for number, fact in enumerate(missing):
            between = ", " if number and not results.asked(missing[number - 1]).endswith("?") else " "
            known = results.questionnaire.fact(fact) is not None
            asks += [between, Link(results.asked(fact), Step("fact", fact)) if known else results.asked(fact)]
        yield (f"{named}{'counted in part; ' if part else ''}it takes an answer to:", *asks)


def _why(stake: Stake) -> str:
    return "" if stake.missing else (stake.money.withheld or stake.says).rstrip(".")
