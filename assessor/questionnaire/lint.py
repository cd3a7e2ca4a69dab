"""Everything doubtful or wrong in a questionnaire's folder, each with file, line, rule and mend.

First the form, by the same check that loads it; then the rules below on what it says. An error makes a result wrong or
impossible; a warning is content that its readers will stumble over. Nothing is read here but the folder, and the day is
an argument.
"""

import difflib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from assessor.errors import AssessorError
from assessor.questionnaire import lint_conditions as conditions
from assessor.questionnaire import lint_options as options
from assessor.questionnaire import lint_packs as packs
from assessor.questionnaire import lint_profile as profile
from assessor.questionnaire import lint_questions as questions
from assessor.questionnaire import lint_words as words
from assessor.questionnaire import role_pack, sentences
from assessor.questionnaire.document import Document
from assessor.questionnaire.finding import Finding, finding
from assessor.questionnaire.lint_stand_ins import formed
from assessor.questionnaire.lint_subject import Rule, Severity, Subject
from assessor.questionnaire.load import HEAD, OPTIONAL, check, other_files, read_head
from assessor.questionnaire.model import Questionnaire
from assessor.questionnaire.yaml_reader import read_file

E: Severity = "error"
W: Severity = "warning"

RULES = (
    Rule("unknown-question", E, "Needs and sentences name questions that are there.", questions.unknown_question),
    Rule("self-need", E, "No question needs itself.", questions.self_need),
    Rule("need-cycle", E, "Needs never run in a circle, alternatives counted.", questions.need_cycle),
    Rule("need-level", W, "A need asks for level 1, 2 or 3, and alternatives are one list.", questions.need_level),
    Rule("unknown-role", E, "`closed_by` names roles, options or `nobody`.", questions.unknown_role),
    Rule("unknown-source", E, "`sources` names entries of sources.yaml.", questions.unknown_source),
    Rule("missing-list", W, "Where roles or sources are named, a file defines them.", questions.missing_list),
    Rule("empty-text", E, "`ask`, `why` and every anchor have words.", questions.empty_text),
    Rule("same-anchor", E, "No two levels of a question have the same anchor.", words.same_anchor),
    Rule("long-anchor", W, "An anchor has fewer than 40 words.", words.long_anchor),
    Rule("opinion", W, "An anchor states facts and has no word that judges.", words.opinion),
    Rule("copied-anchor", W, "An example sentence is its own, and stands once.", words.copied_anchor),
    Rule("few-sentences", W, "A level has four example sentences or more, or its area has none.", words.few_sentences),
    Rule(
        "sentence-elsewhere", W, "An example sentence points to its own level, not another.", words.sentence_elsewhere
    ),
    Rule("placeholder", E, "No text is a placeholder.", words.placeholder),
    Rule("missing-language", W, "Every text has all the languages that any text has.", words.missing_language),
    Rule("language-code", W, "Languages are codes such as en, de or pt-BR.", words.language_code),
    Rule("next-step", W, "Levels 0 to 3 have a next step with do, days, who and seen_by.", questions.next_step),
    Rule("unused-wording", W, "Every variant changes a text and can come first.", questions.unused_wording),
    Rule("unknown-fact", E, "A condition names facts of profile.yaml.", conditions.unknown_fact),
    Rule("unknown-choice", E, "A condition names choices that its fact has.", conditions.unknown_choice),
    Rule("unreachable", E, "Every condition can be met by some profile.", conditions.unreachable),
    Rule("no-choices", E, "A fact of kind choice or choices has choices.", profile.no_choices),
    Rule("same-choice", E, "The choices of a fact have different ids.", profile.same_choice),
    Rule(
        "fact-range", E, "Lower bounds are below upper ones, and some allowed value is believable.", profile.fact_range
    ),
    Rule("unused-key", W, "A fact has only keys that its kind makes use of.", profile.unused_key),
    Rule("fact-order", W, "A fact depends only on facts that are asked before it.", profile.fact_order),
    Rule("unknown-area", E, "Targets, coverage, risks and facts name areas that exist.", profile.unknown_area),
    Rule("target-fact", E, "`down` and `across` are facts with choices.", profile.target_fact),
    Rule("target-row", E, "An area with rows has one per choice, each with one cell per choice.", profile.target_row),
    Rule("no-target", W, "Where some areas have targets, all have.", profile.no_target),
    Rule("adjustment", E, "An adjustment moves an area, or gives a question a minimum.", profile.adjustment),
    Rule(
        "target-without-question",
        W,
        "No profile gives an area a target and leaves it without a question.",
        conditions.target_without_question,
    ),
    Rule("unknown-option", E, "`excludes` names other roles or options.", options.unknown_option),
    Rule("option-kind", W, "roles.yaml has hires, options.yaml other help.", options.option_kind),
    Rule("pay-range", E, "A pay band runs from low to high.", options.pay_range),
    Rule("pay-region", W, "Pay is given for each region of the profile, and for no other.", options.pay_region),
    Rule("no-rate", E, "Every currency but USD has a rate.", options.no_rate),
    Rule("rate", E, "Rates are numbers above 0, with the date they were read on.", options.rate),
    Rule("lever", W, "Levers are known, with low, likely and high in this order.", options.lever),
    Rule("pack-role", E, "A role pack belongs to a role of roles.yaml.", packs.pack_role),
    Rule("missing-pack", W, "Where one role has a pack, all have.", packs.missing_pack),
    Rule(
        "pack-complete",
        W,
        "A role pack has eight questions, outcomes for days 30, 60, 90 and 180, and all other parts.",
        packs.pack_complete,
    ),
    Rule("pack-background", W, "A role pack judges each background that any role names.", packs.pack_background),
    Rule("pack-names", E, "Stages, skills, sources and regions that role packs name exist.", packs.pack_names),
    Rule("pack-text", E, "No text of a role pack is empty.", packs.pack_text),
    Rule("pack-wording", W, "A role pack leans to no age, sex or origin, and filters by no years.", packs.pack_wording),
    Rule("stale-source", W, "A source is not older than the months it is good for.", options.stale_source),
    Rule("source-date", W, "A source with a shelf life has a date, which is not in the future.", options.source_date),
)
"""Every rule on content: docs/questionnaire-format.md lists them in these words."""

