"""The company's currency, and amounts in it by the dated rates (docs/method.md, "Money").

amount x value of one unit in USD / value of one unit of the wanted currency in USD. Rates and their date are content
(`rates` in economics.yaml).
"""

from assessor.questionnaire.conditions import Profile
from assessor.questionnaire.model import Economics

DEFAULT_CURRENCY = "USD"
YEARLY, MONTHLY = "a year", "a month"


def currency(profile: Profile) -> str:
    """The company's currency; USD when not given."""
    return str(profile.get("currency") or DEFAULT_CURRENCY)


def convert(amount: float, unit: str, into: str, economics: Economics) -> float | None:
    """`amount` of currency `unit` in currency `into`; None where a rate is lacking."""
    if unit == into:
        return amount
    of, to = (economics.rates.get(code, 1.0 if code == DEFAULT_CURRENCY else None) for code in (unit, into))
    if not isinstance(of, int | float) or not isinstance(to, int | float) or of <= 0 or to <= 0:
        return None
    return amount * of / to
