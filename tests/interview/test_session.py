"""What an answer does, where it goes next, and the way back."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessor.assessment.model import Answer, Artefact, Grade, new
from assessor.interview import flow
from assessor.interview import session as sessions
from assessor.interview.session import Session
from tests import tiny
from tests.interview.sample import FACTS, KNOWN, LATER, NOW, session


def at(state: Session) -> str:
    return state.at.id if state.at else "end"


def answered(state: Session, id: str) -> Answer:
    return state.assessment.answers[id]


def test_a_sitting_begins_at_the_first_open_step() -> None:
    assert at(session()) == "company"
    assert at(session(**KNOWN)) == "LAT-1"
    assert at(session({"LAT-1": tiny.level(1)}, **KNOWN)) == "LAT-2"


def test_a_fact_is_taken_and_the_next_one_asked() -> None:
    state = sessions.give_fact(session(), "Acme", NOW)
    assert state.assessment.profile == {"company": "Acme"}
    assert at(state) == "serving"


def test_a_fact_that_is_not_known_is_not_asked_again() -> None:
    state = sessions.dont_know(session(company="Acme"), NOW)
    assert state.assessment.profile == {"company": "Acme", "serving": ""}
    assert at(state) == "gpus"


def test_a_level_is_taken_with_the_time_and_the_next_question_asked() -> None:
    state = sessions.give_level(session(**KNOWN), 3, NOW)
    assert answered(state, "LAT-1") == Answer(value=3, at="2026-11-23T09:00:00+00:00")
    assert at(state) == "LAT-2"


def test_dont_know_and_not_applicable_are_answers() -> None:
    state = sessions.not_applicable(sessions.dont_know(session(**KNOWN), NOW), "batch only", NOW)
    assert answered(state, "LAT-1").value == "dk"
    assert (answered(state, "LAT-2").value, answered(state, "LAT-2").reason) == ("na", "batch only")
    assert at(state) == "LAT-3"


def test_skipping_leaves_the_question_for_later() -> None:
    state = sessions.skip(session(**KNOWN), NOW)
    assert answered(state, "LAT-1").value == "skipped"
    assert at(state) == "LAT-2"


def test_skipping_never_replaces_an_answer() -> None:
    state = sessions.back(sessions.give_level(session(**KNOWN), 2, NOW))
    skipped = sessions.skip(state, LATER)
    assert answered(skipped, "LAT-1").level == 2
    assert at(skipped) == "LAT-2"


def test_a_fact_left_for_later_is_asked_after_the_questions() -> None:
    facts = {**KNOWN}
    del facts["spend"]
    state = sessions.skip(session(**facts), NOW)
    assert at(state) == "LAT-1"
    for _ in range(6):
        state = sessions.give_level(state, 1, NOW)
    assert at(state) == "spend"


def test_skipped_questions_are_gone_through_one_after_the_other() -> None:
    answers = {id: tiny.level(1) for id in ("LAT-2", "GPU-1", "GPU-2", "COST-1")}
    state = session({**answers, "LAT-1": tiny.SKIPPED, "LAT-3": tiny.SKIPPED}, **KNOWN)
    assert at(state) == "end"
    state = sessions.to_skipped(state)
    assert at(state) == "LAT-1"
    state = sessions.give_level(state, 2, NOW)
    assert at(state) == "LAT-3"
    assert at(sessions.skip(state, NOW)) == "end"


def test_a_note_is_kept_with_the_question_and_stays_when_the_level_comes() -> None:
    state = sessions.take_note(session(**KNOWN), "Grafana, since May", NOW)
    assert (answered(state, "LAT-1").value, at(state)) == ("skipped", "LAT-1")
    state = sessions.give_level(state, 3, NOW)
    assert (answered(state, "LAT-1").level, answered(state, "LAT-1").note) == (3, "Grafana, since May")


def test_evidence_given_before_the_level_counts_for_it() -> None:
    state = sessions.support(session(**KNOWN), Grade.SHOWN, None, NOW)
    assert answered(sessions.give_level(state, 3, NOW), "LAT-1").grade is Grade.SHOWN


def test_evidence_for_one_level_does_not_support_another() -> None:
    """Whoever measured a 3 has not measured a 2; the note stays."""
    artefact = Artefact(name="grafana.png", date="2026-11-12", figure="p95 410 ms")
    state = session({"LAT-1": Answer(value=3, grade=Grade.MEASURED, artefact=artefact, note="seen")}, **KNOWN)
    state = sessions.give_level(sessions.back(state), 2, LATER)
    assert answered(state, "LAT-1") == Answer(value=2, note="seen", at="2026-11-23T09:05:00+00:00")


@pytest.mark.parametrize("artefact", [None, Artefact(name="a", date="2026-11-12"), Artefact(date="b", figure="c")])
def test_measured_needs_an_artefact_with_name_date_and_figure(artefact: Artefact | None) -> None:
    with pytest.raises(ValueError, match="Measured needs the name of what was measured with, its date and the figure"):
        sessions.support(session({"LAT-1": tiny.level(2)}, **KNOWN), Grade.MEASURED, artefact, NOW)


def test_the_same_answer_again_changes_nothing_and_goes_on() -> None:
    state = sessions.back(sessions.give_level(session(**KNOWN), 2, NOW))
    again = sessions.give_level(state, 2, LATER)
    assert again.assessment is state.assessment
    assert at(again) == "LAT-2"


def test_what_an_answer_replaced_is_kept() -> None:
    state = sessions.give_level(sessions.back(sessions.give_level(session(**KNOWN), 2, NOW)), 3, LATER)
    assert [(old.question, old.answer.level) for old in state.assessment.superseded] == [("LAT-1", 2)]


def test_undo_returns_to_the_question_as_it_was_before_the_answer() -> None:
    first = session(**KNOWN)
    undone = sessions.undo(sessions.give_level(first, 3, NOW), LATER)
    assert (at(undone), undone.assessment.answers, undone.past) == ("LAT-1", {}, ())
    assert undone.assessment.changed == "2026-11-23T09:05:00+00:00"


def test_undo_with_nothing_to_undo_does_nothing() -> None:
    state = session(**KNOWN)
    assert sessions.undo(state, NOW) is state


def test_back_at_the_start_and_forward_at_the_end_stay_in_the_conversation() -> None:
    assert at(sessions.back(session())) == "company"
    assert at(sessions.forward(sessions.go(session(**KNOWN), session(**KNOWN).asked[-1]))) == "end"


def test_only_what_has_something_to_act_on_is_available() -> None:
    assert sessions.unavailable(session()) == {"undo", "back", "forward", "skipped", "scan"}
    state = sessions.skip(sessions.give_level(session(**KNOWN), 1, NOW), NOW)
    assert sessions.unavailable(state) == {"forward", "scan"}


SCAN = tiny.questionnaire(
    tiny.area("latency", tiny.question("LAT-1", quick_scan=True), tiny.question("LAT-2")),
    tiny.area("costs", tiny.question("COST-1", quick_scan=True, applies_when={"revenue": True})),
    profile={"facts": FACTS},
)


def test_the_quick_scan_asks_its_questions_and_the_facts_they_hang_on_and_leaves_answers_alone() -> None:
    state = sessions.begin(SCAN, new(SCAN, NOW, {}))
    scan = sessions.change_length(state)
    assert [step.id for step in scan.asked] == ["revenue", "LAT-1", "COST-1"]
    assert at(scan) == "revenue"
    scan = sessions.give_level(sessions.give_level(sessions.give_fact(scan, True, NOW), 1, NOW), 2, NOW)
    assert at(scan) == "end"
    full = sessions.change_length(scan)
    assert (at(full), set(full.assessment.answers)) == ("company", {"LAT-1", "COST-1"})


def test_undo_returns_to_the_length_in_which_the_answer_was_given() -> None:
    state = sessions.begin(SCAN, new(SCAN, NOW, {**KNOWN}).model_copy(update={"answers": {"LAT-1": tiny.level(1)}}))
    given = sessions.give_level(state, 2, NOW)
    undone = sessions.undo(sessions.change_length(given), LATER)
    assert (at(undone), undone.scan) == ("LAT-2", False)


def test_without_marked_questions_there_is_no_quick_scan() -> None:
    assert "scan" in sessions.unavailable(session(**KNOWN))
    assert "scan" not in sessions.unavailable(sessions.begin(SCAN, new(SCAN, NOW, {})))


def test_a_fact_that_does_not_fit_another_is_doubted_once_it_is_new() -> None:
    facts = [{"id": id, "ask": f"{id}?", "kind": "number"} for id in ("headcount", "engineers")]
    content = tiny.questionnaire(tiny.area("latency", tiny.question("LAT-1")), profile={"facts": facts})
    state = sessions.begin(content, new(content, NOW, {"headcount": 5}))
    said = "9 engineers are more than the 5 people there are; is that right?"
    assert sessions.doubt_about(state, 9) == said
    assert sessions.doubt_about(state, 4) == ""
    given = sessions.back(sessions.back(sessions.give_fact(state, 9, NOW)))
    assert at(given) == "headcount"
    assert sessions.doubt_about(given, 5) == ""
    assert sessions.doubt_about(given, 4) == "9 engineers are more than the 4 people there are; is that right?"


CHANGES = st.lists(
    st.one_of(
        st.integers(0, 4).map(lambda level: ("level", level)),
        st.sampled_from([("dk", 0), ("na", 0), ("skip", 0), ("back", 0), ("forward", 0), ("note", 0), ("shown", 0)]),
    ),
    max_size=25,
)


def changed(state: Session, change: tuple[str, int]) -> Session:
    kind, level = change
    match kind:
        case "level":
            return sessions.give_level(state, level, NOW)
        case "dk":
            return sessions.dont_know(state, NOW)
        case "na":
            return sessions.not_applicable(state, "because", NOW)
        case "skip":
            return sessions.skip(state, NOW)
        case "note":
            return sessions.take_note(state, "a note", NOW)
        case "shown":
            return sessions.support(state, Grade.SHOWN, None, NOW)
        case "back":
            return sessions.back(state)
    return sessions.forward(state)


@given(CHANGES)
@settings(max_examples=150, deadline=None)
def test_undo_without_limit_leads_back_to_the_beginning(changes: list[tuple[str, int]]) -> None:
    """Whatever was done, undoing every change gives the answers and the profile of the start."""
    start = state = session(serving=["self_hosted"], gpus=10)
    for change in changes:
        state = changed(state, change)
    while state.past:
        state = sessions.undo(state, NOW)
    assert (state.assessment.answers, state.assessment.profile) == (start.assessment.answers, start.assessment.profile)


@given(CHANGES)
@settings(max_examples=150, deadline=None)
def test_the_conversation_is_always_at_something_that_applies_or_at_its_end(changes: list[tuple[str, int]]) -> None:
    state = session(company="Acme")
    for change in changes:
        state = changed(state, change)
        assert state.at is None or state.at in flow.steps(state.questionnaire, state.assessment.profile)


@given(CHANGES)
@settings(max_examples=100, deadline=None)
def test_resuming_asks_nothing_twice(changes: list[tuple[str, int]]) -> None:
    """A new sitting over the same file begins at something that has not been dealt with."""
    state = session(company="Acme")
    for change in changes:
        state = changed(state, change)
    resumed = sessions.begin(state.questionnaire, state.assessment)
    assert resumed.at is None or flow.is_open(resumed.at, state.assessment)


def test_by_worth_the_question_that_tells_most_comes_next_and_back_is_the_usual_order() -> None:
    """Costs (target 2) have one question of 3 minutes: 4/3 x 2^2 / 3 = 1.8. Latency (target 3) has three of 1 minute:
    4/3 x (1/3)^2 x 3^2 = 1.3 each. GPU has no target, so its questions tell nothing and come last."""
    usual = session(**KNOWN)
    by_worth = sessions.change_order(usual)
    order = []
    here = by_worth
    while here.at is not None:
        order.append(here.at.id)
        here = sessions.give_level(here, 2, NOW)

    assert usual.at is not None and usual.at.id == "LAT-1"
    assert order == ["COST-1", "LAT-1", "LAT-2", "GPU-1", "GPU-2", "LAT-3"]
    back = sessions.change_order(by_worth)
    assert back.at is not None and (back.at.id, back.by_worth) == ("COST-1", False)
    assert sessions.give_level(back, 2, NOW).at == usual.at


def test_by_worth_what_was_skipped_waits_to_the_end() -> None:
    here = sessions.skip(sessions.change_order(session(**KNOWN)), NOW)

    assert here.at is not None and here.at.id == "LAT-1"
