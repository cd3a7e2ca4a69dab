"""What is being asked, as any face can show it."""

from assessor.interview import session as sessions
from assessor.interview.prompt import Line, prompt
from tests import tiny
from tests.interview.sample import KNOWN, NOW, session


def test_a_question_offers_its_five_levels_by_their_digit_and_nothing_stands_on_a_fresh_one() -> None:
    asked = prompt(session(**KNOWN))
    assert asked is not None
    assert (asked.way, asked.label, asked.ask) == ("one", "LAT-1", "Ask LAT-1")
    assert asked.lines[3] == Line("3", "3", "What level 3 looks like")
    assert (asked.chosen, asked.so_far, asked.note) == ((), "", "")


def test_returning_to_a_question_shows_what_was_answered() -> None:
    asked = prompt(sessions.back(sessions.give_level(session(**KNOWN), 3, NOW)))
    assert asked is not None and asked.chosen == ("3",)


def test_a_waiting_note_is_shown_without_a_level() -> None:
    asked = prompt(sessions.take_note(session(**KNOWN), "Grafana", NOW))
    assert asked is not None
    assert (asked.chosen, asked.so_far, asked.note) == ((), "no level yet", "Grafana")


def test_each_kind_of_fact_has_its_way_of_reply() -> None:
    ways = {}
    state = session()
    while state.fact is not None:
        asked = prompt(state)
        assert asked is not None
        ways[state.fact.id] = (asked.way, [line.key for line in asked.lines], asked.hint)
        state = sessions.skip(state, NOW)
    assert ways == {
        "company": ("type", [], ""),
        "serving": ("several", ["1", "2"], "Tick what holds; Enter gives it."),
        "gpus": ("type", [], "GPUs"),
        "spend": ("type", [], "per month"),
        "revenue": ("one", ["y", "n"], ""),
    }


def test_a_known_fact_is_offered_as_it_stands() -> None:
    state = session(**KNOWN)
    serving, gpus = (prompt(sessions.go(state, state.asked[n])) for n in (1, 2))
    assert serving is not None and serving.chosen == ("self_hosted",)
    assert gpus is not None and gpus.typed == "10"


def test_a_fact_that_was_not_known_says_so() -> None:
    state = session(company="Acme", serving="")
    asked = prompt(sessions.back(state))
    assert asked is not None and asked.so_far == "Not known"


def test_there_is_nothing_to_ask_at_the_end() -> None:
    answers = {id: tiny.level(1) for id in ("LAT-1", "LAT-2", "LAT-3", "GPU-1", "GPU-2", "COST-1")}
    assert prompt(session(answers, **KNOWN)) is None
