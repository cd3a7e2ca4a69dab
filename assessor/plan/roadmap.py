"""The roadmap: which steps in the next 30, 60, 90 and 180 days, in which order, and why (docs/method.md, "Roadmap").

A step leads a question from its level to the next. Wanted are the steps of questions below the target of an area with
a gap, or below a minimum that the profile demands; to them come the steps that they build on.

room       at most three items in the first 30 days, four in 60, five in 90, and five more in the 90 days after; an item
           is one step, or from the second month on two of one question (places.py)
no hire    the first 30 days hold only what the people who are there can do; a role that the plan brings starts after
           its start month, and what nobody will be there for waits (owners.py)
needs      a step comes after those that its level needs; an answer that is not known never blocks, it is named
order      first what a date of the next 180 days demands; then, while it still fits into the first 90 days, the first
           step of what the profile demands or of a critical question; then the largest value, with what it builds on
value      gap x exposure / effort: levels to the target, the question's part of its area's stake (of its weight where
           no stake at all is known; the smallest known stake where only this one is not), working days

Every number here is a judgement. `today` is an argument; nothing here knows a clock.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from assessor.economics.stake_model import Stakes
from assessor.plan.model import Gate, Roadmap, RoadmapItem, Step, Waiting
from assessor.plan.owners import OUTSIDE, Owner, People, owner, people
from assessor.plan.places import HALF, PHASES, Board, Slot, Subject, effort, placed
from assessor.plan.roadmap_words import why
from assessor.questionnaire.conditions import Profile, holds, worded_for
from assessor.questionnaire.model import Need, NextStep, Question, Questionnaire
from assessor.scoring.contradictions import denied, needed_level
from assessor.scoring.model import Score
from assessor.scoring.targets import minimums

DEEPEST = 4
"""What builds on more questions than this, one on top of the other, waits until some of them have had their steps."""
LEGAL, FIRST, REST = 0, 1, 2


class _Ground(NamedTuple):
    """What the steps are chosen from; it does not change."""

    subjects: dict[str, Subject]
    profile: Profile
    people: People
    today: date
    levels: dict[str, int]
    """Where the answered questions stand today."""


Move = tuple[str, int]
"""A question and the level that a step of it starts from."""


def roadmap(
    questionnaire: Questionnaire,
    profile: Profile,
    score: Score,
    stakes: Stakes,
    today: date,
    *,
    steps: Sequence[Step] = (),
    gates: Sequence[Gate] = (),
) -> Roadmap:
    """The roadmap of an assessment from `today` on; `steps` and `gates` are those of its plan."""
    subjects = _subjects(questionnaire, profile, score, stakes)
    levels = {id: s.item.level for id, s in subjects.items() if s.item.level is not None}
    ground = _Ground(subjects, profile, people(questionnaire, profile, steps, gates), today, levels)
    slots, kept_out = _fill(ground)
    ordered = _in_order(slots, ground)
    titles = {area.id: area.title or area.id for area in questionnaire.areas}
    on_it = {item[0].subject.question.id for item in ordered}
    kept_out = {**_unanswered(ground), **kept_out}
    return Roadmap(
        today=today,
        items=[_item(i, ordered, ground, stakes.currency, titles) for i in range(len(ordered))],
        waiting=[
            Waiting(question=id, area=subjects[id].area.id, reason=reason)
            for id, reason in kept_out.items()
            if id not in on_it
        ],
    )


def _subjects(questionnaire: Questionnaire, profile: Profile, score: Score, stakes: Stakes) -> dict[str, Subject]:
    """Every question that counts, with the level that is wanted of it (0 where nothing is)."""
    demanded = minimums(questionnaire.targets, profile)
    questions = {question.id: question for area in questionnaire.areas for question in area.questions}
    weights = {area.id: area.weight for area in questionnaire.areas}
    known = [stake.likely or 0.0 for stake in stakes.areas if stake.counts]
    least = min((money for money in known if money > 0), default=None)
    found = {}
    for area in score.areas:
        in_all = sum(item.weight for item in area.items) or 1.0
        stake = stakes.of(area.id)
        worth = stake.likely if stake.counts and least is not None else least
        for item in area.items:
            minimum = demanded.get(item.question)
            goal = max((area.target or 0.0) if area.gap else 0.0, (minimum.level or 0.0) if minimum else 0.0)
            exposure = (weights[area.id] if worth is None else worth) * item.weight / in_all
            shown = stake.likely if stake.counts else None
            question = worded_for(questions[item.question], profile)
            found[item.question] = Subject(question, area, item, goal, minimum, exposure, shown)
    return found


def _unanswered(ground: _Ground) -> dict[str, str]:
    """What the profile demands and nobody has answered: there is no step without a level to start from."""
    found = {}
    for id, subject in ground.subjects.items():
        if subject.demanded is not None and id not in ground.levels:
            due = f"; it is due on {subject.demanded.due.isoformat()}" if subject.demanded.due else ""
            found[id] = f"nobody has answered it, so find out first{due}"
    return found


def _fill(ground: _Ground) -> tuple[list[Slot], dict[str, str]]:
    """The steps with their places, and why each question that has none waits."""
    levels = dict(ground.levels)
    board = Board()
    bundles: dict[str, list[Slot] | str] = {}
    while True:
        best: tuple[tuple[float, ...], list[Slot]] | None = None
        kept_out: dict[str, str] = {}
        for position, (id, subject) in enumerate(ground.subjects.items()):
            if id not in levels or levels[id] >= min(subject.goal, 4):
                continue
            if id not in bundles:
                bundles[id] = _owned(_bundle(id, levels[id], levels, ground), ground)
            wanted = bundles[id]
            found = wanted if isinstance(wanted, str) else placed(wanted, board)
            if isinstance(found, str):
                kept_out[id] = found
                continue
            gain = sum(slot.value * effort(slot.step) for slot in found) / sum(effort(s.step) for s in found)
            rank = (_class(subject, levels[id], found, ground), -gain, position)
            if best is None or rank < best[0]:
                best = (rank, found)
        if best is None:
            return list(board.slots), kept_out
        board = board.having(best[1])
        moved = {slot.subject.question.id for slot in best[1]}
        levels.update({slot.subject.question.id: slot.level + 1 for slot in best[1]})
        bundles = {
            id: wanted
            for id, wanted in bundles.items()
            if id not in moved and not isinstance(wanted, str) and not moved & {s.subject.question.id for s in wanted}
        }


def _class(subject: Subject, level: int, found: list[Slot], ground: _Ground) -> int:
    """What goes before value: a date, then what must not wait beyond the first 90 days."""
    short = subject.demanded is not None and level < (subject.demanded.level or 0)
    due = subject.demanded.due if subject.demanded else None
    if short and due is not None and (due - ground.today).days <= PHASES[-1]:
        return LEGAL
    untouched = level == ground.levels[subject.question.id]
    if (short or subject.question.critical) and untouched and found[-1].phase <= HALF:
        return FIRST
    return REST


def _bundle(
    id: str, level: int, levels: Mapping[str, int], ground: _Ground, above: frozenset[str] = frozenset()
) -> list[Move] | str:
    """The step of `id` from `level`, after all that it builds on and that is not there yet; or why it cannot be."""
    if id in above or len(above) > DEEPEST:
        return "it builds on itself, or on too much"
    subject = ground.subjects[id]
    if level >= 4 or not _step(subject, level).do:
        return "no next step is written for it"
    moves: list[Move] = []
    reached = dict(levels)
    for need in denied(subject.question, {**levels, id: level + 1}, ground.profile):
        ways = [_raised(each, level + 1, reached, ground, above | {id}) for each in need.any or [need]]
        able = [way for way in ways if not isinstance(way, str)]
        if not able:
            return next(way for way in ways if isinstance(way, str))
        for move in min(able, key=len):
            if move not in moves:
                moves.append(move)
                reached[move[0]] = max(reached[move[0]], move[1] + 1)
    return [*moves, (id, level)]


def _raised(
    need: Need, claimed: int, levels: Mapping[str, int], ground: _Ground, above: frozenset[str]
) -> list[Move] | str:
    """The steps that bring the question of a need to its level."""
    id = need.question or ""
    if id not in levels:
        return f"{id}, which it builds on, has no level"
    reached, moves = dict(levels), []
    while reached[id] < needed_level(need, claimed):
        more = _bundle(id, reached[id], reached, ground, above)
        if isinstance(more, str):
            return f"it builds on {id}: {more}"
        moves += more
        reached.update({each: level + 1 for each, level in more})
    return moves


def _owned(moves: list[Move] | str, ground: _Ground) -> list[Slot] | str:
    """The moves with who does them, not placed yet; or why one of them cannot be done."""
    if isinstance(moves, str):
        return moves
    slots = []
    for id, level in moves:
        subject = ground.subjects[id]
        step = _step(subject, level)
        who = owner(subject.question, step.who, ground.people)
        demanded = subject.demanded
        if who is None and demanded and demanded.due and level < (demanded.level or 0):
            who = Owner(OUTSIDE, 0)
        if who is None:
            return f"it needs somebody whom you do not have and the plan does not bring: {step.who}"
        value = max(0.0, subject.goal - level) * subject.exposure / effort(step)
        builds_on = frozenset({each for each, _ in _built_on(id, level, ground)} | {id})
        slots.append(Slot(subject, level, who, step, value, builds_on))
    return slots


def _in_order(slots: Sequence[Slot], ground: _Ground) -> list[list[Slot]]:
    """The items, each with its steps: by phase, then by rank, and nothing before what it builds on."""
    levels = dict(ground.levels)
    items: dict[int, list[Slot]] = {}
    for slot in slots:
        items.setdefault(slot.item, []).append(slot)
    left, ordered = list(items.values()), list[list[Slot]]()
    while left:
        able = [item for item in left if _is_next(item[0], levels, ground)]
        item = min(able, key=lambda each: _rank(each[0], ground))
        left.remove(item)
        ordered.append(item)
        levels[item[0].subject.question.id] = item[-1].level + 1
    return ordered


def _is_next(slot: Slot, levels: dict[str, int], ground: _Ground) -> bool:
    id = slot.subject.question.id
    return levels[id] == slot.level and not denied(
        slot.subject.question, {**levels, id: slot.level + 1}, ground.profile
    )


def _rank(slot: Slot, ground: _Ground) -> tuple[int, int, float, str]:
    return (slot.phase, _class(slot.subject, slot.level, [slot], ground), -slot.value, slot.subject.question.id)


def _item(
    i: int, ordered: Sequence[list[Slot]], ground: _Ground, currency: str, titles: Mapping[str, str]
) -> RoadmapItem:
    steps = ordered[i]
    first, last = steps[0], steps[-1]
    subject = first.subject
    demanded = subject.demanded if subject.demanded and first.level < (subject.demanded.level or 0) else None
    made = RoadmapItem(
        question=subject.question.id,
        area=subject.area.id,
        level=first.level,
        to=last.level + 1,
        do=" Then: ".join(slot.step.do for slot in steps),
        days=None if any(slot.step.days is None for slot in steps) else sum(slot.step.days or 0 for slot in steps),
        owner=first.owner.says,
        role=first.owner.role,
        role_start_month=first.owner.start_month,
        seen_by=last.step.seen_by,
        by_day=first.phase,
        start_day=first.start,
        end_day=last.end,
        gap=max(0.0, subject.goal - first.level),
        stake=subject.stake,
        value=first.value,
        due=demanded.due if demanded else None,
        find_out=_not_known(subject.question, last.level + 1, ground),
    )
    unlocks = [
        later.subject.question.id
        for item in ordered[i + 1 :]
        for later in item
        if any(
            (subject.question.id, slot.level) in _built_on(later.subject.question.id, later.level, ground)
            for slot in steps
        )
    ]
    says = why(
        made,
        reasons=demanded.reasons if demanded else [],
        critical=subject.question.critical,
        unlocks=list(dict.fromkeys(unlocks)),
        area=titles[subject.area.id],
        currency=currency,
        today=ground.today,
    )
    return made.model_copy(update={"reasons": says, "why": [reason.says for reason in says]})


def _built_on(id: str, level: int, ground: _Ground) -> list[Move]:
    """The steps, open today, that the step of `id` from `level` builds on directly."""
    subject = ground.subjects[id]
    found: list[Move] = []
    for need in denied(subject.question, {**ground.levels, id: level + 1}, ground.profile):
        for each in need.any or [need]:
            other = each.question or ""
            if other in ground.levels:
                found += [(other, n) for n in range(ground.levels[other], needed_level(each, level + 1))]
    return found


def _not_known(question: Question, claimed: int, ground: _Ground) -> list[str]:
    """The questions that the level builds on, that apply, and that nobody has answered."""
    if claimed < 2:
        return []
    named = [
        each.question
        for need in question.needs
        if holds(need.when, ground.profile) is True and not any(each.question in ground.levels for each in need.any)
        for each in need.any or [need]
    ]
    return [id for id in named if id is not None and id in ground.subjects and id not in ground.levels]


def _step(subject: Subject, level: int) -> NextStep:
    return subject.question.levels[level].next_step or NextStep()
