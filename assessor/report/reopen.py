"""Opening what a person names: an assessment file, or a report PDF that carries its assessment along."""

import json
from pathlib import Path
from typing import NamedTuple

from assessor.assessment import file
from assessor.assessment.model import Assessment, reference
from assessor.errors import ContentError, from_os_error
from assessor.questionnaire.library import find_for
from assessor.questionnaire.load import from_json
from assessor.questionnaire.model import Questionnaire

ASSESSMENT_NAME = "assessment.json"
QUESTIONNAIRE_NAME = "questionnaire.json"
"""The names of the two attachments of a full report."""


class Opened(NamedTuple):
    """An assessment with the questionnaire its answers belong to; `from_pdf` when it came out of a report."""

    assessment: Assessment
    questionnaire: Questionnaire
    from_pdf: bool = False


def open_file(path: Path, questionnaire: str | None = None, *, adopt: bool = False, password: str = "") -> Opened:
    """The assessment in `path`, checked against its questionnaire; `path` is only read."""
    if is_pdf(path):
        assessment, attached = attachments(path, password)
        return Opened(assessment=assessment, questionnaire=attached, from_pdf=True)
    assessment = file.read(path)
    wanted = assessment.questionnaire
    found = find_for(wanted.id, wanted.version, wanted.digest, option=questionnaire, beside=path, adopt=adopt)
    file.check_profile(assessment, found, str(path))
    if adopt:
        assessment = assessment.model_copy(update={"questionnaire": reference(found)})
    return Opened(assessment=assessment, questionnaire=found)


def is_pdf(path: Path) -> bool:
    """Whether the file at `path` is a PDF, told by its first bytes."""
    try:
        with path.open("rb") as stream:
            return path.is_file() and stream.read(5) == b"%PDF-"
    except OSError as error:
        raise from_os_error(error, path, "read it") from error


def attachments(path: Path, password: str = "") -> tuple[Assessment, Questionnaire]:
    """The assessment and the questionnaire that a full report carries."""
    import pikepdf  # slow to load, and only needed here

    where = str(path)
    try:
        with pikepdf.open(path, password=password) as pdf:
            held = {name: pdf.attachments[name].get_file().read_bytes() for name in pdf.attachments}
    except pikepdf.PasswordError as error:
        said, do = "the password does not open this report", "Look at the file that --password-file F names."
        if not password:
            said = "this report is encrypted"
            do = f"Add --password-file F, where the file F holds the password: assessor {path} --password-file F"
        raise ContentError(said, where=where, do=do) from error
    except (pikepdf.PdfError, OSError) as error:
        raise ContentError(f"the PDF cannot be read ({error})", where=where) from error
    missing = [name for name in (ASSESSMENT_NAME, QUESTIONNAIRE_NAME) if name not in held]
    if missing:
        do = "Only the full edition does; open that one, or the assessment file."
        raise ContentError("this PDF carries no assessment", where=where, do=do)
    try:
        copy = json.loads(held[QUESTIONNAIRE_NAME])
    except (ValueError, RecursionError) as error:
        raise ContentError("the questionnaire in this PDF is damaged", where=where) from error
    questionnaire = from_json(copy, f"{where} {QUESTIONNAIRE_NAME}")
    assessment = file.parse(held[ASSESSMENT_NAME], f"{where} {ASSESSMENT_NAME}")
    if assessment.questionnaire.digest != questionnaire.digest:
        raise ContentError("the assessment and the questionnaire in this PDF do not belong together", where=where)
    file.check_profile(assessment, questionnaire, where)
    return assessment, questionnaire
