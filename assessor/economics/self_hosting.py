"""API against own GPUs: from which load, and from which volume, own serving is cheaper (docs/method.md, "Money").

Prices per GPU-hour and per million tokens of equal quality, staff per month, all in one currency. Hosting for privacy,
latency or fine-tuning is legitimate: then the difference is the price of that requirement.
"""

from assessor.economics.figure import SHARE, Figure, Known, require, worked_out


def break_even_load(price: Known, gpus: Known, tokens_per_second: Known, api_price: Known) -> Figure:
    """U_be = P x N x 1,000,000 / (T x 3600 x p_api), staff not counted. Above the attainable load the API wins."""

    def rule(p: float, n: float, t: float, api: float) -> float:
        require(t > 0, "a replica that serves nothing never breaks even")
        require(api > 0, "against an API that costs nothing own GPUs never break even")
        return p * n * 1_000_000 / (t * 3600 * api)

    formula = "P x N x 1,000,000 / (T x 3600 x p_api)"
    return worked_out(
        "Load at which own GPUs break even", SHARE, formula, rule, price, gpus, tokens_per_second, api_price
    )


def tokens_to_pay_staff(staff: Known, api_price: Known, own_cost: Known) -> Figure:
    """F x 1,000,000 / (p_api - C): tokens a month from which own serving also pays for the people it needs.

    F their cost a month, C cost of a million tokens at the attainable load (unit_cost.py). Never where C >= p_api.
    """

    def rule(fixed: float, api: float, own: float) -> float:
        require(own < api, "never: a token on own GPUs costs as much as one of the API, or more")
        return fixed * 1_000_000 / (api - own)

    name, unit = "Tokens a month that pay for the staff", "tokens a month"
    return worked_out(name, unit, "F x 1,000,000 / (p_api - C)", rule, staff, api_price, own_cost)
