"""What each option is worth to the rest of the plan: the worked example's printed figures."""

import pytest

from assessor.plan.case import read_case
from assessor.plan.without import without
from tests.plan.worked_example import COMPLY, FR_SRE, INF, SRE, options, worked_example


def test_dropping_an_option_of_the_worked_example_costs_what_is_printed() -> None:
    found = {each.option: each for each in without(worked_example())}

    assert list(found) == [INF, SRE, COMPLY]
    assert [found[id].costs for id in found] == pytest.approx([320, 118, 11], abs=0.5)


def test_planned_again_without_it_the_worked_example_loses_what_is_printed() -> None:
    found = {each.option: each for each in without(worked_example())}

    assert found[INF].resolved == pytest.approx(217, abs=0.5)
    assert found[SRE].resolved == pytest.approx(4, abs=0.5)
    assert found[SRE].options == [INF, FR_SRE, COMPLY]


def test_planning_again_never_loses_more_than_dropping_the_option() -> None:
    assert all(0 <= each.resolved <= each.costs + 1e-6 for each in without(worked_example()))


def test_of_a_role_that_is_there_twice_only_one_is_taken_away() -> None:
    others = [o["id"] for o in options() if o["id"] != INF]
    case = worked_example(stakes=(5000, 0, 0, 0, 0, 0, 5000, 0), max_options=2, not_considered=others)
    found = without(case)

    assert [each.option for each in found] == [INF, INF]
    assert [each.options for each in found] == [[INF], [INF]]
    assert found[0].resolved == pytest.approx(found[1].resolved) == pytest.approx(found[1].costs)


def test_without_any_known_stake_or_any_option_there_is_nothing_to_say() -> None:
    unpriced = worked_example().model_dump()
    for area in unpriced["areas"]:
        area["stake"] = None

    assert without(read_case(unpriced, "case")) == []
    assert without(worked_example(stakes=(0,) * 8)) == []
