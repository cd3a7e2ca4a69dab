"""The report as Markdown: what a person typed is text, figures are readable, and no page shows a hole."""

import re
from pathlib import Path

import pytest

from assessor.assessment.model import Answer
from assessor.errors import ContentError
from assessor.questionnaire.model import Questionnaire
from assessor.report.board import board_context
from assessor.report.markdown import render_markdown
from assessor.report.model import ReportContext
from tests.report import sample

HOSTILE = "# Head\n- item | cell\n[x](javascript:alert(1)) <script>alert(1)</script> `code` ![i](http://evil.example)"


def test_what_a_person_typed_starts_nothing(small: Questionnaire) -> None:
    answers = {**sample.ANSWERS, "REL-1": Answer(value=1, note=HOSTILE, by=HOSTILE)}
    text = render_markdown(sample.context(small, sample.assessment(small, answers, company=HOSTILE)))
    assert not re.search(r"(?<!\\)<script|(?<!\\)\]\(|(?<!\\)`code", text)
    assert re.findall(r"^# .*", text, re.MULTILINE) == text.splitlines()[:1]
    rows = [line for line in text.splitlines() if line.startswith("| REL-1")]
    assert [len(re.findall(r"(?<!\\)\|", row)) for row in rows] == [5]


def test_figures_are_written_plainly(context: ReportContext) -> None:
    text = render_markdown(context)
    assert "| Reliability engineering | 2.0 | 1.5 | 1.0–2.0 | 3.0 | 1.0 | 2 of 2 |" in text
    assert not re.search(r"\d\\\.\d", text)


def test_separators_keep_their_spaces(context: ReportContext) -> None:
    text = render_markdown(context)
    assert "0 Absent, 1 Ad hoc, 2 Instrumented" in text
    assert not re.search(r"[.,;](?:Done|Find|Without)", text)


@pytest.mark.parametrize("answers", [{}, {"LAT-1": Answer(value=2)}, {"SCL-1": Answer(value="skipped")}])
def test_no_page_shows_a_hole(small: Questionnaire, answers: dict[str, Answer]) -> None:
    report = sample.context(small, sample.assessment(small, answers))
    for text in (render_markdown(report), render_markdown(board_context(report))):
        assert not re.search(r"\bUndefined\b|\bnan\b|\*\*\*\*|\n\n\n|\(\)|None[.,|]", text)


def test_a_broken_template_is_one_line_with_its_place(context: ReportContext, tmp_path: Path) -> None:
    (tmp_path / "report.md.j2").write_text("one\n{{ report.nothere }}", encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        render_markdown(context, template=tmp_path)
    assert caught.value.where == f"{tmp_path}/report.md.j2:2"
