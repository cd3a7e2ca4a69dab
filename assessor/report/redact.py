"""A copy of a report, and of its attachment, without names, notes and prices.

Names: the company's, the respondents', and whatever else was typed as text. Notes: what a person wrote, typed reasons
and the artefacts that were shown. Prices: every amount of money that the company gave, and whatever would let a reader
work one out: inputs, derivations, and an estimate that is one given amount. Scores, the plan and the other estimates
stay as they are in the full report, because a copy that advised something else would not be a copy.
"""

import re
from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import BaseModel

from assessor.assessment.model import Answer, Assessment, Facts
from assessor.economics.currency import currency
from assessor.interview.replies import fact_words
from assessor.questionnaire.model import Questionnaire
from assessor.report.format import rough
from assessor.report.model import Because, LeftOut, ReportContext, Said
from assessor.report.money import plain
from assessor.report.money_model import InputView, PartView, Range, StakeView
from assessor.report.outlook_model import RoadmapStep
from assessor.report.since_model import Since

WITHHELD = "withheld in this copy"
_HIDDEN_KINDS = ("money", "text")
_Model = TypeVar("_Model", bound=BaseModel)


def redacted_assessment(assessment: Assessment, questionnaire: Questionnaire) -> Assessment:
    """What a redacted report carries along."""
    return assessment.model_copy(
        update={
            "profile": _profile(assessment.profile, questionnaire),
            "answers": {id: _answer(answer) for id, answer in assessment.answers.items()},
            "superseded": [],
            "milestones": [
                milestone.model_copy(
                    update={
                        "profile": _profile(milestone.profile, questionnaire),
                        "answers": {id: _answer(answer) for id, answer in milestone.answers.items()},
                    }
                )
                for milestone in assessment.milestones
            ],
        }
    )


def redacted(report: ReportContext, assessment: Assessment, questionnaire: Questionnaire) -> ReportContext:
    """`report` without names, notes and prices."""
    hide = _Hidden(assessment, questionnaire)
    return hide.swept(
        report.model_copy(
            update={
                "redacted": True,
                "cover": report.cover.model_copy(update={"company": "", "respondents": []}),
                "facts": [fact for fact in report.facts if fact.ask not in hide.asks],
            }
        )
    )


def _profile(profile: Facts, questionnaire: Questionnaire) -> Facts:
    """Only facts that the questionnaire knows can be judged, so only those stay."""
    kinds = {fact.id: fact.kind for fact in questionnaire.facts}
    return {id: value for id, value in profile.items() if id in kinds and kinds[id] not in _HIDDEN_KINDS}


def _answer(answer: Answer) -> Answer:
    return answer.model_copy(update={"note": "", "by": "", "artefact": None, "reason": ""})


class _Hidden:
    """What must not be read in the copy, and how each part of a report comes out without it."""

    def __init__(self, assessment: Assessment, questionnaire: Questionnaire) -> None:
        profiles = [assessment.profile, *(milestone.profile for milestone in assessment.milestones)]
        facts = [fact for fact in questionnaire.facts if fact.kind in _HIDDEN_KINDS]
        self.asks = {fact.ask for fact in facts}
        self.names = {plain(fact.id) for fact in facts}
        given = [(fact, p) for fact in facts for p in profiles if p.get(fact.id) is not None]
        self.words = {fact_words(fact, p[fact.id], questionnaire, currency(p)) for fact, p in given}
        self.amounts = {
            float(value)
            for fact, p in given
            if isinstance(value := p[fact.id], int | float) and not isinstance(value, bool) and fact.kind == "money"
        }
        # A figure of one or two digits stands in many sentences that have nothing to do with it.
        figures = {shape.format(a) for a in self.amounts for shape in ("{:,.10g}", "{:.10g}") if len(f"{a:.10g}") > 2}
        self._figure = re.compile(rf"(?<![\d.,])(?:{'|'.join(map(re.escape, sorted(figures)))})(?![\d]|[.,]\d)")
        self._any = bool(figures)

    def swept(self, part: _Model) -> _Model:
        """`part` with everything below it swept."""
        changed = {name: self._sweep(getattr(part, name)) for name in type(part).model_fields}
        swept = part.model_copy(update=changed)
        return swept.model_copy(update=self._special(swept))

    def _sweep(self, value: Any) -> Any:
        if isinstance(value, BaseModel):
            return None if isinstance(value, Range) and self._given(value) else self.swept(value)
        if isinstance(value, list):
            return [self._sweep(item) for item in value if not self._drop(item)]
        return value

    def _drop(self, item: Any) -> bool:
        """Inputs that were given, and sentences that quote a hidden figure."""
        if isinstance(item, InputView):
            return item.name in self.names
        return isinstance(item, str) and (item in self.words or (self._any and bool(self._figure.search(item))))

    def _special(self, part: BaseModel) -> Mapping[str, Any]:
        """What else changes in the parts that need more than sweeping."""
        update: Mapping[str, Any] = {}
        match part:
            case Said():
                update = {"note": "", "by": "", "artefact": []}
            case LeftOut():
                update = {"reason": WITHHELD if part.reason else ""}
            case Because():
                update = {"value": WITHHELD if part.ask in self.asks else part.value}
            case StakeView():
                update = {"counts": part.counts and part.money is not None}
            case PartView():
                update = {"steps": [], "withheld": part.withheld or (WITHHELD if part.money is None else "")}
            case RoadmapStep() if part.stake is not None and self._is_given(part.stake):
                update = {"stake": None}
            case Since():
                found = part.found.model_copy(update={"facts": []})
                update = {"facts": [], "found": found}
        return update

    def _given(self, money: Range) -> bool:
        """Whether an estimate is one amount that the company gave."""
        return money.low == money.likely == money.high and self._is_given(money.likely)

    def _is_given(self, amount: float) -> bool:
        return any(rough(amount) == rough(given) for given in self.amounts)
