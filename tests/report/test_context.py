"""What a template gets: which areas come first, which answers decide, what to do, and what is not known."""

from datetime import date

import pytest

from assessor.assessment.model import Answer, Assessment
from assessor.questionnaire.model import Questionnaire
from assessor.report.html import render_html
from assessor.report.model import AreaView, ReportContext
from assessor.report.options import month_from
from tests import tiny
from tests.report import sample


def area(context: ReportContext, id: str) -> AreaView:
    return next(area for area in context.areas if area.id == id)


def test_areas_come_by_gap_then_by_what_needs_attention(context: ReportContext) -> None:
    assert [(area.id, area.status) for area in context.areas] == [
        ("reliability", "below"),
        ("costs", "no_point"),
        ("latency", "unproven"),
        ("observability", "no_target"),
        ("scaling", "reached"),
        ("governance", "not_applicable"),
    ]


def test_of_two_areas_below_target_the_larger_gap_comes_first() -> None:
    made = tiny.questionnaire(
        tiny.area("near", tiny.question("N-1")),
        tiny.area("far", tiny.question("F-1")),
        targets={"targets": {"near": 2, "far": 4}},
    )
    given = sample.assessment(made, {"N-1": Answer(value=1), "F-1": Answer(value=1)})
    assert [(a.id, a.gap) for a in sample.context(made, given).areas] == [("far", 3.0), ("near", 1.0)]


def test_the_figures_of_an_area_are_those_of_its_score(context: ReportContext) -> None:
    """REL-1 heard at 1 is [0, 1], REL-2 shown at 4 is [3.75, 4]; the critical REL-1 limits low to 1 and high to 2."""
    reliability = area(context, "reliability")
    figures = (reliability.stated, reliability.low, reliability.high, reliability.adjusted, reliability.gap)
    assert figures == (2.0, 1.0, 2.0, 1.5, 1.0)
    assert (reliability.questions, reliability.answered, reliability.target) == (2, 2, 3.0)


def test_a_cap_names_its_question_and_the_level_it_limits_to(context: ReportContext) -> None:
    cap = area(context, "reliability").cap
    assert cap is not None
    assert (cap.question, cap.ask, cap.level, cap.limit) == ("REL-1", "Ask REL-1", 1, 2.0)


def test_what_was_heard_begins_with_the_question_that_caps(context: ReportContext) -> None:
    one = area(context, "reliability").heard[0]
    assert (one.id, one.level, one.grade, one.note, one.by) == ("REL-1", 1, "heard", "We roll back by hand.", "cto")
    assert one.anchor == "What level 1 looks like"


def test_answers_at_the_target_are_not_what_holds_an_area_down(context: ReportContext) -> None:
    assert [one.id for one in area(context, "reliability").heard] == ["REL-1"]


def test_at_most_three_answers_are_told_the_lowest_first() -> None:
    made = tiny.questionnaire(
        tiny.area("a", *[tiny.question(f"A-{n}") for n in range(5)]), targets={"targets": {"a": 4}}
    )
    given = sample.assessment(made, {f"A-{n}": Answer(value=3 - n % 4) for n in range(5)})
    assert [one.id for one in sample.context(made, given).areas[0].heard] == ["A-3", "A-2", "A-1"]


def test_a_minimum_that_is_not_met_comes_before_everything_else(context: ReportContext) -> None:
    one = area(context, "latency").heard[0]
    assert (one.id, one.minimum, one.minimum_reason) == ("LAT-2", 3.0, "Promises need numbers")


def test_below_its_target_an_area_begins_with_the_next_step_of_the_answer_that_decides(context: ReportContext) -> None:
    step = area(context, "reliability").first_step
    assert step is not None
    assert (step.kind, step.do, step.days, step.who) == ("do", "Write the rollback down", 2.0, "a product engineer")
    assert (step.seen_by, step.question) == ("The page is dated", "REL-1")


def test_where_only_evidence_is_missing_the_first_step_is_to_show_it(context: ReportContext) -> None:
    step = area(context, "latency").first_step
    assert step is not None
    assert (step.kind, step.do, step.question) == ("show", "Open the page", "LAT-2")


def test_where_too_little_is_answered_the_first_step_is_to_find_out(context: ReportContext) -> None:
    step = area(context, "costs").first_step
    assert step is not None
    assert (step.kind, step.do, step.question) == ("find_out", "Ask COST-1", "COST-1")


