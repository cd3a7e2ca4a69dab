"""What a page owes its reader: a role stands on one page, and a section that scrolls sideways can be reached."""

import io
import re

import pypdf
import pytest

from assessor.report.html import render_html
from assessor.report.model import ReportContext
from assessor.report.pdf import Rendered
from assessor.report.screen import render_screen

NARROW = ("decision", "profile", "money", "plan", "roadmap", "answers")
"""Sections with tables that are wider than a phone."""


@pytest.mark.parametrize("paper", ["demo_report", "demo_letter"])
def test_each_role_of_the_plan_is_on_one_page(paper: str, request: pytest.FixtureRequest) -> None:
    made: Rendered = request.getfixturevalue(paper)
    pages = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(made.pdf)).pages]
    begins = [n for n, text in enumerate(pages) if "Outcomes, counted from the first working day" in text]
    ends = [n for n, text in enumerate(pages) if "This pack recommends a role." in text]
    assert len(begins) == 2
    assert begins == ends


def test_a_section_that_a_phone_scrolls_sideways_has_a_focus_and_a_name_in_a_browser(context: ReportContext) -> None:
    page = render_screen(context)
    named = re.findall(r'<section class="[^"]*" tabindex="0" aria-labelledby="(\w+)">', page)
    assert sorted(named) == sorted(NARROW)
    assert all(f'id="{id}"' in page for id in named)


def test_on_paper_no_section_takes_the_focus(context: ReportContext) -> None:
    assert "tabindex" not in render_html(context)
