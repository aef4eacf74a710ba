"""An officer who blocked the desk: what is said to her waits, and the secretariat knows it."""

import pytest

from cases.delivery import DeliveryState, ToOfficer, ToPerson
from cases.notice import CaseEnded, Outgoing
from cases.outbox import Undelivered
from cases.people import Language
from handlers.phrases import phrases
from handlers.views.notices_watch import reason_of
from tests.handlers.chat import NOW, Persona
from tests.handlers.topic import NUMBER, TOPIC, Topic

BLOCKED = "Forbidden: bot was blocked by the user"


async def _blocks(topic: Topic) -> None:
    person = await topic.officer.known()
    async with topic.chat.storage.write() as unit:
        await unit.outbox.add(Outgoing(CaseEnded(NUMBER, 1), ToOfficer(NUMBER)), at=NOW)
        await unit.outbox.park(person.id, BLOCKED, at=NOW)


async def test_a_reply_that_waits_is_not_called_sent(topic: Topic, secretary: Persona) -> None:
    await _blocks(topic)
    await secretary.says_in_forum("/yanitla Pasaport yeterlidir.", TOPIC)
    await secretary.taps_in_forum("Gönder", TOPIC)
    assert "Memura henüz ulaşmadı" in topic.chat.text
    assert "Gönderildi" not in topic.chat.text
    assert "Memura ulaşılamıyor" in (await topic.card()).card.parts[0]


async def test_a_reply_that_goes_out_is_called_sent(topic: Topic, secretary: Persona) -> None:
    await secretary.says_in_forum("/yanitla Pasaport yeterlidir.", TOPIC)
    await secretary.taps_in_forum("Gönder", TOPIC)
    assert "Gönderildi" in topic.chat.text
    assert "ulaşılamıyor" not in (await topic.card()).card.parts[0]


async def test_who_cannot_be_reached_stands_in_the_list_of_what_did_not_arrive(
    topic: Topic, secretary: Persona
) -> None:
    await _blocks(topic)
    await secretary.says("/durum")
    await secretary.taps("Ulaşmayanlar")
    assert "kalmadı" not in topic.chat.text
    assert "Ulaşılamayan kişi: Memur" in topic.chat.text


@pytest.mark.parametrize(
    ("said", "reads"),
    [
        (BLOCKED, "masayı engellemiş"),
        ("Forbidden: user is deactivated", "Telegram hesabı kapatılmış"),
        ("Bad Request: chat not found", "sohbet bulunamadı"),
        ("Bad Request: not enough rights to send text messages", "yazma yetkisi yok"),
        ("Bad Request: message is too long", "metin Telegram için çok uzun"),
        ("Message thread not found", "konu silinmiş"),
        ("Bad Request: something new", "Bad Request: something new"),
    ],
)
def test_known_refusals_are_told_in_turkish(said: str, reads: str) -> None:
    notice, to = CaseEnded(NUMBER, 1), ToPerson(3)
    failed = Undelivered(1, DeliveryState.DEAD, notice, to, NOW, reason=said)
    assert reads in reason_of(failed, phrases(Language.TURKISH))
