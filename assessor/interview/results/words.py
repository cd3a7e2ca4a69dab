"""How figures of money and of the plan read on a page of results; those of the score are in scoring/words.py."""

from assessor.economics.figure import SHARE, Cases, Figure
from assessor.plan.model import Confidence, Kind
from assessor.scoring import words

KINDS: dict[Kind, str] = {"hire": "hire", "fractional": "fractional help", "buy": "bought service"}
SURE: dict[Confidence, str] = {
    "clear": "clear",
    "likely": "likely",
    "toss_up": "a toss-up",
    "undecided": "undecided",
}
ORIGINS = {"given": "given by you", "measured": "measured by you", "default": "a default that you may replace"}


def amount(value: float | None, unit: str) -> str:
    """A value with its unit: EUR 142,000 per year; 37%; 4 people; 0.305 levels."""
    if value is None:
        return "not known"
    if unit == SHARE:
        return f"{three(value * 100)}%"
    if _is_money(unit):
        return f"{unit[:3]} {three(words.significant(value, 3)) if value else 0}{unit[3:]}"
    return f"{three(value)} {unit}".rstrip()


def _is_money(unit: str) -> bool:
    """Whether it begins with the three letters of a currency."""
    return len(unit) >= 3 and unit[:3].isupper()


def three(value: float) -> str:
    """Three figures, larger numbers whole: 0.305, 39,420."""
    return (
        f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.3g}" if abs(value) >= 1e-3 or not value else f"{value:g}"
    )


def cases(values: Cases, unit: str) -> str:
    """One value, or the low, the likely and the high one."""
    if len({amount(value, unit) for value in values}) == 1:
        return amount(values[1], unit)
    low, likely, high = (amount(value, unit) for value in values)
    if _is_money(unit):
        low, high = (each.removeprefix(f"{unit[:3]} ").removesuffix(unit[3:]) for each in (low, high))
    elif unit != SHARE:
        low, high = (each.removesuffix(f" {unit}") for each in (low, high))
    return f"{likely} ({low} to {high})"


def of_figure(figure: Figure) -> str:
    """A figure in one reading; what is withheld says so."""
    if figure.low is None or figure.likely is None or figure.high is None:
        return "not known"
    return cases((figure.low, figure.likely, figure.high), figure.unit)


def month(value: int | None, months: int) -> str:
    """The month of a payback."""
    return f"month {value}" if value is not None else f"not in {months} months"


def effort(days: float | None) -> str:
    """Working days: 1 day, 2.5 days; nothing where it is not known."""
    if days is None:
        return ""
    return "less than a day" if days < 1 else f"{days:g} day{'' if days == 1 else 's'}"
