"""What a report says about money: what is at stake and how it came about, what the plan is worth, how sure that is.

One company with round figures, all in USD: a GPU bill of 10,000 a month at a load of 0.2 with a peak of twice the mean,
an API bill of 5,000, and 120,000 a year of revenue held up.

gpu           U* = 1 / (2 x 1.3), 1 / (2 x 1.25), 1 / (2 x 1.2): idle 48 %, 50 %, 52 % of 120,000
optimisation  engine 10, 20, 40 % of what is left (62,400, 60,000, 57,600) = 6,240, 12,000, 23,040;
              tokens 10, 20, 35 % of 60,000 = 6,000, 12,000, 21,000
costs         at its target: priced, not counted
"""

import re
from datetime import date
from typing import Any

import pytest

from assessor.assessment.model import Answer
from assessor.assessment.model import new as new_assessment
from assessor.plan.hiring import make_plan
from assessor.questionnaire.model import Questionnaire
from assessor.report.context import report_context
from assessor.report.html import render_html
from assessor.report.model import ReportContext
from assessor.scoring.score import score
from tests import tiny
from tests.report import sample
from tests.report.test_html import decision

MONEY_FACTS = ["monthly_gpu_spend", "monthly_api_spend", "blocked_deals"]
FACTS = [
    *({"id": id, "ask": f"How much is {id}?", "kind": "money"} for id in MONEY_FACTS),
    *({"id": id, "ask": f"What is {id}?", "kind": "number"} for id in ("gpu_load", "peak_to_mean")),
    {
        "id": "serving",
        "ask": "Where do models run?",
        "kind": "choices",
        "choices": [{"id": "self_hosted", "says": "Own"}, {"id": "hosted_api", "says": "API"}],
    },
]
PROFILE = {
    "serving": ["self_hosted", "hosted_api"],
    "monthly_gpu_spend": 10_000,
    "monthly_api_spend": 5_000,
    "blocked_deals": 120_000,
    "gpu_load": 0.2,
    "peak_to_mean": 2,
}
AREAS = ("gpu", "optimisation", "costs", "governance", "latency")
ROLE = {
    "id": "engineer",
    "title": "Engineer",
    "covers": {"gpu": [0.9, 4.0], "governance": [0.9, 4.0]},
    "fill_months": 1,
    "ramp_months": 1,
    "yearly": {"USD": 50_000},
}
HELP = {**ROLE, "id": "adviser", "kind": "buy", "title": "Adviser", "covers": {"governance": [0.5, 4.0]}}


def company(left_out: tuple[str, ...] = (), *, priced: bool = True) -> ReportContext:
    """The company's report with 300 draws, without the facts `left_out`, or without any economics."""
    economics: dict[str, Any] = {"economics": {"rates": {"as_of": "2026-11", "EUR": 1.25}}} if priced else {}
    made = tiny.questionnaire(
        *(tiny.area(area, tiny.question(f"{area.upper()}-1")) | {"title": area.capitalize()} for area in AREAS),
        profile={"facts": FACTS},
        targets={"targets": {"gpu": 3, "optimisation": 3, "costs": 1, "governance": 3, "latency": 3}},
        roles=[ROLE],
        options=[HELP],
        **economics,
    )
    return report(made, {fact: value for fact, value in PROFILE.items() if fact not in left_out})


def report(made: Questionnaire, profile: dict[str, Any]) -> ReportContext:
    begun = new_assessment(made, sample.NOW, profile)
    given = begun.model_copy(
        update={"answers": {f"{area.upper()}-1": Answer(value=1, grade="measured") for area in AREAS}}
    )
    scored = score(made, profile, given.answers)
    return report_context(
        made, given, scored, make_plan(made, profile, scored, today=tiny.TODAY, draws=300), tiny.TODAY, draws=300
    )


@pytest.fixture(scope="module")
def rich() -> ReportContext:
    """The company of this file's head."""
    return company()


@pytest.fixture(scope="module")
def rich_html(rich: ReportContext) -> str:
    return render_html(rich)


def amounts(low: float, likely: float, high: float) -> Any:
    return pytest.approx({"low": low, "likely": likely, "high": high})


def test_a_stake_has_its_range_and_whether_it_counts(rich: ReportContext) -> None:
    told = {stake.area: (stake.money.model_dump() if stake.money else None) for stake in rich.money.stakes}
    assert told["gpu"] == amounts(57_600, 60_000, 62_400)
    assert told["optimisation"] == amounts(12_240, 24_000, 44_040)
    assert told["governance"] == amounts(120_000, 120_000, 120_000)
    assert {stake.area: stake.counts for stake in rich.money.stakes} == {
        "gpu": True,
        "optimisation": True,
        "costs": False,
        "governance": True,
    }


def test_the_leaks_and_what_is_outside_of_them_make_the_whole(rich: ReportContext) -> None:
    """Half of the idle time to GPU use and half to orchestration; half of the tokens to prompts."""
    likely = {leak.title: leak.money.likely for leak in rich.money.leaks if leak.money}
    assert likely == pytest.approx(
        {"Inference": 18_000, "GPU use": 30_000, "Orchestration": 30_000, "Prompts": 6_000, "Governance": 120_000}
    )
    assert rich.money.whole is not None
    assert rich.money.whole.likely == pytest.approx(204_000)
    assert [leak.leak for leak in rich.money.leaks] == [True, True, True, True, False]


