"""What a million tokens and a thousand requests cost (docs/method.md, "Money": "Unit cost").

Prices are per GPU-hour or per million tokens in one currency; rates are per second; load, retry share and multipliers
are plain numbers. Count output tokens only, or say which mix is meant.
"""

from typing import NamedTuple

from assessor.economics.currency import DEFAULT_CURRENCY
from assessor.economics.figure import SHARE, Figure, Input, Known, require, worked_out

SURCHARGE = Input(name="surcharge", value=(0.20, 0.30, 0.40), unit=SHARE, origin="default")
"""Storage, data transfer and CPU nodes, where the price of a GPU leaves them out."""
NO_SURCHARGE = Input(name="surcharge", value=0.0, unit=SHARE, origin="default")
READ_PRICE = Input(name="cache_read_price", value=0.1, unit="times the input price", origin="default")
WRITE_PRICE = Input(name="cache_write_price", value=1.25, unit="times the input price", origin="default")


class Request(NamedTuple):
    """What one user request sends to models. Tokens are per call; output includes reasoning."""

    calls: Known
    retries: Known
    """Billed retries, as a share of calls."""
    fresh: Known
    cache_read: Known
    cache_write: Known
    output: Known


class Prices(NamedTuple):
    """Prices per million tokens; cached input costs a multiple of the input price."""

    input: Known
    output: Known
    read: Known = READ_PRICE
    write: Known = WRITE_PRICE


def per_million_tokens(
    price: Known,
    gpus: Known,
    tokens_per_second: Known,
    load: Known,
    surcharge: Known = NO_SURCHARGE,
    currency: str = DEFAULT_CURRENCY,
) -> Figure:
    """C = P x N / (T x 3600 x U) x 1,000,000 x (1 + surcharge).

    P price of a GPU-hour, N GPUs of a replica, T tokens a second that it sustains inside the latency target, U load:
    mean tokens a second / T (not the busy share of a GPU).
    """
    return worked_out(
        "Cost of a million tokens on own GPUs",
        f"{currency} per million tokens",
        "P x N / (T x 3600 x U) x 1,000,000 x (1 + surcharge)",
        lambda p, n, t, u, s: _per_served(p * n, t, u) * 1_000_000 * (1 + s),
        price,
        gpus,
        tokens_per_second,
        load,
        surcharge,
    )


def per_thousand_requests(
    price: Known, gpus: Known, requests_per_second: Known, load: Known, currency: str = DEFAULT_CURRENCY
) -> Figure:
    """1000 x P x N / (R x 3600 x U), R requests a second that a replica sustains inside the latency target."""
    return worked_out(
        "Cost of a thousand requests on own GPUs",
        f"{currency} per thousand requests",
        "1000 x P x N / (R x 3600 x U)",
        lambda p, n, r, u: 1000 * _per_served(p * n, r, u),
        price,
        gpus,
        requests_per_second,
        load,
    )


def per_thousand_requests_by_api(request: Request, prices: Prices, currency: str = DEFAULT_CURRENCY) -> Figure:
    """1000 x k x (1 + r) x [(Iu + Ir x mr + Iw x mw) x p_in + O x p_out] / 1,000,000.

    k calls per user request, r billed retry share, Iu, Ir, Iw uncached, cache-read and cache-write input tokens, mr and
    mw their price as a multiple of the input price, O output tokens, p prices per million tokens.
    """

    def rule(*v: float) -> float:
        k, r, fresh, read, write, output, p_in, p_out, mr, mw = v
        return 1000 * k * (1 + r) * ((fresh + read * mr + write * mw) * p_in + output * p_out) / 1_000_000

    return worked_out(
        "Cost of a thousand requests by API",
        f"{currency} per thousand requests",
        "1000 x k x (1 + r) x [(Iu + Ir x mr + Iw x mw) x p_in + O x p_out] / 1,000,000",
        rule,
        *request,
        *prices,
    )


def _per_served(hourly: float, per_second: float, load: float) -> float:
    """Money for one thing served, by replicas that cost `hourly`."""
    require(per_second > 0, "a replica that serves nothing has no cost per piece")
    require(load > 0, "at a load of 0 nothing is served, so nothing has a cost per piece")
    return hourly / (per_second * 3600 * load)
