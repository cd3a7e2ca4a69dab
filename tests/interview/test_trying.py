"""What a key does to what is tried, and how real and tried read beside each other."""

import pytest

from assessor.interview.parse import NotUnderstood
from assessor.interview.results.state import Results, results_now
from assessor.interview.trying import Entry, at_level, comparison, entries, moved, stands, typed
from assessor.plan.what_if import Tried, what_if
from assessor.questionnaire.conditions import FactValue
from assessor.scoring.score import score
from tests import tiny
from tests.interview.sample import AREAS, KNOWN
from tests.tui.company import PRICED

MORE = [
    {"id": "max_hires", "ask": "How many hires?", "kind": "number", "min": 0},
    {"id": "monthly_gpu_spend", "ask": "What do GPUs cost?", "kind": "money", "unit": "per month", "min": 0},
]
CONTENT = tiny.questionnaire(
    *AREAS,
    targets={"targets": {"latency": 3}},
    **{**PRICED, "profile": {"facts": [*PRICED["profile"]["facts"], *MORE]}},
)
ANSWERS = {"LAT-1": tiny.level(1), "LAT-2": tiny.level(1), "LAT-3": tiny.level(2), "GPU-1": tiny.level(2)}
PROFILE: dict[str, FactValue] = {**KNOWN, "stake_latency": 640_000, "monthly_gpu_spend": 40_000}
RESULTS: Results = results_now(CONTENT, PROFILE, ANSWERS, score(CONTENT, PROFILE, ANSWERS), tiny.TODAY)


def entry(id: str) -> Entry:
    return next(one for one in entries(RESULTS) if one.id == id)


def test_figures_come_first_then_options_then_the_answers_of_each_area() -> None:
    assert [(one.group, one.id) for one in entries(RESULTS)][:4] == [
        ("Figures", "max_hires"),
        ("Figures", "monthly_gpu_spend"),
        ("Options", "ai_sre"),
        ("Inference latency", "LAT-1"),
    ]


def test_a_key_moves_money_by_a_tenth_of_the_real_amount_and_back_again_is_nothing_tried() -> None:
    gpu = entry("monthly_gpu_spend")
    up = moved(gpu, 1, Tried(), RESULTS)

    assert up.facts == {"monthly_gpu_spend": 44_000}
    assert stands(gpu, up, RESULTS) == ("USD 44,000", "USD 40,000")
    assert moved(gpu, -1, up, RESULTS) == Tried()


def test_no_figure_goes_below_zero_and_one_that_is_not_known_begins_somewhere() -> None:
    hires = entry("max_hires")
    one = moved(hires, 1, Tried(), RESULTS)

    assert stands(hires, Tried(), RESULTS) == ("not known", "")
    assert one.facts == {"max_hires": 1}
    assert moved(hires, -1, moved(hires, -1, one, RESULTS), RESULTS).facts == {"max_hires": 0}


def test_an_option_goes_from_left_out_over_as_it_comes_to_must_be_in() -> None:
    sre = entry("ai_sre")
    put_in = moved(sre, 1, Tried(), RESULTS)

    assert put_in.options == {"ai_sre": "in"}
    assert moved(sre, 1, put_in, RESULTS) == put_in
    assert moved(sre, -1, put_in, RESULTS) == Tried()
    assert moved(sre, -1, Tried(), RESULTS).options == {"ai_sre": "out"}


def test_a_level_stays_between_0_and_4_and_the_real_one_is_nothing_tried() -> None:
    question = entry("LAT-1")
    four = at_level(question, 4, Tried(), RESULTS)

    assert moved(question, 1, four, RESULTS) == four
    assert stands(question, four, RESULTS) == ("level 4", "level 1")
    assert at_level(question, 1, four, RESULTS) == Tried()
    assert at_level(entry("ai_sre"), 3, Tried(), RESULTS) == Tried()


def test_a_figure_is_typed_as_in_the_interview_and_nothing_typed_is_not_known() -> None:
    gpu = entry("monthly_gpu_spend")

    assert typed(gpu, "25k", Tried(), RESULTS).facts == {"monthly_gpu_spend": 25_000}
    assert typed(gpu, " ", Tried(), RESULTS).facts == {"monthly_gpu_spend": None}
    with pytest.raises(NotUnderstood):
        typed(gpu, "a lot [/b]", Tried(), RESULTS)


def test_real_and_tried_stand_beside_each_other_and_only_areas_that_move_are_named() -> None:
    real, tried = (what_if(CONTENT, PROFILE, ANSWERS, one) for one in (Tried(), Tried(levels={"LAT-1": 4})))
    rows = {row.title: row for row in comparison(real, tried, RESULTS)}

    assert not any(row.moved for row in comparison(real, real, RESULTS))
    assert (rows["Inference latency"].real, rows["Inference latency"].tried) == ("1.3 of 3.0", "2.3 of 3.0")
    assert "GPU orchestration" not in rows
    assert rows["Plan"].real == "AI-focused SRE"
