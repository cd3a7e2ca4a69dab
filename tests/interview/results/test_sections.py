"""What the results say, section by section, and what every figure leads to."""

from dataclasses import replace

import pytest

from assessor.economics.figure import Figure as Money
from assessor.interview.flow import Step
from assessor.interview.results.because import because, resolved
from assessor.interview.results.page import Card, Columns, Link, Pairs, Section, links, parts
from assessor.interview.results.sections import TABS, sections
from assessor.interview.results.state import Results, results_later, results_now
from assessor.plan.derive_plan import ground
from assessor.questionnaire.conditions import FactValue
from assessor.scoring.score import score
from tests import tiny
from tests.interview.sample import AREAS, KNOWN
from tests.plan.test_flips import ANSWERS, PROFILE, SHIPPED
from tests.tui.company import PRICED

SMALL = tiny.questionnaire(*AREAS, targets={"targets": {"latency": 3, "costs": 2}}, **PRICED)
LOW = {
    "LAT-1": tiny.level(1),
    "LAT-2": tiny.level(3),
    "LAT-3": tiny.level(2),
    "GPU-1": tiny.level(2),
    "COST-1": tiny.level(1),
}
PRICE: dict[str, FactValue] = {**KNOWN, "stake_latency": 640_000}


@pytest.fixture(scope="module")
def sample() -> Results:
    """The sample company, with everything worked out."""
    found = score(SHIPPED, PROFILE, ANSWERS)
    return list(results_later(results_now(SHIPPED, PROFILE, ANSWERS, found, tiny.TODAY), lambda: None))[-1]


def small(profile: dict[str, FactValue]) -> Results:
    """The small company, as far as it is known at once."""
    return results_now(SMALL, profile, LOW, score(SMALL, profile, LOW), tiny.TODAY)


def told(section: Section) -> str:
    """The words of a section, a row a line."""
    rows = []
    for row in section.rows:
        text = "".join(part.text if isinstance(part, Link) else part for part in parts(row))
        if isinstance(row, Card):
            text = f"{row.title} ({row.said})"
        elif isinstance(row, Columns):
            text = " | ".join([row.title, *(part.text if isinstance(part, Link) else part for part in row.cells)])
        elif isinstance(row, Pairs):
            text = "; ".join(f"{name}: {p.text if isinstance(p, Link) else p}" for name, p in row.pairs)
        rows.append(text)
    return "\n".join(rows)


def all_told(results: Results) -> str:
    return "\n".join(told(section) for section in sections(results))


def test_there_is_a_key_for_every_section() -> None:
    assert len(sections(small(PRICE))) == len(TABS) == 5


def test_every_figure_of_the_sample_company_has_a_reason_and_every_reason_its_inputs(sample: Results) -> None:
    """Followed down from every figure on the page to answers, facts and numbers that nothing else lies behind."""
    known = sample
    base = ground(known.questionnaire, known.profile, known.score, known.stakes, known.plan)
    waiting = [link for section in sections(known) for link in links(section)]
    seen = 0
    while waiting and seen < 4000:
        link = waiting.pop()
        seen += 1
        if isinstance(link.to, Step):
            question = known.questionnaire.question(link.to.id) or known.questionnaire.fact(link.to.id)
            assert question is not None, link
            continue
        reason = resolved(link.to, known, base)
        assert reason is not None, link
        page = because(reason, known)
        assert page.title and page.rows, link
        waiting += links(page)
    assert seen > 200


def test_the_scores_name_the_weakest_area_the_answer_that_matters_and_an_order_that_does_not_hold(
    sample: Results,
) -> None:
    text = told(sections(sample)[0])

    assert "The weakest area is most likely AI infrastructure costs (" in text
    assert "COST-4 holds AI infrastructure costs to 1.0 at most." in text
    assert "The answer that matters most is " in text


def test_an_order_that_depends_on_equal_steps_is_said() -> None:
    """Costs 1 is below latency at a mean of 1.33 only while all steps are equally long: at 1.6 for 1 it is not."""
    answers = {"LAT-1": tiny.level(0), "LAT-2": tiny.level(0), "LAT-3": tiny.level(4), "COST-1": tiny.level(1)}
    results = replace(small(PRICE), score=score(SMALL, PRICE, answers))

    assert "Order not robust: that the first is lower holds only if all steps" in told(sections(results)[0])


def test_a_card_has_cost_start_net_and_payback_with_the_reasons_below() -> None:
    text = told(sections(small(PRICE))[1])

    assert "1  AI-focused SRE (hire)" in text
    assert "Cost: USD 120,000 a year; Start: month 1; Net, 24 months: USD 370,000; Paid back: month 2" in text
    assert "Inference latency: from 2.0 to 2.5 at full ramp." in text


