"""What `assessor doctor` looks at: everything this machine must have, each with the mend when it is missing."""

import locale
import platform
import sys
import tempfile
from importlib import metadata
from pathlib import Path
from typing import NamedTuple

from assessor import __version__
from assessor.errors import AssessorError

LIBRARIES = ("textual", "pydantic", "jinja2", "weasyprint", "pikepdf", "pyyaml")


class Check(NamedTuple):
    """One thing looked at: whether it is there, what was found, what to do when not."""

    name: str
    ok: bool
    found: str
    do: str = ""


def checks() -> list[Check]:
    """All checks, in the order they are shown."""
    return [
        Check("assessor", True, f"{__version__} in {Path(__file__).resolve().parent.parent}"),
        Check("Python", sys.version_info >= (3, 11), platform.python_version(), "Install Python 3.11 or newer."),
        *(_library(name) for name in LIBRARIES),
        _questionnaire(),
        _pdf(),
        _encoding(),
        _disk(),
    ]


def table(found: list[Check]) -> str:
    """The checks as lines: a mark, the name, what was found, and the mend."""
    lines = [f"{'ok     ' if c.ok else 'MISSING'}  {c.name:<14} {c.found}{'' if c.ok else '  ' + c.do}" for c in found]
    return "\n".join(line.rstrip() for line in lines)


def _library(name: str) -> Check:
    try:
        return Check(name, True, metadata.version(name))
    except metadata.PackageNotFoundError:
        return Check(name, False, "not installed", "Install assessor again: make setup, or pipx reinstall assessor.")


def _questionnaire() -> Check:
    from assessor.questionnaire.library import find

    try:
        chosen = find(None)
    except AssessorError as error:
        return Check("questionnaire", False, error.line())
    return Check("questionnaire", True, f"{chosen.id} {chosen.version}")


def _pdf() -> Check:
    from assessor.report.pdf import engine

    try:
        engine()
    except AssessorError as error:
        return Check("PDF", False, error.what, error.do)
    return Check("PDF", True, "Pango and HarfBuzz are there")


def _encoding() -> Check:
    name = locale.getpreferredencoding(False)
    return Check("UTF-8", name.lower().replace("-", "") == "utf8", name, "Set LANG=C.UTF-8 for this terminal.")


def _disk() -> Check:
    try:
        with tempfile.TemporaryFile() as stream:
            stream.write(b"x")
    except OSError as error:
        return Check("writing", False, str(error.strerror), "Free some space in the temporary folder.")
    return Check("writing", True, "the temporary folder takes files")
