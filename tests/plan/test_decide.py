"""The exact plan: the worked example to half a thousand and to the month, and what must hold for any case."""

import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessor.plan.case import Case, read_case
from assessor.plan.decide import confidence, decide
from assessor.plan.sampling import as_given, limits
from assessor.plan.search import flow, peak_cash, plans
from assessor.plan.solve import shares
from tests.plan.worked_example import (
    COMPLY,
    DIST,
    FR_SRE,
    INF,
    INFRA,
    PLAT,
    SRE,
    TARGETS,
    options,
    worked_example,
)


def ids(case: Case) -> list[str]:
    return [step.option for step in decide(case, {}).steps]


def net(case: Case) -> float:
    found = decide(case, {}).net
    assert found is not None
    return found


def test_the_best_plan_of_the_worked_example() -> None:
    plan = decide(worked_example(), {})

    assert [(step.option, step.start_month) for step in plan.steps] == [(INF, 4), (SRE, 7), (COMPLY, 1)]
    assert plan.net == pytest.approx(598, abs=0.5)
    assert plan.payback_month == 10
    assert plan.peak_cash == pytest.approx(63, abs=0.5)
    assert plan.decision == "hire"


def test_the_next_best_plans_of_the_worked_example() -> None:
    plan = decide(worked_example(), {})

    assert [(other.options, round(other.net)) for other in plan.alternatives] == [
        ([INF, FR_SRE, COMPLY], 594),
        ([INF, SRE], 587),
        ([INF, FR_SRE], 565),
    ]
    assert plan.alternatives[0].difference == pytest.approx(3.9, abs=0.5)


def test_the_order_of_the_hires_is_worth_what_is_printed() -> None:
    case = worked_example()
    prepared = as_given(case)
    found = {plan.ids: plan for plan in plans(prepared.candidates, prepared.worth, limits(case))}

    assert len(found) == 1043
    assert found[SRE, INF, COMPLY].net[0] == pytest.approx(575, abs=0.5)
    assert peak_cash(flow(found[INF, FR_SRE, COMPLY].placed, prepared.worth, limits(case))) == pytest.approx(
        55, abs=0.5
    )


@pytest.mark.parametrize(
    ("option", "printed", "payback"),
    [
        (PLAT, 197, 10),
        (INF, 428, 9),
        (SRE, 277, 9),
        (INFRA, 301, 8),
        (DIST, 327, 11),
        (COMPLY, 51, 6),
        (FR_SRE, 149, 4),
    ],
)
def test_each_option_alone_is_worth_what_is_printed(option: str, printed: float, payback: int) -> None:
    others = [o for o in (PLAT, INF, SRE, INFRA, DIST, COMPLY, FR_SRE) if o != option]
    plan = decide(worked_example(max_options=1, not_considered=others), {})

    assert plan.net == pytest.approx(printed, abs=0.5)
    assert plan.payback_month == payback


def test_scores_after_the_plan_are_what_is_printed() -> None:
    after: dict[str, float] = {}
    for step in decide(worked_example(), {}).steps:
        after |= {closes.area: round(closes.end, 2) for closes in step.closes}

    printed = {"latency": 2.54, "gpu": 1.53, "observability": 2.06, "scaling": 2.10, "governance": 1.83}
    assert after == printed | {"reliability": 2.59, "optimisation": 2.13, "costs": 2.06}


def test_the_resamples_agree_with_the_printed_shares() -> None:
    found = shares(worked_example(), 600, 1)

    assert found.first[INF] == pytest.approx(0.71, abs=0.07)
    assert found.first[SRE] == pytest.approx(0.27, abs=0.07)
    assert found.included[INF] == pytest.approx(0.98, abs=0.07)
    assert found.included[COMPLY] == pytest.approx(0.71, abs=0.07)
    assert found.included[SRE] == pytest.approx(0.52, abs=0.07)
    assert found.included[FR_SRE] == pytest.approx(0.45, abs=0.07)


def test_the_order_of_areas_and_options_changes_no_share() -> None:
    case = worked_example()
    turned = case.model_copy(update={"areas": case.areas[::-1], "options": case.options[::-1]})

    assert shares(case, 40, 1) == shares(turned, 40, 1)


@pytest.mark.parametrize(
    ("share", "word"),
    [(0.80, "clear"), (0.79, "likely"), (0.60, "likely"), (0.59, "toss_up"), (0.40, "toss_up"), (0.39, "undecided")],
)
def test_confidence_has_four_words(share: float, word: str) -> None:
    assert confidence(share, money_known=True) == word


