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
from typing import NamedTuple

from assessor.economics.stake_model import Stakes
from assessor.plan.model import Gate, Roadmap, RoadmapItem, Step, Waiting
from assessor.plan.owners import OUTSIDE, Owner, People, owner, people
from assessor.plan.roadmap_words import why
from assessor.questionnaire.conditions import Profile, holds, worded_for
from assessor.questionnaire.model import NextStep, Question, Questionnaire
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
    """One step with its place."""

    subject: Subject
    level: int
    owner: Owner
    step: NextStep
    start: int
    end: int
    phase: int
    value: float


class _Board(NamedTuple):
    """What is on the roadmap so far, and where the questions stand with it."""

    slots: tuple[_Slot, ...]
    levels: dict[str, int]
    ends: dict[str, int]


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
    maker = _Maker(subjects, profile, people(questionnaire, profile, steps, gates), today)
    board, kept_out = maker.fill(_Board((), dict(levels), {}))
    ordered = _in_order(board.slots, levels, maker)
    titles = {area.id: area.title or area.id for area in questionnaire.areas}
    items = [_item(slot, ordered, stakes.currency, titles, maker, levels) for slot in ordered]
    on_it = {slot.subject.question.id for slot in ordered}
    waiting = [
        Waiting(question=id, area=subjects[id].area.id, reason=reason)
        for id, reason in kept_out.items()
        if id not in on_it
    ]
    return Roadmap(today=today, items=items, waiting=waiting)


def _subjects(questionnaire: Questionnaire, profile: Profile, score: Score, stakes: Stakes) -> dict[str, Subject]:
    """Every question that counts, with its goal (its present level where nothing is wanted of it)."""
    demanded = minimums(questionnaire.targets, profile)
    questions = {question.id: question for area in questionnaire.areas for question in area.questions}
    weights = {area.id: area.weight for area in questionnaire.areas}
    known = [stake.likely or 0.0 for stake in stakes.areas if stake.counts]
    least = min((money for money in known if money > 0), default=None)
    found = {}
    for area in score.areas:
        in_all = sum(item.weight for item in area.items) or 1.0
        stake = stakes.of(area.id)
        worth = (stake.likely or 0.0) if stake.counts else least
        for item in area.items:
            question = questions.get(item.question)
            if question is None:
                continue
            minimum = demanded.get(question.id)
            goal = area.target or 0.0 if area.gap else 0.0
            goal = max(goal, (minimum.level or 0.0) if minimum else 0.0)
            exposure = (weights[area.id] if worth is None else worth) * item.weight / in_all
            shown = stake.likely if stake.counts else None
            found[question.id] = Subject(question, area, item, goal, minimum, exposure, shown)
    return found


class _Maker:
    """Places steps one bundle (a step with what it builds on) at a time; what it holds does not change."""

    def __init__(self, subjects: Mapping[str, Subject], profile: Profile, known: People, today: date) -> None:
        self.subjects, self.profile, self.people, self.today = subjects, profile, known, today
        self.worded = {}
        for id, subject in subjects.items():
            self.worded[id] = worded_for(subject.question, profile).levels
