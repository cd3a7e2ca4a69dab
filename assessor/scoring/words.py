"""Figures as words, once for every face: one decimal for levels, whole percents, estimated money in two figures.

What there is nothing to say about is a dash.
"""

from decimal import ROUND_HALF_UP, Decimal

NOTHING = "–"


def level(value: float | None) -> str:
    """A level or score to one decimal: 2.2."""
    return NOTHING if value is None else f"{value:.1f}"


def interval(low: float | None, high: float | None) -> str:
    """Bounds to one decimal: 1.2 to 2.3."""
    return NOTHING if low is None or high is None else f"{low:.1f} to {high:.1f}"


def share(value: float | None) -> str:
    """A share as a whole percent: 71%. Never rounded up to 100% or down to 0%."""
    if value is None:
        return NOTHING
    percent = round(value * 100)
    if (percent == 100 and value < 1) or (percent == 0 and value > 0):
        percent = 99 if percent else 1
    return f"{percent}%"


def bands(names: list[str]) -> str:
    """The bands an overall interval touches: Launched to Operated."""
    if not names:
        return NOTHING
    first, last = names[0].capitalize(), names[-1].capitalize()
    return first if first == last else f"{first} to {last}"


def rough(amount: float | None, currency: str = "", figures: int = 2) -> str:
    """EUR 140,000, EUR −4,000: what was estimated, in two figures, because it is not known better than that."""
    if amount is None:
        return NOTHING
    written = f"{significant(amount, figures):,.10g}".replace("-", "\u2212")
    return f"{currency} {written}".strip()


def rough_span(low: float | None, high: float | None, currency: str = "") -> str:
    """EUR 130,000 to 160,000, or one amount where both ends read the same."""
    first, last = rough(low, currency), rough(high)
    return first if first == rough(high, currency) or last == NOTHING else f"{first} to {last}"


def significant(value: float, figures: int) -> float:
    """`value` rounded to that many significant figures, halves away from 0."""
    exact = Decimal(repr(value))
    return float(exact.quantize(Decimal(1).scaleb(exact.adjusted() - figures + 1), ROUND_HALF_UP)) + 0.0
