"""The whole way in a real pseudo-terminal: from the first key to the PDF, killed in the middle and resumed."""

import json
import signal
from pathlib import Path

import pytest

from assessor.assessment import file
from tests.interview.sample import KNOWN, assessment
from tests.journeys.terminal import CURSOR_BACK, DOWN, ENTER, ESCAPE, LEFT_ALTERNATE_SCREEN, UP, Terminal
from tests.tui.company import company, on_disk, questionnaire_folder

FILE = "acme.assessment.json"


def test_from_the_first_key_to_the_pdf_through_a_kill(tmp_path: Path) -> None:
    """Every answer that was on the screen as given is in the file after kill -9, and is not asked again."""
    content = str(questionnaire_folder(tmp_path))
    with Terminal(tmp_path, FILE, "--questionnaire", content) as terminal:
        terminal.see("What is the company called?")
        terminal.type("Acme", ENTER)
        terminal.see("Where do the models run?")
        terminal.type("2", ENTER)
        terminal.see("How many GPUs do you pay for?")
        terminal.type("about 12", ENTER)
        terminal.see("12 GPUs", "What do you pay for model APIs?")
        terminal.type("4k a month", ENTER)
        terminal.see("Do customers pay for the product?")
        terminal.type("y")
        terminal.see("Ask LAT-1", "We look at how long users wait.")
        terminal.type("3")
        terminal.see("Ask LAT-2", "1 of 6")
        terminal.type(DOWN, ENTER)
        terminal.see("Ask LAT-3", "2 of 6")
        assert terminal.kill(signal.SIGKILL) == 128 + signal.SIGKILL
    killed = on_disk(tmp_path)
    assert killed["profile"]["gpus"] == 12
    assert {id: answer["value"] for id, answer in killed["answers"].items()} == {"LAT-1": 3, "LAT-2": 0}

    with Terminal(tmp_path, FILE, "--questionnaire", content) as terminal:
        terminal.see("Ask LAT-3", "2 of 6", "What level 3 looks like")
        terminal.type("d")
        terminal.see("Inference latency 1.5 of a target of 3", "Ask GPU-1")
        terminal.type("x")
        terminal.see("Why does it not apply to you?")
        terminal.type("rented by the hour", ENTER)
        terminal.see("Ask GPU-2")
        terminal.type("2")
        terminal.see("Ask COST-1")
        terminal.type("1")
        terminal.see("That was the last question: 6 of 6 are answered.")
        terminal.type("r")
        terminal.see("Overall", "Inference latency", "Plan")
        terminal.type("p")
        terminal.see("Report written:", "pages")
        terminal.type("q")
        assert terminal.end() == 0
        assert LEFT_ALTERNATE_SCREEN in terminal.raw and CURSOR_BACK in terminal.raw
    assert (tmp_path / "acme.pdf").read_bytes()[:5] == b"%PDF-"


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_the_app_with_128_and_its_number_and_a_restored_terminal(
    tmp_path: Path, number: signal.Signals
) -> None:
    content = str(questionnaire_folder(tmp_path))
    with Terminal(tmp_path, FILE, "--questionnaire", content) as terminal:
        terminal.see("What is the company called?")
        assert terminal.kill(number) == 128 + number
        assert LEFT_ALTERNATE_SCREEN in terminal.raw and CURSOR_BACK in terminal.raw
        assert f"go on with: assessor {FILE}".encode() in terminal.raw.rpartition(LEFT_ALTERNATE_SCREEN)[2]
    assert on_disk(tmp_path)["answers"] == {}


def test_a_signal_during_a_note_in_an_editor_ends_both_and_takes_the_text_along(tmp_path: Path) -> None:
    content, scratch = str(questionnaire_folder(tmp_path)), tmp_path / "scratch"
    scratch.mkdir()
    file.save(tmp_path / FILE, assessment(**KNOWN))
    editor = "sh -c 'echo in the editor; exec sleep 600'"
    with Terminal(tmp_path, FILE, "--questionnaire", content, EDITOR=editor, TMPDIR=str(scratch)) as terminal:
        terminal.see("Ask LAT-1")
        terminal.type("n")
        terminal.see("your editor")
        terminal.type("\x07")
        terminal.wait(lambda: b"in the editor" in terminal.raw)
        assert len(list(scratch.glob("assessor-*"))) == 1
        assert terminal.kill(signal.SIGTERM) == 128 + signal.SIGTERM
    assert list(scratch.glob("assessor-*")) == []


def test_bytes_that_are_no_text_are_no_keys_and_marks_in_a_text(tmp_path: Path) -> None:
    with Terminal(tmp_path, FILE, "--questionnaire", str(questionnaire_folder(tmp_path))) as terminal:
        terminal.see("What is the company called?")
        terminal.type(b"\xff\x9b", "Caf", b"\xe9", ENTER)
        terminal.see("Where do the models run?")
        terminal.type(b"\xff\xfe\xe9", "2", ENTER)
        terminal.see("How many GPUs do you pay for?")
    assert on_disk(tmp_path)["profile"]["company"].endswith("Caf\ufffd")


