"""The numbers of the method for the report's appendix, each taken from the rule that uses it, and the sources it cites.

Decided here: which literature stands behind which rule, and what of a report rests on which source of the
questionnaire. No rule is stated here and no number of one is typed here.
"""

import re
from collections.abc import Mapping, Sequence

from assessor.assessment.model import Grade
from assessor.economics.gpu_spend import HEADROOM, HOURS_A_MONTH
from assessor.economics.leaks import KEY
from assessor.economics.leaks import TITLES as LEAKS
from assessor.economics.spend_parts import NAMES
from assessor.economics.stakes import HOURS_A_YEAR
from assessor.economics.upper_bound import ASSUMED
from assessor.plan import flips, gates, places, sampling, solve
from assessor.plan.decide import CONFIDENCE
from assessor.plan.nothing import SHARE_OF_WEEKS
from assessor.questionnaire.model import Questionnaire, Source
from assessor.report.format import CONFIDENCE_WORDS, GRADE_WORDS, LEVEL_NAMES
from assessor.report.method_model import GradeView, LeakShare, LeverView, Method, SourceView
from assessor.report.model import AreaView, OptionView, Said
from assessor.scoring import robustness
from assessor.scoring.area import ENOUGH
from assessor.scoring.intervals import CONTRADICTED, MARGINS
from assessor.scoring.order import CODINGS
from assessor.scoring.overall import BANDS
from assessor.scoring.targets import MOST_ADDED

LITERATURE = (
    (
        "Self-ratings and measured performance hardly go together",
        "Zell and Krizan, Do people have insight into their abilities? A metasynthesis. Perspectives on Psychological "
        "Science 9(2)",
        "https://doi.org/10.1177/1745691613518075",
        "2014",
    ),
    (
        "Bounds instead of a guess",
        "Manski, Partial Identification of Probability Distributions. Springer",
        "https://doi.org/10.1007/b97478",
        "2003",
    ),
    (
        "The overall figure, and checking an order",
        "OECD and JRC, Handbook on Constructing Composite Indicators",
        "https://doi.org/10.1787/9789264043466-en",
        "2008",
    ),
    (
        "Critical questions",
        "US Department of Energy, Cybersecurity Capability Maturity Model (C2M2), version 2.1",
        "https://www.energy.gov/ceser/cybersecurity-capability-maturity-model-c2m2",
        "2022",
    ),
    (
        "Confidence by drawing the numbers again",
        "Lahdelma and Salminen, SMAA-2: stochastic multicriteria acceptability analysis. Operations Research 49(3)",
        "http://sal.aalto.fi/publications/abstracts/plah01.html",
        "2001",
    ),
    (
        "People on call",
        "Google, Site Reliability Engineering, chapter 11",
        "https://sre.google/sre-book/being-on-call",
        "2016",
    ),
)
"""What it is for, title, address, year."""

RESTS_ON = {
    "shares that a role or service closes": ("COVERAGE",),
    "pay and prices": ("PAY",),
    "recruiting fee": ("HIRING",),
    "default share saved by engine settings": ("PAGED", "VFP8", "QUANT", "LLMDUSER"),
    "default share saved on tokens": ("OAICACHE", "ANTCACHE", "GCACHE", "GBATCH", "ANTBATCH", "ROUTE"),
}
"""Tags that the data of the shipped questionnaire gives for its numbers; one that a questionnaire lacks is left out."""
_TAG = re.compile(r"\b[A-Z][A-Z0-9]{2,}\b")


