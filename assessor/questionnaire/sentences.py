"""Example sentences: how people say each level, written in the levels or in files of their own.

sounds_like/<area>.yaml maps question ids to five lists of sentences, level 0 first. Loading a questionnaire does not
read these files and its digest leaves them out: they are examples for the matcher of typed replies and for
facilitators, and change no question, level or score. So a better example never parts an assessment from its
questionnaire, and loading stays fast. A copy as JSON carries only the sentences inside its levels.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, Field, TypeAdapter, ValidationError
from pydantic_core import PydanticCustomError

from assessor.errors import nearest
from assessor.questionnaire.document import Document
from assessor.questionnaire.finding import Finding, finding, from_checker
from assessor.questionnaire.load import area_ids, is_there
from assessor.questionnaire.model import Area, Question, Questionnaire
from assessor.questionnaire.yaml_reader import read_file
from assessor.text import Id, Words

FOLDER = "sounds_like"
LEVELS = 5


def _with_words(text: str) -> str:
    if not text:
        raise PydanticCustomError("text", "expected a sentence; found an empty text")
    return text


Sentence = Annotated[Words, AfterValidator(_with_words)]
ByLevel = list[list[str]]
"""Five lists of sentences, level 0 first."""
Sentences = dict[Id, Annotated[list[list[Sentence]], Field(min_length=LEVELS, max_length=LEVELS)]]
"""One file: question id to five lists of sentences."""


def sentences(folder: Path | None, questionnaire: Questionnaire) -> dict[str, ByLevel]:
    """For every question the sentences of its levels: those in the levels, in any wording, then those of `folder`.

    `folder` is the one that the questionnaire was read from (library.folder_of), None for a copy. A level without
    sentences has an empty list. `ContentError` names the first thing that is wrong in a file.
    """
    found = {question.id: inline(question) for area in questionnaire.areas for question in area.questions}
    if folder is not None:
        for area in questionnaire.areas:
            document = read_area(folder, area.id)
            if document is None:
                continue
            given, faults = check_area(document, area, questionnaire.language)
            if faults:
                raise faults[0].error()
            for id, levels in given.items():
                found[id] = [unique([*own, *more]) for own, more in zip(found[id], levels, strict=True)]
    return found


def inline(question: Question) -> ByLevel:
    """The sentences that stand in the levels of a question, those of its variants included."""
    wordings = [question.levels, *(variant.levels for variant in question.variants if variant.levels)]
    return [unique([said for levels in wordings for said in levels[n].sounds_like]) for n in range(LEVELS)]


def file_name(area: str) -> str:
    """The file of an area's sentences, inside the questionnaire's folder."""
    return f"{FOLDER}/{area}.yaml"


def files(folder: Path, head: Document) -> Iterator[tuple[str, Path]]:
    """The files of sentences that are there, by name, for the areas that a head not yet checked lists."""
    for area in area_ids(head):
        if is_there(folder / file_name(area)):
            yield file_name(area), folder / file_name(area)


def read_area(folder: Path, area: str) -> Document | None:
    """The file of an area's sentences, parsed but not yet checked; None where there is none."""
    path = folder / file_name(area)
    return read_file(path) if is_there(path) else None


def check_area(document: Document, area: Area, language: str) -> tuple[dict[str, ByLevel], list[Finding]]:
    """The sentences in `document` for questions of `area`, and everything that is wrong in its form.

    Where something is wrong with one question, the others are still given.
    """
    if document.data is None:
        return {}, [Finding(rule="empty", file=document.where, says="the file is empty")]
    adapter: TypeAdapter[dict[str, ByLevel]] = TypeAdapter(Sentences)
    context = {"language": language}
    faults: list[Finding] = []
    known = [question.id for question in area.questions]
    data = document.data
    try:
        adapter.validate_python(data, context=context)
    except ValidationError as error:
        faults += from_checker(error, document)
    if not isinstance(data, dict):
        return {}, faults
    faulty = {fault.path[0] for fault in faults if fault.path}
    for id in data:
        if id not in known and id not in faulty:
            says = f'"{id}" is no question of the area "{area.id}"'
            mend = nearest(id, known) or f"Take it out. Known here: {', '.join(known)}."
            faults.append(finding(document, (id,), "unknown-question", says, mend))
    fit = {id: levels for id, levels in data.items() if id in known and id not in faulty}
    return adapter.validate_python(fit, context=context), faults


def unique(said: list[str]) -> list[str]:
    """`said` without what stands there a second time."""
    return list(dict.fromkeys(said))
