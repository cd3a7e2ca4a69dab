"""Which single answer matters most (docs/method.md, "Leave one out").

Every answer in turn is treated as not asked, and what looks at it is scored again, so that an answer counts with
everything it does: its own level, its weight in the coverage, the cap, and the claims that it denies or stops denying
in other areas. Differences are in levels: the figure without the answer minus the figure with it.
"""

from collections.abc import Mapping, Set

from pydantic import BaseModel, ConfigDict

from assessor.assessment.model import SKIPPED
from assessor.questionnaire.conditions import Profile, applies
from assessor.questionnaire.model import Area, Questionnaire
from assessor.scoring.area import NEARLY
from assessor.scoring.model import AreaScore, Overall
from assessor.scoring.overall import overall as overall_of
from assessor.scoring.score import Answers, score


class Movement(BaseModel):
    """What happens to the figures of an area, or to the overall ones, without the answer to `question`.

    None where a figure is not known with the answer or without it. `loses_stated`: without this one too little is
    answered for a stated score.
    """

    model_config = ConfigDict(frozen=True)

    question: str
    stated: float | None
    low: float | None
    high: float | None
    loses_stated: bool = False

    @property
    def strength(self) -> tuple[bool, float, float]:
        """What movements are ranked by: a score that is lost, then the stated score's way, then the bounds' ways."""
        return self.loses_stated, abs(self.stated or 0.0), abs(self.low or 0.0) + abs(self.high or 0.0)


class LeaveOneOut(BaseModel):
    """Per area and overall, the answers whose absence moves something, the strongest first, ties as in the file."""

    model_config = ConfigDict(frozen=True)

    areas: dict[str, list[Movement]]
    overall: list[Movement]


def leave_one_out(questionnaire: Questionnaire, profile: Profile, answers: Answers) -> LeaveOneOut:
    """What each answer moves; skipped ones and answers to questions that do not apply count for nothing anyway."""
    whole = score(questionnaire, profile, answers)
    weights = {area.id: area.weight for area in questionnaire.areas}
    looks_at = {area.id: _looks_at(area) for area in questionnaire.areas}
    areas: dict[str, list[Movement]] = {area.id: [] for area in whole.areas}
    overall: list[Movement] = []
    for question in _answered(questionnaire, profile, answers):
        others = {id: given for id, given in answers.items() if id != question}
        touched = {area for area, seen in looks_at.items() if question in seen}
        without = _scored(touched, looks_at, questionnaire, profile, others)
        for before in whole.areas:
            if before.id in without:
                areas[before.id] += _movement(question, before, without[before.id])
        after = overall_of([without.get(area.id, area) for area in whole.areas], weights)
        overall += _movement(question, whole.overall, after)
    return LeaveOneOut(
        areas={id: _strongest_first(movements) for id, movements in areas.items()},
        overall=_strongest_first(overall),
    )


def _looks_at(area: Area) -> set[str]:
    """The questions that the score of `area` looks at: its own, and those that they need."""
    own = {question.id for question in area.questions}
    needs = [single for q in area.questions for need in q.needs for single in need.any or [need]]
    return own | {need.question for need in needs if need.question}


def _scored(
    touched: Set[str],
    looks_at: Mapping[str, Set[str]],
    questionnaire: Questionnaire,
    profile: Profile,
    answers: Answers,
) -> dict[str, AreaScore]:
    """The `touched` areas scored again, beside those whose answers may contradict theirs; a hundred stay untouched."""
    seen = {question for area in touched for question in looks_at[area]}
    near = [area for area in questionnaire.areas if any(question.id in seen for question in area.questions)]
    found = score(questionnaire.model_copy(update={"areas": near}), profile, answers)
    return {area.id: area for area in found.areas if area.id in touched}


def _answered(questionnaire: Questionnaire, profile: Profile, answers: Answers) -> list[str]:
    return [
        question.id
        for area in questionnaire.areas
        for question in area.questions
        if applies(question, profile) and question.id in answers and answers[question.id].value != SKIPPED
    ]


def _movement(question: str, before: AreaScore | Overall, after: AreaScore | Overall) -> list[Movement]:
    """The movement as a list, empty where nothing moves."""
    pairs = [(before.stated, after.stated), (before.low, after.low), (before.high, after.high)]
    stated, low, high = (None if old is None or new is None else new - old for old, new in pairs)
    lost = before.stated is not None and after.stated is None
    appears = any((old is None) != (new is None) for old, new in pairs)
    if not appears and not any(abs(way or 0.0) > NEARLY for way in (stated, low, high)):
        return []
    return [Movement(question=question, stated=stated, low=low, high=high, loses_stated=lost)]


def _strongest_first(movements: list[Movement]) -> list[Movement]:
    """The strongest first; what differs by rounding only stays in the order of the file."""
    return sorted(movements, key=lambda m: (not m.loses_stated, *(-round(way, 9) for way in m.strength[1:])))