def method(questionnaire: Questionnaire, told: Mapping[str, Said]) -> Method:
    """The numbers of every rule, for this questionnaire and these answers."""
    grades = [one.grade for one in told.values()]
    economics = questionnaire.economics
    titles = {area.id: area.title or area.id for area in questionnaire.areas}
    rates = {code: float(rate) for code, rate in economics.rates.items() if isinstance(rate, int | float)}
    return Method(
        levels=list(LEVEL_NAMES),
        bands=[band.capitalize() for band in BANDS],
        grades=[
            GradeView(
                word=GRADE_WORDS[grade],
                below=MARGINS[grade][0],
                above=MARGINS[grade][1],
                contradicted_below=CONTRADICTED[grade][0],
                contradicted_above=CONTRADICTED[grade][1],
                answers=grades.count(GRADE_WORDS[grade]),
            )
            for grade in Grade
        ],
        enough_for_point=ENOUGH,
        enough_for_plan=gates.ENOUGH_COVERAGE,
        codings=[list(coding) for coding in CODINGS.values()],
        most_added=MOST_ADDED,
        bias=robustness.BIAS,
        weight_concentration=robustness.MILD,
        robust_draws=robustness.DRAWS,
        robust_percentiles=robustness.RANGE,
        horizon_months=economics.horizon_months,
        fee=economics.fee,
        load=economics.load,
        focus=list(economics.focus),
        spare=economics.spare,
        repeat_share=economics.repeat_share,
        max_options=economics.max_options,
        search_slots=economics.search_slots,
        risk_floor={titles.get(area, area): money for area, money in economics.risk_floor.items()},
        rates=rates,
        rates_as_of=str(economics.rates.get("as_of", "")),
        levers=[
            LeverView(group=group, bill=_BILLS.get(group, ""), low=low, likely=likely, high=high)
            for group, (low, likely, high) in economics.levers.items()
        ],
        leaks=[
            LeakShare(part=NAMES.get(part, part), share=share, leak=LEAKS[leak])
            for part, key in KEY.items()
            for leak, share in key.items()
        ],
        headroom=HEADROOM.cases or (0.0, 0.0, 0.0),
        hours_a_month=HOURS_A_MONTH,
        hours_a_year=HOURS_A_YEAR,
        assumed=ASSUMED,
        stake_draw=sampling.STAKE,
        share_draw=sampling.SHARE,
        cost_draw=sampling.COST,
        confidence=[(CONFIDENCE_WORDS[word], least) for least, word in CONFIDENCE],
        half_a_level=solve.WORTH,
        most_without_money=solve.HEADLINE,
        few_teams=gates.FEW_TEAMS,
        many_requests=gates.MANY_REQUESTS,
        scaling_gap=gates.SCALING_GAP,
        platform_bonus=gates.PLATFORM_BONUS,
        most_share=gates.MOST_SHARE,
        months_to_show=gates.MONTHS_TO_SHOW,
        rotation=gates.ROTATION,
        share_of_weeks=SHARE_OF_WEEKS,
        phases=[(day, places.ROOM[day]) for day in places.PHASES],
        pace=places.PACE,
        unknown_days=places.UNKNOWN_DAYS,
        least_days=places.LEAST_DAYS,
        flip_reach=flips.WIDEST,
        flip_precision=flips.PRECISION,
        flip_steps=flips.STEPS,
        literature=[SourceView(id="", title=t, address=a, date=d, used_for=[use]) for use, t, a, d in LITERATURE],
    )


_BILLS = {"engine": "GPU bill", "tokens": "API bill", "purchasing": "both bills"}


def sources(
    questionnaire: Questionnaire,
    told: Mapping[str, Said],
    areas: Sequence[AreaView],
    options: Sequence[OptionView],
    *,
    priced: bool,
) -> list[SourceView]:
    """The sources that this report rests on, by tag: those of its questions, targets, stakes, prices and pay."""
    uses: dict[str, list[str]] = {}

    def use(tags: Sequence[str], what: str) -> None:
        for tag in tags:
            if tag in questionnaire.sources and what not in uses.setdefault(tag, []):
                uses[tag].append(what)

    for one in told.values():
        if one.answered:
            uses.update((tag, uses.get(tag, [])) for tag in one.sources if tag in questionnaire.sources)
        use(_TAG.findall(one.minimum_reason), f"demanded by the profile: {one.id}")
    for area in areas:
        use(_TAG.findall(" ".join(area.target_reasons)), f"target: {area.title}")
    used = {option.id for option in options}
    for option in questionnaire.all_options:
        if option.id in used:
            for band in option.pay.values():
                use([band.source, *_TAG.findall(band.source)], "pay and prices")
    wanted = [name for name in RESTS_ON if ("share saved" in name and priced) or ("share saved" not in name and used)]
    for name in wanted:
        use(RESTS_ON[name], name)
    return [_source(tag, questionnaire.sources[tag], uses[tag]) for tag in sorted(uses)]


def _source(tag: str, source: Source, used_for: list[str]) -> SourceView:
    address = source.address if source.address.startswith(("https://", "http://")) else ""
    return SourceView(id=tag, title=source.title, address=address, date=source.date, used_for=used_for)
