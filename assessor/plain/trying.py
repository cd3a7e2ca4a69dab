"""`/what-if CHANGE; CHANGE`: other answers, figures and options tried on one line, and what would follow from them.

Nothing is kept: each line begins at the real answers. What can be tried and what follows is decided in
interview/trying.py and plan/what_if.py.
"""

from collections.abc import Sequence

from assessor.errors import nearest
from assessor.interview.parse import NotUnderstood
from assessor.interview.results.state import Results
from assessor.interview.trying import Entry, at_level, comparison, entries, moved, stands, typed
from assessor.plain.console import Console
from assessor.plain.results import in_words
from assessor.plan.what_if import Tried, what_if
from assessor.text import one_line

FORM = (
    "Write /what-if and one change or several with semicolons between, as in: /what-if {example}. A question takes a "
    "level, a figure takes its new value, an option takes in or out. /what-if all lists what can be tried."
)


def tell_what_if(console: Console, results: Results, line: str) -> str:
    """Tell what would follow from the changes on `line`; what is said last."""
    can = entries(results)
    if line.lower() in ("all", "list"):
        for entry in can:
            now, _ = stands(entry, Tried(), results)
            said = entry.title.removeprefix(entry.id).strip()
            console.say(f"{said} Now: {now}.", mark=f"{entry.id}: ")
        return form(can)
    if not line:
        return form(can)
    tried = Tried()
    try:
        for change in filter(None, (part.strip() for part in line.split(";"))):
            tried = _with(change, tried, can, results)
    except NotUnderstood as error:
        return f"{error} Nothing was tried."
    content = (results.questionnaire, results.profile, results.answers)
    real, outcome = what_if(*content, Tried()), what_if(*content, tried)
    for refusal in outcome.refused:
        console.say(refusal)
    rows = [row for row in comparison(real, outcome, results) if row.moved]
    for row in rows:
        console.say(f"{row.title}: {in_words(row.tried)}, now {in_words(row.real)}")
    return "Your real answers stay as they are." if rows else "Nothing would change."


def form(can: Sequence[Entry]) -> str:
    """How to write it, with an example of what can be tried here."""
    chosen = {entry.kind: entry for entry in reversed(can)}
    shown = {"question": "3", "fact": "1", "option": "in"}
    return FORM.format(
        example="; ".join(f"{chosen[kind].id} {value}" for kind, value in shown.items() if kind in chosen)
    )


def _with(change: str, tried: Tried, can: Sequence[Entry], results: Results) -> Tried:
    """`tried` with one change. NotUnderstood says what is wrong and what is possible."""
    name, _, value = change.replace("=", " ", 1).partition(" ")
    value = value.strip()
    entry = next((one for one in can if one.id.lower() == name.lower()), None)
    if entry is None:
        hint = nearest(name, [one.id for one in can]) or "/what-if all lists what can be tried."
        raise NotUnderstood(f'"{one_line(name, 40)}" cannot be tried. {hint}')
    if entry.kind == "fact":
        if not value:
            raise NotUnderstood(f"{entry.id} takes a figure, or dk for not known.")
        return typed(entry, "" if value.lower() == "dk" else value, tried, results)
    if entry.kind == "question":
        if value not in tuple("01234"):
            raise NotUnderstood(f"{entry.id} takes a level from 0 to 4.")
        return at_level(entry, int(value), tried, results)
    if value.lower() not in ("in", "out"):
        raise NotUnderstood(f"{entry.id} takes in or out.")
    return moved(entry, 1 if value.lower() == "in" else -1, tried, results)
