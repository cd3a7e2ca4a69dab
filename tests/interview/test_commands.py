"""Commands that are typed."""

import pytest

from assessor.interview.actions import Place
from assessor.interview.commands import Command, NoCommand, offers, parse
from tests import tiny
from tests.interview.sample import KNOWN, session


def test_a_command_is_an_action_by_its_name_or_a_shorter_word_with_what_follows() -> None:
    assert parse("/dont-know", Place.QUESTION) == Command("dont_know")
    assert parse("/dk", Place.QUESTION) == Command("dont_know")
    assert parse("/milestone  before the round ", Place.QUESTION) == Command("milestone", "before the round")


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("/undu", 'There is no command "undu" here. Did you mean "undo"?'),
        ("/", "Type a command."),
        ("/undo twice", "Nothing can follow /undo."),
        ("/level 3", 'There is no command "level" here. Type / to see what there is.'),
    ],
)
def test_what_is_no_command_says_what_is_near(line: str, says: str) -> None:
    with pytest.raises(NoCommand) as error:
        parse(line, Place.QUESTION)
    assert str(error.value) == says


def test_names_and_places_are_completed() -> None:
    state = session({"LAT-1": tiny.level(2)}, **KNOWN)
    assert [offer.typed for offer in offers("/mil", state, Place.QUESTION)] == ["/milestone "]
    assert [offer.typed for offer in offers("/go gpu2", state, Place.QUESTION)] == ["/go GPU-2"]
    assert next(offer.typed for offer in offers("/go costs", state, Place.QUESTION)) == "/go COST-1"
    assert next(offer.typed for offer in offers("/company gpus", state, Place.QUESTION)) == "/company gpus"
    assert [offer.says for offer in offers("/search LAT-1 level 2", state, Place.QUESTION)]
    assert offers("/search zebra", state, Place.QUESTION) == []
    assert offers("/undo x", state, Place.QUESTION) == []
