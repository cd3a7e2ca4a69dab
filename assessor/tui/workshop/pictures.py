"""What stands on the wall in each phase of a workshop, as rows for a width. Values in, rows out; no rule is here."""

from collections import Counter
from collections.abc import Sequence
from datetime import timedelta

from textual.content import Content

from assessor.opening.meeting import Door
from assessor.questionnaire.model import Question
from assessor.text import one_line
from assessor.tui.widgets.wrapped import hanging
from assessor.tui.workshop.board import (
    BLANK,
    Rows,
    anchors,
    asked,
    distribution,
    heading,
    in_two,
    quiet,
    reasons,
    turnout,
)
from assessor.votes.findings import priorities
from assessor.votes.model import GROUP_NAMES, Meeting
from assessor.votes.queue import Item
from assessor.votes.spread import Spread
from assessor.votes.stage import Stage

ROOMY = 96
"""Cells from which on the anchors have a blank row between them."""
QR_ROOM = 68
"""Cells from which on the QR code stands beside the words."""
VOTE_SECONDS = {1: 90, 2: 30, 3: 30}
"""Thirty seconds to read and sixty to vote; a second vote takes thirty."""
TALK_SECONDS = 120
"""What the lowest and the highest have to explain themselves."""


def clock_words(passed: timedelta, allowed: int) -> str:
    """`1:12 left` of `allowed` seconds, then `0:20 over`."""
    left = allowed - int(passed.total_seconds())
    return f"{abs(left) // 60}:{abs(left) % 60:02d} {'left' if left >= 0 else 'over'}"


def lobby(meeting: Meeting, door: Door, width: int) -> Rows:
    """How to come in, who is in, and what was said about consent."""
    beside = bool(door.qr) and width >= QR_ROOM
    split = (max(len(row) for row in door.qr) + 3) if beside else 0
    room = width - split
    words = heading("How to take part", room)
    if door.address:
        words += [
            *Content.assemble("Scan the code, or open " if beside else "Open ", (door.address, "bold")).wrap(room),
            *Content.assemble("and enter ", (door.code, "bold $accent")).wrap(room),
        ]
    else:
        words += quiet(
            "The page for phones is not running: votes come from the keyboard, from paper or from a table.", room
        )
    words += quiet(door.note, room) if door.note else []
    words += [BLANK, *_present(meeting, room)]
    drawn = [Content.styled(row, "#ffffff on #000000") for row in door.qr]  # whatever the theme: readers need it
    return in_two(drawn, words, width, split) if beside else words


def _present(meeting: Meeting, width: int) -> Rows:
    counts = {group: sum(v.group == group for v in meeting.voters.values()) for group in GROUP_NAMES}
    named = ", ".join(f"{GROUP_NAMES[group]} {count}" for group, count in counts.items() if count)
    total = len(meeting.voters)
    if not total:
        return [Content.styled("Nobody is in yet", "bold")]
    return [Content.styled(f"{total} {'person' if total == 1 else 'people'} in", "bold"), *quiet(named, width)]


def consent_words(stage: Stage, width: int) -> Rows:
    """What was agreed about who sees what, or that it has not been said yet."""
    if stage.consent is None:
        text = "Before the first vote, say who sees what, and write down what the room agrees to (c)."
        return [row.stylize("$warning") for row in Content(text).wrap(width)]
    report = "sums in the report" if stage.consent.report else "nothing of the votes in the report"
    small = "small groups apart" if stage.consent.small_groups else "groups under three not apart"
    return quiet(f"Agreed: {report}; {small}; single votes stay on this machine.", width)


def queue_rows(items: Sequence[Item], caret: int, width: int) -> Rows:
    """The questions still to vote on, the most worthwhile first, with a caret."""
    rows: Rows = []
    for number, item in enumerate(items):
        mark = Content.styled("› " if number == caret else "  ", "bold $accent")
        head = mark + Content.styled(f"{item.question}  ", "bold" if number == caret else "$primary")
        text = Content(one_line(item.ask)).truncate(max(8, width - head.cell_length), ellipsis=True)
        rows += [head + (text.stylize("bold") if number == caret else text)]
        rows += [Content("    ") + Content.styled(one_line(item.why, width - 4), "$quiet")]
    return rows or quiet("Every question has been dealt with. Priorities (i) and actions (t) are next.", width)


