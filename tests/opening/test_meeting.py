"""A workshop that is going on: every vote on disk when it is acknowledged, and nothing overtaken."""

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest

from assessor.errors import FileError
from assessor.opening.meeting import OpenMeeting, delete_votes
from assessor.votes import file
from assessor.votes.model import Meeting, Noted, Opened, Revealed, Vote, Voter
from tests.interview.sample import NOW
from tests.workshop.room import opened


def held(folder: Path) -> OpenMeeting:
    return OpenMeeting(opened(folder), lambda: NOW)


def on_disk(folder: Path) -> Any:
    return json.loads((folder / "acme.votes.json").read_text(encoding="utf-8"))


async def test_a_hundred_votes_at_once_are_all_on_disk_when_they_are_acknowledged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    meeting, saves = held(tmp_path), 0
    save = file.save

    def counted(path: Path, content: Meeting) -> None:
        nonlocal saves
        saves += 1
        save(path, content)

    for number in range(100):
        await meeting.join(Voter(id=f"v{number + 1}"))
    meeting.take(Opened(question="LAT-1", round=1))
    monkeypatch.setattr(file, "save", counted)

    async def vote(number: int) -> None:
        assert await meeting.vote(f"v{number + 1}", "LAT-1", 1, Vote(value=number % 5))
        assert f"v{number + 1}" in on_disk(tmp_path)["votes"]["LAT-1"]["1"]

    await asyncio.gather(*(vote(number) for number in range(100)))
    assert len(on_disk(tmp_path)["votes"]["LAT-1"]["1"]) == 100
    assert saves < 50  # votes that arrive while a save runs share the next one


async def test_a_step_taken_while_votes_are_being_saved_is_not_overwritten_by_them(tmp_path: Path) -> None:
    meeting = held(tmp_path)
    await meeting.join(Voter(id="v1"))
    meeting.take(Opened(question="LAT-1", round=1))
    voting = asyncio.create_task(meeting.vote("v1", "LAT-1", 1, Vote(value=3)))
    await asyncio.sleep(0)  # the save is under way in its thread
    meeting.take(Revealed(question="LAT-1", round=1))
    assert await voting
    there = on_disk(tmp_path)
    assert [step["kind"] for step in there["steps"]] == ["opened", "revealed"]
    assert there["votes"]["LAT-1"]["1"]["v1"]["value"] == 3


async def test_votes_of_strangers_and_for_what_is_not_open_are_not_taken(tmp_path: Path) -> None:
    meeting = held(tmp_path)
    await meeting.join(Voter(id="v1"))
    assert not await meeting.vote("v1", "LAT-1", 1, Vote(value=3))
    meeting.take(Opened(question="LAT-1", round=1))
    assert not await meeting.vote("v2", "LAT-1", 1, Vote(value=3))
    assert not await meeting.vote("v1", "LAT-1", 2, Vote(value=3))
    assert not await meeting.rank("v1", ["costs"])
    assert meeting.meeting.votes == {} and meeting.meeting.rankings == {}


async def test_whoever_waits_for_news_is_told_once_for_every_change(tmp_path: Path) -> None:
    meeting = held(tmp_path)
    waiting = asyncio.create_task(meeting.news(meeting.changes))
    await asyncio.sleep(0)
    assert not waiting.done()
    meeting.take(Noted(text="x"))
    assert await waiting == 1
    assert await meeting.news(0) == 1


async def test_a_disk_that_fails_takes_no_step_and_the_next_try_saves_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    meeting = held(tmp_path)
    await meeting.join(Voter(id="v1"))
    meeting.take(Opened(question="LAT-1", round=1))

    def full(*_: object) -> None:
        raise FileError("no space left")

    with monkeypatch.context() as patched:
        patched.setattr(file, "save", full)
        with pytest.raises(FileError):
            meeting.take(Revealed(question="LAT-1", round=1))
        assert meeting.stage.phase == "voting"
        with pytest.raises(FileError):
            await meeting.vote("v1", "LAT-1", 1, Vote(value=3))
    assert await meeting.vote("v1", "LAT-1", 1, Vote(value=2))
    assert on_disk(tmp_path)["votes"]["LAT-1"]["1"]["v1"]["value"] == 2


async def test_the_votes_go_into_the_assessment_and_the_file_is_the_same_after_a_restart(tmp_path: Path) -> None:
    meeting = held(tmp_path)
    await meeting.join(Voter(id="v1"))
    meeting.take(Opened(question="LAT-1", round=1))
    await meeting.vote("v1", "LAT-1", 1, Vote(value=3))
    meeting.take(Revealed(question="LAT-1", round=1))
    assert meeting.opened.session.assessment.answers["LAT-1"].value == 3
    meeting.opened.close()
    again = held(tmp_path)
    assert again.meeting == meeting.meeting
    assert again.stage == meeting.stage
    again.undo()
    assert "LAT-1" not in again.opened.session.assessment.answers


async def test_votes_are_not_deleted_under_a_meeting_that_is_going_on(tmp_path: Path) -> None:
    meeting = held(tmp_path)
    meeting.take(Noted(text="x"))
    with pytest.raises(FileError, match="has this file open"):
        delete_votes(tmp_path / "acme.assessment.json")
    meeting.opened.close()
    assert delete_votes(tmp_path / "acme.assessment.json")
    assert not (tmp_path / "acme.votes.json").exists()
