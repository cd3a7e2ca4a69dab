"""What the plan says: options in order, what each closes and is worth, gates, alternatives, first actions; its JSON."""

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

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


class Plan(_Part):
    """The whole plan. `first_hire`: how often, over the resamples, each hire came first."""

    currency: str
    decision: Decision
    reason: str
    steps: list[Step] = []
    net: float | None = None
    payback_month: int | None = None
    peak_cash: float | None = None
    horizon_months: int = 24
    alternatives: list[Alternative] = []
    first_hire: dict[str, float] | None = None
    gates: list[Gate] = []
    actions: list[Action] = []
    find_out: list[FindOut] = []
    notes: list[str] = []


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
        "horizon_months": plan.horizon_months,
        "alternatives": [alternative.model_dump() for alternative in plan.alternatives],
        "first_hire": plan.first_hire,
        "gates": [gate.model_dump() for gate in plan.gates],
        "actions": [action.model_dump(include={"do", "area", "days"}) for action in plan.actions],
        "find_out": [item.model_dump() for item in plan.find_out],
        "notes": plan.notes,
    }
