"""Every figure of the plan can be worked out again from what it is said to come from."""

from typing import Any

import pytest

from assessor.economics.figure import Figure
from assessor.economics.stakes import stakes
from assessor.plan.derive_plan import Ground, Name, PlanFigure, derive_plan, ground, value_of_item
from assessor.plan.hiring import make_plan
from assessor.plan.model import RoadmapItem
from assessor.questionnaire.conditions import FactValue
from assessor.scoring.score import Answers, score
from tests import tiny
from tests.interview.sample import AREAS, KNOWN
from tests.plan.test_flips import ANSWERS, PROFILE, SHIPPED
from tests.tui.company import PRICED

LOW = {"LAT-1": tiny.level(1), "LAT-2": tiny.level(1), "LAT-3": tiny.level(2), "GPU-1": tiny.level(2)}
PRICE: dict[str, FactValue] = {**KNOWN, "stake_latency": 640_000}


def small(answers: Answers, profile: dict[str, FactValue]) -> Ground:
    """A company whose one hire closes half of one gap: 120k a year, a month of search, a month of ramp."""
    return of(tiny.questionnaire(*AREAS, targets={"targets": {"latency": 3}}, **PRICED), answers, profile)


def of(questionnaire: Any, answers: Answers, profile: Any) -> Ground:
    found = score(questionnaire, profile, answers)
    plan = make_plan(questionnaire, profile, found, today=tiny.TODAY)
    return ground(questionnaire, profile, found, stakes(questionnaire, profile, found), plan)


def likely(here: Ground, name: Name, step: int | None = None) -> float | None:
    return derive_plan(here, PlanFigure(name, step), 0).likely


def named(figure: Figure) -> dict[str, float | None]:
    """The inputs that were worked out, by name."""
    return {known.name: known.likely for known in figure.inputs if isinstance(known, Figure)}


def test_what_a_step_brings_less_what_is_paid_for_it_is_its_net() -> None:
    """640k a year, half closed from month 3 on and a quarter in month 2: 0.9375 years, 600k; paid 23 months of 10k."""
    net = derive_plan(small(LOW, PRICE), PlanFigure("net", 1), 0)

    assert named(net) == {
        "Brought by AI-focused SRE": pytest.approx(600_000),
        "Paid for AI-focused SRE": pytest.approx(230_000),
    }
    assert net.likely == pytest.approx(370_000)
    brought = next(known for known in net.inputs if isinstance(known, Figure))
    in_latency = next(known for known in brought.inputs if isinstance(known, Figure))
    assert named(in_latency)["Years closed"] == pytest.approx(0.9375)
    assert {source.name for source in net.sources()} == {"stake_latency", "price of AI-focused SRE"}


def test_of_the_sample_company_every_net_follows_from_its_inputs_and_the_steps_add_up_to_the_plan() -> None:
    here = of(SHIPPED, ANSWERS, PROFILE)

    assert len(here.plan.steps) == 2
    for step in here.plan.steps:
        brought, paid = named(derive_plan(here, PlanFigure("net", step.step), 0)).values()
        assert step.net == pytest.approx((brought or 0.0) - (paid or 0.0))
    assert likely(here, "net") == pytest.approx(here.plan.net)


def test_a_second_search_begins_when_the_first_one_has_ended() -> None:
    here = of(SHIPPED, ANSWERS, PROFILE)
    first, second = (derive_plan(here, PlanFigure("start", n), 0) for n in (1, 2))

    assert named(first)["Month in which the search can begin"] == 0
    assert named(second)["Month in which the search can begin"] == first.likely == 3


def test_a_year_of_a_hire_is_the_middle_of_the_pay_band_times_load() -> None:
    """80,000 to 120,000 EUR at a load of 1.25: 125,000."""
    cost = derive_plan(of(SHIPPED, ANSWERS, PROFILE), PlanFigure("cost", 1), 0)

    assert [source.value for source in cost.sources()] == [80_000, 120_000, 1.25]
    assert cost.likely == 125_000
    assert cost.formula == "(lower end + upper end) / 2 x load"


def test_an_option_that_does_not_pay_back_in_time_says_so_instead_of_a_month() -> None:
    here = small(LOW, PRICE)
    unpaid = here.plan.steps[0].model_copy(update={"payback_month": None})
    figure = derive_plan(
        here._replace(plan=here.plan.model_copy(update={"steps": [unpaid]})), PlanFigure("payback", 1), 0
    )

    assert (figure.likely, figure.withheld) == (None, "the sum of its months is below 0 at the end")


def test_how_sure_a_step_is_comes_from_the_draws() -> None:
    figure = derive_plan(small(LOW, PRICE), PlanFigure("confidence", 1), 50)

    assert named(figure) == {"Draws in which it is in the best plan": 50, "Draws": 50}
    assert figure.likely == 1


def test_a_figure_or_a_step_that_is_not_there_is_refused() -> None:
    for wrong in (PlanFigure("cost"), PlanFigure("cost", 9), PlanFigure("yearly", 1)):
        with pytest.raises(KeyError):
            derive_plan(small(LOW, PRICE), wrong, 0)


def test_the_place_of_a_roadmap_step_is_gap_times_exposure_by_effort() -> None:
    item = RoadmapItem(
        question="LAT-1", area="latency", level=1, to=2, do="x", days=4, owner="o",
        by_day=30, start_day=0, end_day=8, gap=2, stake=9_000, value=1_500,
    )  # fmt: skip
    assert named(value_of_item(item, "USD")) == {"Gap": 2, "Exposure": 3_000}
