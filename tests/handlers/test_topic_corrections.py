"""What a secretary corrects takes effect, and what comes too late is said to be too late."""

import pytest

from cases.case import Status
from cases.people import Post, Role
from handlers.callbacks.desk import Decide, Do, OnCase
from tests.handlers.chat import TOWN, Chat, Json, Persona
from tests.handlers.topic import NUMBER, TOPIC, Topic, answering

ANSWER = "Pasaport yeterlidir."
OTHER = "SDK-2026-0043"
GONE = "sizden yanıt beklemiyor"
BRIEF = "Okula kayıt sorulmaktadır."


@pytest.fixture
async def second(topic: Topic) -> Topic:
    """A case of another officer."""
    other = Persona(topic.chat, 1003)
    await other.becomes(Role.OFFICER, Post(municipality=TOWN))
    return await Topic(topic.chat, other, OTHER, 8).opened()


def _send(chat: Chat) -> Decide:
    return Decide.unpack(str(chat.keyboard[0][0].callback_data))


def _in_private(chat: Chat, number: int) -> Json:
    """What makes a private message the answer to the last thing that was asked."""
    replied = answering(chat)["reply_to_message"]
    return {"reply_to_message": {**replied, "chat": {"id": number, "type": "private"}}}


async def test_in_a_topic_a_number_at_the_head_of_a_reply_belongs_to_its_words(
    topic: Topic, second: Topic, secretary: Persona
) -> None:
    words = f"{OTHER} numaralı vakada yazdığımız gibi pasaport yeterlidir."
    await secretary.says_in_forum(f"/yanitla {words}", TOPIC)
    await secretary.taps_in_forum("Gönder", TOPIC)
    assert words in " ".join(await topic.reaches_officer())
    assert await second.reaches_officer() == []


async def test_a_corrected_command_is_previewed_anew(topic: Topic, secretary: Persona) -> None:
    await secretary.says_in_forum("/yanitla Pasport yeterlidir.", TOPIC)
    overtaken = _send(topic.chat)
    await secretary.edits_in_forum(f"/yanitla {ANSWER}", TOPIC)
    assert ANSWER in topic.chat.text
    fresh = _send(topic.chat)
    await secretary.taps_in_forum(overtaken, TOPIC)
    assert await topic.reaches_officer() == []
    await secretary.taps_in_forum(fresh, TOPIC)
    [told] = await topic.reaches_officer()
    assert ANSWER in told
    assert "/yanitla" not in told
    assert await topic.notes() == []


async def test_a_corrected_command_below_an_album_keeps_its_files(
    topic: Topic, secretary: Persona
) -> None:
    def picture(name: str, **more: object) -> Json:
        sizes = [{"file_id": name, "file_unique_id": name, "width": 9, "height": 9}]
        return {"photo": sizes, "media_group_id": "album", **more}

    await secretary.says_in_forum("", TOPIC, **picture("p1", caption="/yanitla Ektedri."))
    await secretary.says_in_forum("", TOPIC, **picture("p2", message_id=78))
    await secretary.edits_in_forum("", TOPIC, **picture("p1", caption="/yanitla Ektedir."))
    assert "/yanitla" not in topic.chat.text
    await secretary.taps_in_forum("Gönder", TOPIC)
    assert await topic.files_for_officer() == ["p1", "p2"]
    assert "Ektedir." in " ".join(await topic.reaches_officer())


async def test_a_corrected_number_leads_to_the_other_case(
    topic: Topic, second: Topic, secretary: Persona
) -> None:
    await secretary.says(f"/yanitla {OTHER} {ANSWER}")
    overtaken = _send(topic.chat)
    await secretary.edits(f"/yanitla {NUMBER} {ANSWER}")
    await secretary.taps("Gönder")
    await secretary.taps(overtaken)
    assert ANSWER in " ".join(await topic.reaches_officer())
    assert await second.reaches_officer() == []


async def test_correcting_a_command_that_was_sent_changes_nothing_and_says_so(
    topic: Topic, secretary: Persona
) -> None:
    await secretary.says_in_forum(f"/yanitla {ANSWER}", TOPIC)
    await secretary.taps_in_forum("Gönder", TOPIC)
    told = await topic.reaches_officer()
    await secretary.edits_in_forum("/yanitla Kimlik yeterlidir.", TOPIC)
    assert "düzeltme ona gitmez" in topic.chat.text
    assert await topic.reaches_officer() == told


async def test_correcting_another_command_does_nothing(topic: Topic, secretary: Persona) -> None:
    await secretary.edits_in_forum("/ustlen", TOPIC)
    assert (await topic.case()).status is Status.OPEN
    assert topic.chat.calls == []


async def test_a_corrected_command_without_a_case_is_explained(
    topic: Topic, secretary: Persona
) -> None:
    await secretary.edits(f"/yanitla {ANSWER}")
    assert "/yanitla SDK-2026-0042" in topic.chat.text


async def test_a_corrected_brief_takes_effect(
    topic: Topic, secretary: Persona, member: Persona
) -> None:
    await member.says("/start")
    await secretary.says_in_forum("/kurul", TOPIC)
    await secretary.taps_in_forum("Özeti düzelt", TOPIC)
    answer = answering(topic.chat)
    await secretary.says_in_forum("Okula kayt sorulmaktadır.", TOPIC, **answer)
    await secretary.edits_in_forum(BRIEF, TOPIC, **answer)
    assert BRIEF in topic.chat.text
    assert "kayt" not in topic.chat.text
    assert await topic.notes() == []


