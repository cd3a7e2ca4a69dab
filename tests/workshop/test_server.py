"""The voting page from outside: a real server on loopback."""

import asyncio
import json
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest

from assessor.assessment.model import Answer
from assessor.votes.model import Agreed, Clock, Consent, Ranking
from assessor.workshop import server
from assessor.workshop.security import TRIES_EACH
from tests.workshop.room import CODE, begin, joined, meeting, on_disk, phone, reveal, served, vote

ALL = 100


async def test_a_vote_is_on_disk_when_it_is_answered_and_shown_to_nobody_else(tmp_path: Path) -> None:
    held = meeting(tmp_path)
    async with served(held) as address:
        one, two = await joined(address), await joined(address, "leadership")
        begin(held)
        assert await vote(one, "3", "because of the queue") == 200
        assert next(iter(on_disk(tmp_path)["votes"]["LAT-1"]["1"].values()))["value"] == 3
        mine, theirs = (await one.get("/")).text, (await two.get("/")).text
        assert "Your vote is saved: level 3" in mine
        assert "because of the queue" not in theirs
        assert "1</span> of <span data-present>2" in theirs
        assert "checked" not in theirs
        reveal(held)
        shown = (await two.get("/")).text
        assert "because of the queue" in shown and "1 vote" in shown
        await one.aclose()
        await two.aclose()


async def test_the_second_round_the_agreed_answer_priorities_pause_and_end_are_shown(tmp_path: Path) -> None:
    held = meeting(tmp_path)
    async with served(held) as address:
        one = await joined(address)
        assert "You are in" in (await one.get("/")).text
        begin(held)
        await vote(one, "dk")
        reveal(held)
        assert "That is a finding" in (await one.get("/")).text
        begin(held, 2)
        page = (await one.get("/")).text
        assert "round 2" in page and "Last round you said don’t know" in page
        await vote(one, "2", round=2)
        reveal(held, 2)
        held.take(Agreed(question="LAT-1", answer=Answer(value=2)))
        assert "LAT-1: agreed, level 2" in (await one.get("/")).text
        held.take(Ranking(kind="ranking_opened"))
        assert "<select" in (await one.get("/")).text
        assert (await one.post("/rank", data={"place1": "costs", "place2": "latency"})).status_code == 200
        assert on_disk(tmp_path)["rankings"] == {"v1": ["costs", "latency"]}
        held.take(Ranking(kind="ranking_revealed"))
        assert "mean place 1.0" in (await one.get("/")).text
        held.take(Clock(kind="paused"))
        assert "A break" in (await one.get("/")).text
        held.take(Clock(kind="ended"))
        assert "The workshop has ended" in (await one.get("/")).text
        await one.aclose()


@pytest.mark.parametrize(
    "form",
    [
        {"place1": "costs", "place2": "costs"},
        {"place1": ""},
        {"place1": "../../etc"},
        {},
    ],
)
async def test_an_order_that_makes_no_sense_is_refused(tmp_path: Path, form: dict[str, str]) -> None:
    held = meeting(tmp_path)
    async with served(held) as address:
        one = await joined(address)
        held.take(Ranking(kind="ranking_opened"))
        assert (await one.post("/rank", data=form)).status_code == 400
        assert held.meeting.rankings == {}
        await one.aclose()


async def test_a_late_vote_is_not_counted_and_it_is_said(tmp_path: Path) -> None:
    held = meeting(tmp_path)
    async with served(held) as address:
        one = await joined(address)
        begin(held)
        reveal(held)
        answer = await one.post("/vote", data={"question": "LAT-1", "round": "1", "value": "4", "reason": ""})
        assert answer.status_code == 409 and server.LATE in answer.text
        assert on_disk(tmp_path)["votes"].get("LAT-1", {}) == {}
        begin(held, 2)
        assert await vote(one, "4", round=3) == 409
        assert await vote(one, "4", question="COST-1", round=2) == 409
        await one.aclose()


@pytest.mark.parametrize("value", ["", "5", "-1", "4.0", "dk ", "null", "<script>"])
async def test_what_is_no_vote_is_refused(tmp_path: Path, value: str) -> None:
    held = meeting(tmp_path)
    async with served(held) as address:
        one = await joined(address)
        begin(held)
        assert await vote(one, value) == 400
        assert await vote(one, "3", "x" * 281) == 400
        assert (await one.post("/vote", data={"question": "LAT-1", "round": "one", "value": "3"})).status_code == 400
        assert (await one.post("/vote", data={"question": "../x", "round": "1", "value": "3"})).status_code == 409
        assert held.meeting.votes == {}
        await one.aclose()


async def test_script_in_a_reason_is_text(tmp_path: Path) -> None:
    held = meeting(tmp_path)
    async with served(held) as address:
        one = await joined(address)
        begin(held)
        await vote(one, "1", "<script>alert(1)</script>\x1b]0;x\x07 \"'><img src=x onerror=alert(1)>")
        reveal(held)
        page = (await one.get("/")).text
        assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
        assert "<script>alert" not in page and "<img" not in page and "\x1b" not in page
        await one.aclose()


