"""What a file given to the app becomes: an open assessment, locked for as long as it is open and saved at every change.

A file that is not there is created; one that is there is resumed; a report PDF is restored to an assessment beside it,
never over another one, with its questionnaire when the installed one differs.
"""

import json
import shlex
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path

from assessor.assessment import file
from assessor.assessment.model import Assessment, new
from assessor.errors import AssessorError, ContentError
from assessor.interview.session import Session, begin
from assessor.questionnaire.library import COPY_SUFFIX, find, find_for
from assessor.questionnaire.load import to_json
from assessor.questionnaire.model import Questionnaire
from assessor.scoring.model import Score
from assessor.scoring.score import score


class OpenAssessment:
    """An assessment that is being worked on: its path, its lock, the session and the score as they are on disk."""

    def __init__(self, path: Path, session: Session, lock: ExitStack, said: str = "") -> None:
        self.path = path
        self.session = session
        self.score: Score = _scored(session)
        self.said = said
        self._lock = lock

    def keep(self, session: Session) -> None:
        """Save `session`; only when that is done it is the present one. `FileError` leaves everything as it was."""
        if session.assessment is not self.session.assessment:
            file.save(self.path, session.assessment)
            self.score = _scored(session)
        self.session = session

    def close(self) -> None:
        """Let others write the file."""
        self._lock.close()


def open_path(path: Path, questionnaire: str | None, now: datetime, company: str = "") -> OpenAssessment:
    """The assessment that `path` means; an `AssessorError` says why there is none."""
    if not path.exists():
        return _create(path, find(questionnaire), now, company)
    from assessor.report.reopen import is_pdf, open_file

    said = ""
    if path.is_file() and is_pdf(path):
        path, said = restore(path)
    with ExitStack() as stack:
        stack.enter_context(file.locked(path))
        opened = open_file(path, questionnaire)
        return OpenAssessment(path, begin(opened.questionnaire, opened.assessment), stack.pop_all(), said)


def free_path(folder: Path, name: str, suffix: str) -> Path:
    """A path in `folder` that nothing has yet: NAME, NAME-2, NAME-3."""
    number = 1
    while True:
        path = folder / f"{name}{'' if number == 1 else f'-{number}'}{suffix}"
        if not path.exists() and not path.is_symlink():
            return path
        number += 1


def file_name(company: str) -> str:
    """A company's name as the name of a file: letters and digits of any language, dashes between."""
    kept = "".join(letter if letter.isalnum() else " " for letter in company.lower())
    return "-".join(kept.split())[:60] or "company"


def typed_path(typed: str, folder: Path) -> Path:
    """The path that was typed or dropped onto the window: some terminals put quotes or backslashes into it."""
    path = _in(folder, typed)
    if path.exists():
        return path
    try:
        words = shlex.split(typed)
    except ValueError:
        return path
    return _in(folder, words[0]) if len(words) == 1 else path


def pdf_only(path: Path) -> Path:
    """`path` when it is a PDF; ContentError otherwise."""
    from assessor.report.reopen import is_pdf

    if not path.is_file() or not is_pdf(path):
        raise ContentError("this is not a PDF", where=str(path), do="Open an assessment with: open a file.")
    return path


def _in(folder: Path, typed: str) -> Path:
    try:
        return folder / Path(typed.removeprefix("file://")).expanduser()
    except RuntimeError:  # ~somebody who is not known here
        return folder / typed


def stem(path: Path) -> str:
    """The name of an assessment or a report without its endings."""
    return path.name.removesuffix(file.SUFFIX).removesuffix(".json").removesuffix(".pdf")


def _create(path: Path, questionnaire: Questionnaire, now: datetime, company: str) -> OpenAssessment:
    facts = {"company": company} if company and questionnaire.fact("company") is not None else {}
    assessment = new(questionnaire, now, dict(facts))
    if not path.parent.is_dir():
        raise ContentError("there is no such folder", where=str(path.parent), do="Make it, or name another one.")
    with ExitStack() as stack:
        stack.enter_context(file.locked(path))
        file.create(path, assessment)
        return OpenAssessment(path, begin(questionnaire, assessment), stack.pop_all())


def restore(pdf: Path, password: str = "") -> tuple[Path, str]:
    """The assessment of a report beside it: the one that is there when it says the same, else under a free name."""
    from assessor.report.reopen import attachments

    assessment, questionnaire = attachments(pdf, password)
    beside = pdf.with_name(f"{stem(pdf)}{file.SUFFIX}")
    if _says_the_same(beside, assessment):
        return beside, f"Opened {beside.name}, which this report was made from."
    path = free_path(pdf.parent, stem(pdf), file.SUFFIX)
    with file.locked(path):
        if not _installed(assessment, path):
            copy = path.with_name(path.name.removesuffix(file.SUFFIX) + COPY_SUFFIX)
            file.refuse_existing(copy, force=False)
            file.write_whole(copy, json.dumps(to_json(questionnaire), ensure_ascii=False).encode())
        file.create(path, assessment)
    return path, f"Restored from {pdf.name} to {path.name}."


def _says_the_same(path: Path, assessment: Assessment) -> bool:
    try:
        there = file.read(path) if path.exists() else None
    except AssessorError:
        return False
    said = (assessment.questionnaire, assessment.profile, assessment.answers)
    return there is not None and (there.questionnaire, there.profile, there.answers) == said


def _installed(assessment: Assessment, path: Path) -> bool:
    """Whether the questionnaire of `assessment` is found without the copy in its report."""
    wanted = assessment.questionnaire
    try:
        find_for(wanted.id, wanted.version, wanted.digest, option=None, beside=path)
    except AssessorError:
        return False
    return True


def _scored(session: Session) -> Score:
    return score(session.questionnaire, session.assessment.profile, session.assessment.answers)
