"""What a template gets: the whole report as one frozen value, `ReportContext`, documented field by field.

Decides which things a report can say, not how they are worded or drawn. Levels run from 0 to 4, shares from 0 to 1,
money is per year in the currency beside it, months count from the day of the report. None means: nothing to say.
Every text has been cleaned when it was read; templates escape it, nothing here does.
"""

from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict

from assessor.plan.again import Again
from assessor.plan.model import Action, Decision, Gate, Kind
from assessor.report.brand_model import Brand
from assessor.report.method_model import Method, SourceView
from assessor.report.money_model import FactMissing, Money, PlanMoney, StakeView
from assessor.report.outlook_model import NothingDone, Rejected, RoadmapView, WithoutView
from assessor.report.perception_model import Perception
from assessor.report.reasons_model import AreaReasons, Firmness
from assessor.report.role_model import PayView, RoleContext
from assessor.report.since_model import Since

Status = Literal["below", "unproven", "reached", "no_target", "no_point", "not_applicable"]
"""Where an area stands: below its target; at it by what was said, but not by the evidence; at it; no target is known;
too few answers for a point; the area does not apply."""


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True)


class Cover(_Part):
    """What the cover and the running heads say."""

    company: str
    """The company's name; empty where the profile has none."""
    title: str
    """Title of the questionnaire."""
    date: date
    """Day of the report."""
    language: str
    """BCP 47 tag of the content, such as "en"."""
    questionnaire: str
    """Id and version of the questionnaire, such as "ai_infrastructure 1.0.0"."""
    digest: str
    """SHA-256 of the questionnaire's content."""
    areas: int
    """Areas that apply."""
    questions: int
    """Questions that apply."""
    answered: int
    """Questions that apply and were answered with a level."""
    respondents: list[str] = []
    voted: int = 0
    """Answers that a workshop gave together; it is nobody's name and not among the respondents."""
    """Who gave answers, as typed, without repeats."""
    confidentiality: str = "Confidential"
    """Class printed on every page."""
    issuer: str = "assessor"
    """Who issues the report: the author in the file's properties."""
    software: str
    """What made it, with its version."""


class Overall(_Part):
    """All areas in one figure; small in the report, because the areas say more."""

    stated: float | None
    low: float | None
    high: float | None
    adjusted: float | None
    bands: str
    """Bands that the interval touches, such as "Launched to Operated"; empty without an interval."""
    coverage: float | None
    """Mean share of the applicable weight that is answered."""


class Said(_Part):
    """One question that applies, with what was said to it."""

    id: str
    area: str
    """Title of its area."""
    ask: str
    why: str
    critical: bool
    weight: float
    """How much it counts in the means of its area."""
    answered: bool
    """Whether the answer is a level."""
    level: int | None
    said: Literal["level", "dk", "skipped", "not_asked"]
    up_to: int | None = None
    """The higher middle vote, where the votes of a workshop did not agree and `level` is the lower one."""
    anchor: str
    """The facts of the level that was given; empty without one."""
    next_anchor: str = ""
    """The facts of the level above it; empty at the highest, and without a level."""
    grade: str
    """heard, heard in detail, shown or measured; empty without a level."""
    note: str
    """What the person noted, in their own words."""
    by: str
    artefact: list[str] = []
    """Name, date and figure of what was shown or measured, those that are known."""
    low: float
    """Lowest level that the answer leaves possible."""
    high: float
    """Highest level that the answer leaves possible."""
    contradiction: str = ""
    """Which other answers deny this one, and what follows."""
    minimum: float | None = None
    """The level that the profile demands of this question by itself."""
    minimum_reason: str = ""
    sources: list[str] = []
    """Tags of the sources that the question rests on, those that the questionnaire explains."""


class FirstStep(_Part):
    """What to do first in an area."""

    kind: Literal["do", "show", "find_out"]
    """An action; evidence to show for what was said; or a question to answer."""
    do: str
    days: float | None = None
    """Working days."""
    who: str = ""
    seen_by: str = ""
    question: str = ""


class HeldDown(_Part):
    """The critical question that holds an area down."""

    question: str
    ask: str
    level: int | None
    """Its stated level; None where it has no answer."""
    limit: float
    """The level to which it limits the area."""


class AreaView(_Part):
    """One area: its figures, why they are what they are, and the first step."""

    id: str
    title: str
    intro: str
    status: Status
    stated: float | None
    low: float | None
    high: float | None
    adjusted: float | None
    target: float | None
    gap: float | None
    coverage: float | None
    questions: int
    """Questions that apply and count."""
    answered: int
    """Of these, answered with a level."""
    cap: HeldDown | None
    target_reasons: list[str] = []
    heard: list[Said] = []
    """At most three answers that decide the level, the weightiest first."""
    contradictions: list[Said] = []
    """Answers that others deny, where `heard` does not hold them already."""
    lacking: Said | None = None
    """The answer that shows best what the area lacks; None where it lacks nothing, or nothing was answered."""
    first_step: FirstStep | None = None
    stake: StakeView | None = None
    """What closing its gap would release, where that has an amount."""
    reasons: AreaReasons | None = None
    """Why its figures are what they are; None where it does not apply."""


class Movement(_Part):
    """How far an area comes."""

    area: str
    title: str
    start: float
    end: float
    target: float | None
    ceiling: float | None = None
    """Highest level that the option alone reaches here."""


