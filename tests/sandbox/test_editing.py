"""Edits, deletions, pins and reactions of the bot."""

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import (
    BufferedInputFile,
    ForceReply,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    Message,
    ReactionTypeEmoji,
    ReactionTypeUnion,
)
from telegram import Bot as PtbBot
from telegram import Message as PtbMessage

from bot.sandbox.server import Sandbox
from tests.sandbox.conftest import ELIF, SELIN, HandClock

KEYBOARD = InlineKeyboardMarkup(
    inline_keyboard=[[InlineKeyboardButton(text="Evet", callback_data="e")]]
)


@pytest.fixture(autouse=True)
def elif_has_started(sandbox: Sandbox) -> None:
    sandbox.people.start(ELIF)


async def test_edit_changes_text_and_drops_the_keyboard(
    bot: Bot, sandbox: Sandbox, clock: HandClock
) -> None:
    sent = await bot.send_message(ELIF, "bir", reply_markup=KEYBOARD)
    clock.pass_(seconds=5)
    edited = await bot.edit_message_text("iki", chat_id=ELIF, message_id=sent.message_id)
    assert isinstance(edited, Message)
    assert (edited.text, edited.reply_markup) == ("iki", None)
    assert edited.edit_date is not None
    assert edited.message_id == sent.message_id


async def test_edit_that_changes_nothing_is_refused(bot: Bot) -> None:
    sent = await bot.send_message(ELIF, "<b>bir</b>", parse_mode="HTML", reply_markup=KEYBOARD)
    with pytest.raises(TelegramBadRequest, match="message is not modified"):
        await bot.edit_message_text(
            "<strong>bir</strong>",
            chat_id=ELIF,
            message_id=sent.message_id,
            parse_mode="HTML",
            reply_markup=KEYBOARD,
        )
    with pytest.raises(TelegramBadRequest, match="message is not modified"):
        await bot.edit_message_reply_markup(
            chat_id=ELIF, message_id=sent.message_id, reply_markup=KEYBOARD
        )


async def test_ptb_edits_the_keyboard_alone(bot: Bot, ptb: PtbBot) -> None:
    sent = await bot.send_message(ELIF, "bir", reply_markup=KEYBOARD)
    edited = await ptb.edit_message_reply_markup(ELIF, sent.message_id)
    assert isinstance(edited, PtbMessage)
    assert edited.reply_markup is None
    assert edited.text == "bir"


@pytest.mark.parametrize("gone", [True, False])
async def test_missing_message_cannot_be_edited(bot: Bot, gone: bool) -> None:
    message_id = 4242
    if gone:
        sent = await bot.send_message(ELIF, "x")
        message_id = sent.message_id
        await bot.delete_message(ELIF, message_id)
    with pytest.raises(TelegramBadRequest, match="message to edit not found"):
        await bot.edit_message_text("iki", chat_id=ELIF, message_id=message_id)


async def test_message_of_a_person_cannot_be_edited(bot: Bot, sandbox: Sandbox) -> None:
    asked = sandbox.people.say(ELIF, "soru")
    with pytest.raises(TelegramBadRequest, match="message can't be edited"):
        await bot.edit_message_text("iki", chat_id=ELIF, message_id=asked.message_id)


async def test_message_with_forced_reply_cannot_be_edited(bot: Bot) -> None:
    sent = await bot.send_message(ELIF, "Yazın", reply_markup=ForceReply())
    with pytest.raises(TelegramBadRequest, match="message can't be edited"):
        await bot.edit_message_text("iki", chat_id=ELIF, message_id=sent.message_id)


async def test_caption_and_text_are_not_mistaken_for_each_other(bot: Bot) -> None:
    text = await bot.send_message(ELIF, "x")
    with pytest.raises(TelegramBadRequest, match="there is no caption in the message to edit"):
        await bot.edit_message_caption(chat_id=ELIF, message_id=text.message_id, caption="y")
    file = await bot.send_document(ELIF, BufferedInputFile(b"x", "a.txt"), caption="bir")
    with pytest.raises(TelegramBadRequest, match="there is no text in the message to edit"):
        await bot.edit_message_text("y", chat_id=ELIF, message_id=file.message_id)
    edited = await bot.edit_message_caption(
        chat_id=ELIF, message_id=file.message_id, caption="iki"
    )
    assert isinstance(edited, Message)
    assert edited.caption == "iki"
    assert edited.document is not None


