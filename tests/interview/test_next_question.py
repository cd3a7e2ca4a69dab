"""Which question is worth its time most: EVOI = (w / W)^2 x Var x V^2 / minutes (docs/method.md, "Next question")."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessor.assessment.model import Answer
from assessor.interview.next_question import area_worth, narrowing, ranked, stop
from assessor.questionnaire.conditions import Profile
from assessor.questionnaire.model import Questionnaire
from assessor.scoring.score import score
from tests.tiny import DONT_KNOW, NOT_APPLICABLE, SKIPPED, area, level, question, questionnaire

MONEY = {
    "facts": [{"id": "blocked_deals", "ask": "?", "kind": "money"}, {"id": "currency", "ask": "?", "kind": "text"}]
}


def company(areas: dict[str, int] | None = None, **more: Any) -> Questionnaire:
    """Areas with so many questions each, one minute long, all with target 3 unless `more` says otherwise."""
    sizes = areas or {"a": 2, "b": 2}
    content = [
        area(id, *(question(f"{id}-{n}", minutes=1.0) for n in range(1, size + 1))) for id, size in sizes.items()
    ]
    return questionnaire(*content, **{"targets": {"targets": dict.fromkeys(sizes, 3)}, **more})


def order(q: Questionnaire, answers: dict[str, Answer] | None = None, profile: Profile | None = None) -> list[str]:
    return [value.question for value in ranked(q, profile or {}, score(q, profile or {}, answers or {}))]


def test_the_value_of_a_question_is_the_printed_formula() -> None:
    """Half of the weight, a level from 0 to 4 (variance 16 / 12), three levels of gap possible, 0.5 minutes."""
    q = questionnaire(
        area("a", question("A-1", minutes=0.5), question("A-2", minutes=1.0)), targets={"targets": {"a": 3}}
    )

    values = {value.question: value.evoi for value in ranked(q, {}, score(q, {}, {}))}

    assert values == pytest.approx({"A-1": 0.25 * 4 / 3 * 9 / 0.5, "A-2": 0.25 * 4 / 3 * 9 / 1.0})


def test_a_known_stake_is_what_an_area_is_worth() -> None:
    q = company({"governance": 1, "latency": 1}, profile=MONEY, economics={"rates": {"USD": 1}})
    profile = {"blocked_deals": 120_000}

    assert area_worth(q, profile, score(q, profile, {})) == {"governance": 120_000, "latency": 3}
    assert order(q, profile=profile) == ["governance-1", "latency-1"]


def test_without_a_stake_an_area_is_worth_weight_times_the_gap_that_is_possible() -> None:
    """A measured 2 beside an open question: low is 1, target 3, so two levels are possible; weight 5."""
    q = company({"a": 2, "b": 1}, weights={"a": 5})

    assert area_worth(q, {}, score(q, {}, {"a-1": level(2, "measured")})) == {"a": 10, "b": 3}


def test_an_area_whose_lowest_answer_leaves_no_gap_is_worth_nothing() -> None:
    q = company(targets={"targets": {"a": 1, "b": 3}})
    found = score(q, {}, {"a-1": level(4, "measured")})

    assert area_worth(q, {}, found)["a"] == 0
    assert order(q, {"a-1": level(4, "measured")}) == ["b-1", "b-2", "a-2"]


def test_a_stake_counts_for_nothing_where_no_answer_can_open_a_gap() -> None:
    q = company(
        {"governance": 2}, profile=MONEY, economics={"rates": {"USD": 1}}, targets={"targets": {"governance": 2}}
    )
    profile = {"blocked_deals": 120_000}
    found = score(q, profile, {"governance-1": level(4, "measured")})

    assert area_worth(q, profile, found) == {"governance": 0}


def test_a_target_that_hangs_on_an_unknown_fact_is_taken_at_its_highest() -> None:
    facts = {"facts": [{"id": "stage", "ask": "?", "kind": "choice", "choices": [{"id": "seed"}, {"id": "growth"}]}]}
    targets = {"down": "stage", "targets": {"a": {"seed": 1, "growth": 4}, "b": 3}}
    q = company(profile=facts, targets=targets)

    assert area_worth(q, {}, score(q, {}, {})) == {"a": 4, "b": 3}


def test_a_questionnaire_without_targets_measures_to_the_top() -> None:
    q = company(targets={})

    assert area_worth(q, {}, score(q, {}, {})) == {"a": 4, "b": 4}


def test_two_questions_of_every_area_come_before_any_third() -> None:
    """Area a is worth far more, and still waits with its third question."""
    q = company({"a": 3, "b": 3}, weights={"a": 100})

    assert order(q) == ["a-1", "a-2", "b-1", "b-2", "a-3", "b-3"]


def test_answers_count_towards_the_first_two_and_dont_know_is_an_answer() -> None:
    q = company({"a": 3, "b": 3}, weights={"a": 100})

    assert order(q, {"a-1": level(1), "a-2": DONT_KNOW}) == ["b-1", "b-2", "a-3", "b-3"]


def test_skipped_questions_are_open_and_not_applicable_ones_are_not() -> None:
    assert order(company(), {"a-1": SKIPPED, "b-1": NOT_APPLICABLE, "b-2": level(1)}) == ["a-1", "a-2"]


def test_the_longer_question_waits() -> None:
    q = questionnaire(area("a", question("A-1", minutes=2.0), question("A-2", minutes=0.5)))

    assert order(q) == ["A-2", "A-1"]


def test_when_nothing_is_open_there_is_nothing_to_ask() -> None:
    q = company({"a": 1})
    found = stop(q, {}, score(q, {}, {"a-1": DONT_KNOW}))

    assert found is not None and found.reason == "nothing_open"


def test_it_is_enough_when_every_area_is_known_to_half_a_level() -> None:
    """Three measured answers of four, and the fourth open: half of 4 / 4 is 0.5."""
    q = company({"a": 4})
    answers = {f"a-{n}": level(2, "measured") for n in (1, 2, 3)}
    found = stop(q, {}, score(q, {}, answers))

    assert found is not None and found.says == "Every area is known to within half a level."
    assert stop(q, {}, score(q, {}, {**answers, "a-3": level(2)})) is None


def test_a_clear_first_hire_stops_only_when_no_question_is_worth_much() -> None:
    """b is 100 times a: what is open in a is worth 1 / 10,000 of the best question, what is open in b is not."""
    q = company(weights={"b": 100})
    asked = score(q, {}, {"b-1": level(0), "b-2": level(0)})
    unasked = score(q, {}, {"a-1": level(0), "a-2": level(0)})

    found = stop(q, {}, asked, share=0.80)
    assert found is not None and found.reason == "settled"
    assert stop(q, {}, asked, share=0.79) is None
    assert stop(q, {}, asked) is None
    assert stop(q, {}, unasked, share=0.99) is None


def test_the_time_that_was_set_aside_ends_it() -> None:
    q = company()
    nothing = score(q, {}, {})
    found = stop(q, {}, nothing, minutes=20, most_minutes=20)

    assert found is not None and found.reason == "time"
    assert stop(q, {}, nothing, minutes=19, most_minutes=20) is None
    assert stop(q, {}, nothing, minutes=1000) is None


def test_it_can_say_what_more_answers_would_narrow() -> None:
    """Four open questions are +-2.0; two of them answered without evidence are (2 x 4 + 2 x 1) / 4 / 2 = 1.25."""
    q = company({"a": 4})
    found = score(q, {}, {})

    narrowed = narrowing(found.areas[0], ranked(q, {}, found), 2)

    assert (narrowed.questions, narrowed.now, narrowed.then) == (["a-1", "a-2"], 2.0, 1.25)


ANSWERS = st.one_of(st.integers(0, 4).map(level), st.sampled_from([DONT_KNOW, NOT_APPLICABLE, SKIPPED]), st.none())


@settings(deadline=None, max_examples=40)
@given(st.sampled_from([1, 3, 100]), st.lists(ANSWERS, max_size=8), st.floats(1e-6, 1e6))
def test_every_open_question_is_ranked_once_whatever_was_answered(
    areas: int, given_answers: list[Answer | None], heavy: float
) -> None:
    q = company({f"a{n}": 3 for n in range(areas)}, weights={"a0": heavy})
    ids = [item.id for part in q.areas for item in part.questions]
    answers = {id: answer for id, answer in zip(ids, given_answers, strict=False) if answer is not None}

    found = order(q, answers)

    assert sorted(found) == sorted(id for id in ids if answers.get(id) in (None, SKIPPED))
    stop(q, {}, score(q, {}, answers), share=1.0)
