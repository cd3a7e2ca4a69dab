"""What each lever saves, as a share of the bill that it applies to (docs/method.md, "Money": "Levers").

Every input and result is a share from 0 to 1 unless said otherwise; k is how many times the throughput, prices are
multiples of the ordinary price. A result may be below 0: then the lever would cost. Which base a lever applies to, and
in which order levers are combined, is decided in lever_shares.py and combine.py.
"""

from collections.abc import Callable

from assessor.economics.figure import SHARE, Figure, Input, Known, require, worked_out
from assessor.economics.unit_cost import READ_PRICE, WRITE_PRICE

BATCH_DISCOUNT = Input(name="batch_discount", value=0.5, unit=SHARE, origin="default")


def _lever(name: str, formula: str, rule: Callable[..., float], *inputs: Known) -> Figure:
    return worked_out(name, SHARE, formula, rule, *inputs)


def raised_load(before: Known, after: Known) -> Figure:
    """1 - U1 / U2, of the GPU bill, and only if capacity is released."""

    def rule(u1: float, u2: float) -> float:
        require(u2 > 0, "a load of 0 cannot be aimed at")
        return max(0.0, 1 - u1 / u2)

    return _lever("Higher load", "max(0, 1 - U1 / U2)", rule, before, after)


def _throughput(name: str, affected: Known, times: Known) -> Figure:
    def rule(f: float, k: float) -> float:
        require(k > 0, "a throughput of 0 times is none")
        return f * (1 - 1 / k)

    return _lever(name, "f x (1 - 1 / k)", rule, affected, times)


def tuned_engine(affected: Known, times: Known) -> Figure:
    """f x (1 - 1 / k), of the GPU bill: batching and engine settings; f the share of load that they reach."""
    return _throughput("Tuned engine", affected, times)


def eight_bit_weights(affected: Known, times: Known) -> Figure:
    """f x (1 - 1 / k), of the GPU bill: FP8 or INT8 weights."""
    return _throughput("Eight-bit weights", affected, times)


def speculative_decoding(affected: Known, times: Known) -> Figure:
    """f x (1 - 1 / k), of the GPU bill: k shrinks towards 1 as batches grow."""
    return _throughput("Speculative decoding", affected, times)


def prefix_routing(affected: Known, times: Known) -> Figure:
    """f x (1 - 1 / k), of the GPU bill: requests go to the replica that has their prefix; from two replicas on."""
    return _throughput("Prefix-aware routing", affected, times)


def prompt_caching(
    input_share: Known, read: Known, write: Known, read_price: Known = READ_PRICE, write_price: Known = WRITE_PRICE
) -> Figure:
    """i x [h x (1 - mr) - w x (mw - 1)], of the API bill.

    i share of the bill that is input, h and w shares of input tokens read from and written to the cache, mr and mw
    their price as a multiple of the input price. Below 0 where much is written and little read.
    """
    return _lever(
        "Prompt caching",
        "i x [h x (1 - mr) - w x (mw - 1)]",
        lambda i, h, w, mr, mw: i * (h * (1 - mr) - w * (mw - 1)),
        input_share,
        read,
        write,
        read_price,
        write_price,
    )


def reads_to_pay_a_write(write_price: Known = WRITE_PRICE, read_price: Known = READ_PRICE) -> Figure:
    """n > (mw - 1) / (1 - mr): reads per cache write from which caching pays."""

    def rule(mw: float, mr: float) -> float:
        require(mr < 1, "a cached token that costs as much as a fresh one never pays")
        return max(0.0, (mw - 1) / (1 - mr))

    name, unit = "Reads that pay for one cache write", "reads per write"
    return worked_out(name, unit, "(mw - 1) / (1 - mr)", rule, write_price, read_price)


def batch_tier(deferrable: Known, discount: Known = BATCH_DISCOUNT) -> Figure:
    """b x d, of the API bill: b share of spend that can wait, d discount of the batch or flex tier."""
    return _lever("Batch tier", "b x d", lambda b, d: b * d, deferrable, discount)


def model_router(routed: Known, price_ratio: Known, router_cost: Known) -> Figure:
    """q x (1 - pr) - c, of the API or GPU bill: q share routed to the small model, pr its price ratio, c the router."""
    return _lever(
        "Model routing", "q x (1 - pr) - c", lambda q, pr, c: q * (1 - pr) - c, routed, price_ratio, router_cost
    )


def model_cascade(escalated: Known, price_ratio: Known) -> Figure:
    """1 - e - pr, of the API or GPU bill: all go to the small model first, e share is asked again of the large one."""
    return _lever("Model cascade", "1 - e - pr", lambda e, pr: 1 - e - pr, escalated, price_ratio)


def response_cache(hits: Known, overhead: Known) -> Figure:
    """hit x (1 - overhead), of the API or GPU bill."""
    return _lever("Response cache", "hit x (1 - overhead)", lambda hit, over: hit * (1 - over), hits, overhead)


def trimming(input_share: Known, input_removed: Known, output_removed: Known) -> Figure:
    """i x t_in + o x t_out, of the API bill: i and o = 1 - i shares of the bill, t tokens removed."""
    return _lever(
        "Shorter prompts",
        "i x t_in + (1 - i) x t_out",
        lambda i, t_in, t_out: i * t_in + (1 - i) * t_out,
        input_share,
        input_removed,
        output_removed,
    )


def commitment(covered: Known, discount: Known, used: Known) -> Figure:
    """cov x d - cov x (1 - use), of the GPU bill: pays only while use > 1 - d."""
    return _lever(
        "Commitment",
        "cov x d - cov x (1 - use)",
        lambda cov, d, use: cov * d - cov * (1 - use),
        covered,
        discount,
        used,
    )


def spot(interruptible: Known, discount: Known, rework: Known) -> Figure:
    """share x d x (1 - rework), of the GPU bill: share that may be interrupted, rework what is done twice."""
    return _lever(
        "Spot capacity",
        "share x d x (1 - rework)",
        lambda share, d, again: share * d * (1 - again),
        interruptible,
        discount,
        rework,
    )