async def test_old_messages_cannot_be_deleted(bot: Bot, clock: HandClock) -> None:
    sent = await bot.send_message(ELIF, "x")
    clock.pass_(hours=49)
    with pytest.raises(TelegramBadRequest, match="message can't be deleted"):
        await bot.delete_message(ELIF, sent.message_id)


async def test_deleted_message_cannot_be_deleted_again(bot: Bot) -> None:
    sent = await bot.send_message(ELIF, "x")
    assert await bot.delete_message(ELIF, sent.message_id)
    with pytest.raises(TelegramBadRequest, match="message to delete not found"):
        await bot.delete_message(ELIF, sent.message_id)


async def test_many_are_deleted_at_once_and_missing_ones_passed_over(
    bot: Bot, sandbox: Sandbox
) -> None:
    first, second = await bot.send_message(ELIF, "x"), await bot.send_message(ELIF, "y")
    assert await bot.delete_messages(ELIF, [first.message_id, 4242, second.message_id])
    messages = sandbox.world.chats[ELIF].messages
    assert messages[first.message_id].deleted
    assert messages[second.message_id].deleted


async def test_administrator_bot_deletes_what_others_wrote(
    bot: Bot, sandbox: Sandbox, forum: int
) -> None:
    note = sandbox.people.say(SELIN, "not", forum)
    assert await bot.delete_message(forum, note.message_id)


async def test_bot_without_the_right_deletes_only_its_own(
    bot: Bot, sandbox: Sandbox, forum: int
) -> None:
    sandbox.world.chats[forum].members[sandbox.world.bot.id].rights["can_delete_messages"] = False
    note = sandbox.people.say(SELIN, "not", forum)
    with pytest.raises(TelegramBadRequest, match="message can't be deleted"):
        await bot.delete_message(forum, note.message_id)


async def test_pin_is_said_in_the_chat_and_unpinned_again(
    bot: Bot, sandbox: Sandbox, forum: int
) -> None:
    sent = await bot.send_message(forum, "kart")
    assert await bot.pin_chat_message(forum, sent.message_id)
    said = (await bot.get_updates())[-1].message
    assert said is not None
    assert said.pinned_message is not None
    assert said.pinned_message.message_id == sent.message_id
    assert (await bot.get_chat(forum)).pinned_message is not None
    assert await bot.unpin_chat_message(forum)
    assert (await bot.get_chat(forum)).pinned_message is None


async def test_pin_without_the_right_is_refused(bot: Bot, sandbox: Sandbox, forum: int) -> None:
    sandbox.world.chats[forum].members[sandbox.world.bot.id].rights["can_pin_messages"] = False
    sent = await bot.send_message(forum, "kart")
    with pytest.raises(TelegramBadRequest, match="not enough rights to manage pinned messages"):
        await bot.pin_chat_message(forum, sent.message_id)


async def test_bot_reacts_once_to_a_message(bot: Bot, sandbox: Sandbox) -> None:
    asked = sandbox.people.say(ELIF, "soru")
    assert await bot.set_message_reaction(ELIF, asked.message_id, [ReactionTypeEmoji(emoji="👍")])
    assert sandbox.world.chats[ELIF].messages[asked.message_id].reactions[sandbox.world.bot.id]
    thumbs: list[ReactionTypeUnion] = [ReactionTypeEmoji(emoji=emoji) for emoji in "👍👎"]
    with pytest.raises(TelegramBadRequest, match="REACTIONS_TOO_MANY"):
        await bot.set_message_reaction(ELIF, asked.message_id, thumbs)


async def test_edited_text_of_a_person_is_told(bot: Bot, sandbox: Sandbox) -> None:
    asked = sandbox.people.say(ELIF, "soru")
    sandbox.people.edit(ELIF, asked.message_id, "başka soru")
    edited = (await bot.get_updates())[-1].edited_message
    assert edited is not None
    assert (edited.text, edited.message_id) == ("başka soru", asked.message_id)
