"""Lists that lead somewhere else: what a search found, and what to look at again.

Each tells its lines and returns what is said last. What is found is decided in interview/; going there is the
conversation's.
"""

from assessor.interview import lookup
from assessor.interview.review import counts, review
from assessor.interview.session import Session
from assessor.plain.console import Console
from assessor.scoring.model import Score
from assessor.text import one_line

GO = "go ID goes to one of these."


def tell_search(console: Console, session: Session, typed: str) -> str:
    """Everything that holds the words of `typed`."""
    if not typed:
        return "Write: search WORD."
    hits = lookup.search(session, typed)
    for hit in hits:
        where = f"{hit.step.id}: " if hit.step.kind == "fact" else ""
        console.say(where + hit.says.replace("  ", ": ", 1), mark="- ")
    return GO if hits else f'"{one_line(typed, 40)}" is nowhere in the questions, answers and notes.'


def tell_review(console: Console, session: Session, score: Score) -> str:
    """What is contradictory, flagged, not known, not answered, and which figures would price something."""
    entries = review(session, score)
    if not entries:
        return "There is nothing to look at again."
    console.say(f"{counts(entries)}.".replace(" · ", ", "))
    for entry in entries:
        kinds = ", ".join([entry.kind, *entry.also])
        stands = f" ({one_line(entry.stands, 120)})" if entry.kind in ("contradictory", "not given") else ""
        console.say(f"{entry.step.id} ({kinds}): {entry.ask}{stands}", mark="- ")
    return GO
