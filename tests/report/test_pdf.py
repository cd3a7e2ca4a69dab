"""The PDF: pages, tags, language, bookmarks, attachments, fonts, text; a silent engine, no network, the same bytes."""

import io
import os
import socket
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any
from urllib.parse import quote

import pikepdf
import pypdf
import pytest

from assessor.assessment.model import Answer, Artefact, Assessment, answered
from assessor.errors import FileError, MachineError
from assessor.questionnaire.model import Questionnaire
from assessor.report import pdf
from assessor.report.html import standard_template
from assessor.report.pdf import Rendered, render, render_pdf, write_report
from assessor.report.reopen import attachments
from tests.report import sample

HOSTILE = (
    "[/b] <script>alert(1)</script> {{ 7 * 7 }} {% raw %} & \"quoted\" <img src='http://evil.example/x.png'> "
    "\x1b]52;c;aGk=\x07\x9b31m\u202egnp.exe"
)
LONG_WORD = "W" * 200
LONG_NOTE = ("A note that goes on [and on] & on. " * 120)[:4000].strip()


def text_of(made: Rendered) -> str:
    """All text of a report without white space, which line breaks change."""
    reader = pypdf.PdfReader(io.BytesIO(made.pdf))
    return "".join("".join(page.extract_text().split()) for page in reader.pages)


def squeezed(text: str) -> str:
    return "".join(text.split())


def opened(made: Rendered) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(made.pdf))


def elements(node: Any) -> Iterator[Any]:
    """Every structure element below `node`."""
    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from elements(kid)


def test_the_engine_has_nothing_to_complain_about(acme_report: Rendered, demo_report: Rendered) -> None:
    assert (acme_report.complaints, demo_report.complaints) == ([], [])


def test_the_demo_report_has_ten_to_sixteen_pages_before_its_appendix(demo_report: Rendered) -> None:
    reader = pypdf.PdfReader(io.BytesIO(demo_report.pdf))
    assert 10 <= pages_before_appendix(reader) <= 16
    assert len(reader.pages) == demo_report.pages <= 34


def pages_before_appendix(reader: pypdf.PdfReader) -> int:
    """Pages before the first one of the appendix, the cover included."""
    [method] = [
        entry
        for entry in reader.outline
        if isinstance(entry, pypdf.generic.Destination) and entry.title == "Method: how the figures come about"
    ]
    return reader.get_destination_page_number(method) or 0


def test_letter_paper_has_as_many_pages_before_the_appendix(demo_report: Rendered, demo_letter: Rendered) -> None:
    assert demo_letter.complaints == []
    both = [pages_before_appendix(pypdf.PdfReader(io.BytesIO(made.pdf))) for made in (demo_report, demo_letter)]
    assert both[0] == both[1]


def test_the_decision_stands_alone_on_the_second_page(demo_pages: list[str]) -> None:
    for words in (
        "Hire first:",
        "What we found",
        "The plan",
        "What would change it",
        "If nothing is done",
        "In the next 30 days",
    ):
        assert squeezed(words) in squeezed(demo_pages[1])
    assert squeezed("What is not known") in squeezed(demo_pages[1])
    assert squeezed("7 of 8 areas are below target") in squeezed(demo_pages[2])


def test_no_text_is_painted_twice(demo_pages: list[str]) -> None:
    """WeasyPrint paints floats of a block a second time when the block moves to the next page."""
    text = squeezed("".join(demo_pages))
    assert text.count("Whatweheard") == 8
    assert text.count("Whyitmatters") == 8
    assert text.count("Wheretolookfirst") == 2


def test_each_recommended_hire_has_its_role_pack_on_one_page(demo_pages: list[str]) -> None:
    packs = [squeezed(page) for page in demo_pages if "Questions for every candidate" in page]
    assert len(packs) == 2
    for page in packs:
        for words in ("Day 180", "Must have", "Interview loop", "Where to look first", "Work sample", "As of 2026-11"):
            assert squeezed(words) in page


def test_the_attached_questionnaire_carries_the_role_packs(
    demo_report: Rendered, demo_pages: list[str], tmp_path: Path
) -> None:
    path = tmp_path / "demo.pdf"
    path.write_bytes(demo_report.pdf)
    _, attached = attachments(path)
    assert "role_packs/ai_sre.yaml" in attached.beside


def test_a_short_company_gets_a_short_report(acme_report: Rendered) -> None:
    assert acme_report.pages <= 13


def test_running_feet_count_the_pages(acme_report: Rendered) -> None:
    reader = pypdf.PdfReader(io.BytesIO(acme_report.pdf))
    second = reader.pages[1].extract_text()
    assert f"Page 2 of {acme_report.pages}" in second
    assert "Confidential" in second
    assert "Page" not in reader.pages[0].extract_text()


def test_title_language_author_and_date_are_set(acme_report: Rendered) -> None:
    with opened(acme_report) as file:
        assert str(file.Root.Lang) == "en"
        assert str(file.docinfo["/Title"]) == "Acme: Tiny"
        assert str(file.docinfo["/Author"]) == "assessor"
        assert str(file.docinfo["/CreationDate"]) == "D:20261123"
        assert bool(file.Root.ViewerPreferences.DisplayDocTitle)


