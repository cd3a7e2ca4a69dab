"""Templates: everything is escaped, nothing may be guessed at, strangers stay in the sandbox, errors have a place."""

import json
import re
from pathlib import Path
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest

from assessor.assessment.model import Answer, Artefact
from assessor.errors import CommandError, ContentError
from assessor.questionnaire.model import Questionnaire
from assessor.report import html
from assessor.report.html import picture, render_html
from assessor.report.model import ReportContext
from tests import tiny
from tests.report import sample

HOSTILE = '[/b] <script>alert(1)</script> {{ 7 * 7 }} {% raw %} & "q" \'x\' <img src="http://evil.example/x.png">'


def folder(root: Path, template: str, **others: str) -> Path:
    """A folder of templates of a stranger's."""
    (root / "report.html.j2").write_text(template, encoding="utf-8")
    for name, content in others.items():
        (root / f"{name}.j2").write_text(content, encoding="utf-8")
    return root


def drawings(html: str) -> list[str]:
    return [unquote(address) for address in re.findall(r"data:image/svg\+xml,([^\"]*?)(?:\"|&quot;)", html)]


def test_what_a_person_typed_is_text_wherever_it_appears(small: Questionnaire) -> None:
    answers = {
        **sample.ANSWERS,
        "REL-1": Answer(value=1, note=HOSTILE, by=HOSTILE),
        "SCL-1": Answer(value="na", reason=HOSTILE),
        "OBS-1": Answer(value=3, artefact=Artefact(name=HOSTILE, date=HOSTILE, figure=HOSTILE)),
        "COST-1": Answer(value="dk", note=HOSTILE),
    }
    html = render_html(sample.context(small, sample.assessment(small, answers, company=HOSTILE)))
    assert "<script" not in html
    assert "<img src" not in html
    assert "49" not in re.findall(r"\[/b\].{0,60}", html)
    assert html.count("&lt;script&gt;alert(1)&lt;/script&gt; {{ 7 * 7 }} {% raw %}") >= 7


def test_titles_from_a_questionnaire_are_text_in_drawings_too() -> None:
    made = tiny.questionnaire(tiny.area("a", tiny.question("A-1")) | {"title": '<script>&"'})
    html = render_html(sample.context(made, sample.assessment(made, {"A-1": Answer(value=1)})))
    texts = [node.text for svg in drawings(html) for node in ElementTree.fromstring(svg).iter() if node.text]
    assert '<script>&"' in texts


def test_every_drawing_is_well_formed_whatever_is_missing(small: Questionnaire) -> None:
    for answers in ({}, sample.ANSWERS, {"LAT-1": Answer(value=0)}):
        found = drawings(render_html(sample.context(small, sample.assessment(small, answers))))
        assert len(found) >= 2  # the cover's and the chart of the areas
        for svg in found:
            ElementTree.fromstring(svg)


def test_every_image_has_an_alternative_text(context: ReportContext) -> None:
    html = render_html(context)
    alternatives = re.findall(r"<img[^>]*?alt=\"([^\"]*)\"", html)
    assert len(alternatives) == html.count("<img") >= 5
    assert all(alternatives)
    assert "Reliability engineering: stated 2.0, adjusted 1.5, possible 1.0–2.0, target 3.0." in alternatives[0]


def test_header_cells_say_what_they_head(context: ReportContext) -> None:
    html = render_html(context)
    assert re.findall(r"<th(?=[ >])(?! scope=\"(?:row|col|rowgroup)\")[^>]*>", html) == []


def test_characters_that_no_drawing_and_no_font_can_hold_are_dropped() -> None:
    assert unquote(picture("<svg>a\ufffeb\x00c</svg>")) == "data:image/svg+xml,<svg>abc</svg>"


