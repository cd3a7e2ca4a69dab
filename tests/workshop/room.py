"""A meeting over a small questionnaire, and its voting page served on loopback in the test's own event loop."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

import httpx

from assessor.assessment import file
from assessor.opening.meeting import OpenMeeting
from assessor.opening.opened import OpenAssessment, open_path
from assessor.votes.model import Opened, Revealed
from assessor.workshop.server import listen, serve
from tests import tiny
from tests.interview.sample import AREAS, FACTS, KNOWN, NOW, assessment

CODE = "ABC234"


def opened(folder: Path) -> OpenAssessment:
    """The company's assessment, new or as it lies in `folder`."""
    path, content = folder / "acme.assessment.json", folder / "questionnaire"
    if not path.exists():
        tiny.folder(content, *AREAS, profile={"facts": FACTS}, targets={"targets": {"latency": 3, "costs": 2}})
        file.save(path, assessment(None, **KNOWN))
    return open_path(path, str(content), NOW)


def meeting(folder: Path) -> OpenMeeting:
    """A meeting with the join code ABC234; one that lies in `folder` goes on."""
    made = OpenMeeting(opened(folder), lambda: NOW)
    if not made.meeting.code:
        made.replaced(made.meeting.model_copy(update={"code": CODE}))
    return made


@asynccontextmanager
async def served(held: OpenMeeting, port: int = 0) -> AsyncIterator[str]:
    """The address of the page of `held`, while it is served."""
    at = listen("127.0.0.1", port)
    address = f"http://127.0.0.1:{at.getsockname()[1]}"
    task = asyncio.create_task(serve(held, at))
    try:
        yield address
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


def phone(address: str) -> httpx.AsyncClient:
    """Somebody's browser, as far as requests go."""
    return httpx.AsyncClient(base_url=address, headers={"Origin": address}, follow_redirects=True, timeout=20)


async def joined(address: str, group: str = "hands_on") -> httpx.AsyncClient:
    """A browser that has joined."""
    client = phone(address)
    answer = await client.post("/join", data={"code": CODE, "group": group})
    assert answer.status_code == 200, answer.text
    return client


async def vote(client: httpx.AsyncClient, value: str, reason: str = "", question: str = "LAT-1", round: int = 1) -> int:
    """Vote; the status of the answer."""
    form = {"question": question, "round": str(round), "value": value, "reason": reason}
    return (await client.post("/vote", data=form)).status_code


def begin(held: OpenMeeting, round: int = 1) -> None:
    """Open the vote on LAT-1."""
    held.take(Opened(question="LAT-1", round=round))


def reveal(held: OpenMeeting, round: int = 1) -> None:
    """Show the votes on LAT-1."""
    held.take(Revealed(question="LAT-1", round=round))


def on_disk(folder: Path) -> Any:
    """What the votes' file says now."""
    return json.loads((folder / "acme.votes.json").read_text(encoding="utf-8"))
