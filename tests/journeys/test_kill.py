"""kill -9 at random moments in a real pseudo-terminal: what the screen showed as answered is in the file."""

import random
import re
import signal
import time
from pathlib import Path

from tests import tiny
from tests.journeys.terminal import Terminal
from tests.tui.company import on_disk

FILE = "acme.assessment.json"
ROUNDS, EACH = 10, 6
"""Kills, and the answers that are typed before each of them."""


def killed_again_and_again(folder: Path, rounds: int, draw: random.Random) -> list[int]:
    """Type answers, kill, look into the file, resume; how many answers each kill kept of those typed."""
    count = rounds * EACH
    questions = (tiny.question(f"A-{number}") for number in range(1, count + 1))
    content = str(tiny.folder(folder / "questionnaire", tiny.area("a", *questions)))
    kept: list[int] = []
    found = []
    for _ in range(rounds):
        with Terminal(folder, FILE, "--questionnaire", content) as terminal:
            terminal.see(f"A-{len(kept) + 1}\n", f"{len(kept)} of {count}", "What level 4 looks like")
            levels = [draw.randrange(5) for _ in range(EACH)]
            for level in levels[: draw.randint(1, EACH)]:
                terminal.type(str(level))
                time.sleep(draw.choice((0.0, 0.01, 0.05)))
            time.sleep(draw.uniform(0.0, 0.1))
            terminal.kill(signal.SIGKILL)
            progress = re.search(rf"(\d+) of {count}", terminal.text)
        now = [answer["value"] for answer in on_disk(folder)["answers"].values()]
        assert progress is not None and len(now) >= int(progress[1]), terminal.text
        assert now == [*kept, *levels][: len(now)] and len(now) >= len(kept)
        found.append(len(now) - len(kept))
        kept = now
    return found


def test_nothing_that_was_shown_is_lost_when_it_is_killed_and_each_resume_goes_on_there(tmp_path: Path) -> None:
    found = killed_again_and_again(tmp_path, ROUNDS, random.Random(7))
    assert len(found) == ROUNDS and sum(found) > 0
    assert [path.name for path in tmp_path.glob("*.tmp")] == []