UNREADABLE = "unreadable"
STRAY = "stray-file"


def lint(folder: Path, today: date) -> list[Finding]:
    """Everything doubtful or wrong in the questionnaire in `folder`, by file and line."""
    documents, unreadable = _read(folder)
    if HEAD not in documents:
        return list(unreadable.values())
    if unreadable:
        absent = {f"there is no {name}" for name in unreadable}  # they are there, only not to be read
        return [*unreadable.values(), *(found for found in check(documents)[1] if found.says not in absent)]
    questionnaire, found, changed = formed(documents)
    findings = [*found, *_strays(folder, documents)]
    if questionnaire is not None:
        findings += _sentence_faults(questionnaire, documents)
        findings += _pack_faults(documents, questionnaire.language)
        subject = Subject(questionnaire, documents, questionnaire.language, today)
        findings += [
            one
            for one in content_findings(subject)
            if not any(one.file == file and one.path[: len(path)] == path for file, path in changed)
        ]
    order = [document.where for document in documents.values()]
    return sorted(findings, key=lambda one: (order.index(one.file) if one.file in order else -1, one.line or 0))


def content_findings(subject: Subject) -> list[Finding]:
    """What the rules find, in each language that the questionnaire has; the same finding only once."""
    found: dict[Finding, None] = {}
    for language in words.languages(subject):
        questionnaire, _ = check(dict(subject.documents), language)
        questionnaire = questionnaire or subject.questionnaire
        said = {
            area.id: sentences.check_area(subject.documents[name], area, language)[0]
            for area in questionnaire.areas
            if (name := sentences.file_name(area.id)) in subject.documents
        }
        spoken = replace(
            subject,
            language=language,
            questionnaire=questionnaire,
            said=said,
            packs=dict(_packs(subject.documents, language)),
            common=_common(subject.documents, language)[0] or role_pack.Common(),
        )
        for rule in RULES:
            found.update(dict.fromkeys(_named(rule, spoken)))
    return list(found)


