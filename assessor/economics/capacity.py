"""How much capacity a load needs: concurrency, replicas, quota, memory for caches (docs/method.md, "Money").

Rates are per second unless said otherwise; memory in bytes or GiB as the unit says.
"""

import math

from assessor.economics.figure import Figure, Input, Known, require, worked_out
from assessor.economics.gpu_spend import HEADROOM

GIB = 2**30
SPARE = Input(name="spare replicas", value=1.0, unit="replicas", origin="default")
ROUNDING = 1e-9


def concurrency(arrivals: Known, latency: Known) -> Figure:
    """Arrival rate x latency (Little's law): requests in flight."""
    name, unit = "Requests in flight", "requests"
    return worked_out(name, unit, "arrivals a second x seconds each", lambda a, s: a * s, arrivals, latency)


def replicas(peak: Known, tokens_per_second: Known, headroom: Known = HEADROOM, spare: Known = SPARE) -> Figure:
    """ceil(peak tokens a second x (1 + h) / T) + 1 spare."""

    def rule(needed: float, each: float, h: float, extra: float) -> float:
        require(each > 0, "replicas that serve nothing carry no peak, however many")
        return math.ceil(needed * (1 + h) / each - ROUNDING) + extra

    formula = "ceil(peak x (1 + h) / T) + spare"
    return worked_out("Replicas", "replicas", formula, rule, peak, tokens_per_second, headroom, spare)


def quota(peak_requests: Known, tokens: Known, headroom: Known = HEADROOM) -> Figure:
    """Peak requests a minute x tokens of a request x (1 + h)."""
    name, unit = "Quota needed", "tokens a minute"
    formula = "peak requests a minute x tokens each x (1 + h)"
    return worked_out(name, unit, formula, lambda r, t, h: r * t * (1 + h), peak_requests, tokens, headroom)


def cache_per_token(layers: Known, kv_heads: Known, head_dim: Known, bytes_each: Known) -> Figure:
    """2 x layers x key-value heads x head dimension x bytes: one token in the key-value cache."""
    name, unit = "Key-value cache of one token", "bytes"
    formula = "2 x layers x kv_heads x head_dim x bytes"
    return worked_out(name, unit, formula, lambda n, h, d, b: 2 * n * h * d * b, layers, kv_heads, head_dim, bytes_each)


def cache_of_context(context: Known, per_token: Known) -> Figure:
    """Context in tokens x bytes of one token, in GiB."""
    name = "Key-value cache of one context"
    return worked_out(name, "GiB", "context x per token / 2^30", lambda c, b: c * b / GIB, context, per_token)


def sequences(memory: Known, usable: Known, weights: Known, context: Known, per_token: Known) -> Figure:
    """(memory x usable share - weights) / (context x per token): full contexts at a time; memory and weights in GiB.

    Engines allocate ahead, so a GPU at 90 percent of its memory is normal.
    """

    def rule(total: float, share: float, taken: float, tokens: float, each: float) -> float:
        require(tokens * each > 0, "a context of no size says nothing")
        return float(max(0, math.floor((total * share - taken) * GIB / (tokens * each) + ROUNDING)))

    formula = "(memory x usable - weights) / (context x per token)"
    return worked_out("Contexts at a time", "sequences", formula, rule, memory, usable, weights, context, per_token)
