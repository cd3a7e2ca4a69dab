"""The shipped questionnaire from its first fact to its last question, typed as a person types it."""

import re
from pathlib import Path

from assessor.questionnaire.library import find
from tests.journeys.terminal import ENTER, Terminal
from tests.tui.company import on_disk

FILE = "acme.assessment.json"
SHIPPED = find(None)
AHEAD = 4
"""Levels that are typed before the first of them is on the screen."""


def heading(terminal: Terminal) -> str:
    """The first row: where one is, how much is answered."""
    return terminal.text.splitlines()[0]


def test_a_whole_interview_with_keys_words_and_commands(tmp_path: Path) -> None:
    with Terminal(tmp_path, FILE) as terminal:
        terminal.see("What is the company called?")
        terminal.type("Acme", ENTER)
        terminal.see("Which stage is the company at?")
        while (place := re.search(r"The company (\d+)/", before := heading(terminal))) is not None:
            field = SHIPPED.facts[int(place[1]) - 1].kind in ("text", "number", "money", "date")
            terminal.type(*(("unknown", ENTER) if field else ("d",)))
            terminal.wait(lambda before=before: heading(terminal) != before)  # type: ignore[misc]
        total = int(re.search(r"of (\d+) ·", heading(terminal))[1])  # type: ignore[index]
        typed: list[int | str] = ["dk" if number % 10 == 9 else number % 5 for number in range(total)]
        digits = 0
        for done, reply in enumerate(typed, 1):
            terminal.type("d" if reply == "dk" else str(reply))
            digits = digits + 1 if reply != "dk" else 0
            if digits == AHEAD or "dk" in (reply, *typed[done : done + 1]) or done == total:
                terminal.see(f" {done} of {total} ")
                digits = 0
        terminal.see("What next?", "all asked")
        terminal.type("/")
        terminal.see("Type a command")
        terminal.type("go LAT-1", ENTER)
        terminal.see("LAT-1\n", "your answer")
        terminal.type("w")
        terminal.see("such as: we read p95")
        terminal.type("level 2", ENTER)
        terminal.see("Is that the level you mean?")
        terminal.type("y")
        terminal.wait(lambda: on_disk(tmp_path)["answers"]["LAT-1"]["value"] == 2)
        terminal.type("u")
        terminal.wait(lambda: on_disk(tmp_path)["answers"]["LAT-1"]["value"] == typed[0])
        terminal.type("r")
        terminal.see("Overall", "Inference latency", "stated")
        terminal.type("q")
        assert terminal.end() == 0
    kept = on_disk(tmp_path)
    assert kept["profile"]["company"] == "Acme"
    asked = [question.id for area in SHIPPED.areas for question in area.questions if question.id in kept["answers"]]
    assert [kept["answers"][id]["value"] for id in asked] == typed