@pytest.mark.parametrize(
    "answers",
    [
        {},
        {"LAT-1": Answer(value=2)},
        {id: Answer(value="dk") for id in ("LAT-1", "LAT-2", "COST-1", "COST-2", "REL-1", "REL-2", "OBS-1", "SCL-1")},
        {
            id: Answer(value="na", reason="not us")
            for id in ("LAT-1", "LAT-2", "COST-1", "COST-2", "REL-1", "REL-2", "OBS-1", "SCL-1")
        },
        {"SCL-1": Answer(value="skipped")},
    ],
    ids=["nothing", "one", "dont-know", "not-applicable", "skipped"],
)
def test_no_page_shows_a_hole(small: Questionnaire, answers: dict[str, Answer]) -> None:
    html = render_html(sample.context(small, sample.assessment(small, answers)))
    shown = re.sub(r"<[^>]+>", " ", html)
    assert not re.findall(r"\bNone of 0\b|\bnan\b|\bUndefined\b|\bNone[.,]|\(\)|from  |: \.", shown)
    assert re.findall(r"<(td|th|p|h1|h2|h3|li|tbody|table|ul|ol|caption)(?: [^>]*)?>\s*</\1>", html) in ([], ["td"])


def test_a_questionnaire_without_any_optional_file_makes_a_whole_report() -> None:
    made = tiny.questionnaire(tiny.area("latency", tiny.question("L-1")))
    html = render_html(sample.context(made, sample.assessment(made, {"L-1": Answer(value=2)}, company="")))
    assert "Nobody should be hired yet" in html
    assert "no target" in html


def test_not_enough_answers_are_no_plan_but_a_list_of_what_to_find_out(small: Questionnaire) -> None:
    html = render_html(sample.context(small, sample.assessment(small, {})))
    assert "Not enough is known yet for a plan" in html
    assert "Find out: Ask REL-1" in html


def decision(html: str) -> str:
    """The text of the decision page."""
    page = html[html.index('id="decision"') : html.index('id="profile"')]
    return " ".join(re.sub(r"<[^>]+>", " ", page).replace("\u00a0", " ").split())


def test_the_decision_page_says_that_money_is_not_in_the_plan(context: ReportContext) -> None:
    page = decision(render_html(context))
    assert "No money is in this plan" in page
    assert "What that costs is not known" in page
    assert "Net in" not in page


def test_the_paper_is_chosen_and_everything_else_stays(context: ReportContext) -> None:
    assert "size: A4" in render_html(context)
    assert "size: letter" in render_html(context, paper="letter")


def test_a_paper_that_is_not_known_is_refused(context: ReportContext) -> None:
    with pytest.raises(CommandError) as caught:
        render_html(context, paper="a3")
    assert caught.value.line() == 'there is no paper "a3". Known here: a4, letter.'


def test_a_name_that_does_not_exist_is_an_error_with_its_place(context: ReportContext, tmp_path: Path) -> None:
    root = folder(tmp_path, "<p>\n{{ report.cover.campany }}</p>")
    with pytest.raises(ContentError) as caught:
        render_html(context, template=root)
    assert caught.value.line() == (
        f"{root}/report.html.j2:2: the report template is broken ('assessor.report.model.Cover object' has no "
        "attribute 'campany'). Mend it, or leave --template away."
    )


def test_a_fault_in_a_part_is_named_by_the_part(context: ReportContext, tmp_path: Path) -> None:
    root = folder(tmp_path, '{% include "part.j2" %}', part="one\ntwo\n{% if %}")
    with pytest.raises(ContentError) as caught:
        render_html(context, template=root)
    assert caught.value.where == f"{root}/part.j2:3"


def test_a_folder_without_the_entry_is_refused(context: ReportContext, tmp_path: Path) -> None:
    with pytest.raises(ContentError, match=r"report\.html\.j2"):
        render_html(context, template=tmp_path)


@pytest.mark.parametrize(
    "expression",
    [
        "report.__class__.__mro__",
        "report.model_copy.__globals__",
        "report.model_dump()",
        "''.__class__.__base__.__subclasses__()",
        "range(10000000)|list",
        "report.areas.append(1)",
        "cycler.__init__.__globals__.os.system('true')",
        "'x' * 10000000000",
        "9 ** (9 ** 9)",
        "'%1000000000d' % 1",
        "report|attr('__class__')",
        "''.__class__",
        "lipsum(n=10000000000)",
        "'x'|center(10000000000)",
        "'x'.ljust(10000000000)",
        "'%1000000000d'|format(1)",
    ],
)
def test_a_template_cannot_leave_the_sandbox(context: ReportContext, tmp_path: Path, expression: str) -> None:
    with pytest.raises(ContentError):
        render_html(context, template=folder(tmp_path, "{{ " + expression + " }}"))