def test_the_file_is_tagged_and_says_which_standard_it_follows(acme_report: Rendered) -> None:
    with opened(acme_report) as file:
        assert bool(file.Root.MarkInfo.Marked)
        kinds = {str(element.S) for element in elements(file.Root.StructTreeRoot.K[0])}
        assert {"/H1", "/H2", "/P", "/Table", "/TH", "/TD", "/Figure", "/Link", "/L"} <= kinds
        with file.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"


def test_every_figure_carries_its_alternative_text(acme_report: Rendered) -> None:
    with opened(acme_report) as file:
        figures = [e for e in elements(file.Root.StructTreeRoot.K[0]) if e.S == "/Figure"]
        assert len(figures) >= 5
        assert all(str(figure.get("/Alt", "")).strip() for figure in figures)


def test_the_bookmarks_are_the_sections(acme_report: Rendered) -> None:
    reader = pypdf.PdfReader(io.BytesIO(acme_report.pdf))
    titles = [entry.title for entry in reader.outline if isinstance(entry, pypdf.generic.Destination)]
    assert titles == [
        "Acme",
        "Hire first: AI-focused SRE",
        "1 of 3 areas is below target",
        "What the gaps cost is not known yet",
        "2 strengths with evidence",
        "What holds each area where it is",
        "Whom to hire, and when",
        "What else was weighed",
        "2 steps to 22 May 2027",
        "Method: how the figures come about",
        "All answers, and what follows from them",
    ]


def test_all_fonts_are_embedded_and_of_one_family(demo_report: Rendered) -> None:
    with opened(demo_report) as file:
        fonts = {
            str(f.BaseFont) for page in file.pages for f in page.Resources.Font.values() if "/DescendantFonts" in f
        }
        embedded = [
            "/FontFile2" in f.DescendantFonts[0].FontDescriptor or "/FontFile3" in f.DescendantFonts[0].FontDescriptor
            for page in file.pages
            for f in page.Resources.Font.values()
        ]
    assert all(embedded)
    assert {name.partition("+")[2].replace("-", "")[:11] for name in fonts} == {"IBMPlexSans"}


def test_a_report_restores_its_assessment_exactly(acme_file: Path, small: Questionnaire, acme: Assessment) -> None:
    assessment, questionnaire = attachments(acme_file)
    assert assessment == acme
    assert questionnaire.digest == small.digest


def test_a_report_of_the_restored_assessment_is_the_same_file(acme_file: Path, acme_report: Rendered) -> None:
    assessment, questionnaire = attachments(acme_file)
    assert render_pdf(questionnaire, assessment, today=sample.TODAY) == acme_report.pdf


def test_superseded_answers_stay_at_home(small: Questionnaire, acme: Assessment) -> None:
    changed = answered(acme, "REL-1", Answer(value=1, note="We roll back by hand.", by="cto"), sample.NOW)
    carried = pdf.attachments(small, answered(changed, "SCL-1", Answer(value=0, note="a slip"), sample.NOW))
    assert carried["assessment.json"].count("superseded") == 1
    assert '"superseded": []' in carried["assessment.json"]


def test_a_report_on_letter_paper_is_another_file_readable_by_its_owner_only(
    small: Questionnaire, acme: Assessment, acme_report: Rendered, tmp_path: Path
) -> None:
    path = tmp_path / "r.pdf"
    letter = write_report(path, small, acme, today=sample.TODAY, paper="letter")
    assert letter.complaints == []
    assert path.read_bytes() == letter.pdf
    assert stat.S_IMODE(os.stat(path).st_mode) == 0o600
    with opened(acme_report) as a4, opened(letter) as other:
        assert [round(float(n)) for n in a4.pages[0].MediaBox] == [0, 0, 595, 842]
        assert [round(float(n)) for n in other.pages[0].MediaBox] == [0, 0, 612, 792]
        assert bytes(a4.trailer.ID[0]) != bytes(other.trailer.ID[0])


def test_hostile_text_is_text_and_breaks_nothing(small: Questionnaire) -> None:
    answers = {
        **sample.ANSWERS,
        "REL-1": Answer(value=1, note=HOSTILE, by=HOSTILE),
        "REL-2": Answer(value=2, note=LONG_WORD, artefact=Artefact(name=HOSTILE, date="x", figure=LONG_WORD)),
        "LAT-1": Answer(value=2, note=LONG_NOTE),
        "COST-1": Answer(value="na", reason=LONG_NOTE),
    }
    made = render(small, sample.assessment(small, answers, company=f'A/B "C" {HOSTILE}'), today=sample.TODAY)
    text = text_of(made)
    assert made.complaints == []
    assert squeezed('[/b] <script>alert(1)</script> {{ 7 * 7 }} {% raw %} & "quoted"') in text
    assert squeezed("]52;c;aGk=31mgnp.exe") in text
    assert LONG_WORD in text
    assert text.count("goeson[andon]") >= 2 * LONG_NOTE.count("goes on")  # in the answers and in what is left out
    assert not any(harmful in made.pdf for harmful in (b"\x1b]52", b"/JavaScript", b"/JS ", b"evil.example"))


