"""The sample company of `assessor demo`: its facts and answers are data beside the shipped questionnaire."""

from datetime import datetime
from pathlib import Path

from assessor.assessment import file, model
from assessor.assessment.answers import from_mapping, give
from assessor.assessment.profile import read_facts
from assessor.errors import from_os_error
from assessor.questionnaire.library import DEFAULT
from assessor.questionnaire.load import load
from assessor.questionnaire.yaml_reader import read_file
from assessor.resources import data_folder

NAME = "demo"


def sample(now: datetime) -> model.Assessment:
    """The sample company's assessment."""
    folder = data_folder("questionnaires") / DEFAULT
    questionnaire = load(folder)
    document = read_file(folder / "demo.yaml")
    known = read_facts(document.data["profile"], questionnaire, document.where)
    facts = {**{fact.id: "" for fact in questionnaire.facts}, **known}  # an empty text: asked, and not known
    answers = from_mapping(document.data["answers"], questionnaire, document.where)
    return give(model.new(questionnaire, now, facts), answers, now)


def write(folder: Path, now: datetime) -> Path:
    """Write the sample into `folder` under a name that is still free; the path."""
    assessment = sample(now)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise from_os_error(error, folder, "make this folder") from error
    number = 1
    while True:
        name = NAME if number == 1 else f"{NAME}-{number}"
        path = folder / f"{name}{file.SUFFIX}"
        if not path.exists() and not (folder / f"{name}.pdf").exists():
            with file.locked(path):
                file.create(path, assessment)
            return path
        number += 1
