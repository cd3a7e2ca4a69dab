"""Votes from paper as they are typed."""

import pytest

from assessor.votes.model import Meeting
from assessor.votes.paper import NotRead, read_line
from tests.interview.sample import NOW
from tests.votes.votes import meeting


def values(held: Meeting, round: int = 1) -> dict[str, int | str]:
    return {held.voters[id].name: vote.value for id, vote in held.votes["LAT-1"][round].items()}


def test_a_word_and_a_level_each() -> None:
    held = read_line("ana 3, CTO: 1 ,sam lee DK,", meeting(), "LAT-1", 1, NOW)
    assert values(held) == {"ana": 3, "cto": 1, "sam lee": "dk"}
    assert {voter.via for voter in held.voters.values()} == {"paper"}


def test_the_same_word_is_the_same_person_in_every_round() -> None:
    held = read_line("ana 3, cto 1", meeting(), "LAT-1", 1, NOW)
    held = read_line("Ana 2", held, "LAT-1", 2, NOW)
    held = read_line("cto 2", held, "LAT-1", 1, NOW)
    assert len(held.voters) == 2
    assert (values(held), values(held, 2)) == ({"ana": 3, "cto": 2}, {"ana": 2})


def test_a_word_of_somebody_with_a_phone_is_another_person() -> None:
    held = read_line("name-1 3", meeting("other"), "LAT-1", 1, NOW)
    assert len(held.voters) == 2


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("", "Write for example: ana 3, cto 1, sam dk"),
        (" , ,", "Write for example: ana 3, cto 1, sam dk"),
        ("ana", '"ana" lacks the person or the vote; write for example: ana 3'),
        ("ana 5", '"5" is no vote; a vote is 0 to 4, or dk'),
        ("ana 3, Ana 2", '"Ana" stands there twice'),
        ("x" * 31 + " 2", "A word for a person has at most 30 characters."),
        ("ana 3, cto 2.5", '"2.5" is no vote; a vote is 0 to 4, or dk'),
    ],
)
def test_what_cannot_be_read_is_said_and_changes_nothing(line: str, says: str) -> None:
    held = meeting()
    with pytest.raises(NotRead, match="^" + __import__("re").escape(says) + "$"):
        read_line(line, held, "LAT-1", 1, NOW)
    assert held == meeting()


def test_control_characters_do_not_get_into_a_name() -> None:
    held = read_line("an\x1b]0;evil\x07a 3", meeting(), "LAT-1", 1, NOW)
    assert values(held) == {"an]0;evila": 3}
