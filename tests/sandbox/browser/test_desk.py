"""The whole product as a newcomer meets it: `danisma run`, a browser, an officer's questions."""

import asyncio
import os
import socket
import sys
from collections.abc import AsyncIterator
from typing import Any

import pytest
import pytest_asyncio
from aiohttp import ClientSession
from playwright.async_api import Locator, Page, expect

from tests.sandbox.browser.conftest import PATIENCE_MS, PHONE, Open
from tests.sandbox.browser.test_window import is_narrow

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

STARTS_WITHIN_SECONDS = 90
ANSWER = "Suriyeli çocuk okula nasıl kaydedilir?"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@pytest_asyncio.fixture(loop_scope="session", scope="module")
async def desk(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[str]:
    """The running product; gives the address of its page."""
    folder = tmp_path_factory.mktemp("desk")
    settings = {"DATA_DIR": str(folder), "SANDBOX_PORT": str(free_port()), "LOG_LEVEL": "WARNING"}
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "bot", "run"),
        cwd=folder,
        env={**os.environ, **settings, "BOT_TOKEN": ""},
        stdout=asyncio.subprocess.PIPE,
    )
    assert process.stdout is not None
    async with asyncio.timeout(STARTS_WITHIN_SECONDS):
        line = (await process.stdout.readline()).decode()
    yield next(word for word in line.split() if word.startswith("http"))
    process.terminate()
    assert await process.wait() == 0


async def fetched(url: str, path: str) -> dict[str, Any]:
    async with ClientSession(url) as http, http.get(path) as response:
        body: dict[str, Any] = await response.json()
        return body


@pytest_asyncio.fixture(loop_scope="session")
async def url(desk: str) -> AsyncIterator[str]:
    """An empty world for each test; afterwards every call of the bot must suit the schema."""
    async with ClientSession(desk) as http, http.post("/sandbox/reset", json={}) as response:
        assert response.status == 200
    yield desk
    calls = (await fetched(desk, "/sandbox/journal"))["calls"]
    assert calls
    assert not [call for call in calls if call["verdict"] or call["status"] != 200]


@pytest_asyncio.fixture(loop_scope="session")
async def officer(window: Open) -> Page:
    page = await window()
    await page.wait_for_selector("#chat .welcome")
    return page


async def answer(page: Page, text: str) -> Locator:
    """The message of the bot that says so."""
    message = page.locator("#chat .msg.theirs:not(.typing)", has_text=text).last
    await expect(message).to_be_visible(timeout=PATIENCE_MS)
    return message


async def test_first_example_is_answered_with_its_sources(officer: Page) -> None:
    await officer.locator(".example[data-kind=answer]").click()
    card = await answer(officer, "Dayanak")
    await expect(card).to_contain_text("Ne yapmalı")
    await expect(card).to_contain_text("Nereye yönlendirmeli")
    await expect(card.locator(".key", has_text="İşime yaradı")).to_be_visible()


async def test_second_example_asks_back_and_the_choice_is_answered(officer: Page) -> None:
    await officer.locator(".example[data-kind=clarify]").click()
    question = await answer(officer, "hukuki statüsüne göre")
    await question.locator(".key", has_text="Geçici koruma").click()
    await answer(officer, "Dayanak")


async def test_third_example_is_honestly_refused(officer: Page) -> None:
    await officer.locator(".example[data-kind=abstain]").click()
    refusal = await answer(officer, "yanıtım yok")
    await expect(refusal).not_to_contain_text("Dayanak")


async def test_newcomer_starts_types_and_says_whether_it_helped(officer: Page) -> None:
    await officer.get_by_role("button", name="Yabancı biri").click()
    await officer.locator("#chat .start").click()
    await answer(officer, "Hangi belediyede")
    await officer.fill("#yaz", "Şahinbey")
    await officer.press("#yaz", "Enter")
    await expect(officer.locator("#chat .msg.theirs").last).to_contain_text("Şahinbey")
    await officer.fill("#yaz", ANSWER)
    await officer.press("#yaz", "Enter")
    card = await answer(officer, "Dayanak")
    before = await card.locator(".key").all_inner_texts()
    await card.locator(".key", has_text="İşime yaradı").click()
    await expect(card.locator(".key", has_text="İşime yaradı")).to_have_count(0)
    assert len(before) > await card.locator(".key").count()


async def test_letter_comes_as_a_block_to_copy(officer: Page) -> None:
    await officer.locator(".example[data-kind=answer]").click()
    card = await answer(officer, "Dayanak")
    await card.locator(".key", has_text="Resmî yazı").click()
    block = officer.locator("#chat .block").last
    await expect(block).to_contain_text("bilgilendirme amaçlıdır", ignore_case=True)
    await expect(block.get_by_role("button", name="Kopyala")).to_be_visible()


async def test_commands_of_the_bot_are_offered_and_answered(officer: Page) -> None:
    await officer.fill("#yaz", "/kon")
    await officer.get_by_role("option", name="/konular").click()
    topics = await answer(officer, "Konular")
    await topics.locator(".key").first.click()
    await expect(topics.locator(".stamp")).to_contain_text("düzenlendi")


async def test_inline_search_offers_entries(officer: Page) -> None:
    await officer.fill("#yaz", "@danisma_masasi_bot nikâh")
    await officer.get_by_role("option", name="nikâh").first.click()
    await expect(officer.locator("#chat .msg.own")).to_contain_text("aracılığıyla")


async def test_two_officers_do_not_see_each_other(officer: Page) -> None:
    await officer.locator(".example[data-kind=answer]").click()
    await answer(officer, "Dayanak")
    await officer.locator(".person", has_text="Murat").click()
    await expect(officer.locator("#chat .welcome")).to_contain_text("Murat")
    await expect(officer.locator("#chat .msg")).to_have_count(0)


async def test_card_fits_a_phone(window: Open) -> None:
    page = await window(**PHONE)
    await page.locator(".example[data-kind=answer]").tap()
    await answer(page, "Dayanak")
    await is_narrow(page, 390)
