"""docs/authoring.md can be followed from its first line to its last."""

import json
import re
from pathlib import Path

from tests.docs.blocks import blocks, follow, shell

PAGE = Path(__file__).parents[2] / "docs" / "authoring.md"


def test_the_page_can_be_followed_from_top_to_bottom(tmp_path: Path) -> None:
    """Each block works on what the ones before it left behind; the added area arrives with target and gap."""
    for block in blocks(PAGE):
        follow(block, tmp_path)

    assert (tmp_path / "kettle.pdf").read_bytes().startswith(b"%PDF-")
    assert shell("assessor score kettle.assessment.json --questionnaire ./our_backup", tmp_path).returncode == 1
    shell("assessor answer kettle.assessment.json --questionnaire ./our_backup --adopt", tmp_path)
    scored = shell("assessor score kettle.assessment.json --json --questionnaire ./our_backup", tmp_path)
    access = json.loads(scored.stdout)["areas"][2]
    assert (access["id"], access["target"], access["stated"], access["gap"]) == ("access", 3, 1, 2)


def test_every_link_of_the_page_leads_somewhere() -> None:
    """To a heading of this page or of the page on the format."""
    for file, anchor in re.findall(r"\]\(([\w.-]*)#([\w-]+)\)", PAGE.read_text(encoding="utf-8")):
        text = (PAGE.parent / (file or PAGE.name)).read_text(encoding="utf-8")
        headings = [
            re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-")
            for head in re.findall(r"^#+ (.*)", text, re.MULTILINE)
        ]
        assert anchor in headings
