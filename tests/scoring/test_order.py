"""Whether the order of the areas survives other steps between levels: 0 1.6 2.8 3.5 4, and 0 0.5 1.5 2.8 4."""

from typing import Any

import pytest

from assessor.scoring.model import Score
from assessor.scoring.order import CODINGS, Changed, check_order, in_words, recoded_score
from assessor.scoring.score import score, to_json
from tests.tiny import area, level, question, questionnaire


def scored(weights: dict[str, float] | None = None, critical: str = "", **levels: list[int]) -> Score:
    """One area for each list of levels; `weights` and the critical question by question id."""
    areas, answers = [], {}
    for id, given in levels.items():
        questions: list[dict[str, Any]] = []
        for n, value in enumerate(given, 1):
            name = f"{id}-{n}"
            questions.append(question(name, weight=(weights or {}).get(name, 1), critical=name == critical))
            answers[name] = level(value)
        areas.append(area(id, *questions))
    return score(questionnaire(*areas), {}, answers)


def test_even_areas_overtake_uneven_ones_when_the_first_steps_are_the_long_ones() -> None:
    """As stated 1.0 is below 1.33; concave makes 1.6 of the first and leaves the second at 1.33."""
    found = check_order(scored(a=[1, 1], b=[0, 0, 4]))

    assert found.robust is False
    assert found.changed == [Changed(lower="a", higher="b", codings=["concave"])]


def test_uneven_areas_overtake_even_ones_when_the_last_steps_are_the_long_ones() -> None:
    """As stated 2.86 is below 3.0; convex makes 2.8 of the second and leaves the first at 2.86."""
    found = check_order(scored({"b-1": 5, "b-2": 2}, a=[3, 3], b=[4, 0]))

    assert found.changed == [Changed(lower="b", higher="a", codings=["convex"])]


def test_an_order_that_turns_into_a_draw_is_not_robust() -> None:
    """2.0 against 2.8 as stated, and 2.8 against 2.8 when concave."""
    found = check_order(scored({"b-1": 7, "b-2": 3}, a=[2], b=[4, 0]))

    assert found.changed == [Changed(lower="a", higher="b", codings=["concave"])]


def test_areas_level_with_each_other_claim_no_order() -> None:
    assert check_order(scored(a=[2, 2], b=[4, 0])).robust is True


def test_an_order_far_apart_is_robust() -> None:
    assert check_order(scored(a=[0, 1], b=[3, 3], c=[4, 4])).robust is True


def test_the_cap_is_one_level_up_in_the_coding_too() -> None:
    """1 critical beside 4 and 4: level 2 is the limit, which counts 2.8 when concave and 1.5 when convex."""
    capped = scored(critical="a-1", a=[1, 4, 4]).areas[0]

    assert recoded_score(capped, CODINGS["concave"]) == pytest.approx(2.8)
    assert recoded_score(capped, CODINGS["convex"]) == pytest.approx(1.5)


def test_a_critical_answer_at_the_top_limits_nothing() -> None:
    assert recoded_score(scored(critical="a-1", a=[4, 3]).areas[0], CODINGS["convex"]) == pytest.approx(3.4)


@pytest.mark.parametrize("levels", [{}, {"b": [2]}])
def test_without_two_stated_scores_there_is_nothing_to_order(levels: dict[str, list[int]]) -> None:
    """An area without an answer has no stated score."""
    assert check_order(_with_an_open_area(levels)).robust is None


def _with_an_open_area(levels: dict[str, list[int]]) -> Score:
    areas = [area("open", question("O-1")), *(area(id, question(f"{id}-1")) for id in levels)]
    answers = {f"{id}-1": level(given[0]) for id, given in levels.items()}
    return score(questionnaire(*areas), {}, answers)


def test_the_sentence_names_both_areas_and_is_empty_when_all_is_well() -> None:
    sentence = in_words(check_order(scored(a=[1, 1], b=[0, 0, 4])), {"a": "Latency"})

    assert sentence == (
        "Order not robust: that the first is lower holds only if all steps between levels are equal: Latency and b."
    )
    assert in_words(check_order(scored(a=[0], b=[4])), {}) == ""


def test_the_document_of_a_score_says_whether_its_order_is_robust() -> None:
    q = questionnaire(area("a", question("A-1")), area("b", question("B-1")))

    document = to_json(score(q, {}, {"A-1": level(1), "B-1": level(2)}), q)

    assert document["robust"] == {"robust": True, "changed": []}
