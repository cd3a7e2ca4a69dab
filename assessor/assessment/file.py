"""The file NAME.assessment.json: read, locked, saved. Never half-written or overwritten, readable by its owner only.

A save writes a temporary file beside it, syncs it to disk and renames it over the old one, so a process killed at any
moment leaves either the state before or the state after.
"""

import json
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from glob import escape
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout
from pydantic import ValidationError
from pydantic_core import from_json

from assessor.assessment.model import SCHEMA, Assessment
from assessor.assessment.profile import read_facts
from assessor.errors import ContentError, FileError, from_os_error
from assessor.questionnaire.model import Questionnaire
from assessor.text import one_line

LARGEST = 50_000_000
"""Bytes; an assessment of 59 questions with long notes is far below one megabyte."""
SUFFIX = ".assessment.json"


def read(path: Path) -> Assessment:
    """The assessment in `path`; the file is only read."""
    try:
        if path.exists() and not path.is_file():
            raise ContentError("this is not a file", where=str(path), do="Name an assessment file.")
        with path.open("rb") as stream:
            raw = stream.read(LARGEST + 1)
    except OSError as error:
        raise from_os_error(error, path, "read it") from error
    if len(raw) > LARGEST:
        raise ContentError("larger than 50 MB; this is not an assessment", where=str(path))
    return parse(raw, str(path))


def parse(raw: bytes, where: str) -> Assessment:
    """The assessment in `raw`; `where` names it in errors."""
    try:
        data = from_json(raw)
    except ValueError as error:
        said = f"the file is damaged, or not an assessment ({one_line(str(error), 80)})"
        raise ContentError(said, where=where, do="It was left as it is; restore a copy of it.") from error
    schema = data.get("schema") if isinstance(data, dict) else None
    if schema != SCHEMA:
        raise _other_schema(schema, where)
    try:
        return Assessment.model_validate_json(raw)
    except ValidationError as error:
        details = error.errors(include_url=False)[0]
        field = ".".join(str(step) for step in details["loc"])
        said = f"{details['msg'][0].lower()}{details['msg'][1:]}"
        raise ContentError(said, where=f"{where} {one_line(field, 80)}", do="It was left as it is.") from error


def check_profile(assessment: Assessment, questionnaire: Questionnaire, where: str) -> None:
    """`ContentError` where a stored fact cannot be what the questionnaire asks; facts it dropped are let be."""
    known = {id: value for id, value in assessment.profile.items() if questionnaire.fact(id) is not None}
    read_facts(known, questionnaire, f"{where} profile")


def save(path: Path, assessment: Assessment) -> None:
    """Replace `path` by `assessment` in one step, on disk when this returns; mode 0600."""
    write_whole(path, assessment.model_dump_json(by_alias=True, indent=1).encode() + b"\n")


def create(path: Path, assessment: Assessment, *, force: bool = False) -> None:
    """Write a new file; an existing one is refused unless `force`."""
    refuse_existing(path, force=force)
    save(path, assessment)


def refuse_existing(path: Path, *, force: bool) -> None:
    """`FileError` when there is something at `path` already, unless `force`."""
    if path.is_dir():
        raise FileError("this is a folder", where=str(path), do="Name a file.")
    if not force and os.path.lexists(path):
        raise FileError(
            "there is a file of this name already", where=str(path), do="Choose another name, or add --force."
        )


def write_whole(path: Path, content: bytes, mode: int = 0o600) -> None:
    """Write `content` to `path` through a temporary file beside it, synced and renamed."""
    temporary = ""
    try:
        path = path.resolve()  # a link keeps being a link
        descriptor, temporary = tempfile.mkstemp(prefix=f".{path.name[:100]}.", suffix=".tmp", dir=path.parent)
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        os.chmod(temporary, mode)
        os.replace(temporary, path)
        temporary = ""
        _sync_folder(path.parent)
    except OSError as error:
        raise from_os_error(error, path, "save it") from error
    finally:
        if temporary:
            with suppress(OSError):
                os.unlink(temporary)


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the right to write `path`; `FileError` at once when another process has it."""
    if not path.parent.is_dir():
        raise FileError(f"there is no folder {path.parent}", where=str(path), do="Make it first, or check the path.")
    lock = FileLock(path.with_name(f".{path.name}.lock"), timeout=0, mode=0o600)
    try:
        lock.acquire()
    except Timeout:
        do = "Close it there, or wait until it is done."
        raise FileError("another assessor has this file open", where=str(path), do=do) from None
    except OSError as error:
        raise from_os_error(error, path, "open it for writing") from error
    for left in path.parent.glob(f".{escape(path.name[:100])}.*.tmp"):
        with suppress(OSError):
            left.unlink()  # half a save of a process that was killed; nobody else writes while we hold the lock
    try:
        yield
    finally:
        with suppress(OSError):
            Path(lock.lock_file).unlink()  # while it is still held: whoever waits for it then locks a new file
        lock.release()


def _other_schema(schema: Any, where: str) -> ContentError:
    name, _, number = str(schema).partition("/")
    if name == SCHEMA.partition("/")[0] and number.isdigit():
        do = "Install a newer assessor to open it; the file was left as it is."
        return ContentError(f"written by a newer assessor (format {number}, this one reads 1)", where=where, do=do)
    do = f'An assessment starts with "schema": {json.dumps(SCHEMA)}.'
    return ContentError("this is not an assessment", where=where, do=do)


def _sync_folder(folder: Path) -> None:
    """Make the rename itself durable, where the system can open a folder."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
