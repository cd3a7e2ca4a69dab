"""The results, the report that is made from them, the help and the palette."""

import json
import re
import sys
import threading
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from assessor.assessment import file
from assessor.assessment.model import new
from assessor.interview.actions import ACTIONS
from assessor.interview.flow import Step
from assessor.interview.results import state
from assessor.interview.results.page import Link
from assessor.opening.opened import open_path
from assessor.plan.hiring import make_plan
from assessor.plan.model import Plan
from assessor.report import job
from assessor.scoring.derivation import Figure as ScoreFigure
from assessor.tui import results
from assessor.tui.app import AssessorApp
from assessor.tui.bars import bar
from assessor.tui.because import BecauseScreen
from assessor.tui.help import HelpScreen
from assessor.tui.interview import InterviewScreen
from assessor.tui.results import ResultsScreen
from assessor.tui.targets import Reasons
from assessor.tui.themes import DARK, LIGHT
from assessor.tui.widgets.headline import Headline
from assessor.tui.widgets.page import Page, SectionView
from assessor.tui.widgets.reportline import ReportLine
from assessor.tui.widgets.scanview import ScanView
from assessor.tui.widgets.tabline import TabLine
from tests import tiny
from tests.interview.sample import AREAS, FACTS, KNOWN, NOW
from tests.tui.company import asked, company, keys, priced_company, shown

ANSWERS = {
    "LAT-1": tiny.level(1),
    "LAT-2": tiny.level(3),
    "LAT-3": tiny.level(2),
    "GPU-1": tiny.DONT_KNOW,
    "GPU-2": tiny.level(2),
    "COST-1": tiny.level(1, "measured"),
}


PRICED_ANSWERS = {**ANSWERS, "GPU-1": tiny.level(2), "LAT-2": tiny.level(1)}


def on_page(app: AssessorApp, *views: SectionView) -> str:
    """The text of every section of the page, or of these views."""
    found = views or app.screen.query("#page SectionView").results(SectionView)
    return "\n".join(line.plain for view in found for line in view.rows(200))


def told(app: AssessorApp) -> str:
    """The row on the report."""
    return shown(app, ReportLine)


def child(monkeypatch: pytest.MonkeyPatch, *lines: dict[str, object], then: str = "") -> None:
    """A child process that prints these lines instead of rendering."""
    script = f"import sys, time\nfor line in {[json.dumps(line) for line in lines]!r}: print(line, flush=True)\n{then}"
    monkeypatch.setattr(job, "command", lambda: [sys.executable, "-c", script])


async def until(pilot_pause: Callable[[float], object], holds: Callable[[], bool]) -> None:
    """Wait until `holds`, ten seconds at most."""
    for _ in range(500):
        if holds():
            return
        await pilot_pause(0.02)  # type: ignore[misc]
    raise AssertionError("it did not happen within ten seconds")


async def test_results_show_every_area_with_stated_interval_and_target(tmp_path: Path) -> None:
    """Latency 1, 3, 2 asserted: stated 2.0, but LAT-2 needs LAT-1, so its interval is [1, 3]: (0 + 1 + 1) / 3 = 0.7."""
    app = company(tmp_path, ANSWERS, **KNOWN)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("r")
        text = on_page(app)
        latency = next(line for line in text.splitlines() if line.startswith("  Inference latency"))
        assert latency.split()[-5:] == ["2.0", "0.7", "to", "2.0", "3.0"]
        gpu = next(line for line in text.splitlines() if line.startswith("  GPU orchestration"))
        assert gpu.split()[-5:] == ["–", "0.5", "to", "3.0", "–"]
        assert "! LAT-2  level 3 needs LAT-1 at 2 or more, but LAT-1 is at 1" in text
        assert "Overall no single figure yet" in text


async def test_results_show_the_decision_with_its_reason(tmp_path: Path) -> None:
    app = company(tmp_path, **KNOWN)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("r")
        assert "Nobody should be hired yet: even if every open answer were the worst" in on_page(app)
        await pilot.press("escape")
        assert isinstance(app.screen, InterviewScreen)
        assert asked(app) == "LAT-1"


