"""A redacted copy has no names, notes and prices, in the document and in what it carries, and advises the same."""

from assessor.assessment.model import Assessment, with_milestone
from assessor.questionnaire.model import Questionnaire
from assessor.report.copy import Copy
from assessor.report.data import to_csv, to_json
from assessor.report.markdown import render_markdown
from assessor.report.model import ReportContext
from assessor.report.pdf import attachments
from assessor.report.redact import redacted_assessment
from assessor.report.screen import render_screen
from assessor.scoring.score import score
from tests.report import copies, sample


def test_every_secret_is_in_the_report_that_is_not_redacted(secret_report: ReportContext) -> None:
    found = copies.secrets(to_json(secret_report) + render_markdown(secret_report))
    assert {copies.PERSON, copies.COMPANY, copies.NOTE, copies.FILE, "39,417", "2.71", "123,456"} <= set(found)


def test_no_secret_is_in_any_other_format(redacted_report: ReportContext) -> None:
    for write in (to_json, to_csv, render_markdown, render_screen):
        assert copies.secrets(write(redacted_report)) == []


def test_scores_and_plan_are_those_of_the_full_report(
    secret_report: ReportContext, redacted_report: ReportContext
) -> None:
    def advice(report: ReportContext) -> list[object]:
        areas = [(area.stated, area.low, area.high, area.target) for area in report.areas]
        return [report.overall, areas, [(step.id, step.start, step.confidence) for step in report.options]]

    assert advice(redacted_report) == advice(secret_report)
    assert [step.net for step in secret_report.options] == [230558.32008263632, 4768.05076061943]
    assert [step.net for step in redacted_report.options] == [230000, 4800]


def test_an_amount_that_the_company_gave_is_no_estimate_and_is_withheld(redacted_report: ReportContext) -> None:
    governance = next(leak for leak in redacted_report.money.leaks if leak.title == "Governance and compliance")
    assert governance.money is None
    assert redacted_report.money.whole is not None
    assert "| Governance and compliance | withheld |" in render_markdown(redacted_report)


def test_what_a_redacted_report_carries_scores_the_same(shipped: Questionnaire, secretive: Assessment) -> None:
    given = secretive
    kept = redacted_assessment(with_milestone(given, "March", sample.NOW), shipped)
    assert score(shipped, kept.profile, kept.answers).overall == score(shipped, given.profile, given.answers).overall
    assert copies.secrets("".join(attachments(shipped, given, Copy(redact=True)).values())) == []
    assert copies.secrets(kept.model_dump_json()) == []
