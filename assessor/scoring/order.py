"""Whether the order of the areas hangs on equal steps between levels (docs/method.md, "Order of the areas").

Levels are an order, not a measure: averaging them takes every step for equally long. So the stated scores are worked
out again with steps that shrink and with steps that grow. Where one area is below another as stated and no longer so
under one of the two, the order of that pair is not robust. Areas that are level with each other claim no order.
"""

import math
from collections.abc import Mapping, Sequence
from itertools import combinations

from pydantic import BaseModel, ConfigDict

from assessor.scoring.area import NEARLY, capped
from assessor.scoring.model import AreaScore, Score

CODINGS: dict[str, tuple[float, ...]] = {
    "concave": (0, 1.6, 2.8, 3.5, 4),
    "convex": (0, 0.5, 1.5, 2.8, 4),
}
"""What the levels 0 to 4 count for: concave where the first steps are the long ones, convex where the last are."""


class Changed(BaseModel):
    """Two areas whose stated order does not survive: `lower` is below `higher` as stated, but not under `codings`."""

    model_config = ConfigDict(frozen=True, defer_build=True)

    lower: str
    higher: str
    codings: list[str]


class OrderCheck(BaseModel):
    """Whether the order of the areas by stated score stays the same under both codings; None: nothing to order."""

    model_config = ConfigDict(frozen=True, defer_build=True)

    robust: bool | None
    changed: list[Changed] = []


def check_order(score: Score) -> OrderCheck:
    """The order of the areas that have a stated score, checked pair by pair."""
    areas = [area for area in score.areas if area.stated is not None]
    if len(areas) < 2:
        return OrderCheck(robust=None)
    recoded = {name: {area.id: recoded_score(area, coding) for area in areas} for name, coding in CODINGS.items()}
    changed = []
    for one, other in combinations(areas, 2):
        lower, higher = (one, other) if (one.stated or 0.0) < (other.stated or 0.0) else (other, one)
        if (higher.stated or 0.0) - (lower.stated or 0.0) <= NEARLY:
            continue
        broken = [name for name, scores in recoded.items() if scores[higher.id] - scores[lower.id] <= NEARLY]
        if broken:
            changed.append(Changed(lower=lower.id, higher=higher.id, codings=broken))
    return OrderCheck(robust=not changed, changed=changed)


def recoded_score(area: AreaScore, coding: Sequence[float]) -> float:
    """The stated score of `area` with its levels counted as `coding` says, the cap one level up included."""
    answered = [(item, item.level) for item in area.items if item.level is not None]
    total = sum(item.weight for item, _ in answered)
    mean = sum(item.weight * coding[level] for item, level in answered) / total
    limits = {item.question: _one_level_up(level, coding) for item, level in answered if item.critical}
    return capped(mean, limits)[0]


def in_words(check: OrderCheck, titles: Mapping[str, str]) -> str:
    """One sentence for people, empty where the order is robust; `titles` gives areas their names."""
    if not check.changed:
        return ""
    pairs = "; ".join(f"{titles.get(c.lower, c.lower)} and {titles.get(c.higher, c.higher)}" for c in check.changed)
    return f"Order not robust: that the first is lower holds only if all steps between levels are equal: {pairs}."


def _one_level_up(level: int, coding: Sequence[float]) -> float:
    """What a critical answer limits its area to; one at the top limits nothing."""
    return coding[level + 1] if level + 1 < len(coding) else math.inf
