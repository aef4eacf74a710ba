"""Sending texts: limits after parsing, people who cannot be reached, Telegram's own words."""

import pytest
from aiogram import Bot
from aiogram.exceptions import (
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramMigrateToChat,
)
from aiogram.types import LinkPreviewOptions, ReplyParameters
from telegram import Bot as PtbBot
from telegram.error import BadRequest, ChatMigrated, Forbidden

from bot.sandbox.mistakes import Mistake
from bot.sandbox.server import Sandbox
from tests.sandbox.conftest import ELIF, MURAT, SELIN, HandClock


@pytest.fixture(autouse=True)
def elif_has_started(sandbox: Sandbox) -> None:
    sandbox.people.start(ELIF)


async def refusal(bot: Bot, chat_id: int, text: str, **details: str) -> str:
    with pytest.raises(TelegramBadRequest) as refused:
        await bot.send_message(chat_id, text, parse_mode=details.get("parse_mode"))
    return refused.value.message.removeprefix("Bad Request: ")


async def test_4096_characters_after_parsing_pass(bot: Bot) -> None:
    sent = await bot.send_message(ELIF, f"<b>{'ş' * 4096}</b>", parse_mode="HTML")
    assert sent.text is not None
    assert len(sent.text) == 4096


async def test_characters_outside_the_basic_plane_count_once(bot: Bot) -> None:
    sent = await bot.send_message(ELIF, "😀" * 4096)
    assert sent.text == "😀" * 4096


async def test_4097_characters_are_too_long(bot: Bot) -> None:
    assert await refusal(bot, ELIF, "x" * 4097) == "message is too long"


async def test_empty_text_is_refused(bot: Bot) -> None:
    assert await refusal(bot, ELIF, "") == "message text is empty"
    assert await refusal(bot, ELIF, " \n ") == "text must be non-empty"


async def test_broken_html_is_refused(bot: Bot) -> None:
    reason = await refusal(bot, ELIF, "<b>x", parse_mode="HTML")
    assert reason == "can't parse entities: Can't find end tag corresponding to start tag \"b\""


async def test_markdown_is_refused_knowingly(bot: Bot) -> None:
    reason = await refusal(bot, ELIF, "*x*", parse_mode="MarkdownV2")
    assert reason.startswith("can't parse entities: this server reads HTML")


async def test_unknown_chat_is_not_found(bot: Bot) -> None:
    assert await refusal(bot, 424242, "x") == "chat not found"


async def test_person_who_never_started_is_not_found(bot: Bot) -> None:
    assert await refusal(bot, MURAT, "x") == "chat not found"


async def test_person_known_from_a_group_cannot_be_addressed_first(bot: Bot) -> None:
    with pytest.raises(TelegramForbiddenError, match="can't initiate conversation with a user"):
        await bot.send_message(SELIN, "x")


async def test_blocked_bot_is_refused_until_unblocked(
    bot: Bot, ptb: PtbBot, sandbox: Sandbox
) -> None:
    sandbox.groups.block(ELIF, blocked=True)
    with pytest.raises(TelegramForbiddenError, match="bot was blocked by the user"):
        await bot.send_message(ELIF, "x")
    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        await ptb.send_message(ELIF, "x")
    sandbox.people.start(ELIF)
    await bot.send_message(ELIF, "x")


async def test_block_is_told_as_my_chat_member(bot: Bot, sandbox: Sandbox) -> None:
    sandbox.groups.block(ELIF, blocked=True)
    change = (await bot.get_updates())[-1].my_chat_member
    assert change is not None
    assert (change.old_chat_member.status, change.new_chat_member.status) == ("member", "kicked")
    assert change.from_user.id == ELIF


async def test_deactivated_person_is_refused(bot: Bot, sandbox: Sandbox) -> None:
    sandbox.world.people[ELIF].deactivated = True
    with pytest.raises(TelegramForbiddenError, match="user is deactivated"):
        await bot.send_message(ELIF, "x")


async def test_group_that_moved_names_its_new_id_to_both_clients(
    bot: Bot, ptb: PtbBot, sandbox: Sandbox
) -> None:
    group = sandbox.groups.add_chat("Masa", basic=True, members=[SELIN])
    new = sandbox.groups.migrate(group.id)
    with pytest.raises(TelegramMigrateToChat) as moved:
        await bot.send_message(group.id, "x")
    assert moved.value.migrate_to_chat_id == new.id
    with pytest.raises(ChatMigrated) as migrated:
        await ptb.send_message(group.id, "x")
    assert migrated.value.new_chat_id == new.id
    told = [u.message.migrate_to_chat_id for u in await bot.get_updates() if u.message]
    assert new.id in told


