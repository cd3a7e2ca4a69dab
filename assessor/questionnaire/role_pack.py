"""Role packs: what it takes to find, judge and start a person for a role, written in files of their own.

role_packs/<role>.yaml belongs to one role of roles.yaml, which has its mission, duties and pay; role_packs/_common.yaml
holds what is the same for all: the stages of the interview loop, scales, law and sources. Loading a questionnaire does
not read these files and its digest leaves them out: no score and no plan depends on them. A report's copy of the
questionnaire can carry them (`documents`, `Questionnaire.beside`), and they are read from there in the same way.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any, Literal, TypeVar

from pydantic import Field, TypeAdapter, ValidationError

from assessor.errors import ContentError, from_os_error
from assessor.questionnaire.document import Document
from assessor.questionnaire.finding import Finding, finding, from_checker
from assessor.questionnaire.load import BESIDE, is_there
from assessor.questionnaire.model import Content, Positive, Source
from assessor.questionnaire.yaml_reader import read_file
from assessor.text import Id, Words

FOLDER = BESIDE.rstrip("/")
COMMON = f"{FOLDER}/_common.yaml"
"""No id starts with an underscore, so no role can have a file of this name."""
DAYS = (30, 60, 90, 180)
QUESTIONS = 8

Fit = Literal["best", "good", "some"]
Four = Annotated[list[Words], Field(min_length=4, max_length=4)]
"""What each score or skill level means, lowest first."""
Files = Path | Mapping[str, Any]
"""Where packs are read from: a questionnaire's folder, or its raw content by file name."""


class Outcome(Content):
    """What someone can check on that day after the start."""

    day: Annotated[int, Field(ge=1)]
    says: list[Words]


class SkillLevel(Content):
    """How much of a skill of `_common.yaml` the role needs, on its scale from 0 to 3."""

    id: Id
    level: Annotated[int, Field(ge=0, le=3)]


class SourceFrom(Content):
    """How well a background fits the role; the texts only where the role's own entry does not have them."""

    id: Id
    fit: Fit
    title: Words = ""
    brings: Words = ""
    check: Words = ""


class Seniority(Content):
    """How people of three levels of experience show themselves in this role."""

    mid: Words = ""
    senior: Words = ""
    staff: Words = ""
    red_flag: Words = ""


class StageNote(Content):
    """What a stage of the loop looks for in this role beyond what it looks for in all."""

    id: Id
    says: Words


class InterviewQuestion(Content):
    """A question for every candidate, and the points that a good answer has."""

    ask: Words
    good: list[Words]


class Exercise(Content):
    """A work sample or a design task: what is given, what is to be done, and what the scores 1 to 4 mean."""

    given: Words = ""
    do: Words
    minutes: Positive
    look_for: list[Words] = []
    scores: Four


class Criterion(Content):
    """A line of the scorecard, and the stages in which it can be seen."""

    says: Words
    stages: list[Id] = []


class Ways(Content):
    """When each way to get this work done is the right one."""

    full_time: Words = ""
    fractional: Words = ""
    buy: Words = ""


class NotYet(Content):
    """A situation in which not to hire, what to do instead, and when to look again."""

    situation: Words
    instead: Words
    again: Words = ""


class RolePack(Content):
    """role_packs/<role>.yaml"""

    id: Id
    as_of: Words = ""
    basis: Words = ""
    advert: Words = ""
    """What the work is and why it matters, in the words of an advert."""
    outcomes: list[Outcome] = []
    must: list[Words] = []
    nice: list[Words] = []
    skills: list[SkillLevel] = []
    source_from: list[SourceFrom] = []
    seniority: Seniority = Seniority()
    stages: list[StageNote] = []
    questions: list[InterviewQuestion] = []
    scorecard: list[Criterion] = []
    work_sample: Exercise | None = None
    system_design: Exercise | None = None
    mistakes: list[Words] = []
    ways: Ways = Ways()
    not_yet: list[NotYet] = []