async def test_two_votes_in_a_race_are_one_vote(tmp_path: Path) -> None:
    held = meeting(tmp_path)
    async with served(held) as address:
        one = await joined(address)
        begin(held)
        await asyncio.gather(*(vote(one, str(n % 5)) for n in range(20)))
        votes = on_disk(tmp_path)["votes"]["LAT-1"]["1"]
        assert len(votes) == 1
        assert votes["v1"]["value"] == held.meeting.votes["LAT-1"][1]["v1"].value
        await one.aclose()


async def test_a_hundred_people_vote_at_once_and_the_reveal_reaches_all_of_them(tmp_path: Path) -> None:
    held = meeting(tmp_path)
    async with served(held) as address:
        phones = await asyncio.gather(*(joined(address) for _ in range(ALL)))
        begin(held)
        told = [asyncio.create_task(_told(client, "reveal-LAT-1-1")) for client in phones]
        statuses = await asyncio.gather(*(vote(client, str(n % 5)) for n, client in enumerate(phones)))
        assert statuses == [200] * ALL
        reveal(held)
        await asyncio.wait_for(asyncio.gather(*told), 10)
        votes = on_disk(tmp_path)["votes"]["LAT-1"]["1"]
        assert sorted(vote["value"] for vote in votes.values()) == sorted(n % 5 for n in range(ALL))
        for client in phones:
            await client.aclose()


async def _told(client: httpx.AsyncClient, key: str) -> None:
    """Follow the stream until it says `key`."""
    async with client.stream("GET", "/news", timeout=20) as stream:
        async for line in stream.aiter_lines():
            if line.startswith("data: ") and json.loads(line[6:])["key"] == key:
                return


async def test_before_the_reveal_a_stream_tells_how_many_voted_and_nothing_of_what(tmp_path: Path) -> None:
    held = meeting(tmp_path)
    async with served(held) as address:
        one, two = await joined(address), await joined(address)
        begin(held)
        lines: list[dict[str, object]] = []

        async def follow() -> None:
            async with two.stream("GET", "/news") as stream:
                async for line in stream.aiter_lines():
                    if line.startswith("data: "):
                        lines.append(json.loads(line[6:]))
                        if lines[-1]["voted"] == 1:
                            return

        following = asyncio.create_task(follow())
        await vote(one, "4", "a telling reason")
        await asyncio.wait_for(following, 10)
        assert all(set(line) == {"key", "voted", "present"} for line in lines)
        assert lines[-1] == {"key": "vote-LAT-1-1-", "voted": 1, "present": 2}
        await one.aclose()
        await two.aclose()


async def test_a_restarted_server_knows_everybody_and_every_vote(tmp_path: Path) -> None:
    held = meeting(tmp_path)
    async with served(held) as address:
        one = await joined(address)
        begin(held)
        await vote(one, "3", "kept")
    held.opened.close()
    port = int(address.rpartition(":")[2])
    again = meeting(tmp_path)
    async with served(again, port):
        page = (await one.get("/")).text
        assert "Your vote is saved: level 3" in page and 'value="kept"' in page
        assert again.meeting.code == CODE
        await one.aclose()


async def test_wrong_codes_are_refused_and_soon_not_even_looked_at(tmp_path: Path) -> None:
    held = meeting(tmp_path)
    async with served(held) as address, phone(address) as one:
        for _ in range(TRIES_EACH):
            answer = await one.post("/join", data={"code": "WRONG1", "group": "other"})
            assert answer.status_code == 403 and server.WRONG_CODE in answer.text
        answer = await one.post("/join", data={"code": CODE, "group": "other"})
        assert answer.status_code == 429 and server.TOO_MANY in answer.text
    assert held.meeting.voters == {}


async def test_cookies_that_nobody_gave_out_open_nothing(tmp_path: Path) -> None:
    held = meeting(tmp_path)
    async with served(held) as address:
        begin(held)
        for cookie in ("", "x", "A" * 43, held.meeting.code):
            async with phone(address) as one:
                one.cookies.set("participant", cookie)
                assert "Join the workshop" in (await one.get("/")).text
                assert await vote(one, "3") == 403
                assert (await one.get("/news")).status_code == 403


async def test_a_cookie_of_another_meeting_opens_nothing_here(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    first, second = meeting(tmp_path / "a"), meeting(tmp_path / "b")
    async with served(first) as there, served(second) as here:
        one = await joined(there)
        begin(second)
        form = {"question": "LAT-1", "round": "1", "value": "3", "reason": ""}
        answer = await one.post(f"{here}/vote", data=form, headers={"Origin": here})
        assert answer.status_code == 403
        await one.aclose()


async def test_the_cookie_cannot_be_read_by_scripts_or_sent_from_elsewhere(tmp_path: Path) -> None:
    held = meeting(tmp_path)
    async with served(held) as address, phone(address) as one:
        answer = await one.post("/join", data={"code": CODE, "group": "other"}, follow_redirects=False)
        set_cookie = next(value for value in answer.headers.get_list("set-cookie") if value.startswith("participant="))
        assert "HttpOnly" in set_cookie and "samesite=strict" in set_cookie.lower()
        token = set_cookie.partition("=")[2].partition(";")[0]
        assert token not in (tmp_path / "acme.votes.json").read_text()


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
    ],
)
async def test_a_form_from_elsewhere_is_refused(tmp_path: Path, headers: dict[str, str]) -> None:
    held = meeting(tmp_path)
    async with served(held) as address:
        one = await joined(address)
        begin(held)
        form = {"question": "LAT-1", "round": "1", "value": "3", "reason": ""}
        assert (await one.post("/vote", data=form, headers=headers)).status_code == 403
        assert held.meeting.votes == {}
        await one.aclose()


