"""A role as Markdown: whatever a questionnaire says is shown as it is written, and starts nothing."""

from datetime import date
from typing import Any

import pytest
from markdown_it import MarkdownIt

from assessor.questionnaire.load import from_json
from assessor.report.role_context import regions, role_context
from assessor.report.role_md import escaped, link, role_markdown
from assessor.report.role_model import RoleContext
from tests.questionnaire.planting import COMMON, PACK, ROLES, good, pack, packs_share, put

TODAY = date(2026, 11, 23)
HOSTILE = "| # [a](http://b) <script>*x*</script> `c` $d$ &lt; ![e](f)\n# g\n1. h"


def context(*defects: Any, region: str | None = None) -> RoleContext:
    files = {**good(), PACK: pack(), COMMON: packs_share()}
    for defect in defects:
        defect(files)
    questionnaire = from_json(files, "copy")
    return role_context(questionnaire, questionnaire.roles[0], questionnaire.beside, region=region, today=TODAY)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("plain words, 3.5 and C++", "plain words, 3.5 and C++"),
        ("# heading", "\\# heading"),
        ("- item", "\\- item"),
        ("+ item", "\\+ item"),
        ("=== ", "\\==="),
        ("1. item", "1\\. item"),
        ("12) item", "12\\) item"),
        ("2026-11", "2026-11"),
        ("> quote", "\\> quote"),
        ("a | b", "a \\| b"),
        ("[a](b)", "\\[a\\](b)"),
        ("<b>", "\\<b\\>"),
        ("*a* _b_ `c` ~d~", "\\*a\\* \\_b\\_ \\`c\\` \\~d\\~"),
        ("&amp;", "\\&amp;"),
        ("$x$", "\\$x\\$"),
        ("\\", "\\\\"),
        ("https://a.example www.b.example", "https\\://a.example www\\.b.example"),
        ("two\n\n# lines", "two # lines"),
        (None, ""),
        (8, "8"),
    ],
)
def test_a_value_is_shown_as_written(text: object, written: str) -> None:
    assert escaped(text) == written


@pytest.mark.parametrize("address", ["javascript:alert(1)", "http://a b", "https://a>", "ftp://a", "", "https://a|b"])
def test_only_a_web_address_becomes_a_link(address: str) -> None:
    assert link(address) == address
    assert escaped(link("https://a.example/b_c")) == "<https://a.example/b_c>"


def test_a_hostile_text_changes_no_line_but_its_own() -> None:
    """In a list, a table, a heading and an advert; the document has the same lines, tables and links as before."""
    plain = role_markdown(context(put(PACK, "advert", "Plain.")))
    planted = role_markdown(
        context(
            put(PACK, "must.0", HOSTILE),
            put(PACK, "mistakes.0", HOSTILE),
            put(PACK, "seniority.mid", HOSTILE),
            put(PACK, "advert", HOSTILE),
            put(COMMON, "stages.0.title", HOSTILE),
            put(ROLES, "0.title", HOSTILE),
        )
    )

    assert shape(planted) == shape(plain)
    assert "<script>" not in planted


def shape(text: str) -> list[str]:
    """What a Markdown reader that is not ours makes of `text`, words and pauses for breath left out."""
    blocks = MarkdownIt("commonmark").enable("table").parse(text)
    tokens = [token for block in blocks for token in (block, *(block.children or ()))]
    return [token.type for token in tokens if token.type not in ("inline", "text", "text_special")]


def test_a_region_without_pay_has_no_band_and_says_so() -> None:
    made = context(put(ROLES, "0.pay", {"us": {"currency": "USD", "low": 1, "high": 2}}), region="eu")

    assert made.pay is None
    assert "The questionnaire has no pay for this region." in role_markdown(made)


def test_the_regions_are_those_of_the_pay_and_of_the_profile() -> None:
    questionnaire = from_json(good(), "copy")

    assert regions(questionnaire, questionnaire.roles[0]) == ["us", "eu"]


def test_the_law_of_the_region_comes_first_and_that_of_other_regions_not_at_all() -> None:
    everywhere = put(COMMON, "law.+", {"says": "Be fair."})

    assert [note.says for note in context(everywhere, region="eu").law] == ["State the range.", "Be fair."]
    assert [note.says for note in context(everywhere, region="us").law] == ["Be fair."]


def test_the_packs_order_of_backgrounds_wins_and_texts_of_the_role_fill_in() -> None:
    own = [{"id": "a", "title": "A", "brings": "Speed", "check": "Care"}, {"id": "c", "title": "C"}]
    more = [{"id": "b", "fit": "best", "title": "B", "brings": "Depth", "check": "Breadth"}, {"id": "a", "fit": "some"}]

    made = context(put(ROLES, "0.backgrounds", own), put(PACK, "source_from", more))

    assert [(b.title, b.fit, b.brings) for b in made.backgrounds] == [
        ("B", "best fit", "Depth"),
        ("A", "some fit", "Speed"),
        ("C", "", ""),
    ]


def test_skills_that_are_not_needed_are_left_out_and_the_highest_comes_first() -> None:
    levels = [{"id": "alerts", "level": 1}, {"id": "x", "level": 0}, {"id": "y", "level": 3}]

    assert [(s.title, s.level) for s in context(put(PACK, "skills", levels)).skills] == [("y", 3), ("Alerts", 1)]


def test_a_stage_that_is_an_exercise_takes_the_minutes_of_the_exercise() -> None:
    stage = {"id": "work_sample", "title": "Work", "minutes": 90, "tests": "The job", "advance_when": "It is done"}

    made = context(put(COMMON, "stages.+", stage))

    assert [view.minutes for view in made.stages] == [30, 60]
    assert made.minutes == 90
