"""The facts of one company as inputs of the rules of money, and what its way of serving means for them.

Decided here: what counts as a known number (a fact in percent is turned into a share where a share is asked for), which
spends a company can have, and when there is nothing of its own to run (gate G1). Units stand beside each input.
"""

from collections.abc import Mapping
from typing import NamedTuple

from assessor.economics.currency import currency
from assessor.economics.figure import SHARE, Input
from assessor.questionnaire.conditions import Profile
from assessor.questionnaire.model import Questionnaire

HOSTED_API, SELF_HOST_PLAN = "hosted_api", "self_host_plan"
MEASURED = ("measured_availability",)
"""Facts whose question asks for a measurement; every other number is the company's own statement."""
PERCENT_UNITS = ("percent", "%")


class Company(NamedTuple):
    """Whose money it is: the content, the profile, and figures assumed where the profile has none."""

    questionnaire: Questionnaire
    profile: Profile
    assumed: Mapping[str, float] = {}

    @property
    def currency(self) -> str:
        """The company's currency."""
        return currency(self.profile)

    def given(self, fact: str, unit: str) -> Input:
        """The number that the profile has for `fact`, as an input; a word such as `none` is no number."""
        value = number(self.profile, fact)
        if value is None and fact in self.assumed:
            return Input(name=fact, value=self.assumed[fact], unit=unit, origin="default")
        about = self.questionnaire.fact(fact)
        if value is not None and unit == SHARE and about is not None and about.unit.strip().lower() in PERCENT_UNITS:
            value /= 100
        return Input(name=fact, value=value, unit=unit, origin="measured" if fact in MEASURED else "given")

    def money(self, fact: str, per: str) -> Input:
        """An amount in the company's currency."""
        return self.given(fact, f"{self.currency} {per}")


def number(profile: Profile, fact: str) -> float | None:
    """The number given for `fact`; None where it is not known or not a number."""
    value = profile.get(fact)
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def serves(profile: Profile) -> tuple[str, ...]:
    """The ways of serving that were given; empty where not known."""
    value = profile.get("serving")
    if isinstance(value, list):
        return tuple(value)
    return (value,) if isinstance(value, str) and value else ()


def only_hosted_api(profile: Profile) -> bool:
    """Whether models run behind hosted APIs and nowhere else, as far as is known."""
    return serves(profile) == (HOSTED_API,)


def nothing_to_run(profile: Profile) -> bool:
    """Gate G1: only hosted APIs, and no plan to host models oneself."""
    return only_hosted_api(profile) and profile.get(SELF_HOST_PLAN) is not True


def may_rent_gpus(profile: Profile) -> bool:
    """Whether a GPU bill has to be asked for: unless only hosted APIs are used."""
    return not only_hosted_api(profile)


def may_buy_tokens(profile: Profile) -> bool:
    """Whether an API bill has to be asked for: where hosted APIs are used, or serving is not known."""
    return HOSTED_API in serves(profile) or not serves(profile)
