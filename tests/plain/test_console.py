"""Lines in and lines out."""

import io

import pytest

from assessor.plain.console import Console, TooLong, cells, wrapped


def console(typed: bytes = b"", columns: int = 80, *, echo: bool = True) -> tuple[Console, io.StringIO]:
    """A console that reads `typed`, and what it writes."""
    out = io.StringIO()
    return Console(io.BytesIO(typed), out, columns=columns, echo=echo), out


def test_text_is_wrapped_at_the_width_and_hangs_below_its_mark() -> None:
    it, out = console(columns=20)
    it.say("one two three four five", mark="  1  ")
    assert out.getvalue() == "  1  one two three\n     four five\n"


def test_a_word_wider_than_a_line_is_cut_and_wide_signs_count_twice() -> None:
    assert list(wrapped("a" * 25, 10)) == ["a" * 10, "a" * 10, "a" * 5]
    assert list(wrapped("日本語の長い文", 6)) == ["日本語", "の長い", "文"]
    assert cells("e\u0301日") == 3


@pytest.mark.parametrize("columns", [1, 20, 33, 80, 500])
def test_no_line_is_wider_than_eighty_or_the_terminal(columns: int) -> None:
    it, out = console(columns=columns)
    it.say("word " * 60 + "x" * 300, mark="   12  ")
    assert max(map(len, out.getvalue().splitlines())) <= min(80, max(20, columns))


def test_nothing_that_acts_is_written_or_read() -> None:
    it, out = console("a\x1b]52;c;QUFB\x07b\x9b31m\u202e\n".encode())
    it.say("\x1b[2Jtitle\x1b]0;x\x07 \x9b31m")
    assert it.read_line() == "a]52;c;QUFBb31m"
    assert not {"\x1b", "\x07", "\x9b", "\u202e"} & set(out.getvalue())


def test_what_is_typed_stands_in_the_output_where_there_is_no_terminal() -> None:
    it, out = console(b"hello\n")
    it.read_line()
    assert out.getvalue() == "> hello\n"
    it, out = console(b"hello\n", echo=False)
    it.read_line()
    assert out.getvalue() == "> "


def test_bytes_that_are_no_text_are_read_as_marks() -> None:
    it, _ = console(b"\xff\xfe caf\xc3\xa9\r\n")
    assert it.read_line() == "\ufffd\ufffd café"


def test_a_last_line_without_its_end_is_read_and_then_nothing_more_is() -> None:
    it, _ = console(b"quit")
    assert it.read_line() == "quit"
    with pytest.raises(EOFError):
        it.read_line()


def test_a_line_longer_than_a_text_is_dropped_whole_and_the_next_one_is_read() -> None:
    it, _ = console(b"x" * 300_000 + b"\n3\n")
    with pytest.raises(TooLong, match=r"longer than a text can be \(20,000 characters\)"):
        it.read_line()
    assert it.read_line() == "3"


def test_a_line_that_a_terminal_cut_off_is_not_taken() -> None:
    it, _ = console(b"x" * 4095 + b"\nquit\n", echo=False)
    with pytest.raises(TooLong, match="longer than a terminal hands on"):
        it.read_line()
    assert it.read_line() == "quit"
    it, _ = console(b"x" * 4095 + b"\n")
    assert len(it.read_line()) == 4095
