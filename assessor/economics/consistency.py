"""Facts that cannot all be right together. A doubt is a sentence for whoever gave them; it refuses and changes nothing.

Decided here: which facts are held against which, and how far they may lie apart (judgement, docs/method.md, "Money").
"""

from assessor.economics.company import number
from assessor.economics.currency import currency
from assessor.questionnaire.conditions import Profile

HOURS_A_MONTH = 730
APART = 0.25
"""A bill and its own arithmetic may differ by this share: discounts, part months, taxes."""
NEARLY = 0.01
"""Rounding in figures given by hand."""


def doubts(profile: Profile) -> dict[str, str]:
    """Fact id to the sentence that says what it does not fit; empty when everything known fits."""
    found = {
        "monthly_gpu_spend": _bill(profile),
        "monthly_ai_cogs": _split(profile),
        "engineers": _part_of(
            profile, "engineers", "headcount", "{0:g} engineers are more than the {1:g} people there are"
        ),
        "on_call_people": _part_of(
            profile, "on_call_people", "headcount", "{0:g} people on call are more than the {1:g} people there are"
        ),
        "team": _team(profile),
    }
    return {fact: sentence for fact, sentence in found.items() if sentence}


def _bill(profile: Profile) -> str:
    """The GPU bill against number x price x hours."""
    bill, gpus, price = (number(profile, fact) for fact in ("monthly_gpu_spend", "gpus", "gpu_hour_price"))
    if bill is None or gpus is None or price is None:
        return ""
    worked_out = gpus * price * HOURS_A_MONTH
    if abs(bill - worked_out) <= APART * max(bill, worked_out):
        return ""
    unit = currency(profile)
    return (
        f"{gpus:g} GPUs at {price:g} an hour make {worked_out:,.0f} {unit} a month, but the GPU bill is given as "
        f"{bill:,.0f}; which is right?"
    )


def _split(profile: Profile) -> str:
    """What serves customers is a part of the whole AI spend."""
    parts = [number(profile, f"monthly_{part}_spend") for part in ("api", "gpu", "other_ai")]
    serving = number(profile, "monthly_ai_cogs")
    if serving is None or None in parts:
        return ""
    whole = sum(part or 0.0 for part in parts)
    if serving <= whole * (1 + NEARLY):
        return ""
    unit = currency(profile)
    return (
        f"the AI cost of serving customers, {serving:,.0f} {unit} a month, is more than API, GPU and other AI spend "
        f"together, {whole:,.0f}; which is right?"
    )


def _part_of(profile: Profile, part: str, whole: str, sentence: str) -> str:
    few, many = number(profile, part), number(profile, whole)
    return sentence.format(few, many) if few is not None and many is not None and few > many else ""


def _team(profile: Profile) -> str:
    """The roles that are filled against the number of engineers."""
    team, engineers = profile.get("team"), number(profile, "engineers")
    people = sum(team.values()) if isinstance(team, dict) else 0
    if engineers is None or people <= engineers:
        return ""
    return f"{people} people in infrastructure roles are more than the {engineers:g} engineers there are"
