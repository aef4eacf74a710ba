"""The window as a whole: the newcomer, the phone, the line to the server, the journal."""

import asyncio
from itertools import pairwise

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramRetryAfter
from playwright.async_api import Page, Route, expect

from bot.sandbox.server import Sandbox
from tests.sandbox.browser.conftest import PHONE, Open
from tests.sandbox.conftest import ELIF, MURAT

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

#: Pairs of colours that carry text, and the contrast WCAG 2 asks of normal text (level AA).
READABLE = 4.5
PAIRS = (
    *(("--ink", ground) for ground in ("--ground", "--surface", "--raised", "--own", "--chosen")),
    *(("--soft", ground) for ground in ("--ground", "--surface", "--raised", "--chosen")),
    *(("--accent", ground) for ground in ("--surface", "--raised", "--own", "--accent-wash")),
    *(("--on-accent", ground) for ground in ("--accent", "--accent-strong")),
    *((colour, "--surface") for colour in ("--good", "--warn", "--bad")),
    ("--bad", "--bad-wash"),
)
CHANNELS = """names => names.map(name => {
  const probe = document.body.appendChild(document.createElement("i"));
  probe.style.color = `var(${name})`;
  const found = getComputedStyle(probe).color.match(/[\\d.]+/g).slice(0, 3).map(Number);
  probe.remove();
  return found;
})"""


async def test_newcomer_finds_who_she_is_and_what_to_try(page: Page) -> None:
    card = page.locator("#chat .welcome")
    await expect(card).to_contain_text("Elif")
    await expect(card.locator(".example")).to_have_count(3)
    await expect(card.get_by_role("button", name="Başlat")).to_be_visible()
    await expect(page.locator("#side")).to_contain_text("Sekretaryanın masası boş")


async def test_example_is_asked_as_the_officer(page: Page, sandbox: Sandbox) -> None:
    await page.locator("#chat .example").first.click()
    await expect(page.locator("#chat .msg.own")).to_have_count(1)
    await expect(page.locator("#chat .welcome")).to_have_count(0)
    (message,) = sandbox.world.chats[ELIF].messages.values()
    assert message.sender == ELIF


async def test_every_role_is_one_click_away(page: Page) -> None:
    for name in ("Selin", "Dr. Deniz", "Nalan", "Yönetici", "Yabancı biri"):
        await page.locator(".person", has_text=name).click()
        await expect(page.locator("#chat .welcome strong").first).to_have_text(name)


async def test_every_role_is_given_three_things_to_try(page: Page) -> None:
    for name in ("Selin", "Dr. Deniz", "Nalan", "Yönetici", "Yabancı biri"):
        await page.locator(".person", has_text=name).click()
        await expect(page.locator("#chat .welcome strong").first).to_have_text(name)
        await expect(page.locator("#chat .example")).to_have_count(3)


async def test_what_came_first_leaves_the_things_to_try_until_she_writes(
    page: Page, bot: Bot, sandbox: Sandbox
) -> None:
    sandbox.stage.acquaint([MURAT])
    await bot.send_message(MURAT, "Size bir sorumuz var.")
    await page.locator(".person", has_text="Murat").click()
    await expect(page.locator("#chat .msg.theirs")).to_have_count(1)
    await page.locator("#chat .example").first.click()
    await expect(page.locator("#chat .welcome")).to_have_count(0)


async def test_long_names_of_topics_stay_in_the_list(page: Page, bot: Bot, forum: int) -> None:
    name = "SDK-2026-0001 · Küçükçekmece Belediyesi (İstanbul) · Gündüz bakımevinde kontenjan"
    await bot.create_forum_topic(forum, name)
    row = page.locator("#side .topic-list .person", has_text="SDK-2026-0001")
    await expect(row).to_be_visible()
    outside = "row => row.scrollWidth > row.parentElement.parentElement.clientWidth"
    assert not await row.evaluate(outside)


async def test_reload_and_back_button_keep_the_place(page: Page) -> None:
    await page.locator(".person", has_text="Murat").click()
    await page.reload()
    await expect(page.locator("#chat .pane-title p")).to_contain_text("Murat")
    await page.go_back()
    await expect(page.locator("#chat .pane-title p")).to_contain_text("Elif")


async def test_right_pane_is_put_away_and_brought_back(page: Page) -> None:
    await page.get_by_role("button", name="Bölmeyi gizle").click()
    await expect(page.locator("#side")).to_be_hidden()
    await page.get_by_role("button", name="Sağ bölmeyi göster ya da gizle").click()
    await expect(page.locator("#side")).to_be_visible()


@pytest.mark.parametrize("width", [360, 390])
async def test_phone_shows_one_pane_and_never_scrolls_sideways(
    window: Open, sandbox: Sandbox, bot: Bot, width: int
) -> None:
    sandbox.people.start(ELIF)
    await bot.send_message(ELIF, "<pre>" + "uzun" * 60 + "</pre>\n" + "kelimesiz" * 60)
    page = await window(**PHONE | {"viewport": {"width": width, "height": 844}})
    await expect(page.locator("#chat .msg.theirs")).to_be_visible()
    await expect(page.locator("#side")).to_be_hidden()
    await is_narrow(page, width)
    await page.get_by_role("button", name="Kişi listesine dön").click()
    await expect(page.locator("#chat")).to_be_hidden()
    await is_narrow(page, width)
    await page.locator(".person", has_text="Sekretarya").last.click()
    await expect(page.locator("#side")).to_be_visible()
    await is_narrow(page, width)
    await page.go_back()
    await expect(page.locator("#people")).to_be_visible()


