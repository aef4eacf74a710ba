"""Real processes, and a post office with a case, that the suites of this folder share."""

from collections.abc import AsyncIterator, Iterator

import aiohttp
import pytest

from bot.outbound import Telegram
from bot.sandbox.server import Sandbox
from cases.threads import SECRETARIAT
from storage.unit import Storage
from tests.bot.postoffice import NUMBER, HandClock, PostOffice
from tests.bot.processes import Nursery, World, sandbox_process
from tests.storage.casework import kept, new_case


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


@pytest.fixture
async def office(storage: Storage) -> AsyncIterator[PostOffice]:
    clock = HandClock()
    sandbox = Sandbox(now=clock)
    async with sandbox.serve() as url:
        telegram = Telegram.at(url, sandbox.token, answer_within=2)
        office = PostOffice(storage, sandbox, telegram, clock)
        async with storage.write() as unit:
            await unit.places.set(SECRETARIAT, office.forum, is_forum=True, at=clock())
        await kept(storage, new_case(None, NUMBER))
        yield office
        await telegram.close()
