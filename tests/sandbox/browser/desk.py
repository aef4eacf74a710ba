"""The running product with its scene, and how a test reads and presses what is on the page."""

import asyncio
import os
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from aiohttp import ClientSession
from playwright.async_api import Locator, Page, expect

#: Seconds are long on a busy machine; a page that is right is ready much sooner.
PATIENCE_MS = 20_000
STARTS_WITHIN_SECONDS = 90
FORUM = -1_001_900_000_001
#: Whom the scene tells something last, and what; when all of it is there the outbox is empty.
TOLD = {
    1002: "Sekretaryanın size bir sorusu var",
    1006: "Kurul görüşü",
    1010: "Kurul görüşü",
    FORUM: "görüşünü bildirdi",
}


@asynccontextmanager
async def running(folder: Path) -> AsyncIterator[str]:
    """`danisma run` without a token; gives the address of its page once the scene is told."""
    settings = {"DATA_DIR": str(folder), "SANDBOX_PORT": str(_port()), "LOG_LEVEL": "WARNING"}
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "run"),
        cwd=folder,
        env={**os.environ, **settings, "BOT_TOKEN": ""},
        stdout=asyncio.subprocess.PIPE,
    )
    assert process.stdout is not None
    try:
        async with asyncio.timeout(STARTS_WITHIN_SECONDS):
            line = (await process.stdout.readline()).decode()
            url = next(word for word in line.split() if word.startswith("http"))
            await _scene_is_told(url)
        yield url
    finally:
        process.terminate()
        ended = await process.wait()
    assert ended == 0


async def fetched(url: str, path: str) -> dict[str, Any]:
    """What the sandbox says of itself."""
    async with ClientSession(url) as http, http.get(path) as response:
        body: dict[str, Any] = await response.json()
        return body


async def said(page: Page, text: str, pane: str = "#chat") -> Locator:
    """The last message of the bot that says so."""
    message = page.locator(f"{pane} .msg.theirs:not(.typing)", has_text=text).last
    await expect(message).to_be_visible(timeout=PATIENCE_MS)
    return message


async def press(message: Locator, words: str) -> None:
    """Press the button of a message that says so."""
    await message.locator(".key", has_text=words).first.click()


async def write(page: Page, text: str, field: str = "#yaz") -> None:
    """Type into a text field and send it."""
    await page.fill(field, text)
    await page.press(field, "Enter")


async def be(page: Page, name: str) -> None:
    """Go on as another person."""
    await page.locator("#people .person", has_text=name).first.click()
    await expect(page.locator("#chat .subtitle")).to_contain_text(name)


async def _scene_is_told(url: str) -> None:
    """Follow what happens until everything has been told."""
    async with ClientSession(url) as http, http.get("/sandbox/events?after=0") as events:
        async for _ in events.content:
            if all([await _says(url, chat_id, text) for chat_id, text in TOLD.items()]):
                return


async def _says(url: str, chat_id: int, text: str) -> bool:
    found = (await fetched(url, f"/sandbox/chats/{chat_id}/messages"))["messages"]
    return any(text in message["text"] for message in found)


def _port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