class BackgroundView(_Part):
    """Where to source a role from."""

    title: str
    brings: str
    check: str


class OptionView(_Part):
    """One step of the plan: a hire, fractional help or a bought service."""

    id: str
    title: str
    kind: Kind
    kind_word: str
    step: int
    later: bool
    """A hire beyond the first two: not to be started now."""
    start_month: int
    start: date
    """First day of the month in which the option starts."""
    search: date
    """First day of the month from which it is looked for."""
    full: date
    """First day of the month in which it is up to speed."""
    fill_months: int
    ramp_months: int
    mission: str
    owns: list[str]
    backgrounds: list[BackgroundView]
    closes: list[Movement]
    """What this step adds at full ramp, the largest first."""
    pay: PayView | None
    """Base pay in the region of the profile, or in the first region that has a band."""
    pay_origin: str = ""
    """When and where that band was read."""
    pay_warning: str = ""
    """Why the band is not to be used as it is; empty where it is recent."""
    yearly_cost: float | None
    """What it costs a year in `currency`; for a hire with the employer's load."""
    currency: str
    net: float | None = None
    """What it adds to the steps before it over the plan's horizon, its cost taken off; None where nothing is priced."""
    payback_month: int | None = None
    payback: date | None = None
    """First day of the month from which what it adds stays above what it costs; None: not within the horizon."""
    confidence: str = ""
    """clear, likely, toss-up or undecided; empty where the numbers were not drawn again."""
    role: RoleContext | None = None
    """All that its role pack says; None where it has none."""


class Verdict(_Part):
    """The decision page."""

    decision: Decision
    sentence: str
    findings: list[AreaView]
    """At most three areas that are short of their target or of evidence, the largest gap first."""
    steps: list[OptionView]
    actions: list[Action]
    """What to do, or to find out, in the next 30 days; no hire needed. At most four."""
    find_out: list["Unknown"]
    """Areas about which the plan knows too little."""
    notes: list[str]
    """What else a reader must know before trusting the plan."""
    find_first: FactMissing | None = None
    """The fact to find out first: of those that would price a gap, the one whose areas have the largest gaps."""
    below: int
    """Areas that are below their target."""
    dont_know: int
    """Questions answered with don't know."""
    open: int
    """Questions that apply and were skipped or not asked."""


class Unknown(_Part):
    """Areas that lack the same thing, and what it is."""

    titles: list[str]
    reason: str


class Because(_Part):
    """A fact that ruled a question out: how it was asked, and what was said."""

    ask: str
    value: str


class LeftOut(_Part):
    """A question that does not count, and the reason."""

    id: str
    area: str
    ask: str
    because: list[Because] = []
    """The facts that rule it out; empty where a person said so."""
    reason: str = ""
    """The typed reason."""
    has_answer: bool = False
    """Whether an answer is kept although it counts for nothing."""


class AnswersOfArea(_Part):
    """All questions of one area that apply, in the order of the questionnaire, beside the area's figures."""

    view: AreaView
    said: list[Said]


class FactView(_Part):
    """One fact of the profile."""

    ask: str
    value: str


class ReportContext(_Part):
    """Everything a template may print."""

    cover: Cover
    overall: Overall
    verdict: Verdict
    working: list[Said]
    """What is working: at most five answers at the target of their area or above, with evidence; measured first."""
    areas: list[AreaView]
    """Sorted by gap, largest first; then those without a gap, then those that do not apply."""
    options: list[OptionView]
    """The steps of the plan in order, with all there is to say about each."""
    left_open: list[Movement]
    """Areas still below their target when every step of the plan works at full ramp; `end` is where they then are."""
    money: Money
    """What is at stake."""
    worth: PlanMoney
    """What the plan as a whole brings and costs, and what else was considered."""
    gates: list[Gate]
    """What was taken off the table before ranking, each with its reason."""
    nothing: NothingDone
    """What happens if nothing is done."""
    flips: list[str] | None
    """What would change the plan, in sentences, the nearest first; None where there is no plan to change."""
    without: list[WithoutView]
    """What dropping each step costs; empty where nothing is priced."""
    rejected: list[Rejected]
    """The options that are not in the plan, and why."""
    roadmap: RoadmapView | None
    """What to do in 30, 60, 90 and 180 days; None where there is nothing to do or too little is known."""
    perception: Perception | None
    """How the room saw it; None without a workshop, or without its consent."""
    since: Since | None
    """What changed since the latest milestone; None without one that differs from the present state."""
    again: Again
    """The day to assess again, and why that day."""
    firmness: Firmness
    """How firm the order of the areas is."""
    method: Method
    answers: list[AnswersOfArea]
    """Every question that applies with what was said, area by area, in the order of the questionnaire."""
    not_answered: list[Said]
    """Questions that apply and have no level: don't know, skipped, not asked."""
    left_out: list[LeftOut]
    dropped: list[str]
    """Ids of kept answers to questions that the questionnaire no longer has."""
    facts: list[FactView]
    """Facts that are known, in the order they are asked."""
    facts_unknown: list[str]
    """How the other facts are asked."""
    sources: list[SourceView]
    brand: Brand | None = None
    """The issuer's own look; None: ours."""
    redacted: bool = False
    """Whether names, notes and prices were taken out of this copy."""
