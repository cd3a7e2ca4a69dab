"""`assessor workshop` in a real terminal, with real requests from phones, killed in the middle and resumed."""

import json
import re
import signal
from pathlib import Path

import httpx

from assessor.assessment.sample import write
from tests.interview.sample import NOW
from tests.journeys.terminal import ENTER, Terminal


def come_in(screen: str) -> httpx.Client:
    """Join with what stands on the wall."""
    address = re.search(r"http://127\.0\.0\.1:\d+", screen)
    code = re.search(r"and enter (\w{6})", screen)
    assert address is not None and code is not None, screen
    phone = httpx.Client(base_url=address[0], headers={"Origin": address[0]}, follow_redirects=True)
    assert "You are in" in phone.post("/join", data={"code": code[1], "group": "hands_on"}).text
    return phone


def question(page: str) -> str:
    """What is voted on."""
    found = re.search(r'name="question" value="([A-Z0-9-]+)"', page)
    assert found is not None, page
    return found[1]


def test_phones_vote_the_room_agrees_and_nothing_is_lost_by_a_kill(tmp_path: Path) -> None:
    file = write(tmp_path, NOW).name
    votes = tmp_path / file.replace(".assessment.json", ".votes.json")
    with Terminal(tmp_path, "workshop", file, rows=40, columns=100) as terminal:
        terminal.see("How to take part", "Only this computer reaches the page")
        phone = come_in(terminal.text)
        terminal.see("1 person in")
        terminal.type("c")
        terminal.see("May the report show")
        terminal.type("y", ENTER)
        terminal.see("May groups of one or two")
        terminal.type("n", ENTER)
        terminal.see("What to vote on next")
        terminal.type(ENTER)
        terminal.see("0 of 1 voted")
        asked = question(phone.get("/").text)
        answer = phone.post("/vote", data={"question": asked, "round": "1", "value": "3", "reason": "[b]it broke"})
        assert "Your vote is saved: level 3" in answer.text
        terminal.see("1 of 1 voted")
        assert "it broke" not in terminal.text
        phone.close()
        terminal.kill(signal.SIGKILL)
    assert json.loads(votes.read_text())["votes"][asked]["1"]["v1"]["value"] == 3
    with Terminal(tmp_path, "workshop", file, rows=40, columns=100) as terminal:
        terminal.see(asked, "1 of 1 voted")
        terminal.type("v")
        terminal.see("Everybody who gave a level says 3", "[b]it broke")
        terminal.type("3")
        terminal.see("What to vote on next", "1 done")
        terminal.type("z")
        terminal.see("End the workshop?")
        terminal.type("yes", ENTER)
        terminal.see("The workshop has ended")
        terminal.type("q")
        assert terminal.end() == 0
    assert json.loads((tmp_path / file).read_text())["answers"][asked]["value"] == 3