def _sentence_faults(questionnaire: Questionnaire, documents: Mapping[str, Document]) -> Iterator[Finding]:
    """What is wrong in the form of the files of example sentences."""
    for area in questionnaire.areas:
        document = documents.get(sentences.file_name(area.id))
        if document is not None:
            yield from sentences.check_area(document, area, questionnaire.language)[1]


def _packs(documents: Mapping[str, Document], language: str) -> Iterator[tuple[str, role_pack.RolePack]]:
    """The role packs whose form has no fault, by file."""
    for name, role in _pack_names(documents):
        pack, _ = role_pack.check_pack(documents[name], role, language)
        if pack is not None:
            yield name, pack


def _common(documents: Mapping[str, Document], language: str) -> tuple[role_pack.Common | None, list[Finding]]:
    document = documents.get(role_pack.COMMON)
    return (None, []) if document is None else role_pack.check_common(document, language)


def _pack_faults(documents: Mapping[str, Document], language: str) -> Iterator[Finding]:
    """What is wrong in the form of the role packs."""
    yield from _common(documents, language)[1]
    for name, role in _pack_names(documents):
        yield from role_pack.check_pack(documents[name], role, language)[1]


def _pack_names(documents: Mapping[str, Document]) -> list[tuple[str, str]]:
    """The file and the role of each pack."""
    return [
        (name, Path(name).stem)
        for name in documents
        if name.startswith(f"{role_pack.FOLDER}/") and name != role_pack.COMMON
    ]


def _named(rule: Rule, subject: Subject) -> Iterator[Finding]:
    for fault in rule.find(subject):
        document = subject.documents.get(fault.file) or Document(fault.file)
        one = finding(document, fault.path, rule.id, fault.says, fault.mend)
        yield one.model_copy(update={"severity": rule.severity})


def _read(folder: Path) -> tuple[dict[str, Document], dict[str, Finding]]:
    """Every document that can be read, and what is wrong with each of the others."""
    documents: dict[str, Document] = {}
    unreadable: dict[str, Finding] = {}
    try:
        documents[HEAD] = read_head(folder)
        head = documents[HEAD]
        beside = [*sentences.files(folder, head), *role_pack.pack_files(folder)]
        for name, path in [*other_files(folder, head), *beside]:
            try:
                documents[name] = read_file(path)
            except AssessorError as error:
                unreadable[name] = _unreadable(error)
    except AssessorError as error:
        unreadable[HEAD] = _unreadable(error)
    return documents, unreadable


def _unreadable(error: AssessorError) -> Finding:
    file, _, line = error.where.rpartition(":")
    place = {"file": file, "line": int(line)} if file and line.isdigit() else {"file": error.where, "line": None}
    return Finding(rule=UNREADABLE, says=error.what, mend=error.do, **place)


def _strays(folder: Path, documents: dict[str, Document]) -> Iterator[Finding]:
    """Files that look like a part of the questionnaire and are not: areas not listed, misspelt names."""
    listed = ("areas", sentences.FOLDER)
    for path in sorted(
        p for p in (folder / role_pack.FOLDER).glob("*.y*ml") if f"{role_pack.FOLDER}/{p.name}" not in documents
    ):
        says = "this file is not used: a role pack is called after its role, with the ending .yaml"
        yield Finding(severity=W, rule=STRAY, file=str(path), says=says, mend="Rename it, or move it away.")
    for path in sorted(p for d in listed for p in (folder / d).glob("*.y*ml") if f"{d}/{p.name}" not in documents):
        says = f"this file is not used: {HEAD} does not list it under `areas`"
        yield Finding(severity=W, rule=STRAY, file=str(path), says=says, mend="List it there, or move it away.")
    known = {Path(name).stem: name for name in (HEAD, *OPTIONAL)}
    for path in sorted(folder.glob("*.y*ml")):
        close = difflib.get_close_matches(path.stem, known, n=1, cutoff=0.8)
        if path.name not in documents and close:
            mend = f"Call it {known[close[0]]}, or move it away."
            yield Finding(severity=W, rule=STRAY, file=str(path), says="this file is not used", mend=mend)
