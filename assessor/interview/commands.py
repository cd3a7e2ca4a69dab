"""Commands that are typed: `/go REL-4`, `/note asked the CTO`. Their names come from the one page of actions.

Decided here: what a typed line means, what can still be typed, and what is said when it means nothing. What a command
does is the face's.
"""

from collections.abc import Collection
from typing import NamedTuple

from assessor.errors import nearest
from assessor.interview import lookup
from assessor.interview.actions import Action, Place, typed_words, working
from assessor.interview.flow import Step
from assessor.interview.replies import GRADES
from assessor.interview.session import Session
from assessor.text import one_line

SIGN = "/"
MOST = 8
"""Offers shown at a time; the more is typed, the fewer are left."""
_HITS = {"go": lookup.places, "search": lookup.search, "company": lookup.facts}
"""The commands whose argument is looked up."""


class NoCommand(ValueError):
    """What was typed is no command here; the message says what is near."""


class Command(NamedTuple):
    """An action with what was typed behind it."""

    action: str
    argument: str = ""


class Offer(NamedTuple):
    """One way to go on: the line as it is when completed, what it does, and where it leads when it leads somewhere."""

    typed: str
    says: str
    step: Step | None = None


def typable(place: Place, unavailable: Collection[str] = ()) -> list[Action]:
    """The actions of `place` that can be typed: those that need no list or form that is open."""
    return [action for action in working(place, unavailable) if action.palette]


def parse(line: str, place: Place, unavailable: Collection[str] = ()) -> Command:
    """What `line` means at `place`. NoCommand: nothing is called so here, or nothing may follow it."""
    name, _, argument = one_line(line).removeprefix(SIGN).partition(" ")
    known = {word: action for action in typable(place, unavailable) for word in typed_words(action)}
    action = known.get(name.lower())
    if action is None:
        hint = nearest(name.lower(), list(known)) or "Type / to see what there is."
        raise NoCommand(f'There is no command "{one_line(name, 40)}" here. {hint}' if name else "Type a command.")
    if argument and not action.argument:
        raise NoCommand(f"Nothing can follow {SIGN}{name}.")
    return Command(action.id, argument.strip())


def offers(line: str, session: Session, place: Place, unavailable: Collection[str] = ()) -> list[Offer]:
    """How `line` can go on, best first."""
    name, space, argument = line.lstrip().removeprefix(SIGN).partition(" ")
    if not space:
        return _names(name.lower(), place, unavailable)
    try:
        action = parse(f"{SIGN}{name}", place, unavailable).action
    except NoCommand:
        return []
    if action == "evidence":
        grades = [(grade.value, says) for grade, says in GRADES.items() if grade.value.startswith(argument.strip())]
        return [Offer(f"{SIGN}{name} {grade}", says) for grade, says in grades]
    look = _HITS.get(action)
    if look is None:
        return []
    return [Offer(f"{SIGN}{name} {hit.step.id}", hit.says, hit.step) for hit in look(session, argument)]


def _names(start: str, place: Place, unavailable: Collection[str]) -> list[Offer]:
    """The commands whose name starts so, then those whose name or title holds it."""
    starting, holding = [], []
    for action in typable(place, unavailable):
        words = typed_words(action)
        name = next((word for word in words if word.startswith(start)), words[0])
        gap = f" {action.argument}" if action.argument else ""
        offer = Offer(f"{SIGN}{name}{' ' if action.argument else ''}", f"{SIGN}{name}{gap}  {action.help}")
        if any(word.startswith(start) for word in words):
            starting.append(offer)
        elif any(start in word for word in words) or start in action.title.lower():
            holding.append(offer)
    return starting + holding
