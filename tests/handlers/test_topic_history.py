"""What happened to a case reads as it happened: in words, and each thing for what it was."""

from datetime import timedelta

from cases.queue import CaseEvent
from tests.handlers.chat import Persona
from tests.handlers.topic import NUMBER, TOPIC, Topic


async def _happened(topic: Topic, event: str, *, hers: bool = False, **data: int) -> None:
    officer = await topic.officer.known()
    who = officer.id if hers else None
    async with topic.chat.storage.write() as unit:
        at = topic.chat.now + timedelta(minutes=len(await unit.cases.events(NUMBER)))
        await unit.cases.event(NUMBER, CaseEvent(at, who, event, data))


async def test_a_draft_and_its_publication_are_told_in_words(
    topic: Topic, secretary: Persona
) -> None:
    for event in ("drafted", "published"):
        await _happened(topic, event, proposal=1)
    await secretary.says_in_forum("/gecmis", TOPIC)
    assert "bilgi kaydı taslağı hazırlandı" in topic.chat.text
    assert "bilgi kaydı yayımlandı" in topic.chat.text


async def test_only_a_reminder_is_called_one(topic: Topic, secretary: Persona) -> None:
    await _happened(topic, "remind", times=1)
    await _happened(topic, "remind", times=2)
    await _happened(topic, "remind", silent=1)
    await _happened(topic, "remind", gone=1)
    await secretary.says_in_forum("/gecmis", TOPIC)
    assert topic.chat.text.count("memura anımsatıldı") == 2
    assert "memurdan yanıt gelmedi; sekretaryaya bildirildi" in topic.chat.text
    assert "süre yeniden işliyor" in topic.chat.text


async def test_the_officer_is_named_once(topic: Topic, secretary: Persona) -> None:
    await _happened(topic, "add", hers=True)
    await secretary.says_in_forum("/gecmis", TOPIC)
    assert "memur: bilgi ekledi" in topic.chat.text
