"""Answers as people write them, on a command line and in a file."""

from typing import Any

import pytest

from assessor.assessment.answers import from_arguments, from_mapping
from assessor.assessment.model import Answer, Artefact, Grade
from assessor.errors import AssessorError
from tests.tiny import area, question, questionnaire

TINY = questionnaire(area("a", question("LAT-1"), question("LAT-2")))


@pytest.mark.parametrize(
    ("word", "answer"),
    [
        ("LAT-1=3", Answer(value=3)),
        ("LAT-1=3:shown", Answer(value=3, grade=Grade.SHOWN)),
        ("LAT-1=0", Answer(value=0)),
        ("LAT-1=dk", Answer(value="dk")),
        ("LAT-1=na:batch only: nobody waits", Answer(value="na", reason="batch only: nobody waits")),
        ("LAT-1=clear", None),
    ],
)
def test_a_word_on_the_command_line(word: str, answer: Answer | None) -> None:
    assert from_arguments([word], TINY) == {"LAT-1": answer}


@pytest.mark.parametrize(
    ("word", "sentence"),
    [
        ("LAT-1=7", 'LAT-1: "7" is not an answer. Write a level 0-4, 3:shown, dk, na:REASON or clear.'),
        ("LAT-1=", 'LAT-1: "" is not an answer. Write a level 0-4, 3:shown, dk, na:REASON or clear.'),
        ("LAT-1=2.5", 'LAT-1: "2.5" is not an answer. Write a level 0-4, 3:shown, dk, na:REASON or clear.'),
        (
            "LAT-1=3:sworn",
            'LAT-1: "sworn" is not a grade of evidence (asserted, specific, shown, measured). '
            "Write a level 0-4, 3:shown, dk, na:REASON or clear.",
        ),
        (
            "LAT-1=na",
            "LAT-1: not applicable needs a reason, as in na:batch only. "
            "Write a level 0-4, 3:shown, dk, na:REASON or clear.",
        ),
        ("LAT-1", '"LAT-1" is not ID=VALUE. Write a level 0-4, 3:shown, dk, na:REASON or clear.'),
        ("LAT-3=1", 'no question is called "LAT-3". Did you mean "LAT-2"?'),
        (
            "XYZ=1",
            'no question is called "XYZ". They run from LAT-1 to LAT-2; '
            "assessor questionnaire list names the questionnaires.",
        ),
        ("lat-1=1", 'no question is called "lat-1". Did you mean "LAT-1"?'),
    ],
)
def test_a_word_that_cannot_be_meant_is_refused_as_a_mistake_of_the_command_line(word: str, sentence: str) -> None:
    with pytest.raises(AssessorError) as caught:
        from_arguments(["LAT-2=1", word], TINY)

    assert caught.value.exit_status == 2
    assert caught.value.line() == sentence


def test_an_answers_file_takes_levels_and_mappings() -> None:
    artefact = {"name": "grafana.png", "date": "2026-11-12", "figure": "p95 410 ms"}
    given = {"LAT-1": {"level": 2, "grade": "measured", "note": "x", "by": "cto", "artefact": artefact}, "LAT-2": "dk"}

    assert from_mapping(given, TINY, "answers.yaml") == {
        "LAT-1": Answer(value=2, grade=Grade.MEASURED, note="x", by="cto", artefact=Artefact(**artefact)),
        "LAT-2": Answer(value="dk"),
    }
    assert from_mapping({"LAT-1": {"na": "batch only"}}, TINY, "x") == {
        "LAT-1": Answer(value="na", reason="batch only")
    }
    assert from_mapping({"LAT-1": 3, "LAT-2": "clear"}, TINY, "x") == {"LAT-1": Answer(value=3), "LAT-2": None}


@pytest.mark.parametrize(
    "value", [7, -1, 2.5, True, None, [], "x", {}, {"level": 5}, {"level": 1, "mood": 2}, {"na": ""}]
)
def test_a_value_that_cannot_be_meant_is_refused_as_a_mistake_of_the_file(value: Any) -> None:
    with pytest.raises(AssessorError) as caught:
        from_mapping({"LAT-1": value}, TINY, "answers.yaml")

    assert caught.value.exit_status == 1
    assert caught.value.where == "answers.yaml LAT-1"


def test_an_artefact_of_the_wrong_shape_is_named() -> None:
    with pytest.raises(AssessorError, match="colour: Extra inputs are not permitted"):
        from_mapping({"LAT-1": {"level": 1, "artefact": {"colour": "red"}}}, TINY, "x")
