"""What lies ahead in a report: doing nothing, what would change the plan, what was rejected, the roadmap with dates."""

import re
from datetime import date

import pytest

from assessor.assessment.model import Answer, Assessment
from assessor.plan.model import Plan, Roadmap, RoadmapItem, Waiting
from assessor.questionnaire.model import Questionnaire
from assessor.report.html import render_html
from assessor.report.model import ReportContext
from assessor.report.outlook import roadmap_view
from tests.report import sample
from tests.report.test_html import decision
from tests.report.test_money import company

TODAY = date(2026, 11, 23)


def item(**changed: object) -> RoadmapItem:
    """A step of REL-1 in the first month; `changed` replaces its fields."""
    made = {
        "question": "REL-1",
        "area": "reliability",
        "level": 1,
        "to": 2,
        "do": "Write it down",
        "days": 2,
        "owner": "a product engineer",
        "seen_by": "The page is dated",
        "by_day": 30,
        "start_day": 0,
        "end_day": 4,
        "gap": 2,
        "value": 1.0,
    }
    return RoadmapItem.model_validate({**made, **changed})


def planned(*items: RoadmapItem, waiting: tuple[Waiting, ...] = ()) -> Plan:
    way = Roadmap(today=TODAY, items=list(items), waiting=list(waiting))
    return Plan(currency="USD", decision="hire", reason="", roadmap=way)


def text(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).replace("\u00a0", " ").split())


def test_days_become_dates_and_every_phase_is_there() -> None:
    view = roadmap_view(planned(item(start_day=3, end_day=9)), {"reliability": "Reliability"})
    assert view is not None
    assert [(phase.by_day, phase.by) for phase in view.phases] == [
        (30, date(2026, 12, 23)),
        (60, date(2027, 1, 22)),
        (90, date(2027, 2, 21)),
        (180, date(2027, 5, 22)),
    ]
    [step] = view.phases[0].steps
    assert (step.start, step.end, step.area, step.hired) == (date(2026, 11, 26), date(2026, 12, 2), "Reliability", None)


def test_who_joins_later_has_a_month() -> None:
    view = roadmap_view(planned(item(role="ai_sre", role_start_month=3, by_day=180)), {"reliability": "R"})
    assert view is not None
    assert view.phases[3].steps[0].hired == date(2027, 2, 1)


@pytest.mark.parametrize(("due", "late"), [(date(2026, 11, 27), False), (date(2026, 11, 26), True)])
def test_a_date_of_the_law_that_is_missed_is_said(due: date, late: bool) -> None:
    view = roadmap_view(planned(item(due=due, end_day=4)), {"reliability": "R"})
    assert view is not None
    assert (view.phases[0].steps[0].due, view.phases[0].steps[0].late) == (due, late)


def test_a_reason_that_has_a_place_of_its_own_is_not_told_twice() -> None:
    reasons = [
        {"kind": "due", "says": "Due on 2026-12-02."},
        {"kind": "demanded", "says": "The law asks for it."},
        {"kind": "worth", "says": "R: 2 levels short here; ..."},
        {"kind": "waits", "says": "It waits for: x, from month 3."},
    ]
    view = roadmap_view(planned(item(reasons=reasons)), {"reliability": "R"})
    assert view is not None
    assert view.phases[0].steps[0].why == ["The law asks for it."]


def test_what_waits_for_the_same_reason_is_told_together_the_special_first() -> None:
    waits = [Waiting(question=f"A-{n}", area="a", reason="there is no room") for n in range(3)]
    waits.append(Waiting(question="B-1", area="a", reason="nobody has answered it"))
    view = roadmap_view(planned(waiting=tuple(waits)), {})
    assert view is not None
    assert [(wait.reason, wait.questions) for wait in view.waiting] == [
        ("nobody has answered it", ["B-1"]),
        ("there is no room", ["A-0", "A-1", "A-2"]),
    ]


def test_the_first_month_of_the_roadmap_is_what_the_decision_page_says_to_do(context: ReportContext) -> None:
    assert context.roadmap is not None
    first = [step.do for step in context.roadmap.phases[0].steps]
    assert first == [action.do for action in context.verdict.actions]


def test_where_too_little_is_known_there_is_no_roadmap_and_nothing_would_change_a_plan(small: Questionnaire) -> None:
    empty = sample.context(small, sample.assessment(small, {}))
    assert (empty.roadmap, empty.flips, empty.rejected) == (None, None, [])
    html = render_html(empty)
    assert 'id="roadmap"' not in html
    assert "What would change it" not in decision(html)


def test_doing_nothing_has_its_range_and_the_people_on_call(small: Questionnaire, acme: Assessment) -> None:
    promised = acme.model_copy(update={"profile": {**acme.profile, "promise_24x7": True, "on_call_people": 3}})
    told = sample.context(small, promised).nothing
    assert (told.on_call_needed, told.on_call_pairs) == (4, 8)
    assert told.on_call.startswith("3 people take turns on call, and 4 are needed at least")
    rich = company()
    assert rich.nothing.money is not None
    assert rich.nothing.money.likely == pytest.approx(204_000)
    assert [gap.title for gap in rich.nothing.gaps] == ["Governance", "Gpu", "Optimisation", "Latency"]
    assert rich.nothing.not_known == ["Latency"]


def test_an_option_that_is_not_in_the_plan_says_what_it_would_cost_the_plan() -> None:
    """Engineer alone is the plan; the adviser's plans bring less, and how much less is told."""
    [adviser] = company().rejected
    assert (adviser.title, adviser.kind_word, adviser.gate, adviser.yearly_cost) == (
        "Adviser",
        "Bought service",
        "",
        50_000,
    )
    assert adviser.less is not None and adviser.less > 0


def test_an_option_that_a_gate_removed_gives_the_gate_s_reason(small: Questionnaire) -> None:
    given = sample.assessment(small, runway_months=4)
    [sre] = sample.context(small, given).rejected
    assert sre.gate == "A runway of 4 months is shorter than the search, the ramp and 3 months of effect."
    assert sre.title == "AI-focused SRE"


def test_the_pages_print_what_would_change_the_plan_and_what_dropping_a_step_costs(
    shipped: Questionnaire, demo: Assessment, demo_pages: list[str]
) -> None:
    pages = "".join("".join(page.split()) for page in demo_pages)
    for words in ("What dropping a step costs", "Weighed, and not in the plan", "Ruled out, and why", "Done when"):
        assert "".join(words.split()) in pages


def test_no_step_of_the_roadmap_is_printed_without_its_owner_and_dates(context: ReportContext) -> None:
    page = text(render_html(context))
    assert (
        "23 Nov to 27 Nov Write the rollback down. REL-1, 1 to 2 a product engineer 2 days The page is dated." in page
    )
    assert "Write the rollback down" in decision(render_html(context))


def test_one_answer_makes_a_report_without_empty_promises(small: Questionnaire) -> None:
    html = render_html(sample.context(small, sample.assessment(small, {"LAT-1": Answer(value=1)})))
    assert "Find out first" in html
    assert "steps to" not in text(html)
