"""Pressed buttons and inline queries: answered once, and in time."""

import asyncio
from typing import Any

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import (
    CopyTextButton,
    InaccessibleMessage,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InputTextMessageContent,
)
from telegram import Bot as PtbBot

from bot.sandbox.queries import Query
from bot.sandbox.server import Sandbox
from tests.sandbox.conftest import ELIF, MURAT, SELIN, HandClock

KEYBOARD = InlineKeyboardMarkup(
    inline_keyboard=[
        [InlineKeyboardButton(text="Evet", callback_data="e")],
        [
            InlineKeyboardButton(text="Kanun", url="https://mevzuat.gov.tr"),
            InlineKeyboardButton(text="Kopyala", copy_text=CopyTextButton(text="metin")),
        ],
    ]
)


@pytest.fixture
async def pressed(bot: Bot, sandbox: Sandbox) -> Query:
    sandbox.people.start(ELIF)
    sent = await bot.send_message(ELIF, "?", reply_markup=KEYBOARD)
    return sandbox.presses.press(ELIF, ELIF, sent.message_id, "e")


async def test_press_reaches_both_clients_with_its_message(
    bot: Bot, ptb: PtbBot, pressed: Query
) -> None:
    query = (await bot.get_updates())[-1].callback_query
    assert query is not None
    assert (query.id, query.data, query.from_user.id) == (pressed.id, "e", ELIF)
    assert query.message is not None
    assert query.chat_instance
    same = (await ptb.get_updates())[-1].callback_query
    assert same is not None
    assert same.message is not None
    assert same.message.is_accessible


async def test_answer_is_given_once(bot: Bot, pressed: Query) -> None:
    assert await bot.answer_callback_query(pressed.id, "Tamam")
    with pytest.raises(TelegramBadRequest, match="query is too old and response timeout expired"):
        await bot.answer_callback_query(pressed.id)


async def test_late_answer_is_refused(bot: Bot, pressed: Query, clock: HandClock) -> None:
    clock.pass_(minutes=2)
    with pytest.raises(TelegramBadRequest, match="query is too old"):
        await bot.answer_callback_query(pressed.id)


async def test_answer_has_200_characters(bot: Bot, pressed: Query) -> None:
    with pytest.raises(TelegramBadRequest, match="MESSAGE_TOO_LONG"):
        await bot.answer_callback_query(pressed.id, "x" * 201)
    assert await bot.answer_callback_query(pressed.id, "x" * 200)


async def test_unanswered_press_ends_after_the_persons_patience(
    bot: Bot, sandbox: Sandbox, pressed: Query
) -> None:
    message_id = pressed.message_id or 0
    seen = await sandbox.presses.tap(ELIF, ELIF, message_id, (0, 0), patience=0.01)
    assert seen["answered"] is False


async def test_buttons_without_data_answer_by_themselves(sandbox: Sandbox, pressed: Query) -> None:
    message_id = pressed.message_id or 0
    opened = await sandbox.presses.tap(ELIF, ELIF, message_id, (1, 0))
    copied = await sandbox.presses.tap(ELIF, ELIF, message_id, (1, 1))
    assert opened["url"] == "https://mevzuat.gov.tr"
    assert copied["copied"] == "metin"


async def test_message_too_old_for_the_bot_is_inaccessible(
    bot: Bot, sandbox: Sandbox, pressed: Query
) -> None:
    sandbox.presses.press(ELIF, ELIF, pressed.message_id or 0, "e", inaccessible=True)
    query = (await bot.get_updates())[-1].callback_query
    assert query is not None
    assert isinstance(query.message, InaccessibleMessage)


def article(result_id: str, text: str = "Kısa yanıt") -> InlineQueryResultArticle:
    content = InputTextMessageContent(message_text=f"<b>{text}</b>", parse_mode="HTML")
    return InlineQueryResultArticle(
        id=result_id, title=text, input_message_content=content, reply_markup=KEYBOARD
    )


async def inline(bot: Bot, sandbox: Sandbox, results: list[Any]) -> dict[str, Any]:
    """Ask inline and answer with some results; what the person sees."""
    async with asyncio.TaskGroup() as group:
        asking = group.create_task(sandbox.presses.ask_inline(ELIF, "nikah"))
        updates = await bot.get_updates(timeout=5)
        query = next(u.inline_query for u in updates if u.inline_query)
        await bot.answer_inline_query(query.id, results, is_personal=True, next_offset="2")
    return asking.result()


async def test_inline_results_are_offered_and_chosen(bot: Bot, sandbox: Sandbox) -> None:
    offered = await inline(bot, sandbox, [article("a"), article("b", "Öteki")])
    assert [(r["id"], r["text"]) for r in offered["results"]] == [
        ("a", "Kısa yanıt"),
        ("b", "Öteki"),
    ]
    assert offered["next_offset"] == "2"
    assert offered["results"][0]["html"] == "<b>Kısa yanıt</b>"
    sent = sandbox.presses.choose(ELIF, ELIF, "b")
    heard = (await bot.get_updates())[-1].message
    assert heard is not None
    assert heard.via_bot is not None
    assert (heard.text, heard.message_id) == ("Öteki", sent.message_id)


async def test_chosen_result_is_edited_by_its_inline_id(bot: Bot, sandbox: Sandbox) -> None:
    group = sandbox.groups.add_chat("Belediye", members=[ELIF, MURAT])
    await inline(bot, sandbox, [article("a")])
    sent = sandbox.presses.choose(ELIF, group.id, "a")
    sandbox.presses.press(MURAT, group.id, sent.message_id, "e")
    query = (await bot.get_updates())[-1].callback_query
    assert query is not None
    assert query.message is None
    assert query.inline_message_id is not None
    assert await bot.edit_message_text("Yeni", inline_message_id=query.inline_message_id)
    assert sent.content["text"] == "Yeni"


async def test_inline_answer_is_kept_for_its_person(
    bot: Bot, sandbox: Sandbox, clock: HandClock
) -> None:
    first = await inline(bot, sandbox, [article("a")])
    again = await sandbox.presses.ask_inline(ELIF, "nikah", patience=0.01)
    assert again["results"] == first["results"]
    other = await sandbox.presses.ask_inline(MURAT, "nikah", patience=0.01)
    assert not other["answered"]
    clock.pass_(seconds=301)
    late = await sandbox.presses.ask_inline(ELIF, "nikah", patience=0.01)
    assert not late["answered"]


async def test_results_with_one_id_twice_are_refused(bot: Bot, sandbox: Sandbox) -> None:
    query = sandbox.stage.queries.ask(ELIF)
    with pytest.raises(TelegramBadRequest, match="RESULT_ID_DUPLICATE"):
        await bot.answer_inline_query(query.id, [article("a"), article("a")])
    with pytest.raises(TelegramBadRequest, match="RESULTS_TOO_MUCH"):
        await bot.answer_inline_query(query.id, [article(str(i)) for i in range(51)])


async def test_nobody_presses_in_a_chat_they_are_not_in(
    bot: Bot, sandbox: Sandbox, forum: int
) -> None:
    sent = await bot.send_message(forum, "?", reply_markup=KEYBOARD)
    assert sandbox.presses.press(SELIN, forum, sent.message_id, "e")
    with pytest.raises(Exception, match="1001 is not in chat"):
        sandbox.presses.press(ELIF, forum, sent.message_id, "e")
