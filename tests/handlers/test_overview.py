"""The queue, the search and the desk's health, for whoever may look; and who may mend."""

from datetime import timedelta

import pytest

from cases import moves
from cases.case import Case
from cases.delivery import DeliveryState, Settlement, ToSecretariat
from cases.health import Part
from cases.notice import Outgoing, WeeklyGaps
from cases.people import Post, Role
from handlers.callbacks.watch import Retry, ShowCase, ShowFailures, ShowHealth, ShowQueue
from handlers.markup import TEXT_CHARS
from handlers.services.queue import Shelf
from storage.tables import audit
from tests.cases.desk import REQUEST
from tests.handlers.chat import NOW, TOWN, Chat, Persona

MINUTE = timedelta(minutes=1)


async def _cases(chat: Chat, officer: Persona, number: int = 1) -> list[Case]:
    """So many cases of hers, each with a topic of its own."""
    asker, found = await officer.known(), []
    place = await chat.desk.places.secretariat()
    async with chat.storage.write() as unit:
        for nth in range(1, number + 1):
            name = f"SDK-2026-{nth:04d}"
            opened = moves.open_case(REQUEST, number=name, by=asker, at=chat.now, rules=chat.rules)
            found.append(await unit.cases.add(opened.case, key=name))
            if place is not None:
                await unit.threads.intend(name, place.chat_id, name, at=chat.now)
                await unit.threads.opened(name, 100 + nth)
    return found


async def _failed(chat: Chat, state: DeliveryState, number: int = 1) -> list[int]:
    """So many notices that came to nothing."""
    found = []
    await chat.set_up_forum()
    async with chat.storage.write() as unit:
        for nth in range(number):
            notice = WeeklyGaps(f"2026-W{nth:02d}")
            await unit.outbox.add(Outgoing(notice, ToSecretariat()), at=chat.now)
            (parcel,) = await unit.outbox.claim("me", at=chat.now, lease_for=MINUTE, limit=1)
            settlement = Settlement(state, reason="TimedOut")
            await unit.outbox.settle(parcel.id, settlement, owner="me", at=chat.now)
            found.append(parcel.id)
    return found


async def _events(chat: Chat) -> list[str]:
    async with chat.storage.read() as unit:
        rows = await unit.connection.execute(audit.select().order_by(audit.c.id))
        return [row.event for row in rows]


@pytest.mark.usefixtures("forum")
async def test_the_queue_leads_into_the_topics(
    chat: Chat, enrolled: Persona, secretary: Persona
) -> None:
    await _cases(chat, enrolled, 2)
    await secretary.says_in_forum("/kuyruk")
    assert "SDK-2026-0001" in chat.text
    assert "Şahinbey" in chat.text
    assert chat.keyboard[0][0].url == "https://t.me/c/9876543210/101"


@pytest.mark.usefixtures("forum")
async def test_in_private_a_case_has_a_screen_with_the_way_to_its_topic(
    chat: Chat, enrolled: Persona, secretary: Persona
) -> None:
    await _cases(chat, enrolled)
    await secretary.says("/kuyruk")
    await secretary.taps("SDK-2026-0001")
    assert "Geçici koruma altındaki kişinin" in chat.text
    assert chat.keyboard[0][0].url == "https://t.me/c/9876543210/101"
    await secretary.taps("« Kuyruk")
    assert "Açık vakalar" in chat.text


@pytest.mark.usefixtures("forum")
async def test_long_queues_are_turned_and_never_too_long(
    chat: Chat, enrolled: Persona, secretary: Persona
) -> None:
    await _cases(chat, enrolled, 8)
    await secretary.says("/kuyruk")
    assert "SDK-2026-0006" in chat.text
    assert "SDK-2026-0007" not in chat.text
    await secretary.taps(ShowQueue(shelf=Shelf.ALL, page=1))
    assert "SDK-2026-0007" in chat.text
    assert all(len(text) <= TEXT_CHARS for text in chat.texts)


@pytest.mark.usefixtures("forum")
async def test_the_shelves_hold_what_they_say(
    chat: Chat, enrolled: Persona, secretary: Persona, colleague: Persona
) -> None:
    first, _ = await _cases(chat, enrolled, 2)
    by = await secretary.known()
    async with chat.storage.write() as unit:
        claimed = moves.claim(first, by=by, at=chat.now, rules=chat.rules)
        await unit.cases.save(claimed.case)
    for written in ("benim", "BENİM"):
        await secretary.says(f"/kuyruk {written}")
        assert "SDK-2026-0001" in chat.text
        assert "SDK-2026-0002" not in chat.text
        assert "Üstlenen: siz" in chat.text
    await colleague.says("/kuyruk benim")
    assert "Burada bekleyen vaka yok." in chat.text
    for written in ("boş", "BOŞ", "bos"):
        await colleague.says(f"/kuyruk {written}")
        assert "SDK-2026-0002" in chat.text
        assert "SDK-2026-0001" not in chat.text
    chat.now = NOW + timedelta(days=30)
    await colleague.says("/kuyruk geciken")
    assert "süresi geçti" in chat.text
    assert "Sekreter · Hukuk müşaviri" in chat.text


