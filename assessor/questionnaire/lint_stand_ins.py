"""Small faults of form taken out of a copy, so that one run of the lint can also look at the content.

Only what leaves the rest of the questionnaire as it is: an unknown key or an optional value goes, a missing text or
level gets a stand-in. What remains is never used for anything but finding more to mend.
"""

import copy
from typing import Any

from assessor.questionnaire.document import Document, Path_
from assessor.questionnaire.finding import Finding, as_field
from assessor.questionnaire.lint_words import TEXT_KEYS
from assessor.questionnaire.load import check
from assessor.questionnaire.model import Questionnaire

MOST_ROUNDS = 10
"""A fault can hide another one of the same place; more than this many at one place are not looked for."""
NAMED_ELSEWHERE = {"id", "areas", "questions", "facts", "kind", "choices"}
"""Keys that other places refer to: without them their neighbours would look wrong."""
LEVELS = 5


def formed(documents: dict[str, Document]) -> tuple[Questionnaire | None, list[Finding], set[tuple[str, Path_]]]:
    """The questionnaire, if need be with stand-ins; every fault of its form; and the places that were changed."""
    copies = documents
    findings: dict[Finding, None] = {}
    changed: set[tuple[str, Path_]] = set()
    for _ in range(MOST_ROUNDS):
        questionnaire, found = check(copies)
        findings |= {finding: None for finding in found if (finding.file, finding.path) not in changed}
        if questionnaire is not None or not found:
            return questionnaire, list(findings), changed
        if copies is documents:
            copies = {name: Document(d.where, copy.deepcopy(d.data), d.lines) for name, d in documents.items()}
        by_where = {document.where: document for document in copies.values()}
        places = {(f.file, place) for f in found if (place := _replace(by_where.get(f.file), f)) is not None}
        if not places:
            break
        changed |= places
    return None, list(findings), changed


def _replace(document: Document | None, finding: Finding) -> Path_ | None:
    """Mend one fault in a copy; the place that was changed, or None where that would disturb others."""
    path = finding.path
    while path and isinstance(path[-1], int):
        path = path[:-1]
    if document is None or not path:
        return None
    holder: Any = document.data
    for step in path[:-1]:
        there = step in holder if isinstance(holder, dict) else isinstance(holder, list) and step in range(len(holder))
        if not there:
            return None  # gone already, with an earlier fault around it
        holder = holder[step]
    key = path[-1]
    if not isinstance(holder, dict):
        return None
    if key == "levels" and finding.rule in ("too-short", "too-long", "missing"):
        given = holder.get(key, [])[:LEVELS]
        holder[key] = given + [{"says": as_field((*path, n))} for n in range(len(given), LEVELS)]
    elif finding.rule in ("missing", "text") and key in TEXT_KEYS:
        holder[key] = as_field(path)
    elif finding.rule != "missing" and key not in NAMED_ELSEWHERE and key in holder:
        del holder[key]
    else:
        return None
    return path
