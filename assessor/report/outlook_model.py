"""What a template gets about what lies ahead: doing nothing, what was rejected and why, the roadmap.

Money is a year where nothing else is said; days are dates already. None means: nothing to say.
"""

from datetime import date

from pydantic import BaseModel, ConfigDict

from assessor.plan.model import Kind
from assessor.report.money_model import Range


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True)


class OpenGap(_Part):
    """An area whose gap stays open when nothing is done."""

    title: str
    money: Range | None


class NothingDone(_Part):
    """What happens if nothing is done."""

    money: Range | None
    """All open gaps that have a price, a year."""
    gaps: list[OpenGap]
    """The open gaps, the dearest first; those without a price last."""
    not_known: list[str]
    """Areas that are not in the money: an open gap without a price, or no gap known yet."""
    on_call: str
    """The arithmetic of a round-the-clock promise in a sentence; empty without such a promise."""
    on_call_needed: int | None = None
    """People who are the least for one at a time."""
    on_call_pairs: int | None = None
    """People who are the least for two at a time."""


class WithoutView(_Part):
    """What dropping one step of the plan costs over the horizon."""

    title: str
    costs: float
    """The rest of the plan stays as it is."""
    resolved: float
    """The best plan without it takes its place."""
    instead: list[str]
    """The steps of that plan; empty for doing nothing."""


class Rejected(_Part):
    """An option that is not in the plan."""

    title: str
    kind: Kind
    kind_word: str
    yearly_cost: float | None
    gate: str = ""
    """The gate that took it off the table, with its reason; empty where it was weighed."""
    excluded_by: list[str] = []
    """Steps of the plan beside which it cannot stand."""
    less: float | None = None
    """How much less the best plan with it brings over the horizon; None where that is not known exactly."""
    at_least: float | None = None
    """How much less any plan with it brings at least."""


class RoadmapStep(_Part):
    """One step of the roadmap."""

    question: str
    area: str
    """Title of its area."""
    level: int
    """The level that the answer has when the step begins."""
    to: int
    """The level that it then has: one up or two."""
    do: str
    days: float | None
    owner: str
    hired: date | None = None
    """First day of the month in which the owner joins; None: somebody who is there."""
    start: date
    end: date
    start_day: int
    end_day: int
    seen_by: str
    why: list[str]
    """Why it stands here, without its date and its worth."""
    gap: float
    stake: float | None
    """Likely money a year of its whole area; None where that is not known."""
    due: date | None
    """The day that a law or a contract sets."""
    late: bool = False
    """Whether the step ends after that day."""
    find_out: list[str] = []
    """Questions that it builds on and that nobody has answered."""


class Phase(_Part):
    """The steps that end by one day."""

    by_day: int
    by: date
    steps: list[RoadmapStep]


class Waits(_Part):
    """Questions that wait for the same reason."""

    reason: str
    questions: list[str]


class RoadmapView(_Part):
    """The next 180 days."""

    today: date
    last: date
    days: int
    phases: list[Phase]
    """All four, also where nothing ends in one."""
    waiting: list[Waits]
    """The fewest first, so that what is special is not lost below what has no room."""
