"""Direct replies go out at the pace, and again after a 429."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import TelegramRetryAfter
from aiogram.types import BotCommand

from bot.compose import system_now
from bot.introduce import Introduction
from bot.outgoing import Paced
from bot.pace import Pace
from bot.sandbox.server import Sandbox
from bot.windows import Windows
from cases.people import Grant, Role
from storage.unit import Storage
from tests.storage.moments import NOON

OFFICER = 1001


@pytest.fixture
async def sandbox() -> AsyncIterator[tuple[Sandbox, Bot, Pace]]:
    """A bot that sends at a pace, and the sandbox it sends to."""
    sandbox, pace = Sandbox(now=system_now), Pace()
    async with sandbox.serve() as url:
        session = AiohttpSession(api=TelegramAPIServer.from_base(url))
        session.middleware(Paced(pace))
        bot = Bot(sandbox.token, session=session)
        sandbox.people.start(OFFICER)
        yield sandbox, bot, pace
        await bot.session.close()


async def test_reply_refused_with_429_is_sent_after_the_halt(
    sandbox: tuple[Sandbox, Bot, Pace],
) -> None:
    world, bot, _ = sandbox
    world.faults.add("too_many", method="sendMessage", retry_after=1)
    began = asyncio.get_running_loop().time()
    await bot.send_message(OFFICER, "yanıt")
    assert asyncio.get_running_loop().time() - began > 0.9
    assert [call.status for call in world.journal.of("sendMessage")] == [429, 200]


async def test_reply_that_would_wait_too_long_is_given_back(
    sandbox: tuple[Sandbox, Bot, Pace],
) -> None:
    world, bot, pace = sandbox
    world.faults.add("too_many", method="sendMessage", retry_after=90)
    with pytest.raises(TelegramRetryAfter):
        await bot.send_message(OFFICER, "yanıt")
    assert isinstance(pace.ledger, Windows)
    assert pace.ledger.halted_for > 80


async def test_a_menu_refused_with_429_halts_no_message(
    sandbox: tuple[Sandbox, Bot, Pace],
) -> None:
    world, bot, _ = sandbox
    world.faults.add("too_many", method="setMyCommands", retry_after=90)
    with pytest.raises(TelegramRetryAfter):
        await bot.set_my_commands([BotCommand(command="konular", description="Konular")])
    async with asyncio.timeout(5):
        await bot.send_message(OFFICER, "yanıt")


async def test_staff_are_told_their_menus_one_after_the_other(
    sandbox: tuple[Sandbox, Bot, Pace], storage: Storage
) -> None:
    world, bot, _ = sandbox
    async with storage.write() as unit:
        for number in (OFFICER, 1002, 1003):
            person = await unit.people.of_telegram(number, at=NOON)
            await unit.grants.give(person.id, Grant(0, Role.SECRETARY, NOON))
            world.people.start(number)
    world.faults.add("too_many", method="setMyCommands", retry_after=1)
    began = asyncio.get_running_loop().time()
    await Introduction(bot, storage, lambda: NOON, pause_seconds=0.2).refresh()
    assert asyncio.get_running_loop().time() - began > 1 + 3 * 0.2 - 0.1
    assert [call.status for call in world.journal.of("setMyCommands")] == [429, 200, 200, 200]


async def test_reply_is_not_tried_for_ever(sandbox: tuple[Sandbox, Bot, Pace]) -> None:
    world, bot, _ = sandbox
    world.faults.add("too_many", method="sendMessage", retry_after=1, times=0)
    with pytest.raises(TelegramRetryAfter):
        await bot.send_message(OFFICER, "yanıt")
    assert len(world.journal.of("sendMessage")) == 3


async def test_typing_does_not_use_up_the_pace(sandbox: tuple[Sandbox, Bot, Pace]) -> None:
    _, bot, pace = sandbox
    await pace.halt(5)
    async with asyncio.timeout(2):
        await bot.send_chat_action(OFFICER, "typing")
