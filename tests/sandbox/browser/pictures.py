"""Takes the pictures of the guides anew: `make pictures`. They show the running product itself."""

import asyncio
import shutil
import tempfile
from pathlib import Path
from typing import Any

from playwright.async_api import Browser, Locator, Page, async_playwright, expect

from tests.sandbox.browser import palette
from tests.sandbox.browser.desk import FORUM, PATIENCE_MS, press, running, said, write
from tests.services import BROWSERS

IMAGES = Path(__file__).parents[3] / "docs" / "images"
#: Pictures of one chat are as wide as a telephone, and sharper than the page.
PHONE: dict[str, Any] = {"viewport": {"width": 430, "height": 760}, "device_scale_factor": 1.75}
#: The whole window, made smaller: a thousand points across are enough for a document.
LAPTOP: dict[str, Any] = {
    "viewport": {"width": 1280, "height": 800},
    "device_scale_factor": 1000 / 1280,
}
REPLY = (
    "Yer tahsisi için vergi kaydı yeterli değildir; çalışma izni ya da muafiyet belgesi de "
    "istenir. Başvuru sürerken geçici tahsis yapılmaz."
)

MATTER = (
    "Mahallemizde üç dilde bir danışma noktası açmak istiyoruz. Personeli dernekten geçici olarak "
    "görevlendirebilir miyiz?"
)


async def taken() -> None:
    """All pictures, in one run of the product."""
    path = next(filter(None, map(shutil.which, BROWSERS)), "chromium")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        with tempfile.TemporaryDirectory() as folder:
            async with running(Path(folder)) as url:
                await _tour(browser, url)
        await browser.close()


async def _tour(browser: Browser, url: str) -> None:
    page = await _window(browser, url, PHONE)
    await _secretary(page, url)
    await _officer(page, url)
    laptop = await _window(browser, url, LAPTOP)
    await laptop.goto(f"{url}/#/grup/{FORUM}")
    await laptop.goto(f"{url}/#/kisi/1001")
    await _from_its_head(await said(laptop, "Dayanak"))
    await _shoot(laptop, "sandbox")
    await _draft(page)
    await _member(page, url)
    await _staff(page, url)


async def _secretary(page: Page, url: str) -> None:
    """The topics, a card, the previewed reply."""
    await page.goto(f"{url}/#/grup/{FORUM}")
    await _shoot(page, "sekretarya-konular")
    await page.locator(".topic-list .person", has_text="Şahinbey").click()
    card = await said(page, "Üstlenen: henüz kimse", "#side")
    await _from_its_head(card)
    await _shoot(page, "sekretarya-kart")
    await press(card, "Kurula gönder")
    choice = await said(page, "kurula gönderilecek", "#side")
    await press(choice, "Gaziantep Üniversitesi")
    await expect(choice).to_contain_text("Seçilen üye: 1")
    await _shoot(page, "sekretarya-uyeler")
    await press(choice, "Vazgeç")
    await press(card, "Üstlen")
    await press(await said(page, "Üstlenen: Sekreter", "#side"), "Yanıtla")
    await expect(page.locator("#side .context")).to_be_visible()
    await write(page, REPLY, "#gruba-yaz")
    preview = await said(page, "Önizleme", "#side")
    await _shoot(page, "sekretarya-onizleme")
    await press(preview, "Gönder")
    await said(page, "Gönderildi", "#side")


async def _officer(page: Page, url: str) -> None:
    """The answer of a case, the answer to a question."""
    await page.goto(f"{url}/#/kisi/1001")
    answer = await said(page, "Vakanızın yanıtı")
    await answer.evaluate("each => each.scrollIntoView({block: 'end'})")
    await _shoot(page, "memur-vaka-yaniti")
    await press(answer, "Evet")
    await said(page, "kapandı")
    await write(page, "Suriyeli çocuk okula nasıl kaydedilir?")
    card = await said(page, "Dayanak")
    await _from_its_head(card)
    await _shoot(page, "sandbox-phone")


async def _draft(page: Page) -> None:
    await write(page, "/vaka")
    await press(await said(page, "Nasıl bir destek"), "Hukuki")
    await said(page, "yazınız")
    await write(page, MATTER)
    await said(page, "Vakanız hazır")
    await _shoot(page, "memur-taslak")


async def _member(page: Page, url: str) -> None:
    """The request, the brief, the preview of an opinion."""
    await page.goto(f"{url}/#/kisi/1010")
    request = await said(page, "çıkar çatışmanız var mı")
    await _shoot(page, "kurul-istek")
    await press(request, "Çıkar çatışmam yok")
    brief = await said(page, "Kurula sorulan")
    await _shoot(page, "kurul-dosya")
    await press(brief, "Görüş yaz")
    await press(await said(page, "görüşünüz nedir"), "Koşullu")
    await press(await said(page, "belediye için nedir"), "Takdir")
    await said(page, "Gerekçenizi yazınız")
    await write(page, "Ortak bir ölçüt, ayrı kontenjandan daha adildir.")
    await said(page, "Dayanağınızı yazınız")
    await write(page, "5393 m. 14")
    await said(page, "Hangi koşullarla")
    await write(page, "Ölçütler önceden ilan edilmelidir.")
    await said(page, "gönderilmeden önce")
    await _shoot(page, "kurul-onizleme")


async def _staff(page: Page, url: str) -> None:
    """The editor's gaps, the admin's list of roles."""
    await page.goto(f"{url}/#/kisi/1009")
    await write(page, "Stadyumda maç saat kaçta?")
    await said(page, "yanıtım yok")
    await page.goto(f"{url}/#/kisi/1007")
    await write(page, "/bosluklar")
    await said(page, "Yanıtsız kalan sorular")
    await _shoot(page, "editor-bosluklar")
    await page.goto(f"{url}/#/kisi/1008")
    await write(page, "/durum")
    await said(page, "Masa")
    await _shoot(page, "yonetici-durum")


async def _window(browser: Browser, url: str, how: dict[str, Any]) -> Page:
    context = await browser.new_context(locale="tr-TR", color_scheme="light", **how)
    context.set_default_timeout(PATIENCE_MS)
    page = await context.new_page()
    await page.goto(url)
    await page.wait_for_selector(".person", state="attached")
    return page


async def _from_its_head(message: Locator) -> None:
    await message.evaluate("each => each.scrollIntoView({block: 'start'})")


async def _shoot(page: Page, name: str) -> None:
    """Keep what the window shows, without the pointer and what passes by."""
    await page.mouse.move(0, 0)
    await page.evaluate(
        "document.activeElement?.blur();"
        "document.querySelectorAll('.toast').forEach(each => each.remove())"
    )
    blank = await page.context.new_page()
    picture = await page.screenshot(animations="disabled")
    reduced = await palette.reduced(blank, picture)
    await asyncio.to_thread((IMAGES / f"{name}.png").write_bytes, reduced)
    await blank.close()


if __name__ == "__main__":
    asyncio.run(taken())
