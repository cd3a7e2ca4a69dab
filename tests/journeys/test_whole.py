"""The shipped questionnaire from its first fact to its last question, typed as a person types it."""

from pathlib import Path

from assessor.assessment import file
from assessor.interview.session import begin
from assessor.questionnaire.library import find
from tests.journeys.terminal import ENTER, Terminal
from tests.tui.company import on_disk

FILE = "acme.assessment.json"
SHIPPED = find(None)
TYPED = ("text", "number", "money", "date")
"""Kinds of facts that are typed into a field."""


def test_a_whole_interview_with_keys_words_and_commands(tmp_path: Path) -> None:
    with Terminal(tmp_path, FILE) as terminal:
        terminal.see("What is the company called?")
        terminal.type("Acme", ENTER)
        terminal.see("Which stage is the company at?")
        typed: list[int | str] = []
        while (sitting := begin(SHIPPED, file.read(tmp_path / FILE))).at is not None:
            if sitting.fact is not None:
                terminal.wait(lambda ask=sitting.fact.ask: ask[:40] in " ".join(terminal.text.split()))  # type: ignore[misc]
                terminal.type(*(("unknown", ENTER) if sitting.fact.kind in TYPED else ("d",)))
            else:
                terminal.see(f" {sitting.at.id}\n")
                typed.append("dk" if len(typed) % 10 == 9 else len(typed) % 5)
                terminal.type("d" if typed[-1] == "dk" else str(typed[-1]))
            terminal.wait(lambda at=sitting.at: begin(SHIPPED, file.read(tmp_path / FILE)).at != at)  # type: ignore[misc]
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
