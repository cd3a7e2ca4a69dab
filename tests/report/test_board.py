"""The board edition: the same advice without answers, people, prices and weaknesses, in two or three pages."""

import io

import pikepdf
import pypdf
import pytest

from assessor.assessment.model import Assessment
from assessor.questionnaire.model import Questionnaire
from assessor.report.board import board_context, tells_a_weakness
from assessor.report.copy import Copy
from assessor.report.markdown import render_markdown
from assessor.report.model import ReportContext
from assessor.report.pdf import render
from assessor.report.screen import render_screen
from tests.report import copies, sample


@pytest.fixture(scope="module")
def pdf(shipped: Questionnaire, secretive: Assessment) -> bytes:
    """Its board edition."""
    made = render(shipped, secretive, today=sample.TODAY, copy=Copy(edition="board"))
    assert made.complaints == []
    return made.pdf


def weaknesses(secret_report: ReportContext) -> list[str]:
    """Every anchor that was chosen, and every step and question of the area that is about security."""
    found = [one.anchor for part in secret_report.answers for one in part.said if one.anchor]
    guarded = next(part for part in secret_report.answers if part.view.id == "governance")
    found += [one.ask for one in guarded.said]
    if secret_report.roadmap:
        found += [s.do for p in secret_report.roadmap.phases for s in p.steps if s.area == guarded.view.title]
    return found


def test_it_has_two_or_three_pages_on_either_paper(shipped: Questionnaire, secretive: Assessment, pdf: bytes) -> None:
    letter = render(shipped, secretive, today=sample.TODAY, paper="letter", copy=Copy(edition="board"))
    assert 2 <= letter.pages <= 3
    assert 2 <= len(pypdf.PdfReader(io.BytesIO(pdf)).pages) <= 3


def test_the_decompressed_file_holds_no_name_note_price_or_answer(secret_report: ReportContext, pdf: bytes) -> None:
    text = copies.everything(pdf).decode("latin-1")
    assert [word for word in copies.secrets(text) if word != copies.COMPANY] == []
    squeezed = "".join(text.rpartition("\n")[2].split())
    assert [said for said in weaknesses(secret_report) if "".join(said.split()) in squeezed] == []


def test_no_other_format_holds_them_either(secret_report: ReportContext) -> None:
    board = board_context(secret_report)
    for text in (render_markdown(board), render_screen(board)):
        assert copies.secrets(text.replace(copies.COMPANY, "")) == []
        assert [said for said in weaknesses(secret_report) if said in text] == []


def test_it_carries_no_attachment(pdf: bytes) -> None:
    with pikepdf.open(io.BytesIO(pdf)) as file:
        assert list(file.attachments) == []
        assert "/AF" not in file.Root


def test_it_stands_alone(pdf: bytes) -> None:
    pages = ["".join(page.extract_text().split()) for page in pypdf.PdfReader(io.BytesIO(pdf)).pages]
    for words in (
        "Hire first:",
        "What we found",
        "The plan",
        "If nothing is done",
        "In the next 30 days",
        "Confidence",
    ):
        assert words.replace(" ", "") in pages[0]
    assert "Howthiscameabout" in pages[-1]


def test_it_is_tagged_like_the_full_edition(pdf: bytes) -> None:
    with pikepdf.open(io.BytesIO(pdf)) as file:
        assert bool(file.Root.MarkInfo.Marked)
        assert str(file.Root.Lang) == "en"


def test_the_figures_are_those_of_the_full_report(secret_report: ReportContext) -> None:
    board = board_context(secret_report)
    assert [step.net for step in board.steps] == [option.net for option in secret_report.options]
    assert board.money.whole == secret_report.money.whole
    assert [area.id for area in board.findings] == [area.id for area in secret_report.verdict.findings]


@pytest.mark.parametrize(
    ("do", "area", "language", "silent"),
    [
        ("Switch on the spend alert", "costs", "en", False),
        ("Rotate the shared API key", "costs", "en", True),
        ("Write a list", "governance", "en", True),
        ("Eine Liste schreiben", "costs", "de", True),
    ],
)
def test_a_step_is_told_only_where_it_gives_nothing_away(do: str, area: str, language: str, silent: bool) -> None:
    assert tells_a_weakness(do, area, "", language) is silent


def test_a_company_with_nothing_known_has_a_board_edition_too(small: Questionnaire) -> None:
    made = render(small, sample.assessment(small, {}), today=sample.TODAY, copy=Copy(edition="board"))
    assert made.complaints == []
    assert made.pages <= 3
    assert "".join(pypdf.PdfReader(io.BytesIO(made.pdf)).pages[0].extract_text().split()).count("Notenoughisknown") == 1
