"""What goes in and out of the commands besides words: JSON documents, and the time."""

import json
import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

MOST_BYTES = 1_000_000


def read_json(path: Path) -> Any:
    """The JSON in `path`, of at most a megabyte."""
    from pydantic_core import from_json

    from assessor.errors import ContentError, from_os_error

    try:
        with path.open("rb") as stream:
            raw = stream.read(MOST_BYTES + 1)
        if len(raw) > MOST_BYTES:
            raise ContentError("larger than 1 MB", where=str(path))
        return from_json(raw, allow_inf_nan=False)
    except OSError as error:
        raise from_os_error(error, path, "read it") from error
    except ValueError as error:
        raise ContentError(f"not JSON ({error})", where=str(path)) from error


def print_json(document: Any) -> None:
    """One document on stdout, as UTF-8 whatever the terminal is set to."""
    text = json.dumps(document, indent=1, ensure_ascii=False, allow_nan=False) + "\n"
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8", "replace"))
    sys.stdout.flush()


def now() -> datetime:
    """The time; SOURCE_DATE_EPOCH fixes it, for output that is the same twice."""
    fixed = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(fixed), UTC) if fixed.isdigit() else datetime.now(UTC)