def test_a_template_cannot_read_files_outside_its_folder(context: ReportContext, tmp_path: Path) -> None:
    (tmp_path / "secret.j2").write_text("secret", encoding="utf-8")
    (tmp_path / "own").mkdir()
    with pytest.raises(ContentError):
        render_html(context, template=folder(tmp_path / "own", '{% include "../secret.j2" %}'))


def test_a_link_inside_the_folder_leads_nowhere_outside(context: ReportContext, tmp_path: Path) -> None:
    (tmp_path / "secret.j2").write_text("secret", encoding="utf-8")
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "link.j2").symlink_to(tmp_path / "secret.j2")
    for body in ('{% include "link.j2" %}', '{% include "/etc/passwd" %}', '{% import "link.j2" as l %}'):
        with pytest.raises(ContentError):
            render_html(context, template=folder(tmp_path / "own", body))


@pytest.mark.parametrize(
    ("body", "cause"),
    [
        (
            "{% for a in range(9999) %}{% for b in range(9999) %}" + "x" * 900 + "{% endfor %}{% endfor %}",
            "it writes more than 20,000,000 characters",
        ),
        (
            "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
            "its loops and macros take more than 50,000 turns",
        ),
        (
            "{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}{% endmacro %}{{ m(99) }}",
            "its loops and macros take more than 50,000 turns",
        ),
        ("{% set _turn_taken = range %}", 'the name "_turn_taken" is taken'),
        ('{% include "report.html.j2" %}', "maximum recursion depth exceeded"),
        ("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", "maximum recursion depth exceeded"),
    ],
)
def test_a_template_without_an_end_is_stopped(
    context: ReportContext, tmp_path: Path, body: str, cause: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert html.MOST_STEPS == 1_000_000
    if "turns" in cause:
        monkeypatch.setattr(html, "MOST_STEPS", 50_000)
    with pytest.raises(ContentError, match=cause):
        render_html(context, template=folder(tmp_path, body))


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="this system cannot hold a process to its memory")
@pytest.mark.parametrize(
    "body",
    [
        "{% set n = namespace(s='x' * 1) %}",
        "{% set n = namespace(s='xxxxxxxx') %}{% for i in range(60) %}{% set n.s = n.s ~ n.s %}{% endfor %}",
        "{% set n = namespace(s='x') %}{% for i in range(60) %}{% set t %}{{ n.s }}{{ n.s }}{% endset %}"
        "{% set n.s = t %}{% endfor %}",
        "{% set n = namespace(s='xxxx') %}{% for i in range(60) %}{% set n.s = n.s|replace('x', n.s) %}{% endfor %}",
        "{% set n = namespace(s='xxxx') %}{% for i in range(60) %}{% set n.s = [n.s, n.s]|join %}{% endfor %}",
    ],
    ids=["a product of texts", "joined", "in a block", "replaced", "joined by a filter"],
)
def test_a_template_that_fills_the_memory_is_stopped(
    context: ReportContext, tmp_path: Path, body: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(html, "ROOM", 100_000_000)
    import resource  # Windows has none

    before = resource.getrlimit(resource.RLIMIT_AS)
    with pytest.raises(ContentError, match=r"100 MB of memory|for numbers"):
        render_html(context, template=folder(tmp_path, body))
    assert resource.getrlimit(resource.RLIMIT_AS) == before


def test_a_template_that_takes_too_long_is_stopped(
    context: ReportContext, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Few turns, each of them slow."""
    monkeypatch.setattr(html, "LONGEST", 0.05)
    body = "{% for i in range(99999) %}{% set x = range(99999)|list|sort|length %}{% endfor %}"
    with pytest.raises(ContentError, match=r"it takes longer than 0\.05 seconds"):
        render_html(context, template=folder(tmp_path, body))


def test_the_context_is_plain_data(context: ReportContext) -> None:
    """What a template can print can also be written as JSON and read back."""
    assert ReportContext.model_validate_json(context.model_dump_json()) == context
    assert json.loads(context.model_dump_json())["cover"]["company"] == "Acme"
