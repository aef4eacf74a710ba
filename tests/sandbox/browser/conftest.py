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
from aiohttp import ClientSession
from playwright.async_api import Browser, Page, async_playwright

from bot.sandbox.server import Sandbox
from tests.sandbox.browser.desk import PATIENCE_MS, fetched, running
from tests.sandbox.conftest import QuickSession
from tests.services import BROWSERS

FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")
MENDED = ("TOPIC_CLOSED", "TOPIC_NOT_MODIFIED", "message thread not found")
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


@pytest_asyncio.fixture(loop_scope="session", scope="session")
async def desk(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[str]:
    """The running product; gives the address of its page."""
    async with running(tmp_path_factory.mktemp("desk")) as url:
        yield url


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


@in_browser
async def fresh(desk: str) -> AsyncIterator[str]:
    """The product with an empty world; afterwards every call of the bot must suit the schema."""
    async with ClientSession(desk) as http, http.post("/sandbox/reset", json={}) as response:
        assert response.status == 200
    yield desk
    calls = (await fetched(desk, "/sandbox/journal"))["calls"]
    assert calls
    bad = [call for call in calls if call["verdict"] or not _is_well(call)]
    assert not [(call["method"], call["params"], call["answer"]) for call in bad]


@in_browser
async def officer(page: Page) -> Page:
    """The same window, for tests in which an officer asks."""
    return page


def _is_well(call: dict[str, Any]) -> bool:
    """Done, or refused for what the desk mends: a topic closed already, or lost in the reset."""
    return call["status"] == 200 or str(call["answer"]["description"]).endswith(MENDED)
