"""YAML as the format means it: the words of 1.2, a line for every value, and nothing that could swell or surprise."""

import contextlib
import json
import os
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from assessor.errors import AssessorError, ContentError
from assessor.questionnaire.yaml_reader import DEEPEST, LARGEST, read_file, read_text


def data(text: str) -> Any:
    """What `text` holds."""
    return read_text(text, "f.yaml").data


def refusal(text: str) -> str:
    """The one line that refuses `text`."""
    with pytest.raises(ContentError) as caught:
        read_text(text, "f.yaml")
    return caught.value.line()


@pytest.mark.parametrize("word", ["no", "No", "NO", "yes", "on", "off", "y", "n", "None", "nil"])
def test_only_true_and_false_are_yes_and_no(word: str) -> None:
    """A choice called `no`, a country called NO and a switch called `on` stay what they are."""
    assert data(f"a: {word}") == {"a": word}


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("true", True),
        ("True", True),
        ("FALSE", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("7", 7),
        ("-7", -7),
        ("+7", 7),
        ("010", 10),
        ("0o10", 8),
        ("0x1F", 31),
        ("0.5", 0.5),
        (".5", 0.5),
        ("1.", 1.0),
        ("1e3", 1000.0),
        ("1_000", "1_000"),
        ("1,5", "1,5"),
        ("0b11", "0b11"),
        ("12:30:45", "12:30:45"),
        ("2026-11-23", "2026-11-23"),
        ("2026-06", "2026-06"),
        ("1.0.0", "1.0.0"),
        ("999999999999999999", 999999999999999999),
        ("'7'", "7"),
        ('"true"', "true"),
        ("!!str 7", "7"),
        ("! 7", "7"),
        ("'\\x41'", "\\x41"),
        ('"\\x41"', "A"),
    ],
)
def test_a_plain_word_means_what_yaml_1_2_says(written: str, value: Any) -> None:
    """Words and numbers in the core schema of YAML 1.2; quotes and !!str make a text of anything."""
    found = data(f"a: {written}")["a"]

    assert (found, type(found)) == (value, type(value))


def test_keys_are_always_words() -> None:
    assert data("1: a\nno: b\nnull: c\n2026-11-23: d\n<<: e") == {
        "1": "a",
        "no": "b",
        "null": "c",
        "2026-11-23": "d",
        "<<": "e",
    }


def test_a_byte_order_mark_is_no_part_of_the_first_key(tmp_path: Path) -> None:
    """Windows editors write one."""
    (tmp_path / "f.yaml").write_bytes(b"\xef\xbb\xbfid: a\r\n")

    assert read_file(tmp_path / "f.yaml").data == {"id": "a"}


def test_every_value_knows_its_line() -> None:
    document = read_text("a:\n  - b: 1\n    c: [2,\n        3]\n  - |\n    text\n", "f.yaml")

    assert [document.place(path) for path in [(), ("a",), ("a", 0), ("a", 0, "c"), ("a", 0, "c", 1), ("a", 1)]] == [
        "f.yaml:1",
        "f.yaml:1",
        "f.yaml:2",
        "f.yaml:3",
        "f.yaml:4",
        "f.yaml:5",
    ]


def test_what_is_not_there_has_the_line_of_what_is_around_it() -> None:
    document = read_text("a:\n  b: 1\n", "f.yaml")

    assert document.line(("a", "missing", "deeper")) == 1
    assert document.place(("nothing",)) == "f.yaml:1"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a: 1\nb: 2\na: 3", 'f.yaml:3: the key "a" is here a second time. Remove one of them.'),
        ("a: &x [1]\nb: *x", "f.yaml:2: an alias (*x) is not read here. Write the value out."),
        ("a: 1\n--- \nb: 2", "f.yaml:2: a second document starts here. Keep one document in a file."),
        (
            "a: !!python/object/apply:os.system [x]",
            "f.yaml:1: the tag tag:yaml.org,2002:python/object/apply:os.system is not read here. Write plain values.",
        ),
        ("a: !!int 7", "f.yaml:1: the tag tag:yaml.org,2002:int is not read here. Write plain values."),
        ("a: !!str [7]", "f.yaml:1: the tag tag:yaml.org,2002:str is not read here. Write plain values."),
        ("\na: !secret x", "f.yaml:2: the tag !secret is not read here. Write plain values."),
        ("? [a]\n: b", "f.yaml:1: a key must be a word."),
        ("a: .inf", "f.yaml:1: .inf is not a number that can be counted with."),
        ("a: [1,\n -.INF]", "f.yaml:2: -.INF is not a number that can be counted with."),
        ("a: .NaN", "f.yaml:1: .NaN is not a number that can be counted with."),
        ("a: 1e999", "f.yaml:1: 1e999 is not a number that can be counted with."),
        ("a: " + "9" * 5000, f"f.yaml:1: {'9' * 40} is not a number that can be counted with."),
        (
            "a: b: c",
            "f.yaml:1: not YAML: mapping values are not allowed in this context. "
            'Put a text that has ": " in it in quotes, or mend the indent.',
        ),
        (
            "a:\n\tb: c",
            "f.yaml:2: not YAML: found character that cannot start any token. "
            "Indent with spaces; put a text that starts with a sign in quotes.",
        ),
        (
            "a: [1",
            "f.yaml:2: not YAML: did not find expected ',' or ']'. "
            "A bracket may be open here or above; inside brackets a text with a comma needs quotes.",
        ),
        (
            'a: "b" c',
            "f.yaml:1: not YAML: did not find expected key. "
            "Look here and above: a quote or bracket left open, or an indent unlike its neighbours'.",
        ),
        (
            "a:\n  - b\n  c: d",
            "f.yaml:3: not YAML: did not find expected '-' indicator. "
            "This line is indented unlike its neighbours; give it the same number of spaces.",
        ),
    ],
)
def test_what_is_not_read_is_refused_in_one_line_with_its_place(text: str, line: str) -> None:
    """What, where and what to do; the same for every file of ours."""
    assert refusal(text) == line


