"""The smallest whole loop: a person writes, the bot answers, a button is pressed."""

import asyncio

from aiogram import Bot
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup
from telegram import Bot as PtbBot

from bot.sandbox.server import Sandbox
from tests.sandbox.conftest import ELIF


async def test_aiogram_hears_a_text_and_answers(bot: Bot, sandbox: Sandbox) -> None:
    sandbox.people.start(ELIF)
    sandbox.people.say(ELIF, "Nikâh için oturma izni gerekir mi?")
    updates = await bot.get_updates(timeout=0)
    assert [update.message.text for update in updates if update.message] == [
        "/start",
        "Nikâh için oturma izni gerekir mi?",
    ]
    sent = await bot.send_message(ELIF, "<b>Evet</b>", parse_mode="HTML")
    assert sent.text == "Evet"
    assert sent.entities is not None
    assert sent.entities[0].type == "bold"


async def test_ptb_hears_a_text_and_answers(ptb: PtbBot, sandbox: Sandbox) -> None:
    sandbox.people.start(ELIF, "kart")
    (update,) = await ptb.get_updates()
    assert update.message is not None
    assert update.message.text == "/start kart"
    sent = await ptb.send_message(ELIF, "<i>Hayır</i>", parse_mode="HTML")
    assert sent.text_html == "<i>Hayır</i>"
    assert not sent.api_kwargs


async def test_pressed_button_reaches_the_bot_and_its_answer_the_person(
    bot: Bot, sandbox: Sandbox
) -> None:
    sandbox.people.start(ELIF)
    keyboard = InlineKeyboardMarkup(
        inline_keyboard=[[InlineKeyboardButton(text="Evet", callback_data="yes")]]
    )
    sent = await bot.send_message(ELIF, "Emin misiniz?", reply_markup=keyboard)

    async def answer() -> None:
        updates = await bot.get_updates(allowed_updates=["callback_query"], timeout=1)
        query = next(u.callback_query for u in updates if u.callback_query)
        assert query.data == "yes"
        await query.answer("Tamam", show_alert=True)

    async with asyncio.TaskGroup() as group:
        group.create_task(answer())
        seen = group.create_task(sandbox.presses.tap(ELIF, ELIF, sent.message_id, (0, 0)))
    assert seen.result()["text"] == "Tamam"
    assert seen.result()["alert"] is True
