"""The method in the report: its numbers are those of the rules and of the questionnaire, and its sources are listed."""

import re

from assessor.questionnaire.model import Questionnaire
from assessor.report.html import render_html
from assessor.report.model import ReportContext
from tests.report import sample


def page(context: ReportContext) -> str:
    html = render_html(context)
    told = html[html.index('id="method"') : html.index('id="answers"')]
    return " ".join(re.sub(r"<[^>]+>", " ", told).replace("\u00a0", " ").split())


def test_the_numbers_of_the_questionnaire_are_those_that_are_printed(small: Questionnaire) -> None:
    dearer = small.model_copy(
        update={"economics": small.economics.model_copy(update={"load": 1.4, "fee": 0.3, "spare": 0.1})}
    )
    told = page(sample.context(dearer, sample.assessment(dearer)))
    assert "the middle of its pay band × 1.4 a year, and once 30% of it as a fee" in told
    assert "(1 − 0.1 × their effect)" in told


def test_every_rule_that_a_figure_needs_is_there(context: ReportContext) -> None:
    told = page(context)
    for rule in (
        "stated = sum of weight × level / sum of weight",
        "adjusted = (low + high) / 2",
        "min(mean, lowest critical answer + 1)",
        "gap = max(0, target − stated)",
        "gpu = G × 12 × max(0, 1 − U / U*)",
        "every stake × triangular(0.5, 1, 1.5)",
        "0, 1.6, 2.8, 3.5, 4",
        "3 by day 30, 4 by day 60, 5 by day 90, 5 more by day 180",
        "a normal shift of mean −0.2 and deviation 0.25 levels",
        "In the plan in 80% of the draws clear",
    ):
        assert rule in told, rule
    assert told.count("judgement") >= 15


def test_the_grades_say_how_far_they_reach_and_what_denial_does(context: ReportContext) -> None:
    heard = context.method.grades[0]
    assert (heard.word, heard.below, heard.above, heard.contradicted_below) == ("heard", 1.0, 0.0, 2.0)
    assert "heard said, without detail x − 1 to x x − 2 to x" in page(context)


def test_sources_of_questions_and_of_pay_are_listed_and_unused_ones_are_not(context: ReportContext) -> None:
    assert [(source.id, source.used_for) for source in context.sources] == [("BAND", ["pay and prices"]), ("MLP", [])]


def test_the_literature_has_a_title_an_address_and_a_year(context: ReportContext) -> None:
    for source in context.method.literature:
        assert source.title
        assert source.address.startswith(("https://", "http://"))
        assert re.fullmatch(r"\d{4}", source.date)
        assert source.used_for


def test_a_source_named_in_a_reason_is_listed_with_what_rests_on_it(shipped: Questionnaire, demo: object) -> None:
    from tests.report.sample import context as made

    told = {source.id: source.used_for for source in made(shipped, demo).sources}  # type: ignore[arg-type]
    assert "demanded by the profile: GOV-6" in told["OMNI"]
    assert "shares that a role or service closes" in told["COVERAGE"]
    assert told["PAGED"] == ["default share saved by engine settings"]
