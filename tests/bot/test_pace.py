"""Telegram's limits are kept, and a halt is a moment in time."""

import asyncio
import uuid
from collections.abc import AsyncIterator

import pytest
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import TelegramRetryAfter

from bot.compose import system_now
from bot.outgoing import Paced
from bot.pace import REMEMBERED, Pace, Pacer
from bot.pace_redis import SharedPace
from bot.sandbox.server import Sandbox

OFFICER, GROUP = 1001, -1001900000001


@pytest.fixture
async def shared(request: pytest.FixtureRequest) -> AsyncIterator[list[SharedPace]]:
    """The paces of two processes over one Redis."""
    url = request.config.getoption("--redis")
    prefix = f"test:{uuid.uuid4().hex}"
    paces = [SharedPace.over(url, prefix) for _ in range(2)]
    yield paces
    for pace in paces:
        await pace.close()


async def _seconds(pace: Pacer, *chats: int) -> float:
    """How long it takes until messages to all these chats may be sent."""
    loop = asyncio.get_running_loop()
    began = loop.time()
    await asyncio.gather(*(pace.wait(chat) for chat in chats))
    return loop.time() - began


async def test_three_messages_to_an_officer_need_not_wait() -> None:
    assert await _seconds(Pace(), *[OFFICER] * 3) < 0.2


async def test_fourth_message_to_an_officer_waits_a_second() -> None:
    assert 0.9 < await _seconds(Pace(), *[OFFICER] * 4) < 1.5


async def test_thirty_officers_are_served_at_once_and_one_more_waits() -> None:
    pace = Pace()
    assert await _seconds(pace, *range(1, 31)) < 0.2
    assert await _seconds(pace, 31) > 0.01


async def test_group_waits_after_twenty_messages() -> None:
    pace = Pace()
    assert await _seconds(pace, *[GROUP] * 20) < 0.2
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.3):
            await pace.wait(GROUP)


async def test_halt_holds_everybody_until_its_moment() -> None:
    pace = Pace()
    await pace.halt(0.4)
    assert 0.35 < await _seconds(pace, 1, 2, 3) < 1


async def test_shorter_halt_does_not_lift_a_longer_one() -> None:
    pace = Pace()
    await pace.halt(0.4)
    await pace.halt(0.1)
    assert await _seconds(pace, 1) > 0.35


async def test_call_that_ends_during_a_halt_does_not_lift_it() -> None:
    pace = Pace()
    await pace.wait(OFFICER)
    await pace.halt(0.4)
    assert await _seconds(pace, OFFICER) > 0.35


async def test_idle_chats_are_forgotten() -> None:
    pace = Pace()
    for chat in range(1, REMEMBERED + 10):
        pace._of(chat)
    assert len(pace._chats) < REMEMBERED


@pytest.mark.redis
async def test_two_processes_share_the_limit_of_a_chat(shared: list[SharedPace]) -> None:
    first, second = shared
    await _seconds(first, OFFICER, OFFICER)
    assert await _seconds(second, OFFICER) < 0.3
    assert await _seconds(second, OFFICER) > 0.5


@pytest.mark.redis
async def test_two_processes_share_a_halt(shared: list[SharedPace]) -> None:
    first, second = shared
    await first.halt(0.5)
    assert await _seconds(second, OFFICER) > 0.4


@pytest.mark.redis
async def test_two_processes_share_the_overall_limit(shared: list[SharedPace]) -> None:
    first, second = shared
    await _seconds(first, *range(1, 21))
    assert await _seconds(second, *range(21, 46)) > 0.3


async def test_redis_that_is_away_lets_the_officer_through() -> None:
    pace = SharedPace.over("redis://127.0.0.1:1", "test:away")
    assert await _seconds(pace, OFFICER) < 0.5
    await pace.close()


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
    assert pace.halted_for > 80


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
