"""The sandbox alone, as a process."""

import asyncio
import sys
from collections.abc import AsyncIterator

import pytest
from aiohttp import ClientSession

from bot.sandbox.server import DEFAULT_TOKEN


@pytest.fixture
async def process() -> AsyncIterator[asyncio.subprocess.Process]:
    started = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "bot.sandbox", "--port", "0", "--no-schema"),
        stdout=asyncio.subprocess.PIPE,
    )
    yield started
    if started.returncode is None:
        started.kill()
        await started.wait()


async def test_process_prints_its_address_serves_and_ends_when_told(
    process: asyncio.subprocess.Process,
) -> None:
    assert process.stdout is not None
    word, url = (await process.stdout.readline()).decode().split()
    assert word == "sandbox"
    async with (
        ClientSession(url) as http,
        http.get(f"/bot{DEFAULT_TOKEN}/getMe") as response,
    ):
        assert (await response.json())["result"]["is_bot"]
    process.terminate()
    assert await process.wait() == 0
