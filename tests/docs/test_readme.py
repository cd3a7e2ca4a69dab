"""The commands in README.md work, except those that fetch something, install something or need a terminal."""

import re
from pathlib import Path

from tests.docs.blocks import Block, blocks, follow

ROOT = Path(__file__).parents[2]
README = ROOT / "README.md"
ELSEWHERE = re.compile(r"git clone|\bmake |pipx|apt-get|brew|dnf")
"""Needs the network or another machine; make and the wheel have tests of their own."""


def steps() -> list[Block]:
    """The blocks that can be followed in an empty folder."""
    return [block for block in blocks(README) if block.language == "sh" and not ELSEWHERE.search(block.text)]


def test_the_commands_of_the_readme_work(tmp_path: Path) -> None:
    """With the facts that it gives as an example; without a terminal the demo writes its files."""
    facts = re.search(r"for example `(\{company: .*?\})`", README.read_text(encoding="utf-8"))
    assert facts is not None
    (tmp_path / "facts.yaml").write_text(facts[1], encoding="utf-8")
    for block in steps():
        follow(block._replace(text=block.text.replace(".venv/bin/assessor", "assessor")), tmp_path)

    assert (tmp_path / "acme.pdf").read_bytes().startswith(b"%PDF-")


def test_the_readme_shows_a_result_without_set_up_and_the_work_without_the_app() -> None:
    """Fewer blocks followed than meant would pass in silence."""
    text = "".join(block.text for block in steps())

    assert [
        word for word in ("demo", "new", "answer", "score", "plan", "report") if f"assessor {word}" not in text
    ] == []
