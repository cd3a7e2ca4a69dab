"""What the plan says, as values and as JSON: options, what each closes and is worth, gates, alternatives, actions.

And the roadmap, the values at which the plan changes, what doing nothing costs, what each option is worth to the rest.
Money a year or over the horizon in the plan's currency, months and days from today, levels from 0 to 4.
"""

from datetime import date
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

from assessor.economics.figure import Figure

SCHEMA = "assessor.plan/1"

Decision = Literal["hire", "no_hire", "assess_first"]
Kind = Literal["hire", "fractional", "buy"]
Confidence = Literal["clear", "likely", "toss_up", "undecided"]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True)


class Closes(_Part):
    """How far one option moves an area at full ramp, on top of what comes before it in the plan."""

    area: str
    start: float
    end: float


class Step(_Part):
    """One option of the plan. Months count from today; money is null where no stake is known."""

    option: str
    title: str
    kind: Kind
    step: int
    later: bool
    start_month: int
    yearly_cost: float | None
    payback_month: int | None = None
    net: float | None = None
    confidence: Confidence | None = None
    why: list[str]
    closes: list[Closes]


class Gate(_Part):
    """A gate that fired, with its reason in words."""

    gate: str
    reason: str


class Alternative(_Part):
    """Another set of options, in its plan's order, with its net and how much more the plan brings."""

    options: list[str]
    net: float
    difference: float


class Action(_Part):
    """Something to do that needs no hire; `days` of effort."""

    do: str
    area: str | None
    days: float | None
    who: str = ""
    seen_by: str = ""
    question: str | None = None


class FindOut(_Part):
    """What is not known and should be, before the plan can be trusted in this area."""

    area: str
    reason: str


class Reason(_Part):
    """Why an item stands where it stands: one sentence, and what kind of reason it is."""

    kind: Literal["due", "demanded", "critical", "worth", "unlocks", "waits", "find_out"]
    says: str


class RoadmapItem(_Part):
    """One item of the roadmap: what to do, who does it, how one sees that it worked, and why it stands here.

    It leads its question from `level` to the level `to`, one up or two. Days from today: it is open from `start_day` to
    `end_day` and belongs to the phase that ends on `by_day`; `days` is effort in working days. `value` = gap x exposure
    / effort sets the order.
    """

    question: str
    area: str
    level: int
    to: int
    do: str
    days: float | None
    owner: str
    role: str | None = None
    """The option of the plan that does it; None: somebody who is there."""
    role_start_month: int | None = None
    seen_by: str = ""
    by_day: int
    start_day: int
    end_day: int
    gap: float
    stake: float | None = None
    """Likely money a year of the whole area; None where it is not known."""
    value: float
    due: date | None = None
    find_out: list[str] = []
    """Questions that it builds on and that nobody has answered."""
    reasons: list[Reason] = []
    """Why it stands here, the strongest reason first."""
    why: list[str] = []
    """The sentences of `reasons`."""


class Waiting(_Part):
    """A question below its target that is not on the roadmap, and why."""

    question: str
    area: str
    reason: str


class Roadmap(_Part):
    """What to do in 30, 60, 90 and 180 days from `today`, in order."""

    today: date
    items: list[RoadmapItem] = []
    waiting: list[Waiting] = []


class Flip(_Part):
    """A value of one fact at which the plan changes, everything else as it is.

    Beyond `value`, in its `direction`, the plan is `options` (with `max_hires` already at it). `precision` is how far
    off the value may be, as a share; of an availability, of what is missing to 100 percent. 0 is exact.
    """

    fact: str
    today: float
    value: float
    direction: Literal["under", "over"]
    changes: Literal["first_hire", "plan"]
    first_hire: str | None
    options: list[str]
    precision: float
    says: str


class Left(_Part):
    """What stays open in one area if nothing is done: money a year, or the facts that would be needed to price it."""

    area: str
    gap: float
    low: float | None = None
    likely: float | None = None
    high: float | None = None
    missing: list[str] = []
    says: str = ""


class OnCall(_Part):
    """The arithmetic of a round-the-clock promise: people needed against people there."""

    people: int | None
    needed: Figure
    needed_in_pairs: Figure
    standing: Literal["not known", "too few", "at the floor", "enough, without slack", "enough"]
    says: str


class Nothing(_Part):
    """What happens if nothing is done, per year."""

    currency: str
    low: float | None = None
    likely: float | None = None
    high: float | None = None
    areas: list[Left] = []
    not_known: list[str] = []
    """Areas with a gap that has no price, and areas that have no gap yet."""
    on_call: OnCall | None = None
    says: str = ""


class Without(_Part):
    """What dropping one option costs over the horizon: the rest as planned, and the best plan without it."""

    option: str
    step: int
    costs: float
    resolved: float
    options: list[str]


class Plan(_Part):
    """The whole plan. `first_hire`: how often, over the resamples, each hire came first."""

    currency: str
    decision: Decision
    reason: str
    steps: list[Step] = []
    net: float | None = None
    payback_month: int | None = None
    peak_cash: float | None = None
    flow: list[float] | None = None
    """Money of each month to the horizon, what is paid out below 0; None where no stake is known."""
    horizon_months: int = 24
    alternatives: list[Alternative] = []
    first_hire: dict[str, float] | None = None
    gates: list[Gate] = []
    actions: list[Action] = []
    find_out: list[FindOut] = []
    notes: list[str] = []
    roadmap: Roadmap | None = None
    flips: list[Flip] | None = None
    nothing: Nothing | None = None
    without: list[Without] | None = None


def to_json(plan: Plan) -> dict[str, Any]:
    """The document of `assessor plan --json`; null where there is nothing to say."""
    return {
        "schema": SCHEMA,
        "currency": plan.currency,
        "decision": plan.decision,
        "reason": plan.reason,
        "plan": [
            {
                **step.model_dump(exclude={"closes", "title", "yearly_cost"}),
                "closes": [{"area": c.area, "from": c.start, "to": c.end} for c in step.closes],
            }
            for step in plan.steps
        ],
        "net": plan.net,
        "payback_month": plan.payback_month,
        "peak_cash": plan.peak_cash,
        "flow": plan.flow,
        "horizon_months": plan.horizon_months,
        "alternatives": [alternative.model_dump() for alternative in plan.alternatives],
        "first_hire": plan.first_hire,
        "gates": [gate.model_dump() for gate in plan.gates],
        "actions": [action.model_dump(include={"do", "area", "days"}) for action in plan.actions],
        "find_out": [item.model_dump() for item in plan.find_out],
        "notes": plan.notes,
        "roadmap": plan.roadmap.model_dump(mode="json") if plan.roadmap else None,
        "flips": None if plan.flips is None else [flip.model_dump() for flip in plan.flips],
        "nothing": plan.nothing.model_dump(mode="json") if plan.nothing else None,
        "without": None if plan.without is None else [each.model_dump() for each in plan.without],
    }
