"""The home screen."""

from pathlib import Path

from assessor.assessment import file
from assessor.opening import recent
from assessor.questionnaire.library import COPY_SUFFIX
from assessor.questionnaire.load import to_json
from assessor.tui.home import Files, HomeScreen, Welcome
from assessor.tui.interview import InterviewScreen
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
        assert shown(app, Files) == "  1  Acme   1 of 6 answered   2026-11-23 09:00   a"


async def test_a_digit_opens_that_file(tmp_path: Path) -> None:
    with_questionnaire(tmp_path / "a.assessment.json")
    app = home(tmp_path)
    app.questionnaire = None
    async with app.run_test() as pilot:
        await app.workers.wait_for_complete()
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
        await app.workers.wait_for_complete()
        assert "1-9" not in keys(app)
        assert "There is no assessment yet" in str(app.screen.query_one("#heading").render())


async def test_the_first_start_says_how_long_it_takes_where_it_lies_what_leaves_and_how_to_stop(tmp_path: Path) -> None:
    app = home(tmp_path)
    async with app.run_test(size=(60, 20)) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        said = shown(app, Welcome)
        assert app.screen.query_one(Welcome).display
    assert "All 6 questions take about 11 minutes" in said
    assert "What leaves this machine. Nothing: no account, no network." in said
    assert "One file for each company in this folder, readable by you only." in said
    assert "Press q, or close the window; every answer is saved." in said


async def test_what_was_opened_elsewhere_is_listed_with_its_folder_and_what_is_gone_is_not(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    there, gone, at = with_questionnaire(elsewhere / "b.assessment.json"), elsewhere / "gone.json", tmp_path / "recent"
    gone.write_text("{}")
    recent.remember(at, gone)
    recent.remember(at, there)
    gone.unlink()
    app = home(tmp_path)
    app.recent_at = at
    async with app.run_test(size=(200, 40)) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        lines = app.screen.query_one(Files).rows(300)
        assert [line.plain for line in lines] == [f"  1  Acme   1 of 6 answered   2026-11-23 09:00   b in {elsewhere}"]
    assert recent.paths(at) == [there]


async def test_only_a_pdf_is_imported(tmp_path: Path) -> None:
    app = home(tmp_path)
    (tmp_path / "notes.txt").write_text("hello")
    async with app.run_test() as pilot:
        await pilot.press("i")
        await type_in(pilot, "notes.txt", "#name")
        assert "this is not a PDF" in str(app.screen.query_one("#said").render())
