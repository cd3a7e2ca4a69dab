"""An app over a small questionnaire, with a file in a folder of its own and a clock that stands still."""

import json
from pathlib import Path
from typing import Any

from textual.app import App
from textual.pilot import Pilot

from assessor.assessment import file
from assessor.assessment.model import Answer, new
from assessor.opening.opened import open_path
from assessor.questionnaire.conditions import FactValue
from assessor.tui.app import AssessorApp
from assessor.tui.widgets.asking import Asking
from assessor.tui.widgets.keybar import KeyBar
from assessor.tui.widgets.wrapped import Wrapped
from tests import tiny
from tests.interview.sample import AREAS, FACTS, NOW, assessment

TARGETS = {"targets": {"latency": 3, "costs": 2}}


PRICED: dict[str, Any] = {
    "profile": {"facts": [*FACTS, {"id": "stake_latency", "ask": "What would shorter waits bring?", "kind": "money"}]},
    "economics": {"horizon_months": 24, "load": 1, "fee": 0},
    "roles": [
        {
            "id": "ai_sre",
            "title": "AI-focused SRE",
            "covers": {"latency": [0.5, 4.0]},
            "fill_months": 1,
            "ramp_months": 1,
            "yearly": {"USD": 120000},
        }
    ],
}
"""One role that moves one area, and the fact that prices it."""


def questionnaire_folder(folder: Path, **more: Any) -> Path:
    """The small questionnaire on disk; `more` replaces its optional files by their stem."""
    files = {"profile": {"facts": FACTS}, "targets": TARGETS, **more}
    return tiny.folder(folder / "questionnaire", *AREAS, **files)


def priced_company(folder: Path, answers: dict[str, Answer], /, **facts: FactValue) -> AssessorApp:
    """The app with a company whose latency has a price and a role that could close its gap."""
    path = folder / "acme.assessment.json"
    content = str(questionnaire_folder(folder, **PRICED))
    with_facts = tiny.questionnaire(*AREAS, **{"targets": TARGETS, **PRICED})
    file.save(path, new(with_facts, NOW, facts).model_copy(update={"answers": answers}))
    return AssessorApp(open_path(path, content, NOW), folder=folder, questionnaire=content, clock=lambda: NOW)


def company(folder: Path, answers: dict[str, Answer] | None = None, /, **facts: FactValue) -> AssessorApp:
    """The app with `acme.assessment.json` open, holding these answers and facts."""
    path = folder / "acme.assessment.json"
    content = str(questionnaire_folder(folder))
    file.save(path, assessment(answers, **facts))
    opened = open_path(path, content, NOW)
    return AssessorApp(opened, folder=folder, questionnaire=content, clock=lambda: NOW)


def home(folder: Path) -> AssessorApp:
    """The app without a file."""
    return AssessorApp(None, folder=folder, questionnaire=str(questionnaire_folder(folder)), clock=lambda: NOW)


def on_disk(folder: Path, name: str = "acme.assessment.json") -> Any:
    """What the file says now."""
    return json.loads((folder / name).read_text(encoding="utf-8"))


def shown(app: App[Any], kind: type[Wrapped]) -> str:
    """The text of a widget of the screen that is up."""
    return "\n".join(line.plain for line in app.screen.query_one(kind).rows(100))


def asked(app: App[Any]) -> str:
    """The label, or else the words, of what is being asked."""
    prompt = app.screen.query_one(Asking).prompt
    return prompt.label or prompt.ask


def said(app: App[Any]) -> str:
    """The line about the last reply."""
    asking = app.screen.query_one(Asking)
    return str(asking.query_one("#said").render()) if asking.query_one("#said").display else ""


def keys(app: App[Any]) -> str:
    """The footer."""
    return shown(app, KeyBar)


async def type_in(pilot: Pilot[Any], text: str, field: str = "#field") -> None:
    """Put `text` into a field and press Enter: typing letter by letter is slow and proves nothing more."""
    pilot.app.screen.query_one(field).value = text  # type: ignore[attr-defined]
    await pilot.press("enter")
