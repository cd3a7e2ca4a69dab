"""The content as types: a questionnaire, its areas, questions, levels, conditions, facts, targets, roles and options.

Field for field the format of docs/questionnaire-format.md. Everything is frozen, unknown keys are errors, and every
text is cleaned on the way in. Money is per year in the currency named beside it; times are months, days or minutes
as the field's name says; levels and targets run from 0 to 4.
"""

from datetime import date
from functools import cache
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Discriminator, Field, Tag, model_validator
from pydantic_core import PydanticCustomError

from assessor.errors import nearest
from assessor.text import Id, Words

Share = Annotated[float, Field(ge=0, le=1)]
LevelNumber = Annotated[int, Field(ge=0, le=4)]
LevelValue = Annotated[float, Field(ge=0, le=4)]
Positive = Annotated[float, Field(gt=0, allow_inf_nan=False)]
NotNegative = Annotated[float, Field(ge=0, allow_inf_nan=False)]
Weight = Annotated[float, Field(gt=0, le=1e12, allow_inf_nan=False)]
"""Only ratios of weights count; the upper end keeps their sums finite."""


def _no_number(value: Any) -> Any:
    """A day is written as a word such as 2026-11-23; a number would be taken for seconds."""
    if isinstance(value, int | float):
        raise PydanticCustomError("day", "expected a day such as 2026-11-23")
    return value


Day = Annotated[date, Field(strict=False), BeforeValidator(_no_number)]
Triple = Annotated[tuple[NotNegative, NotNegative, NotNegative], Field(strict=False)]
"""low, likely, high"""


def _is_rest(key: str) -> bool:
    """Whether a key without a value is what a comma cut off: `{says: a list, with dates}`, `{low: 160,000}`."""
    return key.isdigit() or " " in key


@cache
def _keys(shape: type[BaseModel]) -> tuple[str, ...]:
    """The keys that `shape` may have, in its order."""
    return tuple(field.alias or name for name, field in shape.model_fields.items() if not field.exclude)


class Content(BaseModel):
    """What every piece of a questionnaire has in common: frozen, strict, and unknown keys named with the nearest."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, allow_inf_nan=False, defer_build=True)

    @model_validator(mode="before")
    @classmethod
    def _name_unknown_keys(cls, data: Any) -> Any:
        if isinstance(data, dict):
            known = _keys(cls)
            for key in data:
                if key not in known:
                    hint = nearest(str(key), known) or f"Known here: {', '.join(known)}."
                    if data[key] is None and _is_rest(str(key)):
                        hint = "In braces a comma ends a value: put the text in quotes, or write 1000 for 1,000."
                    raise PydanticCustomError("unknown_key", "unknown key", {"key": str(key), "hint": hint})
        return data


class Range(Content):
    """Numbers from `min` to `max`, both included; either may be missing."""

    min: float | None = None
    max: float | None = None


def _as_list(value: Any) -> Any:
    values = value if isinstance(value, list) else [value]
    if not values or not all(isinstance(v, str | int | float) for v in values):
        raise PydanticCustomError("test", "expected true, false, a value, a list of values, or {min: ..., max: ...}")
    return values


def _kind_of_test(value: Any) -> str:
    return "yes_no" if isinstance(value, bool) else "range" if isinstance(value, dict | Range) else "any_of"


_Value = str | int | float | bool
_AsWritten = str | int | float | Annotated[list[_Value], Field(min_length=1)]
Test = Annotated[
    Annotated[bool, Tag("yes_no")]
    | Annotated[Range, Tag("range")]
    | Annotated[list[_Value], BeforeValidator(_as_list, json_schema_input_type=_AsWritten), Tag("any_of")],
    Discriminator(_kind_of_test),
]
Condition = dict[Id, Test]
"""Fact id to test; all must hold. conditions.py says what holding means."""


class NextStep(Content):
    """The one action that leads to the next level; `days` of effort."""

    do: Words = ""
    days: NotNegative | None = None
    who: Words = ""
    seen_by: Words = ""


class Level(Content):
    """A level's anchor: the facts that someone could see."""

    says: Words
    sounds_like: list[Words] = []
    next_step: NextStep | None = None


