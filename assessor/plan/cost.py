"""What an option costs, in one currency (docs/method.md, "Cost of an option").

A hire: base = the middle of the region's pay band; yearly = base x load (employer's charges, tools); once, a recruiting
fee = fee x base. A price given as `yearly` is paid as it says: no load is added; a hire priced so has its base from
yearly / load. Fractional help and bought services carry no fee.
"""

from assessor.economics.currency import convert
from assessor.questionnaire.model import Economics, Option

DEFAULT_REGION = "us"


def yearly_cost(option: Option, region: str, into: str, economics: Economics) -> float | None:
    """Cost of a full year, the fee not included; None when no price is in a currency with a rate."""
    if option.yearly is None:
        base = _pay_base(option, region, into, economics)
        return None if base is None else base * (economics.load if option.kind == "hire" else 1.0)
    if not isinstance(option.yearly, dict):
        return option.yearly
    if into in option.yearly:
        return option.yearly[into]
    prices = [convert(amount, unit, into, economics) for unit, amount in option.yearly.items()]
    return next((price for price in prices if price is not None), None)


def recruiting_fee(option: Option, region: str, into: str, economics: Economics) -> float:
    """What the search costs, paid once with the first salary; hires only."""
    if option.kind != "hire":
        return 0.0
    base = _pay_base(option, region, into, economics)
    if base is None:
        base = (yearly_cost(option, region, into, economics) or 0.0) / economics.load
    return economics.fee * base


def _pay_base(option: Option, region: str, into: str, economics: Economics) -> float | None:
    pay = option.pay.get(region) or next(iter(option.pay.values()), None)
    return None if pay is None else convert((pay.low + pay.high) / 2, pay.currency, into, economics)