async def test_a_brief_that_was_sent_is_not_corrected_and_no_note(
    topic: Topic,
    secretary: Persona,
    member: Persona,
    second_member: Persona,
    third_member: Persona,
) -> None:
    for each in (member, second_member, third_member):
        await each.says("/start")
    await secretary.says_in_forum("/kurul", TOPIC)
    for name in ("Gaziantep Üniversitesi", "Göç Çalışmaları Derneği", "Belediyeler Birliği"):
        await secretary.taps_in_forum(f"⬜️ {name}", TOPIC)
    await secretary.taps_in_forum("Özeti düzelt", TOPIC)
    answer = answering(topic.chat)
    await secretary.says_in_forum(BRIEF, TOPIC, **answer)
    await secretary.taps_in_forum("Kurula gönder", TOPIC)
    await secretary.edits_in_forum("Kreşe kayıt sorulmaktadır.", TOPIC, **answer)
    assert "düzeltme üyelere gitmez" in topic.chat.text
    assert await topic.notes() == []


async def test_a_second_reply_to_a_used_prompt_is_told_in_private(
    topic: Topic, secretary: Persona
) -> None:
    await secretary.says(f"/yanitla {NUMBER}")
    answer = _in_private(topic.chat, secretary.number)
    await secretary.sends({"text": ANSWER, **answer})
    assert ANSWER in topic.chat.text
    await secretary.taps("Vazgeç")
    await secretary.sends({"text": "Kimlik yeterlidir.", "message_id": 78, **answer})
    assert GONE in topic.chat.text
    await secretary.edits("Kimlik yeterlidir.", **answer)
    assert GONE in topic.chat.texts[-1]
    assert len(topic.chat.texts) == 5
    assert await topic.reaches_officer() == []


async def test_a_wrong_number_may_be_corrected(
    topic: Topic, second: Topic, secretary: Persona
) -> None:
    await secretary.taps_in_forum(OnCase(number=OTHER, do=Do.LINK), 8)
    answer = answering(topic.chat)
    await secretary.says_in_forum("SDK-2026-9999", 8, **answer)
    await secretary.says_in_forum("kırk iki", 8, **answer)
    await secretary.says_in_forum(NUMBER, 8, **answer)
    await secretary.taps_in_forum("🔗 Bağla", 8)
    assert (await second.case()).status is Status.LINKED
    assert await second.notes() == []


async def test_a_wrong_number_may_be_corrected_where_it_stands(
    topic: Topic, second: Topic, secretary: Persona
) -> None:
    await secretary.taps_in_forum(OnCase(number=OTHER, do=Do.LINK), 8)
    answer = answering(topic.chat)
    await secretary.says_in_forum("SDK-2026-9999", 8, **answer)
    await secretary.edits_in_forum(NUMBER, 8, **answer)
    await secretary.taps_in_forum("🔗 Bağla", 8)
    assert (await second.case()).status is Status.LINKED
    assert await second.notes() == []
    assert (await topic.case()).status is Status.OPEN


async def test_an_officers_reply_to_a_hint_is_a_question(chat: Chat, officer: Persona) -> None:
    hint = "✍️ Kişinin statüsünü ve ne istediğini birlikte yazarsanız yeniden bakarım."
    await officer.says("/start")
    replied = _in_private(chat, officer.number)["reply_to_message"]
    await officer.sends(
        {
            "text": "Yabancı çocuk okula kaydedilir mi?",
            "reply_to_message": {**replied, "text": hint},
        }
    )
    assert len(await officer.questions()) == 1


async def test_a_reason_without_its_days_is_kept(topic: Topic, secretary: Persona) -> None:
    await secretary.says_in_forum("/uzat Kurum görüşü bekleniyor", TOPIC)
    assert "gerekçe" in topic.chat.text
    await secretary.taps_in_forum("2 iş günü", TOPIC)
    assert "Kurum görüşü bekleniyor" in topic.chat.text
    await secretary.taps_in_forum("Gönder", TOPIC)
    [told] = await topic.reaches_officer()
    assert "Kurum görüşü bekleniyor" in told


async def test_a_reason_with_too_many_days_is_kept(topic: Topic, secretary: Persona) -> None:
    await secretary.says_in_forum("/uzat 90 iş günü kurum görüşü bekleniyor", TOPIC)
    assert "60" in topic.chat.text
    await secretary.taps_in_forum("10 iş günü", TOPIC)
    await secretary.taps_in_forum("Gönder", TOPIC)
    [told] = await topic.reaches_officer()
    assert "kurum görüşü bekleniyor" in told


async def test_a_reason_is_forgotten_when_more_time_is_begun_anew(
    topic: Topic, secretary: Persona
) -> None:
    await secretary.says_in_forum("/uzat Kurum görüşü bekleniyor", TOPIC)
    await secretary.taps_in_forum(OnCase(number=NUMBER, do=Do.EXTEND), TOPIC)
    await secretary.taps_in_forum("2 iş günü", TOPIC)
    assert topic.chat.text.startswith("✍️")


async def test_a_kept_reason_may_be_corrected(topic: Topic, secretary: Persona) -> None:
    await secretary.says_in_forum("/uzat Kurum görüşü bekleniyro", TOPIC)
    await secretary.edits_in_forum("/uzat Kurum görüşü bekleniyor", TOPIC)
    await secretary.taps_in_forum("2 iş günü", TOPIC)
    assert "bekleniyor" in topic.chat.text
    assert "bekleniyro" not in topic.chat.text
