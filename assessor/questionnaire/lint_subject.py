"""What the rules of the lint look at, and what a rule is.

A rule is one small function from a `Subject` to the `Fault`s it finds; lint.py holds the table of all of them.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, NamedTuple

from assessor.questionnaire.document import Document, Path_
from assessor.questionnaire.model import Area, Condition, Level, Need, Question, Questionnaire
from assessor.questionnaire.role_pack import Common, RolePack
from assessor.questionnaire.sentences import ByLevel, file_name, inline

HEAD, PROFILE, TARGETS = "questionnaire.yaml", "profile.yaml", "targets.yaml"
ROLES, OPTIONS, ECONOMICS, SOURCES = "roles.yaml", "options.yaml", "economics.yaml", "sources.yaml"
PHRASES = "phrases.yaml"


@dataclass(frozen=True)
class Subject:
    """A questionnaire in one of its languages, the documents it was read from, and the day on which it is checked."""

    questionnaire: Questionnaire
    documents: Mapping[str, Document]
    language: str
    today: date
    said: Mapping[str, Mapping[str, ByLevel]] = field(default_factory=dict)
    """Area to question to the example sentences in the area's file of sentences, for the areas that have one."""
    packs: Mapping[str, RolePack] = field(default_factory=dict)
    """File to role pack, for those whose form has no fault."""
    common: Common = field(default_factory=Common)
    """What the role packs share."""


class Fault(NamedTuple):
    """What one rule found at one place: the file by its name in the folder, the path of keys in it."""

    file: str
    path: Path_
    says: str
    mend: str = ""


Severity = Literal["error", "warning"]


class Rule(NamedTuple):
    """A rule: its id, how much it matters, what it asks for in one sentence, and the function that looks."""

    id: str
    severity: Severity
    asks: str
    find: Callable[[Subject], Iterable[Fault]]


class Asked(NamedTuple):
    """A question and where it stands."""

    file: str
    path: Path_
    question: Question


class Conditional(NamedTuple):
    """A condition, where it stands, what else must hold for it to matter, and what it decides, in words."""

    file: str
    path: Path_
    condition: Condition
    within: Condition
    decides: str


class Sentence(NamedTuple):
    """An example sentence: the level it is said to belong to, where it stands, and what it says."""

    level: int
    path: Path_
    text: str


class Examples(NamedTuple):
    """The example sentences of a question in one place, with what they are compared with.

    `anchors` and `elsewhere` are by level: the anchors of the wordings they belong to, and the sentences that the same
    question has in other places.
    """

    file: str
    question: str
    anchors: ByLevel
    elsewhere: ByLevel
    sentences: list[Sentence]


def questions(subject: Subject) -> Iterator[Asked]:
    """Every question with its place, in the order they are asked."""
    for area in subject.questionnaire.areas:
        for i, question in enumerate(area.questions):
            yield Asked(f"areas/{area.id}.yaml", ("questions", i), question)


def wordings(question: Question) -> Iterator[tuple[Path_, list[Level]]]:
    """The five levels of a question in each wording, with their path inside the question."""
    yield ("levels",), question.levels
    for i, variant in enumerate(question.variants):
        if variant.levels is not None:
            yield ("variants", i, "levels"), variant.levels


def examples(subject: Subject) -> Iterator[Examples]:
    """The example sentences of every question: those in the levels of each wording, and those in its area's file."""
    for file, path, question in questions(subject):
        for inside, levels in wordings(question):
            where = (*path, *inside)
            found = [
                Sentence(n, (*where, n, "sounds_like", i), text)
                for n, level in enumerate(levels)
                for i, text in enumerate(level.sounds_like)
            ]
            yield Examples(file, question.id, [[level.says] for level in levels], [[] for _ in levels], found)
    for area, question, given in _in_files(subject):
        found = [Sentence(n, (question.id, n, i), text) for n, said in enumerate(given) for i, text in enumerate(said)]
        every = [levels for _, levels in wordings(question)]
        anchors = [list(dict.fromkeys(levels[n].says for levels in every)) for n in range(len(given))]
        yield Examples(file_name(area.id), question.id, anchors, inline(question), found)


def _in_files(subject: Subject) -> Iterator[tuple[Area, Question, ByLevel]]:
    for area in subject.questionnaire.areas:
        for question in area.questions:
            if given := subject.said.get(area.id, {}).get(question.id):
                yield area, question, given


def needs(question: Question) -> Iterator[tuple[Path_, Need]]:
    """Every need of a question, alternatives included, with its path inside the question."""
    pending: list[tuple[Path_, Need]] = [(("needs", i), need) for i, need in enumerate(question.needs)]
    while pending:
        path, need = pending.pop(0)
        pending += [((*path, "any", i), other) for i, other in enumerate(need.any)]
        yield path, need


def conditions(subject: Subject) -> Iterator[Conditional]:
    """Every condition of the questionnaire."""
    for file, path, question in questions(subject):
        yield Conditional(file, (*path, "applies_when"), question.applies_when, {}, "the question is never asked")
        for i, variant in enumerate(question.variants):
            where = (*path, "variants", i, "when")
            yield Conditional(file, where, variant.when, question.applies_when, "this wording is never used")
        for inside, need in needs(question):
            where = (*path, *inside, "when")
            yield Conditional(file, where, need.when, question.applies_when, "the need never counts")
    for i, fact in enumerate(subject.questionnaire.facts):
        yield Conditional(PROFILE, ("facts", i, "asked_when"), fact.asked_when, {}, "the fact is never asked")
    for i, adjustment in enumerate(subject.questionnaire.targets.adjust):
        yield Conditional(TARGETS, ("adjust", i, "when"), adjustment.when, {}, "the target is never adjusted")


def options(subject: Subject) -> Iterator[tuple[str, int]]:
    """The file and index of every role and option, in the order of `questionnaire.all_options`."""
    yield from ((ROLES, i) for i in range(len(subject.questionnaire.roles)))
    yield from ((OPTIONS, i) for i in range(len(subject.questionnaire.options)))
