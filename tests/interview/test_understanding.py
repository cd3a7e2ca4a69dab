"""What a sentence was understood to mean; the matcher is a stand-in that says what each test tells it."""

from typing import Literal

from assessor.interview.understanding import Heard, Meaning, Meant, bare_level, read
from tests.interview.sample import sample

QUESTION = sample().areas[0].questions[0]


def heard(say: Literal["one", "pair", "ask"], *answers: Meant) -> Heard:
    return Heard([Meaning(answer, 0.5) for answer in answers], say)


def test_one_level_is_offered_with_its_anchor_and_the_runner_up_and_nothing_is_taken_without_a_yes() -> None:
    reading = read(QUESTION, "we have a chart", lambda *_: heard("one", 2, 3, 1))
    assert reading.says == "I understood level 2. Is that right?"
    assert [(line.key, line.says) for line in reading.lines] == [
        ("2", "Yes: What level 2 looks like"),
        ("3", "What level 3 looks like"),
        ("n", "None of these: I pick the level myself"),
    ]
    assert reading.first == "2"


def test_a_pair_has_no_favourite() -> None:
    reading = read(QUESTION, "some of it", lambda *_: heard("pair", 1, 2))
    assert (reading.first, reading.asks, [line.key for line in reading.lines]) == ("", False, ["1", "2", "n"])


def test_when_it_is_not_clear_the_difference_of_the_two_nearest_levels_is_asked() -> None:
    reading = read(QUESTION, "well", lambda *_: heard("ask", 3, 1))
    assert reading.asks and reading.first == ""
    assert '"What level 3 looks like"' in reading.says


def test_a_number_alone_is_that_level_and_needs_a_yes_too() -> None:
    reading = read(QUESTION, " 2 ", lambda *_: heard("one", 4))
    assert (reading.says, reading.first) == ("Is that the level you mean?", "2")
    assert [bare_level(text) for text in ("level 3", "Two", "5", "2 or 3", "")] == [3, 2, None, None, None]


def test_not_knowing_not_applying_and_not_understanding_are_no_levels() -> None:
    assert read(QUESTION, "no idea", lambda *_: heard("one", 4)).first == "dk"
    assert read(QUESTION, "we have none of that", lambda *_: heard("one", "na", 0)).first == "na"
    assert read(QUESTION, "what do you mean", lambda *_: heard("one", "unclear", 0)).explain
    assert read(QUESTION, "x", lambda *_: Heard((), "ask")) == (
        "That was not understood as an answer, so nothing was taken; the question is explained.",
        (),
        "",
        False,
        True,
    )
