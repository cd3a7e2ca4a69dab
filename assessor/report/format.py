"""How figures, dates and grades are written in a report: the one place where anything is rounded.

Decides the look of a number, never its value. Levels and shares read as in every face (scoring/words.py); prices are
whole units of their currency, estimated money has two figures, a step of a derivation three; None is a dash. Templates
use these functions as filters and round nothing themselves.
"""

import math
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from assessor.assessment.model import Grade
from assessor.interview.replies import figure
from assessor.plan.model import Confidence
from assessor.scoring import words
from assessor.scoring.words import NOTHING, level, share
from assessor.text import one_line

LEVEL_NAMES = ("Absent", "Ad hoc", "Instrumented", "Managed", "Closed loop")
"""What the levels 0 to 4 are called; they mean the same in every area."""

GRADE_WORDS: dict[Grade, str] = {
    Grade.ASSERTED: "heard",
    Grade.SPECIFIC: "heard in detail",
    Grade.SHOWN: "shown",
    Grade.MEASURED: "measured",
}

CONFIDENCE_WORDS: dict[Confidence, str] = {
    "clear": "clear",
    "likely": "likely",
    "toss_up": "toss-up",
    "undecided": "undecided",
}

KIND_WORDS = {"hire": "Hire", "fractional": "Fractional help", "buy": "Bought service"}

# Written out: strftime's names change with the machine's locale.
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def span(low: float | None, high: float | None) -> str:
    """0.8–1.9, or one figure where both ends read the same."""
    if low is None or high is None:
        return NOTHING
    return level(low) if level(low) == level(high) else f"{level(low)}–{level(high)}"


def finely(value: float | None) -> str:
    """A level to two decimals, where a difference would vanish in one: 1.22."""
    return NOTHING if value is None else f"{value:.2f}"


def money(amount: float | None, currency: str) -> str:
    """USD 160,000"""
    return NOTHING if amount is None else f"{currency} {amount:,.0f}"


def money_span(low: float, high: float, currency: str) -> str:
    """USD 160,000 to 220,000"""
    return money(low, currency) if low == high else f"{money(low, currency)} to {high:,.0f}"


def derived(value: float) -> str:
    """A step of a derivation in three figures, so that a reader can follow it with a calculator: 142,000 or 0.3."""
    return f"{words.significant(value, 3):,.10g}".replace("-", "\u2212")


def formula(text: str) -> str:
    """A formula with the signs of print: max(0, 1 \u2212 U / U*)."""
    return text.replace("_", " ").replace(" x ", " \u00d7 ").replace(" - ", " \u2212 ")


def ticks(most: float) -> list[float]:
    """Round amounts from 0 on for the scale of a drawing that reaches `most`: three to six of them."""
    if most <= 0:
        return [0.0]
    size = 10.0 ** math.floor(math.log10(most))
    step = next(size * part for part in (0.2, 0.5, 1.0, 2.0) if most / (size * part) <= 5)
    return [step * n for n in range(math.ceil(most / step - 1e-9) + 1)]


def thousands(amount: float) -> str:
    """An amount on a scale: 0, 500, 200k, 1.5M."""
    for size, sign in ((1e6, "M"), (1e3, "k")):
        if abs(amount) >= size:
            return f"{amount / size:,.10g}{sign}".replace("-", "\u2212")
    return f"{amount:,.10g}".replace("-", "\u2212")


def day(value: date) -> str:
    """23 November 2026"""
    return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"


def day_short(value: date) -> str:
    """23 Nov"""
    return f"{value.day} {_MONTHS[value.month - 1][:3]}"


def month(value: date) -> str:
    """February 2027"""
    return f"{_MONTHS[value.month - 1]} {value.year}"


def month_short(value: date) -> str:
    """Feb 2027"""
    return f"{_MONTHS[value.month - 1][:3]} {value.year}"


def lowered(text: str) -> str:
    """A sentence that goes on after a colon: its first letter is small."""
    return text[:1].lower() + text[1:]


def effort(days: float | None) -> str:
    """3 days, half a day, 2 hours; nothing where the effort is not known. A day has eight hours."""
    if days is None:
        return ""
    if days == 0.5:
        return "half a day"
    return count(days * 8, "hour") if 0 < days < 1 else count(days, "day")


def count(value: float, one: str, many: str = "") -> str:
    """1 day, 3 days"""
    return f"{figure(value)} {one if value == 1 else many or one + 's'}"


def listed(items: Sequence[str], last: str = "and") -> str:
    """a, b and c"""
    return " ".join([", ".join(items[:-1]), last, items[-1]]) if len(items) > 1 else "".join(items)


def sentence(text: str) -> str:
    """`text` with a capital first and a full stop last, so that fragments from content stand as sentences."""
    folded = one_line(text)
    folded = folded[:1].upper() + folded[1:]
    return folded if not folded or folded.endswith((".", "?", "!", "…", "”", '"')) else folded + "."


def tidy(text: str) -> str:
    """`text` whose last two words stay on one line, so that no paragraph ends on a single short word.

    Not in a text of a line or less, and not where a long word would leave a hole in the line before.
    """
    words = text.rsplit(" ", 2)
    if len(words) < 3 or len(words[0]) < 30 or max(len(words[1]), len(words[2])) > 12:
        return text
    return f"{words[0]} {words[1]}\u00a0{words[2]}"


def coordinate(value: float) -> str:
    """A place in a drawing, to a hundredth of a unit."""
    return f"{value:.2f}".rstrip("0").rstrip(".") or "0"


FILTERS: dict[str, Callable[..., Any]] = {
    "level": level,
    "percent": share,
    "number": figure,
    "day": day,
    "day_short": day_short,
    "finely": finely,
    "month": month,
    "month_short": month_short,
    "lowered": lowered,
    "effort": effort,
    "listed": listed,
    "sentence": sentence,
    "tidy": tidy,
    "xy": coordinate,
    "derived": derived,
    "formula": formula,
    "thousands": thousands,
}
"""What a template may use behind a bar."""

FUNCTIONS: dict[str, Callable[..., Any]] = {
    "span": span,
    "money": money,
    "money_span": money_span,
    "rough": words.rough,
    "rough_span": words.rough_span,
    "ticks": ticks,
    "count": count,
}
"""What a template may call."""
