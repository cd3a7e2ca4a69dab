"""Own words, commands, flags, the review and the editor, on the screen."""

import asyncio
from datetime import date
from pathlib import Path
from typing import Literal

import pytest

from assessor.interview.session import Session
from assessor.interview.understanding import Heard, Meaning, Meant
from assessor.tui import interview
from assessor.tui.advising import Adviser
from assessor.tui.app import AssessorApp
from assessor.tui.editor import EditorFailed, edited
from assessor.tui.interview import InterviewScreen
from assessor.tui.widgets.adviceline import AdviceLine
from tests import tiny
from tests.interview.sample import KNOWN
from tests.tui.company import asked, company, on_disk, said, shown, type_in


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


async def test_what_was_found_is_gone_through_with_two_keys(tmp_path: Path) -> None:
    noted = {id: tiny.level(2).model_copy(update={"note": "the blue door"}) for id in ("LAT-1", "LAT-3", "COST-1")}
    app = company(tmp_path, noted, **KNOWN)
    async with app.run_test() as pilot:
        assert "next_hit" in app.screen.unavailable()  # type: ignore[attr-defined]
        await pilot.press("t")
        await type_in(pilot, "/search blue door", "#line")
        assert (asked(app), said(app)) == ("LAT-1", '1 of 3 for "blue door"; > goes to the next, < to the one before.')
        await pilot.press("greater_than_sign")
        assert asked(app) == "LAT-3"
        await pilot.press("b", "greater_than_sign", "greater_than_sign")
        assert (asked(app), said(app)[:6]) == ("COST-1", "3 of 3")
        await pilot.press("greater_than_sign")
        assert asked(app) == "LAT-1"
        await pilot.press("less_than_sign")
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


async def test_what_came_of_a_key_is_in_view_also_where_the_question_is_longer_than_the_screen(tmp_path: Path) -> None:
    app = company(tmp_path, **KNOWN)
    async with app.run_test(size=(60, 16)) as pilot:
        for key in ("e", "f"):
            await pilot.press(key)
        await pilot.pause()
        line = app.screen.query_one("#said")
        assert said(app) == "Flagged for follow-up."
        assert app.screen.query_one("#talk").region.contains_region(line.region)


async def test_words_that_are_no_answer_are_said_to_be_none_where_it_can_be_seen(tmp_path: Path) -> None:
    app = company(tmp_path, **KNOWN)
    async with app.run_test(size=(60, 16)) as pilot:
        listening(app, "one", "unclear")
        await pilot.press("w")
        await type_in(pilot, "pizza", "#say")
        await app.workers.wait_for_complete()
        await pilot.pause()
        line = app.screen.query_one("#said")
        assert said(app).startswith("That was not understood as an answer, so nothing was taken;")
        assert app.screen.query_one("#talk").region.contains_region(line.region)
        assert on_disk(tmp_path)["answers"] == {}


async def test_in_a_pause_the_report_is_rendered_ahead_once_for_the_answers_as_they_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected: list[int] = []

    async def quick(adviser: Adviser, session: Session, today: date) -> str:
        return ""

    def expect(app: AssessorApp) -> None:
        assert app.opened is not None
        expected.append(len(app.opened.session.assessment.answers))

    monkeypatch.setattr(Adviser, "advise", quick)
    monkeypatch.setattr(AssessorApp, "expect_report", expect)
    monkeypatch.setattr(interview, "EXPECT_AFTER", 0.01)
    monkeypatch.setattr(InterviewScreen, "advise_after", 0.01)
    app = company(tmp_path, **KNOWN)
    async with app.run_test() as pilot:
        await pilot.pause(0.1)
        assert expected == []  # a report without an answer is nothing to wait for
        await pilot.press("2")
        while not expected:
            await pilot.pause(0.01)
        await pilot.press("down", "up")
        await pilot.pause(0.1)
        assert expected == [1]


async def test_a_letter_right_behind_escape_is_a_key_and_not_typed(tmp_path: Path) -> None:
    app = company(tmp_path)
    async with app.run_test() as pilot:
        assert asked(app) == "What is the company called?"
        screen = app.screen
        assert isinstance(screen, InterviewScreen)
        screen.do_commands()
        assert screen.focused is screen.asking.choices  # before anything else can be handled
        await pilot.press("d")
        assert on_disk(tmp_path)["profile"] == {"company": ""}


async def test_advice_that_nobody_waits_for_any_more_is_given_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first one works until a key cancels it; the second one is shown."""
    started, given_up = asyncio.Event(), asyncio.Event()

    async def slow(adviser: Adviser, session: Session, today: date) -> str:
        if session.at is not None and session.at.id == "LAT-1":
            started.set()
            try:
                await asyncio.Event().wait()
            finally:
                given_up.set()
        return f"Advice at {session.at.id if session.at else 'the end'}."

    monkeypatch.setattr(Adviser, "advise", slow)
    monkeypatch.setattr(InterviewScreen, "advise_after", 0.01)
    app = company(tmp_path, **KNOWN)
    async with app.run_test() as pilot:
        await started.wait()
        await pilot.press("2")
        await given_up.wait()
        while not shown(app, AdviceLine):
            await pilot.pause(0.01)
        assert shown(app, AdviceLine) == "Advice at LAT-2."
        app.screen.advise_after = None  # type: ignore[attr-defined]
        await pilot.press("2")
        assert shown(app, AdviceLine) == ""  # it was about other answers