def test_without_a_known_stake_confidence_is_at_most_likely() -> None:
    assert confidence(1.0, money_known=False) == "likely"


LOW = (3.0, 3.0, 1.5, 3.0, 3.0, 1.2, 3.0, 3.0)
FAST = (1.2, 3.0, 3.0, 3.0, 3.0, 3.0, 1.3, 3.0)
SEED, SEED_TARGETS = (2, 0, 1, 2, 1, 1, 0, 1), (2.5, 0, 2, 2, 1.5, 2, 0, 2)
SEED_STAKES = (20, 0, 15, 10, 30, 40, 0, 25)


@pytest.mark.parametrize(
    ("case", "best", "worth"),
    [
        (worked_example(scores=TARGETS, max_options=3), [], 0),
        (worked_example(stakes=(0,) * 8, max_options=3), [], 0),
        (
            worked_example(
                SEED, SEED_TARGETS, (20, 0, 15, 10, 30, 40, 0, 25), max_options=3, not_considered=[INF, DIST]
            ),
            [],
            0,
        ),
        (worked_example(scores=LOW, stakes=(0, 0, 90, 0, 0, 420, 0, 0), max_options=3), [SRE], 153),
        (worked_example(FAST, (3.2, *TARGETS[1:]), (500, 0, 0, 0, 0, 0, 300, 0), max_options=3), [INF], 387),
        (worked_example((0.6,) * 8, (1.8,) * 8, (80, 170, 60, 90, 120, 150, 180, 150), max_options=3), [INFRA], 37),
    ],
    ids=["no gap", "no money", "API-only seed", "reliability only", "latency and tokens", "the generalist's zone"],
)
def test_the_printed_sanity_checks(case: Case, best: list[str], worth: float) -> None:
    plan = decide(case, {})

    assert [step.option for step in plan.steps] == best
    assert plan.net == pytest.approx(worth, abs=0.5)
    assert (plan.payback_month is None) == (not best)


def test_duplicating_a_role_brings_less_the_second_time() -> None:
    only = [o["id"] for o in options() if o["id"] != INF]
    one, two = (net(worked_example(max_options=n, not_considered=only)) for n in (1, 2))

    assert two - one < one


def test_people_who_are_there_lower_what_the_same_role_brings() -> None:
    only = [o["id"] for o in options() if o["id"] != SRE]

    assert net(worked_example(team={SRE: 1}, not_considered=only)) < net(worked_example(team={}, not_considered=only))


stakes_drawn = st.tuples(*[st.integers(0, 600)] * 8)
scores_drawn = st.tuples(*[st.floats(0, 4)] * 8)


@settings(max_examples=15, deadline=None)
@given(scores_drawn, stakes_drawn, st.sampled_from([o["id"] for o in options()]), st.integers(0, 1000))
def test_what_must_hold_for_any_case(scores: Any, stakes: Any, option: str, seed: int) -> None:
    """More choice, hires or budget never lowers the optimum; a dearer option never enters; order changes nothing."""
    case = worked_example(scores, stakes=stakes, max_options=2)
    best, plan = net(case), ids(case)

    assert best >= 0
    assert net(case.model_copy(update={"not_considered": [option]})) <= best + 0.01
    assert net(case.model_copy(update={"max_hires": 1})) <= best + 0.01
    assert net(case.model_copy(update={"yearly_hire_budget": 250.0})) <= best + 0.01
    if option not in plan:
        dearer = [o.model_copy(update={"yearly": 400.0, "pay": {}}) if o.id == option else o for o in case.options]
        assert option not in ids(case.model_copy(update={"options": dearer}))
    shuffled = random.Random(seed)
    areas, offered = list(case.areas), list(case.options)
    shuffled.shuffle(areas)
    shuffled.shuffle(offered)
    assert ids(case.model_copy(update={"areas": areas, "options": offered})) == plan


def test_an_area_without_a_target_contributes_nothing() -> None:
    document = worked_example().model_dump()
    document["areas"][0]["target"] = None

    assert all("latency" not in [c.area for c in step.closes] for step in decide(read_case(document, "x"), {}).steps)


def test_the_same_seed_gives_the_same_plan() -> None:
    case = worked_example(draws=50, seed=7)

    assert decide(case, {}) == decide(case, {})


def test_nobody_is_hired_who_would_start_at_the_horizon() -> None:
    assert decide(worked_example(horizon_months=4), {}).decision == "no_hire"


def test_each_hire_is_paid_for_and_cash_is_never_counted_twice() -> None:
    plan = decide(worked_example(), {})

    assert plan.net == pytest.approx(sum(step.net or 0 for step in plan.steps))
