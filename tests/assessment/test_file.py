"""The file: never half-written, never overwritten, locked, private, and refused untouched when it cannot be read."""

import errno
import json
import os
import stat
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from assessor.assessment import file, model
from assessor.errors import AssessorError
from tests.tiny import area, level, question, questionnaire

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
TINY = questionnaire(area("a", question("A-1")))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A saved assessment with one answer."""
    path = tmp_path / "acme.assessment.json"
    file.create(path, model.answered(model.new(TINY, NOW), "A-1", level(3), NOW))
    return path


def refusal(path: Path) -> str:
    """The one line with which reading `path` is refused; the file must be as it was."""
    before = path.read_bytes()
    with pytest.raises(AssessorError) as caught:
        file.read(path)
    assert path.read_bytes() == before
    assert caught.value.exit_status == 1
    return caught.value.line().replace(str(path), "FILE")


def test_what_is_saved_is_read_again(path: Path) -> None:
    found = file.read(path)

    assert found.answers["A-1"] == level(3).model_copy(update={"at": "2026-11-23T12:00:00+00:00"})
    assert found.questionnaire.digest == TINY.digest


def test_only_the_owner_can_read_it(path: Path) -> None:
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_an_existing_file_is_never_overwritten_by_a_new_one(path: Path) -> None:
    with pytest.raises(AssessorError, match="there is a file of this name already"):
        file.create(path, model.new(TINY, NOW))

    assert file.read(path).answers


def test_a_file_cut_in_half_is_refused_and_left_as_it_is(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])

    assert refusal(path).startswith("FILE: the file is damaged, or not an assessment (")
    assert refusal(path).endswith("It was left as it is; restore a copy of it.")


def test_a_file_from_the_future_is_refused_and_left_as_it_is(path: Path) -> None:
    path.write_text(json.dumps({"schema": "assessor.assessment/2", "new": "things"}))

    assert refusal(path) == (
        "FILE: written by a newer assessor (format 2, this one reads 1). "
        "Install a newer assessor to open it; the file was left as it is."
    )


@pytest.mark.parametrize("content", ["[]", "{}", '"x"', '{"schema": 1}', "[" * 100_000])
def test_what_is_no_assessment_is_refused(path: Path, content: str) -> None:
    path.write_text(content)

    assert "assessment" in refusal(path)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"answers": {"A-1": {"value": 7}}}, "answers.A-1"),
        ({"answers": {"A 1": {"value": 1}}}, "answers.A 1"),
        ({"colour": "red"}, "colour"),
        ({"answers": {"A-1": {"value": 1, "grade": "sworn"}}}, "answers.A-1.grade"),
    ],
)
def test_a_wrong_field_is_named(path: Path, change: dict[str, Any], field: str) -> None:
    path.write_text(json.dumps({**json.loads(path.read_text()), **change}))

    assert f"FILE {field}" in refusal(path)


def test_a_negative_spend_typed_into_the_file_is_refused(path: Path) -> None:
    facts = {"facts": [{"id": "spend", "ask": "?", "kind": "money"}]}
    q = questionnaire(area("a", question("A-1")), profile=facts)

    with pytest.raises(AssessorError, match=r"FILE profile spend: expected at least 0; found -5"):
        file.check_profile(model.new(q, NOW, {"spend": -5}), q, "FILE")


def test_a_missing_file_and_a_folder_each_get_their_sentence(tmp_path: Path) -> None:
    with pytest.raises(AssessorError, match="could not read it: there is no such file"):
        file.read(tmp_path / "gone.json")
    with pytest.raises(AssessorError, match="this is not a file"):
        file.read(tmp_path)


def test_control_characters_in_a_file_do_not_survive_reading(path: Path) -> None:
    data = json.loads(path.read_text())
    data["answers"]["A-1"]["note"] = "\x1b]52;c;aGk=\x07[b]kept[/b]\u202e"
    path.write_text(json.dumps(data))

    assert file.read(path).answers["A-1"].note == "]52;c;aGk=[b]kept[/b]"


def test_a_full_disk_leaves_the_file_as_it_was(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = path.read_bytes()

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(AssessorError, match=r"could not save it: the disk is full\. Free some space"):
        file.save(path, model.new(TINY, NOW))

    assert path.read_bytes() == before
    assert [entry.name for entry in path.parent.iterdir()] == [path.name]


def test_a_link_stays_a_link(path: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.assessment.json"
    link.symlink_to(path)
    file.save(link, model.new(TINY, NOW))

    assert link.is_symlink()
    assert not file.read(path).answers


def test_a_second_writer_is_refused_while_the_first_holds_the_file(path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from assessor.assessment import file; from assessor.errors import *\n"
        "try:\n with file.locked(Path(sys.argv[1])): print('taken')\n"
        "except AssessorError as error: print(error.what, error.exit_status)"
    )
    command = [sys.executable, "-c", code, str(path)]
    with file.locked(path):
        held = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    free = subprocess.run(command, capture_output=True, text=True, check=True).stdout

    assert held == "another assessor has this file open 1\n"
    assert free == "taken\n"
    assert [entry.name for entry in path.parent.iterdir()] == [path.name]


def test_replaced_and_cleared_answers_are_kept_as_superseded() -> None:
    first = model.answered(model.new(TINY, NOW), "A-1", level(1), NOW)
    second = model.answered(first, "A-1", level(2), NOW)
    cleared = model.answered(second, "A-1", None, NOW)

    assert [old.answer.value for old in cleared.superseded] == [1, 2]
    assert cleared.answers == {}
    assert first.answers["A-1"].value == 1
