"""The one page of actions."""

from itertools import combinations
from pathlib import Path

from assessor.interview.actions import (
    ACTIONS,
    BY_ID,
    Place,
    all_keys,
    key_words,
    keys_at,
    markdown_table,
    working,
    works,
)


def test_every_action_has_its_own_id_a_help_sentence_and_a_place() -> None:
    assert len(BY_ID) == len(ACTIONS)
    assert all(action.help.endswith(".") and action.where and action.title for action in ACTIONS)


def test_no_key_does_two_things_in_one_place() -> None:
    """Escape may also stop a report, which is only possible while one is being rendered; Enter is the list's."""
    for place in Place:
        there = [action for action in working(place) if action.id != "stop_report"]
        for one, other in combinations(there, 2):
            shared = set(keys_at(one, place)) & set(keys_at(other, place))
            assert not shared or {one.id, other.id} <= {"pick", "level", "yes_no"}, (place, one.id, other.id, shared)


def test_where_letters_are_typed_only_keys_that_are_no_letters_act() -> None:
    assert keys_at(BY_ID["quit"], Place.TYPING) == ("ctrl+q",)
    assert keys_at(BY_ID["back"], Place.TYPING) == ()
    assert keys_at(BY_ID["help"], Place.NOTE) == ("f1",)


def test_keys_are_written_as_people_know_them() -> None:
    assert key_words(BY_ID["level"], Place.QUESTION) == "0-4"
    assert key_words(BY_ID["keep"], Place.NOTE) == "esc"
    assert key_words(BY_ID["dont_know"], Place.TYPING) == ""
    assert all_keys(BY_ID["back"]) == "b ←"


def test_what_does_not_apply_now_is_left_out() -> None:
    assert works("undo", Place.QUESTION)
    assert not works("undo", Place.QUESTION, {"undo"})
    assert not works("undo", Place.HOME)
    assert "undo" not in {action.id for action in working(Place.QUESTION, {"undo"})}


def test_every_place_can_be_left_by_a_key_that_no_terminal_swallows() -> None:
    for place in Place:
        keys = {key for action in working(place) for key in keys_at(action, place)}
        assert keys & {"q", "escape"}, place


def test_the_table_in_the_readme_is_this_page() -> None:
    """Made by: python -c "from assessor.interview.actions import markdown_table as t; print(t())"."""
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    table = readme.partition("actions.py -->\n")[2].partition("\n<!-- end of keys")[0]
    assert table == markdown_table()
