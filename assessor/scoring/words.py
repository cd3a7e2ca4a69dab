"""Figures as words, once for every face: one decimal for levels, whole percents, a dash for nothing to say."""

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


def money(amount: float | None, currency: str) -> str:
    """Yearly money to three significant figures in thousands: 238k USD."""
    if amount is None:
        return NOTHING
    return f"{amount / 1000:,.0f}k {currency}" if abs(amount) >= 1000 else f"{amount:,.0f} {currency}"