Levels = Annotated[list[Level], Field(min_length=5, max_length=5)]


class Variant(Content):
    """Another wording of the same topic where `when` holds."""

    when: Condition
    ask: Words | None = None
    why: Words | None = None
    explain: Words | None = None
    evidence: Words | None = None
    levels: Levels | None = None


class Need(Content):
    """A prerequisite for claiming level 3 or 4: `question` at `level` (scoring/contradictions.py has the rule)."""

    model_config = ConfigDict(json_schema_extra={"anyOf": [{"required": ["question"]}, {"required": ["any"]}]})

    question: Id | None = None
    level: LevelNumber = 2
    any: list["Need"] = []
    when: Condition = {}

    @model_validator(mode="after")
    def _one_of_both(self) -> Self:
        if bool(self.any) == bool(self.question):
            raise PydanticCustomError("need", "expected either `question` (with `level`) or `any` with a list")
        return self


class Question(Content):
    """One topic: what is asked, why, its five levels, when it applies, and what it needs."""

    id: Id
    ask: Words
    why: Words
    explain: Words = ""
    evidence: Words = ""
    weight: Weight = 1
    critical: bool = False
    knowing_is_capability: bool = False
    quick_scan: bool = False
    minutes: Positive = 0.7
    applies_when: Condition = {}
    variants: list[Variant] = []
    needs: list[Need] = []
    closed_by: list[Id] = []
    levels: Levels
    sources: list[Id] = []


class Area(Content):
    """One of the areas, with its questions in the order they are asked."""

    id: Id
    title: Words = ""
    intro: Words = ""
    weight: Weight = 1
    questions: Annotated[list[Question], Field(min_length=1)]


class Choice(Content):
    id: Id
    says: Words = ""


class Fact(Content):
    """One fact of the profile: how it is asked, and what counts as an answer."""

    id: Id
    ask: Words
    kind: Literal["choice", "choices", "number", "money", "yes_no", "text", "date", "counts"]
    why: Words = ""
    choices: list[Choice] = []
    min: float | None = None
    max: float | None = None
    unit: Words = ""
    believable: Range = Range()
    """Outside of it a value is taken, with a warning."""
    asked_when: Condition = {}
    """The conversation leaves the fact out where this is known not to hold."""
    asked_with: Id | None = None
    """The area before whose first question the fact is asked; without it, before everything else."""


TargetCell = LevelValue | None
TargetRow = TargetCell | list[TargetCell]
AreaTarget = TargetCell | dict[Id, TargetRow]


class Adjustment(Content):
    """Moves a target where `when` holds: `area` with add, min or max; or a `question`'s own minimum, by a day."""

    when: Condition
    area: Id | None = None
    question: Id | None = None
    add: float | None = None
    min: LevelValue | None = None
    max: LevelValue | None = None
    due: Day | None = None
    """The day by which a law or a contract demands the question's minimum."""
    why: Words = ""

    @model_validator(mode="after")
    def _due_of_a_question(self) -> Self:
        if self.due is not None and (self.question is None or self.min is None):
            raise PydanticCustomError("due", "`due` goes with a `question` and its `min`")
        return self


class Targets(Content):
    """Target levels: one number, or rows by the fact `down` and columns by the fact `across`."""

    down: Id | None = None
    across: Id | None = None
    targets: dict[Id, AreaTarget] = {}
    adjust: list[Adjustment] = []
    why: dict[Id, Words] = {}
    """Per area: the reason for its slope."""


class Pay(Content):
    """A dated range of yearly base pay for one region."""

    currency: Id
    low: NotNegative
    high: NotNegative
    as_of: Words = ""
    source: Words = ""


class Background(Content):
    """Where to source a role from, what such people bring, and what to check before hiring."""

    id: Id
    title: Words = ""
    brings: Words = ""
    check: Words = ""


