"""Own words, commands, flags, the review and the editor, on the screen."""

from pathlib import Path
from typing import Literal

import pytest

from assessor.interview.understanding import Heard, Meaning, Meant
from assessor.tui.editor import EditorFailed, edited
from assessor.tui.interview import InterviewScreen
from tests import tiny
from tests.interview.sample import KNOWN
from tests.tui.company import asked, company, on_disk, said, type_in


def listening(app: object, say: Literal["one", "pair", "ask"], *answers: Meant) -> None:
    screen = app.screen  # type: ignore[attr-defined]
    assert isinstance(screen, InterviewScreen)
    screen.hears = lambda question, text: Heard([Meaning(answer, 0.5) for answer in answers], say)


async def test_words_are_taken_by_a_yes_and_kept_as_the_note(tmp_path: Path) -> None:
    app = company(tmp_path, **KNOWN)
    async with app.run_test() as pilot:
        listening(app, "one", 2, 3)
        await pilot.press("w")
        await type_in(pilot, "we have one chart", "#say")
        await app.workers.wait_for_complete()
        await pilot.press("enter", "enter")  # a held Enter
        assert on_disk(tmp_path)["answers"] == {}
        await pilot.press("y")
        answer = on_disk(tmp_path)["answers"]["LAT-1"]
        assert (answer["value"], answer["note"]) == (2, "we have one chart")
        assert asked(app) == "LAT-2"


async def test_words_that_fit_no_level_become_the_note_of_the_level_that_is_picked(tmp_path: Path) -> None:
    app = company(tmp_path, **KNOWN)
    async with app.run_test() as pilot:
        listening(app, "pair", 2, 3)
        await pilot.press("w")
        await type_in(pilot, "hard to say", "#say")
        await app.workers.wait_for_complete()
        await pilot.press("y", "n")
        assert on_disk(tmp_path)["answers"] == {}
        await pilot.press("1")
        answer = on_disk(tmp_path)["answers"]["LAT-1"]
        assert (answer["value"], answer["note"]) == (1, "hard to say")


async def test_a_command_goes_to_a_question_and_an_unknown_one_names_the_nearest(tmp_path: Path) -> None:
    app = company(tmp_path, **KNOWN)
    async with app.run_test() as pilot:
        await pilot.press("slash")
        await type_in(pilot, "/go COST-1", "#line")
        assert asked(app) == "COST-1"
        await pilot.press("slash")
        await type_in(pilot, "/xyzzy", "#line")
        assert said(app).startswith('! There is no command "xyzzy" here.')
        await pilot.press("escape")
        assert asked(app) == "COST-1"


async def test_a_milestone_is_saved_once_under_its_name(tmp_path: Path) -> None:
    app = company(tmp_path, {"LAT-1": tiny.level(2)}, **KNOWN)
    async with app.run_test() as pilot:
        for _ in range(2):
            await pilot.press("m")
            await type_in(pilot, "/milestone before the round", "#line")
        milestones = on_disk(tmp_path)["milestones"]
        assert [(one["name"], one["answers"]["LAT-1"]["value"]) for one in milestones] == [("before the round", 2)]
        assert said(app).startswith("! There is a milestone")


async def test_who_changes_something_earlier_comes_back_to_where_they_were(tmp_path: Path) -> None:
    app = company(tmp_path, {"LAT-1": tiny.level(2)}, **KNOWN)
    async with app.run_test() as pilot:
        await pilot.press("j")
        await type_in(pilot, "/go COST-1", "#line")
        await pilot.press("j")
        await type_in(pilot, "/go LAT-1", "#line")
        await pilot.press("1")
        assert asked(app) == "COST-1"


async def test_the_review_leads_to_a_flagged_question(tmp_path: Path) -> None:
    app = company(tmp_path, {"LAT-1": tiny.level(2)}, **KNOWN)
    async with app.run_test() as pilot:
        await pilot.press("right", "f")
        assert on_disk(tmp_path)["flagged"] == ["LAT-2"]
        await pilot.press("v", "down", "enter")
        await pilot.pause()
        assert asked(app) == "LAT-2"


def test_an_editor_that_fails_is_said_and_one_that_works_gives_its_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", "false")
    with pytest.raises(EditorFailed, match="false ended with status 1; the note is as it was"):
        edited("note")
    monkeypatch.setenv("EDITOR", "no-such-editor-anywhere")
    with pytest.raises(EditorFailed, match="could not be used"):
        edited("note")
    monkeypatch.setenv("EDITOR", "sed -i s/old/new/")
    assert edited("old note") == "new note"
