"""Every edition passes two independent checkers of PDF/UA-1, and what the PDF engine leaves undone is mended.

The checkers see what a machine can see: no error, and no warning but those of EXCEPTIONS. More is not claimed.
"""

import io
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import outloud
import pdfua
import pikepdf
import pytest

from assessor.assessment.answers import give
from assessor.assessment.model import Answer, Artefact, Assessment, new
from assessor.questionnaire.model import Questionnaire
from assessor.report.copy import Copy
from assessor.report.pdf import Rendered, render
from tests.report import sample
from tests.report.test_perception import held

EXCEPTIONS = {
    "ORD-001": "labels beside a text are painted after it; the tags hold the order in which they are read",
    "PAG-001": "the head of a table that goes on is repeated on each page, and so is read again with its part of it",
    "TBL-014": "the grid is that of a chart, which is one figure with an alternative text and its numbers in a table",
}
"""Warnings that stay, by the first checker's name for them, with the reason."""

NOTE = (
    "Deploys [/bold] take <b>an hour</b> & more: {{ 7 * 7 }} \U0001f680\U0001f9d1\u200d\U0001f4bb "
    "\u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628\u0627 " + "W" * 200 + " "
)
LONG = (NOTE * 20)[:4000]


def facts(demo: Assessment) -> dict[str, Any]:
    return dict(demo.profile)


@pytest.fixture(scope="module")
def one_answer(shipped: Questionnaire, demo: Assessment) -> Rendered:
    """The shipped questionnaire with one answer."""
    id = next(id for id, answer in demo.answers.items() if isinstance(answer.value, int))
    begun = new(shipped, sample.NOW, facts(demo))
    return render(shipped, give(begun, {id: demo.answers[id]}, sample.NOW), today=sample.TODAY)


@pytest.fixture(scope="module")
def all_dont_know(shipped: Questionnaire, demo: Assessment) -> Rendered:
    """The shipped questionnaire where nobody knows anything."""
    begun = new(shipped, sample.NOW, facts(demo))
    return render(shipped, give(begun, {id: Answer(value="dk") for id in demo.answers}, sample.NOW), today=sample.TODAY)


@pytest.fixture(scope="module")
def hostile(small: Questionnaire) -> Rendered:
    """Notes as long as they may be, in every script and with every sign, under a name with slashes and quotes."""
    answers = {
        **sample.ANSWERS,
        "REL-1": Answer(value=1, note=LONG, by=NOTE),
        "REL-2": Answer(value=2, note=LONG, artefact=Artefact(name=NOTE, date="x", figure=NOTE)),
        "LAT-1": Answer(value=2, note=LONG),
        "COST-1": Answer(value="na", reason=LONG),
    }
    asked = sample.assessment(small, answers, company="A/B \"C\" 'D' <E> \u05e9\u05dc\u05d5\u05dd")
    return render(small, asked.model_copy(update={"workshop": held(LONG)}), today=sample.TODAY)


@pytest.fixture(scope="module")
def board(shipped: Questionnaire, demo: Assessment) -> Rendered:
    """The board's edition of the sample company."""
    return render(shipped, demo, today=sample.TODAY, copy=Copy(edition="board"))


