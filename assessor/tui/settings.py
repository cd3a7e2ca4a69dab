"""What a person set for the app on this machine: the theme, and whether anything may move. One small file of JSON.

A file that cannot be read changes nothing and is said in one line; a key that is not ours is kept for whoever wrote it.
"""

import json
from pathlib import Path
from typing import Any, NamedTuple

import platformdirs

from assessor.errors import AssessorError
from assessor.text import one_line

MOST_BYTES = 10_000


class Settings(NamedTuple):
    """`theme` is an id of themes.py; `still`: nothing moves or blinks."""

    theme: str = ""
    still: bool = False


def path() -> Path:
    """Where the settings lie; the file need not exist."""
    return Path(platformdirs.user_config_dir("assessor", appauthor=False)) / "settings.json"


def read(at: Path) -> tuple[Settings, str]:
    """The settings in `at`, and one line where they could not be read, empty otherwise."""
    try:
        document = _document(at)
    except FileNotFoundError:
        return Settings(), ""
    except (OSError, ValueError, RecursionError):
        return Settings(), f"The settings in {one_line(str(at))} cannot be read, so the usual ones are used."
    theme, still = document.get("theme"), document.get("reduced_motion")
    return Settings(theme if isinstance(theme, str) else "", still is True), ""


def write(at: Path, settings: Settings) -> str:
    """Put `settings` into `at` in one step; one line where that fails, empty otherwise."""
    from assessor.assessment.file import write_whole

    try:
        others = _document(at)
    except (OSError, ValueError, RecursionError):
        others = {}
    document = {**others, "theme": settings.theme, "reduced_motion": settings.still}
    try:
        at.parent.mkdir(parents=True, exist_ok=True)
        write_whole(at, json.dumps(document, indent=1, ensure_ascii=False).encode() + b"\n")
    except (OSError, AssessorError) as error:
        return f"Not remembered: {one_line(str(error), 200)}"
    return ""


def _document(at: Path) -> dict[str, Any]:
    with at.open("rb") as stream:
        document = json.loads(stream.read(MOST_BYTES))
    if not isinstance(document, dict):
        raise ValueError("not a mapping")
    return document
