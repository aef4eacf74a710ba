"""What the bot sends, as the reader sees it."""

import pytest
from aiogram import Bot
from aiogram.types import BufferedInputFile, InlineKeyboardButton, InlineKeyboardMarkup
from playwright.async_api import Page, expect

from bot.sandbox.server import Sandbox
from tests.sandbox.conftest import ELIF, MURAT

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

LAST = "#chat .msg.theirs >> nth=-1"


@pytest.fixture(autouse=True)
def started(sandbox: Sandbox, page: Page) -> None:
    sandbox.people.start(ELIF)


async def test_formatting_is_shown_as_formatting(page: Page, bot: Bot) -> None:
    await bot.send_message(
        ELIF, "<b>kalın</b> <i>eğik</i> <u>altı</u> <s>eski</s> <code>kod</code>"
    )
    message = page.locator(LAST)
    await expect(message).to_contain_text("kalın eğik altı eski kod")
    for tag, text in {"b": "kalın", "i": "eğik", "u": "altı", "s": "eski", "code": "kod"}.items():
        await expect(message.locator(f".text {tag}")).to_have_text(text)


async def test_line_breaks_around_blocks_are_not_doubled(page: Page, bot: Bot) -> None:
    await bot.send_message(ELIF, "önce\n<pre>blok</pre>\nsonra")
    text = page.locator(LAST).locator(".text")
    await expect(text).to_contain_text("sonra")
    assert await text.evaluate("e => e.lastChild.data") == "sonra"


async def test_block_is_copied_with_its_button(page: Page, bot: Bot, url: str) -> None:
    await page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=url)
    await bot.send_message(ELIF, "<pre>Sayın Başkan,\nyazı metni</pre>")
    await page.locator(LAST).get_by_role("button", name="Kopyala").click()
    await expect(page.locator(".copy")).to_have_text("Kopyalandı")
    assert await page.evaluate("navigator.clipboard.readText()") == "Sayın Başkan,\nyazı metni"


async def test_block_is_copied_when_it_is_tapped(page: Page, bot: Bot, url: str) -> None:
    await page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=url)
    await bot.send_message(ELIF, "<pre>yazı metni</pre>")
    await page.locator(LAST).locator("pre").click()
    await expect(page.locator(".copy")).to_have_text("Kopyalandı")
    assert await page.evaluate("navigator.clipboard.readText()") == "yazı metni"


async def test_spoiler_stays_hidden_until_it_is_chosen(page: Page, bot: Bot) -> None:
    await bot.send_message(ELIF, "Yanıt: <tg-spoiler>kırk iki</tg-spoiler>")
    spoiler = page.locator(LAST).locator(".spoiler")
    await expect(spoiler).to_have_css("color", "rgba(0, 0, 0, 0)")
    await spoiler.focus()
    await page.keyboard.press("Enter")
    await expect(spoiler).not_to_have_css("color", "rgba(0, 0, 0, 0)")


async def test_long_quotation_unfolds(page: Page, bot: Bot) -> None:
    lines = "\n".join(f"madde {number}" for number in range(1, 9))
    await bot.send_message(ELIF, f"<blockquote expandable>{lines}</blockquote>")
    quotation = page.locator(LAST).locator("blockquote")
    folded = await quotation.evaluate("e => e.clientHeight")
    await page.get_by_role("button", name="Devamını göster").click()
    await expect(page.get_by_role("button", name="Daha az göster")).to_be_visible()
    assert await quotation.evaluate("e => e.clientHeight") > 2 * folded


async def test_markup_that_a_person_types_stays_text(page: Page, sandbox: Sandbox) -> None:
    nasty = (
        '<img src=x onerror="document.title=1"><b>kalın</b> & <script>document.title=2</script>'
    )
    sandbox.people.say(ELIF, nasty)
    own = page.locator("#chat .msg.own >> nth=-1")
    await expect(own.locator(".text")).to_have_text(nasty)
    assert await own.locator("img, script, b").count() == 0


async def test_edited_message_changes_in_its_place(page: Page, bot: Bot) -> None:
    sent = await bot.send_message(ELIF, "eski metin")
    await bot.send_message(ELIF, "sonraki")
    await bot.edit_message_text("yeni metin", chat_id=ELIF, message_id=sent.message_id)
    edited = page.locator(f"#chat .msg[data-id='{sent.message_id}']")
    await expect(edited.locator(".text")).to_have_text("yeni metin")
    await expect(edited.locator(".stamp")).to_contain_text("düzenlendi")
    await expect(page.locator("#chat .msg.theirs")).to_have_count(2)