async def is_narrow(page: Page, width: int) -> None:
    widest = "Math.max(...[...document.querySelectorAll('body, body *')]" + (
        ".filter(e => e.offsetParent).map(e => Math.round(e.getBoundingClientRect().right)))"
    )
    assert await page.evaluate("document.documentElement.scrollWidth") <= width
    assert await page.evaluate(widest) <= width
    sideways = "[...document.querySelectorAll('.scroller, .rail-list, .topics')]"
    assert not await page.evaluate(f"{sideways}.some(e => e.scrollWidth > e.clientWidth)")


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_text_stands_out_from_its_ground(window: Open, scheme: str) -> None:
    page = await window(color_scheme=scheme)
    names = sorted({name for pair in PAIRS for name in pair})
    colours = dict(zip(names, await page.evaluate(CHANNELS, names), strict=True))
    faint = {
        pair: round(contrast(colours[pair[0]], colours[pair[1]]), 2)
        for pair in PAIRS
        if contrast(colours[pair[0]], colours[pair[1]]) < READABLE
    }
    assert not faint


def contrast(one: list[float], other: list[float]) -> float:
    """The contrast of two colours as WCAG 2 defines it."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(channels: list[float]) -> float:
    def linear(value: float) -> float:
        part = value / 255
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = map(linear, channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


async def test_lost_line_loses_and_doubles_nothing(page: Page, sandbox: Sandbox, bot: Bot) -> None:
    sandbox.people.start(ELIF)
    await bot.send_message(ELIF, "önce")
    await expect(page.locator("#chat .msg.theirs .text")).to_have_text(["önce"])
    sandbox.feed.close()
    await bot.send_message(ELIF, "arada")
    sandbox.stage.open()
    await bot.send_message(ELIF, "sonra")
    await expect(page.locator("#chat .msg.theirs .text")).to_have_text(["önce", "arada", "sonra"])


async def test_page_keeps_up_without_an_event_stream(
    window: Open, sandbox: Sandbox, bot: Bot
) -> None:
    page = await window()
    await page.route("**/sandbox/events*", deaf)
    await page.reload()
    sandbox.people.start(ELIF)
    for text in ("bir", "iki"):
        await bot.send_message(ELIF, text)
        await expect(page.locator("#chat .msg.theirs").last).to_contain_text(text)
    await expect(page.locator("#chat .msg.theirs")).to_have_count(2)


async def deaf(route: Route) -> None:
    await route.fulfill(status=204)


async def test_many_messages_at_once_keep_their_order(
    page: Page, sandbox: Sandbox, bot: Bot
) -> None:
    sandbox.people.start(ELIF)
    await asyncio.gather(*(bot.send_message(ELIF, f"ileti {number}") for number in range(40)))
    await expect(page.locator("#chat .msg.theirs")).to_have_count(40)
    shown = page.locator("#chat .msg.theirs")
    ids = [int(each) for each in await shown.evaluate_all("all => all.map(e => e.dataset.id)")]
    assert all(before < after for before, after in pairwise(ids))


async def test_journal_shows_calls_and_marks_refused_ones(
    page: Page, sandbox: Sandbox, bot: Bot
) -> None:
    sandbox.people.start(ELIF)
    await bot.send_message(ELIF, "Merhaba Elif")
    await page.locator(".person", has_text="Çağrı defteri").click()
    await page.get_by_text("Arıza çıkar").click()
    await page.get_by_role("button", name="429, 3 sn").click()
    await expect(page.locator(".faults .badge")).to_have_text("1")
    with pytest.raises(TelegramRetryAfter):
        await bot.send_message(ELIF, "çok hızlı")
    await expect(page.locator(".call[data-bad=true]")).to_have_count(1)
    await page.fill(".filter", "merhaba elif")
    await expect(page.locator(".call")).to_have_count(1)
    await page.locator(".call summary").click()
    await expect(page.locator(".call pre").first).to_contain_text('"text": "Merhaba Elif"')
    await expect(page.locator(".call pre").last).to_contain_text('"ok": true')


async def test_reset_begins_anew(page: Page, sandbox: Sandbox) -> None:
    sandbox.people.start(ELIF)
    await expect(page.locator("#chat .msg")).to_have_count(1)
    await page.get_by_role("button", name="Sıfırla").click()
    await page.get_by_role("button", name="Evet").click()
    await expect(page.locator("#chat .welcome")).to_be_visible()
    assert not sandbox.world.chats[ELIF].messages


async def test_page_names_no_other_machine_and_runs_no_inline_code(page: Page) -> None:
    source = await page.content()
    assert "content=\"default-src 'none'" in source
    assert await page.locator("script:not([src])").count() == 0
    assert await page.locator("[onclick], [style*=url]").count() == 0
