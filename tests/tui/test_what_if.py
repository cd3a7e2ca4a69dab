"""What if, as somebody at the keyboard sees it."""

import threading
from pathlib import Path
from typing import Any

import pytest

from assessor.interview import trying
from assessor.interview.actions import Place
from assessor.plan import what_if as plan_what_if
from assessor.plan.what_if import Outcome, Tried
from assessor.tui import what_if as screen
from assessor.tui.app import AssessorApp
from assessor.tui.results import ResultsScreen
from assessor.tui.what_if import WhatIfScreen
from assessor.tui.widgets.reportline import ReportLine
from assessor.tui.widgets.trying import Comparison, TryList
from tests.interview.sample import KNOWN
from tests.tui.company import keys, on_disk, priced_company, shown, type_in
from tests.tui.test_results import PRICED_ANSWERS, until


def company(folder: Path) -> AssessorApp:
    return priced_company(folder, PRICED_ANSWERS, **KNOWN, stake_latency=640_000)


def place(app: AssessorApp) -> Place:
    """Where the person is."""
    assert isinstance(app.screen, WhatIfScreen)
    return app.screen.place


def row(app: AssessorApp, title: str) -> str:
    """One row of the comparison."""
    return next((line for line in shown(app, Comparison).splitlines() if line.startswith(title)), "")


async def test_an_option_left_out_moves_the_plan_and_its_money_beside_the_real_ones(tmp_path: Path) -> None:
    app = company(tmp_path)
    before = on_disk(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("r", "w")
        assert isinstance(app.screen, WhatIfScreen)
        await until(pilot.pause, lambda: "AI-focused SRE" in row(app, "Plan"))
        assert "reset" not in keys(app)
        await pilot.press("left")
        await until(pilot.pause, lambda: "→ nobody yet" in row(app, "Plan"))
        assert row(app, "Net, 24 months").split() == ["Net,", "24", "months", "USD", "370,000", "→", "USD", "0"]
        assert "→ left out" in shown(app, TryList) and "(really as it comes)" in shown(app, TryList)
        await pilot.press("r")
        await until(pilot.pause, lambda: "→" not in shown(app, Comparison))
        await pilot.press("left", "escape")
        assert isinstance(app.screen, ResultsScreen)
    assert on_disk(tmp_path) == before


async def test_a_digit_tries_a_level_and_the_scores_move(tmp_path: Path) -> None:
    """Latency at 1, 1, 2 is 1.3; with LAT-1 at 4 it is 2.3."""
    app = company(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("r", "w")
        await until(pilot.pause, lambda: "370,000" in row(app, "Net"))
        assert "0-4 level" not in keys(app)
        await pilot.press("down", "4")
        assert "0-4 level" in keys(app)
        await until(pilot.pause, lambda: row(app, "Inference") != "")
        assert row(app, "Inference").split()[-7:] == ["1.3", "of", "3.0", "→", "2.3", "of", "3.0"]


async def test_leaving_what_if_and_coming_back_begins_with_what_is_real(tmp_path: Path) -> None:
    app = company(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("r", "w", "left", "escape", "w")
        await until(pilot.pause, lambda: "370,000" in row(app, "Net"))
        assert "→" not in shown(app, Comparison) + shown(app, TryList)


async def test_a_figure_is_typed_and_what_is_not_understood_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Half of the money: 300k less 230k of pay."""
    monkeypatch.setattr(trying, "FACTS", ("stake_latency",))
    app = company(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("r", "w")
        assert isinstance(app.screen, WhatIfScreen)
        await pilot.press("enter")
        assert place(app) is Place.TRYING
        await type_in(pilot, "a [b]lot[/b]", "#figure")
        assert shown(app, ReportLine).startswith("! ")
        await type_in(pilot, "320k", "#figure")
        assert place(app) is Place.WHAT_IF
        assert shown(app, ReportLine) == ""
        await until(pilot.pause, lambda: "→ USD 70,000" in row(app, "Net"))
        assert "USD 320,000" in shown(app, TryList) and "(really USD 640,000)" in shown(app, TryList)


async def test_keys_are_handled_while_an_outcome_is_worked_out_and_the_last_thing_tried_wins(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first work is held; two keys later only the last of them is worked out."""
    let_go = threading.Event()
    seen: list[Tried] = []

    def slow(*arguments: Any) -> Outcome:
        seen.append(arguments[-1])
        let_go.wait(10)
        return plan_what_if.what_if(*arguments)

    monkeypatch.setattr(screen, "what_if", slow)
    app = company(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("r", "w", "right", "left", "left")
        assert "→ left out" in shown(app, TryList)
        let_go.set()
        await until(pilot.pause, lambda: "→ nobody yet" in row(app, "Plan"))
        assert seen == [Tried(), Tried(options={"ai_sre": "out"})]
