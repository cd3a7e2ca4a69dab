"""The GPU bill: how much of it is idle, how busy GPUs can honestly be, what is recoverable (docs/method.md, "Money").

Money a month in the company's currency; load U is the share of what the GPUs could serve inside the latency target that
they serve on average, 0 to 1. It is not the busy share that a GPU reports.
"""

from assessor.economics.currency import DEFAULT_CURRENCY, MONTHLY
from assessor.economics.figure import SHARE, Figure, Input, Known, require, worked_out

HOURS_A_MONTH = 730
HEADROOM = Input(name="headroom", value=(0.30, 0.25, 0.20), unit=SHARE, origin="default")
"""Spare capacity above the peak. The low case keeps the most of it, so that it promises the least."""


def monthly_spend(bill: Input, gpus: Input, hour_price: Input, currency: str = DEFAULT_CURRENCY) -> Figure:
    """G = the bill where it is known, else GPUs x price of a GPU-hour x 730.

    No GPUs cost nothing, whatever their price. Where neither way is open the bill is what is missing.
    """
    name, unit = "GPU spend a month", f"{currency} {MONTHLY}"
    if bill.cases is not None or (gpus.cases is None and hour_price.cases is None):
        return worked_out(name, unit, bill.name, lambda g: g, bill)
    if gpus.value == 0:
        return worked_out(name, unit, "0 GPUs cost nothing", lambda n: n, gpus)
    formula = f"{gpus.name} x {hour_price.name} x {HOURS_A_MONTH}"
    return worked_out(name, unit, formula, lambda n, p: n * p * HOURS_A_MONTH, gpus, hour_price)


def idle(spend: Known, load: Known, currency: str = DEFAULT_CURRENCY) -> Figure:
    """G x (1 - U): what is paid for time in which nothing is served. Not all of it can be recovered."""
    return worked_out(
        "Idle GPU spend", f"{currency} {MONTHLY}", "G x (1 - U)", lambda g, u: g * max(0.0, 1 - u), spend, load
    )


def attainable_load(peak_to_mean: Known, headroom: Known = HEADROOM) -> Figure:
    """U* = 1 / (PMR x (1 + h)): the highest honest mean load of a capacity that has to carry the peak.

    PMR busiest hour / mean, h headroom. With autoscaling use the peak-to-mean ratio that is left, such as 1.3.
    """

    def rule(peak: float, spare: float) -> float:
        require(peak >= 1, "the busiest hour cannot be below the average")
        return 1 / (peak * (1 + spare))

    return worked_out("Attainable load", SHARE, "1 / (PMR x (1 + h))", rule, peak_to_mean, headroom)


def recoverable_share(load: Known, attainable: Known) -> Figure:
    """max(0, 1 - U / U*): the share of the GPU bill that goes when load rises to what is attainable.

    Only if the capacity is released: under a commitment or credits the cash comes at renewal.
    """

    def rule(u: float, best: float) -> float:
        require(best > 0, "an attainable load of 0 says nothing")
        return max(0.0, 1 - u / best)

    return worked_out("Recoverable share of GPU spend", SHARE, "max(0, 1 - U / U*)", rule, load, attainable)


def recoverable(spend: Known, load: Known, attainable: Known, currency: str = DEFAULT_CURRENCY) -> Figure:
    """G x max(0, 1 - U / U*)."""
    return worked_out(
        "Recoverable GPU spend",
        f"{currency} {MONTHLY}",
        "G x max(0, 1 - U / U*)",
        lambda g, share: g * share,
        spend,
        recoverable_share(load, attainable),
    )
