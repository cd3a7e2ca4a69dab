"""Facts that are asked with an area: where they come, how they are announced, and what waits for them."""

from assessor.assessment.model import new
from assessor.interview import flow, lookup
from assessor.interview import session as sessions
from assessor.interview.flow import Step
from assessor.interview.review import review
from assessor.interview.session import Session, begin
from assessor.interview.turns import transcript
from assessor.questionnaire.conditions import FactValue
from assessor.questionnaire.model import Questionnaire
from assessor.scoring.score import score
from tests import tiny
from tests.interview.sample import NOW

FACTS = [
    {"id": "stake_b", "ask": "What does B cost you?", "kind": "money", "asked_with": "b"},
    {"id": "company", "ask": "What is it called?", "kind": "text"},
    {"id": "machines", "ask": "How many machines?", "kind": "number", "asked_with": "b"},
    {"id": "shared", "ask": "Are they shared?", "kind": "yes_no", "asked_with": "b", "asked_when": {"machines": True}},
    {"id": "users", "ask": "How many users?", "kind": "number", "asked_with": "a"},
]


def content() -> Questionnaire:
    """Two areas, each with facts of its own; `stake_b` is what a gap in b costs."""
    return tiny.questionnaire(
        {**tiny.area("a", tiny.question("A-1", quick_scan=True), tiny.question("A-2")), "title": "First"},
        {**tiny.area("b", tiny.question("B-1"), tiny.question("B-2")), "title": "Second", "intro": "We look at B."},
        profile={"facts": FACTS},
        targets={"targets": {"a": 2, "b": 3}},
        economics={},
    )


def talk(**facts: FactValue) -> Session:
    return begin(content(), new(content(), NOW, facts))


def said(session: Session, kind: str) -> list[str]:
    scored = score(session.questionnaire, session.assessment.profile, session.assessment.answers)
    return [turn.text for turn in transcript(session, scored) if turn.kind == kind]


def at(session: Session) -> str:
    return session.at.id if session.at is not None else "end"


def test_a_fact_of_an_area_is_asked_right_before_its_first_question() -> None:
    order = [step.id for step in flow.steps(content(), {"machines": 4})]
    assert order == ["company", "users", "A-1", "A-2", "stake_b", "machines", "shared", "B-1", "B-2"]


def test_a_fact_of_an_area_follows_its_condition() -> None:
    assert "shared" not in [step.id for step in flow.steps(content(), {"machines": 0})]


def test_the_facts_of_an_area_are_announced_with_their_number_after_its_introduction() -> None:
    session = talk(company="Acme")
    assert (at(session), said(session, "notice")[-1]) == (
        "users",
        "One figure first; leave it out if you do not know it.",
    )
    for _ in range(3):
        session = sessions.dont_know(session, NOW)
    assert (at(session), said(session, "area")[-1]) == ("stake_b", "We look at B.")
    assert said(session, "notice")[-1] == "Three facts first; leave out what you do not know."


def test_the_greeting_counts_only_what_comes_before_the_first_question() -> None:
    assert said(talk(), "greeting")[0] == (
        "First 1 short fact about the company, in under a minute: what applies depends on them. Then 4 questions in 2 "
        "areas, some after a few figures; about 4 minutes in all. Answer as things are today. Not knowing is an answer "
        "too."
    )


def test_the_recap_of_an_area_does_not_wait_for_a_fact_that_was_left_for_later() -> None:
    session = sessions.skip(talk(company="Acme"), NOW)
    session = sessions.give_level(sessions.give_level(session, 2, NOW), 2, NOW)
    assert said(session, "recap") == ["First 2.0, the target is 2."]


def test_a_fact_is_reached_by_its_id_wherever_it_is_asked() -> None:
    session = talk(company="Acme")
    assert at(sessions.visit(session, Step("fact", "stake_b"))) == "stake_b"
    assert [hit.step.id for hit in lookup.facts(session, "machines")] == ["machines"]


def test_the_quick_scan_asks_no_fact_of_an_area() -> None:
    session = sessions.change_length(talk(company="Acme"))
    assert [step.id for step in session.asked] == ["A-1"]


def test_a_changed_fact_brings_what_it_needs_at_once_only_in_an_area_that_was_begun() -> None:
    session = talk(company="Acme", users=3, machines=0)
    session = sessions.go(session, Step("fact", "machines", "b"))
    assert at(sessions.give_fact(session, 4, NOW)) == "shared"


def test_most_valuable_next_asks_the_facts_of_a_new_area_and_then_stays_for_a_question() -> None:
    """Without stakes both areas count by their gap: b has the higher target, so it comes first."""
    session = sessions.change_order(talk(company="Acme", users=5))
    asked = [at(session)]
    for _ in range(3):
        session = sessions.dont_know(session, NOW)
        asked.append(at(session))
    assert asked == ["stake_b", "machines", "shared", "B-1"]


def test_most_valuable_next_does_not_come_back_to_facts_that_were_left_for_later() -> None:
    session = sessions.change_order(talk(company="Acme", users=5))
    for _ in range(3):
        session = sessions.skip(session, NOW)
    session = sessions.give_level(session, 1, NOW)
    assert session.question is not None


def test_the_review_lists_a_figure_that_was_put_and_not_given_when_it_would_price_an_area() -> None:
    """`machines` is not known either, and prices nothing; while b has not begun, its figures are not missed."""
    session = talk(company="Acme", stake_b="", machines="")
    entries = review(session, score(session.questionnaire, session.assessment.profile, {}))
    assert [(e.step.id, e.stands) for e in entries if e.kind == "not given"] == [("stake_b", "it would price Second")]
    fresh = talk(company="Acme")
    assert [e for e in review(fresh, score(fresh.questionnaire, {}, {})) if e.kind == "not given"] == []