@pytest.mark.parametrize(
    "words", ["1", "SDK-2026-0001", "nikâh", "şahinbey nikâh", "belediye:Şahinbey"]
)
async def test_a_case_is_found_by_number_words_and_municipality(
    chat: Chat, enrolled: Persona, secretary: Persona, words: str
) -> None:
    await _cases(chat, enrolled)
    await secretary.says(f"/ara {words}")
    assert "SDK-2026-0001" in chat.text


async def test_a_search_that_finds_nothing_says_so(chat: Chat, secretary: Persona) -> None:
    await secretary.says("/ara <b>olmayan</b>")
    assert "vaka bulunamadı" in chat.text
    assert "<b>olmayan</b>" in chat.text
    await secretary.says("/ara")
    assert "/ara belediye:Şahinbey" in chat.text


@pytest.mark.parametrize("command", ["/kuyruk", "/ara nikâh", "/durum"])
async def test_officers_and_strangers_are_refused(
    chat: Chat, enrolled: Persona, stranger: Persona, command: str
) -> None:
    await _cases(chat, enrolled)
    for persona in (enrolled, stranger):
        await persona.says(command)
        assert "SDK-2026-0001" not in chat.text
        assert "yetki" in chat.text.casefold()
    assert (await _events(chat)).count("refused") == 2


async def test_forged_taps_show_nothing(chat: Chat, enrolled: Persona, stranger: Persona) -> None:
    await _cases(chat, enrolled)
    [failed] = await _failed(chat, DeliveryState.DEAD)
    for tap in (
        ShowQueue(shelf=Shelf.ALL, page=0),
        ShowCase(number="SDK-2026-0001"),
        ShowHealth(),
        ShowFailures(page=0),
        Retry(parcel=failed, page=0),
    ):
        await stranger.taps(tap)
        assert "SDK-2026" not in chat.text
    await stranger.taps_raw("wc:SDK-2026-0001:x")
    async with chat.storage.read() as unit:
        found = await unit.outbox.get(failed)
    assert found is not None
    assert found.state is DeliveryState.DEAD


async def test_an_expired_secretary_sees_nothing(chat: Chat, secretary: Persona) -> None:
    chat.now = NOW + timedelta(days=400)
    await secretary.says("/kuyruk")
    assert "yetki" in chat.text.casefold()


async def test_health_names_what_is_well_and_what_is_not(chat: Chat, secretary: Persona) -> None:
    async with chat.storage.write() as unit:
        await unit.beats.beat(Part.SWEEP, at=chat.now - MINUTE)
        await unit.beats.beat(Part.DELIVERY, at=chat.now - timedelta(hours=2))
    await secretary.says("/durum")
    assert "✓ Zamanlayıcı çalışıyor; son tur: 22 Kasım 2026 12.59" in chat.text
    assert "✗ Gönderim durdu; son tur: 22 Kasım 2026 11.00" in chat.text
    assert "✗ Sekretarya grubu: henüz belirlenmedi" in chat.text
    assert chat.text.index("✗ Gönderim") < chat.text.index("✓ Zamanlayıcı")


async def test_health_names_the_cases_that_the_clock_left(chat: Chat, secretary: Persona) -> None:
    ends = {"SDK-2026-0001 SDK-2026-0002": "SDK-2026-0001 ve SDK-2026-0002", "": ""}
    for detail, numbers in ends.items():
        async with chat.storage.write() as unit:
            late = chat.now - timedelta(hours=2)
            await unit.beats.beat(Part.SWEEP, at=late if not detail else chat.now, detail=detail)
        await secretary.says("/durum")
        [line] = [each for each in chat.text.splitlines() if "Zamanlayıcı aksıyor" in each]
        assert line.endswith(f"; işlenemeyen vakalar: {numbers}" if numbers else ".00")


