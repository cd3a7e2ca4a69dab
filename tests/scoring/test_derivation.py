"""Any figure of the score taken apart down to answers, facts and numbers of the method, and worked out again."""

import math
import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessor.assessment.model import Answer, Grade
from assessor.assessment.sample import sample
from assessor.questionnaire.conditions import Profile
from assessor.questionnaire.library import find
from assessor.questionnaire.model import Questionnaire
from assessor.scoring.derivation import Figure, because, derive, figures
from assessor.scoring.derivation_model import Derivation
from assessor.scoring.model import Score
from assessor.scoring.score import score, to_json
from tests.tiny import DONT_KNOW, NOT_APPLICABLE, SKIPPED, area, level, question, questionnaire

METHOD = Path(__file__).parents[2] / "docs" / "method.md"


Row = list[tuple[float, float]]
"""(value, weight) of the inputs."""

OPERATIONS: dict[str, Callable[[Row], float]] = {
    "weighted_mean": lambda row: sum(v * w for v, w in row) / sum(w for _, w in row),
    "shifted_geometric_mean": lambda row: (
        math.exp(sum(w * math.log(v + 1) for v, w in row) / sum(w for _, w in row)) - 1
    ),
    "least": lambda row: min(v for v, _ in row),
    "one_level_up": lambda row: row[0][0] + 1,
    "middle": lambda row: (row[0][0] + row[1][0]) / 2,
    "less": lambda row: max(0.0, row[0][0] - row[1][0]),
    "more": lambda row: min(4.0, row[0][0] + row[1][0]),
}


def worked_out(node: Derivation) -> float | None:
    """The value of `node` from its leaves alone, each operation as the method page states it."""
    if node.by in ("bands", "not_known"):
        return None
    if node.by == "given":
        return node.value
    if node.by == "target":
        return _target(node)
    return OPERATIONS[node.by]([(worked_out(child) or 0.0, child.weight or 0.0) for child in node.inputs])


def _target(node: Derivation) -> float:
    parts: dict[str, list[float]] = {"cell": [], "add": [], "min": [], "max": []}
    for child in node.inputs:
        parts[child.figure].append(child.value or 0.0)
    found = parts["cell"][0] + min(1.0, sum(parts["add"]))
    return min(4.0, max(0.0, min([max([found, *parts["min"]]), *parts["max"]])))


def every_node(node: Derivation) -> list[Derivation]:
    return [node, *(found for child in node.inputs for found in every_node(child))]


def printed(document: dict[str, Any], figure: Figure) -> float | None:
    """The figure as the document of the score has it."""
    where: Any = document if figure == Figure("coverage") else document["overall"]
    if figure.area is not None:
        where = next(found for found in document["areas"] if found["id"] == figure.area)
    value = where[figure.name]
    return value["limit"] if isinstance(value, dict) else value  # type: ignore[no-any-return]


def check_all(q: Questionnaire, profile: Profile, answers: dict[str, Answer]) -> None:
    """Every figure of the score is what its leaves make of it, node by node."""
    found = score(q, profile, answers)
    document = to_json(found, q)
    for figure in figures(found):
        tree = derive(q, profile, answers, found, figure)
        if figure.name != "band":
            assert tree.value == printed(document, figure), figure
        for node in every_node(tree):
            assert worked_out(node) == (None if node.value is None else pytest.approx(node.value, abs=1e-9)), node


def test_every_figure_of_the_sample_company_follows_from_its_leaves() -> None:
    assessment = sample(datetime(2026, 11, 23, tzinfo=UTC))

    check_all(find(None), assessment.profile, assessment.answers)


def test_every_rule_has_its_place_in_the_method() -> None:
    headings = re.findall(r"^#+ (.+)$", METHOD.read_text(encoding="utf-8"), re.MULTILINE)
    anchors = {heading.lower().replace(" ", "-") for heading in headings}
    assessment = sample(datetime(2026, 11, 23, tzinfo=UTC))
    q, profile, answers = find(None), assessment.profile, assessment.answers
    found = score(q, profile, answers)

    nodes = [node for f in figures(found) for node in every_node(derive(q, profile, answers, found, f))]

    assert {node.source.split("#")[0] for node in nodes} == {"docs/method.md"}
    assert {node.source.split("#")[1] for node in nodes} <= anchors
    assert all(node.rule for node in nodes)


FACTS = {"facts": [{"id": "sla", "ask": "?", "kind": "yes_no"}]}
TARGETS = {
    "targets": {"a": 2},
    "why": {"a": "It pays."},
    "adjust": [{"when": {"sla": True}, "area": "a", "add": 1, "why": "A promise."}],
}


def tiny() -> Questionnaire:
    """A critical first question, one that needs the second, and one that asks for a promise."""
    questions = [
        question("A-1", critical=True, weight=2),
        question("A-2"),
        question("A-3", needs=[{"question": "A-2", "level": 2}]),
        question("A-4", applies_when={"sla": True}),
    ]
    return questionnaire(area("a", *questions), area("b", question("B-1")), profile=FACTS, targets=TARGETS)


def derived(figure: Figure, answers: dict[str, Answer], profile: Profile | None = None) -> Derivation:
    q = tiny()
    return derive(q, profile or {}, answers, score(q, profile or {}, answers), figure)


FULL = {"A-1": level(1), "A-2": level(1), "A-3": level(4, "shown"), "A-4": NOT_APPLICABLE, "B-1": level(2)}


