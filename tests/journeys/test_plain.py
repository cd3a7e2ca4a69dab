"""Plain mode as scripts, pipes and dumb terminals meet it: a process, lines in, lines out."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from assessor.assessment import file
from tests.journeys.terminal import Terminal
from tests.tui.company import on_disk, questionnaire_folder

FILE = "acme.assessment.json"
FACTS = ["Acme", "2", "12", "4k", "yes"]


def command(content: Path) -> list[str]:
    """Plain mode over the small questionnaire."""
    return [sys.executable, "-m", "assessor", "--plain", FILE, "--questionnaire", str(content)]


def typed(folder: Path, *lines: bytes | str) -> subprocess.CompletedProcess[bytes]:
    """The whole of a conversation in which these lines are typed."""
    content = folder / "questionnaire"
    content = content if content.is_dir() else questionnaire_folder(folder)
    script = b"".join((line if isinstance(line, bytes) else line.encode()) + b"\n" for line in lines)
    surroundings = {**os.environ, "XDG_STATE_HOME": str(folder / "state")}
    return subprocess.run(
        command(content), cwd=folder, env=surroundings, input=script, capture_output=True, timeout=60, check=False
    )


def test_a_script_goes_from_nothing_to_the_pdf(tmp_path: Path) -> None:
    done = typed(tmp_path, *FACTS, "3", "1", "dk", "na rented by the hour", "2", "1", "results", "report", "quit")
    said = done.stdout.decode()
    assert (done.returncode, done.stderr) == (0, b"")
    assert "\nacme.pdf\n" in said
    assert said.endswith("Saved. Go on with: assessor --plain acme.assessment.json\n")
    assert max(map(len, said.splitlines())) <= 80
    assert (tmp_path / "acme.pdf").read_bytes()[:5] == b"%PDF-"


def test_the_end_of_what_is_typed_saves_and_ends_with_0_wherever_it_comes(tmp_path: Path) -> None:
    for lines in ([], ["Acme"], ["2", "5000"], ["evidence"], ["go gpus", "undo"]):
        done = typed(tmp_path, *lines)
        assert (done.returncode, done.stderr) == (0, b"")
        assert done.stdout.endswith(b"Saved. Go on with: assessor --plain acme.assessment.json\n")
    assert on_disk(tmp_path)["profile"] == {"company": "Acme", "serving": ["self_hosted"]}


def test_nothing_that_acts_comes_out_whatever_goes_in(tmp_path: Path) -> None:
    hostile = b"\x1b]52;c;QUFB\x07\x1b[2J\xff\xc2\x9b31m\xe2\x80\xae[/b]{{x}}\x00"
    done = typed(
        tmp_path, hostile, *FACTS[1:], b"note " + hostile, hostile, b"/" + hostile, b"na " + hostile, b"results"
    )
    said = done.stdout.decode()
    assert (done.returncode, done.stderr) == (0, b"")
    assert all(sign == "\n" or sign.isprintable() for sign in said)
    assert "[/b]{{x}}" in said


def test_a_terminal_that_cannot_draw_gets_plain_mode_with_one_line_that_says_so(tmp_path: Path) -> None:
    content = str(questionnaire_folder(tmp_path))
    with Terminal(tmp_path, FILE, "--questionnaire", content, TERM="dumb") as terminal:
        terminal.see("plain mode, because", "What is the company called?")
        terminal.type("Acme\r")
        terminal.see("Where do the models run?")
        terminal.type("quit\r")
        assert terminal.end() == 0
        assert b"\x1b" not in terminal.raw
    assert on_disk(tmp_path)["profile"] == {"company": "Acme"}


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_it_with_128_and_its_number(tmp_path: Path, number: signal.Signals) -> None:
    content = str(questionnaire_folder(tmp_path))
    with Terminal(tmp_path, "--plain", FILE, "--questionnaire", content) as terminal:
        terminal.see("What is the company called?")
        terminal.type("Acme\r")
        terminal.see("Where do the models run?")
        assert terminal.kill(number) == 128 + number
        assert b"Traceback" not in terminal.raw
        assert f"Saved. Go on with: assessor --plain {FILE}".encode() in terminal.raw
    assert on_disk(tmp_path)["profile"] == {"company": "Acme"}
    with file.locked(tmp_path / FILE):
        pass


OPERATIONS = ["3", "undo", "2", "back"] * 200


def level_after(number: int) -> int | None:
    """The level of the first question after so many of the operations: a changed answer can be undone, once each."""
    level: int | None = None
    before: list[int | None] = []
    for operation in OPERATIONS[:number]:
        if operation == "undo":
            level = before.pop()
        elif operation in ("2", "3") and level != int(operation):
            before.append(level)
            level = int(operation)
    return level


def test_killed_at_any_moment_nothing_is_lost_that_was_said_to_be_taken(tmp_path: Path) -> None:
    """The moments are drawn once and are the same in every run; how far the conversation is then is not."""
    content, draw = questionnaire_folder(tmp_path), random.Random(5)
    for _ in range(8):
        (tmp_path / FILE).unlink(missing_ok=True)
        with subprocess.Popen(command(content), cwd=tmp_path, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
            assert process.stdin is not None and process.stdout is not None
            process.stdin.write("\n".join([*FACTS, *OPERATIONS]).encode())
            process.stdin.flush()
            while b"LAT-1" not in process.stdout.readline():
                pass
            time.sleep(draw.uniform(0.0, 0.15))
            process.kill()
            said = process.stdout.read().splitlines()
        begun = sum(line.startswith(b"> ") and line[2:].decode() in OPERATIONS for line in said)
        kept = on_disk(tmp_path)
        assert kept["profile"]["company"] == "Acme" and kept["profile"]["revenue"] is True
        level = kept["answers"].get("LAT-1", {}).get("value")
        # Of what was read, all but the last was done; the last may be on disk already.
        assert level in {level_after(max(0, begun - 1)), level_after(begun)}