def test_a_leak_says_which_share_of_a_part_it_has(rich: ReportContext) -> None:
    prompts = next(leak for leak in rich.money.leaks if leak.title == "Prompts")
    assert [(part.name, part.share) for part in prompts.of] == [
        ("Tokens that need not be bought, or not at that price", 0.5)
    ]


def test_a_derivation_goes_from_the_given_figures_to_the_amount(rich: ReportContext) -> None:
    [part] = next(stake for stake in rich.money.stakes if stake.area == "gpu").parts
    assert [step.name for step in part.steps] == [
        "GPU spend a month",
        "GPU spend a month, a year",
        "Attainable load",
        "Recoverable share of GPU spend",
        "GPU time that is paid for and could be released",
    ]
    assert part.steps[3].cases == pytest.approx((0.48, 0.5, 0.52))
    assert (part.steps[3].formula, part.steps[3].of) == ("max(0, 1 - U / U*)", ["gpu load", "Attainable load"])


def test_a_step_that_was_shown_is_not_shown_again(rich: ReportContext) -> None:
    names = [step.name for stake in rich.money.stakes for part in stake.parts for step in part.steps]
    assert names.count("GPU spend a month, a year") == 1


def test_every_input_is_named_once_with_its_unit_and_origin(rich: ReportContext) -> None:
    inputs = {one.name: (one.values, one.unit, one.origin) for one in rich.money.inputs}
    assert len(inputs) == len(rich.money.inputs)
    assert inputs["monthly gpu spend"] == ([10_000.0], "USD a month", "given")
    assert inputs["headroom"] == ([0.3, 0.25, 0.2], "share", "default")


def test_what_is_not_known_is_named_and_is_not_in_the_whole(rich: ReportContext, rich_html: str) -> None:
    assert rich.money.not_known == ["Latency"]
    assert "Not in it, because not known: Latency." in decision(rich_html)


def test_a_fact_that_would_price_an_area_is_asked_for() -> None:
    without = company(("gpu_load",))
    assert [(fact.ask, fact.titles) for fact in without.money.missing] == [
        ("What is gpu_load?", ["Gpu", "Optimisation", "Costs"])
    ]
    assert "gpu" not in {stake.area for stake in without.money.stakes}


def test_the_decision_page_gives_findings_and_plan_their_money(rich_html: str) -> None:
    page = decision(rich_html)
    assert "USD 58,000 to 62,000 a year." in page
    assert "about USD 200,000 a year (190,000 to 230,000) is not recovered: Governance 120,000" in page
    assert "The first hire is clear: Engineer came first in" in page


def test_an_option_has_its_net_its_payback_and_its_confidence(rich: ReportContext) -> None:
    """Engineer: fee 0.2 x 50,000 / 1.25 and 23 months of 50,000 / 12, against 0.9 of 180,000 from month 2 on.

    Month 2 ramps to one half: 22.5 months of benefit, 13,500 each, less 95,833 and 8,000.
    """
    [engineer] = rich.options
    assert engineer.net == pytest.approx(22.5 * 13_500 - 23 * 50_000 / 12 - 8_000)
    assert (engineer.payback_month, engineer.payback, engineer.confidence) == (3, date(2027, 2, 1), "clear")


def test_the_cash_curve_ends_at_the_net_and_its_deepest_point_is_the_peak(rich: ReportContext) -> None:
    worth = rich.worth
    assert (len(worth.cash), worth.horizon_months) == (24, 24)
    assert worth.cash[-1] == pytest.approx(worth.net)
    assert -min(worth.cash) == pytest.approx(worth.peak_cash)
    assert worth.cash[0] == 0.0


def test_the_alternatives_say_how_much_less_they_bring(rich: ReportContext, rich_html: str) -> None:
    first = rich.worth.alternatives[0]
    assert first.difference == pytest.approx((rich.worth.net or 0) - first.net)
    assert "Nobody and nothing" in rich_html


def test_every_drawing_of_money_has_its_numbers_in_a_table(rich_html: str) -> None:
    assert "Money at stake a year in USD, low to high." in rich_html
    assert "The same in figures, USD a year" in rich_html
    assert "Brought less spent at the end of the month, USD" in rich_html


def test_without_prices_nothing_is_shown_as_a_number() -> None:
    poor = company(tuple(PROFILE))
    html = render_html(poor)
    assert (poor.money.whole, poor.money.stakes, poor.worth.net, poor.worth.cash) == (None, [], None, [])
    assert "What the gaps cost is not known yet" in html
    assert "None of the figures that price a gap was given" in html
    assert "How each amount came about" not in html
    assert "Other plans" not in html
    assert not re.search(r"USD 0\b", html)


def test_a_questionnaire_without_economics_says_that_it_prices_nothing() -> None:
    html = render_html(company(priced=False))
    assert "Nothing in this questionnaire prices a gap" in html


def test_prices_in_another_currency_are_said_to_be_converted() -> None:
    made = tiny.questionnaire(
        *(tiny.area(area, tiny.question(f"{area.upper()}-1")) for area in AREAS),
        profile={"facts": FACTS},
        targets={"targets": {"gpu": 3, "governance": 3}},
        roles=[{**ROLE, "yearly": {"EUR": 40_000}}],
        economics={"rates": {"as_of": "2026-11", "EUR": 1.25}},
    )
    assert "Pay and prices in EUR were converted to USD at the rates of 2026-11." in report(made, PROFILE).money.notes