async def test_the_plan_shows_its_money_at_once_and_how_sure_it_is_when_that_is_worked_out(tmp_path: Path) -> None:
    """640k a year at stake, half of it closed by a hire of 120k a year after a month of search and one of ramp.

    Benefit 26.7k a month, half in month 2: 600k in 24 months; pay 10k a month from month 2: 230k. Net 370k.
    """
    app = priced_company(tmp_path, PRICED_ANSWERS, **KNOWN, stake_latency=640_000)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("r")
        text = on_page(app)
        assert "Net USD 370,000 in 24 months; paid back: month 2." in text
        assert "GPU orchestration, " in text[text.index("Not known") :]
        await until(
            pilot.pause, lambda: "AI-focused SRE came first in 100% of 300 draws of the numbers." in on_page(app)
        )
        assert re.search(r"Confidence +clear", on_page(app))
        await until(pilot.pause, lambda: "Working it out" not in on_page(app))
        assert "Without AI-focused SRE: USD 370,000 less" in on_page(app)


async def test_keys_are_handled_while_long_work_goes_on_and_leaving_ends_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The thread is held within its work: keys move on the page; what it has to say later is not wanted any more."""
    held, let_go, ended = threading.Event(), threading.Event(), threading.Event()
    planned: list[int] = []

    def slow(*arguments: Any, today: date, draws: int = 0, what_if: bool = False, between: Any = None) -> Plan:
        if draws:
            held.set()
            let_go.wait(10)
        planned.append(draws)
        return make_plan(*arguments, today=today)

    def watched(*arguments: Any) -> Any:
        try:
            yield from state.results_later(*arguments)
        finally:
            ended.set()

    monkeypatch.setattr(state, "make_plan", slow)
    monkeypatch.setattr(results, "results_later", watched)
    app = priced_company(tmp_path, PRICED_ANSWERS, **KNOWN, stake_latency=640_000)
    async with app.run_test() as pilot:
        await pilot.press("r")
        await until(pilot.pause, held.is_set)
        await pilot.press("4")
        assert "›4 Money" in shown(app, TabLine)
        await pilot.press("escape")
        assert isinstance(app.screen, InterviewScreen)
        let_go.set()
        await until(pilot.pause, ended.is_set)
        assert planned == [0, 300]  # the search for what would change the plan was not begun
        await pilot.press("b")
        assert asked(app) == "COST-1"


async def test_digits_go_to_the_sections_and_the_mark_says_which_one_is_read(tmp_path: Path) -> None:
    app = priced_company(tmp_path, PRICED_ANSWERS, **KNOWN, stake_latency=640_000)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("r")
        for key, name in enumerate(("Scores", "Plan", "Changes", "Money", "Roadmap"), 1):
            await pilot.press(str(key))
            assert f"›{key} {name}" in shown(app, TabLine)


async def test_enter_shows_why_deeper_and_back_and_from_an_answer_goes_to_its_question(tmp_path: Path) -> None:
    app = company(tmp_path, ANSWERS, **KNOWN)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("r")
        while app.screen.query_one(Page).link != Link("0.7 to 2.0", ScoreFigure("adjusted", "latency")):
            await pilot.press("tab")
        await pilot.press("enter")
        assert isinstance(app.screen, BecauseScreen)
        assert "1.3, because: Midway between low and high, after the cap." in on_page(app)
        await pilot.press("enter")
        assert "0.7, because: The weighted mean of 3 lower ends of the intervals." in on_page(app)
        await pilot.press("escape")
        assert "1.3, because:" in on_page(app)
        await pilot.press("enter", "down")
        link = app.screen.query_one(Page).link
        assert link is not None and link.to == Step("question", "LAT-2")
        await pilot.press("enter")
        assert isinstance(app.screen, InterviewScreen)
        assert asked(app) == "LAT-2"


async def test_the_mouse_moves_to_a_figure_and_a_second_click_opens_it(tmp_path: Path) -> None:
    app = company(tmp_path, ANSWERS, **KNOWN)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("r")
        view = app.screen.query(SectionView).first()
        row, start, _ = view.places[3]  # the first figure of the second bar; overall has two links before the bars
        for _ in range(2):
            await pilot.click(view, offset=(start, row + 1))
        assert isinstance(app.screen, BecauseScreen)


async def test_wide_terminals_show_the_reason_beside_the_figure_with_the_caret(tmp_path: Path) -> None:
    app = company(tmp_path, ANSWERS, **KNOWN)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("r")
        while app.screen.query_one(Page).link != Link("2.0", ScoreFigure("stated", "latency")):
            await pilot.press("down")
        beside = app.screen.query_one("#beside SectionView", SectionView)
        assert "2.0, because: The weighted mean of 3 answered levels." in on_page(app, beside)


async def test_text_from_a_file_is_text_on_the_results_and_on_a_reason(tmp_path: Path) -> None:
    """Brackets that look like markup, and an escape sequence that would write the clipboard."""
    hostile = "[bold]AC[/bold]\x1b]52;c;eA==\x1b\\ME"
    app = priced_company(tmp_path, PRICED_ANSWERS, **{**KNOWN, "company": hostile}, stake_latency=640_000)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("r", "2", "enter")
        assert isinstance(app.screen, BecauseScreen)
        await pilot.press("escape")
        assert "[bold]AC[/bold]]52;c;eA==\\ME" in shown(app, Headline)
        assert "\x1b" not in on_page(app)


async def test_the_targets_are_shown_with_their_reasons_and_what_is_left_out(tmp_path: Path) -> None:
    app = company(tmp_path, ANSWERS, **{**KNOWN, "revenue": False})
    async with app.run_test() as pilot:
        await pilot.press("r", "t")
        text = shown(app, Reasons)
        assert "Inference latency  target 3.0" in text
        assert "GPU orchestration  no target" in text
        assert "LAT-3 does not apply (you said: Do customers pay for the product? No)." in text
        assert "esc close" in keys(app)
        await pilot.press("escape")
        assert isinstance(app.screen, ResultsScreen)


def test_a_target_says_what_it_was_before_adjustments_and_what_single_questions_must_reach() -> None:
    adjust = [
        {"when": {"revenue": True}, "area": "latency", "add": 1, "why": "Paying users wait less."},
        {"when": {"revenue": True}, "question": "LAT-1", "min": 3, "why": "It is promised."},
    ]
    content = tiny.questionnaire(
        *AREAS, profile={"facts": FACTS}, targets={"targets": {"latency": 2}, "adjust": adjust}
    )
    assert [line.plain for line in Reasons(content, KNOWN).rows(100)][:4] == [
        "",
        "Inference latency  target 3.0, before adjustments 2.0",
        "  - Paying users wait less.",
        "  - LAT-1 itself must reach 3.0. It is promised.",
    ]


async def test_a_quick_scan_asks_its_questions_and_its_results_are_no_levels_and_no_plan(tmp_path: Path) -> None:
    marked = tiny.area("latency", *(tiny.question(f"LAT-{n}", quick_scan=n == 2, minutes=2) for n in range(1, 5)))
    content = tiny.questionnaire(marked)
    tiny.folder(tmp_path / "questionnaire", marked)
    file.save(tmp_path / "acme.assessment.json", new(content, NOW, {}))
    opened = open_path(tmp_path / "acme.assessment.json", str(tmp_path / "questionnaire"), NOW)
    app = AssessorApp(opened, folder=tmp_path, clock=lambda: NOW)
    async with app.run_test() as pilot:
        assert asked(app) == "LAT-1"
        await pilot.press("k")
        assert asked(app) == "LAT-2"
        assert shown(app, Headline).endswith("Quick scan · latency 1/1 · 0 of 1 · about 2 min left")
        await pilot.press("1")
        assert asked(app) == "What next?"
        await pilot.press("r")
        text = shown(app, ScanView)
        assert "1 of the 4 questions that apply have an answer." in text
        assert " 1  latency  LAT-2 level 1" in text
        assert "LAT-1   Ask LAT-1" in text
        assert not app.screen.query(Page)
        await pilot.press("escape", "k")
        assert asked(app) == "LAT-1"


async def test_the_report_tells_its_progress_and_then_where_it_lies(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = str(tmp_path / "acme.pdf")
    child(monkeypatch, {"stage": "Laying out", "done": 0.4}, {"path": path, "pages": 7, "bytes": 98765})
    app = company(tmp_path, ANSWERS, **KNOWN)
    async with app.run_test() as pilot:
        await pilot.press("p")
        await until(pilot.pause, lambda: "Report written" in told(app))
        assert told(app).replace("\n", "").replace(" ", "") == f"Reportwritten:{path}:7pages,99kB"


async def test_typing_goes_on_while_the_report_renders_and_escape_stops_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    child(monkeypatch, {"stage": "Laying out", "done": 0.4}, then="time.sleep(60)")
    app = company(tmp_path, **KNOWN)
    async with app.run_test() as pilot:
        await pilot.press("p")
        await until(pilot.pause, lambda: "Laying out, 40%" in told(app))
        assert "stop the report" in keys(app)
        await pilot.press("3")
        assert asked(app) == "LAT-2"
        await pilot.press("escape")
        await until(pilot.pause, lambda: "was stopped" in told(app))
        assert told(app) == "The report was stopped; no file was written."
        assert not list(tmp_path.glob("*.pdf"))


async def test_a_report_that_fails_says_why_in_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    child(monkeypatch, {"error": "the PDF needs the library Pango. Install it."})
    app = company(tmp_path, **KNOWN)
    async with app.run_test() as pilot:
        await pilot.press("p")
        await until(pilot.pause, lambda: "!" in told(app))
        assert told(app) == "! the PDF needs the library Pango. Install it."
        await pilot.press("r")
        assert isinstance(app.screen, ResultsScreen)


async def test_a_child_that_dies_without_a_word_is_said_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    child(monkeypatch)
    app = company(tmp_path, **KNOWN)
    async with app.run_test() as pilot:
        await pilot.press("p")
        await until(pilot.pause, lambda: "!" in told(app))
        assert told(app) == "! the report was not finished. Try: assessor report FILE"


async def test_help_lists_every_action_and_closes_by_any_of_its_keys(tmp_path: Path) -> None:
    app = company(tmp_path, **KNOWN)
    async with app.run_test() as pilot:
        for key in ("question_mark", "escape", "q"):
            await pilot.press("question_mark" if key == "question_mark" else "f1")
            assert isinstance(app.screen, HelpScreen)
            text = "\n".join(line.plain for table in app.screen.query("Table") for line in table.rows(100))  # type: ignore[attr-defined]
            assert all(action.help[:40] in text for action in ACTIONS)
            await pilot.press(key)
            assert isinstance(app.screen, InterviewScreen)


async def test_the_palette_offers_what_works_here_and_does_it(tmp_path: Path) -> None:
    app = company(tmp_path, company="Acme", serving=["self_hosted"])
    async with app.run_test() as pilot:
        offered = {command.title for command in app.get_system_commands(app.screen)}
        assert {"Don't know", "Back", "Results", "Quit"} <= offered
        assert "Note" not in offered  # a fact has no note
        await pilot.press("ctrl+p")
        await pilot.press(*"know")
        await pilot.press("down", "enter")
        await until(pilot.pause, lambda: asked(app) == "What do you pay for model APIs?")


async def test_the_light_theme_is_one_key_away(tmp_path: Path) -> None:
    app = company(tmp_path, **KNOWN)
    async with app.run_test() as pilot:
        assert app.theme == DARK.name
        await pilot.press("l")
        assert app.theme == LIGHT.name


def test_a_bar_is_certain_up_to_low_possible_up_to_high_and_marks_the_target() -> None:
    assert "".join(cell.sign for cell in bar(1.0, 2.0, 3.0, 16)) == "████▒▒▒▒····│···"
    assert "".join(cell.sign for cell in bar(None, None, None, 8)) == "········"
    assert "".join(cell.sign for cell in bar(4.0, 4.0, 4.0, 8)) == "███████│"
