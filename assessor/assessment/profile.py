"""Facts about the company as they are given: each value checked against its fact, unknown ones left out."""

import math
from datetime import date
from typing import Any

from assessor.assessment.model import Facts
from assessor.errors import ContentError, nearest
from assessor.questionnaire.conditions import FactValue, is_known
from assessor.questionnaire.model import Fact, Questionnaire
from assessor.text import LONGEST, clean, one_line

UNKNOWN = "unknown"


def read_facts(given: Any, questionnaire: Questionnaire, where: str) -> Facts:
    """`given` (fact id: value) as a profile; `ContentError` for an unknown fact or a value of the wrong kind."""
    if not isinstance(given, dict):
        raise ContentError("expected facts as `id: value`", where=where)
    facts: Facts = {}
    for id, raw in given.items():
        fact = questionnaire.fact(str(id))
        if fact is None:
            hint = nearest(str(id), [f.id for f in questionnaire.facts])
            raise ContentError(f'no fact is called "{one_line(str(id), 60)}"', where=where, do=hint)
        try:
            value = fact_value(fact, raw, questionnaire)
        except ValueError as error:
            raise ContentError(str(error), where=f"{where} {fact.id}") from error
        if value is not None:
            facts[fact.id] = value
    return facts


def fact_value(fact: Fact, raw: Any, questionnaire: Questionnaire | None = None) -> FactValue | None:
    """`raw` as a value of `fact`; None where it is not known; `ValueError` says what was expected."""
    if raw is None or (isinstance(raw, str) and raw.strip().lower() in (UNKNOWN, "")):
        return None
    match fact.kind:
        case "choice":
            value: FactValue = _choice(fact, raw)
        case "choices":
            value = list(dict.fromkeys(_choice(fact, item) for item in (raw if isinstance(raw, list) else [raw])))
        case "number" | "money":
            value = _number(fact, raw)
        case "yes_no":
            value = _yes_no(raw)
        case "text":
            if not isinstance(raw, str) or len(raw) > LONGEST:
                raise ValueError(f"expected a text of at most {LONGEST} characters; found {_shown(raw)}")
            value = clean(raw)
        case "date":
            value = _date(raw)
        case "counts":
            value = _counts(fact, raw, questionnaire)
    return value if is_known(value) else None


def doubt(fact: Fact, value: FactValue) -> str:
    """A sentence when `value` is outside what is believable for `fact`, else an empty string."""
    band = fact.believable
    if isinstance(value, bool) or not isinstance(value, int | float):
        return ""
    if (band.min is not None and value < band.min) or (band.max is not None and value > band.max):
        low, high = (format(n, ",.10g") if n is not None else "any" for n in (band.min, band.max))
        return f"{fact.ask} {value:,.10g} is outside the usual {low} to {high} {fact.unit}; is it right?"
    return ""


def _choice(fact: Fact, raw: Any) -> str:
    ids = [choice.id for choice in fact.choices]
    word = ("yes" if raw else "no") if isinstance(raw, bool) else str(raw).strip()
    if word not in ids:
        hint = nearest(word, ids) or f"Known here: {', '.join(ids)}."
        raise ValueError(f"{_shown(raw)} is not one of its choices. {hint}")
    return word


def _number(fact: Fact, raw: Any) -> float | int | str:
    words = [choice.id for choice in fact.choices]
    if isinstance(raw, str) and raw.strip() in words:
        return raw.strip()
    if isinstance(raw, bool) or not isinstance(raw, int | float) or not math.isfinite(raw):
        also = f" or one of {', '.join(words)}" if words else ""
        raise ValueError(f"expected a number{also}; found {_shown(raw)}")
    lowest = 0 if fact.min is None and fact.kind == "money" else fact.min
    if lowest is not None and raw < lowest:
        raise ValueError(f"expected at least {lowest:g}; found {raw:g}")
    if fact.max is not None and raw > fact.max:
        raise ValueError(f"expected at most {fact.max:g}; found {raw:g}")
    if abs(raw) > 1e15:
        raise ValueError(f"{raw:g} is too large to be counted with")
    return raw


def _yes_no(raw: Any) -> bool:
    words = {"yes": True, "true": True, "no": False, "false": False}
    if isinstance(raw, str) and raw.strip().lower() in words:
        return words[raw.strip().lower()]
    if isinstance(raw, bool):
        return raw
    raise ValueError(f"expected yes or no; found {_shown(raw)}")


def _date(raw: Any) -> str:
    try:
        return date.fromisoformat(str(raw)).isoformat()
    except ValueError:
        raise ValueError(f"expected a date such as 2026-11-23; found {_shown(raw)}") from None


def _counts(fact: Fact, raw: Any, questionnaire: Questionnaire | None) -> dict[str, int]:
    if not isinstance(raw, dict):
        raise ValueError(f"expected counts as `role: number`; found {_shown(raw)}")
    known = [choice.id for choice in fact.choices] or [
        role.id for role in (questionnaire.roles if questionnaire else [])
    ]
    counts = {}
    for key, count in raw.items():
        if known and key not in known:
            raise ValueError(
                f"{_shown(key)} is not known here. {nearest(str(key), known) or 'Known: ' + ', '.join(known)}"
            )
        if isinstance(count, bool) or not isinstance(count, int) or not 0 <= count <= 100_000:
            raise ValueError(f"expected a whole number of people for {key}; found {_shown(count)}")
        counts[str(key)] = count
    return counts


def _shown(raw: Any) -> str:
    return f'"{one_line(str(raw), 40)}"'