class Stage(Content):
    """A stage of the interview loop."""

    id: Id
    title: Words
    minutes: Positive
    tests: Words
    advance_when: Words
    red_flags: list[Words] = []


class Skill(Content):
    """A skill whose need differs from role to role."""

    id: Id
    title: Words


class Note(Content):
    """A statement with its sources; of law, with the regions of the profile where it holds (none: everywhere)."""

    says: Words
    regions: list[Id] = []
    as_of: Words = ""
    sources: list[Id] = []


class Common(Content):
    """role_packs/_common.yaml"""

    as_of: Words = ""
    basis: Words = ""
    promise: Words = ""
    pay_note: Words = ""
    """What the pay bands of roles.yaml mean."""
    advert: list[Words] = []
    rules: list[Words] = []
    stages: list[Stage] = []
    score_scale: Four | None = None
    seniority_probe: Words = ""
    skill_scale: Four | None = None
    skills: list[Skill] = []
    research: list[Note] = []
    law: list[Note] = []
    sources: dict[Id, Source] = {}


Shape = TypeVar("Shape", RolePack, Common)


def file_name(role: str) -> str:
    """The file of a role's pack, inside the questionnaire's folder."""
    return f"{FOLDER}/{role}.yaml"


def role_pack(files: Files, role: str, language: str = "en") -> RolePack | None:
    """The pack of `role`, None where there is none; `ContentError` names the first thing that is wrong in its file."""
    document = _document(files, file_name(role))
    return None if document is None else _use(*check_pack(document, role, language))


def common(files: Files, language: str = "en") -> Common:
    """What all packs share, empty where there is no such file."""
    document = _document(files, COMMON)
    return Common() if document is None else _use(*check_common(document, language))


def documents(folder: Path) -> dict[str, Any]:
    """The raw content of all packs in `folder` by file name: what a copy of the questionnaire can carry along."""
    return {name: read_file(path).data for name, path in pack_files(folder)}


def pack_files(folder: Path) -> Iterator[tuple[str, Path]]:
    """The files of packs that are there, what they share first, by file name."""
    root = folder / FOLDER
    if is_there(folder / COMMON):
        yield COMMON, folder / COMMON
    try:
        found = sorted(path.name for path in root.iterdir()) if root.is_dir() else []
    except OSError as error:
        raise from_os_error(error, root, "read it") from error
    for name in found:
        stem, dot, suffix = name.rpartition(".")
        if dot and suffix == "yaml" and is_id(stem):
            yield file_name(stem), root / name


def check_pack(document: Document, role: str, language: str = "en") -> tuple[RolePack | None, list[Finding]]:
    """The pack in `document`, and everything that is wrong in its form."""
    pack, faults = _parse(RolePack, document, language)
    if pack is not None and pack.id != role:
        says = f'expected "{role}", as the file is called; found "{pack.id}"'
        return None, [finding(document, ("id",), "pack-id", says)]
    return pack, faults


def check_common(document: Document, language: str = "en") -> tuple[Common | None, list[Finding]]:
    """What the packs share, and everything that is wrong in its form."""
    return _parse(Common, document, language)


def is_id(word: str) -> bool:
    """Whether `word` can be the id of a role, and so the name of its file."""
    try:
        TypeAdapter(Id).validate_python(word)
    except ValidationError:
        return False
    return True


def _document(files: Files, name: str) -> Document | None:
    if isinstance(files, Path):
        return read_file(files / name) if is_there(files / name) else None
    return Document(name, files[name]) if name in files else None


def _parse(shape: type[Shape], document: Document, language: str) -> tuple[Shape | None, list[Finding]]:
    if document.data is None:
        return None, [Finding(rule="empty", file=document.where, says="the file is empty")]
    try:
        return shape.model_validate(document.data, context={"language": language}), []
    except ValidationError as error:
        return None, list(from_checker(error, document))


def _use(made: Shape | None, faults: list[Finding]) -> Shape:
    if made is None:
        raise faults[0].error() if faults else ContentError("not a role pack")
    return made
