"""The roadmap: which steps in the next 30, 60, 90 and 180 days, in which order, and why (docs/method.md, "Roadmap").

A step leads a question from its level to the next. Wanted are the steps of questions below the target of an area with
a gap, or below a minimum that the profile demands; to them come the steps that they build on.

room       at most three steps in the first 30 days, four in 60, five in 90, and five more in the 90 days after
no hire    the first 30 days hold only what the people who are there can do; a role that the plan brings starts after
           its start month, and what nobody will be there for waits (owners.py)
needs      a step comes after those that its level needs; an answer that is not known never blocks, it is named
order      first what a date of the next 180 days demands; then, while it still fits into the first 30 days, the first
           step of what the profile demands or of a critical question; then the largest value, with what it builds on
value      gap x exposure / effort: levels to the target, the question's part of its area's stake (of its weight where
           no stake at all is known; the smallest known stake where only this one is not), working days
pace       half of one's time: a working day of effort takes two days

Every number here is a judgement. `today` is an argument; nothing here knows a clock.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from typing import NamedTuple

from assessor.economics.stake_model import Stakes
from assessor.plan.model import Gate, Roadmap, RoadmapItem, Step, Waiting
from assessor.plan.owners import OUTSIDE, Owner, People, owner, people
from assessor.plan.roadmap_words import why
from assessor.questionnaire.conditions import Profile, holds, worded_for
from assessor.questionnaire.model import Need, NextStep, Question, Questionnaire
from assessor.scoring.contradictions import denied, needed_level
from assessor.scoring.model import AreaScore, Item, Score
from assessor.scoring.targets import Target, minimums

PHASES = (30, 60, 90, 180)
ROOM = {30: 3, 60: 4, 90: 5, 180: 5}
"""Steps in all by the end of each phase of the first 90 days; of the last phase, its own."""
HALF = 90
PACE = 2
UNKNOWN_DAYS = 5.0
LEAST_DAYS = 0.5
DEEPEST = 4
"""What builds on more questions than this, one on top of the other, waits until some of them have had their steps."""
LEGAL, FIRST, REST = 0, 1, 2


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


class _Slot(NamedTuple):
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
    on_it = {slot.subject.question.id for slot in ordered}
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


def _fill(ground: _Ground) -> tuple[list[_Slot], dict[str, str]]:
    """The steps with their places, and why each question that has none waits."""
    levels = dict(ground.levels)
    slots: list[_Slot] = []
    bundles: dict[str, list[_Slot] | str] = {}
    while True:
        best: tuple[tuple[float, ...], list[_Slot]] | None = None
        kept_out: dict[str, str] = {}
        for position, (id, subject) in enumerate(ground.subjects.items()):
            if id not in levels or levels[id] >= min(subject.goal, 4):
                continue
            if id not in bundles:
                bundles[id] = _owned(_bundle(id, levels[id], levels, ground), ground)
            wanted = bundles[id]
            placed = wanted if isinstance(wanted, str) else _placed(wanted, slots)
            if isinstance(placed, str):
                kept_out[id] = placed
                continue
            gain = sum(slot.value * _effort(slot.step) for slot in placed) / sum(_effort(s.step) for s in placed)
            rank = (_class(subject, levels[id], placed, ground), -gain, position)
            if best is None or rank < best[0]:
                best = (rank, placed)
        if best is None:
            return slots, kept_out
        slots += best[1]
        moved = {slot.subject.question.id for slot in best[1]}
        levels.update({slot.subject.question.id: slot.level + 1 for slot in best[1]})
        bundles = {
            id: wanted
            for id, wanted in bundles.items()
            if id not in moved and not isinstance(wanted, str) and not moved & {s.subject.question.id for s in wanted}
        }


def _class(subject: Subject, level: int, placed: list[_Slot], ground: _Ground) -> int:
    """What goes before value: a date, then what must not wait beyond the first 30 days."""
    short = subject.demanded is not None and level < (subject.demanded.level or 0)
    due = subject.demanded.due if subject.demanded else None
    if short and due is not None and (due - ground.today).days <= PHASES[-1]:
        return LEGAL
    untouched = level == ground.levels[subject.question.id]
    if (short or subject.question.critical) and untouched and placed[-1].phase == PHASES[0]:
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


def _owned(moves: list[Move] | str, ground: _Ground) -> list[_Slot] | str:
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
        value = max(0.0, subject.goal - level) * subject.exposure / _effort(step)
        builds_on = frozenset({each for each, _ in _built_on(id, level, ground)} | {id})
        slots.append(_Slot(subject, level, who, step, value, builds_on))
    return slots


def _placed(wanted: Sequence[_Slot], before: Sequence[_Slot]) -> list[_Slot] | str:
    """The steps in the first places that are free, one after the other; or why there is none."""
    slots = list(before)
    used = dict.fromkeys(PHASES, 0)
    for slot in before:
        used[slot.phase] += 1
    for slot in wanted:
        earliest = slot.owner.from_day
        for other in slots:
            if other.end > earliest and other.subject.question.id in slot.builds_on:
                earliest = other.end
        place = _place(earliest, slot.step, used)
        if place is None:
            return "there is no room for it in the next 180 days"
        start, end, phase = place
        used[phase] += 1
        slots.append(slot._replace(start=start, end=end, phase=phase))
    return slots[len(before) :]


def _place(earliest: int, step: NextStep, used: Mapping[int, int]) -> tuple[int, int, int] | None:
    """First day, last day and phase of a step that cannot begin before `earliest`; `used`: steps in each phase."""
    length = max(1, round(_effort(step) * PACE))
    for phase, begins in zip(PHASES, (0, *PHASES), strict=False):
        if phase > HALF:
            full = used[phase] >= ROOM[phase]
        else:  # a step counts in its phase and in all that follow in the first 90 days
            full = any(sum(used[q] for q in PHASES if q <= p) >= ROOM[p] for p in PHASES if phase <= p <= HALF)
        if full:
            earliest = max(earliest, phase)
            continue
        start = max(earliest, begins) if phase > HALF else earliest
        if start + length <= phase:
            return start, start + length, phase
    return None


def _in_order(slots: Sequence[_Slot], ground: _Ground) -> list[_Slot]:
    """By phase; in a phase what a date demands, then the larger value, and nothing before what it builds on."""
    levels = dict(ground.levels)
    left, ordered = list(slots), []
    while left:
        able = [slot for slot in left if _is_next(slot, levels, ground)]
        slot = min(able, key=partial(_rank, ground=ground))
        left.remove(slot)
        ordered.append(slot)
        levels[slot.subject.question.id] = slot.level + 1
    return ordered


def _is_next(slot: _Slot, levels: dict[str, int], ground: _Ground) -> bool:
    id = slot.subject.question.id
    return levels[id] == slot.level and not denied(
        slot.subject.question, {**levels, id: slot.level + 1}, ground.profile
    )


def _rank(slot: _Slot, ground: _Ground) -> tuple[int, int, float, str]:
    return (slot.phase, _class(slot.subject, slot.level, [slot], ground), -slot.value, slot.subject.question.id)


def _item(i: int, ordered: Sequence[_Slot], ground: _Ground, currency: str, titles: Mapping[str, str]) -> RoadmapItem:
    slot = ordered[i]
    subject = slot.subject
    demanded = subject.demanded if subject.demanded and slot.level < (subject.demanded.level or 0) else None
    find_out = _not_known(subject.question, slot.level + 1, ground)
    made = RoadmapItem(
        question=subject.question.id,
        area=subject.area.id,
        level=slot.level,
        do=slot.step.do,
        days=slot.step.days,
        owner=slot.owner.says,
        role=slot.owner.role,
        role_start_month=slot.owner.start_month,
        seen_by=slot.step.seen_by,
        by_day=slot.phase,
        start_day=slot.start,
        end_day=slot.end,
        gap=max(0.0, subject.goal - slot.level),
        stake=subject.stake,
        value=slot.value,
        due=demanded.due if demanded else None,
        find_out=find_out,
    )
    unlocks = [
        later.subject.question.id
        for later in ordered[i + 1 :]
        if (subject.question.id, slot.level) in _built_on(later.subject.question.id, later.level, ground)
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
    return made.model_copy(update={"why": says})


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


def _effort(step: NextStep) -> float:
    """Working days; a step that names none counts as a week's."""
    return max(LEAST_DAYS, UNKNOWN_DAYS if step.days is None else step.days)
