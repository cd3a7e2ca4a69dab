"""From a folder, or from one JSON of all its files, to a checked Questionnaire.

What cannot be used is refused here, with file, line, field and what was expected; what is merely doubtful is lint.py's.
Files that the format does not name are ignored and not part of the digest.
"""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, TypeAdapter, ValidationError

from assessor.errors import ContentError
from assessor.questionnaire.model import (
    Area,
    Economics,
    Fact,
    Head,
    Option,
    Phrases,
    Questionnaire,
    Source,
    Targets,
)
from assessor.questionnaire.yaml_reader import Document, read_file
from assessor.text import Id

HEAD = "questionnaire.yaml"


class Facts(BaseModel):
    """profile.yaml"""

    model_config = ConfigDict(extra="forbid", strict=True)
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


class Finding(BaseModel):
    """Something wrong or doubtful in a questionnaire: where, by which rule, and the mend."""

    model_config = ConfigDict(frozen=True)

    severity: Literal["error", "warning"] = "error"
    rule: str
    file: str
    line: int | None = None
    field: str = ""
    says: str
    mend: str = ""

    def error(self) -> ContentError:
        """This finding as the error that stops a command."""
        return ContentError(self.says, where=self.place(), do=self.mend)

    def place(self) -> str:
        """`file:line field`"""
        place = self.file if self.line is None else f"{self.file}:{self.line}"
        return f"{place} {self.field}".rstrip()


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
    return _use(questionnaire, findings)


def to_json(questionnaire: Questionnaire) -> dict[str, Any]:
    """All the files of a questionnaire as one JSON value."""
    return questionnaire.documents


def read_folder(folder: Path) -> dict[str, Document]:
    """The files of a questionnaire by name, parsed but not yet checked; only those that the format names."""
    if not (folder / HEAD).exists():
        raise ContentError(f"there is no {HEAD} in this folder", where=str(folder), do="Name a questionnaire's folder.")
    documents = {HEAD: read_file(folder / HEAD)}
    for area in _area_ids(documents[HEAD].data):
        if (folder / "areas" / f"{area}.yaml").exists():
            documents[f"areas/{area}.yaml"] = read_file(folder / "areas" / f"{area}.yaml")
    for name in OPTIONAL:
        if (folder / name).exists():
            documents[name] = read_file(folder / name)
    return documents


