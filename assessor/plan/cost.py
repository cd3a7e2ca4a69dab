"""What an option costs a year, in the company's currency (docs/method.md, "Cost of an option").

A hire: the middle of the pay band x load (employer's charges, tools). Other help: the price as it is.
"""

from assessor.questionnaire.conditions import Profile
from assessor.questionnaire.model import Economics, Option

DEFAULT_CURRENCY, DEFAULT_REGION = "USD", "us"


def currency(profile: Profile) -> str:
    """The company's currency; USD when not given."""
    return str(profile.get("currency") or DEFAULT_CURRENCY)


def yearly_cost(option: Option, profile: Profile, economics: Economics) -> float | None:
    """Cost per year at full cost, fees not included; None when there is no price in a currency with a rate."""
    into = currency(profile)
    if option.yearly is not None:
        if not isinstance(option.yearly, dict):
            return option.yearly
        prices = [convert(amount, unit, into, economics) for unit, amount in option.yearly.items()]
        return option.yearly.get(into) or next((price for price in prices if price is not None), None)
    pay = option.pay.get(str(profile.get("region") or DEFAULT_REGION)) or next(iter(option.pay.values()))
    base = convert((pay.low + pay.high) / 2, pay.currency, into, economics)
    return None if base is None else base * (economics.load if option.kind == "hire" else 1)


def convert(amount: float, unit: str, into: str, economics: Economics) -> float | None:
    """`amount` of currency `unit` in currency `into`, by the dated rates (value of one unit in USD)."""
    if unit == into:
        return amount
    rates = [economics.rates.get(code, 1.0 if code == DEFAULT_CURRENCY else None) for code in (unit, into)]
    if not all(isinstance(rate, int | float) and rate > 0 for rate in rates):
        return None
    return amount * float(rates[0] or 0) / float(rates[1] or 1)