def test_a_capped_score_names_the_question_that_caps() -> None:
    """Mean (2 x 1 + 1 + 4) / 4 = 1.75, under the limit of 2; with 4 instead of 1 in A-2 it is 2.5 and capped."""
    mean = derived(Figure("stated", "a"), FULL)
    capped = derived(Figure("stated", "a"), {**FULL, "A-2": level(4)})

    assert (because(mean), mean.inputs[0].value) == (
        "1.8, because: The mean; it is not lowered by what is critical (A-1).",
        1.75,
    )
    assert because(capped) == (
        "2.0, because: A-1 is critical: the area is at most one level above it, which is less than the mean."
    )


def test_an_item_shows_answer_grade_interval_weight_and_contradiction() -> None:
    """A-3 claims 4, shown, but needs A-2 at 2, which is at 1: it counts as specific, from 3.5 to 4."""
    low = derived(Figure("low", "a"), FULL)
    node = next(n for n in every_node(low) if n.of == "A-3" and n.figure == "low")

    assert (node.value, node.weight) == (3.5, 1)
    assert node.item is not None and node.item.contradicted
    assert node.item.answer is not None and (node.item.answer.level, node.item.answer.grade) == (4, Grade.SHOWN)
    assert node.rule == (
        "A-3 is answered with level 4, shown: the truth may lie from 3.5 to 4. Contradicted: level 4 needs A-2 at 2 or "
        "more, but A-2 is at 1; the answer counts one grade of evidence lower."
    )
    assert [(child.figure, child.value) for child in node.inputs] == [("stated", 4), ("margin", 0.5)]


def test_what_is_left_out_is_named_with_its_reason() -> None:
    assert derived(Figure("coverage", "a"), FULL).rule == (
        "The answered share of the weight: 3 of 3 questions that count. "
        "Left out: A-4 (answered as not applicable: there is none here)."
    )
    assert derived(Figure("coverage", "a"), {"A-1": level(1)}, {"sla": False}).rule == (
        "The answered share of the weight: 1 of 3 questions that count. Left out: A-4 (ruled out by the profile)."
    )


def test_a_target_carries_its_cell_its_adjustments_and_their_reasons() -> None:
    target = derived(Figure("target", "a"), FULL, {"sla": True})

    assert (target.value, target.reasons) == (3, ["It pays.", "A promise."])
    assert [(node.figure, node.value) for node in target.inputs] == [("cell", 2), ("add", 1)]
    assert [(fact.of, fact.says) for fact in target.inputs[1].inputs] == [("sla", "yes")]


def test_minimums_and_maximums_of_a_target_are_in_its_derivation() -> None:
    """Cell 2, at least 3.5, at most 3: the maximum comes last."""
    moved = [{"when": {"sla": True}, "area": "a", "min": 3.5}, {"when": {"sla": True}, "area": "a", "max": 3}]
    q = questionnaire(area("a", question("A-1")), profile=FACTS, targets={"targets": {"a": 2}, "adjust": moved})
    profile = {"sla": True}

    target = derive(q, profile, {}, score(q, profile, {}), Figure("target", "a"))

    assert target.value == 3
    assert [(node.figure, node.value) for node in target.inputs] == [("cell", 2), ("min", 3.5), ("max", 3)]
    check_all(q, profile, {"A-1": level(1)})


def test_what_is_not_known_says_what_it_lacks() -> None:
    stated = derived(Figure("stated", "a"), {"A-1": level(1)})
    overall = derived(Figure("stated"), {"A-1": level(1), "B-1": level(2)})
    gap = derived(Figure("gap", "b"), FULL)

    assert because(stated) == "–, because: Only 40% is answered; below 60% there is an interval only."
    assert [node.figure for node in stated.inputs] == ["coverage"]
    assert because(overall) == "–, because: Needs this figure of every area that applies; missing: a."
    assert (gap.value, gap.rule) == (None, "Needs a target and a stated score.")


def test_an_area_that_does_not_apply_says_so() -> None:
    found = derived(Figure("stated", "b"), {**FULL, "B-1": NOT_APPLICABLE})

    assert found.rule == ("The area does not apply. Left out: B-1 (answered as not applicable: there is none here).")


def test_the_band_is_derived_from_low_and_high() -> None:
    band = derived(Figure("band"), FULL)

    assert band.says == "Prototype to Launched"
    assert [node.figure for node in band.inputs] == ["low", "high"]


@pytest.mark.parametrize("figure", [Figure("colour"), Figure("gap"), Figure("band", "a"), Figure("stated", "z")])
def test_there_is_no_figure_of_that_name(figure: Figure) -> None:
    with pytest.raises(KeyError):
        derived(figure, FULL)


ANSWERS = st.dictionaries(
    st.sampled_from(["A-1", "A-2", "A-3", "A-4", "B-1", "gone"]),
    st.one_of(
        st.builds(level, st.integers(0, 4), st.sampled_from([grade.value for grade in Grade])),
        st.sampled_from([DONT_KNOW, NOT_APPLICABLE, SKIPPED]),
    ),
)


@settings(deadline=None)
@given(ANSWERS, st.sampled_from([{}, {"sla": True}, {"sla": False}]))
def test_every_figure_follows_from_its_leaves_whatever_was_answered(
    answers: dict[str, Answer], profile: dict[str, bool]
) -> None:
    check_all(tiny(), profile, answers)


def test_a_hundred_areas_are_taken_apart_too() -> None:
    q = questionnaire(*(area(f"a{n}", question(f"a{n}-1")) for n in range(100)))

    check_all(q, {}, {f"a{n}-1": level(n % 5) for n in range(100)})


def test_without_an_answer_every_figure_still_has_its_rule() -> None:
    found: Score = score(tiny(), {}, {})

    assert all(derive(tiny(), {}, {}, found, figure).rule for figure in figures(found))
