"""Everything a person can do in the app, once: id, title, keys, help and where it works.

The footer, the help screen, the command palette and the table in the README are made from this page. Keys are named as
a keyboard names them ("left", "ctrl+p", "?"); the order is the order of importance, so a narrow footer drops from the
end of its list. What an action does is decided elsewhere.
"""

from collections.abc import Collection
from enum import StrEnum
from typing import NamedTuple


class Place(StrEnum):
    """Where in the app a person is."""

    HOME = "home"
    NAMING = "naming"
    """Typing a name or a path on the home screen."""
    FACT = "fact"
    """A fact that is answered from a list."""
    TYPING = "typing"
    """A fact that is typed."""
    QUESTION = "question"
    END = "end"
    """Everything has been asked."""
    NOTE = "note"
    REASON = "reason"
    EVIDENCE = "evidence"
    """Choosing a grade of evidence."""
    ARTEFACT = "artefact"
    """Typing what was measured."""
    WORDS = "words"
    """Typing an answer in one's own words."""
    UNDERSTOOD = "understood"
    """Choosing among what was understood."""
    COMMAND = "command"
    """Typing a command, a place to go to or a text to find."""
    REVIEW = "review"
    """Reading what to look at again."""
    RESULTS = "results"
    TARGETS = "targets"
    """Reading why the targets are what they are."""
    BECAUSE = "because"
    """Reading where a figure comes from."""
    WHAT_IF = "what_if"
    """Trying other answers, hires and figures."""
    TRYING = "trying"
    """Typing a figure to try."""
    WORKSHOP = "workshop"
    """The facilitator's screen."""
    SAYING = "saying"
    """Typing a line in the workshop."""
    VOTING = "voting"
    """Voting at the facilitator's keyboard."""
    HELP = "help"


_ASKED = frozenset({Place.FACT, Place.QUESTION})
_TALK = _ASKED | {Place.END, Place.TYPING}
_ASKED_OR_TYPED = _ASKED | {Place.TYPING}
_TYPED = frozenset(
    {
        Place.NAMING,
        Place.TYPING,
        Place.NOTE,
        Place.REASON,
        Place.ARTEFACT,
        Place.WORDS,
        Place.COMMAND,
        Place.TRYING,
        Place.SAYING,
    }
)
_LED = frozenset({Place.WORKSHOP})
_ANYWHERE = frozenset(Place)


class Action(NamedTuple):
    """One thing to do. `in_list`: the list or the field under the cursor acts on these keys itself."""

    id: str
    title: str
    keys: tuple[str, ...]
    help: str
    where: frozenset[Place]
    in_list: bool = False
    shown: str = ""
    """How the keys are written where that is not their own names."""
    short: str = ""
    """The title where there is little room."""
    footer: bool = True
    palette: bool = True
    typed: tuple[str, ...] = ()
    """Shorter words for it where commands are typed."""
    argument: str = ""
    """What may be typed behind it."""


def _at(*places: Place) -> frozenset[Place]:
    return frozenset(places)


