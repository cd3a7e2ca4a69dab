"""All areas in one figure, and its bands (docs/method.md, "Overall").

The shifted geometric mean exp(sum w ln(s + 1)) - 1, because a fully compensating mean hides a zero (OECD/JRC Handbook
on Constructing Composite Indicators, 2008). Bands: under 1 prototype, under 2 launched, under 3 operated, else
platform.
"""

import math
from collections.abc import Mapping, Sequence

from assessor.scoring.model import AreaScore, Overall

BANDS = ("prototype", "launched", "operated", "platform")


def overall(areas: Sequence[AreaScore], weights: Mapping[str, float]) -> Overall:
    """The overall score over the applicable areas; a point only where every one of them has it."""
    applicable = [area for area in areas if area.applicable]
    figures = {}
    for name in ("stated", "low", "high", "adjusted"):
        values = [(getattr(area, name), weights[area.id]) for area in applicable]
        known = [(value, weight) for value, weight in values if value is not None]
        figures[name] = shifted_geometric_mean(known) if known and len(known) == len(values) else None
    return Overall(**figures, band=bands(figures["low"], figures["high"]))


def coverage(areas: Sequence[AreaScore]) -> float | None:
    """The plain mean of the applicable areas' coverage; None without such an area."""
    known = [area.coverage for area in areas if area.coverage is not None]
    return sum(known) / len(known) if known else None


def shifted_geometric_mean(values: Sequence[tuple[float, float]]) -> float:
    """exp(sum w ln(s + 1) / sum w) - 1 over (score, weight) pairs."""
    total = sum(weight for _, weight in values)
    return math.expm1(sum(weight * math.log1p(value) for value, weight in values) / total)


def bands(low: float | None, high: float | None) -> list[str]:
    """The bands that [low, high] touches, lowest first; both ends included."""
    if low is None or high is None:
        return []
    first, last = (min(int(round(value, 9)), len(BANDS) - 1) for value in (low, high))
    return list(BANDS[first : last + 1])
