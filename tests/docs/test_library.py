"""The program on docs/library.md runs, and every name in its table can be imported."""

import importlib
import re
from pathlib import Path
from typing import Any

from tests.docs.blocks import blocks

PAGE = Path(__file__).parents[2] / "docs" / "library.md"


def test_the_program_runs() -> None:
    [program] = [block for block in blocks(PAGE) if block.language == "python"]
    names: dict[str, Any] = {}

    exec(compile(program.text, str(PAGE), "exec"), names)  # our own page, nobody else's

    assert names["plan"].decision == "assess_first"


def test_what_the_table_names_is_there() -> None:
    named = re.findall(r"`(assessor\.[a-z_.]+)`", PAGE.read_text(encoding="utf-8"))
    assert len(named) > 12
    for name in named:
        try:
            importlib.import_module(name)
        except ModuleNotFoundError:
            room, _, thing = name.rpartition(".")
            assert hasattr(importlib.import_module(room), thing), name
