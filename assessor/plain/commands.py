"""What a typed line is: a command of the registry with what stands behind it, or a reply in a person's own words.

Decided here: when a word is a command. A line that starts with a slash always is one. Without it, a command is meant
when the whole line is its word or, for a command that takes something, when the line starts with it; a single letter is
meant where it is that action's key. Where a text is asked for, only whole words are commands: put a text that is one
into quotes.
"""

from collections.abc import Collection, Iterable
from typing import NamedTuple

from assessor.errors import nearest
from assessor.interview.actions import BY_ID, Action, Place, keys_at, typed_words, working

WITH_REST = frozenset({"not_applicable", "note", "evidence", "go", "search", "milestone", "new", "open", "import_pdf"})
"""Actions whose word may start a line without a slash; other words that do, such as company, start sentences too."""


ABOUT_RESULTS = (
    BY_ID["why"]._replace(
        keys=(), help="Tell where a figure of the results comes from, as in /why costs target.", argument="FIGURE"
    ),
    BY_ID["what_if"]._replace(
        keys=(),
        help="Tell what other answers, hires and figures would change, as in /what-if max_hires 1. Nothing is kept.",
        argument="CHANGE; CHANGE",
    ),
)
"""What the app does on its page of results. Here the results are no place of their own, so it works everywhere."""


class Command(NamedTuple):
    """The id of an action, and what was typed behind it."""

    id: str
    rest: str = ""


class Unknown(NamedTuple):
    """A line that started with a slash and names nothing that works here; `hint` says what was nearest."""

    word: str
    hint: str


def meant(
    line: str, place: Place, able: Collection[str], unavailable: Collection[str] = (), *, text: bool = False
) -> Command | Unknown | None:
    """What `line` means at `place`; None when it is a reply. `able`: the ids that this face can do.

    `text`: a text is being asked for, so that letters and beginnings of lines are its own.
    """
    actions = offered(place, able, unavailable)
    slash = line.startswith("/")
    word, _, rest = line.removeprefix("/").strip().partition(" ")
    rest = rest.strip()
    for action in actions:
        if word.lower() in typed_words(action) and (slash or not rest or (action.id in WITH_REST and not text)):
            return Command(action.id, rest)
    for action in actions:
        if not rest and not text and word in keys_at(action, place) and (len(word) == 1 or word == "?"):
            return Command(action.id)
    if not slash:
        return None
    every = [name for action in actions for name in typed_words(action)]
    return Unknown(word, nearest(word, every) or "help lists what can be typed here.")


def offered(place: Place, able: Collection[str], unavailable: Collection[str] = ()) -> list[Action]:
    """The actions of the registry that can be typed at `place` now."""
    everywhere = ABOUT_RESULTS if place is not Place.HOME else ()
    return [action for action in (*working(place, unavailable), *everywhere) if action.id in able]


def table(actions: Iterable[Action]) -> list[tuple[str, str]]:
    """Every action as it is typed, and what it does."""
    return [(form(action), action.help) for action in actions]


def form(action: Action) -> str:
    """How `action` is typed: its shortest word, and what may stand behind it."""
    word = min(typed_words(action), key=len)
    slash = "/" if action.argument and action.id not in WITH_REST else ""
    return f"{slash}{word} {action.argument}".strip()
