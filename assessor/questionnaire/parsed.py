"""A questionnaire's folder from the copy of its parsed files that the last start left in the user's cache folder.

Reading YAML takes longer than all else in loading. The copy counts only while every file has the size, the times and
the identity that it had; its content then goes through the same check as that of the files, and its digest is taken
anew. What is broken, out of date or refused by the check is read from the files, which also gives errors their lines.
lint.py and whatever else reports on files never comes here.
"""

import json
import os
import tempfile
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any

import platformdirs

from assessor import __version__
from assessor.questionnaire import load as from_files
from assessor.questionnaire.document import Document
from assessor.questionnaire.load import HEAD, OPTIONAL, check
from assessor.questionnaire.model import Questionnaire

FORMAT = 1
"""Counted up when yaml_reader.py reads the same file differently."""


def place(folder: Path) -> Path:
    """Where the copy of `folder` lies; it need not exist."""
    name = sha256(os.fsencode(folder.resolve())).hexdigest()[:32]
    return Path(platformdirs.user_cache_dir("assessor", appauthor=False)) / "questionnaires" / f"{name}.json"


def load(folder: Path) -> Questionnaire:
    """The questionnaire in `folder`; errors are those of reading its files."""
    at, state = place(folder), _state(folder)
    questionnaire = _from_copy(at, state, folder)
    if questionnaire is None:
        questionnaire = from_files.load(folder)
        _write(at, {"state": state, "documents": questionnaire.documents})
    return questionnaire


def _state(folder: Path) -> dict[str, Any]:
    """What tells that the files in `folder` are the ones that were read; taken before they are."""
    names = [HEAD, *OPTIONAL, *sorted(f"areas/{path.name}" for path in (folder / "areas").glob("*.yaml"))]
    files = {}
    for name in names:
        with suppress(OSError):
            found = (folder / name).stat()
            files[name] = [found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino]
    return {"format": FORMAT, "version": __version__, "files": files}


def _from_copy(at: Path, state: dict[str, Any], folder: Path) -> Questionnaire | None:
    try:
        copy = json.loads(at.read_bytes())
        if copy["state"] != state:
            return None
        documents = {name: Document(str(folder / name), data) for name, data in copy["documents"].items()}
        questionnaire, findings = check(documents)
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return None
    return None if findings else questionnaire


def _write(at: Path, copy: dict[str, Any]) -> None:
    """Leave `copy` for the next start, in one step and for its owner only; where that fails nothing is lost."""
    with suppress(OSError):
        at.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        descriptor, temporary = tempfile.mkstemp(suffix=".tmp", dir=at.parent)
        try:
            with os.fdopen(descriptor, "w", encoding="ascii") as stream:
                stream.write(json.dumps(copy, separators=(",", ":")))
            os.replace(temporary, at)
        except OSError:
            os.unlink(temporary)
            raise
