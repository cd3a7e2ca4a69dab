"""Where the steps of a roadmap go: which phase has room, and which days a step takes (docs/method.md, "Roadmap").

room       at most three items end in the first 30 days, four in 60, five in 90, and five more in the 90 days after
item       one step; from the second month on, two steps of one question by the same people in one phase are one item
pace       half of one's time: a working day of effort takes two days

Days from today; efforts in working days. What is wanted, and in which order, is roadmap.py's.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from assessor.plan.owners import Owner
from assessor.questionnaire.model import NextStep, Question
from assessor.scoring.model import AreaScore, Item
from assessor.scoring.targets import Target

PHASES = (30, 60, 90, 180)
ROOM = {30: 3, 60: 4, 90: 5, 180: 5}
"""Items in all by the end of each phase of the first 90 days; of the last phase, its own."""
HALF = 90
PACE = 2
UNKNOWN_DAYS = 5.0
LEAST_DAYS = 0.5
TOGETHER = 2
"""Steps of one question that make one item at most."""


class Subject(NamedTuple):
    """A question as the roadmap sees it."""

    question: Question
    area: AreaScore
    item: Item
    goal: float
    demanded: Target | None
    exposure: float
    """Its part of the area's stake a year, or of its weight."""
    stake: float | None


class Slot(NamedTuple):
    """One step, and its place once it has one."""

    subject: Subject
    level: int
    owner: Owner
    step: NextStep
    value: float
    builds_on: frozenset[str]
    """The questions whose steps come before it, its own included."""
    start: int = 0
    end: int = 0
    phase: int = 0
    item: int = 0
    """Steps with the same number are one item."""


class Board(NamedTuple):
    """The steps that have their places; `phases` has those of each phase."""

    slots: tuple[Slot, ...] = ()
    phases: tuple[tuple[Slot, ...], ...] = ((),) * len(PHASES)

    def having(self, more: Iterable[Slot]) -> "Board":
        """The board with more steps."""
        slots, phases = [*self.slots], [*self.phases]
        for slot in more:
            slots.append(slot)
            at = PHASES.index(slot.phase)
            phases[at] = (*phases[at], slot)
        return Board(tuple(slots), tuple(phases))


def placed(wanted: Sequence[Slot], board: Board) -> list[Slot] | str:
    """The steps in the first places that are free, one after the other; or why there is none."""
    found: list[Slot] = []
    for slot in wanted:
        earliest = slot.owner.from_day
        for other in board.slots:
            if other.end > earliest and other.subject.question.id in slot.builds_on:
                earliest = other.end
        place = _place(earliest, slot, board)
        if place is None:
            return "there is no room for it in the next 180 days"
        found.append(place)
        if len(found) < len(wanted):
            board = board.having([place])
    return found


def _place(earliest: int, slot: Slot, board: Board) -> Slot | None:
    """The step in its place, which cannot begin before `earliest`."""
    length = max(1, round(effort(slot.step) * PACE))
    for at, phase in enumerate(PHASES):
        item = _goes_on(slot, at, board)
        if item is None and _full(at, board):
            earliest = max(earliest, phase)
            continue
        start = max(earliest, HALF) if phase > HALF else earliest
        if start + length <= phase:
            number = len(board.slots) if item is None else item
            return slot._replace(start=start, end=start + length, phase=phase, item=number)
    return None


def _goes_on(slot: Slot, at: int, board: Board) -> int | None:
    """The item of this phase that a step goes on with, and so takes no room of its own; None where there is none.

    Not where it builds on another question's step of the same phase, or that one on it: an item is done in one go.
    """
    there = board.phases[at]
    question = slot.subject.question.id
    own = [other for other in there if other.subject.question.id == question]
    if at == 0 or not own or own[-1].owner.says != slot.owner.says:
        return None
    if sum(other.item == own[-1].item for other in own) >= TOGETHER:
        return None
    others = [other for other in there if other.subject.question.id != question]
    tied = any(other.subject.question.id in slot.builds_on or question in other.builds_on for other in others)
    return None if tied else own[-1].item


def _full(at: int, board: Board) -> bool:
    """Whether a phase has no room for another item; one counts in its phase and all that follow in 90 days."""
    counts = [len({slot.item for slot in slots}) for slots in board.phases]
    if PHASES[at] > HALF:
        return counts[at] >= ROOM[PHASES[at]]
    return any(sum(counts[: i + 1]) >= ROOM[day] for i, day in enumerate(PHASES) if i >= at and day <= HALF)


def effort(step: NextStep) -> float:
    """Working days; a step that names none counts as a week's."""
    return max(LEAST_DAYS, UNKNOWN_DAYS if step.days is None else step.days)