def test_before_the_long_work_has_ended_the_page_says_that_it_is_going_on(sample: Results) -> None:
    assert "Working it out; you can go on." in told(sections(small(PRICE))[2])
    assert "Working it out" not in all_told(sample)


def test_what_would_change_the_plan_says_the_fact_as_it_is_today(sample: Results) -> None:
    text = told(sections(sample)[2])

    assert "if your GPU bill were over" in text and "Today: EUR 39,400." in text
    assert "Without AI-focused site reliability engineer (SRE): EUR 78,000 less" in text
    assert "For one at a time 4 people are needed, for two at a time 8 people." in text


def test_money_is_told_by_leak_with_low_likely_and_high_and_what_is_not_known(sample: Results) -> None:
    text = told(sections(sample)[3])

    assert [row.split(" | ")[0] for row in text.splitlines() if " | " in row][1:5] == [
        "Inference", "GPU use", "Orchestration", "Prompts",
    ]  # fmt: skip
    assert "In all | 620,000 | 730,000 | 890,000" in text
    assert "Inference latency: it takes an answer to: What do slow answers cost you" in text[text.index("Not known") :]


def test_without_any_price_the_money_says_which_facts_it_takes() -> None:
    results = small(dict(KNOWN))
    money = sections(results)[3]

    assert "No gap has a price yet." in told(money)
    assert Link("What would shorter waits bring?", Step("fact", "stake_latency")) in links(money)


def test_the_roadmap_names_owner_effort_due_date_how_it_is_seen_and_what_waits(sample: Results) -> None:
    text = told(sections(sample)[4])

    assert "Days 1 to 30" in text and "What waits" in text
    assert "due 2026-12-02 · a product engineer" in text
    assert "Seen by: " in text


def test_a_stated_score_gives_its_answers_with_intervals_caps_and_contradictions() -> None:
    """LAT-2 at 3 needs LAT-1 at 2: one grade lower, so from 1 to 3."""
    results = small(PRICE)
    link = next(one for one in links(sections(results)[0]) if one.text == "2.0")
    reason = resolved(link.to, results, None)
    assert reason is not None
    text = told(because(reason, results))

    assert text.startswith("2.0, because: The weighted mean of 3 answered levels.")
    assert "LAT-2 is answered with level 3, asserted. Contradicted: level 3 needs LAT-1 at 2 or more" in text
    assert "The truth may lie from 1 to 3." in text
    assert Link("LAT-2", Step("question", "LAT-2")) in links(because(reason, results))


def test_a_figure_of_money_gives_its_formula_and_the_origin_of_every_input() -> None:
    results = small(PRICE)
    stake = results.stakes.of("latency").money
    inner = next(known for known in stake.inputs if isinstance(known, Money))
    text = told(because(inner, results))

    assert text.startswith("USD 640,000 a year, because: stake_latency")
    assert "Stake latency: USD 640,000 a year, given by you" in text


def test_a_figure_that_is_withheld_says_why_and_what_it_takes() -> None:
    results = small(dict(KNOWN))
    page = because(results.stakes.of("latency").money, results)

    assert told(page).startswith("Not known, because a figure that it needs was not given.")
    assert Link("What would shorter waits bring?", Step("fact", "stake_latency")) in links(page)


def test_long_work_ends_where_its_caller_says_so() -> None:
    class Enough(Exception):
        pass

    calls = []

    def between() -> None:
        calls.append(1)
        if len(calls) == 4:
            raise Enough

    found: list[Results] = []
    with pytest.raises(Enough):
        found.extend(results_later(small(PRICE), between))
    assert len(found) == 2


def test_a_score_above_its_own_interval_is_explained_once() -> None:
    """Two measured 4s, and a don't know that counts from 0 to 1: stated 4, high (4 + 4 + 1) / 3 = 3."""
    knowing = tiny.area(
        "a", tiny.question("A-1"), tiny.question("A-2"), tiny.question("A-3", knowing_is_capability=True)
    )
    q = tiny.questionnaire({**knowing, "title": "Areas of one"})
    answers = {"A-1": tiny.level(4, "measured"), "A-2": tiny.level(4, "measured"), "A-3": tiny.DONT_KNOW}
    said = told(sections(results_now(q, {}, answers, score(q, {}, answers), tiny.TODAY))[0])

    assert said.count("Stated above its interval: Areas of one. The stated score leaves out what is not known; ") == 1
    assert "Stated above" not in told(sections(small(PRICE))[0])
