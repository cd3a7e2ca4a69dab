"""The voting page in real Chromium: eight phones at once. Skipped where no Chromium is installed."""

import asyncio
import shutil
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Browser, Page, Route, async_playwright

from assessor.opening.meeting import OpenMeeting
from assessor.votes.model import Clock, Consent, Ranking
from tests.workshop.room import CODE, begin, meeting, on_disk, reveal, served

CHROMIUM = next(
    (path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), ""
)
pytestmark = pytest.mark.skipif(not CHROMIUM, reason="no Chromium here")
PEOPLE = 8


@asynccontextmanager
async def chromium() -> AsyncIterator[Browser]:
    """A browser without a window."""
    async with async_playwright() as started:
        browser = await started.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        try:
            yield browser
        finally:
            await browser.close()


async def phone(browser: Browser, address: str, *, script: bool = True, dark: bool = False) -> Page:
    """A phone of its own, that has scanned the code."""
    context = await browser.new_context(
        viewport={"width": 320, "height": 568},
        color_scheme="dark" if dark else "light",
        is_mobile=True,
        has_touch=True,
        java_script_enabled=script,
    )
    page = await context.new_page()
    page.set_default_timeout(10_000)
    await page.goto(f"{address}/?code={CODE}")
    return page


async def join(page: Page, group: str = "hands_on") -> Page:
    """Join."""
    await page.check(f"input[value={group}]")
    await page.click("button")
    await page.wait_for_selector("text=You are in")
    return page


async def vote(page: Page, value: str, reason: str = "") -> None:
    """Vote, and wait until it is said to be saved."""
    await page.check(f"input[name=value][value='{value}']")
    await page.fill("#reason", reason)
    await page.click("button")
    await page.wait_for_selector(".saved")


async def test_eight_people_through_reveal_second_round_restart_and_end(tmp_path: Path) -> None:
    held = meeting(tmp_path)
    async with chromium() as browser:
        async with served(held) as address:
            phones = await asyncio.gather(*(phone(browser, address, dark=n % 2 == 0) for n in range(PEOPLE)))
            pages = await asyncio.gather(*(join(page) for page in phones))
            begin(held)
            await asyncio.gather(*(page.wait_for_selector("text=LAT-1") for page in pages))
            await asyncio.gather(*(vote(page, str(n % 5), f"reason {n}") for n, page in enumerate(pages)))
            seen = [await page.inner_text("main") for page in pages]
            assert not any("reason " in text for text in seen)
            reveal(held)
            await asyncio.gather(*(page.wait_for_selector(".votes") for page in pages))
            assert await pages[0].locator(".reasons li").count() == PEOPLE
            begin(held, 2)
            await asyncio.gather(*(page.wait_for_selector("text=round 2") for page in pages))
            await vote(pages[0], "2")
            await pages[1].check("input[name=value][value='2']")  # chosen, not sent yet
        held.opened.close()
        held = meeting(tmp_path)
        async with served(held, int(address.rpartition(":")[2])):
            await pages[1].click("button")  # the first tries may go astray; the page tries again
            await pages[1].wait_for_selector(".saved")
            await asyncio.gather(*(vote(page, "2") for page in pages[2:]))
            reveal(held, 2)
            await asyncio.gather(*(page.wait_for_selector(".votes") for page in pages))
            assert "Everybody who gave a level says 2" in await pages[7].inner_text("main")
            held.take(Clock(kind="ended"))
            await asyncio.gather(*(page.wait_for_selector("text=has ended") for page in pages))
    second = on_disk(tmp_path)["votes"]["LAT-1"]["2"]
    assert [given["value"] for given in second.values()] == [2] * PEOPLE


async def test_every_page_can_be_used_by_everybody(tmp_path: Path) -> None:
    """No violation of axe's rules on any page, light and dark; nothing is wider than a small phone."""
    held = meeting(tmp_path)
    async with chromium() as browser, served(held) as address:
        pages = [await phone(browser, address, dark=dark) for dark in (False, True)]
        await _fine(pages, "join")
        for page in pages:
            await join(page)
        await _fine(pages, "waiting")
        held.take(Consent(report=True))
        for words, step in _through(held):
            step()
            await asyncio.gather(*(page.wait_for_selector(words) for page in pages))
            await _fine(pages, words)
            if words == "text=LAT-1":
                for page in pages:
                    await vote(page, "3", "a" * 280)
                await _fine(pages, "saved")


def _through(held: OpenMeeting) -> Iterator[tuple[str, Callable[[], None]]]:
    yield "text=LAT-1", lambda: begin(held)
    yield ".votes", lambda: reveal(held)
    yield "select", lambda: held.take(Ranking(kind="ranking_opened"))
    yield "text=would begin", lambda: held.take(Ranking(kind="ranking_revealed"))
    yield "text=A break", lambda: held.take(Clock(kind="paused"))
    yield "text=has ended", lambda: held.take(Clock(kind="ended"))


async def _fine(pages: list[Page], what: str) -> None:
    for page in pages:
        found = await Axe().run(page)
        assert found.violations_count == 0, f"{what}: {found.generate_report()}"
        assert await page.evaluate("document.documentElement.scrollWidth") <= 320, what


async def test_without_any_script_people_vote_and_see_the_reveal(tmp_path: Path) -> None:
    held = meeting(tmp_path)
    async with chromium() as browser, served(held) as address:
        page = await join(await phone(browser, address, script=False))
        begin(held)
        await page.click("text=Show what is going on now")
        await vote(page, "dk", "nobody has looked")
        reveal(held)
        assert await page.locator("noscript meta").count() or 'content="5"' in await page.content()
        await page.reload()  # which the page does by itself every five seconds
        assert "nobody has looked" in await page.inner_text("main")


async def test_a_script_that_never_arrives_leaves_a_page_that_works(tmp_path: Path) -> None:
    held = meeting(tmp_path)

    async def lost(route: Route) -> None:
        await route.abort()

    async with chromium() as browser, served(held) as address:
        page = await phone(browser, address)
        await page.route("**/page.js", lost)
        await page.reload()
        await join(page)
        begin(held)
        await page.click("text=Show what is going on now")
        await vote(page, "4")


async def test_a_vote_sent_without_a_connection_arrives_when_it_is_back(tmp_path: Path) -> None:
    held = meeting(tmp_path)
    async with chromium() as browser, served(held) as address:
        page = await join(await phone(browser, address))
        begin(held)
        await page.wait_for_selector("text=LAT-1")
        await page.check("input[name=value][value='1']")
        await page.context.set_offline(True)
        await page.click("button")
        await page.wait_for_selector("text=Not sent yet")
        await page.context.set_offline(False)
        await page.wait_for_selector(".saved")
        assert on_disk(tmp_path)["votes"]["LAT-1"]["1"]["v1"]["value"] == 1
