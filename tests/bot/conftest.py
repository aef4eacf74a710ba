"""Real processes that the suites of this folder share."""

from collections.abc import AsyncIterator, Iterator

import aiohttp
import pytest

from tests.bot.processes import Nursery, World, sandbox_process


@pytest.fixture(scope="session")
def nursery() -> Iterator[Nursery]:
    with Nursery.open() as nursery:
        yield nursery


@pytest.fixture(scope="session")
def sandbox_url() -> Iterator[str]:
    with sandbox_process() as url:
        yield url


@pytest.fixture
async def world(sandbox_url: str) -> AsyncIterator[World]:
    async with aiohttp.ClientSession() as session:
        world = World(sandbox_url, session)
        await world.do("reset")
        yield world