async def test_deleted_message_leaves_a_note(page: Page, bot: Bot) -> None:
    sent = await bot.send_message(ELIF, "yanlış")
    await expect(page.locator(LAST)).to_contain_text("yanlış")
    await bot.delete_message(ELIF, sent.message_id)
    await expect(page.locator("#chat .note.gone")).to_have_text("Bir ileti silindi")
    await expect(page.get_by_text("yanlış", exact=True)).to_have_count(0)


async def test_typing_is_shown_until_the_message_is_there(page: Page, bot: Bot) -> None:
    await bot.send_chat_action(ELIF, "typing")
    await expect(page.locator("#chat .typing")).to_be_visible()
    await expect(page.locator("#chat .pane-title p")).to_have_text("yazıyor…")
    await bot.send_message(ELIF, "işte")
    await expect(page.locator("#chat .typing")).to_have_count(0)


async def test_file_of_the_bot_can_be_fetched(page: Page, bot: Bot) -> None:
    letter = BufferedInputFile("Sayın Başkan".encode(), "yazı.txt")
    await bot.send_document(ELIF, letter, caption="<b>Resmî yazı</b>")
    async with page.expect_download() as download:
        await page.locator(LAST).locator("a.file").click()
    fetched = await download.value
    assert fetched.suggested_filename == "yazı.txt"
    assert (await fetched.path()).read_text("utf-8") == "Sayın Başkan"


async def test_reply_shows_what_it_answers(page: Page, bot: Bot, sandbox: Sandbox) -> None:
    asked = sandbox.people.say(ELIF, "Kreş açabilir miyiz?")
    await bot.send_message(
        ELIF,
        "Evet",
        reply_parameters={"message_id": asked.message_id},  # type: ignore[arg-type] # pydantic reads it
    )
    await expect(page.locator(LAST).locator(".quoted")).to_contain_text("Kreş açabilir miyiz?")


async def test_unread_messages_are_counted_until_they_are_seen(
    page: Page, bot: Bot, sandbox: Sandbox
) -> None:
    sandbox.people.start(MURAT)
    await bot.send_message(MURAT, "bir")
    await bot.send_message(MURAT, "iki")
    row = page.locator(".person", has_text="Murat")
    await expect(row.locator(".badge")).to_have_text("2")
    await row.click()
    await expect(page.locator(LAST)).to_contain_text("iki")
    await expect(row.locator(".badge")).to_have_count(0)


async def test_reader_who_looks_back_is_left_where_she_is(page: Page, bot: Bot) -> None:
    for number in range(30):
        await bot.send_message(ELIF, f"ileti {number}\n\nikinci satır")
    scroller = page.locator("#chat .scroller")
    await expect(page.locator(LAST)).to_contain_text("ileti 29")
    await expect(page.locator(LAST)).to_be_in_viewport()
    await scroller.evaluate("e => e.scrollTo(0, 100)")
    await expect(page.locator("#chat .jump")).to_be_visible()
    before = await scroller.evaluate("e => e.scrollTop")
    await bot.send_message(ELIF, "yeni")
    await expect(page.locator("#chat .jump .badge")).to_have_text("1")
    assert await scroller.evaluate("e => e.scrollTop") == before
    await page.locator("#chat .jump").click()
    await expect(page.locator(LAST)).to_be_in_viewport()


async def test_long_answer_is_read_from_its_beginning(page: Page, bot: Bot) -> None:
    await bot.send_message(ELIF, "<b>Başlık</b>\n" + "Uzun bir satır.\n" * 120)
    await expect(page.locator(LAST).locator("b")).to_be_in_viewport()


async def test_buttons_of_a_message_stand_in_rows(page: Page, bot: Bot) -> None:
    def button(text: str) -> InlineKeyboardButton:
        return InlineKeyboardButton(text=text, callback_data=text)

    rows = [[button("Evet"), button("Hayır")], [button("Bilmiyorum")]]
    await bot.send_message(
        ELIF, "Emin misiniz?", reply_markup=InlineKeyboardMarkup(inline_keyboard=rows)
    )
    drawn = page.locator(LAST).locator(".keyrow")
    await expect(drawn).to_have_count(2)
    await expect(drawn.nth(0).locator(".key")).to_have_text(["Evet", "Hayır"])
