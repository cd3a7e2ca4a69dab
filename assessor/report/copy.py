"""A copy of the report: which edition, under whose name, with or without names and prices. From an assessment to it.

The order matters: a redacted copy never sees what was typed; then all is scored and planned, the brand is put on,
a redacted copy loses its prices, and last of all a board's copy loses what a board does not see. Every format gets its
context here.
"""

from datetime import date
from typing import Literal, NamedTuple

from assessor.assessment.model import Assessment
from assessor.plan.hiring import make_plan
from assessor.questionnaire.library import with_packs
from assessor.questionnaire.model import Questionnaire
from assessor.report.board import board_context
from assessor.report.board_model import BoardContext
from assessor.report.brand_model import Brand
from assessor.report.context import report_context
from assessor.report.model import ReportContext
from assessor.report.redact import nameless, redacted, redacted_assessment
from assessor.scoring.score import score

DRAWS = 300
"""How often the numbers are drawn again: enough that a word of confidence seldom hangs on the draw."""

Edition = Literal["full", "board"]


class Copy(NamedTuple):
    """What is asked of one copy."""

    edition: Edition = "full"
    brand: Brand | None = None
    redact: bool = False
    attach: bool = True
    """Whether a full PDF carries its assessment; a board's never does."""

    @property
    def carries(self) -> bool:
        """Whether the PDF has attachments."""
        return self.attach and self.edition == "full"


WHOLE = Copy()
"""The full edition under our own name, with everything in it."""


def copied(
    questionnaire: Questionnaire, assessment: Assessment, today: date, copy: Copy
) -> ReportContext | BoardContext:
    """What a template gets for `copy`."""
    whole = whole_report(questionnaire, assessment, today, copy)
    return board_context(whole) if copy.edition == "board" else whole


def whole_report(questionnaire: Questionnaire, assessment: Assessment, today: date, copy: Copy) -> ReportContext:
    """The full edition's context for `copy`, with the role packs that lie beside the questionnaire."""
    questionnaire = with_packs(questionnaire)
    if copy.redact:
        assessment = nameless(assessment, questionnaire)
    scored = score(questionnaire, assessment.profile, assessment.answers)
    plan = make_plan(questionnaire, assessment.profile, scored, today=today, draws=DRAWS, what_if=True)
    report = report_context(questionnaire, assessment, scored, plan, today, DRAWS)
    if copy.brand is not None:
        report = branded(report, copy.brand)
    return redacted(report, assessment, questionnaire) if copy.redact else report


def branded(report: ReportContext, brand: Brand) -> ReportContext:
    """`report` issued by `brand`; our own name is nowhere in it."""
    cover = report.cover.model_copy(
        update={
            "issuer": brand.name,
            "software": "",
            "confidentiality": brand.confidentiality or report.cover.confidentiality,
        }
    )
    return report.model_copy(update={"brand": brand, "cover": cover})


def carried(assessment: Assessment, questionnaire: Questionnaire, copy: Copy) -> Assessment:
    """The assessment that a copy carries along."""
    if copy.redact:
        return redacted_assessment(assessment, questionnaire)
    return assessment.model_copy(update={"superseded": []})
