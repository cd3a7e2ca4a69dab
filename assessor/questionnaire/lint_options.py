"""Rules about roles, options, money and sources: pay, currencies, exclusions, shelf life."""

from collections.abc import Iterator

from assessor.errors import nearest
from assessor.questionnaire.age import is_over, span
from assessor.questionnaire.document import Path_
from assessor.questionnaire.lint_subject import ECONOMICS, OPTIONS, PROFILE, ROLES, SOURCES, Fault, Subject, options
from assessor.questionnaire.model import Source
from assessor.questionnaire.role_pack import COMMON

REFERENCE_CURRENCY = "USD"
"""Rates are the value of one unit in it, so it needs none itself."""
AS_OF = "as_of"
LEVERS = ("engine", "tokens", "purchasing")


def unknown_option(subject: Subject) -> Iterator[Fault]:
    """`excludes` names no option, or the option itself."""
    known = [option.id for option in subject.questionnaire.all_options]
    for (file, i), option in zip(options(subject), subject.questionnaire.all_options, strict=True):
        for j, other in enumerate(option.excludes):
            if other == option.id:
                yield Fault(file, (i, "excludes", j), f'"{other}" excludes itself', "Use `at_most: 1`.")
            elif other not in known:
                yield Fault(file, (i, "excludes", j), f'there is no role or option "{other}"', nearest(other, known))


def option_kind(subject: Subject) -> Iterator[Fault]:
    """A hire in options.yaml, or bought help in roles.yaml."""
    for (file, i), option in zip(options(subject), subject.questionnaire.all_options, strict=True):
        if (option.kind == "hire") != (file == ROLES):
            says = f'"{option.id}" is of kind {option.kind}'
            mend = "Hires belong in roles.yaml." if file == OPTIONS else "Other help belongs in options.yaml."
            yield Fault(file, (i, "kind"), says, mend)


def pay_range(subject: Subject) -> Iterator[Fault]:
    """A pay band whose low end is above its high end."""
    for (file, i), option in zip(options(subject), subject.questionnaire.all_options, strict=True):
        for region, pay in option.pay.items():
            if pay.low > pay.high:
                says = f'the pay of "{option.id}" in {region} runs from {pay.low:g} down to {pay.high:g}'
                yield Fault(file, (i, "pay", region), says, "Exchange `low` and `high`.")


def pay_region(subject: Subject) -> Iterator[Fault]:
    """Pay for a region that the profile does not offer, or none for one that it does."""
    region = subject.questionnaire.fact("region")
    known = [choice.id for choice in region.choices] if region else []
    for (file, i), option in zip(options(subject), subject.questionnaire.all_options, strict=True):
        if not known or not option.pay:
            continue
        for id in option.pay:
            if id not in known:
                mend = nearest(id, known) or f"Known here: {', '.join(known)}."
                yield Fault(file, (i, "pay", id), f'the fact "region" has no choice "{id}"', mend)
        lacking = [id for id in known if id not in option.pay]
        if lacking:
            says = f'"{option.id}" has no pay for {", ".join(lacking)}; that of another region is used'
            yield Fault(file, (i, "pay"), says, "Write it.")


def no_rate(subject: Subject) -> Iterator[Fault]:
    """A currency in use that economics.yaml gives no rate for."""
    used: list[tuple[str, Path_, str]] = []
    for (file, i), option in zip(options(subject), subject.questionnaire.all_options, strict=True):
        used += [(file, (i, "pay", region, "currency"), pay.currency) for region, pay in option.pay.items()]
        if isinstance(option.yearly, dict):
            used += [(file, (i, "yearly", currency), currency) for currency in option.yearly]
    for i, fact in enumerate(subject.questionnaire.facts):
        if fact.id == "currency":
            used += [(PROFILE, ("facts", i, "choices", j, "id"), c.id) for j, c in enumerate(fact.choices)]
    rates = {REFERENCE_CURRENCY, *(id for id in subject.questionnaire.economics.rates if id != AS_OF)}
    reported: set[str] = set()
    for file, path, currency in used:
        if currency not in rates and currency not in reported:
            reported.add(currency)
            says = f"{currency} cannot be converted: economics.yaml has no rate for it"
            yield Fault(file, path, says, f"Write `rates: {{{currency}: <value of one in {REFERENCE_CURRENCY}>}}`.")


def rate(subject: Subject) -> Iterator[Fault]:
    """A rate that is no number above 0, or rates without the date they were read on."""
    rates = subject.questionnaire.economics.rates
    for currency, value in rates.items():
        if currency != AS_OF and (isinstance(value, str) or value <= 0):
            says = f"the rate of {currency} is not a number above 0"
            yield Fault(ECONOMICS, ("rates", currency), says, f"Write the value of one in {REFERENCE_CURRENCY}.")
    if rates and not isinstance(rates.get(AS_OF), str):
        yield Fault(ECONOMICS, ("rates",), "the rates carry no date", f"Write `{AS_OF}: <year-month>`.")


def lever(subject: Subject) -> Iterator[Fault]:
    """A lever that no figure uses, or whose low, likely and high are not in this order."""
    for id, shares in subject.questionnaire.economics.levers.items():
        if id not in LEVERS:
            mend = nearest(id, LEVERS) or f"Known here: {', '.join(LEVERS)}."
            yield Fault(ECONOMICS, ("levers", id), f'no figure uses the lever "{id}"', mend)
        if list(shares) != sorted(shares):
            says = f'low, likely and high of "{id}" are not in ascending order'
            yield Fault(ECONOMICS, ("levers", id), says, "Write the smallest first.")


def stale_source(subject: Subject) -> Iterator[Fault]:
    """A source older than the months it says it is good for."""
    for file, path, id, source in _sources(subject):
        if source.good_for_months is not None and is_over(source.date, source.good_for_months, subject.today):
            says = f"{id} of {source.date} was good for {source.good_for_months:g} months, which are over"
            yield Fault(file, (*path, "date"), says, "Read it again, then change text and date.")


def source_date(subject: Subject) -> Iterator[Fault]:
    """A source with a shelf life but no date, or with a date that is none or lies ahead."""
    for file, path, id, source in _sources(subject):
        meant = span(source.date)
        if (source.date or source.good_for_months) and meant is None:
            says = f'the date of {id} is missing or no date ("{source.date}")'
            yield Fault(file, (*path, "date"), says, "Write a date such as 2026-11-23.")
        elif meant is not None and meant[0] > subject.today:
            yield Fault(file, (*path, "date"), f"the date of {id} lies ahead ({source.date})", "Correct it.")


def _sources(subject: Subject) -> Iterator[tuple[str, Path_, str, Source]]:
    """Every source with its place: those of sources.yaml, then those that the role packs share."""
    yield from ((SOURCES, (id,), id, source) for id, source in subject.questionnaire.sources.items())
    yield from ((COMMON, ("sources", id), id, source) for id, source in subject.common.sources.items())
