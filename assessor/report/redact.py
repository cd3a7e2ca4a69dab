"""A copy of a report, and of its attachment, without names, notes and prices.

Decided here: what stays, never what goes. Of an answer its level, grade and time stay; of the profile the facts that
are picked, counted or dated; of milestones and a workshop the figures. So nothing that a person typed can reach the
copy: its document is made from `nameless` answers. Of money, what has a range stays, because that is an estimate, and
the plan's own figures, all in two figures, so that no price can be worked out to the unit; an amount without a range
was given. Scores and the plan are those of the full report: a copy that advised something else would not be a copy.
"""

import re
from datetime import datetime
from typing import Any, TypeVar

from pydantic import BaseModel

from assessor.assessment.model import Answer, Assessment, Facts
from assessor.assessment.profile import fact_value
from assessor.assessment.workshop import WorkshopFindings
from assessor.plan.compare_model import Comparison, PlanSide
from assessor.plan.compare_model import Money as ComparedMoney
from assessor.questionnaire.model import Questionnaire
from assessor.report.brand_model import Brand
from assessor.report.method_model import Method, SourceView
from assessor.report.model import Because, Cover, OptionView, ReportContext
from assessor.report.money import plain
from assessor.report.money_model import AlternativeView, Money, PartView, PlanMoney, Range, StakeView
from assessor.report.outlook_model import Rejected, RoadmapStep, WithoutView
from assessor.report.role_model import PayView, RoleContext
from assessor.report.since_model import Since
from assessor.scoring.words import significant

WITHHELD = "withheld in this copy"
PRICES = ("money",)
TYPED = ("text",)
"""The kinds of facts that hold a price, and those that hold whatever somebody typed."""

_Model = TypeVar("_Model", bound=BaseModel)
_Amount = TypeVar("_Amount", Range, ComparedMoney)
_CONTENT = (Brand, Cover, Method, PayView, RoleContext, SourceView)
"""Parts that hold nothing of the company's: what the questionnaire or the issuer says."""
_AMOUNT = re.compile(
    r"(?:\b(?P<before>[A-Z]{3}) )?(?<![\w.,-])(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?P<k>k?)"
    r"(?![\w%]|[.,-]\d)(?: (?P<after>[A-Z]{3})\b)?"
)
_MONEY_FIELDS: dict[type[BaseModel], tuple[str, ...]] = {
    OptionView: ("net",),
    PlanMoney: ("net", "peak_cash", "cash"),
    AlternativeView: ("net", "difference"),
    WithoutView: ("costs", "resolved"),
    Rejected: ("less", "at_least"),
    PlanSide: ("net",),
    RoadmapStep: ("stake",),
}
"""Figures of the plan that rest on prices. What an option costs does not: it comes from the questionnaire."""


def redacted_assessment(assessment: Assessment, questionnaire: Questionnaire) -> Assessment:
    """What a redacted report carries along."""
    return _kept(assessment, questionnaire, working=False)


def nameless(assessment: Assessment, questionnaire: Questionnaire) -> Assessment:
    """What a redacted report is made from: its prices are still needed to work out what it says."""
    return _kept(assessment, questionnaire, working=True)


def redacted(report: ReportContext, assessment: Assessment, questionnaire: Questionnaire) -> ReportContext:
    """`report`, which was made from the `nameless` `assessment`, without prices."""
    swept = _Prices(report, assessment, questionnaire).swept(report)
    cover = swept.cover.model_copy(update={"company": "", "respondents": []})
    return swept.model_copy(update={"redacted": True, "cover": cover})


def _kept(assessment: Assessment, questionnaire: Questionnaire, *, working: bool) -> Assessment:
    asked = {question.id for area in questionnaire.areas for question in area.questions}
    return Assessment(
        questionnaire=assessment.questionnaire,
        created=_time(assessment.created),
        changed=_time(assessment.changed),
        profile=_profile(assessment.profile, questionnaire, working=working),
        answers=_answers(assessment.answers, asked),
        milestones=[
            type(milestone)(
                name=f"Milestone {number}",
                at=_time(milestone.at),
                profile=_profile(milestone.profile, questionnaire, working=working),
                answers=_answers(milestone.answers, asked),
                questionnaire=milestone.questionnaire,
            )
            for number, milestone in enumerate(assessment.milestones, 1)
        ],
        workshop=_workshop(assessment.workshop, questionnaire, asked),
        flagged=[id for id in assessment.flagged if id in asked],
    )


def _profile(profile: Facts, questionnaire: Questionnaire, *, working: bool) -> Facts:
    """Each fact as its kind has it; for `working` with prices, and with the mark that a typed fact is known."""
    kept: Facts = {}
    for fact in questionnaire.facts:
        try:
            value = fact_value(fact, profile.get(fact.id), questionnaire)
        except ValueError:  # a word where a number belongs
            continue
        if value is None or (not working and fact.kind in (*TYPED, *PRICES)):
            continue
        kept[fact.id] = WITHHELD if fact.kind in TYPED else value
    return kept


