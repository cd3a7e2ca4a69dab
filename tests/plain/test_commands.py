"""When a typed line is a command, and when it is a reply."""

import pytest

from assessor.interview.actions import BY_ID, Place
from assessor.plain.commands import Command, Unknown, form, meant

ABLE = {"dont_know", "not_applicable", "skip", "back", "note", "go", "company", "help", "quit", "results"}


@pytest.mark.parametrize(
    ("line", "command"),
    [
        ("dk", Command("dont_know")),
        ("DK", Command("dont_know")),
        ("/dont-know", Command("dont_know")),
        ("d", Command("dont_know")),
        ("?", Command("help")),
        ("na batch jobs only", Command("not_applicable", "batch jobs only")),
        ("na", Command("not_applicable")),
        ("note  two  words ", Command("note", "two  words")),
        ("/company region", Command("company", "region")),
    ],
)
def test_a_word_of_the_registry_is_a_command(line: str, command: Command) -> None:
    assert meant(line, Place.QUESTION, ABLE) == command


@pytest.mark.parametrize("line", ["", "3", "we skip that", "back then it broke", "company wide dashboards", "undo"])
def test_everything_else_is_a_reply(line: str) -> None:
    assert meant(line, Place.QUESTION, ABLE) is None


def test_where_a_text_is_asked_for_only_whole_words_are_commands() -> None:
    assert meant("Go Compare", Place.FACT, ABLE, text=True) is None
    assert meant("d", Place.FACT, ABLE, text=True) is None
    assert meant("back", Place.FACT, ABLE, text=True) == Command("back")
    assert meant("/go LAT-1", Place.FACT, ABLE, text=True) == Command("go", "LAT-1")


def test_an_unknown_command_names_the_nearest_one_that_works_here() -> None:
    assert meant("/resluts", Place.QUESTION, ABLE) == Unknown("resluts", 'Did you mean "results"?')
    assert meant("/xyz", Place.QUESTION, ABLE) == Unknown("xyz", "help lists what can be typed here.")
    assert meant("/back", Place.QUESTION, ABLE, {"back"}) == Unknown("back", "help lists what can be typed here.")


def test_a_command_is_written_by_its_shortest_word_with_what_it_takes() -> None:
    assert form(BY_ID["not_applicable"]) == "na REASON"
    assert form(BY_ID["quit"]) == "quit"
