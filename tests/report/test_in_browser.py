"""The HTML edition in real Chromium: nothing is fetched, and it fits a phone. Skipped where there is no Chromium."""

from pathlib import Path

import pytest
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Browser, Page

from assessor.report.model import ReportContext
from assessor.report.screen import render_screen
from tests.workshop.test_browser import CHROMIUM, chromium

pytestmark = pytest.mark.skipif(not CHROMIUM, reason="no Chromium here")


async def opened(browser: Browser, path: Path, *, width: int, dark: bool) -> tuple[Page, list[str]]:
    """The page in `path` from the disk, and every address that it asked for beside itself."""
    context = await browser.new_context(
        viewport={"width": width, "height": 800}, color_scheme="dark" if dark else "light"
    )
    page, asked = await context.new_page(), list[str]()
    page.on("request", lambda request: asked.append(request.url))
    await page.goto(path.as_uri())
    return page, [address for address in asked if not address.startswith("data:") and address != path.as_uri()]


async def test_the_page_fits_a_phone_and_a_desk_in_the_light_and_in_the_dark(
    context: ReportContext, tmp_path: Path
) -> None:
    path = tmp_path / "report.html"
    path.write_text(render_screen(context), encoding="utf-8")
    async with chromium() as browser:
        for width, dark in ((390, True), (1200, False)):
            page, asked = await opened(browser, path, width=width, dark=dark)
            assert asked == []
            assert await page.evaluate("document.documentElement.scrollWidth") == width
            if dark:
                found = await Axe().run(page)
                assert found.violations_count == 0, found.generate_report()
