"""From votes to the answer that is scored: the agreed one, else the low median, honest about how far apart they were.

The low median of the level votes is the answer, asserted, and the high median is how far up it may lie. Where everybody
said don't know, that is the answer. Who did not vote is left out. (docs/method.md, "Workshop".)
"""

from collections.abc import Iterable
from datetime import datetime

from assessor.assessment.model import DONT_KNOW, SKIPPED, Answer, Assessment, answered
from assessor.votes.model import BEFORE, Kept, Meeting, Vote
from assessor.votes.stage import Stage, stage

BY = "workshop"
"""Who gave an answer that follows from votes, as the report names it."""


def medians(levels: Iterable[int]) -> tuple[int, int] | None:
    """The low and the high median of `levels`: the same for an odd count; None without any."""
    ordered = sorted(levels)
    if not ordered:
        return None
    return ordered[(len(ordered) - 1) // 2], ordered[len(ordered) // 2]


def levels(votes: Iterable[Vote]) -> list[int]:
    """The levels among `votes`, lowest first."""
    return sorted(vote.level for vote in votes if vote.level is not None)


def answer_of(votes: Iterable[Vote]) -> Answer | None:
    """The answer that `votes` make together; None without a vote."""
    given = list(votes)
    middle = medians(levels(given))
    if middle is None:
        return Answer(value=DONT_KNOW, by=BY) if given else None
    low, high = middle
    if low == high:
        return Answer(value=low, by=BY)
    note = f"The votes did not agree: the middle lies between {low} and {high}."
    return Answer(value=low, up_to=high, by=BY, note=note)


def counted_votes(meeting: Meeting, question: str, now: Stage | None = None) -> list[Vote]:
    """The votes that count for `question`: of the last round that was shown, else those from before the meeting."""
    rounds = meeting.votes.get(question, {})
    shown = (now or stage(meeting)).shown.get(question, BEFORE)
    return list(rounds.get(shown, {}).values())


def settled(assessment: Assessment, meeting: Meeting, now: datetime) -> tuple[Assessment, Meeting]:
    """Both with the answers that the meeting stands for, and without those it no longer stands for after an undo.

    An answer typed by hand stays until the room votes on its question in the meeting; what stood there before comes
    back when the steps that replaced it are undone.
    """
    found = stage(meeting)
    voted = {step.question for step in meeting.steps if step.kind in ("revealed", "agreed")}
    kept = dict(meeting.kept)
    for question in {**meeting.votes, **kept}:
        current = assessment.answers.get(question)
        mine = kept.get(question)
        wanted = _wanted(meeting, question, found)
        if mine is not None and current != mine.written:
            mine = None  # somebody changed it by hand since: theirs is the answer of record
            kept.pop(question)
        if wanted is None:
            if mine is not None:
                assessment = answered(assessment, question, mine.before, now)
                kept.pop(question)
        elif mine is not None and _same(mine.written, wanted):
            continue
        elif question in voted or mine is not None or current is None or current.value == SKIPPED:
            if current is not None and _same(current, wanted):
                continue
            assessment = answered(assessment, question, wanted, now)
            before = mine.before if mine is not None else current
            kept[question] = Kept(before=before, written=assessment.answers[question])
    return assessment, meeting if kept == meeting.kept else meeting.model_copy(update={"kept": kept})


def conflicts(assessment: Assessment, meeting: Meeting) -> dict[str, Answer]:
    """Questions whose answer, typed by hand, differs from what the votes say, with the answer of the votes."""
    found = stage(meeting)
    different: dict[str, Answer] = {}
    for question in meeting.votes:
        current, wanted = assessment.answers.get(question), _wanted(meeting, question, found)
        mine = meeting.kept.get(question)
        if current is None or wanted is None or (mine is not None and current == mine.written):
            continue
        if (current.value, current.up_to) != (wanted.value, wanted.up_to):
            different[question] = wanted
    return different


def _wanted(meeting: Meeting, question: str, found: Stage) -> Answer | None:
    agreed = found.agreed.get(question)
    return agreed.answer if agreed is not None else answer_of(counted_votes(meeting, question, found))


def _same(one: Answer, other: Answer) -> bool:
    """Whether both say the same, whenever they were given."""
    return one.model_copy(update={"at": ""}) == other.model_copy(update={"at": ""})
