"""The slips of somebody who writes a questionnaire by hand are met with what to write instead."""

import json
from pathlib import Path
from typing import Any

import pytest

from assessor.errors import ContentError
from assessor.questionnaire.load import load
from tests.tiny import area, folder, question

PAY = {"us": {"currency": "USD", "low": 1, "high": 2}}


def refusal(root: Path, old: str, new: str, **more: Any) -> str:
    """The line that refuses a questionnaire after `old` was written as `new`, without the place."""
    path = folder(root, area("latency", question("LAT-1", minutes=1, closed_by=["sre"])), **more)
    for file in [*path.glob("*.yaml"), *path.glob("areas/*.yaml")]:
        text = json.dumps(json.loads(file.read_text()))
        file.write_text(text.replace(old, new))
    with pytest.raises(ContentError) as caught:
        load(path)
    return caught.value.line().split(": ", 1)[1]


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ('"low": 1,', '"low": 160_000,', 'expected a number; found "160_000". Write 160000.'),
        ('"low": 1,', '"low": "1 600 000",', 'expected a number; found "1 600 000". Write 1600000.'),
        ('"low": 1,', '"low": 160k,', 'expected a number; found "160k".'),
        (
            '"low": 1,',
            '"low": 160,000,',
            "unknown key. In braces a comma ends a value: put the text in quotes, or write 1000 for 1,000.",
        ),
        (
            '"says": "What level 4 looks like"',
            "says: Logged, with dates",
            "unknown key. In braces a comma ends a value: put the text in quotes, or write 1000 for 1,000.",
        ),
        ('"closed_by": ["sre"]', '"closed_by": sre', 'expected a list; found "sre". Write [sre].'),
        ('"minutes": 1', '"critical": yes', 'expected true or false; found "yes". Write true.'),
    ],
)
def test_a_slip_of_the_hand_is_met_with_what_to_write(old: str, new: str, line: str, tmp_path: Path) -> None:
    option = {"id": "sre", "covers": {"latency": [0.5, 4]}, "fill_months": 1, "ramp_months": 1, "pay": PAY}

    assert refusal(tmp_path, old, new, roles=[option]) == line
