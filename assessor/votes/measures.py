"""How far people agree: van der Eijk's A for one question, Krippendorff's alpha for a session, Kendall's W for orders.

Pure arithmetic over counts, levels and ranks. Alpha alone misleads where almost everybody says the same, so it comes
with words and never without A beside it.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import combinations
from typing import NamedTuple

FEWEST_RATERS, FEWEST_ITEMS = 2, 5
"""Below these alpha means nothing: one question of two people a level apart has alpha 0."""
ALIGNED, MIXED = 0.8, 0.667
"""Krippendorff's customary limits for coding studies; here they only choose a word (a judgement)."""


class Alignment(NamedTuple):
    """Alpha of a session, or None where it means nothing, and what may be said of it."""

    alpha: float | None
    says: str


def agreement(counts: Sequence[float]) -> float | None:
    """van der Eijk's A of the votes per level: 1 all on one, 0 spread evenly, -1 half at each end; None without votes.

    The counts are peeled into layers of equal height; each layer is scored by how single-peaked its pattern is.
    Source: C. van der Eijk, Measuring agreement in ordered rating scales, Quality and Quantity 35 (2001), 325-341.
    """
    total, left, found = sum(counts), list(counts), 0.0
    if not total:
        return None
    while any(left):
        height = min(count for count in left if count)
        filled = [count > 0 for count in left]
        found += _of_pattern(filled) * height * sum(filled) / total
        left = [count - height if count else 0 for count in left]
    return found


def _of_pattern(filled: Sequence[bool]) -> float:
    """A of one layer: U weighs the triples that rise to one peak against those that dip."""
    levels, used = len(filled), sum(filled)
    if used == 1:
        return 1.0
    triples = [(a, b, c) for a, b, c in combinations(filled, 3)]
    peaked = sum(t in ((True, True, False), (False, True, True)) for t in triples)
    dipped = sum(t == (True, False, True) for t in triples)
    if not peaked + dipped:
        return 0.0
    unimodal = ((levels - 2) * peaked - (levels - 1) * dipped) / ((levels - 2) * (peaked + dipped))
    return unimodal * (1 - (used - 1) / (levels - 1))


def ordinal_alpha(units: Sequence[Sequence[float]]) -> float | None:
    """Krippendorff's alpha for ordered levels; `units` are the values given to each question, whoever gave them.

    1 - observed / expected disagreement; a question with fewer than two values counts for nothing. None where nothing
    can be compared, or all values are the same. Source: K. Krippendorff, Computing Krippendorff's Alpha-Reliability,
    University of Pennsylvania (2011).
    """
    paired = [list(unit) for unit in units if len(unit) > 1]
    totals = Counter(value for unit in paired for value in unit)
    values, n = sorted(totals), sum(totals.values())
    if len(values) < 2:
        return None
    before = {value: sum(totals[v] for v in values if v < value) for value in values}

    def distance(one: float, other: float) -> float:
        low, high = min(one, other), max(one, other)
        between = before[high] - before[low] + totals[high]
        return float(between - (totals[low] + totals[high]) / 2) ** 2 if low != high else 0.0

    observed = 0.0
    for unit in paired:
        in_unit = Counter(unit)
        pairs = sum(2 * in_unit[a] * in_unit[b] * distance(a, b) for a, b in combinations(in_unit, 2))
        observed += pairs / (len(unit) - 1)
    expected = sum(2 * totals[a] * totals[b] * distance(a, b) for a, b in combinations(values, 2)) / (n - 1)
    return 1 - observed / expected


def alignment(units: Sequence[Sequence[float]], raters: int) -> Alignment:
    """Alpha of a session with its guards: at least two people, five questions with two votes, two different levels."""
    shared = [unit for unit in units if len(unit) > 1]
    if raters < FEWEST_RATERS or not shared:
        return Alignment(None, "not enough votes to compare")
    if len({value for unit in shared for value in unit}) < 2:
        return Alignment(None, "unanimous")
    if len(shared) < FEWEST_ITEMS:
        return Alignment(None, f"too few questions for one figure (it takes {FEWEST_ITEMS})")
    alpha = ordinal_alpha(shared)
    if alpha is None:
        return Alignment(None, "not enough votes to compare")
    return Alignment(alpha, "aligned" if alpha >= ALIGNED else "mixed" if alpha >= MIXED else "far apart")


def mean_ranks(order: Sequence[str], all_items: Sequence[str]) -> dict[str, float]:
    """The places 1, 2, ... of `order`; what it leaves out shares the mean of the places that are left."""
    rest = [item for item in all_items if item not in order]
    shared = len(order) + (len(rest) + 1) / 2
    return {**{item: float(place) for place, item in enumerate(order, 1)}, **dict.fromkeys(rest, shared)}


def concordance(rankings: Sequence[Sequence[float]]) -> float | None:
    """Kendall's W of ranks, one row a judge: 1 one common order, 0 none; None with fewer than two judges, or no order.

    W = 12 S / (m^2 (n^3 - n) - m T) with average ranks and the correction T for ties. It says nothing about levels.
    Source: M. G. Kendall and B. Babington Smith, The Problem of m Rankings, Ann. Math. Stat. 10 (1939).
    """
    m, n = len(rankings), len(rankings[0]) if rankings else 0
    if m < 2 or n < 2:
        return None
    sums = [sum(row[i] for row in rankings) for i in range(n)]
    spread = sum((each - sum(sums) / n) ** 2 for each in sums)
    ties = sum(t**3 - t for row in rankings for t in Counter(row).values())
    most = m**2 * (n**3 - n) - m * ties
    return 12 * spread / most if most else None