def test_a_closed_window_ends_the_app_and_lets_the_file_go(tmp_path: Path) -> None:
    """With a good deal still to be drawn: what is drawn into a closed window must not hold the process."""
    content = str(questionnaire_folder(tmp_path))
    with Terminal(tmp_path, FILE, "--questionnaire", content) as terminal:
        terminal.see("What is the company called?")
        terminal.type("Acme", ENTER)
        terminal.see("Where do the models run?")
        terminal.type((DOWN + UP) * 200)
        assert terminal.close_window() == 128 + signal.SIGHUP
    assert on_disk(tmp_path)["profile"] == {"company": "Acme"}
    with file.locked(tmp_path / FILE):
        pass


def test_a_second_app_on_the_same_file_is_refused_in_one_line(tmp_path: Path) -> None:
    content = str(questionnaire_folder(tmp_path))
    with Terminal(tmp_path, FILE, "--questionnaire", content) as first:
        first.see("What is the company called?")
        with Terminal(tmp_path, FILE, "--questionnaire", content) as second:
            assert second.end() == 1
            assert "another assessor has this file open" in second.raw.decode()
            assert "Traceback" not in second.raw.decode()
        first.type("Acme", ENTER)
        first.see("Where do the models run?")


HARMFUL = "Ask\x1b]52;c;QUFB\x07 this\x9b31m\x1b[2J\u202e reversed\x1b]0;title\x1b\\"
"""A clipboard write, a CSI in one byte, an erased screen, a reversed line, another window title."""


def test_nothing_that_acts_reaches_the_terminal_from_files_names_or_pasted_text(tmp_path: Path) -> None:
    """Looked for in the raw bytes: an emulator would have swallowed it."""
    company(tmp_path, company=HARMFUL).opened.close()  # type: ignore[union-attr]
    content = tmp_path / "questionnaire"
    for path in (content / "areas" / "latency.yaml", content / "profile.yaml"):
        hostile = path.read_text(encoding="utf-8").replace('"Ask LAT-1"', json.dumps(HARMFUL))
        hostile = hostile.replace('"What level 2 looks like"', json.dumps(HARMFUL)).replace(
            '"GPUs"', json.dumps(HARMFUL)
        )
        path.write_text(hostile, encoding="utf-8")
    (tmp_path / FILE).unlink()
    (tmp_path / f"{HARMFUL.replace('/', '')}.assessment.json").write_text("{}", encoding="utf-8")

    with Terminal(tmp_path, "--questionnaire", str(content), columns=110, rows=40) as terminal:
        terminal.see("Your assessments", "this is not an assessment")
        terminal.type("n")
        terminal.see("The company's name")
        terminal.type(f"\x1b[200~{HARMFUL}\x1b[201~")
        terminal.see("52;c;QUFB this31m")
        terminal.type(ENTER)
        terminal.see("Where do the models run?")
        terminal.type("2", ENTER)
        terminal.see("How many GPUs do you pay for?")
        terminal.type("12", ENTER)
        terminal.see("What do you pay for model APIs?")
        terminal.type(ESCAPE)
        terminal.see("The letters are keys now")
        terminal.type("d")
        terminal.see("Do customers pay for the product?")
        terminal.type("y")
        terminal.see("LAT-1", "What level 3 looks like")
        terminal.type("n")
        terminal.see("Your note")
        # Behind an escape character Textual takes what is pasted for keys; a bell would be ctrl+g and start an editor.
        bell_free = HARMFUL.replace("\x07", "\x1b\\")
        terminal.type(f"\x1b[200~two\nlines {bell_free}\x1b[201~")
        terminal.see("lines", "52;c;QUFB this31m")
        terminal.type(ESCAPE)
        terminal.see("Note: ", "52;c;QUFB this31m")
        terminal.type("2", "r")
        terminal.see("Overall")
        terminal.type("q")
        assert terminal.end() == 0
    painted = terminal.raw
    assert b"\x1b]52" not in painted and b"\x1b]0;" not in painted
    assert b"\x1b[31m" not in painted and b"\x1b[2J\x1b" not in painted
    said = painted.decode("utf-8", "replace")
    assert not {"\x9b", "\x9d", "\u202e"} & set(said)


CRASHING = """
import sys
from assessor.tui.interview import InterviewScreen
def crash(self, *_): raise ValueError("sec" + "ret answer")
InterviewScreen.do_explain = crash
from assessor.__main__ import main
main()
"""


def test_a_crash_leaves_the_file_a_log_without_answers_and_a_sentence_on_how_to_resume(tmp_path: Path) -> None:
    content = str(questionnaire_folder(tmp_path))
    (tmp_path / "crashing.py").write_text(CRASHING, encoding="utf-8")
    arguments = (FILE, "--questionnaire", content)
    with Terminal(tmp_path, *arguments, start=["crashing.py"], columns=200) as terminal:
        terminal.see("What is the company called?")
        terminal.type("Acme", ENTER)
        terminal.see("Where do the models run?")
        terminal.type("e")
        assert terminal.end() == 1
        assert LEFT_ALTERNATE_SCREEN in terminal.raw and CURSOR_BACK in terminal.raw
        left = terminal.raw.rsplit(LEFT_ALTERNATE_SCREEN, 1)[1].decode()
    assert "something went wrong inside (ValueError). Your answers are saved; go on with: assessor acme" in left
    assert "Traceback" not in left and "secret" not in left
    assert on_disk(tmp_path)["profile"] == {"company": "Acme"}
    (log,) = (tmp_path / "state").rglob("last-error.log")
    assert "crash" in log.read_text() and "secret" not in log.read_text() and "Acme" not in log.read_text()
    with file.locked(tmp_path / FILE):
        pass
