"""Gross margin and what a saving does to it (docs/method.md, "Money": "Margin").

All amounts in one currency over one period. AI cost of goods sold is what serves paying customers: API, GPUs (idle ones
too), vector database, telemetry, human review. Training, research and free trials are usually not: ask, never assume.
A margin may be below 0.
"""

from assessor.economics.figure import SHARE, Figure, Known, require, worked_out

NO_REVENUE = "without revenue there is no margin"


def gross_margin(ai_cogs: Known, other_cogs: Known, revenue: Known) -> Figure:
    """GM = 1 - (COGS_ai + COGS_other) / revenue."""

    def rule(ai: float, other: float, earned: float) -> float:
        require(earned > 0, NO_REVENUE)
        return 1 - (ai + other) / earned

    formula = "1 - (COGS_ai + COGS_other) / revenue"
    return worked_out("Gross margin", SHARE, formula, rule, ai_cogs, other_cogs, revenue)


def ai_share_of_revenue(ai_cogs: Known, revenue: Known) -> Figure:
    """COGS_ai / revenue."""

    def rule(ai: float, earned: float) -> float:
        require(earned > 0, NO_REVENUE)
        return ai / earned

    return worked_out("AI cost as a share of revenue", SHARE, "COGS_ai / revenue", rule, ai_cogs, revenue)


def margin_gain(saved: Known, ai_cogs: Known, revenue: Known) -> Figure:
    """s x COGS_ai / revenue x 100: percentage points of margin that saving a share s of AI cost brings."""

    def rule(share: float, ai: float, earned: float) -> float:
        require(earned > 0, NO_REVENUE)
        return share * ai / earned * 100

    formula = "s x COGS_ai / revenue x 100"
    return worked_out("Gain in gross margin", "percentage points", formula, rule, saved, ai_cogs, revenue)
