"""What a template gets to explain the method: the numbers of every rule, taken from where the rule is."""

from pydantic import BaseModel, ConfigDict

Triple = tuple[float, float, float]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True)


class GradeView(_Part):
    """A grade of evidence: its word, how far the truth may lie from the level, and how many answers have it."""

    word: str
    below: float
    above: float
    contradicted_below: float
    """The same when another answer denies this one."""
    contradicted_above: float
    answers: int


class SourceView(_Part):
    """A source: of a question, a target, a price, a pay band or a rule."""

    id: str
    """The tag that it is cited by; empty for the literature behind the method."""
    title: str
    address: str
    """Empty, or an http(s) address."""
    date: str
    used_for: list[str] = []
    """What rests on it beside the answers that cite its tag, in words."""


class LeverView(_Part):
    """A default share of a bill that can be saved."""

    group: str
    bill: str
    low: float
    likely: float
    high: float


class LeakShare(_Part):
    """Which share of a part of the stakes goes to which leak."""

    part: str
    share: float
    leak: str


class Method(_Part):
    """The numbers of the method."""

    levels: list[str]
    """Names of the levels 0 to 4."""
    bands: list[str]
    grades: list[GradeView]
    """Weakest first."""
    enough_for_point: float
    """Coverage from which an area has a point."""
    enough_for_plan: float
    """Coverage from which there is a plan."""
    codings: list[list[float]]
    """What the levels count for where the order is checked: steps that shrink, steps that grow."""
    most_added: float
    """The most that additions raise a target by."""
    bias: tuple[float, float]
    """Mean and standard deviation of the shift that all answers share in a draw, in levels."""
    weight_concentration: float
    robust_draws: int
    robust_percentiles: tuple[float, float]

    horizon_months: int
    fee: float
    """Recruiting fee as a share of base pay."""
    load: float
    """Yearly cost of an employee as a multiple of base pay."""
    focus: list[float]
    spare: float
    repeat_share: float
    max_options: int
    search_slots: int
    """Searches at once where the profile does not say."""
    risk_floor: dict[str, float]
    """Title of an area to money per level and year in USD."""
    rates: dict[str, float]
    """Currency to its value in USD."""
    rates_as_of: str
    levers: list[LeverView]
    leaks: list[LeakShare]
    headroom: Triple
    """Low, likely, high."""
    hours_a_month: int
    hours_a_year: int
    assumed: dict[str, float]
    """What stands in for an unknown fact when it is asked whether the unknown could fill an empty plan."""

    stake_draw: Triple
    share_draw: Triple
    cost_draw: Triple
    confidence: list[tuple[str, float]]
    """Word to the share of the draws from which it holds."""
    half_a_level: float
    """What an option must close in all where no stake is known."""
    most_without_money: int
    """Options in such a plan at most."""

    few_teams: int
    many_requests: int
    scaling_gap: float
    platform_bonus: float
    most_share: float
    months_to_show: int
    rotation: int
    share_of_weeks: float

    phases: list[tuple[int, int]]
    """Day to how many steps may end by it; the last one has its own."""
    pace: int
    """Days that a working day of effort takes."""
    unknown_days: float
    """Working days of a step without an effort."""
    least_days: float
    flip_reach: float
    flip_precision: float
    flip_steps: int

    literature: list[SourceView]
    """What the method itself rests on."""
