"""The parts of the stakes that come out of the AI bill (docs/method.md, "Money": "Stakes").

    GPU bill   idle           G x 12 x max(0, 1 - U / U*)                 area gpu
               engine         what is left x levers.engine                area optimisation
               purchasing     what is left then x levers.purchasing       area costs
    API bill   tokens         API spend x 12 x levers.tokens              area optimisation
               purchasing     what is left x levers.purchasing            area costs

Each takes from what the ones before it have left, case by case, so no unit of money is counted twice. With nothing of
its own to run (gate G1) a company has no idle and no engine part. A bill of 0 has no parts: there is nothing to save
on. Idle time counts as gone also where the gpu area itself does not apply.
Money a year in the company's currency.
"""

from typing import NamedTuple

from assessor.economics.combine import Lever, Saving, saved_in_order
from assessor.economics.company import Company, may_buy_tokens, may_rent_gpus, nothing_to_run
from assessor.economics.currency import MONTHLY, YEARLY
from assessor.economics.figure import SHARE, Figure, Input, Known, worked_out
from assessor.economics.gpu_spend import attainable_load, monthly_spend, recoverable_share
from assessor.economics.lever_shares import ShareUsed, share_saved
from assessor.economics.stake_model import Part, PartId

GPU, OPTIMISATION, COSTS = "gpu", "optimisation", "costs"
NAMES: dict[PartId, str] = {
    "idle_gpus": "GPU time that is paid for and could be released",
    "engine": "GPU time that a tuned engine would not need",
    "tokens": "Tokens that need not be bought, or not at that price",
    "gpu_purchasing": "GPU time at a better price",
    "api_purchasing": "API calls at a better price",
}


class SpendParts(NamedTuple):
    """The parts of each area, and the shares that were used."""

    parts: dict[str, list[Part]]
    used: list[ShareUsed]


def spend_parts(company: Company) -> SpendParts:
    """The parts of the gpu, optimisation and costs stakes; an area without any has nothing to save on."""
    parts: dict[str, list[Part]] = {GPU: [], OPTIMISATION: [], COSTS: []}
    used: list[ShareUsed] = []
    for area, part, share in [*_of_gpu_bill(company), *_of_api_bill(company)]:
        parts[area].append(part)
        if share is not None:
            used.append(share)
    return SpendParts(parts, used)


def gpu_bill(company: Company) -> Figure:
    """The GPU spend a month: the bill, or GPUs x price x hours."""
    return monthly_spend(
        company.money("monthly_gpu_spend", MONTHLY),
        company.given("gpus", "GPUs"),
        company.money("gpu_hour_price", "per GPU-hour"),
        company.currency,
    )


_Row = tuple[str, Part, ShareUsed | None]


def _of_gpu_bill(company: Company) -> list[_Row]:
    bill = gpu_bill(company)
    if _is_nothing(bill) or (bill.cases is None and not may_rent_gpus(company.profile)):
        return []
    idle = recoverable_share(company.given("gpu_load", SHARE), attainable_load(_peak_to_mean(company)))
    engine, purchasing = share_saved(company, "gpu", "engine"), share_saved(company, "gpu", "purchasing")
    levers = [
        Lever(NAMES["idle_gpus"], "waste", idle),
        Lever(NAMES["engine"], "engine", engine.share),
        Lever(NAMES["gpu_purchasing"], "purchasing", purchasing.share),
    ]
    whose: list[tuple[str, PartId, ShareUsed | None]] = [
        (GPU, "idle_gpus", None),
        (OPTIMISATION, "engine", engine),
        (COSTS, "gpu_purchasing", purchasing),
    ]
    if nothing_to_run(company.profile):
        levers, whose = levers[2:], whose[2:]
    return _rows(whose, saved_in_order(_a_year(bill, company), levers, _unit(company)))


def _of_api_bill(company: Company) -> list[_Row]:
    bill = company.money("monthly_api_spend", MONTHLY)
    if _is_nothing(bill) or (bill.cases is None and not may_buy_tokens(company.profile)):
        return []
    tokens, purchasing = share_saved(company, "api", "tokens"), share_saved(company, "api", "purchasing")
    levers = [
        Lever(NAMES["tokens"], "tokens", tokens.share),
        Lever(NAMES["api_purchasing"], "purchasing", purchasing.share),
    ]
    whose: list[tuple[str, PartId, ShareUsed | None]] = [
        (OPTIMISATION, "tokens", tokens),
        (COSTS, "api_purchasing", purchasing),
    ]
    return _rows(whose, saved_in_order(_a_year(bill, company), levers, _unit(company)))


def _rows(whose: list[tuple[str, PartId, ShareUsed | None]], savings: list[Saving]) -> list[_Row]:
    return [
        (area, Part(id=id, figure=saving.money), share)
        for (area, id, share), saving in zip(whose, savings, strict=True)
    ]


def _a_year(bill: Known, company: Company) -> Figure:
    return worked_out(f"{bill.name}, a year", _unit(company), "12 x a month", lambda monthly: 12 * monthly, bill)


def _peak_to_mean(company: Company) -> Input:
    return company.given("peak_to_mean", "times the mean")


def _unit(company: Company) -> str:
    return f"{company.currency} {YEARLY}"


def _is_nothing(bill: Known) -> bool:
    return bill.cases is not None and not any(bill.cases)
