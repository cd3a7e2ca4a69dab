"""Which share of a bill the optimisation and purchasing levers save: computed from the company's figures, or a default.

Decided here: a group of levers (engine, tokens, purchasing) is computed as soon as the profile has every fact of at
least one lever of it; what is computed takes the place of the questionnaire's default share, and levers of the group
that are not known then count nothing. Not decided here: the levers themselves (levers.py), their order (combine.py).

The shipped questionnaire asks for none of these facts; one that does gets exact shares without any change here.
Shares from 0 to 1, low, likely, high. A computed lever that would cost instead of save is left out: nobody would
pull it.
"""

from collections.abc import Callable
from typing import Literal, NamedTuple

from assessor.economics import levers
from assessor.economics.combine import Lever, Step, combined
from assessor.economics.company import Company
from assessor.economics.figure import SHARE, Figure, Input, Known
from assessor.questionnaire.model import Economics

Bill = Literal["gpu", "api"]
Group = Literal["engine", "tokens", "purchasing"]

DEFAULTS: dict[Group, tuple[float, float, float]] = {
    "engine": (0.10, 0.20, 0.40),
    "tokens": (0.10, 0.20, 0.35),
    "purchasing": (0.03, 0.10, 0.20),
}
"""What `levers` in economics.yaml is where it leaves a group out."""
TIMES = "times"


class ShareUsed(NamedTuple):
    """The share of a bill that a group saves, and the levers that it was computed from (none: it is the default)."""

    bill: Bill
    group: Group
    share: Known
    computed_from: tuple[str, ...] = ()


class _Computable(NamedTuple):
    """A lever and the facts that its function takes, in its order."""

    id: str
    bill: Bill
    group: Group
    step: Step
    rule: Callable[..., Figure]
    facts: tuple[str, ...]


COMPUTABLE = (
    _Computable("tuned_engine", "gpu", "engine", "engine", levers.tuned_engine, ("engine_share", "engine_times")),
    _Computable(
        "eight_bit_weights", "gpu", "engine", "engine", levers.eight_bit_weights, ("eight_bit_share", "eight_bit_times")
    ),
    _Computable(
        "speculative_decoding",
        "gpu",
        "engine",
        "engine",
        levers.speculative_decoding,
        ("speculative_share", "speculative_times"),
    ),
    _Computable("prefix_routing", "gpu", "engine", "engine", levers.prefix_routing, ("prefix_share", "prefix_times")),
    _Computable(
        "model_router",
        "api",
        "tokens",
        "right_sizing",
        levers.model_router,
        ("routable_share", "small_model_price_ratio", "router_cost_share"),
    ),
    _Computable(
        "response_cache", "api", "tokens", "tokens", levers.response_cache, ("repeated_share", "cache_overhead_share")
    ),
    _Computable(
        "trimming",
        "api",
        "tokens",
        "tokens",
        levers.trimming,
        ("input_cost_share", "removable_input_share", "removable_output_share"),
    ),
    _Computable(
        "prompt_caching",
        "api",
        "tokens",
        "tokens",
        levers.prompt_caching,
        ("input_cost_share", "cache_read_share", "cache_write_share"),
    ),
    _Computable("batch_tier", "api", "tokens", "tokens", levers.batch_tier, ("deferrable_share",)),
    _Computable(
        "commitment",
        "gpu",
        "purchasing",
        "purchasing",
        levers.commitment,
        ("commitment_share", "commitment_discount", "commitment_use"),
    ),
    _Computable(
        "spot", "gpu", "purchasing", "purchasing", levers.spot, ("interruptible_share", "spot_discount", "rework_share")
    ),
)
NOT_STACKED = ("prompt_caching", "batch_tier")
"""Some providers take one discount off the other and some do not, so only the larger counts."""


def share_saved(company: Company, bill: Bill, group: Group) -> ShareUsed:
    """The share of `bill` that `group` saves: from the company's own figures where they suffice, else the default."""
    computed = {lever.id: lever for lever in COMPUTABLE if (lever.bill, lever.group) == (bill, group)}
    known = {id: _compute(lever, company) for id, lever in computed.items()}
    saving = {id: figure for id, figure in known.items() if figure.likely is not None and figure.low is not None}
    if not saving:
        return ShareUsed(bill, group, default_share(company.questionnaire.economics, group))
    worth = {id: figure for id, figure in saving.items() if (figure.low or 0) >= 0 and (figure.likely or 0) > 0}
    both = [worth[id] for id in NOT_STACKED if id in worth]
    if len(both) == len(NOT_STACKED):
        smaller = min(NOT_STACKED, key=lambda id: (worth[id].likely or 0, id))
        worth.pop(smaller)
    parts = [Lever(figure.name, computed[id].step, figure) for id, figure in worth.items()]
    return ShareUsed(bill, group, combined(parts), tuple(saving))


def default_share(economics: Economics, group: Group) -> Input:
    """The questionnaire's own share for `group`, in ascending order and at most the whole bill."""
    low, likely, high = sorted(min(1.0, share) for share in economics.levers.get(group, DEFAULTS[group]))
    return Input(name=f"levers.{group}", value=(low, likely, high), unit=SHARE, origin="default")


def _compute(lever: _Computable, company: Company) -> Figure:
    inputs = [company.given(fact, TIMES if fact.endswith("_times") else SHARE) for fact in lever.facts]
    return lever.rule(*inputs)
