"""How what is asked now, and what was just said, read line by line."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import takewhile

from assessor.interview import flow
from assessor.interview.actions import BY_ID
from assessor.interview.prompt import Prompt, ending, prompt
from assessor.interview.session import Session
from assessor.interview.turns import Turn, transcript
from assessor.plain.commands import form
from assessor.plain.console import Console
from assessor.scoring.model import Score

ALL = 10_000
"""Turns: a reply may have changed something said long before."""
_LABELLED = {"area", "greeting", "replied"}


def ask(console: Console, session: Session) -> None:
    """The question with its levels, a fact with its choices, or what can be done at the end."""
    asked = prompt(session)
    console.say()
    if asked is None:
        end = ending(session)
        console.say(end.ask)
        for line in end.lines:
            console.say(line.says, mark=f"  {form(BY_ID[line.value])}: ")
        return
    console.say(f"{_place(session)}{asked.ask}")
    for number, line in enumerate(asked.lines, 1):
        console.say(line.says, mark=f"  {line.key or _sign(asked, number)}  ")
    for said in _so_far(asked):
        console.say(said)
    hint = ways(session)
    if hint:
        console.say(f"({hint})")


def again(console: Console, session: Session) -> None:
    """The question alone, after a reply that was not understood: its levels were read out before."""
    asked = prompt(session) or ending(session)
    console.say(f"{_place(session)}{asked.ask} ({ways(session)})")


def ways(session: Session) -> str:
    """What can be typed as a reply; commands are in the help."""
    if session.question is not None:
        return "0 to 4, your own words, or: dk, na REASON, skip, back, explain, help"
    fact = session.fact
    if fact is None:
        return "type one of these words, or: back, help, quit"
    asked = prompt(session)
    unit = f" ({asked.hint})" if asked is not None and asked.way == "type" and asked.hint else ""
    replies = {
        "text": "type it",
        "yes_no": "yes or no",
        "choice": "a number of the list",
        "choices": "numbers of the list, as in 1, 3",
        "number": f"a number{unit}",
        "money": f"an amount{unit}",
        "date": "a day, as in 2026-11-23",
        "counts": "how many of whom, as in 2 SRE, 1 platform; or none",
    }
    return f"{replies[fact.kind]}; or: dk, skip, back, explain, help"


def explained(console: Console, session: Session) -> None:
    """Why it is asked, what the terms mean, what would show the answer."""
    asked = prompt(session)
    if asked is None:
        console.say("Everything has been asked.")
        return
    shown = f"What would show it: {asked.evidence}" if asked.evidence else ""
    said = [part for part in (asked.why, asked.explain, shown) if part]
    for part in said or ["There is nothing to explain here."]:
        console.say(part)


def tell(console: Console, turns: list[Turn]) -> None:
    """Turns of the conversation."""
    for turn in turns:
        if turn.kind == "note":
            console.say(turn.text, mark="Note: ")
        elif turn.kind == "replied":
            console.say(turn.text, mark=f"Level {turn.label}: " if turn.label.isdigit() else "")
        elif turn.kind in _LABELLED and turn.label:
            console.say()
            console.say(f"{turn.label}. {turn.text}".strip())
        else:
            console.say(turn.text)


def news(before: Session, after: Session, score: Score) -> list[Turn]:
    """What the last reply brought: the reply in words, what it left out, a recap, the next area."""
    if before.at is None:
        return []
    turns = transcript(after, score, most=ALL)
    places = [place for place, turn in enumerate(turns) if turn.kind == "replied" and turn.step == before.at]
    if not places:
        return _told_later(before, after, score)
    said = turns[places[-1] :]
    return list(takewhile(lambda turn: turn.kind != "asked", said))  # what was asked after it was said at its time


def _told_later(before: Session, after: Session, score: Score) -> list[Turn]:
    """The reply to a step that comes after the one that is asked now, for who had gone ahead to change it."""
    turns = transcript(replace(after, at=None), score, most=ALL)
    places = [place for place, turn in enumerate(turns) if turn.kind == "replied" and turn.step == before.at]
    told = ("replied", "note", "notice", "recap")
    return list(takewhile(lambda turn: turn.kind in told, turns[places[-1] :])) if places else []


def opening(session: Session, score: Score) -> Iterator[Turn]:
    """What is said at the start: the greeting, or for who comes back only where they are."""
    turns = transcript(session, score)
    greeted = [turn for turn in turns if turn.kind == "greeting"]
    if greeted and not session.assessment.answers and session.assessment.profile.keys() <= {"company"}:
        yield from greeted
        yield Turn("notice", "Commands are typed as words here: scan for the quick scan, help for all there is.")
        yield from (turn for turn in turns if turn.kind not in ("greeting", "asked", "replied"))
        return
    progress = flow.progress(session.questionnaire, session.asked, session.assessment, session.at)
    company = str(session.assessment.profile.get("company") or "")
    said = f"{progress.answered} of {progress.applicable} questions are answered"
    left = f", about {progress.minutes:.0f} minutes are left" if progress.minutes >= 1 else ""
    yield Turn("notice", f"{company + ': ' if company else ''}{said}{left}.")
    if session.at is None:
        yield turns[-1]


def _place(session: Session) -> str:
    """`LAT-2, Inference latency 2 of 7: `, `Inference latency, fact 1 of 3: `; empty for the facts that open it all."""
    if session.at is None or flow.opens(session.at):
        return ""
    progress = flow.progress(session.questionnaire, session.asked, session.assessment, session.at)
    titles = {area.id: area.title or area.id for area in session.questionnaire.areas}
    area, number = titles.get(progress.area, ""), f"{progress.number} of {progress.of}"
    return f"{session.at.id}, {area} {number}: " if session.at.kind == "question" else f"{area}, fact {number}: "


def _sign(asked: Prompt, number: int) -> str:
    return str(number) if asked.way in ("one", "several") else "-"


def _so_far(asked: Prompt) -> Iterator[str]:
    stands = [line.says for line in asked.lines if line.value in asked.chosen]
    if stands and asked.way in ("one", "several"):
        numbers = [line.key for line in asked.lines if line.value in asked.chosen]
        yield f"Your answer so far: {', '.join(key or says for key, says in zip(numbers, stands, strict=True))}."
    elif asked.typed:
        yield f"Your answer so far: {asked.typed}"
    elif any(asked.counts):
        counted = zip(asked.counts, asked.lines, strict=True)
        yield f"Your answer so far: {', '.join(f'{count} {line.says}' for count, line in counted if count)}"
    if asked.so_far:
        yield asked.so_far
    if asked.note:
        yield f"Note: {asked.note}"