async def test_everybody_who_cannot_be_reached_is_counted(chat: Chat, secretary: Persona) -> None:
    for number in range(1101, 1101 + 12):
        persona = Persona(chat, number)
        await persona.says("/start")
        async with chat.storage.write() as unit:
            await unit.outbox.park((await persona.known()).id, "blocked", at=chat.now)
    await secretary.says("/durum")
    assert "Ulaşılamayan kişi: 12 (" in chat.text
    assert "ve 2 kişi daha)" in chat.text


async def test_a_failure_is_listed_with_its_reason_and_sent_again_by_a_person(
    chat: Chat, secretary: Persona
) -> None:
    [failed] = await _failed(chat, DeliveryState.UNKNOWN)
    await secretary.says("/durum")
    await secretary.taps("Ulaşmayanlar")
    assert f"{failed} · haftalık boşluklar" in chat.text
    assert "Neden: TimedOut" in chat.text
    assert "Alıcı: sekretarya grubu" in chat.text
    await secretary.taps(f"Yeniden dene: {failed}")
    assert "Yeniden gönderilecek." in chat.toasts
    assert "Ulaşmayan gönderim kalmadı." in chat.text
    async with chat.storage.read() as unit:
        again = await unit.outbox.get(failed)
    assert again is not None
    assert again.state is DeliveryState.WAITING
    assert "outbox.retried" in await _events(chat)


async def test_what_arrived_after_all_is_taken_for_sent(chat: Chat, admin: Persona) -> None:
    [failed] = await _failed(chat, DeliveryState.UNKNOWN)
    await admin.taps(ShowFailures(page=0))
    await admin.taps(f"Gitti say: {failed}")
    async with chat.storage.read() as unit:
        settled = await unit.outbox.get(failed)
    assert settled is not None
    assert settled.state is DeliveryState.SENT
    assert "outbox.settled" in await _events(chat)


async def test_a_second_tap_finds_nothing_to_mend(chat: Chat, secretary: Persona) -> None:
    [failed] = await _failed(chat, DeliveryState.DEAD)
    for _ in range(2):
        await secretary.taps(Retry(parcel=failed, page=0))
    assert (await _events(chat)).count("outbox.retried") == 1


async def test_an_auditor_looks_and_mends_nothing(chat: Chat, auditor: Persona) -> None:
    [failed] = await _failed(chat, DeliveryState.DEAD)
    await auditor.says("/durum")
    await auditor.taps("Ulaşmayanlar")
    assert chat.labels == ["« Durum"]
    await auditor.taps(Retry(parcel=failed, page=0))
    assert "yetki" in chat.text.casefold()
    async with chat.storage.read() as unit:
        found = await unit.outbox.get(failed)
    assert found is not None
    assert found.state is DeliveryState.DEAD
    assert "refused" in await _events(chat)


async def test_many_failures_fit_their_screens(chat: Chat, secretary: Persona) -> None:
    await _failed(chat, DeliveryState.DEAD, 12)
    await secretary.taps(ShowFailures(page=0))
    await secretary.taps(ShowFailures(page=2))
    assert chat.text.count("Neden:") == 2
    assert all(len(text) <= TEXT_CHARS for text in chat.texts)


async def test_a_standing_part_is_told_once_and_once_when_it_is_over(
    chat: Chat, admin: Persona, forum: int
) -> None:
    health = chat.desk.health
    async with chat.storage.write() as unit:
        await unit.beats.beat(Part.SWEEP, at=chat.now)
        await unit.beats.beat(Part.DELIVERY, at=chat.now)
    assert await health.watch() == ()
    chat.now += 3 * MINUTE
    first, second = await health.watch(), await health.watch()
    assert [(alarm.notice.what, alarm.chats) for alarm in first] == [
        ("delivery", (forum, admin.number))
    ]
    assert second == ()
    async with chat.storage.write() as unit:
        await unit.beats.beat(Part.SWEEP, at=chat.now)
        await unit.beats.beat(Part.DELIVERY, at=chat.now)
    assert (await health.watch(), await health.watch()) == ((), ())
    async with chat.storage.read() as unit:
        waiting = (await unit.outbox.backlog(chat.now)).by_state[DeliveryState.WAITING]
    assert waiting == 6  # the sweep stood; it goes on; the delivery goes on: group and admin each


async def test_whoever_holds_no_post_is_named_by_number(chat: Chat, secretary: Persona) -> None:
    officer = Persona(chat, 1005)
    await officer.becomes(Role.OFFICER, Post(municipality=TOWN))
    person = await officer.known()
    async with chat.storage.write() as unit:
        await unit.outbox.park(person.id, "blocked", at=chat.now)
    await secretary.says("/durum")
    assert f"✗ Ulaşılamayan kişi: 1 (Memur {person.id})" in chat.text
