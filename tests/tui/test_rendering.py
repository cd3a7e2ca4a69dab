"""The child that is there before a report is asked for: it is the one that writes it, and it never outlives the app."""

import sys
from datetime import date
from pathlib import Path

import pytest

from assessor.assessment.model import new
from assessor.interview.session import Session
from assessor.report import job
from assessor.tui.rendering import Ahead, render
from tests import tiny
from tests.report.sample import NOW

TODAY = date(2026, 11, 23)
# Says how many lines had come when one with a path did, and who it is.
CHILD = """
import json, os, sys
seen = 0
for line in sys.stdin:
    seen += 1
    if json.loads(line)["path"]:
        print(json.dumps({"path": f"{seen} lines, process {os.getpid()}", "pages": 1, "bytes": 1000}), flush=True)
        break
"""


@pytest.fixture
def session(monkeypatch: pytest.MonkeyPatch) -> Session:
    """A session whose reports a stand-in writes."""
    monkeypatch.setattr(job, "command", lambda: [sys.executable, "-c", CHILD])
    made = tiny.questionnaire(tiny.area("a", tiny.question("A-1")))
    return Session(made, new(made, NOW, {}), None)


def quiet(words: str) -> None:
    """Nobody listens."""


async def test_the_child_that_rendered_ahead_writes_the_report(session: Session, tmp_path: Path) -> None:
    ahead = Ahead()
    await ahead.warm_up()
    assert ahead._child is not None
    first = ahead._child.pid
    await ahead.prepare(session, TODAY)
    said = await render(session, tmp_path / "r.pdf", TODAY, quiet, ahead)
    assert said == f"2 lines, process {first}: 1 pages, 1 kB"
    assert ahead.take() is None


async def test_without_one_a_child_is_started(session: Session, tmp_path: Path) -> None:
    said = await render(session, tmp_path / "r.pdf", TODAY, quiet, Ahead())
    assert said.startswith("1 lines")


async def test_a_child_that_died_is_replaced(session: Session, tmp_path: Path) -> None:
    ahead = Ahead()
    await ahead.warm_up()
    assert ahead._child is not None
    ahead._child.kill()
    await ahead._child.wait()
    said = await render(session, tmp_path / "r.pdf", TODAY, quiet, ahead)
    assert said.startswith("1 lines")


async def test_closing_ends_the_child(session: Session) -> None:
    ahead = Ahead()
    await ahead.prepare(session, TODAY)
    child = ahead._child
    assert child is not None
    await ahead.close()
    assert child.returncode is not None
    await ahead.close()
