"""Somebody in a closed topic is answered there, and the topic is closed as before."""

from collections.abc import AsyncIterator

import pytest
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import TelegramBadRequest, TelegramServerError
from aiogram.methods import SendMessage

from bot.compose import system_now
from bot.example import FORUM
from bot.outgoing import IntoClosedTopics
from bot.sandbox.faults import Fault
from bot.sandbox.server import Sandbox


@pytest.fixture
async def sandbox() -> AsyncIterator[tuple[Sandbox, Bot]]:
    sandbox = Sandbox(now=system_now)
    async with sandbox.serve() as url:
        session = AiohttpSession(api=TelegramAPIServer.from_base(url))
        session.middleware(IntoClosedTopics())
        bot = Bot(sandbox.token, session=session)
        yield sandbox, bot
        await bot.session.close()


async def test_a_closed_topic_takes_an_answer_and_stays_closed(
    sandbox: tuple[Sandbox, Bot],
) -> None:
    world, bot = sandbox
    topic = await bot.create_forum_topic(FORUM, "SDK-2026-0001")
    await bot.close_forum_topic(FORUM, topic.message_thread_id)
    sent = await bot.send_message(FORUM, "yanıt", message_thread_id=topic.message_thread_id)
    assert sent.message_thread_id == topic.message_thread_id
    assert world.world.chats[FORUM].topics[topic.message_thread_id].closed


@pytest.mark.parametrize("fault", [Fault.SERVER_ERROR, Fault.HTML, Fault.CUT_BEFORE])
async def test_an_answer_that_was_sent_is_sent_though_the_topic_cannot_be_closed_again(
    sandbox: tuple[Sandbox, Bot], fault: Fault
) -> None:
    world, bot = sandbox
    topic = await bot.create_forum_topic(FORUM, "SDK-2026-0001")
    await bot.close_forum_topic(FORUM, topic.message_thread_id)
    world.faults.add(fault, method="closeForumTopic")
    sent = await bot.send_message(FORUM, "yanıt", message_thread_id=topic.message_thread_id)
    assert sent.message_thread_id == topic.message_thread_id


async def test_an_answer_that_was_refused_is_refused_with_its_own_reason(
    sandbox: tuple[Sandbox, Bot],
) -> None:
    world, bot = sandbox
    topic = await bot.create_forum_topic(FORUM, "SDK-2026-0001")
    await bot.close_forum_topic(FORUM, topic.message_thread_id)
    world.faults.add(Fault.SERVER_ERROR, method="closeForumTopic")
    world.faults.add(Fault.SERVER_ERROR, method="sendMessage", nth=2)
    with pytest.raises(TelegramServerError) as refusal:
        await bot.send_message(FORUM, "yanıt", message_thread_id=topic.message_thread_id)
    assert isinstance(refusal.value.method, SendMessage)


async def test_a_topic_that_is_gone_is_refused_as_before(sandbox: tuple[Sandbox, Bot]) -> None:
    world, bot = sandbox
    with pytest.raises(TelegramBadRequest, match="thread not found"):
        await bot.send_message(FORUM, "yanıt", message_thread_id=77)
    assert not world.journal.of("reopenForumTopic")
