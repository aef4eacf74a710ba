"""Polling stores what it receives before it acknowledges, whatever the wire does."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import pytest
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer

from bot.compose import system_now
from bot.intake import Intake
from bot.receiver import Polling
from bot.sandbox.server import Sandbox
from bot.workers import Backoff, Supervisor
from storage.engine import Database
from storage.inbox import Figures
from storage.unit import Storage
from tests.bot.doubles import until

ELIF = 1001
QUICK = Backoff(first=0.01, most=0.05)


@pytest.fixture
async def storage(sqlite_url: str) -> AsyncIterator[Storage]:
    storage = Storage(Database(sqlite_url))
    yield storage
    await storage.close()


@pytest.fixture
def sandbox() -> Sandbox:
    return Sandbox(now=system_now)


@asynccontextmanager
async def _polling(sandbox: Sandbox, storage: Storage) -> AsyncIterator[Polling]:
    """The receiver at work against a sandbox that really listens."""
    async with sandbox.serve() as url:
        bot = Bot(sandbox.token, session=AiohttpSession(api=TelegramAPIServer.from_base(url)))
        intake = Intake(storage, system_now, asyncio.Event(), bot.id)
        polling = Polling(bot, intake, ["message"], poll_seconds=5, backoff=QUICK)
        supervisor = Supervisor(QUICK)
        supervisor.start("receiver", polling.run)
        try:
            yield polling
        finally:
            await supervisor.stop()
            await bot.session.close()


async def _figures(storage: Storage) -> Figures:
    async with storage.read() as unit:
        return await unit.inbox.figures()


async def _stored(storage: Storage, holds: Callable[[Figures], bool]) -> Figures:
    async with asyncio.timeout(10):
        while True:
            figures = await _figures(storage)
            if holds(figures):
                return figures
            await asyncio.sleep(0.01)


async def test_update_is_stored_and_then_acknowledged(sandbox: Sandbox, storage: Storage) -> None:
    async with _polling(sandbox, storage):
        sandbox.people.say(ELIF, "merhaba")
        await _stored(storage, lambda figures: figures.waiting == 1)
        await until(lambda: not sandbox.updates.queue)


async def test_update_that_cannot_be_stored_is_not_acknowledged(
    sandbox: Sandbox, tmp_path: object
) -> None:
    storage = Storage(Database(f"sqlite+aiosqlite:///{tmp_path}/without-tables.db"))
    async with _polling(sandbox, storage):
        sandbox.people.say(ELIF, "merhaba")
        await until(lambda: len(sandbox.journal.of("getUpdates")) > 3)
        assert len(sandbox.updates.queue) == 1
    await storage.close()


async def test_only_the_wanted_kinds_are_asked_for(sandbox: Sandbox, storage: Storage) -> None:
    async with _polling(sandbox, storage):
        await until(lambda: sandbox.updates.allowed == frozenset({"message"}))


async def test_update_delivered_twice_is_stored_once(sandbox: Sandbox, storage: Storage) -> None:
    sandbox.faults.add("duplicate_update")
    async with _polling(sandbox, storage):
        sandbox.people.say(ELIF, "merhaba")
        await until(lambda: not sandbox.updates.queue and sandbox.updates.last_polled_at)
        sandbox.people.say(ELIF, "bir daha")
        await _stored(storage, lambda figures: figures.waiting == 2)


async def test_poison_update_stops_nothing(sandbox: Sandbox, storage: Storage) -> None:
    sandbox.faults.add("poison_update")
    async with _polling(sandbox, storage):
        sandbox.people.say(ELIF, "zehirli")
        sandbox.people.say(ELIF, "merhaba")
        figures = await _stored(storage, lambda f: f.waiting + f.quarantined == 2)
        await until(lambda: not sandbox.updates.queue)
    assert figures.waiting >= 1


@pytest.mark.parametrize("kind", ["server_error", "html", "cut_before", "cut_after", "too_many"])
async def test_trouble_on_the_wire_loses_nothing(
    sandbox: Sandbox, storage: Storage, kind: str
) -> None:
    sandbox.faults.add(kind, method="getUpdates", times=2)
    async with _polling(sandbox, storage):
        sandbox.people.say(ELIF, "bir")
        sandbox.people.say(ELIF, "iki")
        await _stored(storage, lambda figures: figures.waiting == 2)


async def test_poller_that_is_thrown_out_comes_back(sandbox: Sandbox, storage: Storage) -> None:
    async with _polling(sandbox, storage):
        await until(lambda: sandbox.updates.last_polled_at)
        await sandbox.updates.poll(0, 1, 0)
        sandbox.people.say(ELIF, "merhaba")
        await _stored(storage, lambda figures: figures.waiting == 1)


async def test_webhook_that_was_left_behind_is_taken_down(
    sandbox: Sandbox, storage: Storage
) -> None:
    sandbox.updates.webhook.url = "https://old.example/hook"
    async with _polling(sandbox, storage):
        sandbox.people.say(ELIF, "merhaba")
        await _stored(storage, lambda figures: figures.waiting == 1)
