"""A questionnaire's digest, and its copy as one JSON: the same content, wherever it lies and however it is laid out."""

import copy
import json
from pathlib import Path
from typing import Any

import pytest

from assessor.errors import AssessorError
from assessor.questionnaire.load import from_json, load, to_json
from assessor.resources import data_folder
from tests.questionnaire.test_load import HEAD, LATENCY, PROFILE, ROLES, write
from tests.tiny import LEVELS, area, files, folder, question, questionnaire


def test_comments_layout_and_the_order_of_keys_leave_the_digest_alone(tmp_path: Path) -> None:
    """It is taken over what the files say, not over their bytes."""
    before = load(write(tmp_path)).digest
    head = "# A comment\nareas: [latency]\n\"title\": >-\n  Tiny\nversion: '1.0.0'\nid: tiny\n"

    assert load(write(tmp_path, head=head)).digest == before


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("latency", "says: three", "says: Three"),
        ("latency", "Users leave.", "Users leave"),
        ("head", '"1.0.0"', '"1.0.1"'),
        ("profile", "{id: seed}, {id: growth}", "{id: growth}, {id: seed}"),
        ("roles", "100000", "100001"),
    ],
)
def test_any_word_or_number_or_order_in_a_list_changes_the_digest(
    file: str, old: str, new: str, tmp_path: Path
) -> None:
    texts = {"head": HEAD, "latency": LATENCY, "profile": PROFILE, "roles": ROLES}
    before = load(write(tmp_path, **texts)).digest

    assert load(write(tmp_path, **{**texts, file: texts[file].replace(old, new)})).digest != before


def test_a_copy_as_json_is_the_same_questionnaire_with_the_same_digest() -> None:
    """What a report carries along; the shipped questionnaire survives the way there and back."""
    shipped = load(data_folder("questionnaires") / "ai_infrastructure")

    again = from_json(json.loads(json.dumps(to_json(shipped))), "copy")

    assert again == shipped


def test_a_folder_of_json_is_the_same_questionnaire(tmp_path: Path) -> None:
    """JSON is YAML, so programs may write it."""
    root = folder(tmp_path, area("a", question("A-1")), economics={"load": 1.3})

    assert load(root).digest == questionnaire(area("a", question("A-1")), economics={"load": 1.3}).digest


@pytest.mark.parametrize("given", [None, [], "x", 7, {1: {}}])
def test_what_is_no_copy_of_a_questionnaire_is_refused(given: Any) -> None:
    with pytest.raises(AssessorError) as caught:
        from_json(given, "report.pdf")

    assert caught.value.line() == "report.pdf: not a questionnaire."


def test_a_faulty_copy_names_the_file_inside_and_the_field() -> None:
    """There are no lines to name."""
    copied = copy.deepcopy(files(area("a", question("A-1", levels=LEVELS[:4]))))

    with pytest.raises(AssessorError) as caught:
        from_json(copied, "report.pdf")

    assert caught.value.line() == (
        "report.pdf areas/a.yaml questions[0].levels: expected exactly five levels, level 0 first; found 4."
    )


@pytest.mark.parametrize("value", [float("nan"), float("inf"), -float("inf")])
def test_a_copy_with_numbers_that_are_none_is_refused(value: float) -> None:
    """JSON readers let NaN through."""
    with pytest.raises(AssessorError, match=r"weight: expected a .*number"):
        from_json(files(area("a", question("A-1", weight=value))), "copy")


def test_a_copy_nested_without_end_is_refused() -> None:
    need: dict[str, Any] = {"question": "A-1"}
    for _ in range(900):
        need = {"any": [need]}

    with pytest.raises(AssessorError):
        from_json(files(area("a", question("A-1", needs=[need]))), "copy")
