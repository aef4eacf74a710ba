"""The whole circle on the page: asked, opened, answered, settled; the board; an entry."""

import re
from pathlib import Path

import pytest
from playwright.async_api import FilePayload, Page, expect

from tests.sandbox.browser.conftest import in_browser
from tests.sandbox.browser.desk import be, press, said, write

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

NUMBER = re.compile(r"SDK-\d{4}-\d{4}")
ENTRIES = Path(__file__).parents[3] / "knowledge" / "entries"
ENTRY = ENTRIES / "egitim" / "okul-kaydi-yabanci-cocuk.yaml"
REPLY = "Maç saatini gençlik ve spor il müdürlüğü duyurur."


@in_browser
async def url(fresh: str) -> str:
    """These tests look at the running product."""
    return fresh


async def opened(page: Page) -> str:
    """Open a case out of a question that has no answer; gives its number."""
    await page.locator(".example[data-kind=abstain]").click()
    await press(await said(page, "yanıtım yok"), "Kurula sor")
    await press(await said(page, "Vakanız hazır"), "Gönder")
    text = await (await said(page, "Vakanız açıldı")).inner_text()
    found = NUMBER.search(text)
    assert found is not None
    return found[0]


async def test_case_goes_round_until_the_officer_says_yes(officer: Page) -> None:
    number = await opened(officer)
    await officer.locator("#side .topic-list .person", has_text=number).click()
    card = await said(officer, "Üstlenen: henüz kimse", "#side")
    await press(card, "Üstlen")
    card = await said(officer, "Üstlenen: Sekreter", "#side")
    await press(card, "Yanıtla")
    await expect(officer.locator("#side .context")).to_contain_text("Danışma Masası")
    await write(officer, REPLY, "#gruba-yaz")
    await press(await said(officer, "Önizleme", "#side"), "Gönder")
    await press(await said(officer, "Vakanızın yanıtı"), "Evet")
    await said(officer, "kapandı")
    await said(officer, "çözüldüğünü bildirdi", "#side")
    await said(officer, f"{number} · kapandı", "#side")


async def test_what_is_typed_in_a_topic_stays_there(officer: Page) -> None:
    number = await opened(officer)
    await officer.locator("#side .topic-list .person", has_text=number).click()
    await said(officer, "Üstlenen: henüz kimse", "#side")
    before = await officer.locator("#chat .msg").count()
    await write(officer, "Bu belediyeyi bir arayalım.", "#gruba-yaz")
    note = officer.locator("#side .msg.own", has_text="bir arayalım")
    await expect(note.locator(".reactions")).to_be_visible()
    await expect(officer.locator("#chat .msg")).to_have_count(before)


async def test_member_of_the_board_declares_and_gives_her_opinion(officer: Page) -> None:
    await be(officer, "Esra")
    await officer.locator(".example", has_text="/kurul").click()
    await press(await said(officer, "Görüşünüzü bekleyen"), "SDK-")
    question = await said(officer, "çıkar çatışmanız var mı")
    await expect(question).not_to_contain_text("Kurula sorulan")
    await press(question, "Çıkar çatışmam yok")
    await press(await said(officer, "Kurula sorulan"), "Görüş yaz")
    await press(await said(officer, "görüşünüz nedir"), "Koşullu")
    await press(await said(officer, "belediye için nedir"), "Takdir")
    await said(officer, "Gerekçenizi yazınız")
    await write(officer, "Ortak bir ölçüt yeterlidir.")
    await said(officer, "Dayanağınızı yazınız")
    await write(officer, "5393 m. 14")
    await said(officer, "Hangi koşullarla")
    await write(officer, "Ölçüt önceden ilan edilmelidir.")
    await press(await said(officer, "gönderilmeden önce"), "Gönder")
    await said(officer, "Görüşünüz alındı")


async def test_editor_sends_a_file_and_a_colleague_sees_the_proposal(officer: Page) -> None:
    text = ENTRY.read_text(encoding="utf-8")
    changed = text.replace("aliases:\n", 'aliases:\n  - "okula yazdırma işi nereden yürür"\n', 1)
    file: FilePayload = {
        "name": ENTRY.name,
        "mimeType": "application/yaml",
        "buffer": changed.encode(),
    }
    await be(officer, "Nalan")
    await officer.get_by_role("button", name="Dosya ekle").first.click()
    async with officer.expect_file_chooser() as choosing:
        await officer.get_by_role("menuitem", name="Dosya").click()
    await (await choosing.value).set_files(file)
    await press(await said(officer, "anlamını değiştiriyor mu"), "yazım düzeltmesi")
    await be(officer, "Barış")
    await press(await said(officer, "onayınızı bekliyor"), "İncele")
    await said(officer, "okula yazdırma işi")