@pytest.mark.parametrize("id", ["scaling", "governance"])
def test_an_area_at_its_target_or_not_applicable_has_no_first_step(context: ReportContext, id: str) -> None:
    assert area(context, id).first_step is None


def test_an_answer_that_another_one_denies_says_so(context: ReportContext) -> None:
    [one] = area(context, "observability").heard
    assert one.contradiction == (
        "level 3 needs LAT-1 at 3 or more, but LAT-1 is at 2; the answer counts one grade of evidence lower"
    )
    assert (one.grade, one.artefact) == ("measured", ["traces.png", "2026-11-01", "100%"])


def test_the_reasons_of_a_target_stand_beside_it(context: ReportContext) -> None:
    assert area(context, "reliability").target_reasons == ["A promise has a price."]


def test_the_decision_names_findings_in_the_order_of_the_areas(context: ReportContext) -> None:
    assert [area.id for area in context.verdict.findings] == ["reliability", "costs", "latency"]
    assert (context.verdict.decision, context.verdict.sentence) == ("hire", "First hire: AI-focused SRE.")


def test_the_decision_counts_what_is_not_known(context: ReportContext) -> None:
    assert (context.verdict.below, context.verdict.dont_know, context.verdict.open) == (1, 1, 0)


def test_areas_that_lack_the_same_thing_are_named_together(small: Questionnaire) -> None:
    nothing = sample.context(small, sample.assessment(small, {}))
    [unknown] = nothing.verdict.find_out
    assert unknown.titles == ["latency", "costs", "Reliability engineering", "observability", "scaling"]
    assert nothing.verdict.findings == []


def test_an_option_says_what_it_owns_closes_and_costs(context: ReportContext) -> None:
    [sre] = context.options
    assert (sre.title, sre.kind_word, sre.mission, sre.owns) == (
        "AI-focused SRE",
        "Hire",
        "Keep what is promised",
        ["Objectives", "On-call"],
    )
    assert [(b.title, b.brings, b.check) for b in sre.backgrounds] == [("Hyperscaler SRE teams", "Calm", "Small teams")]
    [move] = sre.closes
    assert (move.title, move.start, move.target, move.ceiling) == ("Reliability engineering", 2.0, 3.0, 4.0)
    assert move.end == pytest.approx(2.8)
    assert sre.currency == "USD"
    assert sre.yearly_cost == pytest.approx(1.25 * 100_000 * 1.1)


def test_a_pay_band_has_its_date_and_its_source(context: ReportContext) -> None:
    pay = context.options[0].pay
    assert pay is not None
    assert (pay.currency, pay.low, pay.high, pay.as_of) == ("EUR", 80000, 120000, "2026-11")
    assert (pay.region, pay.source) == ("EU", "Our planning band")


def test_a_start_is_the_month_that_many_months_from_today(context: ReportContext) -> None:
    assert (context.options[0].start_month, context.options[0].start) == (3, date(2027, 2, 1))
    assert month_from(date(2026, 12, 31), 0) == date(2026, 12, 1)
    assert month_from(date(2026, 12, 31), 12) == date(2027, 12, 1)


def test_what_stays_open_with_the_whole_plan_is_said(context: ReportContext) -> None:
    [left] = context.left_open
    assert (left.area, left.start, left.target) == ("reliability", 2.0, 3.0)
    assert left.end == pytest.approx(2.8)


def test_a_question_left_out_by_a_rule_names_the_fact(context: ReportContext) -> None:
    told = {one.id: [(b.ask, b.value) for b in one.because] for one in context.left_out}
    assert told == {
        "REL-3": [("Where do models run?", "Hosted API")],
        "GOV-1": [("Is the sector regulated?", "No")],
    }


def test_a_question_left_out_by_a_person_keeps_the_typed_reason(small: Questionnaire) -> None:
    given = sample.assessment(small, {"SCL-1": Answer(value="na", reason="We never scale")})
    [typed] = [one for one in sample.context(small, given).left_out if one.id == "SCL-1"]
    assert (typed.reason, typed.because) == ("We never scale", [])


def test_an_answer_to_a_question_that_is_ruled_out_is_kept_and_counts_for_nothing(small: Questionnaire) -> None:
    given = sample.assessment(small, {**sample.ANSWERS, "REL-3": Answer(value=0)})
    made = sample.context(small, given)
    assert next(one for one in made.left_out if one.id == "REL-3").has_answer
    assert area(made, "reliability").stated == 2.0


