"""An assessment with a word of its own in every text that its model has, so that a new field cannot be forgotten."""

import types
import typing
from enum import Enum
from typing import Any

from pydantic import BaseModel

from assessor.assessment.model import Assessment, Milestone, new, reference
from assessor.questionnaire.model import Questionnaire
from tests.report import sample

MARK = "xq7vbn"
"""How every planted word begins; it has no syllables, so nothing hyphenates it."""
PRICES = {
    "monthly_api_spend": 31093,
    "monthly_gpu_spend": 39417,
    "monthly_other_ai_spend": 5351,
    "gpu_hour_price": 2.71,
    "monthly_revenue": 187129,
    "monthly_ai_cogs": 71849,
    "yearly_hire_budget": 613213,
    "blocked_deals": 123457,
    "revenue_per_hour": 1237,
}
"""A price for every fact about money that ships, those not named here by `price`."""


class Planter:
    """Fills a model; `words` is where each word was put, by the word."""

    def __init__(self) -> None:
        self.words: dict[str, str] = {}

    def word(self, place: str) -> str:
        """A word that stands nowhere else."""
        made = f"{MARK}{len(self.words):03d}"
        self.words[made] = place
        return made

    def filled(self, model: type[BaseModel], place: str) -> Any:
        """`model` as plain data, with one entry in every list and mapping."""
        return {name: self._value(field.annotation, f"{place}.{name}") for name, field in model.model_fields.items()}

    def _value(self, kind: Any, place: str) -> Any:
        origin, of = typing.get_origin(kind), typing.get_args(kind)
        if origin in (typing.Annotated, typing.Union, types.UnionType):
            return self._value(next(each for each in of if each is not type(None)), place)
        if origin in (list, tuple):
            return [self._value(each, place) for each in of]
        if origin is dict:
            return {self.word(f"{place} as a key"): self._value(of[1], place)}
        return of[0] if origin is typing.Literal else self._single(kind, place)

    def _single(self, kind: type, place: str) -> Any:
        if kind is str:
            return self.word(place)
        if issubclass(kind, BaseModel):
            return self.filled(kind, place)
        if issubclass(kind, Enum):
            return next(iter(kind)).value
        return {int: 2, float: 0.5, bool: True}[kind]


def price(id: str) -> float:
    """What the planted company pays for `id`."""
    return PRICES.get(id, 20011 + 101 * sum(id.encode()))


def planted(questionnaire: Questionnaire, written: dict[str, Any]) -> tuple[Assessment, Planter]:
    """The company `written` (profile and answers) with a word in every text, for every question; and the words."""
    planter = Planter()
    data = planter.filled(Assessment, "assessment")
    own = data["profile"] | {fact.id: planter.word(fact.id) for fact in questionnaire.facts if fact.kind == "text"}
    own |= {fact.id: price(fact.id) for fact in questionnaire.facts if fact.kind == "money"}
    facts = {**written["profile"], **own}
    answers = dict(data["answers"])
    kind = type(new(questionnaire, sample.NOW)).model_fields["answers"].annotation
    answer = typing.get_args(kind)[1]
    for area in questionnaire.areas:
        for n, question in enumerate(area.questions):
            given = planter.filled(answer, question.id)
            answers[question.id] = given | {"value": ("na", "dk", 1, 3)[min(n, 2 + n % 2)], "up_to": None}
    earlier = {id: given | {"value": 0} for id, given in answers.items()}
    milestone = planter.filled(Milestone, "milestone") | {"profile": {**facts, "gpus": 3}, "answers": earlier}
    same = reference(questionnaire).model_dump()
    data |= {"profile": facts, "answers": answers, "questionnaire": same, "format": "assessor.assessment/1"}
    data["milestones"] = [milestone | {"questionnaire": same}]
    return Assessment.model_validate(data), planter