def ballot(question: Question, round: int, meeting: Meeting, clock: str, width: int) -> Rows:
    """An open vote: the question, its anchors, how many have voted and the time. Nothing of what was voted."""
    label = f"{question.id} · round {round}" if round > 1 else question.id
    voted = meeting.votes.get(question.id, {}).get(round, {})
    here = Counter(voter.group for voter in meeting.voters.values())
    done = Counter(meeting.voters[id].group for id in voted if id in meeting.voters)
    by_group = ", ".join(f"{GROUP_NAMES[group].lower()} {done[group]} of {count}" for group, count in here.items())
    foot = turnout(len(voted), len(meeting.voters), width)
    time = Content.styled(clock, "bold $warning" if clock.endswith("over") else "bold")
    gap = max(2, width - foot.cell_length - time.cell_length)
    rows = asked(label, question.ask, width)
    rows += anchors([level.says for level in question.levels], width, roomy=width >= ROOMY)
    return [*rows, BLANK, foot + Content(" " * gap) + time, *quiet(by_group, width)]


def shown(question: Question, spread: Spread, clock: str, width: int) -> Rows:
    """The votes of a round: distribution, how far apart, and who is asked to speak first."""
    rows = asked(f"{question.id} · round {spread.round} shown", question.ask, width)
    rows += [*_says(spread, clock, width), BLANK]  # first: on a small wall the rest may be below the edge
    rows += distribution(
        [level.says for level in question.levels], spread.counts, spread.dont_know, spread.middle, width
    )
    rows += [BLANK]
    rows += reasons("From the lowest", spread.lowest_reasons, width)
    rows += reasons("From the highest", spread.highest_reasons, width)
    title = "From the others" if spread.lowest_reasons or spread.highest_reasons else "Reasons"
    rows += reasons(title, spread.other_reasons, width)
    return rows


def _says(spread: Spread, clock: str, width: int) -> Rows:
    rows = hanging(Content(""), Content.styled(spread.says, "bold"), width)
    if spread.talk and spread.range:
        rows += hanging(Content(""), Content("The lowest speak first, then the highest; two minutes together."), width)
    return [*rows, *quiet(clock, width)] if spread.talk else rows


def ranking(titles: dict[str, str], voted: int, present: int, width: int) -> Rows:
    """The vote on priorities while it is open."""
    rows = heading("Which three areas should be worked on first?", width)
    rows += [Content(f"  {title}") for title in titles.values()]
    return [*rows, BLANK, turnout(voted, present, width)]


def ranking_shown(meeting: Meeting, titles: dict[str, str], width: int) -> Rows:
    """The order that the votes make: area, mean place, and how many named it."""
    ranked, says = priorities(meeting, list(titles))
    rows = heading("Where the room would begin", width)
    for place, each in enumerate(ranked, 1):
        mean = Content.styled(f"  mean place {each.mean_rank:.1f}", "$quiet")
        words = Content.styled(titles.get(each.area, each.area), "bold") + mean
        rows += hanging(Content.styled(f"{place:>2}  ", "bold $accent"), words, width)
    return [*rows, BLANK, *quiet(says, width)]


def waiting(stage: Stage, meeting: Meeting, door: Door, items: Sequence[Item], caret: int, width: int) -> Rows:
    """Between two votes: before the first how to come in, then the queue."""
    rows = [*lobby(meeting, door, width), BLANK, *consent_words(stage, width), BLANK] if not stage.shown else []
    return [*rows, *heading("What to vote on next", width), *queue_rows(items, caret, width)]


def notes_page(stage: Stage, meeting: Meeting, door: Door, width: int) -> Rows:
    """Who is in, the parking lot, the actions; the facilitator's own notes are not for the wall and stand last."""
    rows = [*lobby(meeting, door, width), BLANK, *consent_words(stage, width), BLANK]
    if stage.promises:
        rows += heading("Actions", width)
        for promise in stage.promises:
            words = " · ".join(part for part in (promise.do, promise.owner, promise.by) if part)
            rows += hanging(Content("  - "), Content(one_line(words)), width)
    if stage.parked:
        rows += [*heading("Parking lot", width)]
        for parked in stage.parked:
            where = f"{parked.question}  " if parked.question else ""
            rows += hanging(Content("  - "), Content(where + one_line(parked.text)), width)
    return rows


def ended(stage: Stage, open_items: int, width: int) -> Rows:
    """The end: what was agreed, what is open, what was promised."""
    rows = heading("The workshop has ended; everything is saved", width)
    done = max(len(stage.shown), len(stage.agreed))
    rows += [Content(f"{done} questions voted on, {len(stage.agreed)} agreed, {open_items} not reached.")]
    if stage.promises:
        rows += [BLANK, *heading("Actions", width)]
        for promise in stage.promises:
            words = " · ".join(part for part in (promise.do, promise.owner, promise.by) if part)
            rows += hanging(Content("  - "), Content(one_line(words)), width)
    return [*rows, BLANK, *quiet("p renders the report. To go on another day, press the space bar.", width)]
