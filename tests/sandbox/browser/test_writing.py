"""What people do on the page reaches the bot."""

import asyncio
from collections.abc import Callable

import pytest
from aiogram import Bot
from aiogram.types import (
    BotCommand,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InputTextMessageContent,
    KeyboardButton,
    ReplyKeyboardMarkup,
    Update,
)
from playwright.async_api import Page, expect

from bot.sandbox.server import Sandbox
from tests.sandbox.conftest import ELIF, SELIN

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]


def said(sandbox: Sandbox, chat_id: int) -> list[str]:
    """The texts of a chat, oldest first."""
    messages = sandbox.world.chats[chat_id].messages.values()
    return [str(message.content.get("text", "")) for message in messages]


async def heard(bot: Bot, wanted: Callable[[Update], object]) -> Update:
    """The first update that fits, waiting for it."""
    offset = None
    async with asyncio.timeout(20):
        while True:
            for update in await bot.get_updates(offset=offset, timeout=2):
                offset = update.update_id + 1
                if wanted(update):
                    return update


def keyboard(text: str) -> InlineKeyboardMarkup:
    button = InlineKeyboardButton(text=text, callback_data="d")
    return InlineKeyboardMarkup(inline_keyboard=[[button]])


async def begin(page: Page) -> None:
    await page.click("#chat .start")
    await expect(page.locator("#chat .msg.own")).to_have_count(1)


async def test_enter_sends_once_and_empties_the_field(page: Page, sandbox: Sandbox) -> None:
    await page.fill("#yaz", "Kreş açabilir miyiz?")
    await page.press("#yaz", "Enter")
    await expect(page.locator("#chat .msg.own .text")).to_have_text("Kreş açabilir miyiz?")
    await expect(page.locator("#yaz")).to_have_value("")
    assert said(sandbox, ELIF) == ["Kreş açabilir miyiz?"]


async def test_shift_enter_begins_a_new_line(page: Page, sandbox: Sandbox) -> None:
    await page.fill("#yaz", "birinci")
    await page.press("#yaz", "Shift+Enter")
    await page.type("#yaz", "ikinci")
    await page.get_by_role("button", name="Gönder").first.click()
    await expect(page.locator("#chat .msg.own")).to_have_count(1)
    assert said(sandbox, ELIF) == ["birinci\nikinci"]


async def test_text_that_could_not_be_sent_is_kept(
    page: Page, sandbox: Sandbox, complaints: list[str]
) -> None:
    await page.fill("#yaz", "kaybolmasın")
    sandbox.world.chats[ELIF].blocked = True
    await page.press("#yaz", "Enter")
    await expect(page.locator("#chat .toast.bad")).to_be_visible()
    await expect(page.locator("#yaz")).to_have_value("kaybolmasın")
    assert "400" in complaints.pop()


async def test_pressed_button_shows_the_short_note_of_the_bot(page: Page, bot: Bot) -> None:
    await begin(page)
    await bot.send_message(ELIF, "Yardımcı oldu mu?", reply_markup=keyboard("Evet"))
    await page.locator("#chat .key", has_text="Evet").click()
    update = await heard(bot, lambda each: each.callback_query)
    assert update.callback_query is not None
    assert update.callback_query.from_user.id == ELIF
    await update.callback_query.answer("Teşekkürler").as_(bot)
    await expect(page.locator("#chat .toast")).to_have_text("Teşekkürler")
    await expect(page.locator("#chat .key")).to_have_attribute("aria-busy", "false")


async def test_alert_of_the_bot_waits_until_it_is_read(page: Page, bot: Bot) -> None:
    await begin(page)
    await bot.send_message(ELIF, "Silinsin mi?", reply_markup=keyboard("Sil"))
    await page.locator("#chat .key", has_text="Sil").click()
    update = await heard(bot, lambda each: each.callback_query)
    assert update.callback_query is not None
    await update.callback_query.answer("Geri alınamaz", show_alert=True).as_(bot)
    await expect(page.get_by_role("dialog")).to_contain_text("Geri alınamaz")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("dialog")).to_have_count(0)


async def test_reply_keyboard_sends_its_words(page: Page, bot: Bot, sandbox: Sandbox) -> None:
    await begin(page)
    rows = [[KeyboardButton(text="Eğitim"), KeyboardButton(text="Sağlık")]]
    await bot.send_message(ELIF, "Konu?", reply_markup=ReplyKeyboardMarkup(keyboard=rows))
    await page.locator("#chat .board .key", has_text="Sağlık").click()
    await expect(page.locator("#chat .msg.own .text").last).to_have_text("Sağlık")
    assert said(sandbox, ELIF)[-1] == "Sağlık"


async def test_slash_offers_the_commands_of_the_bot(
    page: Page, bot: Bot, sandbox: Sandbox
) -> None:
    commands = {"konular": "Konulara göz at", "rehber": "Kurumlar", "yardim": "Yardım"}
    await bot.set_my_commands(
        [BotCommand(command=name, description=text) for name, text in commands.items()]
    )
    await page.fill("#yaz", "/r")
    await expect(page.get_by_role("option")).to_have_text(["/rehberKurumlar"])
    await page.press("#yaz", "ArrowDown")
    await page.press("#yaz", "Enter")
    await expect(page.locator("#chat .msg.own")).to_contain_text("/rehber")
    assert said(sandbox, ELIF) == ["/rehber"]


