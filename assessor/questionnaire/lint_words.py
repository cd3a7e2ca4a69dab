"""Rules about wording: anchors that state facts, sentences that belong to their level, placeholders, languages."""

import re
from collections.abc import Iterator
from typing import Any

from assessor.questionnaire.document import Path_
from assessor.questionnaire.lint_subject import (
    HEAD,
    PHRASES,
    TARGETS,
    Fault,
    Subject,
    examples,
    questions,
    wordings,
)
from assessor.questionnaire.model import Level, Question
from assessor.questionnaire.sentences import FOLDER, file_name, inline

LONG_ANCHOR = 40
"""Words; an anchor has fewer, so that five of them can be read aloud in under a minute."""
FEWEST_SENTENCES = 4
"""Sentences per level that the matcher of typed replies can learn from, where it is given any."""
CLEARLY = 3
"""Words by which a sentence must be closer to another level's anchor than to its own."""

OPINIONS = (
    "acceptable", "adequate", "advanced", "amazing", "appropriate", "best-in-class", "carefully", "clearly",
    "comprehensive", "cutting-edge", "decent", "efficient", "efficiently", "excellent", "fantastic", "good", "great",
    "high-quality", "holistic", "ideal", "immature", "impressive", "inadequate", "intelligent", "mature",
    "meaningful", "mediocre", "modern", "nice", "optimal", "outstanding", "perfect", "poor", "powerful", "proactive",
    "proactively", "professional", "proper", "properly", "quite", "really", "reasonable", "reliable", "rigorous",
    "robust", "satisfactory", "scalable", "seamless", "solid", "sophisticated", "state-of-the-art", "strong",
    "sufficient", "suitable", "superb", "systematic", "systematically", "thorough", "thoroughly", "very", "weak",
    "well-defined", "well-designed", "well-documented", "well-established", "well-managed", "well-understood",
    "world-class",
)  # fmt: skip
"""Words that judge instead of saying what one would see."""

TEXT_KEYS = (
    "advance_when", "advert", "again", "ask", "basis", "brings", "buy", "check", "do", "dont_know", "evidence",
    "explain", "fractional", "full_time", "given", "good", "instead", "intro", "look_for", "mid", "mission",
    "mistakes", "must", "nice", "not_applicable", "owns", "pay_note", "promise", "red_flag", "red_flags", "rules",
    "says", "score_scale", "scores", "seen_by", "senior", "seniority_probe", "short", "situation", "skill_scale",
    "sounds_like", "staff", "tests", "title", "unclear", "unit", "who", "why",
)  # fmt: skip
"""The keys whose values people read, so that they exist in every language of a questionnaire."""

_WORD = re.compile(r"[\w'-]+")
_MARKER = re.compile(r"\b(TODO|TBD|TBC|FIXME|XXX)\b|\b(?i:lorem ipsum)\b|\{\{.*?\}\}")
_UNWRITTEN = re.compile(
    r"^(?i:todo|tbd|tbc|n/?a|x{2,}|-+|\?+)$|(^|\s)(\.\.\.|…)$"
    r"|\b(?i:to be (defined|determined|decided|written|done|completed|confirmed))\W*$"
)
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def same_anchor(subject: Subject) -> Iterator[Fault]:
    """Two levels of a question with the same anchor."""
    for file, path, question in questions(subject):
        for inside, levels in wordings(question):
            seen: dict[str, int] = {}
            for n, level in enumerate(levels):
                first = seen.setdefault(_folded(level.says), n)
                if first != n and level.says:
                    says = f"levels {first} and {n} of {question.id} say the same"
                    yield Fault(file, (*path, *inside, n, "says"), says, "Write what is there only at this level.")


def long_anchor(subject: Subject) -> Iterator[Fault]:
    """An anchor of 40 words or more."""
    for file, path, level, name in _anchors(subject):
        count = len(level.says.split())
        if count >= LONG_ANCHOR:
            says = f"the anchor of {name} has {count} words"
            yield Fault(file, path, says, f"Keep it under {LONG_ANCHOR}; `explain` has room for the rest.")


