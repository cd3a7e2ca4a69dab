"""From a folder, or from one JSON of all its files, to a checked Questionnaire.

What cannot be used is refused here, with file, line, field and what was expected; what is merely doubtful is lint.py's.
Files that the format does not name are ignored and not part of the digest; example sentences are sentences.py's, role
packs role_pack.py's.
"""

import hashlib
import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from assessor.errors import ContentError, from_os_error
from assessor.questionnaire.document import Document, Path_
from assessor.questionnaire.finding import Finding, finding, from_checker
from assessor.questionnaire.model import (
    Area,
    Content,
    Economics,
    Fact,
    Head,
    Option,
    Phrases,
    Questionnaire,
    Source,
    Targets,
)
from assessor.text import Id

HEAD, AREA = "questionnaire.yaml", "areas/*.yaml"
BESIDE = "role_packs/"
"""Where the files begin that a copy carries along unread; role_pack.py reads them when they are wanted."""


class Facts(Content):
    """profile.yaml"""

    facts: list[Fact]


OPTIONAL: dict[str, Any] = {
    "profile.yaml": Facts,
    "targets.yaml": Targets,
    "roles.yaml": list[Option],
    "options.yaml": list[Option],
    "economics.yaml": Economics,
    "sources.yaml": dict[Id, Source],
    "phrases.yaml": Phrases,
}
"""The files a questionnaire may have beside its head and its areas, and the shape of each."""


def load(folder: Path, language: str | None = None) -> Questionnaire:
    """The questionnaire in `folder`; `ContentError` names the first thing that is wrong."""
    questionnaire, findings = check(read_folder(folder), language)
    return _use(questionnaire, findings)


def from_json(copy: Any, where: str, language: str | None = None) -> Questionnaire:
    """The questionnaire in one JSON of all its files (see `to_json`), as a report carries it."""
    if not isinstance(copy, dict) or not all(isinstance(name, str) for name in copy):
        raise ContentError("not a questionnaire", where=where)
    documents = {name: Document(f"{where} {name}", data) for name, data in copy.items()}
    questionnaire, findings = check(documents, language)
    carried = {name: data for name, data in copy.items() if name.startswith(BESIDE)}
    return _use(questionnaire, findings).model_copy(update={"beside": carried})


def to_json(questionnaire: Questionnaire) -> dict[str, Any]:
    """All the files of a questionnaire as one JSON value, with those that it carries beside them."""
    return {**questionnaire.documents, **questionnaire.beside}


def read_folder(folder: Path) -> dict[str, Document]:
    """The files of a questionnaire by name, parsed but not yet checked; only those that the format names."""
    from assessor.questionnaire.yaml_reader import read_file  # a start that finds its copy (parsed.py) needs no YAML

    head = read_head(folder)
    return {HEAD: head, **{name: read_file(path) for name, path in other_files(folder, head)}}


def read_head(folder: Path) -> Document:
    """questionnaire.yaml, parsed but not yet checked."""
    from assessor.questionnaire.yaml_reader import read_file

    if not is_there(folder / HEAD):
        raise ContentError(f"there is no {HEAD} in this folder", where=str(folder), do="Name a questionnaire's folder.")
    return read_file(folder / HEAD)


def other_files(folder: Path, head: Document) -> Iterator[tuple[str, Path]]:
    """The files beside the head that the format names and that are there."""
    for name in [*(f"areas/{area}.yaml" for area in area_ids(head)), *OPTIONAL]:
        if is_there(folder / name):
            yield name, folder / name


