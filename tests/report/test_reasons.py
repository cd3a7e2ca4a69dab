"""Every figure's reason: the printed derivation can be worked out again; the order of the areas says how firm it is."""

import re

import pytest

from assessor.report.html import render_html
from assessor.report.model import ReportContext
from assessor.report.reasons_model import AreaReasons, Derived
from tests.report.test_context import area


def reasons(context: ReportContext, id: str) -> AreaReasons:
    found = area(context, id).reasons
    assert found is not None
    return found


def figure(context: ReportContext, id: str, name: str) -> Derived:
    return next(one for one in reasons(context, id).figures if one.figure == name)


def test_a_capped_figure_has_its_mean_and_the_question_that_holds_it(context: ReportContext) -> None:
    """REL-1 critical at 1, REL-2 at 4: (1 + 4) / 2 = 2.5, held at 1 + 1."""
    stated = figure(context, "reliability", "stated")
    assert [(term.value, term.weight) for term in stated.terms] == [(1.0, 1.0), (4.0, 1.0)]
    assert (stated.mean, stated.weight, stated.cap, stated.cap_at, stated.value) == (2.5, 2.0, "REL-1", 1.0, 2.0)


def test_answers_of_one_level_are_told_together(context: ReportContext) -> None:
    stated = figure(context, "latency", "stated")
    assert [(term.value, term.weight) for term in stated.terms] == [(2.0, 2.0)]


def test_a_figure_without_a_value_has_no_sum(context: ReportContext) -> None:
    assert (figure(context, "costs", "stated").value, figure(context, "costs", "stated").terms) == (None, [])


def test_a_target_names_what_it_is_made_of(context: ReportContext) -> None:
    target = figure(context, "reliability", "target")
    assert [(part.kind, part.value, part.facts) for part in target.parts] == [("cell", 3.0, [])]


def test_the_answer_that_matters_most_says_what_the_area_would_be_without_it(context: ReportContext) -> None:
    """Without one of its two answers reliability is half answered, which is too little for a stated score."""
    most = reasons(context, "reliability").matters_most
    assert most is not None
    assert (most.question, most.stated, most.loses_stated) == ("REL-1", None, True)


def test_chances_of_being_the_weakest_add_up_to_one(context: ReportContext) -> None:
    chances = [area.reasons.weakest for area in context.areas if area.reasons]
    assert sum(chance or 0 for chance in chances) == pytest.approx(1)
    assert context.firmness.weakest[0][0] == "costs"


def test_an_area_that_does_not_apply_has_no_reasons(context: ReportContext) -> None:
    assert area(context, "governance").reasons is None


def test_the_page_prints_the_sum_beside_its_figure(context: ReportContext) -> None:
    page = " ".join(re.sub(r"<[^>]+>", " ", render_html(context)).split())
    assert "Stated 2.0 (1 × 1 + 1 × 4) / 2 = 2.50; held by REL-1, critical, at 1 + 1" in page
    assert "Gap 1.0 target 3.00 − stated 2.00" in page
    assert "Adjusted 1.5 (1.00 + 2.00) / 2" in page


def test_every_area_that_was_answered_links_to_its_derivation(context: ReportContext) -> None:
    html = render_html(context)
    for id in ("reliability", "costs", "latency"):
        assert f'href="#area-{id}"' in html
        assert f'id="area-{id}"' in html
    assert 'href="#area-governance"' not in html