def check(documents: dict[str, Document], language: str | None = None) -> tuple[Questionnaire | None, list[Finding]]:
    """The questionnaire in `documents`, or None, with everything that is wrong in the form of it."""
    if HEAD not in documents:
        return None, [Finding(rule="missing-file", file=HEAD, says=f"there is no {HEAD}")]
    findings: list[Finding] = []
    head = _parse(Head, documents[HEAD], language, findings)
    if head is None:
        return None, findings
    language = language or head.language
    areas = []
    for entry in head.areas:
        name = f"areas/{entry.id}.yaml"
        if name not in documents:
            mend = f"Write {name}, or take the area out of {HEAD}."
            findings.append(_finding(documents[HEAD], ("areas",), "missing-file", f"there is no {name}", mend))
            continue
        area = _parse(Area, documents[name], language, findings)
        if area is not None and area.id != entry.id:
            findings.append(
                _finding(documents[name], ("id",), "area-id", f'expected "{entry.id}", as the file is called')
            )
        elif area is not None:
            areas.append(area.model_copy(update={"weight": entry.weight * area.weight}))
    rest = {
        name: _parse(shape, documents[name], language, findings)
        for name, shape in OPTIONAL.items()
        if name in documents
    }
    findings += _duplicates(documents, head, areas, rest)
    if findings:
        return None, findings
    used = [HEAD, *(f"areas/{entry.id}.yaml" for entry in head.areas), *rest]
    raw = {name: documents[name].data for name in used}
    facts: Facts | None = rest.get("profile.yaml")
    questionnaire = Questionnaire(
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
    if questionnaire is not None:
        return questionnaire
    error = findings[0].error()
    if len(findings) > 1:
        error.do = f"{error.do} ({len(findings) - 1} more: assessor questionnaire lint)".strip()
    raise error


def _area_ids(head: Any) -> list[str]:
    """The area ids of a head not yet checked, only those that are safe as file names."""
    entries = head.get("areas") if isinstance(head, dict) else None
    ids = [entry.get("id") if isinstance(entry, dict) else entry for entry in entries or [] if entry]
    adapter = TypeAdapter(Id)
    return [str(id) for id in ids if isinstance(id, str) and _valid(adapter, id)] if isinstance(entries, list) else []


def _valid(adapter: TypeAdapter[str], value: str) -> bool:
    try:
        adapter.validate_python(value)
    except ValidationError:
        return False
    return True


def _parse(shape: Any, document: Document, language: str | None, findings: list[Finding]) -> Any:
    """`document` as `shape`, or None with one finding per faulty place."""
    if document.data is None:
        findings.append(Finding(rule="empty", file=document.where, says="the file is empty"))
        return None
    context = {"language": language or "en"}
    try:
        return TypeAdapter(shape).validate_json(json.dumps(document.data), context=context)
    except ValidationError as error:
        seen: set[tuple[str | int, ...]] = set()
        for details in error.errors(include_url=False):
            path, field = _path(details, document.data)
            if path not in seen:
                seen.add(path)
                rule = details["type"].replace("_", "-")
                mend = str(details.get("ctx", {}).get("hint", ""))
                findings.append(_finding(document, path, rule, _sentence(details), mend, field))
        return None


def _path(details: Any, data: Any) -> tuple[tuple[str | int, ...], str]:
    """The place of a fault in the data (names of union branches taken out), and its field as people write it."""
    path: list[str | int] = []
    at = data
    for step in details["loc"]:
        if isinstance(at, dict) and step in at or isinstance(at, list) and isinstance(step, int) and step < len(at):
            at = at[step]
            path.append(step)
    last = details.get("ctx", {}).get("key") or (details["loc"][-1] if details["type"] == "missing" else None)
    if last is not None:
        path.append(last)
    field = ""
    for step in path:
        field += f"[{step}]" if isinstance(step, int) else f".{step}" if field else str(step)
    return tuple(path), field


def _sentence(details: Any) -> str:
    """What was expected, in words, from the checker's own report."""
    kind, context = details["type"], details.get("ctx", {})
    found = details.get("input")
    if kind == "missing":
        return "this field is missing"
    if kind in ("too_short", "too_long") and context.get("max_length", context.get("min_length")) == 5:
        return f"expected exactly five levels, level 0 first; found {context['actual_length']}"
    if kind == "unknown_key" or kind in ("text", "test", "need", "price"):
        return str(details["msg"])
    if kind == "string_pattern_mismatch":
        return "expected an id: letters, digits, dots, dashes and underscores, at most 64"
    said = str(details["msg"]).replace("Input should be", "expected").replace("List should have", "expected")
    shown = f"; found {json.dumps(found)[:40]}" if isinstance(found, str | int | float | bool) else ""
    return said[0].lower() + said[1:] + shown


def _finding(
    document: Document, path: tuple[str | int, ...], rule: str, says: str, mend: str = "", field: str = ""
) -> Finding:
    _, _, line = document.place(path).rpartition(":")
    return Finding(
        rule=rule, file=document.where, line=int(line) if line.isdigit() else None, field=field, says=says, mend=mend
    )


def _duplicates(
    documents: dict[str, Document], head: Head, areas: list[Area], rest: dict[str, Any]
) -> Iterator[Finding]:
    """Ids that occur a second time: areas, questions over all areas, facts, and options with roles."""
    facts: Facts | None = rest.get("profile.yaml")
    places: list[tuple[str, str, tuple[str | int, ...], str]] = []
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
            yield _finding(documents[name], path, "duplicate-id", says, "Give each its own id.", field=str(path[-1]))
        seen.add((kind, id.lower()))
