"""A case: everything the plan is decided from, as numbers. Made from an assessment, or read from `plan --input`.

Scores, targets and gaps in levels, stakes in money a year in one currency, times in whole months.
"""

from typing import Annotated, Any

from pydantic import Field, ValidationError

from assessor.errors import ContentError, nearest
from assessor.questionnaire.model import (
    Content,
    Economics,
    LevelValue,
    NotNegative,
    Option,
    Positive,
    Share,
    Weight,
)
from assessor.text import Id, Text


class CaseArea(Content):
    """One area: where it stands, where it should be, and what closing the whole gap is worth (None: not known).

    `low` and `high` bound the score; without them the score is taken as certain.
    """

    id: Id
    score: LevelValue | None = None
    target: LevelValue | None = None
    stake: NotNegative | None = None
    weight: Weight = 1
    low: LevelValue | None = None
    high: LevelValue | None = None

    @property
    def gap(self) -> float:
        """Levels to the target; 0 where there is no score or no target."""
        return max(0.0, self.target - self.score) if self.target is not None and self.score is not None else 0.0


class Case(Content):
    """What the plan is decided from."""

    areas: Annotated[list[CaseArea], Field(min_length=1)]
    options: list[Option] = []
    not_considered: list[Id] = []
    """Options that a gate took away: they join no plan, but people of that role in the team still count."""
    team: dict[Id, Annotated[int, Field(ge=0)]] = {}
    search_slots: Annotated[int, Field(ge=1, le=20)] = 1
    max_options: Annotated[int, Field(ge=0, le=6)] = 4
    horizon_months: Annotated[int, Field(ge=1, le=120)] = 24
    spare: Share = 0.25
    repeat_share: Share = 0.5
    focus: list[Share] = Economics().focus
    load: Positive = 1.25
    fee: Share = 0.2
    rates: dict[Id, float] = {}
    region: Text = "us"
    currency: Text = "USD"
    max_hires: Annotated[int, Field(ge=0)] | None = None
    yearly_hire_budget: NotNegative | None = None
    gates: bool = False
    draws: Annotated[int, Field(ge=0, le=20_000)] = 0
    seed: Annotated[int, Field(ge=0)] = 1

    @property
    def economics(self) -> Economics:
        """The numbers that turn pay into cost, as the rules of cost take them."""
        return Economics(load=self.load, fee=self.fee, rates=dict(self.rates))

    @property
    def money_known(self) -> bool:
        """Whether any stake is known; without one, weight x gap stands in for money."""
        return any(area.stake is not None for area in self.areas)


def read_case(data: Any, where: str) -> Case:
    """`data` (the JSON of `plan --input`) as a case; `ContentError` names the field that cannot be used."""
    try:
        case = Case.model_validate(data)
    except ValidationError as error:
        details = error.errors(include_url=False)[0]
        field = ".".join(str(step) for step in details["loc"])
        raise ContentError(f"{details['msg']}", where=f"{where} {field}") from error
    for area in case.areas:
        if area.low is not None and area.high is not None and area.low > area.high:
            raise ContentError(f"low is above high in the area {area.id}", where=f"{where} areas")
    ids = [option.id for option in case.options]
    for role in case.team:
        if role not in ids:
            hint = nearest(role, ids)
            raise ContentError(f'"{role}" in team is none of the options', where=f"{where} team", do=hint)
    for what, names in (("area", [area.id for area in case.areas]), ("option", ids)):
        twice = next((name for name in names if names.count(name) > 1), None)
        if twice:
            raise ContentError(f'the {what} "{twice}" is here a second time', where=where)
    return case
