"""What a template gets about money: the stakes and how they came about, the leaks, and what the plan is worth.

Money is a year in `currency` where nothing else is said; a range runs from low over likely to high. None means: not
known, never 0. Amounts are exact here; format.py rounds them where they are written.
"""

from datetime import date

from pydantic import BaseModel, ConfigDict

from assessor.economics.figure import Origin
from assessor.economics.stake_model import Standing


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True)


class Range(_Part):
    """Three cases of one amount."""

    low: float
    likely: float
    high: float


class InputView(_Part):
    """A number that went into a stake."""

    name: str
    """The fact's or the default's id, its underscores as spaces."""
    values: list[float]
    """One value, or one for each of the low, the likely and the high case."""
    unit: str
    origin: Origin
    """given by the company, measured by it, or a default of the questionnaire or the method."""


class Worked(_Part):
    """One step of a derivation: what was worked out, how, from what, and the result."""

    name: str
    formula: str
    of: list[str]
    """Names of the inputs and of the earlier steps that it uses."""
    cases: tuple[float, float, float]
    """The result in the low, the likely and the high case; not always ascending."""
    unit: str


class LeakPart(_Part):
    """The share of a part that goes to a leak; `name` is that of the part, or of the leak where the part is told."""

    name: str
    share: float


class PartView(_Part):
    """One piece of a stake."""

    name: str
    money: Range | None
    withheld: str = ""
    """Why there is no amount."""
    missing: list[str] = []
    """How the facts are asked that would be needed."""
    goes_to: list[LeakPart] = []
    """The leaks that it goes to; empty where it is outside of them."""
    steps: list[Worked] = []
    """How it was worked out, first things first; steps that an earlier part has shown are not repeated."""


class StakeView(_Part):
    """What closing the gap of one area would release."""

    area: str
    title: str
    standing: Standing
    counts: bool
    """Whether it is priced and there is a gap to close: only then is it in any sum or in the plan."""
    money: Range | None
    says: str
    """What a reader must know before taking the figure."""
    parts: list[PartView] = []


class LeakView(_Part):
    """One of the four leaks, or an area whose money is none of them."""

    title: str
    money: Range | None
    """None where nothing that counts is known here."""
    of: list[LeakPart] = []
    """What it was added up from."""
    leak: bool
    """Whether it is one of the four."""


class FactMissing(_Part):
    """A fact that would price something, and the areas it would price."""

    ask: str
    titles: list[str]


class Unpriced(_Part):
    """Areas without an amount, for one and the same reason."""

    titles: list[str]
    reason: str


class Money(_Part):
    """What is at stake."""

    currency: str
    whole: Range | None
    """All stakes that count; None where none does. It is also what stays unreleased a year when nothing is done."""
    not_known: list[str]
    """Areas that are not in the whole because their gap has no price, or because they have no gap yet."""
    leaks: list[LeakView]
    """The four leaks, then what is outside of them; they sum to the whole."""
    stakes: list[StakeView]
    """Every area that has an amount, in the order in which each takes what the ones before it have left."""
    unpriced: list[Unpriced]
    missing: list[FactMissing]
    inputs: list[InputView]
    """Everything that the amounts rest on, each once."""
    levers: list[str]
    """Which shares of the bills were used, in sentences, and whether they are defaults."""
    notes: list[str]


class FirstHire(_Part):
    """How sure the first hire is: how often each came first when the numbers were drawn again."""

    word: str
    """clear, likely, toss-up or undecided: about the first hire of the plan."""
    title: str
    """The first hire of the plan."""
    share: float
    others: list[tuple[str, float]]
    """Other hires that came first at least once in ten draws, the most frequent first."""
    nobody: float
    """Share of the draws in which nobody is hired."""


class AlternativeView(_Part):
    """Another plan that was considered, and how much less it brings."""

    titles: list[str]
    """Its options in order; empty for doing nothing."""
    net: float
    difference: float


class PlanMoney(_Part):
    """What the whole plan is worth over its horizon; amounts None where nothing is priced."""

    currency: str
    horizon_months: int
    draws: int
    """How often the numbers were drawn again for the confidence; 0: not at all."""
    net: float | None
    payback_month: int | None
    payback: date | None
    """First day of the month in which the plan has paid for itself."""
    peak_cash: float | None
    yearly_cost: float | None
    """Full-year cost of all its options together."""
    cash: list[float]
    """What the plan has brought less what it has cost, at the end of each month from the first on; empty: no plan."""
    alternatives: list[AlternativeView]
    first_hire: FirstHire | None
