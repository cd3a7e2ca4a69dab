"""Small questionnaires for tests, built from plain data as a folder on disk would give it."""

import json
from datetime import date
from pathlib import Path
from typing import Any

from assessor.assessment.model import Answer, Grade
from assessor.questionnaire.load import from_json
from assessor.questionnaire.model import Questionnaire

TODAY = date(2026, 11, 23)
LEVELS = [{"says": f"What level {n} looks like"} for n in range(5)]


def question(id: str, **more: Any) -> dict[str, Any]:
    """A question with everything the format requires."""
    return {"id": id, "ask": f"Ask {id}", "why": f"Why {id}", "levels": LEVELS, **more}


def area(id: str, *questions: dict[str, Any]) -> dict[str, Any]:
    """The content of areas/<id>.yaml."""
    return {"id": id, "questions": list(questions)}


def files(*areas: dict[str, Any], weights: dict[str, float] | None = None, **more: Any) -> dict[str, Any]:
    """All files by name; `more` holds optional files by their stem, such as targets={...}."""
    entries = [{"id": a["id"], "weight": (weights or {}).get(a["id"], 1)} for a in areas]
    head = {"id": "tiny", "version": "1.0.0", "title": "Tiny", "areas": entries}
    return {
        "questionnaire.yaml": head,
        **{f"areas/{a['id']}.yaml": a for a in areas},
        **{f"{stem}.yaml": content for stem, content in more.items()},
    }


def questionnaire(*areas: dict[str, Any], weights: dict[str, float] | None = None, **more: Any) -> Questionnaire:
    """A checked questionnaire of these areas."""
    return from_json(files(*areas, weights=weights, **more), "tiny")


def folder(root: Path, *areas: dict[str, Any], weights: dict[str, float] | None = None, **more: Any) -> Path:
    """The same on disk; JSON is YAML, so it is written as JSON."""
    for name, content in files(*areas, weights=weights, **more).items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(json.dumps(content, indent=1), encoding="utf-8")
    return root


def level(value: int, grade: str = "asserted") -> Answer:
    """An answer with a level."""
    return Answer(value=value, grade=Grade(grade))


DONT_KNOW = Answer(value="dk")
SKIPPED = Answer(value="skipped")
NOT_APPLICABLE = Answer(value="na", reason="there is none here")