def opinion(subject: Subject) -> Iterator[Fault]:
    """An anchor with a word that judges instead of saying what one would see (English only)."""
    if subject.language != "en":
        return
    for file, path, level, name in _anchors(subject):
        found = [word for word in _WORD.findall(level.says.lower()) if word in OPINIONS]
        if found:
            says = f'the anchor of {name} judges: "{found[0]}"'
            yield Fault(file, path, says, "Say what someone could see on a screen.")


def copied_anchor(subject: Subject) -> Iterator[Fault]:
    """An example sentence that is an anchor over again, or stands a second time."""
    for file, _, anchors, elsewhere, sentences in examples(subject):
        seen = {_folded(text): f"the anchor of level {n}" for n, texts in enumerate(anchors) for text in texts}
        for n, said in enumerate(elsewhere):
            seen |= {_folded(text): f"a sentence of level {n}" for text in said}
        for level, path, text in sentences:
            if known := seen.get(_folded(text)):
                yield Fault(file, path, f"this sentence is also {known}", "Write how people would say it.")
            seen.setdefault(_folded(text), f"a sentence of level {level}")


def few_sentences(subject: Subject) -> Iterator[Fault]:
    """A level with fewer than four example sentences, where it has some or its area has a file of them."""
    for file, path, level, name in _anchors(subject):
        if 0 < len(level.sounds_like) < FEWEST_SENTENCES:
            says = f"{name} has {len(level.sounds_like)} of at least {FEWEST_SENTENCES} sentences in `sounds_like`"
            yield Fault(file, (*path[:-1], "sounds_like"), says, "Add some in other voices, or leave them all out.")
    for area in subject.questionnaire.areas:
        if area.id in subject.said:
            for question in area.questions:
                yield from _few_in_file(subject, area.id, question)


def _few_in_file(subject: Subject, area: str, question: Question) -> Iterator[Fault]:
    file = file_name(area)
    own = [len(said) for said in inline(question)]
    given = subject.said[area].get(question.id)
    if given is None and not any(own) and question.id not in subject.documents[file].data:
        says = f"{question.id} has no sentences, unlike other questions of its area"
        yield Fault(file, (), says, f"Add at least {FEWEST_SENTENCES} a level.")
    for n, said in enumerate(given or ()):
        count = own[n] + len(said)
        if count < FEWEST_SENTENCES:
            says = f"level {n} of {question.id} has {count} of at least {FEWEST_SENTENCES} sentences"
            yield Fault(file, (question.id, n), says, "Add some in other voices.")


def sentence_elsewhere(subject: Subject) -> Iterator[Fault]:
    """An example sentence that shares far more words with another level's anchor than with its own."""
    for file, question, anchors, _, sentences in examples(subject):
        words = [[_content(text) for text in texts] for texts in anchors]
        for level, path, text in sentences:
            shared = [max(len(_content(text) & anchor) for anchor in level_words) for level_words in words]
            closest = shared.index(max(shared))
            if shared[closest] >= shared[level] + CLEARLY:
                says = f"this sentence of level {level} reads like level {closest} of {question}"
                yield Fault(file, path, says, "Move it, or say it otherwise.")


def placeholder(subject: Subject) -> Iterator[Fault]:
    """A text that was left to be written."""
    for file, document in subject.documents.items():
        people_read = {path for path, text in texts(file, document.data)}
        for path, text in _strings(document.data):
            if "sounds_like" in path or file == PHRASES or file.startswith(f"{FOLDER}/"):
                continue  # people do say "that is a TODO" and "N/A"
            found = _MARKER.search(text)
            if not found and (path in people_read or path[:-1] in people_read):
                found = _UNWRITTEN.search(text.strip())
            if found:
                yield Fault(file, path, f'"{found[0].strip()}" is a placeholder', "Write the text.")


