"""Which pay band of a role a report shows: that of the company's region, with its date and source. No age is judged."""

from assessor.plan.cost import DEFAULT_REGION
from assessor.questionnaire.conditions import Profile
from assessor.questionnaire.model import Option, Questionnaire
from assessor.report.role_model import PayView


def pay_region(option: Option, profile: Profile) -> str | None:
    """The profile's region where the option has pay for it, else the first that it has; None without pay."""
    wanted = str(profile.get("region") or DEFAULT_REGION)
    return wanted if wanted in option.pay else next(iter(option.pay), None)


def pay(option: Option, profile: Profile, questionnaire: Questionnaire) -> PayView | None:
    """The pay band of the profile's region, or the first there is."""
    region = pay_region(option, profile)
    if region is None:
        return None
    band = option.pay[region]
    fact = questionnaire.fact("region")
    says = {choice.id: choice.says or choice.id for choice in fact.choices} if fact else {}
    source = questionnaire.sources.get(band.source)
    return PayView(
        currency=band.currency,
        low=band.low,
        high=band.high,
        region=says.get(region, region.upper()),
        as_of=band.as_of,
        source=source.title if source else band.source,
    )
