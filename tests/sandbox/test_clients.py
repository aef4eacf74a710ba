"""Everything the server says is understood whole: nothing is left over in PTB's objects."""

import json
from collections.abc import Iterator

import pytest
from aiogram import Bot
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup
from pydantic import TypeAdapter
from telegram import Bot as PtbBot
from telegram import InputMediaPhoto, TelegramObject

from bot.sandbox.schema import Schema
from bot.sandbox.server import Sandbox
from tests.sandbox.conftest import ADMIN, ELIF, MURAT, SELIN, STRANGER

KEYBOARD = InlineKeyboardMarkup(
    inline_keyboard=[[InlineKeyboardButton(text="Evet", callback_data="e")]]
)
EVERYTHING = [
    "message",
    "edited_message",
    "callback_query",
    "inline_query",
    "my_chat_member",
    "chat_member",
    "message_reaction",
]
#: The server speaks Bot API 10.3, as aiogram demands; PTB 22.8 knows 10.0.
NEWER_THAN_PTB = {"can_send_welcome_messages"}


def leftovers(value: object, where: str = "") -> Iterator[str]:
    """Fields of an answer that PTB did not know, however deep."""
    if isinstance(value, list | tuple):
        for item in value:
            yield from leftovers(item, where)
    if not isinstance(value, TelegramObject):
        return
    where = f"{where}.{type(value).__name__}"
    yield from (f"{where}: {name}" for name in value.api_kwargs.keys() - NEWER_THAN_PTB)
    for name in value.to_dict(recursive=False):
        yield from leftovers(getattr(value, name, None), where)


async def play(bot: Bot, sandbox: Sandbox, forum: int) -> None:
    """One of every kind of update the bot can get."""
    await bot.get_updates(allowed_updates=EVERYTHING)
    sandbox.people.start(ELIF)
    asked = sandbox.people.say(ELIF, "Bkz. https://goc.gov.tr #nikah @danisma_masasi_bot")
    sandbox.people.edit(ELIF, asked.message_id, "başka")
    sent = await bot.send_message(ELIF, "<b>x</b>", parse_mode="HTML", reply_markup=KEYBOARD)
    sandbox.presses.press(ELIF, ELIF, sent.message_id, "e")
    sandbox.people.react(ELIF, sent.message_id, ELIF, "👍")
    await sandbox.presses.ask_inline(ELIF, "nikah", patience=0)
    topic = sandbox.groups.topic(forum, "create", from_id=SELIN, name="Vaka")
    sandbox.people.say(SELIN, "not", forum, thread_id=topic.thread_id)
    sandbox.groups.topic(forum, "close", from_id=SELIN, thread_id=topic.thread_id)
    sandbox.groups.member(forum, ELIF, "administrator", by=ADMIN)
    sandbox.groups.member(forum, ELIF, "kicked", by=ADMIN)
    sandbox.groups.block(ELIF, blocked=True)


async def test_ptb_understands_every_update_whole(
    bot: Bot, ptb: PtbBot, sandbox: Sandbox, forum: int
) -> None:
    await play(bot, sandbox, forum)
    updates = await ptb.get_updates()
    assert len(updates) >= 14
    assert list(leftovers(updates)) == []


async def test_aiogram_understands_every_update_whole(
    bot: Bot, sandbox: Sandbox, forum: int
) -> None:
    await play(bot, sandbox, forum)
    for update in await bot.get_updates():
        assert update.event_type
        assert not update.model_extra


@pytest.mark.parametrize("method", ["get_me", "get_webhook_info", "get_chat_menu_button"])
async def test_ptb_understands_answers_whole(ptb: PtbBot, method: str) -> None:
    assert list(leftovers(await getattr(ptb, method)())) == []


async def test_ptb_understands_chats_whole(ptb: PtbBot, sandbox: Sandbox, forum: int) -> None:
    sandbox.people.start(ELIF)
    for chat_id in (ELIF, forum):
        assert list(leftovers(await ptb.get_chat(chat_id))) == []
    assert list(leftovers(await ptb.get_chat_administrators(forum))) == []


async def test_every_answer_agrees_with_the_independent_schema(
    bot: Bot, ptb: PtbBot, sandbox: Sandbox, forum: int
) -> None:
    schema = Schema.load()
    assert schema is not None
    sandbox.people.start(MURAT)
    await play(bot, sandbox, forum)
    await bot.get_updates()
    await bot.get_me()
    await bot.get_webhook_info()
    for chat_id in (MURAT, forum):
        await bot.get_chat(chat_id)
    await bot.get_chat_administrators(forum)
    for user_id in (SELIN, ELIF, STRANGER):
        await bot.get_chat_member(forum, user_id)
    await bot.create_forum_topic(forum, "Vaka")
    file = await ptb.send_document(forum, b"x", filename="a.txt", caption="y")
    await ptb.send_media_group(forum, [InputMediaPhoto(b"x"), InputMediaPhoto(b"y")])
    await ptb.copy_message(MURAT, forum, file.message_id)
    await ptb.forward_message(MURAT, forum, file.message_id)
    await bot.get_my_name()
    await bot.get_my_commands()
    for call in sandbox.journal.entries:
        assert call.answer is not None
        returning = vars(schema.classes[call.method])["__returning__"]
        result = json.dumps(call.answer["result"])
        TypeAdapter(returning).validate_json(result, strict=True, extra="forbid")


async def test_nothing_either_client_sent_is_objected_to(
    bot: Bot, ptb: PtbBot, sandbox: Sandbox, forum: int
) -> None:
    await play(bot, sandbox, forum)
    await ptb.send_document(forum, b"x", filename="a.txt", caption="<i>y</i>", parse_mode="HTML")
    await ptb.send_chat_action(forum, "typing")
    await bot.set_webhook("https://ornek.invalid", secret_token="x", max_connections=1)
    assert sandbox.journal.objections() == []
