"""NAME.votes.json: private, whole, refused where it cannot be read, deleted for good."""

import json
import os
import stat
from pathlib import Path

import pytest

from assessor.errors import ContentError
from assessor.votes.file import LARGEST, beside, delete, read, save
from tests.votes.votes import meeting, shown


@pytest.mark.parametrize("name", ["acme.assessment.json", "acme.json", "acme"])
def test_the_votes_lie_beside_their_assessment(name: str) -> None:
    assert beside(Path("/there") / name) == Path("/there/acme.votes.json")


def test_what_was_saved_is_read_back_and_only_its_owner_can(tmp_path: Path) -> None:
    path, held = tmp_path / "a.votes.json", shown(meeting("other"), "LAT-1", 3, reason="so")
    save(path, held)
    assert read(path) == held
    assert stat.S_IMODE(os.stat(path).st_mode) == 0o600
    assert [p.name for p in tmp_path.iterdir()] == ["a.votes.json"]


def test_no_file_is_no_meeting(tmp_path: Path) -> None:
    assert read(tmp_path / "a.votes.json") is None


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("{", "the file is damaged"),
        ("[]", "not the votes of a meeting"),
        ('{"schema": "assessor.votes/2"}', "written by a newer assessor"),
        ('{"schema": "assessor.assessment/1"}', "not the votes of a meeting"),
        ('{"schema": "assessor.votes/1", "votes": {"LAT-1": {"1": {"v1": {"value": 7}}}}}', "votes"),
        ('{"schema": "assessor.votes/1", "steps": [{"kind": "exploded"}]}', "steps"),
        ('{"schema": "assessor.votes/1", "voters": {"../x": {"id": "../x"}}}', "voters"),
        ('{"schema": "assessor.votes/1", "more": 1}', "more"),
        ("[" * 100_000, "the file is damaged"),
    ],
)
def test_what_cannot_be_read_is_refused_and_left_as_it_is(tmp_path: Path, content: str, says: str) -> None:
    path = tmp_path / "a.votes.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        read(path)
    assert says in caught.value.line() and "It was left as it is" in caught.value.line()
    assert path.read_text(encoding="utf-8") == content


def test_a_file_without_end_is_refused_without_reading_it_all(tmp_path: Path) -> None:
    path = tmp_path / "a.votes.json"
    with path.open("wb") as stream:
        stream.truncate(LARGEST + 1)
    with pytest.raises(ContentError, match="larger than 50 MB"):
        read(path)


def test_a_name_that_would_act_on_a_terminal_is_cleaned(tmp_path: Path) -> None:
    path = tmp_path / "a.votes.json"
    voter = {"id": "v1", "name": "an\x1b[2Ja"}
    path.write_text(json.dumps({"schema": "assessor.votes/1", "voters": {"v1": voter}}), encoding="utf-8")
    held = read(path)
    assert held is not None and held.voters["v1"].name == "an[2Ja"


def test_deleting_leaves_no_vote_in_any_byte_of_the_folder(tmp_path: Path) -> None:
    path = tmp_path / "a.votes.json"
    save(path, shown(meeting("other"), "LAT-1", 3, reason="a telling reason"))
    (tmp_path / ".a.votes.json.x1.tmp").write_text('{"reason": "a telling reason"')
    (tmp_path / "b.votes.json").write_text("another meeting")
    assert delete(path)
    assert [p.name for p in tmp_path.iterdir()] == ["b.votes.json"]
    assert not delete(path)


def test_the_bytes_are_overwritten_before_the_file_goes(tmp_path: Path) -> None:
    path, link = tmp_path / "a.votes.json", tmp_path / "still-there"
    save(path, shown(meeting("other"), "LAT-1", 3, reason="a telling reason"))
    os.link(path, link)
    delete(path)
    assert b"telling" not in link.read_bytes()
