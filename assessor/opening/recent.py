"""The assessments that were opened on this machine last, wherever they lie: their paths and nothing of what is in them.

One small file of JSON in the user's state folder, for its owner only. It is a convenience: where it cannot be read or
written nothing is said, and every assessment still opens by its path.
"""

import json
import os
from contextlib import suppress
from pathlib import Path

import platformdirs

from assessor.errors import AssessorError

MOST = 20
_MOST_BYTES = 200_000


def place() -> Path:
    """Where the list lies; the file need not exist."""
    return Path(platformdirs.user_state_dir("assessor", appauthor=False)) / "recent.json"


def paths(at: Path) -> list[Path]:
    """The paths in the list at `at`, the last opened first; whether they still exist is not looked at."""
    try:
        with at.open("rb") as stream:
            listed = json.loads(stream.read(_MOST_BYTES))
    except (OSError, ValueError, RecursionError):
        return []
    if not isinstance(listed, list):
        return []
    named = dict.fromkeys(Path(path) for path in listed if isinstance(path, str) and "\0" not in path)
    return [path for path in named if path.is_absolute()][:MOST]


def remember(at: Path, path: Path) -> None:
    """Put `path` first in the list at `at`, and drop what no longer exists."""
    opened = Path(os.path.abspath(path))
    others = [other for other in paths(at) if other != opened and _is_there(other)]
    _write(at, [opened, *others])


def there(at: Path) -> list[Path]:
    """The paths that still exist; the list forgets the others."""
    listed = paths(at)
    kept = [path for path in listed if _is_there(path)]
    if kept != listed:
        _write(at, kept)
    return kept


def _is_there(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:
        return False


def _write(at: Path, listed: list[Path]) -> None:
    from assessor.assessment.file import write_whole

    with suppress(OSError, AssessorError):
        at.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        write_whole(at, json.dumps([str(path) for path in listed[:MOST]]).encode() + b"\n")
