"""What is left of a stake when an area is tried at another level (docs/method.md, "What if").

stake of today x clip(gap that is tried / gap of today, 0, 1): the money belongs to closing the whole gap of today, so
it shrinks in proportion as the gap closes, and a gap that is tried wider does not make it grow. Where there is no gap
of today to measure by (no score or no target), the stake stays whole. Money a year; levels for gaps.
"""

from assessor.economics.figure import SHARE, Figure, Input, worked_out
from assessor.economics.stake_model import Stake, Stakes
from assessor.scoring.model import AreaScore, Score


def remaining(stakes: Stakes, today: Score, tried: Score) -> Stakes:
    """`stakes`, worked out for the score of `today`, as they are with the score that is `tried`."""
    areas = [_remaining(stake, today.area(stake.area), tried.area(stake.area)) for stake in stakes.areas]
    return stakes.model_copy(update={"areas": tuple(areas)})


def _remaining(stake: Stake, today: AreaScore, tried: AreaScore) -> Stake:
    if today.gap is None or tried.gap is None or tried.gap == today.gap:
        return stake.model_copy(update={"gap": tried.gap})
    left = min(1.0, tried.gap / today.gap) if today.gap > 0 else 0.0
    share = Input(name=f"share of the gap of {stake.area} that is left", value=left, unit=SHARE)

    def of(whole: Figure) -> Figure:
        if whole.likely is None or left == 1:
            return whole
        return worked_out(whole.name, whole.unit, "stake x share of the gap left", lambda m, s: m * s, whole, share)

    parts = tuple(part.model_copy(update={"figure": of(part.figure)}) for part in stake.parts)
    return stake.model_copy(update={"money": of(stake.money), "parts": parts, "gap": tried.gap})
