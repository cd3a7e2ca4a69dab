"""How old a dated figure is: what its date can mean, when it is past its months, and what is said of a pay band then.

Dates are words such as 2026-11-23, 2026-11 or 2026, as authors write them; the day to compare with is an argument.
"""

import calendar
import re
from datetime import date

from assessor.text import one_line

PAY_MONTHS = 12
"""Judgement: pay in this field moves enough in a year that an older band misleads."""


def span(text: str) -> tuple[date, date] | None:
    """A day, a month or a year as written: the first and the last day that it can mean; None where it is no date."""
    match = re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", text)
    if match is None:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        first = date(year or 1, month or 1, day or 1)
        return first, date(first.year, month or 12, day or calendar.monthrange(first.year, month or 12)[1])
    except ValueError:
        return None


def is_over(text: str, months: float, today: date) -> bool:
    """Whether more than `months` have passed since the last day that `text` can mean; no date is never over."""
    meant = span(text)
    if meant is None:
        return False
    age = (today.year - meant[1].year) * 12 + today.month - meant[1].month
    return (age, today.day) > (months, meant[1].day)


def pay_origin(as_of: str, source: str) -> str:
    """When and where a pay band was read: "As of 2026-11. Our planning band; verify locally."."""
    when = f"As of {as_of}." if as_of else "Its date is not known."
    where = source or "No source is named; verify locally"
    return one_line(f"{when} {where[:1].upper()}{where[1:]}{'' if where.endswith('.') else '.'}")


def pay_warning(as_of: str, today: date) -> str:
    """What to say of a pay band that is more than a year old, has no date, or one that lies ahead; else empty."""
    check = "Check it where you hire before you use it."
    meant = span(as_of)
    if meant is None:
        return f"This band has no date that can be read. {check}"
    if meant[0] > today:
        return f"The date of this band ({one_line(as_of)}) lies ahead. {check}"
    if is_over(as_of, PAY_MONTHS, today):
        return f"This band is of {as_of}, more than {PAY_MONTHS} months old. {check}"
    return ""
