"""What a template gets about a role: mission, pay, where to look, interview and scorecard, as one frozen value.

Levels of skill run from 0 to 3, scores from 1 to 4, pay is a year's base.
"""

from datetime import date

from pydantic import BaseModel, ConfigDict

from assessor.questionnaire.model import Source
from assessor.questionnaire.role_pack import Common, RolePack, Stage


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True)


class PayView(_Part):
    """A dated range of yearly base pay."""

    currency: str
    low: float
    high: float
    region: str
    as_of: str
    source: str


class BackgroundFit(_Part):
    """Where to look for people; `fit` in words, empty where no pack judges it."""

    title: str
    fit: str
    brings: str
    check: str


class StageView(_Part):
    """A stage of the loop, with what it looks for in this role."""

    stage: Stage
    minutes: float
    """Those of the role's own exercise where the stage is one."""
    here: str


class SkillView(_Part):
    """A skill that the role needs."""

    title: str
    level: int


class CriterionView(_Part):
    """A line of the scorecard, and the titles of the stages where it can be seen."""

    says: str
    stages: list[str]


class NoteView(_Part):
    """A statement, and the titles, dates and addresses of what it rests on."""

    says: str
    as_of: str
    sources: list[Source]


class RoleContext(_Part):
    """All that a role's template gets."""

    title: str
    questionnaire: str
    """Id and version."""
    date: date
    language: str
    mission: str
    owns: list[str]
    pay: PayView | None
    """None where the role has no pay for the region."""
    pay_origin: str
    """When and where the pay was read."""
    pay_warning: str
    """Empty where the pay is recent."""
    backgrounds: list[BackgroundFit]
    pack: RolePack
    """Empty but for its id where the role has no pack."""
    has_pack: bool
    common: Common
    stages: list[StageView]
    minutes: float
    """Of all stages together."""
    skills: list[SkillView]
    """Those that the role needs at all, highest level first."""
    scorecard: list[CriterionView]
    research: list[NoteView]
    law: list[NoteView]
    """What holds in the region, then what holds everywhere."""
