"""Rules about role packs: their role, what a complete one has, what they name, and words that shut people out.

A pack becomes an advert that many people read, so its wording is looked at as closely as its form. English only where a
rule goes by words.
"""

import re
from collections.abc import Iterator

from assessor.errors import nearest
from assessor.questionnaire.document import Path_
from assessor.questionnaire.lint_subject import ROLES, Fault, Subject
from assessor.questionnaire.lint_words import people_read
from assessor.questionnaire.role_pack import COMMON, DAYS, FOLDER, QUESTIONS, file_name

_Named = tuple[str, Path_, str, list[str]]
"""What kind of thing is named, where, by which id, and the ids that there are."""

_YEARS = re.compile(
    r"\b\d+\s*(\+|or more|plus)\s*years?\b|\byears? of (professional )?experience\b|\b\d+ years in\b", re.IGNORECASE
)
_CODED = re.compile(
    r"\b(young|youthful|energetic|digital natives?|recent graduates?|junior at heart|mature|ninjas?|rock ?stars?|gurus?"
    r"|wizards?|hackers?|guys|manpower|man-hours?|chairman|he|him|his|she|her|hers|aggressive|dominant|fearless"
    r"|work hard,? play hard|native speakers?|able-bodied)\b",
    re.IGNORECASE,
)
"""Words that readers take as meant for one age, one sex or one origin, or that name a manner instead of a skill."""


def pack_role(subject: Subject) -> Iterator[Fault]:
    """A pack for a role that roles.yaml does not have."""
    known = [role.id for role in subject.questionnaire.roles]
    for file, pack in subject.packs.items():
        if pack.id not in known:
            mend = nearest(pack.id, known) or f"Known here: {', '.join(known) or 'none'}."
            yield Fault(file, ("id",), f'roles.yaml has no role "{pack.id}"', mend)


def missing_pack(subject: Subject) -> Iterator[Fault]:
    """A role without a pack, where another role has one."""
    if not any(name.startswith(f"{FOLDER}/") and name != COMMON for name in subject.documents):
        return
    for i, role in enumerate(subject.questionnaire.roles):
        if file_name(role.id) not in subject.documents:
            yield Fault(
                ROLES, (i,), f'"{role.id}" has no role pack, unlike other roles', f"Write {file_name(role.id)}."
            )


def pack_complete(subject: Subject) -> Iterator[Fault]:
    """A pack without eight questions, without outcomes for one of its four days, or without another of its parts."""
    for file, pack in subject.packs.items():
        if len(pack.questions) != QUESTIONS:
            says = f"there are {len(pack.questions)} questions instead of {QUESTIONS}"
            yield Fault(file, ("questions",), says, "Each can be asked and discussed in about seven minutes.")
        given = [outcome.day for outcome in pack.outcomes if outcome.says]
        for day in DAYS:
            if given.count(day) != 1:
                says = f"day {day} has {'no outcomes' if day not in given else 'outcomes twice'}"
                yield Fault(file, ("outcomes",), says, "Say once what someone can check on that day.")
        for part in ("must", "seniority", "scorecard", "work_sample", "system_design", "mistakes", "ways", "not_yet"):
            if getattr(pack, part) in (None, [], type(pack).model_fields[part].default):
                yield Fault(file, (part,), f"the pack has no `{part}`", "Write it.")


def pack_background(subject: Subject) -> Iterator[Fault]:
    """A background that other roles have and this pack does not judge, or one that has no text anywhere."""
    roles = {role.id: role for role in subject.questionnaire.roles}
    known = dict.fromkeys(b.id for role in roles.values() for b in role.backgrounds)
    for file, pack in subject.packs.items():
        if pack.id not in roles:
            continue
        own = {background.id for background in roles[pack.id].backgrounds}
        given = [source.id for source in pack.source_from]
        for id in known:
            if given.count(id) != 1:
                says = f'`source_from` has "{id}" {"twice" if id in given else "not"}'
                yield Fault(file, ("source_from",), says, "Say once how well it fits.")
        for i, source in enumerate(pack.source_from):
            if source.id not in own and not (source.title and source.brings and source.check):
                says = f'"{source.id}" is described neither here nor in roles.yaml'
                yield Fault(file, ("source_from", i), says, "Write title, brings and check.")


def pack_names(subject: Subject) -> Iterator[Fault]:
    """A stage, a skill, a source or a region that does not exist."""
    stages = [stage.id for stage in subject.common.stages]
    skills = [skill.id for skill in subject.common.skills]
    for file, pack in subject.packs.items():
        named: list[_Named] = [("stage", ("stages", i, "id"), note.id, stages) for i, note in enumerate(pack.stages)]
        named += [
            ("stage", ("scorecard", i, "stages", j), id, stages)
            for i, criterion in enumerate(pack.scorecard)
            for j, id in enumerate(criterion.stages)
        ]
        named += [("skill", ("skills", i, "id"), skill.id, skills) for i, skill in enumerate(pack.skills)]
        yield from _unknown(file, named)
    sources = list(subject.common.sources)
    region = subject.questionnaire.fact("region")
    regions = [choice.id for choice in region.choices] if region else []
    notes = [(part, i, note) for part in ("research", "law") for i, note in enumerate(getattr(subject.common, part))]
    cited: list[_Named] = [
        ("source", (part, i, "sources", j), id, sources) for part, i, n in notes for j, id in enumerate(n.sources)
    ]
    if regions:
        cited += [
            ("region", (part, i, "regions", j), id, regions) for part, i, n in notes for j, id in enumerate(n.regions)
        ]
    yield from _unknown(COMMON, cited)


def _unknown(file: str, named: list[_Named]) -> Iterator[Fault]:
    for kind, path, id, known in named:
        if id not in known:
            mend = nearest(id, known) or f"Known here: {', '.join(known) or 'none'}."
            yield Fault(file, path, f'there is no {kind} "{id}"', mend)


def pack_text(subject: Subject) -> Iterator[Fault]:
    """A text of a pack without words."""
    for file, path, text in _texts(subject):
        if not text.strip():
            yield Fault(file, path, "this text is empty", "Write it, or leave the key out.")


def pack_wording(subject: Subject) -> Iterator[Fault]:
    """Words that lean to an age, a sex or an origin, or a number of years as a condition (English only)."""
    if subject.language != "en":
        return
    for file, path, text in _texts(subject):
        if file == COMMON and path[0] in ("research", "law", "sources"):
            continue  # what research and law say about years and sex
        if found := _YEARS.search(text):
            yield Fault(file, path, f'"{found[0]}" filters by years', "Name what the person can do or has done.")
        elif found := _CODED.search(text):
            yield Fault(file, path, f'"{found[0]}" may shut readers out', "Say what the work needs.")


def _texts(subject: Subject) -> Iterator[tuple[str, Path_, str]]:
    for file, document in subject.documents.items():
        if file == COMMON or file in subject.packs:
            yield from ((file, path, text) for path, text in people_read(file, document.data, subject.language))
