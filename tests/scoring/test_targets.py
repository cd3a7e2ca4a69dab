"""Targets: a number, or rows and columns chosen by facts; adjustments in their order."""

from typing import Any

import pytest

from assessor.questionnaire.conditions import Profile
from assessor.scoring.score import score
from assessor.scoring.targets import minimums, target
from tests.tiny import NOT_APPLICABLE, area, level, question, questionnaire

FACTS = {
    "facts": [
        {"id": "serving", "ask": "?", "kind": "choices", "choices": [{"id": "api"}, {"id": "own"}]},
        {"id": "stage", "ask": "?", "kind": "choice", "choices": [{"id": "seed"}, {"id": "a"}, {"id": "b"}]},
        {"id": "sla", "ask": "?", "kind": "yes_no"},
        {"id": "regulated", "ask": "?", "kind": "yes_no"},
    ]
}


def level_of(entry: Any, profile: Profile, adjust: list[Any] | None = None) -> float | None:
    """The target of area a with this entry of targets.yaml."""
    content = {"down": "serving", "across": "stage", "targets": {"a": entry}, "adjust": adjust or []}
    return target("a", questionnaire(area("a", question("A-1")), profile=FACTS, targets=content), profile).level


ROWS = {"api": None, "own": [1, 2, 3]}


@pytest.mark.parametrize(
    ("entry", "profile", "expected"),
    [
        (3, {}, 3),
        (ROWS, {"serving": ["own"], "stage": "a"}, 2),
        (ROWS, {"serving": ["api"], "stage": "a"}, None),
        (ROWS, {"serving": ["api", "own"], "stage": "b"}, 3),
        (ROWS, {"serving": ["own"]}, None),
        (ROWS, {"stage": "a"}, None),
        ({"api": 1, "own": [1, 2, 3]}, {"serving": ["api"]}, 1),
        ({"api": 1, "own": [1, 2, 3]}, {"serving": ["api", "own"]}, None),
        ({"api": 1, "own": [None, None, None]}, {"serving": ["api", "own"]}, 1),
        ({"api": [0, 1, 1], "own": [1, 2, 3]}, {"serving": ["api", "own"], "stage": "seed"}, 1),
        ({"api": 2}, {"serving": ["own"], "stage": "a"}, None),
        (None, {"serving": ["own"], "stage": "a"}, None),
    ],
)
def test_the_cell_is_found_by_the_facts(entry: Any, profile: Profile, expected: float | None) -> None:
    assert level_of(entry, profile) == expected


def test_adds_are_capped_at_one_in_all_then_min_then_max_then_the_scale() -> None:
    sla, regulated = {"sla": True}, {"regulated": True}
    adds = [{"when": sla, "area": "a", "add": 1}, {"when": regulated, "area": "a", "add": 1}]
    both: Profile = {"sla": True, "regulated": True}

    assert level_of(2, both, adds) == 3
    assert level_of(4, both, adds) == 4
    assert level_of(2, {"sla": True}, adds) == 3
    assert level_of(2, {}, adds) == 2
    assert level_of(1, both, [{"when": sla, "area": "a", "min": 3}, {"when": regulated, "area": "a", "max": 2}]) == 2
    assert level_of(1, both, [{"when": sla, "area": "b", "add": 1}]) == 1


def test_a_questions_own_minimum_never_moves_the_area() -> None:
    adjust = [{"when": {"sla": True}, "question": "A-1", "min": 3, "why": "A contract asks for it."}]
    content = {"targets": {"a": 1}, "adjust": adjust}
    tiny = questionnaire(area("a", question("A-1")), profile=FACTS, targets=content)

    assert target("a", tiny, {"sla": True}).level == 1
    assert {id: m.level for id, m in minimums(tiny.targets, {"sla": True}).items()} == {"A-1": 3}
    assert minimums(tiny.targets, {}) == {}


def test_the_gap_is_from_stated_to_target_and_never_negative() -> None:
    tiny = questionnaire(area("a", question("A-1")), targets={"targets": {"a": 3}})

    assert score(tiny, {}, {"A-1": level(1)}).areas[0].gap == 2
    assert score(tiny, {}, {"A-1": level(4)}).areas[0].gap == 0
    assert score(tiny, {}, {}).areas[0].gap is None
    assert score(tiny, {}, {"A-1": NOT_APPLICABLE}).areas[0].target is None
