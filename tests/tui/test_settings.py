"""What is remembered of the app between two starts."""

import json
from pathlib import Path

import pytest

from assessor.tui.app import AssessorApp
from assessor.tui.settings import Settings, read, write
from assessor.tui.themes import ANSI, CONTRAST, DARK, LIGHT, THEMES, next_after
from tests.interview.sample import NOW
from tests.tui.company import questionnaire_folder


def app(folder: Path, at: Path) -> AssessorApp:
    """The home screen with settings of its own."""
    content = folder / "questionnaire"
    name = str(content if content.is_dir() else questionnaire_folder(folder))
    return AssessorApp(None, folder=folder, questionnaire=name, clock=lambda: NOW, settings_at=at)


def test_what_is_written_is_read_again_and_what_others_wrote_stays(tmp_path: Path) -> None:
    at = tmp_path / "config" / "settings.json"
    assert write(at, Settings("light", still=True)) == ""
    assert read(at) == (Settings("light", still=True), "")
    at.write_text(json.dumps({"theme": "light", "ours": 1}))
    assert write(at, Settings("ansi")) == ""
    assert json.loads(at.read_text()) == {"theme": "ansi", "ours": 1, "reduced_motion": False}


@pytest.mark.parametrize("damaged", ["{", "[]", "\ufffe", "{" * 9000])
def test_a_broken_file_is_said_in_one_line_and_otherwise_ignored(tmp_path: Path, damaged: str) -> None:
    at = tmp_path / "settings.json"
    at.write_text(damaged, encoding="utf-8")
    assert read(at) == (Settings(), f"The settings in {at} cannot be read, so the usual ones are used.")


def test_values_of_another_kind_are_the_usual_ones(tmp_path: Path) -> None:
    at = tmp_path / "settings.json"
    at.write_text('{"theme": 3, "reduced_motion": "yes"}')
    assert read(at) == (Settings(), "")
    assert read(tmp_path / "none.json") == (Settings(), "")


def test_settings_that_cannot_be_written_are_said(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert write(tmp_path / "file" / "settings.json", Settings()).startswith("Not remembered: ")


def test_one_key_goes_through_all_themes_and_round() -> None:
    assert [next_after(id) for id in ("dark", "light", "contrast", "ansi", "another")] == [
        "light", "contrast", "ansi", "dark", "dark",
    ]  # fmt: skip


def test_every_theme_has_every_colour_that_the_screens_name() -> None:
    named = {"quiet", "line", "bar", "bar-open", "bar-empty"}
    assert all(named <= set(theme.variables) for theme in THEMES.values())


async def test_a_theme_and_less_motion_are_remembered(tmp_path: Path) -> None:
    at = tmp_path / "settings.json"
    first = app(tmp_path, at)
    async with first.run_test() as pilot:
        assert first.theme == DARK.name
        await pilot.press("l", "l")
        assert first.theme == CONTRAST.name
        await first.screen.run_action("do('motion')")
        assert first.animation_level == "none"
    second = app(tmp_path, at)
    async with second.run_test() as pilot:
        assert (second.theme, second.animation_level) == (CONTRAST.name, "none")
        await pilot.press("l")
        assert second.theme == ANSI.name
        await second.screen.run_action("do('light')")
        assert second.theme == LIGHT.name


async def test_an_unknown_theme_is_the_dark_one(tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text('{"theme": "solarised"}')
    once = app(tmp_path, tmp_path / "settings.json")
    async with once.run_test():
        assert once.theme == DARK.name
