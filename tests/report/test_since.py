"""The page "Since last time": only with a milestone that differs, honest about noise, its drawing told in words."""

import re
from datetime import UTC, datetime
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest

from assessor.assessment.model import Answer, Assessment, Grade, answered, with_milestone
from assessor.questionnaire.model import Questionnaire
from assessor.report.html import render_html
from assessor.report.pdf import Rendered, render
from assessor.report.since import spread
from tests.report import sample

THEN = datetime(2026, 8, 23, 9, 30, tzinfo=UTC)


def moved(acme: Assessment, name: str = "August review", **changes: Any) -> Assessment:
    """The small company with a milestone of August, and answers that have changed since."""
    given = with_milestone(acme, name, THEN)
    for id, answer in (changes or {"REL-1": Answer(value=3, grade=Grade.MEASURED)}).items():
        given = answered(given, id.replace("_", "-"), answer, sample.NOW)
    return given


def page(html: str) -> str:
    """The page's own HTML."""
    found = re.search(r'<section class="section since">.*?</section>', html, re.DOTALL)
    assert found is not None
    return found[0]


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).replace("\u00a0", " ").split())


@pytest.fixture(scope="module")
def html(small: Questionnaire, acme: Assessment) -> str:
    return render_html(sample.context(small, moved(acme)))


def test_without_a_milestone_there_is_no_such_page(small: Questionnaire, acme: Assessment) -> None:
    made = sample.context(small, acme)
    assert made.since is None
    assert "Since last time" not in render_html(made)


def test_a_milestone_that_is_the_present_state_makes_no_page(small: Questionnaire, acme: Assessment) -> None:
    assert sample.context(small, with_milestone(acme, "now", sample.NOW)).since is None


def test_the_page_names_the_milestone_and_stands_in_the_contents(html: str) -> None:
    assert "Compared with “August review” of 23 August 2026." in words(page(html))
    assert '<a href="#since">Since last time</a>' in html


def test_what_moved_beyond_its_interval_is_told_apart_from_what_may_be_noise(
    small: Questionnaire, acme: Assessment, html: str
) -> None:
    """Reliability was 1.0 to 2.0; with 3 measured beside 4 shown it is 3.375 to 3.5."""
    assert "1 area moved by more than may be noise" in words(page(html))
    assert "Reliability engineering 2.0 1.0–2.0 3.5 3.4–3.5 3.0 higher" in words(page(html))
    quiet = page(render_html(sample.context(small, moved(acme, LAT_1=Answer(value=3)))))
    assert "No area moved by more than may be noise" in words(quiet)
    assert "latency 2.0 1.0–2.0 2.5 1.5–2.5 2.0 may be noise" in words(quiet)


def test_the_chart_is_told_in_words_and_its_numbers_stand_in_a_table(html: str) -> None:
    [alt] = re.findall(r'<img class="figure main" alt="([^"]*)"', page(html))
    assert "Reliability engineering: 2.0 then, 3.5 now, more than may be noise." in " ".join(alt.split())
    assert "The same in figures" in page(html)


def test_the_drawing_is_well_formed_and_tells_lines_apart_by_shape(html: str) -> None:
    [address] = re.findall(r"data:image/svg\+xml,([^\"]*)\"", page(html))
    drawn = ElementTree.fromstring(unquote(address))
    lines = [line for line in drawn.iter("{http://www.w3.org/2000/svg}line") if line.get("stroke-width") == "0.9"]
    assert len(lines) == 2  # the area that moved, and the legend
    assert "stroke-dasharray" in unquote(address)


def test_answers_plan_and_the_day_to_assess_again_are_told(html: str) -> None:
    told = words(page(html))
    assert "Higher: REL-1 1 to 3." in told
    assert "Then: hire AI-focused SRE" in told
    assert "21 February 2027. 90 days from now." in told


def test_every_way_an_answer_can_change_has_its_words(small: Questionnaire, acme: Assessment) -> None:
    changes: dict[str, Any] = {
        "COST_1": Answer(value=2),
        "COST_2": Answer(value="skipped"),
        "REL_2": Answer(value=4),
        "LAT_1": Answer(value=1),
        "LAT_2": Answer(value=2, grade=Grade.SHOWN),
        "SCL_1": Answer(value="na", reason="not us"),
    }
    told = words(page(render_html(sample.context(small, moved(acme, **changes)))))
    for said in (
        "Lower: LAT-1 2 to 1.",
        "Answered now: COST-1 don’t know to 2.",
        "No longer answered: COST-2 1 to skipped.",
        "Stronger evidence: LAT-2 heard to shown.",
        "Weaker evidence: REL-2 shown to heard.",
        "Counts no longer: SCL-1 4 to n/a.",
    ):
        assert said in told


def test_the_name_of_a_milestone_is_text(small: Questionnaire, acme: Assessment) -> None:
    hostile = render_html(sample.context(small, moved(acme, "<script>alert(1)</script> {{ 7 * 7 }}")))
    assert "<script" not in hostile
    assert "“&lt;script&gt;alert(1)&lt;/script&gt; {{ 7 * 7 }}”" in hostile


def test_a_milestone_without_a_day_or_with_nothing_in_it_makes_a_page_too(
    small: Questionnaire, acme: Assessment
) -> None:
    given = moved(acme)
    bare = given.milestones[0].model_copy(update={"at": "", "answers": {}, "profile": {}})
    told = words(page(render_html(sample.context(small, given.model_copy(update={"milestones": [bare]})))))
    assert "Compared with “August review”." in told
    assert "too few answers for a score" in told
    assert not re.findall(r"\bNone\b|\bUndefined\b|\(\)", told)


def test_the_engine_has_nothing_to_complain_about(small: Questionnaire, acme: Assessment) -> None:
    assert render(small, moved(acme), today=sample.TODAY).complaints == []


def test_the_page_of_the_sample_company_is_one_page(
    shipped: Questionnaire, demo: Assessment, demo_report: Rendered
) -> None:
    given = moved(demo, REL_1=Answer(value=3, grade=Grade.SHOWN), LAT_4=Answer(value=3))
    since = render(shipped, given, today=sample.TODAY)
    assert (since.pages - demo_report.pages, since.complaints) == (1, [])


@pytest.mark.parametrize(
    ("values", "places"),
    [
        ([], []),
        ([1.0], [1.0]),
        ([1.0, 3.0], [1.0, 3.0]),
        ([1.0, 1.0], [0.75, 1.25]),
        ([2.0, 1.0, 1.0], [2.0, 0.75, 1.25]),
        ([1.0, 1.25, 1.25, 4.0], [0.75 - 1 / 12, 1.25 - 1 / 12, 1.75 - 1 / 12, 4.0]),
    ],
)
def test_labels_stand_apart_and_move_as_little_as_they_can(values: list[float], places: list[float]) -> None:
    assert spread(values, 0.5) == pytest.approx(places)
