"""What a board may see: the board edition's template context. It holds no answer, so its templates can show none.

The same figures as in the full edition, without what was said and by whom, what the company pays for what, and what is
weak where it could be attacked. Levels run from 0 to 4, money is a year where nothing else is said.
"""

from datetime import date

from pydantic import BaseModel, ConfigDict

from assessor.plan.model import Decision, Kind
from assessor.report.brand_model import Brand
from assessor.report.model import Cover, Overall, Status
from assessor.report.money_model import FirstHire, Range


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True)


class BoardArea(_Part):
    """One area: its figures and its money."""

    id: str
    title: str
    intro: str
    status: Status
    stated: float | None
    low: float | None
    high: float | None
    adjusted: float | None
    target: float | None
    gap: float | None
    coverage: float | None
    money: Range | None
    """What closing its gap would release a year; None where that is not known."""
    at_least: bool
    """Whether a part of it has no amount."""
    reaches: float | None
    """Where it is when every step of the plan works at full ramp; None where no step moves it."""
    by: list[str] = []
    """Titles of the steps that move it."""


class BoardStep(_Part):
    """One step of the plan."""

    title: str
    kind: Kind
    kind_word: str
    step: int
    later: bool
    start: date
    mission: str
    yearly_cost: float | None
    net: float | None
    payback: date | None
    confidence: str


class BoardPlan(_Part):
    """The plan as a whole; amounts None where nothing is priced."""

    currency: str
    horizon_months: int
    draws: int
    net: float | None
    payback: date | None
    peak_cash: float | None
    yearly_cost: float | None
    first_hire: FirstHire | None


class BoardBar(_Part):
    """One bar of the money at stake: a leak, or an area outside of the four leaks."""

    title: str
    money: Range | None
    leak: bool


class BoardMoney(_Part):
    """What is at stake."""

    currency: str
    whole: Range | None
    not_known: list[str]
    bars: list[BoardBar]


class BoardGap(_Part):
    """An area whose gap stays open when nothing is done."""

    title: str
    money: Range | None


class BoardAction(_Part):
    """What to do in the next 30 days; in an area where a step would tell of a weakness, that one is due there."""

    do: str
    area: str
    who: str
    days: float | None


class BoardWork(_Part):
    """The steps of one area in a phase."""

    title: str
    steps: int
    due: date | None
    """The nearest day that a law or a contract sets for one of them."""


class BoardPhase(_Part):
    """What the roadmap ends by one day."""

    by_day: int
    by: date
    work: list[BoardWork]


class BoardContext(_Part):
    """Everything that a template of the board edition may print."""

    cover: Cover
    """Without respondents."""
    brand: Brand | None
    redacted: bool
    overall: Overall
    decision: Decision
    sentence: str
    """The verdict."""
    below: int
    """Areas that are below their target."""
    with_target: int
    """Areas that have a target and a score."""
    findings: list[BoardArea]
    """At most three."""
    areas: list[BoardArea]
    """Sorted by gap, largest first."""
    steps: list[BoardStep]
    plan: BoardPlan
    money: BoardMoney
    nothing: Range | None
    """What stays unreleased a year when nothing is done; None where that is not known."""
    gaps: list[BoardGap]
    """The open gaps, the dearest first."""
    actions: list[BoardAction]
    find_out: list[str]
    """Areas about which the plan knows too little."""
    roadmap: list[BoardPhase]
    """Phases with work in them."""
    again: date
    """The day to assess again."""
    levels: list[str]
    """Names of the levels 0 to 4."""
