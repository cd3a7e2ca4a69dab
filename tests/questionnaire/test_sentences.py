"""Example sentences: where they may stand, what is read when, and what is refused with which words."""

import json
from pathlib import Path
from typing import Any

import pytest

from assessor.errors import AssessorError
from assessor.questionnaire import library
from assessor.questionnaire.library import find, folder_of
from assessor.questionnaire.load import from_json, load, to_json
from assessor.questionnaire.sentences import sentences
from assessor.resources import data_folder
from tests.tiny import LEVELS, area, folder, question

FIVE = [["zero"], ["one"], ["two"], ["three"], ["four"]]


def tiny(root: Path, *questions: dict[str, Any], text: str = "", **more: Any) -> Path:
    """A questionnaire of one area, with `text` as its file of sentences."""
    folder(root, area("a", *questions or [question("A-1")]), **more)
    if text:
        (root / "sounds_like").mkdir()
        (root / "sounds_like" / "a.yaml").write_text(text, encoding="utf-8")
    return root


def refusal(root: Path) -> str:
    with pytest.raises(AssessorError) as caught:
        sentences(root, load(root))
    return caught.value.line().replace(str(root), "DIR")


def test_every_question_has_five_lists_even_without_sentences(tmp_path: Path) -> None:
    root = tiny(tmp_path)

    assert sentences(root, load(root)) == {"A-1": [[], [], [], [], []]}


def test_those_in_the_levels_and_in_their_variants_come_before_those_of_the_file(tmp_path: Path) -> None:
    """And none stands twice in a level."""
    own = [{**LEVELS[0], "sounds_like": ["never", "no"]}, *LEVELS[1:]]
    other = [{**LEVELS[0], "sounds_like": ["not at the vendor's", "no"]}, *LEVELS[1:]]
    asked = question("A-1", levels=own, variants=[{"when": {}, "levels": other}])
    root = tiny(tmp_path, asked, text="A-1: [[nope, never], [one], [two], [three], [four]]")

    assert sentences(root, load(root)) == {
        "A-1": [["never", "no", "not at the vendor's", "nope"], ["one"], ["two"], ["three"], ["four"]]
    }


def test_a_copy_has_only_the_sentences_in_its_levels(tmp_path: Path) -> None:
    own = [{**LEVELS[0], "sounds_like": ["never"]}, *LEVELS[1:]]
    root = tiny(tmp_path, question("A-1", levels=own), text=json.dumps({"A-1": FIVE}))
    copy = from_json(json.loads(json.dumps(to_json(load(root)))), "copy")

    assert sentences(None, copy) == {"A-1": [["never"], [], [], [], []]}


def test_a_sentence_is_cleaned_and_in_the_language_of_the_questionnaire(tmp_path: Path) -> None:
    """Escape codes would act in a terminal."""
    five = [["a\x1b[31mb"], [{"en": "one", "de": "eins"}], ["two"], ["three"], ["four"]]
    root = tiny(tmp_path, text=json.dumps({"A-1": five}))

    assert sentences(root, load(root, "de"))["A-1"][:2] == [["a[31mb"], ["eins"]]
    assert sentences(root, load(root))["A-1"][1] == ["one"]


def test_loading_does_not_read_the_files_and_the_digest_leaves_them_out(tmp_path: Path) -> None:
    """A better example must not part an assessment from its questionnaire."""
    root = tiny(tmp_path)
    before = load(root).digest
    (root / "sounds_like").mkdir()
    (root / "sounds_like" / "a.yaml").write_text("not: [yaml", encoding="utf-8")

    assert load(root).digest == before
    assert "sounds_like/a.yaml" not in to_json(load(root))


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("A-11: [[a], [b], [c], [d], [e]]", ':1 A-11: "A-11" is no question of the area "a". Did you mean "A-1"?'),
        ("ZZ: [[a], [b], [c], [d], [e]]", ':1 ZZ: "ZZ" is no question of the area "a". Take it out. Known here: A-1.'),
        ("A-1:\n  - [a]\n  - [b]", ":1 A-1: expected exactly five levels, level 0 first; found 2."),
        ("A-1:\n  - [a]\n  - b\n  - [c]\n  - [d]\n  - [e]", ':3 A-1[1]: expected a list; found "b".'),
        ("A-1:\n  - [a]\n  - [no, yes, 3]\n  - [c]\n  - [d]\n  - [e]",
         ":3 A-1[1][2]: expected a text; put it in quotes."),
        ('A-1: [[a], [b], [c], [d], [""]]', ":1 A-1[4][0]: expected a sentence; found an empty text."),
        ("[a, b]", ":1: expected keys with values; found a list."),
        ("# nothing", ": the file is empty."),
        ("A-1: [", ":2: not YAML: did not find expected node content."),
        ("not an id: [[a], [b], [c], [d], [e]]",
         ":1 not an id: expected an id: letters, digits, dots, dashes and underscores, at most 64;"
         ' found "not an id".'),
    ],
)  # fmt: skip
def test_what_cannot_be_used_is_refused_with_file_line_and_field(text: str, sentence: str, tmp_path: Path) -> None:
    root = tiny(tmp_path, text=text)

    assert refusal(root).startswith(f"DIR/sounds_like/a.yaml{sentence}")


def test_a_file_for_an_area_that_is_not_listed_is_not_read(tmp_path: Path) -> None:
    root = tiny(tmp_path, text=json.dumps({"A-1": FIVE}))
    (root / "sounds_like" / "b.yaml").write_text("[", encoding="utf-8")

    assert sentences(root, load(root)) == {"A-1": FIVE}


def test_the_shipped_questionnaire_has_five_sentences_for_every_level() -> None:
    shipped = find("ai_infrastructure")

    found = sentences(folder_of(shipped), shipped)

    assert len(found) == 59
    assert [id for id, levels in found.items() if min(len(said) for said in levels) < 5] == []


def test_a_questionnaires_folder_is_the_one_with_its_very_content(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The one that the user named, or one that is known by its id; a copy of other content has none."""
    named = tiny(tmp_path / "somewhere")
    monkeypatch.setattr(library, "user_folder", lambda: tmp_path / "own")
    own = tiny(tmp_path / "own" / "tiny", question("A-1", why="Other"))
    (tmp_path / "own" / "broken").mkdir()
    (tmp_path / "own" / "broken" / "questionnaire.yaml").write_text("[", encoding="utf-8")

    assert folder_of(load(named), str(named)) == named
    assert folder_of(load(named)) is None
    assert folder_of(load(own)) == own
    assert folder_of(load(own), "broken") == own
    assert folder_of(find("ai_infrastructure")) == data_folder("questionnaires") / "ai_infrastructure"
