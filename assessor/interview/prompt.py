"""What is being asked now, as data that any face can show: the words, the ways to reply, and what stands so far."""

from typing import Literal, NamedTuple

from assessor.assessment.model import SKIPPED
from assessor.interview.actions import BY_ID, Place, key_words
from assessor.interview.parse import roles
from assessor.interview.replies import answer_words, evidence_words, fact_words, figure
from assessor.interview.session import Session, unavailable
from assessor.questionnaire.conditions import FactValue, is_known, worded_for
from assessor.questionnaire.model import Choice, Fact

YES, NO = "yes", "no"


class Line(NamedTuple):
    """One line of a list: the key that picks it, what it stands for, and its words."""

    key: str
    value: str
    says: str


class Prompt(NamedTuple):
    """One thing asked. `way`: pick one line, tick several, count per line, or type.

    `chosen` are the values that stand now, `typed` the figure or text that does; `so_far` says in words what has been
    answered before, and is empty on a fresh question.
    """

    way: Literal["one", "several", "counts", "type"]
    label: str
    ask: str
    lines: tuple[Line, ...] = ()
    hint: str = ""
    why: str = ""
    explain: str = ""
    evidence: str = ""
    chosen: tuple[str, ...] = ()
    counts: tuple[int, ...] = ()
    typed: str = ""
    so_far: str = ""
    note: str = ""


def prompt(session: Session) -> Prompt | None:
    """What is being asked in `session`; None at its end."""
    fact, question, answer = session.fact, session.question, session.answer
    if fact is not None:
        return _of_fact(fact, session)
    if question is None:
        return None
    worded = worded_for(question, session.assessment.profile)
    evidence = evidence_words(answer) if answer else ""
    said = ""
    if answer is not None and answer.level is None:
        waiting = answer.value == SKIPPED and (answer.note or evidence)
        said = "no level yet" if waiting else answer_words(worded, answer)
    flagged = "flagged for follow-up" if session.flagged else ""
    return Prompt(
        way="one",
        label=question.id,
        ask=worded.ask,
        lines=tuple(Line(str(level), str(level), worded.levels[level].says) for level in range(len(worded.levels))),
        why=worded.why,
        explain=worded.explain,
        evidence=worded.evidence,
        chosen=(str(answer.level),) if answer is not None and answer.level is not None else (),
        so_far="; ".join(part for part in (said, f"Evidence: {evidence}" if evidence else "", flagged) if part),
        hint=f"{key_words(BY_ID['words'], Place.QUESTION)}  Say it in your own words",
        note=answer.note if answer else "",
    )


def _of_fact(fact: Fact, session: Session) -> Prompt:
    value = session.assessment.profile.get(fact.id)
    currency = str(session.assessment.profile.get("currency") or "")
    not_known = fact.id in session.assessment.profile and not is_known(value)
    so_far = fact_words(fact, None, session.questionnaire) if not_known else ""
    asked = Prompt(way="one", label="", ask=fact.ask, why=fact.why, chosen=_chosen(value), so_far=so_far)
    if fact.kind == "yes_no":
        chosen = (YES if value else NO,) if isinstance(value, bool) else ()
        return asked._replace(lines=(Line("y", YES, "Yes"), Line("n", NO, "No")), chosen=chosen)
    if fact.kind == "choice":
        return asked._replace(lines=_numbered(fact.choices))
    if fact.kind == "choices":
        return asked._replace(way="several", lines=_numbered(fact.choices), hint="Tick what holds; Enter gives it.")
    if fact.kind == "counts":
        counted = roles(fact, session.questionnaire)
        known = value if isinstance(value, dict) else {}
        return asked._replace(
            way="counts",
            lines=tuple(Line("", choice.id, choice.says or choice.id) for choice in counted),
            counts=tuple(known.get(choice.id, 0) for choice in counted),
            hint="Go down to a line and type its figure; Enter gives them all.",
        )
    lines = tuple(Line("", choice.id, choice.says or choice.id) for choice in fact.choices)
    return asked._replace(way="type", lines=lines, hint=_typing_hint(fact, currency), typed=_as_typed(value))


def ending(session: Session) -> Prompt:
    """What can be done when everything has been asked; a line's value is the id of an action."""
    nothing = unavailable(session)
    lines = [Line("r", "results", "Show the results"), Line("p", "report", "Write the report (PDF)")]
    if session.scan:
        lines[1] = Line("k", "scan", "Go on with the full questionnaire, and the figures of each area")
        if "most_valuable" not in nothing:
            lines.insert(1, Line("a", "most_valuable", "Go on with the question whose answer tells most, and so on"))
    if "skipped" not in nothing:
        lines.append(Line("s", "skipped", "Go through what was left for later"))
    return Prompt(way="one", label="", ask="What next?", lines=tuple(lines))


def _numbered(choices: list[Choice]) -> tuple[Line, ...]:
    keys = [str(number) if number < 10 else "" for number in range(1, len(choices) + 1)]
    return tuple(Line(key, choice.id, choice.says or choice.id) for key, choice in zip(keys, choices, strict=True))


def _chosen(value: FactValue | None) -> tuple[str, ...]:
    if value is None or not is_known(value) or isinstance(value, dict):
        return ()
    return tuple(map(str, value)) if isinstance(value, list) else (str(value),)


def _typing_hint(fact: Fact, currency: str) -> str:
    if fact.kind == "money":
        return " ".join(part for part in (currency, fact.unit) if part)
    return "such as 2026-11-23" if fact.kind == "date" else fact.unit


def _as_typed(value: FactValue | None) -> str:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return figure(value).replace(",", "")
    return value if isinstance(value, str) else ""