def _answers(answers: dict[str, Answer], asked: set[str]) -> dict[str, Answer]:
    return {
        id: Answer(
            value=answer.value,
            up_to=answer.up_to,
            grade=answer.grade,
            reason=WITHHELD if answer.reason else "",
            at=_time(answer.at),
        )
        for id, answer in answers.items()
        if id in asked
    }


def _workshop(found: WorkshopFindings | None, questionnaire: Questionnaire, asked: set[str]) -> WorkshopFindings | None:
    """The figures of a workshop, without what was written down and who promised what."""
    if found is None:
        return None
    areas = {area.id for area in questionnaire.areas}
    return WorkshopFindings(
        held=_time(found.held),
        voters=found.voters,
        findings=[one.model_copy(update={"dissent": ""}) for one in found.findings if one.question in asked],
        alpha=found.alpha,
        priorities=[rank for rank in found.priorities if rank.area in areas],
        concordance=found.concordance,
    )


def _time(text: str) -> str:
    """A time or a day as the file writes it; anything else is empty."""
    try:
        datetime.fromisoformat(text)  # takes a day alone too
    except ValueError:
        return ""
    return text


class _Prices:
    """The amounts that the company gave, and how each part of a report comes out without them."""

    def __init__(self, report: ReportContext, assessment: Assessment, questionnaire: Questionnaire) -> None:
        self.currencies = {report.money.currency, *(code for code in questionnaire.economics.rates if code.isupper())}
        self.open = {fact.id: fact.ask for fact in questionnaire.facts if fact.kind not in (*TYPED, *PRICES)}
        self.asked = set(self.open.values())
        self.closed = {fact.ask for fact in questionnaire.facts} - self.asked
        self.withheld = {stake.title for stake in report.money.stakes if _estimate(stake.money) is None}
        profiles = [assessment.profile, *(milestone.profile for milestone in assessment.milestones)]
        prices = [fact.id for fact in questionnaire.facts if fact.kind in PRICES]
        values = [profile.get(id) for profile in profiles for id in prices]
        self.given = {
            float(amount)
            for value in values
            if isinstance(value, int | float) and not isinstance(value, bool) and value
            for amount in (value, value * 12, value / 12)  # a bill is told by the month and by the year
        }

    def swept(self, part: _Model) -> _Model:
        """`part` with everything below it swept."""
        swept = part.model_copy(update={name: self._sweep(getattr(part, name)) for name in type(part).model_fields})
        rounded = {name: _rough(getattr(swept, name)) for name in _MONEY_FIELDS.get(type(part), ())}
        return swept.model_copy(update={**rounded, **self._special(swept)})

    def _sweep(self, value: Any) -> Any:
        if isinstance(value, Range | ComparedMoney):
            return _estimate(value)
        if isinstance(value, _CONTENT):
            return value
        if isinstance(value, BaseModel):
            return self.swept(value)
        if isinstance(value, list | tuple):
            return type(value)(self._sweep(item) for item in value)
        return self._told(value) if isinstance(value, str) else value

    def _told(self, text: str) -> str:
        """A sentence in which an amount that was given reads "withheld", in whatever figures it was written."""
        return _AMOUNT.sub(self._amount, text) if self.given else text

    def _amount(self, found: re.Match[str]) -> str:
        amount = float(found["digits"].replace(",", "")) * (1000 if found["k"] else 1)
        money = not self.currencies.isdisjoint({found["before"], found["after"]})
        # Without its currency a figure of one or two digits stands in many sentences that have nothing to do with it.
        same = _written_like(self.given, amount) if money else len(found["digits"]) > 2 and amount in self.given
        return "[withheld]" if same else found[0]

    def _special(self, part: BaseModel) -> dict[str, Any]:
        """What else changes in the parts that need more than sweeping."""
        update: dict[str, Any] = {}
        match part:
            case ReportContext() | Since():
                update = {"facts": [fact for fact in part.facts if fact.ask in self.asked]}
            case Comparison():
                update = {"facts": [change for change in part.facts if change.fact in self.open]}
            case Because() if part.ask in self.closed:
                update = {"value": WITHHELD}
            case Money():
                names = {plain(id) for id in self.open}
                update = {"inputs": [one for one in part.inputs if one.origin == "default" or one.name in names]}
            case StakeView():
                update = {"counts": part.counts and part.money is not None}
            case PartView():
                update = {"steps": [], "withheld": part.withheld or (WITHHELD if part.money is None else "")}
            case RoadmapStep() if part.area in self.withheld:
                update = {"stake": None}
        return update


def _estimate(money: _Amount | None) -> _Amount | None:
    """An amount with a range, in two figures; one without a range was given, unless it is nothing at all."""
    if money is None or (money.low == money.likely == money.high != 0):
        return None
    return money.model_copy(update={name: _rough(getattr(money, name)) for name in ("low", "likely", "high")})


def _rough(amount: Any) -> Any:
    """An amount, or each of a list, in two figures."""
    if isinstance(amount, list):
        return [_rough(each) for each in amount]
    return significant(amount, 2) if amount else amount


def _written_like(given: set[float], amount: float) -> bool:
    """Whether `amount` is how one of `given` may be written: as it is, whole, in thousands, in two or three figures."""
    return any(amount in (one, round(one), round(one, -3), significant(one, 2), significant(one, 3)) for one in given)