ACTIONS: tuple[Action, ...] = (
    Action("level", "answer", tuple("01234"), "Give that level and go on to the next question.",
           _at(Place.QUESTION), in_list=True, shown="0-4", palette=False),
    Action("pick", "pick", tuple("123456789"), "Pick that line of the list; where several may hold, tick it.",
           _at(Place.FACT, Place.END, Place.EVIDENCE), in_list=True, shown="1-9", palette=False),
    Action("accept", "yes, that", ("y",), "Take what was understood.", _at(Place.UNDERSTOOD), palette=False),
    Action("understood", "pick", tuple("01234"), "Take the line with that key; n is for none of them.",
           _at(Place.UNDERSTOOD), in_list=True, shown="0-4 n", palette=False),
    Action("yes_no", "yes or no", ("y", "n"), "Say yes or no.", _at(Place.FACT), in_list=True, shown="y n",
           palette=False),
    Action("give", "give", ("enter",), "Give what stands there, or the line with the caret.",
           _ASKED | {Place.TYPING, Place.NAMING, Place.REASON, Place.EVIDENCE, Place.ARTEFACT, Place.WORDS,
                      Place.UNDERSTOOD, Place.COMMAND, Place.REVIEW, Place.TRYING},
           in_list=True, palette=False),
    Action("complete", "complete", ("tab",), "Complete what is typed.", _at(Place.COMMAND), palette=False),
    Action("stop_report", "stop the report", ("escape",), "Stop rendering; no half file is left.",
           _TALK | {Place.RESULTS, Place.WORKSHOP}, palette=False),
    Action("why", "why", ("enter",), "Show where the figure with the caret comes from; on a name, go to its question.",
           _at(Place.RESULTS, Place.BECAUSE), palette=False),
    Action("section", "section", tuple("12345"), "Go to that section of the results.", _at(Place.RESULTS), in_list=True,
           shown="1-5", palette=False, footer=False),
    Action("figure", "figure", ("up", "down", "tab"), "Move the caret from figure to figure.",
           _at(Place.RESULTS, Place.BECAUSE), in_list=True, shown="↑↓ tab", palette=False, footer=False),
    Action("what_if", "what if", ("w",), "Try other answers, hires and figures; your real answers stay as they are.",
           _at(Place.RESULTS)),
    Action("change", "change", ("left", "right"), "Lower or raise what the caret is on; an option goes in or out.",
           _at(Place.WHAT_IF), in_list=True, shown="← →", palette=False),
    Action("try_level", "level", tuple("01234"), "Try that level of the answer with the caret.", _at(Place.WHAT_IF),
           in_list=True, shown="0-4", palette=False),
    Action("type_figure", "type it", ("enter",), "Type the figure to try; nothing typed means not known.",
           _at(Place.WHAT_IF), palette=False),
    Action("reset", "reset", ("r",), "Go back to the real answers, hires and figures.", _at(Place.WHAT_IF)),
    Action("page", "more", ("pageup", "pagedown"), "Page down and page up scroll the conversation or the page.",
           _ANYWHERE - {Place.HOME, Place.NAMING, Place.TRYING}, in_list=True, shown="PgDn", palette=False),
    Action("dont_know", "don't know", ("d",), "Say that you do not know; that is an answer too, and never a zero.",
           _ASKED_OR_TYPED, typed=("dk",)),
    Action("words", "own words", ("w",), "Say it in your own words; nothing is taken without your yes.",
           _at(Place.QUESTION), argument="TEXT"),
    Action("commands", "use keys", ("escape",), "Leave the field, so that the letters are keys again; Enter goes back.",
           _at(Place.TYPING), palette=False),
    Action("not_applicable", "not applicable", ("x",), "Say that the question does not apply to you, and why.",
           _at(Place.QUESTION), short="n/a", typed=("na",), argument="REASON"),
    Action("explain", "explain", ("e",), "Show why it is asked, what the terms mean and what would show the answer.",
           _ASKED_OR_TYPED),
    Action("back", "back", ("b", "left"), "Go back to what was asked before; nothing is lost.", _TALK),
    Action("skip", "skip", ("s",), "Leave it for later and go on.", _ASKED_OR_TYPED),
    Action("undo", "undo", ("u",), "Take the last answer back and return to it; as often as you like.", _TALK),
    Action("forward", "forward", ("right",), "Go on without changing this answer.", _ASKED_OR_TYPED),
    Action("command", "command", ("/",), "Type a command; what can be typed is listed below it.", _TALK, palette=False),
    Action("note", "note", ("n",), "Write a note to this answer, in as many lines as you like.", _at(Place.QUESTION),
           argument="TEXT"),
    Action("evidence", "evidence", ("g",), "Say how well this answer is supported: its grade of evidence.",
           _at(Place.QUESTION), argument="GRADE"),
    Action("flag", "flag", ("f",), "Flag it for follow-up, or take the flag away.", _at(Place.QUESTION)),
    Action("editor", "your editor", ("ctrl+g",), "Write the note in your own editor (VISUAL or EDITOR).",
           _at(Place.NOTE)),
    Action("keep", "keep and close", ("escape",), "Keep the note and close it.", _at(Place.NOTE), palette=False),
    Action("cancel", "close", ("escape",), "Close this without changing anything.",
           _at(Place.REASON, Place.EVIDENCE, Place.ARTEFACT, Place.WORDS, Place.UNDERSTOOD, Place.COMMAND,
               Place.NAMING, Place.TRYING), palette=False),
    Action("skipped", "skipped ones", ("s",), "Go through the questions that were left for later.", _at(Place.END)),
    Action("open_vote", "open the vote", ("enter",), "Open the vote on the question with the caret.",
           _at(Place.WORKSHOP), palette=False),
    Action("reveal", "reveal", ("v",), "Show all votes of this round to everybody at once.", _at(Place.WORKSHOP)),
    Action("agree", "agree", tuple("01234"), "Write down that level as what the room agreed on.", _at(Place.WORKSHOP),
           in_list=True, shown="0-4", palette=False),
    Action("again", "vote again", ("a",), "Open one more round on this question, after the talk.",
           _at(Place.WORKSHOP)),
    Action("agree_dk", "agree: not known", ("d",), "Write down that the room does not know.", _at(Place.WORKSHOP),
           short="not known"),
    Action("agree_na", "does not apply", ("x",), "Write down that the question does not apply, and why.",
           _at(Place.WORKSHOP), short="n/a"),
    Action("stand", "as voted", ("f",), "Leave the answer as the votes stand and go on.", _at(Place.WORKSHOP)),
    Action("vote", "give", tuple("01234d"), "Vote for that level; d is for don't know.", _at(Place.VOTING),
           in_list=True, shown="0-4 d", palette=False),
    Action("put_off", "put off", ("s",), "Put the question off; it waits at the end of the queue.",
           _at(Place.WORKSHOP)),
    Action("take_back", "undo", ("u",), "Take the last step back; nobody's vote is lost.", _at(Place.WORKSHOP)),
    Action("park", "park it", ("g",), "Write a remark into the parking lot.", _at(Place.WORKSHOP)),
    Action("private_note", "private note", ("n",), "Write a note for you alone; it is never printed.",
           _at(Place.WORKSHOP), short="note"),
    Action("by_hand", "paper votes", ("h",), "Type the votes from paper: ana 3, cto 1, 2, dk.", _at(Place.WORKSHOP),
           short="paper"),
    Action("pass_on", "pass the keyboard", ("j",), "Let somebody without a phone vote here, unseen.",
           _at(Place.WORKSHOP), short="pass"),
    Action("pause", "pause", ("space",), "Pause the meeting, or go on; another day is fine too.",
           _at(Place.WORKSHOP)),
    Action("priorities", "priorities", ("i",), "Let everybody rank three areas, then show how far they agree.",
           _at(Place.WORKSHOP)),
    Action("promise", "action", ("t",), "Write down an action that somebody takes on: what, who, by when.",
           _at(Place.WORKSHOP)),
    Action("consent", "consent", ("c",), "Say what the room agreed to about the report and small groups.",
           _at(Place.WORKSHOP)),
    Action("room", "room", ("m",), "Show who is in, the address, the parking lot and your notes; or go back.",
           _at(Place.WORKSHOP)),
    Action("end", "end", ("z",), "End the workshop; the page stops, everything stays saved.", _at(Place.WORKSHOP)),
    Action("drop", "close", ("escape",), "Close this without changing anything.", _at(Place.SAYING, Place.VOTING),
           palette=False),
    Action("say", "write down", ("enter",), "Write down what stands there.", _at(Place.SAYING, Place.VOTING),
           in_list=True, palette=False),
    Action("results", "results", ("r",), "Show the scores and the plan as they stand now.",
           _TALK | {Place.WORKSHOP}),
    Action("interview", "questions", ("i", "escape"), "Go back to the questions.", _at(Place.RESULTS)),
    Action("report", "report", ("p",), "Render the report beside the file; an existing PDF is never replaced.",
           _TALK | {Place.RESULTS, Place.WORKSHOP}),
    Action("review", "review", ("v",), "List what is contradictory, flagged, not known or not answered.", _TALK),
    Action("go", "go to", ("j",), "Go to an area or a question by its name or id.", _TALK, typed=("jump",),
           argument="PLACE"),
    Action("search", "search", ("t",), "Find a text in questions, answers and notes.", _TALK, typed=("find",),
           argument="TEXT"),
    Action("next_hit", "next found", (">",), "Go to the next place that holds the text you looked for; after the last, "
           "to the first.", _TALK, typed=("next",)),
    Action("previous_hit", "found before", ("<",), "Go back to the place before that holds the text you looked for.",
           _TALK, footer=False, typed=("previous",)),
    Action("company", "company facts", ("c",), "Change a fact of the company, and see which questions come and go.",
           _TALK, short="facts", typed=("facts", "profile"), argument="FACT"),
    Action("most_valuable", "most valuable next", ("a",), "Ask the question whose answer tells most next, and so on; "
           "or go back to the usual order.", _TALK, short="best next"),
    Action("milestone", "milestone", ("m",), "Keep the answers as they are now under a name, to compare with later.",
           _TALK, argument="NAME"),
    Action("targets", "targets", ("t",), "Show why each target is what it is, and which questions are left out.",
           _at(Place.RESULTS)),
    Action("scan", "quick or full", ("k",), "Change between the quick scan and all questions; nothing is lost.",
           _TALK),
    Action("open_line", "open", tuple("123456789"), "Open that line of the list; or go down to it and press Enter.",
           _at(Place.HOME), in_list=True, shown="1-9", palette=False),
    Action("new", "new", ("n",), "Start an assessment of a company.", _at(Place.HOME), argument="COMPANY"),
    Action("open", "open a file", ("o",), "Open an assessment or a report PDF by its path.", _at(Place.HOME),
           argument="PATH"),
    Action("import_pdf", "import a PDF", ("i",), "Restore the assessment that a report PDF carries, beside it.",
           _at(Place.HOME), typed=("import",), argument="PATH"),
    Action("demo", "demo", ("d",), "Open a complete sample company.", _at(Place.HOME)),
    Action("move", "move", ("up", "down"), "Move the caret; Enter then gives that line.",
           _TALK | {Place.HOME, Place.EVIDENCE, Place.UNDERSTOOD, Place.COMMAND, Place.REVIEW, Place.WHAT_IF},
           in_list=True, shown="↑↓", palette=False, footer=False),
    Action("tick", "tick", ("space",), "Tick or untick the line with the caret, where several may hold.",
           _at(Place.FACT), in_list=True, palette=False, footer=False),
    Action("leave", "real results", ("escape",), "Leave; what was tried is forgotten.", _at(Place.WHAT_IF)),
    Action("close_page", "close", ("escape",), "Close this page.",
           _at(Place.HELP, Place.TARGETS, Place.BECAUSE, Place.REVIEW), palette=False),
    Action("theme", "theme", ("l",), "Change the theme: dark, light, high contrast, the terminal's own colours.",
           _ANYWHERE - (_TYPED - {Place.TYPING}), footer=False),
    Action("dark", "dark theme", (), "Light letters on dark; remembered.", _ANYWHERE, footer=False),
    Action("light", "light theme", (), "Dark letters on light; remembered.", _ANYWHERE, footer=False),
    Action("contrast", "high contrast", (), "White on black, with few and strong colours; remembered.", _ANYWHERE,
           footer=False),
    Action("ansi", "terminal's own colours", (), "Only the colours that the terminal is set to; remembered.", _ANYWHERE,
           footer=False),
    Action("motion", "less motion", (), "Nothing moves or blinks, or it may again; remembered.", _ANYWHERE,
           footer=False),
    Action("help", "help", ("?", "f1"), "Show every key that works here, and what it does.",
           _ANYWHERE - {Place.HELP}),
    Action("palette", "all actions", ("ctrl+p",), "Find an action by typing part of its name.",
           _ANYWHERE - {Place.HELP}, palette=False),
    Action("quit", "quit", ("q", "ctrl+q"), "Leave. Everything is saved already.", _ANYWHERE),
)  # fmt: skip