def missing_language(subject: Subject) -> Iterator[Fault]:
    """A text without one of the languages that other texts have."""
    wanted = languages(subject)
    if len(wanted) < 2:
        return
    own = wanted[0]
    for file, document in subject.documents.items():
        plain = []
        for path, text in texts(file, document.data):
            if isinstance(text, str):
                plain.append(path)
            elif lacking := [language for language in wanted if not text.get(language)]:
                yield Fault(file, path, f"this text has no {', '.join(lacking)}", "Translate it.")
        if plain:
            others = ", ".join(language for language in wanted if language != own)
            says = f"{len(plain)} texts in this file have no {others}; this is the first"
            yield Fault(file, plain[0], says, f"Write them as {{{own}: ..., {others.split(',')[0]}: ...}}.")


def language_code(subject: Subject) -> Iterator[Fault]:
    """A language that is not written as a code such as en, de or pt-BR."""
    for file, document in subject.documents.items():
        for path, text in texts(file, document.data):
            for key in text if isinstance(text, dict) else ():
                if not _LANGUAGE.fullmatch(key):
                    says = f'"{key}" is not the code of a language'
                    yield Fault(file, (*path, key), says, "Write a code such as en, de or pt-BR.")


def languages(subject: Subject) -> list[str]:
    """The languages that any text of the questionnaire has, its own first."""
    found = [str(subject.documents[HEAD].data.get("language", "en"))]
    for file, document in subject.documents.items():
        for _, text in texts(file, document.data):
            found += text if isinstance(text, dict) else ()
    return list(dict.fromkeys(found))


def texts(file: str, data: Any) -> Iterator[tuple[Path_, str | dict[str, str]]]:
    """Every text for people in a document as it was written: a string, or one string per language."""
    pending: list[tuple[Path_, Any, bool]] = [((), data, False)]
    spoken = file.startswith(f"{FOLDER}/")
    while pending:
        path, value, is_text = pending.pop()
        if is_text and isinstance(value, str):
            yield path, value
        elif is_text and isinstance(value, dict):
            if value and all(isinstance(text, str) for text in value.values()):
                yield path, value
        elif isinstance(value, dict):
            for key, inner in reversed(value.items()):
                by_area = file == TARGETS and path == () and key == "why"
                pending.append(((*path, key), inner, (key in TEXT_KEYS and not by_area) or path == ("why",) or spoken))
        elif isinstance(value, list):
            pending += [((*path, i), value[i], is_text) for i in reversed(range(len(value)))]


def people_read(file: str, data: Any, language: str) -> Iterator[tuple[Path_, str]]:
    """Every text for people in a document, in the language asked for, or as `Words` would choose otherwise."""
    for path, text in texts(file, data):
        if isinstance(text, str):
            yield path, text
        else:
            yield path, text.get(language) or text.get("en") or next(iter(text.values()))


def _strings(data: Any) -> Iterator[tuple[Path_, str]]:
    pending: list[tuple[Path_, Any]] = [((), data)]
    while pending:
        path, value = pending.pop()
        if isinstance(value, str):
            yield path, value
        elif isinstance(value, dict):
            pending += [((*path, key), inner) for key, inner in reversed(value.items())]
        elif isinstance(value, list):
            pending += [((*path, i), value[i]) for i in reversed(range(len(value)))]


def _anchors(subject: Subject) -> Iterator[tuple[str, Path_, Level, str]]:
    """Every level with the place of its anchor and a name for it."""
    for file, path, question in questions(subject):
        for inside, levels in wordings(question):
            for n, level in enumerate(levels):
                yield file, (*path, *inside, n, "says"), level, f"level {n} of {question.id}"


def _folded(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold())) or text


def _content(text: str) -> set[str]:
    """The words of a text that carry meaning: those of five letters and more."""
    return {word for word in _WORD.findall(text.casefold()) if len(word) >= 5}
