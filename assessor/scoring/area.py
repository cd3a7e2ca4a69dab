"""The score of one area from its items (docs/method.md, "Area score" and "Cap").

low, high = weighted means of the items' bounds; stated = weighted mean of the answered levels; coverage = answered
weight / applicable weight; adjusted = (low + high) / 2 after the cap.
"""

from collections.abc import Iterable, Sequence

from assessor.scoring.model import AreaScore, Cap, Item

ENOUGH = 0.6
"""Coverage below which there is an interval but no point."""
NEARLY = 1e-9
"""Differences below this are rounding."""


def area_score(id: str, items: Sequence[Item], target: float | None = None) -> AreaScore:
    """The score over the applicable `items` (not-applicable ones already left out)."""
    if not items:
        return AreaScore(id=id, applicable=False)
    answered = [item for item in items if item.level is not None]
    coverage = sum(item.weight for item in answered) / sum(item.weight for item in items)
    enough = coverage >= ENOUGH - NEARLY
    low, capped_low = capped(_mean((i.interval.low, i.weight) for i in items), _limits(items, "low"))
    high, capped_high = capped(_mean((i.interval.high, i.weight) for i in items), _limits(items, "high"))
    stated, capped_stated = None, set[str]()
    if enough:
        levels = [(float(item.level or 0), item.weight) for item in answered]
        stated, capped_stated = capped(_mean(levels), _limits(answered, "stated"))
    uncapped = (_mean((sum(i.interval) / 2, i.weight) for i in items)) if enough else None
    return AreaScore(
        id=id,
        applicable=True,
        stated=stated,
        low=low,
        high=high,
        adjusted=(low + high) / 2 if enough else None,
        uncapped=uncapped,
        coverage=coverage,
        cap=_named_cap(items, capped_low | capped_high | capped_stated),
        target=target,
        gap=max(0.0, target - stated) if target is not None and stated is not None else None,
        items=list(items),
    )


def capped(mean: float, limits: dict[str, float]) -> tuple[float, set[str]]:
    """An area is at most one level above its lowest critical item: `min(mean, lowest critical + 1)`.

    Applied to stated, low and high alike, each with its own bound of the critical items. `limits` holds bound + 1 by
    question; returned beside the figure are the questions that lowered it.
    """
    return min([mean, *limits.values()]), {question for question, limit in limits.items() if limit < mean - NEARLY}


def _limits(items: Iterable[Item], figure: str) -> dict[str, float]:
    """Bound + 1 of every critical item for one of the figures; an unanswered one never limits stated."""
    return {
        item.question: (float(item.level or 0) if figure == "stated" else getattr(item.interval, figure)) + 1
        for item in items
        if item.critical
    }


def _named_cap(items: Iterable[Item], lowering: set[str]) -> Cap | None:
    """The question with the smallest limit among those that lowered a figure; ties go to the first in the file."""
    caps = [
        Cap(question=item.question, limit=(item.interval.low if item.level is None else item.level) + 1)
        for item in items
        if item.question in lowering
    ]
    return min(caps, key=lambda cap: cap.limit, default=None)


def _mean(pairs: Iterable[tuple[float, float]]) -> float:
    """The weighted mean of (value, weight) pairs."""
    values = list(pairs)
    return sum(value * weight for value, weight in values) / sum(weight for _, weight in values)
