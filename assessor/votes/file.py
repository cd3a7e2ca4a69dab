"""The file NAME.votes.json beside NAME.assessment.json: read, saved whole, deleted for good.

Its owner alone can read it. The lock of the assessment covers both files.
"""

from contextlib import suppress
from glob import escape
from pathlib import Path

from pydantic import ValidationError
from pydantic_core import from_json

from assessor.assessment import file
from assessor.errors import ContentError, from_os_error
from assessor.text import one_line
from assessor.votes.model import SCHEMA, Meeting

SUFFIX = ".votes.json"
LARGEST = 50_000_000
"""Bytes; a hundred people voting on 59 questions in three rounds with long reasons stay below ten megabytes."""


def beside(assessment: Path) -> Path:
    """Where the votes of the assessment at this path lie."""
    return assessment.with_name(assessment.name.removesuffix(".json").removesuffix(".assessment") + SUFFIX)


def read(path: Path) -> Meeting | None:
    """The meeting in `path`; None when there is no such file. ContentError: it is damaged, or from a newer version."""
    try:
        with path.open("rb") as stream:
            raw = stream.read(LARGEST + 1)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise from_os_error(error, path, "read it") from error
    if len(raw) > LARGEST:
        raise ContentError("larger than 50 MB; these are not votes", where=str(path))
    try:
        data = from_json(raw)
    except ValueError as error:
        said = f"the file is damaged, or holds no votes ({one_line(str(error), 80)})"
        raise ContentError(said, where=str(path), do="It was left as it is; restore a copy of it.") from error
    schema = data.get("schema") if isinstance(data, dict) else None
    if schema != SCHEMA:
        newer = str(schema).startswith(f"{SCHEMA.partition('/')[0]}/")
        said = "written by a newer assessor" if newer else "these are not the votes of a meeting"
        raise ContentError(said, where=str(path), do="It was left as it is.")
    try:
        return Meeting.model_validate_json(raw)
    except ValidationError as error:
        details = error.errors(include_url=False)[0]
        field = one_line(".".join(str(step) for step in details["loc"]), 80)
        said = f"{details['msg'][0].lower()}{details['msg'][1:]}"
        raise ContentError(said, where=f"{path} {field}", do="It was left as it is.") from error


def save(path: Path, meeting: Meeting) -> None:
    """Replace `path` by `meeting` in one step, on disk when this returns; mode 0600."""
    file.write_whole(path, meeting.model_dump_json(by_alias=True, exclude_defaults=False).encode() + b"\n")


def delete(path: Path) -> bool:
    """Delete the votes and every half-written copy of them; whether there were any.

    The content is overwritten first. A backup, a copy-on-write disk or a snapshot may still hold it: nobody can tell.
    """
    found = path.is_file()
    try:
        for left in [path, *path.parent.glob(f".{escape(path.name[:100])}.*.tmp")]:
            if left.is_file():
                with suppress(OSError):
                    left.write_bytes(b"\0" * left.stat().st_size)
                left.unlink()
    except OSError as error:
        raise from_os_error(error, path, "delete it") from error
    return found
