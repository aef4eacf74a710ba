"""A running sandbox, and both real clients pointed at it over HTTP."""

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiohttp import ClientSession
from telegram import Bot as PtbBot
from telegram.ext import ExtBot

from bot.sandbox.server import Sandbox

ELIF, MURAT, SELIN, OKAN, DENIZ = 1001, 1002, 1003, 1004, 1005
ADMIN, STRANGER = 1008, 1009


@dataclass
class HandClock:
    """A clock that moves when told to."""

    at: datetime = field(default_factory=lambda: datetime(2026, 11, 23, 9, 0, tzinfo=UTC))

    def __call__(self) -> datetime:
        return self.at

    def pass_(self, **period: float) -> None:
        self.at += timedelta(**period)


class QuickSession(AiohttpSession):
    """aiogram's session without its quarter of a second of goodbye."""

    async def close(self) -> None:
        if self._session is not None and not self._session.closed:
            await self._session.close()


async def until(holds: Callable[[], object]) -> None:
    """Let the loop turn until something holds."""
    async with asyncio.timeout(5):
        while not holds():  # noqa: ASYNC110 - the server has no event for what a test looks at
            await asyncio.sleep(0.001)


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def sandbox(clock: HandClock) -> Sandbox:
    return Sandbox(now=clock)


@pytest.fixture
async def url(sandbox: Sandbox) -> AsyncIterator[str]:
    sandbox.delivery.retry_base = 0.002
    async with sandbox.serve() as url:
        yield url


@pytest.fixture
async def bot(sandbox: Sandbox, url: str) -> AsyncIterator[Bot]:
    """aiogram's client."""
    session = QuickSession(api=TelegramAPIServer.from_base(url))
    bot = Bot(sandbox.token, session=session)
    yield bot
    await session.close()


@pytest.fixture
async def ptb(sandbox: Sandbox, url: str) -> AsyncIterator[PtbBot]:
    """python-telegram-bot's client."""
    bot: ExtBot[None] = ExtBot(
        sandbox.token, base_url=f"{url}/bot", base_file_url=f"{url}/file/bot"
    )
    async with bot:
        yield bot


@pytest.fixture
async def http(url: str) -> AsyncIterator[ClientSession]:
    """A bare client with the sandbox as its base."""
    async with ClientSession(url) as session:
        yield session


@pytest.fixture
def forum(sandbox: Sandbox) -> int:
    """The id of the seeded forum."""
    return next(chat.id for chat in sandbox.world.chats.values() if chat.is_forum)
