"""The conversation as data."""

from assessor.assessment.model import Answer, Grade, new
from assessor.interview import session as sessions
from assessor.interview.session import Session
from assessor.interview.turns import Turn, transcript
from assessor.scoring.score import score
from tests import tiny
from tests.interview.sample import KNOWN, NOW, session


def told(state: Session, most: int = 24) -> list[Turn]:
    return transcript(state, score(state.questionnaire, state.assessment.profile, state.assessment.answers), most)


def texts(state: Session, kind: str) -> list[str]:
    return [turn.text for turn in told(state) if turn.kind == kind]


def test_it_begins_by_saying_what_comes_how_long_it_takes_and_what_leaves_the_machine() -> None:
    """Five facts of 0.2 minutes and eleven minutes of questions."""
    assert [(turn.label, turn.text) for turn in told(session())] == [
        (
            "Tiny",
            "First 5 short facts about the company, in under two minutes: what applies depends on them. Then 6 "
            "questions in 3 areas; about 11 minutes in all. Answer as things are today. Not knowing is an answer too.",
        ),
        (
            "",
            "Every answer is saved at once, on this machine, and nothing is sent anywhere. Stop when you like; you go "
            "on where you stopped.",
        ),
    ]


def test_where_there_is_a_quick_scan_the_greeting_says_both_times_and_no_area_is_recapped() -> None:
    content = tiny.questionnaire(
        tiny.area("latency", tiny.question("LAT-1", minutes=2, quick_scan=True), tiny.question("LAT-2", minutes=5))
    )
    state = sessions.begin(content, new(content, NOW, {}))
    assert [turn.text for turn in told(state)][:2] == [
        "2 questions in 1 area; about 7 minutes in all. Answer as things are today. Not knowing is an answer too.",
        "The quick scan asks 1 of them, in about 2 minutes: it shows where to look first and what to answer next, and "
        "gives no levels and no hire plan. It is off; k changes that at any time.",
    ]
    scanned = sessions.give_level(sessions.change_length(state), 1, NOW)
    assert texts(scanned, "recap") == []
    assert texts(scanned, "close") == ["That was the last question of the quick scan: 1 of 1 are answered."]


def test_a_reply_is_acknowledged_in_its_own_words() -> None:
    state = session(company="Acme", serving=["self_hosted"], gpus=12000, spend=4000.5, revenue=False)
    assert texts(state, "replied") == [
        "Acme",
        "Self-hosted: on rented GPUs",
        "12,000 GPUs",
        "4,000.5 in your currency per month",
        "No",
    ]


def test_a_fact_that_is_not_known_reads_so() -> None:
    assert texts(session(company="Acme", serving=""), "replied") == ["Acme", "Not known"]


def test_a_fact_that_rules_questions_out_is_followed_by_a_notice() -> None:
    state = session(company="Acme", serving=["hosted_api"])
    assert texts(state, "notice") == ["That leaves out 2 questions (GPU-1, GPU-2)."]


def test_an_area_opens_with_its_introduction_and_what_is_left_out_of_it() -> None:
    state = session(**{**KNOWN, "revenue": False})
    assert (told(state)[-1].label, told(state)[-1].text) == (
        "Inference latency",
        "We look at how long users wait. LAT-3 does not apply (you said: Do customers pay for the product? No).",
    )


def test_an_area_without_questions_is_passed_over_with_a_word() -> None:
    answers = {"LAT-1": tiny.level(1), "LAT-2": tiny.level(1)}
    state = session(answers, company="Acme", serving=["hosted_api"], spend=1, revenue=False)
    assert [turn.text for turn in told(state) if turn.label == "GPU orchestration"] == [
        "Nothing here applies to you (you said: Hosted API)."
    ]


def test_answers_show_their_mark_evidence_and_note() -> None:
    answers = {
        "LAT-1": Answer(value=3, grade=Grade.SHOWN, note="Grafana\nsince May"),
        "LAT-2": tiny.DONT_KNOW,
        "LAT-3": Answer(value="na", reason="no customers yet"),
    }
    shown = [(turn.kind, turn.label, turn.text) for turn in told(session(answers, **KNOWN))]
    assert ("replied", "3", "What level 3 looks like (shown)") in shown
    assert ("note", "", "Grafana since May") in shown
    assert ("replied", "?", "Don't know") in shown
    assert ("replied", "×", "Does not apply: no customers yet") in shown


def test_a_finished_area_is_recapped_with_its_target_and_what_stands_out() -> None:
    """Levels 3, 1 and not known: stated 2.0 of a target of 3; not knowing comes before a low level."""
    answers = {"LAT-1": tiny.level(3), "LAT-2": tiny.level(1), "LAT-3": tiny.DONT_KNOW}
    assert texts(session(answers, **KNOWN), "recap") == [
        "Inference latency 2.0 of a target of 3; two answers stand out: LAT-3 (not known) and LAT-2 (level 1)."
    ]


def test_an_area_with_too_few_answers_is_recapped_as_an_interval() -> None:
    answers = {"LAT-1": tiny.level(2), "LAT-2": tiny.DONT_KNOW, "LAT-3": tiny.SKIPPED}
    assert texts(session(answers, **KNOWN), "recap") == [
        "Inference latency between 0.3 and 3.3, as too little is known for one figure; "
        "two answers stand out: LAT-2 (not known) and LAT-1 (level 2)."
    ]


def test_a_contradiction_stands_out_first() -> None:
    answers = {"LAT-1": tiny.level(1), "LAT-2": tiny.level(3), "LAT-3": tiny.level(3)}
    assert texts(session(answers, **KNOWN), "recap") == [
        "Inference latency 2.3 of a target of 3; "
        "two answers stand out: LAT-2 (level 3 does not fit another answer) and LAT-1 (level 1)."
    ]


def test_the_end_says_how_much_is_answered_and_what_waits() -> None:
    ids = ("LAT-1", "LAT-2", "LAT-3", "GPU-1", "GPU-2")
    state = session({**{id: tiny.level(1) for id in ids}, "COST-1": tiny.SKIPPED}, **KNOWN)
    assert told(state)[-1].text == "That was the last question: 5 of 6 are answered. 1 is left for later."


def test_only_the_last_turns_are_kept_in_sight() -> None:
    state = session({"LAT-1": tiny.level(1), "LAT-2": tiny.level(1)}, **KNOWN)
    assert told(state, most=3) == told(state)[-3:]


def test_going_back_shows_the_conversation_as_it_was_there() -> None:
    state = sessions.give_level(session(**KNOWN), 2, NOW)
    assert told(sessions.back(state)) == told(session(**KNOWN))


def test_nobody_is_praised_or_blamed() -> None:
    words = " ".join(turn.text for turn in told(session({"LAT-1": tiny.level(0)}, **KNOWN))).lower()
    assert not {"great", "good", "well done", "unfortunately", "sorry", "poor", "bad"} & set(words.split())
