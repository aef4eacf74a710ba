"""Topics of the forum: opened, closed, deleted, and the lane called "General"."""

from collections.abc import Awaitable, Callable

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import ReplyParameters
from telegram import Bot as PtbBot

from bot.sandbox.server import Sandbox
from tests.sandbox.conftest import ELIF, SELIN


@pytest.fixture
async def thread(bot: Bot, forum: int) -> int:
    """A topic the bot has opened."""
    return (await bot.create_forum_topic(forum, "SDK-2026-0001")).message_thread_id


async def refused(call: Awaitable[object]) -> str:
    with pytest.raises(TelegramBadRequest) as refusal:
        await call
    return refusal.value.message.removeprefix("Bad Request: ")


async def test_message_lands_in_its_topic(bot: Bot, forum: int, thread: int) -> None:
    sent = await bot.send_message(forum, "kart", message_thread_id=thread)
    assert sent.is_topic_message
    assert sent.message_thread_id == thread


async def test_ptb_opens_a_topic_and_writes_into_it(ptb: PtbBot, forum: int) -> None:
    topic = await ptb.create_forum_topic(forum, "SDK-2026-0002")
    sent = await ptb.send_message(forum, "kart", message_thread_id=topic.message_thread_id)
    assert sent.message_thread_id == topic.message_thread_id
    assert not topic.api_kwargs


async def test_bot_hears_of_the_topic_it_opened(bot: Bot, forum: int, thread: int) -> None:
    opened = (await bot.get_updates())[-1].message
    assert opened is not None
    assert opened.forum_topic_created is not None
    assert opened.forum_topic_created.name == "SDK-2026-0001"
    assert opened.message_id == opened.message_thread_id == thread


async def test_same_name_twice_makes_two_topics(bot: Bot, forum: int, thread: int) -> None:
    again = await bot.create_forum_topic(forum, "SDK-2026-0001")
    assert again.message_thread_id != thread


async def test_message_of_a_person_in_a_topic_names_the_topic(
    bot: Bot, sandbox: Sandbox, forum: int, thread: int
) -> None:
    sandbox.people.say(SELIN, "not", forum, thread_id=thread)
    heard = (await bot.get_updates())[-1].message
    assert heard is not None
    assert (heard.message_thread_id, heard.is_topic_message) == (thread, True)
    assert heard.reply_to_message is not None
    assert heard.reply_to_message.forum_topic_created is not None


async def test_reply_in_general_carries_a_number_that_is_no_topic(
    bot: Bot, sandbox: Sandbox, forum: int
) -> None:
    first = sandbox.people.say(SELIN, "soru", forum)
    sandbox.people.say(SELIN, "yanıt", forum, reply_to=first.message_id)
    heard = (await bot.get_updates())[-1].message
    assert heard is not None
    assert heard.message_thread_id == first.message_id
    assert not heard.is_topic_message


async def test_answer_to_a_message_goes_to_its_topic(
    bot: Bot, sandbox: Sandbox, forum: int, thread: int
) -> None:
    note = sandbox.people.say(SELIN, "not", forum, thread_id=thread)
    sent = await bot.send_message(
        forum, "görüldü", reply_parameters=ReplyParameters(message_id=note.message_id)
    )
    assert sent.message_thread_id == thread


@pytest.mark.parametrize("number", [1, 4242])
async def test_general_has_no_number_and_unknown_topics_are_not_found(
    bot: Bot, forum: int, number: int
) -> None:
    reason = await refused(bot.send_message(forum, "x", message_thread_id=number))
    assert reason == "message thread not found"


async def test_closed_topic_refuses_until_reopened(bot: Bot, forum: int, thread: int) -> None:
    assert await bot.close_forum_topic(forum, thread)
    assert await refused(bot.send_message(forum, "x", message_thread_id=thread)) == "TOPIC_CLOSED"
    assert await bot.reopen_forum_topic(forum, thread)
    await bot.send_message(forum, "x", message_thread_id=thread)


async def test_closed_general_refuses(bot: Bot, forum: int) -> None:
    assert await bot.close_general_forum_topic(forum)
    assert await refused(bot.send_message(forum, "x")) == "TOPIC_CLOSED"


async def test_changing_nothing_is_refused(bot: Bot, forum: int, thread: int) -> None:
    calls: list[Callable[[], Awaitable[bool]]] = [
        lambda: bot.reopen_forum_topic(forum, thread),
        lambda: bot.edit_forum_topic(forum, thread, name="SDK-2026-0001"),
    ]
    for call in calls:
        assert await refused(call()) == "TOPIC_NOT_MODIFIED"


async def test_topic_can_be_renamed(bot: Bot, sandbox: Sandbox, forum: int, thread: int) -> None:
    assert await bot.edit_forum_topic(forum, thread, name="SDK-2026-0001 ✅")
    assert sandbox.world.chats[forum].topics[thread].name == "SDK-2026-0001 ✅"
    edited = (await bot.get_updates())[-1].message
    assert edited is not None
    assert edited.forum_topic_edited is not None


async def test_deleted_topic_is_gone_with_its_messages(
    bot: Bot, sandbox: Sandbox, forum: int, thread: int
) -> None:
    sent = await bot.send_message(forum, "kart", message_thread_id=thread)
    assert await bot.delete_forum_topic(forum, thread)
    reason = await refused(bot.send_message(forum, "x", message_thread_id=thread))
    assert reason == "message thread not found"
    edit = bot.edit_message_text("x", chat_id=forum, message_id=sent.message_id)
    assert await refused(edit) == "message to edit not found"
    assert await refused(bot.close_forum_topic(forum, thread)) == "TOPIC_ID_INVALID"


async def test_topic_deleted_by_a_person_is_gone_too(
    bot: Bot, sandbox: Sandbox, forum: int, thread: int
) -> None:
    sandbox.groups.topic(forum, "delete", thread_id=thread)
    reason = await refused(bot.send_message(forum, "x", message_thread_id=thread))
    assert reason == "message thread not found"


async def test_message_that_opened_a_topic_stays(bot: Bot, forum: int, thread: int) -> None:
    assert await refused(bot.delete_message(forum, thread)) == "message can't be deleted"


async def test_topics_need_a_forum_and_the_right(bot: Bot, sandbox: Sandbox, forum: int) -> None:
    plain = sandbox.groups.add_chat("Düz grup", members=[ELIF], bot="administrator")
    assert await refused(bot.create_forum_topic(plain.id, "x")) == "the chat is not a forum"
    sandbox.world.chats[forum].members[sandbox.world.bot.id].rights["can_manage_topics"] = False
    reason = await refused(bot.create_forum_topic(forum, "x"))
    assert reason == "not enough rights to create a topic"


async def test_pins_of_one_topic_are_taken_back(bot: Bot, forum: int, thread: int) -> None:
    inside = await bot.send_message(forum, "kart", message_thread_id=thread)
    outside = await bot.send_message(forum, "duyuru")
    await bot.pin_chat_message(forum, inside.message_id)
    await bot.pin_chat_message(forum, outside.message_id)
    await bot.unpin_all_forum_topic_messages(forum, thread)
    pinned = (await bot.get_chat(forum)).pinned_message
    assert pinned is not None
    assert pinned.message_id == outside.message_id