BY_ID = {action.id: action for action in ACTIONS}

_NAMES = {"escape": "esc", "left": "←", "right": "→", "up": "↑", "down": "↓", "f1": "F1"}


def working(place: Place, unavailable: Collection[str] = ()) -> list[Action]:
    """The actions that work at `place` now, the most important first; `unavailable` are ids that do not apply now."""
    return [action for action in ACTIONS if place in action.where and action.id not in unavailable]


def works(id: str, place: Place, unavailable: Collection[str] = ()) -> bool:
    """Whether the action called `id` works at `place` now."""
    return place in BY_ID[id].where and id not in unavailable


def keys_at(action: Action, place: Place) -> tuple[str, ...]:
    """The keys of `action` that act at `place`: where letters are typed, letters and arrows belong to the field."""
    if place not in _TYPED or action.in_list:
        return action.keys
    return tuple(key for key in action.keys if len(key) > 1 and key not in ("left", "right"))


def key_words(action: Action, place: Place) -> str:
    """The first key of `action` at `place` as it is written for people; empty where only the palette reaches it."""
    keys = keys_at(action, place)
    return (action.shown or _NAMES.get(keys[0], keys[0])) if keys else ""


def typed_words(action: Action) -> tuple[str, ...]:
    """What is typed for `action` where commands are typed: its id with dashes, then its shorter words."""
    return (action.id.replace("_", "-"), *action.typed)


def all_keys(action: Action) -> str:
    """Every key of `action` as written for people, for a table."""
    return action.shown or " ".join(_NAMES.get(key, key) for key in action.keys)


def markdown_table() -> str:
    """The table of the README: every action with its keys and what is typed for it."""
    rows = ["| Key | Typed | What it does |", "|---|---|---|"]
    for action in ACTIONS:
        keys = " ".join(f"`{key}`" for key in all_keys(action).split())
        argument = f" {action.argument}" if action.argument else ""
        typed = f"`/{typed_words(action)[0]}{argument}`" if action.palette and action.where != _LED else ""
        rows.append(f"| {keys} | {typed} | {action.help} |")
    return "\n".join(rows)
