"""Keys that come faster than the screen: each answers the question that was next when it was typed."""

import json
from datetime import UTC, datetime
from pathlib import Path

from assessor.assessment.file import create
from assessor.assessment.sample import sample
from tests.journeys.terminal import Terminal

FILE = "burst.assessment.json"


def test_keys_typed_in_one_go_answer_one_question_each_in_their_order(tmp_path: Path) -> None:
    """Digits belong to the list and d to the screen; neither overtakes the other."""
    path = tmp_path / FILE
    create(path, sample(datetime(2026, 11, 23, tzinfo=UTC)).model_copy(update={"answers": {}}))

    with Terminal(tmp_path, FILE) as terminal:
        terminal.see("LAT-1", "0-4 answer")
        terminal.type("1", "2", "3", "d", "0", "1")
        terminal.wait(lambda: len(json.loads(path.read_text())["answers"]) >= 6, "six answers")

    given = {id: answer["value"] for id, answer in json.loads(path.read_text())["answers"].items()}
    assert list(given.values()) == [1, 2, 3, "dk", 0, 1]
    assert list(given) == [f"LAT-{number}" for number in range(1, 7)]
