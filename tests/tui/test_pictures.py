"""Pictures of the main screens: a small questionnaire, a clock that stands still. Look at them when they change."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from assessor.assessment.model import Answer, Artefact, Grade
from assessor.tui.app import AssessorApp
from tests import tiny
from tests.interview.sample import KNOWN
from tests.tui.company import company, home
from tests.tui.test_home import with_questionnaire

Compare = Callable[..., bool]
SMALL, LARGE = (80, 24), (120, 40)

ARTEFACT = Artefact(name="grafana.png", date="2026-11-12", figure="p95 410 ms")
ANSWERS = {
    "LAT-1": Answer(value=3, grade=Grade.MEASURED, artefact=ARTEFACT, note="Dashboard of the main route, since May"),
    "LAT-2": tiny.level(1),
    "LAT-3": tiny.DONT_KNOW,
    "GPU-1": tiny.level(2, "shown"),
}
DONE = {**ANSWERS, "LAT-3": tiny.level(2), "GPU-2": tiny.level(1), "COST-1": tiny.level(0)}


def asking(folder: Path) -> AssessorApp:
    """In the middle of the second area."""
    return company(folder, ANSWERS, **KNOWN)


def test_home(tmp_path: Path, snap_compare: Compare) -> None:
    folder = tmp_path / "clients"
    folder.mkdir()
    with_questionnaire(folder / "acme.assessment.json")

    async def listed(pilot: Pilot[Any]) -> None:
        await pilot.app.workers.wait_for_complete()

    assert snap_compare(home(folder), terminal_size=SMALL, run_before=listed)


def test_a_fact(tmp_path: Path, snap_compare: Compare) -> None:
    app = company(tmp_path, company="Acme")
    assert snap_compare(app, press=["2"], terminal_size=SMALL)


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "120x40"])
def test_a_question(tmp_path: Path, snap_compare: Compare, size: tuple[int, int]) -> None:
    assert snap_compare(asking(tmp_path), press=["down", "down"], terminal_size=size)


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "120x40"])
def test_results(tmp_path: Path, snap_compare: Compare, size: tuple[int, int]) -> None:
    assert snap_compare(company(tmp_path, DONE, **KNOWN), press=["r"], terminal_size=size)