async def test_another_name_for_this_machine_is_refused(tmp_path: Path) -> None:
    held = meeting(tmp_path)
    async with served(held) as address, phone(address) as one:
        assert (await one.get("/", headers={"Host": "rebound.evil.example"})).status_code == 421


async def test_a_vote_of_ten_megabytes_is_refused_with_and_without_its_length(tmp_path: Path) -> None:
    held = meeting(tmp_path)
    async with served(held) as address:
        one = await joined(address)
        begin(held)

        async def chunks() -> AsyncIterator[bytes]:
            for _ in range(10_000):
                yield b"x" * 1000

        kind = {"Content-Type": "application/x-www-form-urlencoded"}
        for body in (b"x" * 10_000_000, chunks()):
            try:
                status = (await one.post("/vote", content=body, headers=kind)).status_code
            except httpx.HTTPError:  # it hung up while we were still sending
                status = 413
            assert status == 413
        assert await vote(one, "3") == 200
        await one.aclose()


async def test_every_answer_carries_the_headers_and_says_nothing_of_the_server(tmp_path: Path) -> None:
    held = meeting(tmp_path)
    async with served(held) as address, phone(address) as one:
        for path in ("/", "/page.css", "/page.js", "/nothing", "/../etc/passwd", "/pages/base.html.j2", "/docs"):
            answer = await one.get(path)
            assert answer.status_code == (200 if path in ("/", "/page.css", "/page.js") else 404), path
            assert answer.headers["content-security-policy"].startswith("default-src 'none'")
            assert answer.headers["x-content-type-options"] == "nosniff"
            assert answer.headers["cache-control"] == "no-store"
            assert "server" not in answer.headers
            assert "starlette" not in answer.text.lower()
        assert (await one.put("/vote")).status_code in (404, 405)


async def test_a_page_is_small_and_asks_nobody_else(tmp_path: Path) -> None:
    held = meeting(tmp_path)
    async with served(held) as address:
        one = await joined(address)
        begin(held)
        total = 0
        for path in ("/", "/page.css", "/page.js"):
            text = (await one.get(path)).text
            total += len(text.encode())
            assert "http://" not in text and "https://" not in text
        assert total < 20_000
        await one.aclose()


async def test_the_address_in_the_qr_code_loses_the_code_and_the_page_has_it(tmp_path: Path) -> None:
    held = meeting(tmp_path)
    async with served(held) as address, phone(address) as one:
        answer = await one.get("/?code=ABC234")
        assert answer.url.path == "/" and answer.url.query == b""
        assert 'value="ABC234"' in answer.text
        assert "<" not in (await one.get("/?code=<b>x")).text.partition('name="code" value="')[2].partition('"')[0]


async def test_one_participant_cannot_open_streams_without_end(tmp_path: Path) -> None:
    held = meeting(tmp_path)
    async with served(held) as address:
        one = await joined(address)
        streams = [one.stream("GET", "/news") for _ in range(server.STREAMS_EACH)]
        for stream in streams:
            await stream.__aenter__()
        assert (await one.get("/news")).status_code == 429
        for stream in streams:
            await stream.__aexit__(None, None, None)
        await one.aclose()


async def test_consent_is_said_before_the_first_vote(tmp_path: Path) -> None:
    held = meeting(tmp_path)
    async with served(held) as address, phone(address) as one:
        assert "is agreed in the room before the first vote" in (await one.get("/")).text
        held.take(Consent(report=True))
        assert "groups under three people are not shown apart" in (await one.get("/")).text
        held.take(Consent(report=False))
        assert "the report shows nothing of the votes" in (await one.get("/")).text


async def test_a_disk_that_is_full_loses_no_vote_in_silence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from assessor.errors import FileError
    from assessor.votes import file

    held = meeting(tmp_path)
    async with served(held) as address:
        one = await joined(address)
        begin(held)

        def full(*_: object) -> None:
            raise FileError("no space left")

        with monkeypatch.context() as patched:
            patched.setattr(file, "save", full)
            answer = await one.post("/vote", data={"question": "LAT-1", "round": "1", "value": "3", "reason": ""})
            assert answer.status_code == 503 and server.NOT_SAVED in answer.text
        assert await vote(one, "3") == 200
        assert on_disk(tmp_path)["votes"]["LAT-1"]["1"]["v1"]["value"] == 3
        await one.aclose()
