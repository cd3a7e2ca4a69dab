"""Finding a place by typing: an area or a question to go to, a fact to change, a word in what was asked and said.

All of them give hits in one form, best first, so that one field with a list serves them all. Letters may be left out
("gpu2" finds GPU-2, "obsv" AI observability); case never matters.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from assessor.interview import flow
from assessor.interview.actions import BY_ID, Place, key_words
from assessor.interview.flow import Step
from assessor.interview.replies import answer_mark, answer_words, evidence_words, fact_words
from assessor.interview.session import Session
from assessor.questionnaire.conditions import worded_for
from assessor.text import one_line

MOST = 40
AROUND = 40
"""Characters shown before a hit in a long text."""


class Found(NamedTuple):
    """One place of all those that hold what was looked for, `number` counted from 1."""

    step: Step
    number: int
    of: int

    def words(self, typed: str) -> str:
        """`2 of 7 for "cache"`, with the keys that go on from there."""
        on, back = (key_words(BY_ID[id], Place.QUESTION) for id in ("next_hit", "previous_hit"))
        keys = f"; {on} goes to the next, {back} to the one before." if self.of > 1 else "."
        return f'{self.number} of {self.of} for "{one_line(typed, 40)}"{keys}'


class Hit(NamedTuple):
    """A step to go to, and the words by which a person knows it."""

    step: Step
    says: str


def places(session: Session, typed: str) -> list[Hit]:
    """Areas and questions whose id, title or words `typed` means; everything, in order, when nothing is typed."""
    wanted = _plain(typed)
    ranked = [(rank, hit) for *names, hit in _places(session) if (rank := _rank(wanted, *names)) is not None]
    return [hit for _, hit in sorted(ranked, key=lambda pair: pair[0])][:MOST]


def facts(session: Session, typed: str) -> list[Hit]:
    """The facts of the company, each with what is known, whose words or value `typed` means."""
    wanted = _plain(typed)
    found: list[tuple[int, Hit]] = []
    currency = str(session.assessment.profile.get("currency") or "")
    for step in flow.steps(session.questionnaire, session.assessment.profile):
        fact = session.questionnaire.fact(step.id) if step.kind == "fact" else None
        if fact is None:
            continue
        known, value = step.id in session.assessment.profile, session.assessment.profile.get(fact.id)
        stands = fact_words(fact, value, session.questionnaire, currency) if known else "-"
        rank = _rank(wanted, fact.id, fact.ask, stands)
        if rank is not None:
            found.append((rank, Hit(step, f"{fact.ask}  {stands}")))
    return [hit for _, hit in sorted(found, key=lambda pair: pair[0])]


def search(session: Session, typed: str) -> list[Hit]:
    """Everything asked, answered or noted that holds all words of `typed`; nothing for nothing typed."""
    wanted = _plain(typed).split()
    if not wanted:
        return []
    found = []
    for step, label, texts in _said(session):
        together = _plain(" ".join([label, *texts]))
        if all(word in together for word in wanted):
            first = next((text for text in texts if any(word in _plain(text) for word in wanted)), texts[0])
            found.append(Hit(step, f"{label}  {_cut(first, wanted)}" if label else _cut(first, wanted)))
    return found[:MOST]


def found_from(session: Session, typed: str, by: int) -> Found | None:
    """`by` places on from where the session is among those that hold `typed`, in a ring; 0 is here or the next one."""
    hits = [hit.step for hit in search(session, typed)]
    if not hits:
        return None
    every = flow.steps(session.questionnaire, session.assessment.profile)
    place = every.index(session.at) if session.at in every else -1
    reached = next((number for number, step in enumerate(hits) if every.index(step) >= place), len(hits))
    here = reached < len(hits) and hits[reached] == session.at
    at = (reached + by - (by > 0 and not here)) % len(hits)
    return Found(hits[at], at + 1, len(hits))


def _places(session: Session) -> Iterator[tuple[str, str, Hit]]:
    """Every area and question that applies: id, words, and the hit."""
    every = flow.steps(session.questionnaire, session.assessment.profile)
    for area in session.questionnaire.areas:
        mine = [step for step in every if step.area == area.id]
        if not mine:
            continue
        open_ones = [step for step in mine if flow.is_open(step, session.assessment)]
        questions = [step for step in mine if step.kind == "question"]
        title = area.title or area.id
        done = sum(step not in open_ones for step in questions)
        yield area.id, title, Hit((open_ones or mine)[0], f"{title}  {done} of {len(questions)} dealt with")
        for step in mine:
            question = session.questionnaire.question(step.id)
            if question is not None:
                answer = session.assessment.answers.get(step.id)
                mark = answer_mark(answer) if answer is not None else "-"
                ask = worded_for(question, session.assessment.profile).ask
                yield step.id, ask, Hit(step, f"{step.id} [{mark}] {ask}")


def _said(session: Session) -> Iterator[tuple[Step, str, list[str]]]:
    """Each step with its label and all its texts, the question first."""
    questionnaire, assessment = session.questionnaire, session.assessment
    for step in flow.steps(questionnaire, assessment.profile):
        fact, question = questionnaire.fact(step.id), questionnaire.question(step.id)
        if step.kind == "fact" and fact is not None:
            known = step.id in assessment.profile
            value = [fact_words(fact, assessment.profile[step.id], questionnaire)] if known else []
            yield step, "", [fact.ask, *value]
        elif step.kind == "question" and question is not None:
            worded, answer = worded_for(question, assessment.profile), assessment.answers.get(step.id)
            texts = [worded.ask]
            if answer is not None:
                texts += [answer_words(worded, answer), evidence_words(answer), *answer.note.splitlines()]
            texts += [level.says for level in worded.levels]
            yield step, step.id, [text for text in texts if text]


def _rank(wanted: str, name: str, *texts: str) -> int | None:
    """How well `wanted` means something called `name` with these texts, 0 the best; None where it does not."""
    if not wanted:
        return 0
    name, squeezed = _letters(name), _letters(wanted)
    plain = [_plain(text) for text in texts]
    if squeezed and squeezed == name:
        return 0
    if squeezed and name.startswith(squeezed):
        return 1
    if any(text.startswith(wanted) or f" {wanted}" in text for text in plain):
        return 2
    if all(any(word in text for text in plain) for word in wanted.split()):
        return 3
    if len(squeezed) > 2 and any(_in_order(squeezed, _letters(text)[: 4 * len(squeezed)]) for text in plain):
        return 4
    return None


def _in_order(letters: str, text: str) -> bool:
    """Whether the letters stand in `text` in this order, from its first one on."""
    rest = iter(text)
    return text[:1] == letters[:1] and all(letter in rest for letter in letters)


def _plain(text: str) -> str:
    return one_line(text).lower()


def _letters(text: str) -> str:
    return re.sub(r"[\W_]", "", text.lower())


def _cut(text: str, wanted: Sequence[str]) -> str:
    """`text` on one line from a little before the first word that was looked for."""
    line = one_line(text)
    at = min((place for word in wanted if (place := line.lower().find(word)) >= 0), default=0)
    if at <= AROUND:
        return line
    return f"… {line[line.rfind(' ', 0, at - AROUND + 1) + 1 :]}"  # from the start of a word
