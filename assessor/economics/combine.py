"""Levers together: on what the earlier ones left, never summed (docs/method.md, "Money": "Combining").

Order: waste first, then right-sizing and routing, tokens, engine and precision, purchasing last. Shares are of one
bill; money is in the unit of that bill.
"""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from assessor.economics.figure import SHARE, Figure, Input, Known, require, worked_out

Step = Literal["waste", "right_sizing", "tokens", "engine", "purchasing"]
ORDER: tuple[Step, ...] = ("waste", "right_sizing", "tokens", "engine", "purchasing")
WHOLE = Input(name="share of the bill that it applies to", value=1.0, unit=SHARE, origin="default")
MOST = Input(name="most that is promised without a measurement", value=(0.60, 0.60, 0.70), unit=SHARE, origin="default")
NO_CAP = Input(name="no cap: every input was measured", value=1.0, unit=SHARE, origin="measured")


class Lever(NamedTuple):
    """One lever of a bill: its place in the order, the share s that it saves, and the part a of the bill it reaches."""

    name: str
    step: Step
    share: Known
    applies_to: Known = WHOLE


class Saving(NamedTuple):
    """What one lever saves in its place in the order."""

    lever: Lever
    money: Figure


def in_order(levers: Sequence[Lever]) -> list[Lever]:
    """`levers` in the order in which they are applied; equals stay as given."""
    return sorted(levers, key=lambda lever: ORDER.index(lever.step))


def combined(levers: Sequence[Lever]) -> Figure:
    """total = 1 - product of (1 - a x s): 31, 27 and 15 percent make 57 percent, not 73.

    At most 60 percent, and 70 in the high case, unless every input was measured: nobody's first bill falls further.
    """
    ordered = in_order(levers)
    pairs = [known for lever in ordered for known in (lever.applies_to, lever.share)]
    sources = [
        s for lever in ordered for s in (lever.share.sources() if isinstance(lever.share, Figure) else (lever.share,))
    ]
    cap = NO_CAP if sources and all(source.origin == "measured" for source in sources) else MOST

    def rule(most: float, *values: float) -> float:
        left = 1.0
        for applies_to, share in zip(values[::2], values[1::2], strict=True):
            require(applies_to <= 1 and share <= 1, "a lever cannot save more than the whole bill")
            left *= 1 - applies_to * share
        return min(most, 1 - left)

    return worked_out("Levers combined", SHARE, "1 - product of (1 - a x s)", rule, cap, *pairs)


def saved_in_order(bill: Known, levers: Sequence[Lever], unit: str) -> list[Saving]:
    """What each lever saves of `bill`, in order, each from what the ones before it have left. Not capped."""
    savings, left = [], bill
    for lever in in_order(levers):
        saved = _saved(lever, left, unit)
        left = worked_out("What is left", unit, "before - saved", lambda before, cut: before - cut, left, saved)
        savings.append(Saving(lever, saved))
    return savings


def _saved(lever: Lever, left: Known, unit: str) -> Figure:
    if lever.applies_to is WHOLE:
        return worked_out(lever.name, unit, "what is left x s", lambda money, s: money * s, left, lever.share)
    return worked_out(
        lever.name, unit, "what is left x a x s", lambda m, a, s: m * a * s, left, lever.applies_to, lever.share
    )


def payback_months(saving: Known, weeks: Known, weekly_cost: Known) -> Figure:
    """weeks x loaded cost of a week / saving a month: engineering time is not free."""

    def rule(monthly: float, effort: float, cost: float) -> float:
        require(monthly > 0, "what saves nothing never pays its effort back")
        return effort * cost / monthly

    formula = "weeks x cost of a week / saving a month"
    return worked_out("Months to pay the effort back", "months", formula, rule, saving, weeks, weekly_cost)