@pytest.mark.parametrize(
    "name",
    ["acme_report", "demo_report", "demo_letter", "board", "one_answer", "all_dont_know", "hostile"],
)
def test_both_checkers_pass(name: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    made: Rendered = request.getfixturevalue(name)
    assert made.complaints == []
    path = tmp_path / "report.pdf"
    path.write_bytes(made.pdf)
    heard = outloud.check(str(path))
    assert heard.error is None
    assert [(one.rule, one.page, one.message) for one in heard.findings if one.severity == "error"] == []
    warnings = [(one.rule, one.page, one.message) for one in heard.findings if one.severity == "warning"]
    assert [one for one in warnings if one[0] not in EXCEPTIONS] == []
    assert [(one.rule_id, str(one.location), one.message) for one in pdfua.validate(str(path)).findings] == []


@pytest.fixture(scope="module")
def file(demo_report: Rendered) -> Iterator[pikepdf.Pdf]:
    """The sample company's report, opened."""
    with pikepdf.open(io.BytesIO(demo_report.pdf)) as opened:
        yield opened


def elements(node: Any) -> Iterator[Any]:
    """Every structure element below `node`, in reading order."""
    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from elements(kid)


def test_every_header_cell_says_what_it_heads(file: pikepdf.Pdf) -> None:
    headers = [one for one in elements(file.Root.StructTreeRoot) if one.S == "/TH"]
    assert len(headers) > 200
    assert {str(one.A.Scope) for one in headers} == {"/Column", "/Row"}


def test_a_heading_inside_a_table_names_the_rows_below_it_and_no_others(file: pikepdf.Pdf) -> None:
    named = 0
    for table in [one for one in elements(file.Root.StructTreeRoot) if one.S == "/Table"]:
        heading = None
        for row in [one for one in elements(table) if one.S == "/TR"]:
            cells = [one for one in elements(row) if one.S in ("/TH", "/TD")]
            if all(cell.S == "/TH" for cell in cells) and str(row.P.S) == "/TBody":
                heading = str(cells[0].ID)
            elif heading is not None:
                for cell in [one for one in cells if one.S == "/TD"]:
                    assert heading in [str(id) for id in cell.A.Headers]
                    named += 1
    assert named > 20


def test_headings_skip_no_level(file: pikepdf.Pdf) -> None:
    levels = [int(str(one.S)[2:]) for one in elements(file.Root.StructTreeRoot) if str(one.S)[:2] == "/H" != str(one.S)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_links_print_and_are_announced_by_their_own_words(file: pikepdf.Pdf) -> None:
    links = [link for page in file.pages for link in page.get("/Annots", []) if link.Subtype == "/Link"]
    assert len(links) > 50
    assert {int(link.F) for link in links} == {4}
    inner = [str(link.Contents) for link in links if "/Dest" in link]
    assert not [words for words in inner if words.startswith("#") or not words.strip()]
    assert "The decision" in inner or any(" " in words for words in inner)


def test_running_heads_and_page_numbers_are_artefacts(file: pikepdf.Pdf) -> None:
    page = file.pages[1]
    marks = [
        (str(one.operands[0]), dict(one.operands[1]))
        for one in pikepdf.parse_content_stream(page)
        if str(one.operator) == "BDC" and isinstance(one.operands[1], pikepdf.Dictionary)
    ]
    assert sum(tag == "/Artifact" and str(more.get("/Type")) == "/Pagination" for tag, more in marks) >= 4
    numbers = file.Root.StructTreeRoot.ParentTree.Nums
    owners = numbers[2 * int(page.obj.StructParents) + 1]
    read = {int(more["/MCID"]) for _, more in marks if "/MCID" in more}
    assert read == {mcid for mcid, owner in enumerate(owners) if owner is not None}


def test_drawings_say_where_they_stand_on_the_page(file: pikepdf.Pdf) -> None:
    figures = [one for one in elements(file.Root.StructTreeRoot) if one.S == "/Figure"]
    assert len(figures) > 10
    for figure in figures:
        left, bottom, right, top = (float(number) for number in figure.A.BBox)
        assert 0 <= left < right <= 596
        assert 0 <= bottom < top <= 842


def test_language_title_tab_order_and_bookmarks_are_there(file: pikepdf.Pdf) -> None:
    assert str(file.Root.Lang) == "en"
    assert bool(file.Root.ViewerPreferences.DisplayDocTitle)
    assert {str(page.obj.Tabs) for page in file.pages} == {"/S"}
    with file.open_outline() as outline:
        assert len(outline.root) >= 10


def test_what_is_attached_is_described(file: pikepdf.Pdf) -> None:
    names = file.Root.Names.EmbeddedFiles.Names
    described = {str(names[place]): str(names[place + 1].Desc) for place in range(0, len(names), 2)}
    assert described == {
        "assessment.json": "The answers that this report is made from; they can be restored from this file",
        "questionnaire.json": "The questionnaire that the answers belong to",
    }