async def test_removed_bot_cannot_write(bot: Bot, sandbox: Sandbox, forum: int) -> None:
    sandbox.groups.member(forum, sandbox.world.bot.id, "kicked", by=SELIN)
    with pytest.raises(TelegramForbiddenError, match="bot was kicked from the supergroup chat"):
        await bot.send_message(forum, "x")


async def test_answer_to_a_missing_message_is_refused_unless_allowed(bot: Bot) -> None:
    with pytest.raises(TelegramBadRequest, match="message to be replied not found"):
        await bot.send_message(ELIF, "x", reply_parameters=ReplyParameters(message_id=99))
    lenient = ReplyParameters(message_id=99, allow_sending_without_reply=True)
    sent = await bot.send_message(ELIF, "x", reply_parameters=lenient)
    assert sent.reply_to_message is None


async def test_answer_quotes_the_message_it_answers(bot: Bot, sandbox: Sandbox) -> None:
    asked = sandbox.people.say(ELIF, "soru")
    sent = await bot.send_message(
        ELIF, "yanıt", reply_parameters=ReplyParameters(message_id=asked.message_id)
    )
    assert sent.reply_to_message is not None
    assert sent.reply_to_message.text == "soru"


async def test_link_preview_can_be_switched_off(bot: Bot, sandbox: Sandbox) -> None:
    sent = await bot.send_message(
        ELIF, "goc.gov.tr", link_preview_options=LinkPreviewOptions(is_disabled=True)
    )
    assert sent.link_preview_options is not None
    assert sent.link_preview_options.is_disabled
    assert sent.entities is not None
    assert sent.entities[0].type == "url"


async def test_typing_ends_with_the_next_message(
    bot: Bot, sandbox: Sandbox, clock: HandClock
) -> None:
    await bot.send_chat_action(ELIF, "typing")
    assert sandbox.world.chats[ELIF].typing is not None
    await bot.send_message(ELIF, "x")
    assert sandbox.world.chats[ELIF].typing is None
    with pytest.raises(TelegramBadRequest, match="wrong parameter action in request"):
        await bot.send_chat_action(ELIF, "dancing")


async def test_draft_is_shown_and_replaced_by_the_message(bot: Bot, sandbox: Sandbox) -> None:
    assert await bot.send_message_draft(ELIF, 7, text="Aranı")
    draft = sandbox.world.chats[ELIF].draft
    assert draft is not None
    assert draft["text"] == "Aranı"
    await bot.send_message(ELIF, "Yanıt")
    assert sandbox.world.chats[ELIF].draft is None


async def test_message_meant_for_one_member_is_refused_rather_than_shown_to_all(
    ptb: PtbBot, sandbox: Sandbox, forum: int
) -> None:
    with pytest.raises(BadRequest, match="does not know ephemeral_message_parameters"):
        await ptb.send_message(
            forum, "gizli", api_kwargs={"ephemeral_message_parameters": {"receiver_user_id": 1}}
        )
    assert sandbox.world.chats[forum].messages == {}


async def test_start_payload_has_64_plain_characters(sandbox: Sandbox) -> None:
    sandbox.people.start(ELIF, "kart-7_x")
    for payload in ("x" * 65, "ş", "a b"):
        with pytest.raises(Mistake, match="a payload has 1-64 characters"):
            sandbox.people.start(ELIF, payload)


async def test_copy_loses_its_author_and_forward_keeps_it(bot: Bot, sandbox: Sandbox) -> None:
    sandbox.people.start(MURAT)
    asked = sandbox.people.say(ELIF, "soru")
    copied = await bot.copy_message(MURAT, ELIF, asked.message_id)
    kept = sandbox.world.chats[MURAT].messages[copied.message_id]
    assert (kept.content["text"], kept.forward_origin) == ("soru", None)
    forwarded = await bot.forward_message(MURAT, ELIF, asked.message_id)
    assert forwarded.forward_origin is not None
    assert forwarded.forward_origin.type == "user"
    with pytest.raises(TelegramBadRequest, match="message to copy not found"):
        await bot.copy_message(MURAT, ELIF, 4242)


async def test_message_ids_never_repeat_between_private_chats(bot: Bot, sandbox: Sandbox) -> None:
    sandbox.people.start(MURAT)
    first = await bot.send_message(ELIF, "x")
    second = await bot.send_message(MURAT, "x")
    assert second.message_id > first.message_id
