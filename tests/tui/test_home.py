"""The home screen."""

from pathlib import Path

import pytest

from assessor.assessment import file
from assessor.questionnaire.library import COPY_SUFFIX
from assessor.questionnaire.load import to_json
from assessor.tui.home import HomeScreen, file_name, found
from assessor.tui.interview import InterviewScreen
from assessor.tui.widgets.choices import Choices
from tests import tiny
from tests.interview.sample import KNOWN, assessment, sample
from tests.tui.company import asked, home, keys, on_disk, shown, type_in


def with_questionnaire(path: Path) -> Path:
    """An assessment whose questionnaire lies beside it, as a restored one."""
    import json

    file.save(path, assessment({"LAT-1": tiny.level(1)}, **KNOWN))
    copy = path.with_name(path.name.removesuffix(file.SUFFIX) + COPY_SUFFIX)
    copy.write_text(json.dumps(to_json(sample())), encoding="utf-8")
    return path


async def test_assessments_of_the_folder_are_listed_with_company_progress_and_last_change(tmp_path: Path) -> None:
    with_questionnaire(tmp_path / "a.assessment.json")
    (tmp_path / "notes.json").write_text("{}", encoding="utf-8")
    app = home(tmp_path)
    async with app.run_test() as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert shown(app, Choices) == "  1  Acme   1 of 6 answered   2026-11-23 09:00   a"


async def test_a_file_that_cannot_be_read_is_listed_as_such(tmp_path: Path) -> None:
    (tmp_path / "cut.assessment.json").write_text('{"schema": ', encoding="utf-8")
    row = found(tmp_path / "cut.assessment.json")
    assert row.company == "cut.assessment.json"
    assert row.progress.startswith("cannot be opened: the file is damaged, or not an assessment")


async def test_a_digit_opens_that_file(tmp_path: Path) -> None:
    with_questionnaire(tmp_path / "a.assessment.json")
    app = home(tmp_path)
    app.questionnaire = None
    async with app.run_test() as pilot:
        await pilot.press("1")
        await pilot.pause()
        assert isinstance(app.screen, InterviewScreen)
        assert asked(app) == "LAT-2"


async def test_a_new_assessment_is_named_after_its_company_and_does_not_ask_for_it_again(tmp_path: Path) -> None:
    app = home(tmp_path)
    async with app.run_test() as pilot:
        await pilot.press("n")
        await type_in(pilot, "Acme Robotics & Söhne", "#name")
        await pilot.pause()
        assert on_disk(tmp_path, "acme-robotics-söhne.assessment.json")["profile"] == {
            "company": "Acme Robotics & Söhne"
        }
        assert asked(app) == "Where do the models run?"


async def test_a_path_that_cannot_be_opened_is_said_and_the_home_screen_stays(tmp_path: Path) -> None:
    app = home(tmp_path)
    async with app.run_test() as pilot:
        await pilot.press("o")
        await type_in(pilot, str(tmp_path / "none" / "x.assessment.json"), "#name")
        assert isinstance(app.screen, HomeScreen)
        assert "there is no such file" in str(app.screen.query_one("#said").render())
        await pilot.press("escape")
        assert "n new" in keys(app)


async def test_what_the_footer_names_can_be_clicked(tmp_path: Path) -> None:
    app = home(tmp_path)
    async with app.run_test() as pilot:
        await pilot.click("#keys", offset=(1 + keys(app).index("n new"), 0))
        assert "esc close" in keys(app)


async def test_without_files_the_footer_offers_none_to_open(tmp_path: Path) -> None:
    app = home(tmp_path)
    async with app.run_test():
        assert "1-9" not in keys(app)
        assert "There is no assessment in this folder yet" in str(app.screen.query_one("#heading").render())


@pytest.mark.parametrize(
    ("company", "name"),
    [("Acme", "acme"), ("  A/B: ../c ", "a-b-c"), ("日本 AI", "日本-ai"), ("***", "company"), ("x" * 80, "x" * 60)],
)
def test_a_company_name_becomes_a_harmless_file_name(company: str, name: str) -> None:
    assert file_name(company) == name
