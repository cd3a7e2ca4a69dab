"""What if: nothing tried is the real result; what is tried follows the rules; a wish that cannot be is refused."""

from assessor.plan.hiring import decided, make_plan
from assessor.plan.what_if import NO_STAKE, TOO_LITTLE, Tried, what_if
from assessor.questionnaire.conditions import FactValue
from assessor.scoring.score import score
from tests import tiny
from tests.interview.sample import AREAS, KNOWN
from tests.plan.test_derive_plan import LOW, PRICE
from tests.plan.test_flips import ANSWERS, PROFILE, SHIPPED
from tests.tui.company import PRICED

SRE, INFRA, PLATFORM = "ai_sre", "ml_infrastructure_engineer", "ai_platform_engineer"
SMALL = tiny.questionnaire(*AREAS, targets={"targets": {"latency": 3}}, **PRICED)


def test_with_nothing_tried_it_is_the_real_result() -> None:
    real = what_if(SHIPPED, PROFILE, ANSWERS, Tried())
    found = score(SHIPPED, PROFILE, ANSWERS)
    plan = decided(SHIPPED, PROFILE, found)

    assert real.score == found
    assert (real.options, real.net, real.payback_month) == ([SRE, INFRA], plan.net, plan.payback_month)
    assert real.refused == []


def test_another_level_moves_its_area_and_leaves_the_real_answers_alone() -> None:
    """Latency at 1, 1, 2 is 1.33; with LAT-1 at 4 it is (4 + 1 + 2) / 3."""
    answers = dict(LOW)
    tried = what_if(SMALL, PRICE, answers, Tried(levels={"LAT-1": 4}))

    assert round(tried.score.area("latency").stated or 0, 2) == 2.33
    assert answers == LOW


def test_another_figure_moves_the_money_and_a_figure_can_be_not_known() -> None:
    """Half of 320k a year for 22.5 months less 230k is 70k; without the figure there is no money at all."""
    half = what_if(SMALL, PRICE, LOW, Tried(facts={"stake_latency": 320_000}))
    none = what_if(SMALL, PRICE, LOW, Tried(facts={"stake_latency": None}))

    assert (half.at_stake.likely, round(half.net or 0)) == (320_000, 70_000)
    assert (none.at_stake.likely, none.net) == (None, None)


def test_an_option_left_out_gives_the_best_plan_without_it() -> None:
    found = what_if(SHIPPED, PROFILE, ANSWERS, Tried(options={SRE: "out"}))
    plan = make_plan(SHIPPED, PROFILE, score(SHIPPED, PROFILE, ANSWERS), today=tiny.TODAY, what_if=True)
    loss = next(each for each in plan.without or [] if each.option == SRE)

    assert found.options == loss.options
    assert round((plan.net or 0) - (found.net or 0), 2) == round(loss.resolved, 2)


def test_an_option_put_in_gives_the_best_plan_that_has_it() -> None:
    free = what_if(SHIPPED, PROFILE, ANSWERS, Tried())
    found = what_if(SHIPPED, PROFILE, ANSWERS, Tried(options={"inference_engineer": "in"}))

    assert "inference_engineer" in found.options and found.refused == []
    assert (found.net or 0) < (free.net or 0)


def test_what_is_in_the_plan_anyway_can_be_put_in_without_a_change() -> None:
    free = what_if(SHIPPED, PROFILE, ANSWERS, Tried())
    found = what_if(SHIPPED, PROFILE, ANSWERS, Tried(options={SRE: "in", INFRA: "in"}))

    assert (found.options, round(found.net or 0, 2)) == (free.options, round(free.net or 0, 2))


def test_an_option_that_a_gate_took_off_the_table_is_refused_with_the_gate() -> None:
    found = what_if(SHIPPED, PROFILE, ANSWERS, Tried(options={PLATFORM: "in"}))

    assert found.options == [SRE, INFRA]
    assert found.refused[0].startswith(
        "AI platform engineer cannot be put in. G2: Not considered: AI platform engineer."
    )


def test_limits_hold_for_wishes_too() -> None:
    found = what_if(SMALL, PRICE, LOW, Tried(facts={"max_hires": 0}, options={SRE: "in"}))

    assert found.options == []
    assert found.refused == ["No plan under your limits (budget, hires, exclusions) has AI-focused SRE."]


def test_without_a_stake_or_with_too_few_answers_a_wish_is_refused() -> None:
    priceless: dict[str, FactValue] = dict(KNOWN)

    assert what_if(SMALL, priceless, LOW, Tried(options={SRE: "in"})).refused == [NO_STAKE]
    assert what_if(SMALL, PRICE, {}, Tried(options={SRE: "in"})).refused == [TOO_LITTLE]


def test_a_stake_shrinks_as_the_gap_closes_and_never_grows() -> None:
    """The gap of latency is 3 - 4/3 = 5/3 and worth 640k; with LAT-1 at 4 it is 2/3: 256k."""
    closer = what_if(SMALL, PRICE, LOW, Tried(levels={"LAT-1": 4}))
    wider = what_if(SMALL, PRICE, LOW, Tried(levels={"LAT-1": 0}))
    closed = what_if(SMALL, PRICE, LOW, Tried(levels={"LAT-1": 4, "LAT-2": 4, "LAT-3": 4}))

    assert round(closer.at_stake.likely or 0) == 256_000
    assert wider.at_stake.likely == 640_000
    assert (closed.at_stake.likely, closed.options) == (None, [])
    assert round(closer.net or 0) == 10_000
