"""A role as a PDF: tagged like the report, the same parts as in Markdown, and what strangers wrote is text."""

import io
import re
from datetime import date
from pathlib import Path

import outloud
import pdfua
import pypdf
import pytest

from assessor.questionnaire.library import find_folder
from assessor.questionnaire.model import Questionnaire
from assessor.questionnaire.role_pack import documents
from assessor.report.pdf import Rendered
from assessor.report.role_context import role_context
from assessor.report.role_pdf import role_html, role_pdf
from tests import tiny
from tests.report import sample
from tests.report.test_accessible import EXCEPTIONS

HOSTILE = '<script>alert(1)</script> {{ 7 * 7 }} "quoted" & [x](y)'


@pytest.fixture(scope="module")
def made(shipped: Questionnaire) -> Rendered:
    """The shipped SRE for the United Kingdom."""
    role = next(role for role in shipped.roles if role.id == "ai_sre")
    files = documents(find_folder(None))
    return role_pdf(role_context(shipped, role, files, region="uk", today=sample.TODAY))


def words(pdf: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages).split())


def bare() -> Questionnaire:
    role = {**sample.ROLE, "title": HOSTILE, "mission": HOSTILE, "owns": [HOSTILE]}
    return tiny.questionnaire(tiny.area("latency", tiny.question("L-1")), roles=[role])


def test_both_checkers_pass(made: Rendered, tmp_path: Path) -> None:
    assert made.complaints == []
    path = tmp_path / "role.pdf"
    path.write_bytes(made.pdf)
    heard = outloud.check(str(path))
    assert heard.error is None
    assert [(one.rule, one.message) for one in heard.findings if one.rule not in EXCEPTIONS] == []
    assert [(one.rule_id, one.message) for one in pdfua.validate(str(path)).findings] == []


def test_it_has_advert_scorecard_questions_and_pay_with_its_source_and_date(made: Rendered) -> None:
    said = words(made.pdf)
    for part in ("Part 1. Job description: a draft to publish", "Questions for every candidate", "Scorecard"):
        assert part in said
    assert "GBP 80,000 to 130,000 base a year, United Kingdom. As of 2026-11. Our planning band" in said
    assert said.count("A good answer has:") == 8
    assert "IR35" in said


def test_the_day_makes_the_bytes(made: Rendered, shipped: Questionnaire) -> None:
    role = next(role for role in shipped.roles if role.id == "ai_sre")
    files = documents(find_folder(None))
    again = role_pdf(role_context(shipped, role, files, region="uk", today=sample.TODAY))
    assert again.pdf == made.pdf


def test_an_old_band_carries_its_warning(shipped: Questionnaire) -> None:
    role = next(role for role in shipped.roles if role.id == "ai_sre")
    later = role_context(shipped, role, {}, region="uk", today=date(2027, 12, 1))
    assert "more than 12 months old" in role_html(later)


def test_a_role_without_a_pack_has_no_empty_part_and_its_text_is_text(tmp_path: Path) -> None:
    questionnaire = bare()
    context = role_context(questionnaire, questionnaire.roles[0], {}, region="eu", today=sample.TODAY)
    html = role_html(context)
    assert "<script>" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt; {{ 7 * 7 }}" in html
    assert "This role has no role pack in tiny 1.0.0" in html
    assert "Scorecard</h1>" not in html
    assert re.findall(r"<(th|p|h1|h2|h3|li|tbody|table|ul|ol)(?: [^>]*)?>\s*</\1>", html) == []
    path = tmp_path / "bare.pdf"
    painted = role_pdf(context)
    path.write_bytes(painted.pdf)
    assert painted.complaints == []
    assert [(one.rule_id, one.message) for one in pdfua.validate(str(path)).findings] == []