class Option(Content):
    """Something that closes gaps: a hire, fractional help or a bought service.

    `covers`: per area the share of the gap closed in 12 months, and the highest level this option alone reaches.
    """

    model_config = ConfigDict(json_schema_extra={"anyOf": [{"required": ["pay"]}, {"required": ["yearly"]}]})

    id: Id
    kind: Literal["hire", "fractional", "buy"] = "hire"
    title: Words = ""
    short: Words = ""
    """What people call it in a sentence; a next step whose `who` has this word in it needs such a person."""
    mission: Words = ""
    owns: list[Words] = []
    backgrounds: list[Background] = []
    covers: dict[Id, Annotated[tuple[Share, LevelValue], Field(strict=False)]]
    fill_months: Annotated[int, Field(ge=0)]
    ramp_months: Annotated[int, Field(ge=0)]
    pay: dict[Id, Pay] = {}
    yearly: NotNegative | dict[Id, NotNegative] | None = None
    at_most: Annotated[int, Field(ge=1)] | None = None
    excludes: list[Id] = []

    @model_validator(mode="after")
    def _priced(self) -> Self:
        if not self.pay and self.yearly is None:
            raise PydanticCustomError("price", "expected `pay` by region, or `yearly`")
        return self


class Economics(Content):
    """The numbers that turn scores into money; every default is the one that contract and method page state."""

    load: Positive = 1.25
    fee: Share = 0.20
    horizon_months: Annotated[int, Field(ge=1, le=120)] = 24
    focus: list[Share] = [1, 1, 1, 0.5, 0.5]
    spare: Share = 0.25
    repeat_share: Share = 0.5
    max_options: Annotated[int, Field(ge=0, le=6)] = 4
    search_slots: Annotated[int, Field(ge=1)] = 1
    risk_floor: dict[Id, NotNegative] = {}
    levers: dict[Id, Triple] = {}
    rates: dict[Id, Words | float] = {}


class Source(Content):
    title: Words
    address: Words = ""
    date: Words = ""
    kind: Words = ""
    good_for_months: Positive | None = None


class Phrases(Content):
    """Generic sentences for the answers that are not a level."""

    dont_know: list[Words] = []
    not_applicable: list[Words] = []
    unclear: list[Words] = []


class AreaEntry(Content):
    """An entry of `areas` in questionnaire.yaml: an id, or an id with a weight."""

    id: Id
    weight: Weight = 1


def _as_entry(value: Any) -> Any:
    return {"id": value} if isinstance(value, str) else value


class Head(Content):
    """questionnaire.yaml"""

    id: Id
    version: Words
    title: Words
    language: Id = "en"
    areas: Annotated[
        list[Annotated[AreaEntry, BeforeValidator(_as_entry, json_schema_input_type=Id | AreaEntry)]],
        Field(min_length=1),
    ]


class Questionnaire(BaseModel):
    """A whole questionnaire, checked: what every room above works from."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    id: str
    version: str
    title: str
    language: str
    digest: str
    areas: list[Area]
    facts: list[Fact] = []
    targets: Targets = Targets()
    roles: list[Option] = []
    options: list[Option] = []
    economics: Economics = Economics()
    sources: dict[str, Source] = {}
    phrases: Phrases = Phrases()
    documents: dict[str, Any] = Field(default={}, repr=False)
    """The raw content by file name, as read: what a report carries along, and what `digest` is taken over."""
    beside: dict[str, Any] = Field(default={}, repr=False)
    """Raw content that a copy carries along and that decides nothing, by file name: role packs. No part of `digest`."""

    @property
    def all_options(self) -> list[Option]:
        """Roles and other options together, in the order of the files."""
        return [*self.roles, *self.options]

    def question(self, id: str) -> Question | None:
        """The question called `id`, or None."""
        return next((q for area in self.areas for q in area.questions if q.id == id), None)

    def fact(self, id: str) -> Fact | None:
        """The fact called `id`, or None."""
        return next((f for f in self.facts if f.id == id), None)