def test_an_assessment_that_has_not_begun_makes_a_short_and_sound_report(small: Questionnaire) -> None:
    made = render(small, sample.assessment(small, {}), today=sample.TODAY)
    assert made.complaints == []
    assert 4 <= made.pages <= 10


def test_nothing_is_fetched_from_a_network_or_from_outside_the_template(
    small: Questionnaire, acme: Assessment, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise AssertionError("a connection was opened")

    monkeypatch.setattr(socket.socket, "connect", refused)
    (tmp_path / "secret.png").write_bytes(b"secret")
    own = tmp_path / "own"
    own.mkdir()
    (own / "link.png").symlink_to(tmp_path / "secret.png")
    (own / "own.css").write_text("p { color: #123456 }", encoding="utf-8")
    outside = ["http://127.0.0.1:9/x.png", "https://example.org/x.png", "ftp://127.0.0.1/x.png", "file:///etc/passwd"]
    outside += ["../secret.png", "link.png", "//example.org/x.png"]
    images = "".join(f'<img alt="x" src="{address}">' for address in outside)
    # The same by way of a style sheet and of a drawing: in the page, in a file of the folder, in an address.
    drawing = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image width="9" height="9" href="%s"/></svg>'
    )
    (own / "drawn.svg").write_text(drawing % "file:///etc/shadow", encoding="utf-8")
    images += f'<img alt="x" src="drawn.svg"><img alt="x" src=\'data:image/svg+xml,{quote(drawing % "http://127.0.0.1:9/y.png")}\'>'
    images += "<style>@import url(file:///etc/passwd); p { background: url(file:///etc/hostname) }</style>"
    images += '<link rel="attachment" href="file:///etc/passwd">'
    outside += ["drawn.svg", "data:", "@import", "background", "attachment"]
    page = (
        f'<html lang="en"><title>t</title><link rel="stylesheet" href="own.css"><body><p>Own</p>{images}</body></html>'
    )
    (own / "report.html.j2").write_text(page, encoding="utf-8")
    made = render(small, acme, today=sample.TODAY, template=own)
    refusals = [line for line in made.complaints if "fetches nothing outside" in line]
    assert len(refusals) == len(outside)
    assert not [line for line in made.complaints if "own.css" in line]


def test_an_existing_file_is_refused_before_anything_is_done(
    small: Questionnaire, acme: Assessment, tmp_path: Path
) -> None:
    path = tmp_path / "r.pdf"
    path.write_text("mine", encoding="utf-8")
    with pytest.raises(FileError, match="there is a file of this name already"):
        write_report(path, small, acme, today=sample.TODAY)
    assert path.read_text(encoding="utf-8") == "mine"


def test_without_pango_one_line_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    class NoPango:
        @staticmethod
        def find_spec(name: str, path: object = None, target: ModuleType | None = None) -> None:
            if name == "weasyprint":
                raise OSError("cannot load library 'libpango-1.0-0'")

    monkeypatch.delitem(sys.modules, "weasyprint", raising=False)
    monkeypatch.setattr(sys, "meta_path", [NoPango, *sys.meta_path])
    with pytest.raises(MachineError) as caught:
        pdf.engine()
    assert caught.value.line() == (
        "the PDF needs the library Pango, which this machine lacks. Debian, Ubuntu: apt install libpango-1.0-0 "
        "libpangoft2-1.0-0 libharfbuzz-subset0; Fedora: dnf install pango; macOS: brew install pango."
    )


def test_progress_only_goes_forward(acme_report: Rendered, told: list[tuple[str, float]]) -> None:
    shares = [done for _, done in told]
    assert shares == sorted(shares)
    assert (shares[0], shares[-1]) == (0.0, 1.0)
    assert list(dict.fromkeys(stage for stage, _ in told)) == [
        "Scoring",
        "Writing the text",
        "Laying out the pages",
        "Writing the file",
        "Done",
    ]


def test_the_room_of_the_report_is_entered_without_loading_the_engine() -> None:
    """What a face needs before the report loads neither WeasyPrint nor Jinja nor pikepdf."""
    code = (
        "import sys, assessor.report.job, assessor.report.reopen, assessor.report.context;"
        "print(sorted({'weasyprint', 'jinja2', 'pikepdf', 'textual'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_page_is_the_same_whether_it_is_parsed_as_xml_or_as_html(acme_report: Rendered) -> None:
    engine = pdf.engine()
    html = '<html lang="en"><head><title>T</title></head><body><p>One<br/>two &amp; three</p></body></html>'
    fetch = pdf._fetcher(engine, standard_template())
    texts = []
    for each in (html, html.replace("<br/>", "<br>")):
        page = pdf._page(engine, each, "file:///nowhere/", fetch)
        made = page.render().write_pdf(pdf_identifier=b"x" * 16)
        texts.append(pypdf.PdfReader(io.BytesIO(made)).pages[0].extract_text())
    assert texts[0] == texts[1] == "One\ntwo & three"