def test_an_answer_to_a_question_that_is_gone_is_named(small: Questionnaire, acme: Assessment) -> None:
    older = acme.model_copy(update={"answers": {**acme.answers, "OLD-9": Answer(value=1)}})
    assert sample.context(small, older).dropped == ["OLD-9"]


def test_answers_come_in_the_order_of_the_questionnaire(context: ReportContext) -> None:
    assert [(area.view.title, [one.id for one in area.said]) for area in context.answers] == [
        ("latency", ["LAT-1", "LAT-2"]),
        ("costs", ["COST-1", "COST-2"]),
        ("Reliability engineering", ["REL-1", "REL-2"]),
        ("observability", ["OBS-1"]),
        ("scaling", ["SCL-1"]),
    ]


def test_what_has_no_level_is_listed_with_what_it_leaves_possible(context: ReportContext) -> None:
    assert [(one.id, one.said, one.low, one.high, one.note) for one in context.not_answered] == [
        ("COST-1", "dk", 0.0, 4.0, "The finance team has it")
    ]


def test_skipped_and_not_asked_are_told_apart(small: Questionnaire) -> None:
    made = sample.context(small, sample.assessment(small, {"SCL-1": Answer(value="skipped")}))
    told = {one.id: one.said for one in made.not_answered}
    assert (told["SCL-1"], told["REL-1"]) == ("skipped", "not_asked")


def test_facts_are_told_in_words_and_unknown_ones_named(context: ReportContext) -> None:
    assert [(fact.ask, fact.value) for fact in context.facts] == [
        ("What is the company called?", "Acme"),
        ("Where do models run?", "Hosted API"),
        ("Is the sector regulated?", "No"),
        ("Is a service level promised?", "Yes"),
        ("How many GPUs?", "0 GPUs"),
    ]
    assert context.facts_unknown == ["How many people?"]


def test_only_sources_that_something_rests_on_are_listed(context: ReportContext) -> None:
    assert [(source.id, source.address) for source in context.sources] == [
        ("BAND", ""),
        ("MLP", "https://bench.example/rules"),
    ]


def test_an_address_that_is_not_a_web_page_is_never_a_link() -> None:
    made = tiny.questionnaire(
        tiny.area("a", tiny.question("A-1", sources=["S"])),
        sources={"S": {"title": "Trap", "address": "javascript:alert(1)"}},
    )
    assert sample.context(made, sample.assessment(made, {"A-1": Answer(value=1)})).sources[0].address == ""


def test_the_cover_counts_what_was_answered_and_names_each_respondent_once(context: ReportContext) -> None:
    cover = context.cover
    assert (cover.company, cover.areas, cover.questions, cover.answered) == ("Acme", 5, 8, 7)
    assert cover.respondents == ["cto", "ceo"]
    assert (cover.date, cover.questionnaire, cover.confidentiality) == (sample.TODAY, "tiny 1.0.0", "Confidential")


def test_a_workshop_is_no_respondent_and_votes_that_did_not_agree_are_no_quotation(
    small: Questionnaire,
) -> None:
    note = "The votes did not agree: the middle lies between 1 and 3."
    answers = {
        "REL-1": Answer(value=1, up_to=3, by="workshop", note=note),
        "REL-2": Answer(value=2, by="workshop", note="We said so together"),
        "COST-2": Answer(value=1, by="cto"),
    }
    made = sample.context(small, sample.assessment(small, answers))
    assert (made.cover.respondents, made.cover.voted) == (["cto"], 2)
    told = {one.id: one for part in made.answers for one in part.said}
    assert (told["REL-1"].level, told["REL-1"].up_to, told["REL-1"].note) == (1, 3, "")
    assert (told["REL-2"].up_to, told["REL-2"].note, told["REL-2"].by) == (
        None,
        "We said so together",
        "in the workshop",
    )
    page = render_html(made)
    assert "Level 1 to 3<br/>heard<br/>votes did not agree" in page
    assert "– workshop" not in page


def test_the_method_counts_the_answers_by_grade(context: ReportContext) -> None:
    assert [(grade.word, grade.below, grade.above, grade.answers) for grade in context.method.grades] == [
        ("heard", 1.0, 0.0, 4),
        ("heard in detail", 0.5, 0.0, 0),
        ("shown", 0.25, 0.25, 1),
        ("measured", 0.0, 0.0, 2),
    ]
