"""The whole product as a newcomer meets it: `danisma run`, a browser, an officer's questions."""

import pytest
from playwright.async_api import Page, expect

from tests.sandbox.browser.conftest import PHONE, Open, in_browser
from tests.sandbox.browser.desk import said
from tests.sandbox.browser.test_window import is_narrow

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

ANSWER = "Suriyeli çocuk okula nasıl kaydedilir?"


@in_browser
async def url(fresh: str) -> str:
    """These tests look at the running product."""
    return fresh


async def test_first_example_is_answered_with_its_sources(officer: Page) -> None:
    await officer.locator(".example[data-kind=answer]").click()
    card = await said(officer, "Dayanak")
    await expect(card).to_contain_text("Ne yapmalı")
    await expect(card).to_contain_text("Nereye yönlendirmeli")
    await expect(card.locator(".key", has_text="İşime yaradı")).to_be_visible()


async def test_second_example_asks_back_and_the_choice_is_answered(officer: Page) -> None:
    await officer.locator(".example[data-kind=clarify]").click()
    question = await said(officer, "hukuki statüsüne göre")
    await question.locator(".key", has_text="Geçici koruma").click()
    await said(officer, "Dayanak")


async def test_third_example_is_honestly_refused(officer: Page) -> None:
    await officer.locator(".example[data-kind=abstain]").click()
    refusal = await said(officer, "yanıtım yok")
    await expect(refusal).not_to_contain_text("Dayanak")


async def test_newcomer_starts_types_and_says_whether_it_helped(officer: Page) -> None:
    await officer.get_by_role("button", name="Yabancı biri").click()
    await officer.locator("#chat .start").click()
    await said(officer, "Hangi belediyede")
    await officer.fill("#yaz", "Şahinbey")
    await officer.press("#yaz", "Enter")
    await expect(officer.locator("#chat .msg.theirs").last).to_contain_text("Şahinbey")
    await officer.fill("#yaz", ANSWER)
    await officer.press("#yaz", "Enter")
    card = await said(officer, "Dayanak")
    before = await card.locator(".key").all_inner_texts()
    await card.locator(".key", has_text="İşime yaradı").click()
    await expect(card.locator(".key", has_text="İşime yaradı")).to_have_count(0)
    assert len(before) > await card.locator(".key").count()


async def test_letter_comes_as_a_block_to_copy(officer: Page) -> None:
    await officer.locator(".example[data-kind=answer]").click()
    card = await said(officer, "Dayanak")
    await card.locator(".key", has_text="Resmî yazı").click()
    block = officer.locator("#chat .block").last
    await expect(block).to_contain_text("bilgilendirme amaçlıdır", ignore_case=True)
    await expect(block.get_by_role("button", name="Kopyala")).to_be_visible()


async def test_commands_of_the_bot_are_offered_and_answered(officer: Page) -> None:
    await officer.fill("#yaz", "/kon")
    await officer.get_by_role("option", name="/konular").click()
    topics = await said(officer, "Konular")
    await topics.locator(".key").first.click()
    await expect(topics.locator(".stamp")).to_contain_text("düzenlendi")


async def test_inline_search_offers_entries(officer: Page) -> None:
    await officer.fill("#yaz", "@danisma_masasi_bot nikâh")
    await officer.get_by_role("option", name="nikâh").first.click()
    await expect(officer.locator("#chat .msg.own")).to_contain_text("aracılığıyla")


async def test_two_officers_do_not_see_each_other(officer: Page) -> None:
    await officer.locator(".example[data-kind=answer]").click()
    await said(officer, "Dayanak")
    await officer.locator(".person", has_text="Murat").click()
    await expect(officer.locator("#chat .welcome")).to_contain_text("Murat")
    await expect(officer.locator("#chat .msg")).to_have_count(0)


async def test_card_fits_a_phone(window: Open) -> None:
    page = await window(**PHONE)
    await page.locator(".example[data-kind=answer]").tap()
    await said(page, "Dayanak")
    await is_narrow(page, 390)