def test_twenty_levels_are_read_and_one_more_is_not() -> None:
    assert data("[" * DEEPEST + "]" * DEEPEST) is not None
    assert refusal("[" * (DEEPEST + 1) + "]" * (DEEPEST + 1)) == "f.yaml:1: nested deeper than 20 levels."


@pytest.mark.parametrize("opening", ["[", "{a: ", "- "])
def test_a_file_that_only_goes_deeper_is_refused_at_once(opening: str) -> None:
    """Neither the stack nor the reader's patience runs out."""
    started = time.monotonic()

    assert "nested deeper than 20 levels" in refusal(opening * 100_000)
    assert time.monotonic() - started < 5


def test_a_bomb_of_aliases_is_refused_at_its_first_alias() -> None:
    """The billion laughs."""
    lines = ['a0: &a0 ["ha", "ha"]', *(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 60))]

    assert refusal("\n".join(lines)) == "f.yaml:2: an alias (*a0) is not read here. Write the value out."


def test_a_megabyte_is_read_and_one_byte_more_is_not(tmp_path: Path) -> None:
    path = tmp_path / "f.yaml"
    path.write_bytes(b"a: " + b"x" * (LARGEST - 3))

    assert len(read_file(path).data["a"]) == 999_997

    path.write_bytes(b"a: " + b"x" * (LARGEST - 2))
    with pytest.raises(ContentError) as caught:
        read_file(path)

    assert caught.value.line() == f"{path}: larger than 1 MB. Split it, or take out what is not needed."


def test_bytes_that_are_no_utf_8_are_refused_with_their_line(tmp_path: Path) -> None:
    path = tmp_path / "f.yaml"
    path.write_bytes(b"a: ok\nb: caf\xe9\n")

    with pytest.raises(ContentError) as caught:
        read_file(path)

    assert caught.value.line() == f"{path}:2: not UTF-8 text. Save it as UTF-8."


@pytest.mark.parametrize("raw", [b"a: \x00", b"a: \x1b[2J", b"\xff\xfea\x00", b"a: \xed\xa0\x80"])
def test_bytes_that_no_text_file_has_are_refused(raw: bytes, tmp_path: Path) -> None:
    """Zero bytes, escape codes, UTF-16, half characters."""
    (tmp_path / "f.yaml").write_bytes(raw)

    with pytest.raises(ContentError, match=r"not YAML|not UTF-8"):
        read_file(tmp_path / "f.yaml")


def test_what_is_no_file_is_refused_without_waiting(tmp_path: Path) -> None:
    """A pipe would wait for ever, a device never ends."""
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "folder").mkdir()
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    said = []
    for name in ("pipe", "folder", "/dev/zero", "missing", "loop"):
        with pytest.raises(AssessorError) as caught:
            read_file(tmp_path / name)
        said.append(caught.value.what)

    assert said == [
        "this is not a file",
        "this is not a file",
        "this is not a file",
        "could not read it: there is no such file",
        "could not read it: Too many levels of symbolic links",
    ]


@pytest.mark.parametrize("text", ["", "# only a comment\n", "---\n", "null"])
def test_an_empty_file_holds_nothing(text: str) -> None:
    assert data(text) is None


PLAIN_TEXT = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), max_size=20)
VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**17), 10**17)
    | st.floats(allow_nan=False, width=32).filter(lambda number: abs(number) < 1e30)
    | PLAIN_TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(PLAIN_TEXT, inner, max_size=4),
    max_leaves=20,
)


@given(VALUES)
def test_json_is_yaml(value: Any) -> None:
    """So a questionnaire can be written by a program too, and reads the same."""
    assert data(json.dumps(value, ensure_ascii=False)) == value


@given(st.text("[]{}:,-?&*!|>'\"%@#\\\n\t ax0.~", max_size=60) | st.text(max_size=60))
@example("%YAML 1.1\n---\na: yes")
def test_whatever_is_in_a_file_it_is_read_or_refused(text: str) -> None:
    """No text brings the reader down."""
    with contextlib.suppress(ContentError):
        read_text(text, "f.yaml")
