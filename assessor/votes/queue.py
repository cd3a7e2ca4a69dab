"""Which question to vote on next: how far apart people are before the meeting, times the money of its area.

Disagreement is (1 - A) / 2 of the votes collected before the meeting; without two of them it is taken to be MIDDLE, and
the queue says so. An area's money is spread over its open questions by weight; an area without a known price counts by
its gap, at the average price of a level elsewhere (docs/method.md, "Workshop").
"""

from typing import NamedTuple

from assessor.assessment.model import Assessment
from assessor.economics.stakes import stakes
from assessor.questionnaire.conditions import applies, worded_for
from assessor.questionnaire.model import Area, Question, Questionnaire
from assessor.scoring import words
from assessor.scoring.model import AreaScore, Score
from assessor.votes.aggregate import levels
from assessor.votes.measures import agreement
from assessor.votes.model import BEFORE, Meeting
from assessor.votes.stage import stage

MIDDLE = 0.25
"""Disagreement of a question that nobody voted on before: as if people were spread over two neighbouring levels."""
MINUTES_EACH = 5
"""One question with reading, two votes and the talk between them."""


class Item(NamedTuple):
    """One question to vote on; `worth` orders the queue, `why` says what it rests on."""

    question: str
    ask: str
    disagreement: float
    money: float | None
    worth: float
    why: str
    put_off: bool = False


def queue(questionnaire: Questionnaire, assessment: Assessment, score: Score, meeting: Meeting) -> list[Item]:
    """What is still to vote on, the most worthwhile first; what was put off comes last."""
    now, profile = stage(meeting), assessment.profile
    done = {*now.shown, *now.agreed, *now.left}
    priced = stakes(questionnaire, profile, score)
    scores = {area.id: area for area in score.areas}
    money = {stake.area: stake.likely for stake in priced.areas}
    level_price = _price_of_a_level(scores, money)
    items: list[Item] = []
    for area in questionnaire.areas:
        asked = [q for q in area.questions if applies(q, profile)]
        waiting = [q for q in asked if q.id not in done and q.id != now.question]
        weight = sum(q.weight for q in waiting)
        known = money.get(area.id)
        whole = known if known is not None else _gap(scores.get(area.id)) * level_price
        for question in waiting:
            apart, said = _disagreement(meeting, question)
            worth = apart * whole * question.weight / weight
            ask = worded_for(question, profile).ask
            why = f"{said} · {_stake(area, known, scores.get(area.id), priced.currency)}"
            items.append(Item(question.id, ask, apart, known, worth, why, question.id in now.put_off))
    return sorted(items, key=lambda item: (item.put_off, -item.worth))


def room_for(minutes_left: float) -> int:
    """How many questions there is time for."""
    return max(0, int(minutes_left // MINUTES_EACH))


def _disagreement(meeting: Meeting, question: Question) -> tuple[float, str]:
    given = levels(meeting.votes.get(question.id, {}).get(BEFORE, {}).values())
    close = agreement([given.count(level) for level in range(5)]) if len(given) > 1 else None
    if close is None:
        return MIDDLE, "no votes from before"
    span = given[-1] - given[0]
    return (1 - close) / 2, f"{span} level{'' if span == 1 else 's'} apart before" if span else "alike before"


def _gap(score: AreaScore | None) -> float:
    """Levels to the target, by what was said; one where that is not known."""
    if score is None or score.target is None:
        return 1.0
    if score.gap is not None:
        return score.gap
    return max(0.0, score.target - (score.low or 0.0))


def _price_of_a_level(scores: dict[str, AreaScore], money: dict[str, float | None]) -> float:
    """Money of a level of gap on average over the areas that have a price; 1 where none has."""
    pairs = [(likely, _gap(scores[area])) for area, likely in money.items() if likely and _gap(scores[area])]
    return sum(likely for likely, _ in pairs) / sum(gap for _, gap in pairs) if pairs else 1.0


def _stake(area: Area, known: float | None, score: AreaScore | None, currency: str) -> str:
    title = area.title or area.id
    if known:
        return f"{title}: {words.rough(known, currency)} a year"
    return f"{title}: gap {_gap(score):.1f}, no price known" if score is not None else title