def check(documents: dict[str, Document], language: str | None = None) -> tuple[Questionnaire | None, list[Finding]]:
    """The questionnaire in `documents`, None where it cannot be built, and everything that is wrong in its form."""
    if HEAD not in documents:
        return None, [Finding(rule="missing-file", file=HEAD, says=f"there is no {HEAD}")]
    findings: list[Finding] = []
    given = documents[HEAD].data
    if not language and isinstance(given, dict) and isinstance(given.get("language"), str):
        language = given["language"]
    language = language or "en"
    head: Head | None = _parse(HEAD, documents[HEAD], language, findings)
    if head is None:
        return None, findings
    areas: list[Area] = []
    for i, entry in enumerate(head.areas):
        name = f"areas/{entry.id}.yaml"
        if name not in documents:
            mend = f"Write {name}, or take the area out of {HEAD}."
            findings.append(finding(documents[HEAD], ("areas", i), "missing-file", f"there is no {name}", mend))
            continue
        if entry.id in [known.id for known in areas]:
            continue
        area: Area | None = _parse(AREA, documents[name], language, findings)
        if area is not None and area.id != entry.id:
            says = f'expected "{entry.id}", as the file is called; found "{area.id}"'
            findings.append(finding(documents[name], ("id",), "area-id", says))
        elif area is not None:
            areas.append(area.model_copy(update={"weight": entry.weight * area.weight}))
    rest = {name: _parse(name, documents[name], language, findings) for name in OPTIONAL if name in documents}
    complete = not findings
    findings += _duplicates(documents, head, areas, rest)
    if not complete:
        return None, findings
    used = [HEAD, *(f"areas/{entry.id}.yaml" for entry in head.areas), *rest]
    raw = {name: documents[name].data for name in used}
    facts: Facts | None = rest.get("profile.yaml")
    questionnaire = Questionnaire.model_construct(  # of parts that are checked
        id=head.id,
        version=head.version,
        title=head.title,
        language=language,
        digest=digest(raw),
        areas=areas,
        facts=facts.facts if facts else [],
        targets=rest.get("targets.yaml") or Targets(),
        roles=rest.get("roles.yaml") or [],
        options=rest.get("options.yaml") or [],
        economics=rest.get("economics.yaml") or Economics(),
        sources=rest.get("sources.yaml") or {},
        phrases=rest.get("phrases.yaml") or Phrases(),
        documents=raw,
    )
    return questionnaire, findings


def digest(documents: dict[str, Any]) -> str:
    """SHA-256 over the content, not the bytes: a comment changes nothing, an anchor does."""
    canonical = json.dumps(documents, sort_keys=True, ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def _use(questionnaire: Questionnaire | None, findings: list[Finding]) -> Questionnaire:
    if questionnaire is not None and not findings:
        return questionnaire
    error = findings[0].error()
    if len(findings) > 1:
        error.do = f"{error.do} ({len(findings) - 1} more: assessor questionnaire lint)".strip()
    raise error


def area_ids(head: Document) -> list[str]:
    """The area ids of a head not yet checked, only those that are safe as file names."""
    entries = head.data.get("areas") if isinstance(head.data, dict) else None
    if not isinstance(entries, list):
        return []
    ids = [entry.get("id") if isinstance(entry, dict) else entry for entry in entries]
    adapter = TypeAdapter(Id)
    return list(dict.fromkeys(id for id in ids if isinstance(id, str) and _valid(adapter, id)))


def is_there(path: Path) -> bool:
    """Whether there is anything at `path`, a broken link included; what cannot be looked at is an error."""
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError, ValueError):
        return False
    except OSError as error:
        raise from_os_error(error, path, "read it") from error
    return True


def _valid(adapter: TypeAdapter[str], value: str) -> bool:
    try:
        adapter.validate_python(value)
    except ValidationError:
        return False
    return True


@cache
def _checker(kind: str) -> TypeAdapter[Any]:
    """What checks the files of this kind; made when the first one is read, and once."""
    return TypeAdapter({HEAD: Head, AREA: Area, **OPTIONAL}[kind])


def _parse(kind: str, document: Document, language: str, findings: list[Finding]) -> Any:
    """`document` as what files of this kind hold, or None with one finding per faulty place."""
    if document.data is None:
        findings.append(Finding(rule="empty", file=document.where, says="the file is empty"))
        return None
    try:
        return _checker(kind).validate_python(document.data, context={"language": language})
    except ValidationError as error:
        findings += from_checker(error, document)
        return None


def _duplicates(
    documents: dict[str, Document], head: Head, areas: list[Area], rest: dict[str, Any]
) -> Iterator[Finding]:
    """Ids that occur a second time: areas, questions over all areas, facts, and options with roles."""
    facts: Facts | None = rest.get("profile.yaml")
    places: list[tuple[str, str, Path_, str]] = []
    places += [("area", HEAD, ("areas", i), entry.id) for i, entry in enumerate(head.areas)]
    for area in areas:
        name = f"areas/{area.id}.yaml"
        places += [("question", name, ("questions", i, "id"), q.id) for i, q in enumerate(area.questions)]
    places += [("fact", "profile.yaml", ("facts", i, "id"), f.id) for i, f in enumerate(facts.facts if facts else [])]
    for name in ("roles.yaml", "options.yaml"):
        places += [("option", name, (i, "id"), option.id) for i, option in enumerate(rest.get(name) or [])]
    seen: set[tuple[str, str]] = set()
    for kind, name, path, id in places:
        if (kind, id.lower()) in seen:
            says = f'the {kind} "{id}" is here a second time'
            yield finding(documents[name], path, "duplicate-id", says, "Give each its own id.")
        seen.add((kind, id.lower()))
