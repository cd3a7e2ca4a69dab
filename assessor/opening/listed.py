"""The list a person chooses from at the start: the assessments of this folder and those opened before, newest first.

Decided here: what is listed, in which order, and what there is to say about each. Reading them takes a while; faces
show something else first.
"""

from pathlib import Path
from typing import NamedTuple

from assessor.assessment import file
from assessor.errors import AssessorError
from assessor.interview import flow
from assessor.opening import recent

MOST = 40
"""Files listed; a folder may hold more, and each can be opened by its path."""


class Found(NamedTuple):
    """One assessment in words; `changed` is a day and a time."""

    path: Path
    company: str
    progress: str = ""
    changed: str = ""
    where: str = ""
    """Its folder, where that is not the one the person is in."""


def choosable(folder: Path, recent_at: Path | None) -> list[Path]:
    """What can be listed: the assessments of `folder` and the recent ones that still exist, last changed first."""
    others = recent.there(recent_at) if recent_at is not None else []
    here = [folder.absolute() / path.name for path in folder.glob(f"*{file.SUFFIX}")]
    return sorted(dict.fromkeys([*here, *others]), key=_age)[:MOST]


def found(path: Path, folder: Path) -> Found:
    """What there is to say about the assessment at `path`; a file that cannot be read says so."""
    from assessor.report.reopen import open_file

    where = "" if path.parent == folder.absolute() else _shortened(path.parent)
    try:
        opened = open_file(path)
    except AssessorError as error:
        return Found(path, path.name, f"cannot be opened: {error.what}", "", where)
    assessment = opened.assessment
    asked = flow.steps(opened.questionnaire, assessment.profile)
    so_far = flow.progress(opened.questionnaire, asked, assessment, None)
    company = str(assessment.profile.get("company") or path.name)
    changed = assessment.changed[:16].replace("T", " ")
    return Found(path, company, f"{so_far.answered} of {so_far.applicable} answered", changed, where)


def _shortened(folder: Path) -> str:
    try:
        return f"~/{folder.relative_to(Path.home())}"
    except (ValueError, RuntimeError):
        return str(folder)


def _age(path: Path) -> float:
    try:
        return -path.stat().st_mtime
    except OSError:
        return 0.0
