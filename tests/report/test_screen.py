"""The report in a browser: one file, nothing fetched, no script, every drawing with its words."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from assessor.assessment.model import Answer
from assessor.errors import ContentError
from assessor.questionnaire.model import Questionnaire
from assessor.report.model import ReportContext
from assessor.report.screen import render_screen
from tests.report import sample

HOSTILE = '<script>alert(1)</script><img src="http://evil.example/x.png"> url(http://evil.example/) {{ 7 * 7 }}'


@pytest.fixture(scope="module")
def page(context: ReportContext) -> str:
    """The small company's page."""
    return render_screen(context)


def test_the_page_refers_to_nothing_outside_itself(page: str) -> None:
    assert "<script" not in page
    assert "<link" not in page
    assert re.findall(r"(?:src=|url\()[\"']?(?!data:|#)[^\"')]{1,40}", page) == []
    assert page.count("font/ttf;base64,") == 2


def test_every_link_leads_somewhere_in_the_page_or_to_a_source(page: str) -> None:
    ids = set(re.findall(r'\bid="([^"]+)"', page))
    assert [to for to in re.findall(r'href="#([^"]+)"', page) if to not in ids] == []


def test_drawings_are_pictures_with_a_name(page: str) -> None:
    assert page.count("<svg ") == page.count('role="img"') >= 5
    assert 'aria-label=""' not in page
    assert '<img class="figure' not in page


def test_it_can_be_used_by_keyboard_in_the_dark_and_on_paper(page: str) -> None:
    for part in (
        "prefers-color-scheme: dark", "@media print", ":focus-visible", 'class="skip" href="#main"', '<main id="main">',
        '<nav class="toc" aria-label="Contents">', 'name="viewport"',
    ):  # fmt: skip
        assert part in page


def test_what_a_person_typed_is_text(small: Questionnaire) -> None:
    answers = {**sample.ANSWERS, "REL-1": Answer(value=1, note=HOSTILE, by=HOSTILE)}
    page = render_screen(sample.context(small, sample.assessment(small, answers, company=HOSTILE)))
    assert "<script" not in page
    assert "<img src" not in page
    assert "evil.example" in page


@pytest.mark.parametrize(
    ("body", "why"),
    [
        ('<img src="/etc/passwd"/>', "outside the template's folder"),
        ('<img src="../x.png"/>', "outside the template's folder"),
        ('<img src="http://evil.example/x.png"/>', "outside the template's folder"),
        ('<link rel="stylesheet" href="//evil.example/x.css"/>', "outside the template's folder"),
        ('<p style="background: url(file:///etc/passwd)">x</p>', "outside the template's folder"),
        ("<style>p { background: url(http://evil.example/x) }</style>", "outside the template's folder"),
        ('<link rel="stylesheet" href="import.css"/>', "it imports another style sheet"),
        ("<SCRIPT>a()</SCRIPT>", 'uses "<script>": it acts'),
        ('<iframe src="a.png"></iframe>', 'uses "<iframe>": it acts'),
        ('<meta\ncontent="0;url=http://evil.example" http-equiv="refresh">', 'uses "<meta>": it acts'),
        ("<object data='a.png'></object>", 'uses "<object>": it acts'),
    ],
)
def test_a_strangers_template_reaches_nothing_outside_its_folder(
    context: ReportContext, tmp_path: Path, body: str, why: str
) -> None:
    (tmp_path / "report.html.j2").write_text(f"<html><head></head><body>{body}</body></html>", encoding="utf-8")
    (tmp_path / "import.css").write_text("@import url(x.css);", encoding="utf-8")
    with pytest.raises(ContentError, match=why):
        render_screen(context, template=tmp_path)


def test_a_strangers_pictures_and_styles_are_put_inside(context: ReportContext, tmp_path: Path) -> None:
    html = '<html><head><link href="a.css" rel="stylesheet"></head><body><img src="a.png"></body></html>'
    (tmp_path / "report.html.j2").write_text(html, encoding="utf-8")
    (tmp_path / "a.css").write_text("p { background: url('a.png') }", encoding="utf-8")
    (tmp_path / "a.png").write_bytes(b"PNG")
    page = render_screen(context, template=tmp_path)
    assert page.count("data:image/png;base64,UE5H") == 2
    assert page.startswith('<html><head><meta http-equiv="Content-Security-Policy" content="default-src \'none\'; ')


@pytest.mark.parametrize(
    ("start", "wanted"),
    [
        ("<!DOCTYPE html><HEAD lang='en'><title>x</title>", "<!DOCTYPE html><HEAD lang='en'><meta http-equiv"),
        ("<!doctype html>\n<p>x</p>", "<!doctype html><meta http-equiv"),
        ("<p>x</p>", "<meta http-equiv"),
    ],
)
def test_the_browser_is_told_before_anything_else_to_run_and_fetch_nothing(
    context: ReportContext, tmp_path: Path, start: str, wanted: str
) -> None:
    (tmp_path / "report.html.j2").write_text(start, encoding="utf-8")
    assert render_screen(context, template=tmp_path).startswith(wanted)


SAME = """
import hashlib
from tests.report import sample
from assessor.report.data import to_csv, to_json
from assessor.report.markdown import render_markdown
from assessor.report.screen import render_screen
made = sample.questionnaire()
report = sample.context(made, sample.assessment(made))
for write in (to_csv, to_json, render_markdown, render_screen):
    print(hashlib.sha256(write(report).encode()).hexdigest())
"""


def test_two_processes_write_the_same_bytes_in_every_format() -> None:
    made = [
        subprocess.run(
            [sys.executable, "-c", SAME], env={"PYTHONHASHSEED": seed, "PYTHONPATH": "."}, stdout=-1, check=True
        )
        for seed in ("1", "2")
    ]
    assert made[0].stdout == made[1].stdout
    assert len(made[0].stdout.split()) == 4
