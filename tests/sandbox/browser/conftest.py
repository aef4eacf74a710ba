"""A real Chromium before a real sandbox; every window must stay silent and on this machine."""

import shutil
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from datetime import UTC, datetime
from typing import Any

import pytest
import pytest_asyncio
from aiogram import Bot
from aiogram.client.default import DefaultBotProperties
from aiogram.client.telegram import TelegramAPIServer
from playwright.async_api import Browser, Page, async_playwright

from bot.sandbox.server import Sandbox
from tests.sandbox.conftest import QuickSession
from tests.services import BROWSERS

#: Seconds are long on a busy machine; a page that is right is ready much sooner.
PATIENCE_MS = 20_000
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")
LAPTOP = {"width": 1440, "height": 900}
PHONE: dict[str, Any] = {
    "viewport": {"width": 390, "height": 844},
    "is_mobile": True,
    "has_touch": True,
    "device_scale_factor": 2,
}

Open = Callable[..., Awaitable[Page]]

in_browser = pytest_asyncio.fixture(loop_scope="session")


@pytest_asyncio.fixture(loop_scope="session", scope="session")
async def chromium() -> AsyncIterator[Browser]:
    """The Chromium of this machine; a test without one fails, the runner leaves it out."""
    path = next(filter(None, map(shutil.which, BROWSERS)), "chromium")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=path, args=[*FLAGS])
        yield browser
        await browser.close()


@pytest.fixture
def sandbox() -> Sandbox:
    return Sandbox(now=lambda: datetime.now(UTC))


@in_browser
async def url(sandbox: Sandbox) -> AsyncIterator[str]:
    async with sandbox.serve() as url:
        yield url


@in_browser
async def bot(sandbox: Sandbox, url: str) -> AsyncIterator[Bot]:
    """The bot's side of the conversation, played by the test over HTTP."""
    session = QuickSession(api=TelegramAPIServer.from_base(url))
    bot = Bot(sandbox.token, session, default=DefaultBotProperties(parse_mode="HTML"))
    yield bot
    await session.close()


@pytest.fixture
def complaints() -> list[str]:
    """Errors, warnings and requests that leave the sandbox."""
    return []


@in_browser
async def window(chromium: Browser, url: str, complaints: list[str]) -> AsyncIterator[Open]:
    """Opens windows: `await window(**how)`; what the page complains about fails the test."""
    async with AsyncExitStack() as stack:

        async def opened(**how: object) -> Page:
            looks: dict[str, Any] = {"viewport": LAPTOP, "locale": "tr-TR"} | how
            context = await chromium.new_context(**looks)
            stack.push_async_callback(context.close)
            context.set_default_timeout(PATIENCE_MS)
            page = await context.new_page()
            watch(page, url, complaints)
            await page.goto(url)
            await page.wait_for_selector(".person", state="attached")
            return page

        yield opened
    assert not complaints


def watch(page: Page, url: str, complaints: list[str]) -> None:
    """Note errors, warnings and every request that leaves the sandbox."""

    def request(address: str) -> None:
        if not address.startswith((url, "data:", "blob:")):
            complaints.append(f"request to {address}")

    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda asked: request(asked.url))
    page.on(
        "console",
        lambda said: complaints.append(said.text) if said.type in {"error", "warning"} else None,
    )


@in_browser
async def page(window: Open) -> Page:
    """A laptop's window on the officer's chat."""
    page = await window()
    await page.wait_for_selector("#chat .welcome")
    return page