async def test_name_of_the_bot_searches_and_sends_the_chosen_result(page: Page, bot: Bot) -> None:
    await begin(page)
    await page.fill("#yaz", "@danisma_masasi_bot nikâh")
    update = await heard(bot, lambda each: each.inline_query)
    assert update.inline_query is not None
    assert update.inline_query.query == "nikâh"
    content = InputTextMessageContent(message_text="<b>Nikâh</b> belgeleri")
    result = InlineQueryResultArticle(
        id="1", title="Nikâh", description="Belgeler", input_message_content=content
    )
    await update.inline_query.answer([result]).as_(bot)
    await page.get_by_role("option", name="Nikâh").click()
    sent = page.locator("#chat .msg.own").last
    await expect(sent.locator("b")).to_have_text("Nikâh")
    await expect(sent).to_contain_text("@danisma_masasi_bot aracılığıyla")


async def test_deep_link_starts_the_bot_with_its_word(
    page: Page, bot: Bot, sandbox: Sandbox
) -> None:
    await begin(page)
    address = "https://t.me/danisma_masasi_bot?start=e-okul"
    await bot.send_message(ELIF, f'Bakınız: <a href="{address}">okul kaydı</a>')
    await page.get_by_role("link", name="okul kaydı").click()
    await expect(page.locator("#chat .msg.own").last).to_contain_text("/start e-okul")
    assert said(sandbox, ELIF)[-1] == "/start e-okul"


async def test_switch_blocks_the_bot_and_the_button_lets_it_back(
    page: Page, bot: Bot, sandbox: Sandbox
) -> None:
    await begin(page)
    await page.locator("#chat .switch").click()
    update = await heard(bot, lambda each: each.my_chat_member)
    assert update.my_chat_member is not None
    assert update.my_chat_member.new_chat_member.status == "kicked"
    await expect(page.locator("#yaz")).to_be_hidden()
    await page.get_by_role("button", name="Engeli kaldır").click()
    await expect(page.locator("#yaz")).to_be_visible()
    assert not sandbox.world.chats[ELIF].blocked


async def test_file_is_sent_with_its_caption(page: Page, sandbox: Sandbox) -> None:
    await page.fill("#yaz", "ek dosya")
    await page.get_by_role("button", name="Dosya ekle").first.click()
    async with page.expect_file_chooser() as choosing:
        await page.get_by_role("menuitem", name="Dosya").click()
    file = {"name": "liste.txt", "mimeType": "text/plain", "buffer": b"bir\niki"}
    await (await choosing.value).set_files(file)  # type: ignore[arg-type] # a FilePayload
    await expect(page.locator("#chat .msg.own .file")).to_contain_text("liste.txt")
    (message,) = sandbox.world.chats[ELIF].messages.values()
    assert message.content["caption"] == "ek dosya"
    await expect(page.locator("#yaz")).to_have_value("")


async def test_own_last_message_is_edited_from_the_empty_field(
    page: Page, bot: Bot, sandbox: Sandbox
) -> None:
    sandbox.people.say(ELIF, "Kireş açabilir miyiz?")
    await expect(page.locator("#chat .msg.own")).to_have_count(1)
    await page.press("#yaz", "ArrowUp")
    await page.fill("#yaz", "Kreş açabilir miyiz?")
    await page.press("#yaz", "Enter")
    await expect(page.locator("#chat .msg.own .stamp")).to_contain_text("düzenlendi")
    update = await heard(bot, lambda each: each.edited_message)
    assert update.edited_message is not None
    assert update.edited_message.text == "Kreş açabilir miyiz?"


async def test_menu_of_a_message_answers_it(page: Page, bot: Bot, sandbox: Sandbox) -> None:
    await begin(page)
    sent = await bot.send_message(ELIF, "Hangi belediye?")
    message = page.locator(f"#chat .msg[data-id='{sent.message_id}']")
    await message.hover()
    await message.get_by_role("button", name="İleti işlemleri").click()
    await page.get_by_role("menuitem", name="Yanıtla").click()
    await page.fill("#yaz", "Şahinbey")
    await page.press("#yaz", "Enter")
    await expect(page.locator("#chat .msg.own .quoted")).to_contain_text("Hangi belediye?")
    last = list(sandbox.world.chats[ELIF].messages.values())[-1]
    assert last.reply_to == sent.message_id


async def test_secretary_writes_into_a_topic_of_the_group(
    page: Page, bot: Bot, sandbox: Sandbox
) -> None:
    forum = next(chat for chat in sandbox.world.chats.values() if chat.is_forum)
    topic = await bot.create_forum_topic(forum.id, "SDK-2026-0001")
    await page.locator("#side .person", has_text="SDK-2026-0001").click()
    await page.fill("#gruba-yaz", "Ben bakıyorum")
    await page.press("#gruba-yaz", "Enter")
    await expect(page.locator("#side .msg.own .text")).to_have_text("Ben bakıyorum")
    last = list(forum.messages.values())[-1]
    assert (last.sender, last.thread_id) == (SELIN, topic.message_thread_id)
