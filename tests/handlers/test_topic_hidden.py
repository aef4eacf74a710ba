"""What was hidden in the words of a secretary is said to her, with the way round it."""

import pytest

from cases.privacy import Kind
from tests.handlers.chat import Persona
from tests.handlers.topic import NUMBER, TOPIC, Topic, answering

TEXT = "İl Göç İdaresi: ••••••••••••••"
TOLD = "Metninizdeki telefon numarasını gizledim"
WAY = "kurumun adını ve internet sitesini"


@pytest.mark.parametrize("command", ["yanitla", "bilgi", "kapsamdisi", "uzat 3", "uzat"])
async def test_what_was_hidden_is_said_before_it_is_sent(
    topic: Topic, secretary: Persona, command: str
) -> None:
    await secretary.says_in_forum(f"/{command} {TEXT}", TOPIC, Kind.PHONE)
    assert TOLD in topic.chat.text
    assert WAY in topic.chat.text


async def test_what_was_hidden_is_never_said_to_the_officer(
    topic: Topic, secretary: Persona
) -> None:
    await secretary.says_in_forum(f"/yanitla {TEXT}", TOPIC, Kind.PHONE)
    await secretary.taps_in_forum("Gönder", TOPIC)
    assert "gizledim" not in " ".join(await topic.reaches_officer())


async def test_what_was_hidden_in_a_note_is_said(topic: Topic, secretary: Persona) -> None:
    await secretary.says_in_forum(TEXT, TOPIC, Kind.PHONE)
    assert [note.text for note in await topic.notes()] == [TEXT]
    assert TOLD in topic.chat.text


async def test_the_way_round_is_for_contacts_alone(topic: Topic, secretary: Persona) -> None:
    await secretary.says_in_forum("T.C. no: •••••••••••", TOPIC, Kind.TCKN)
    assert "T.C. kimlik numarasını gizledim" in topic.chat.text
    assert WAY not in topic.chat.text


async def test_what_was_hidden_in_a_brief_is_said(
    topic: Topic, secretary: Persona, member: Persona
) -> None:
    await member.says("/start")
    await secretary.says_in_forum("/kurul", TOPIC)
    await secretary.taps_in_forum("Özeti düzelt", TOPIC)
    await secretary.says_in_forum(TEXT, TOPIC, Kind.PHONE, **answering(topic.chat))
    assert TOLD in topic.chat.text


async def test_what_was_hidden_while_a_case_is_reopened_is_said(
    topic: Topic, secretary: Persona
) -> None:
    await secretary.says_in_forum("/kapat", TOPIC)
    await secretary.taps_in_forum("✔️ Kapat", TOPIC)
    await secretary.says_in_forum(f"/yenidenac {TEXT}", TOPIC, Kind.PHONE)
    assert any(TOLD in text for text in topic.chat.texts)


async def test_what_stays_readable_in_the_group_is_to_be_deleted(
    topic: Topic, secretary: Persona
) -> None:
    await secretary.says_in_forum(TEXT, TOPIC, Kind.PHONE)
    assert "olduğu gibi görünmeye devam ediyor: lütfen siliniz" in topic.chat.text
    assert "okuyan da böyle görür" not in topic.chat.text
    await secretary.says(f"/yanitla {NUMBER} {TEXT}", Kind.PHONE)
    assert "okuyan da böyle görür" in topic.chat.text
    assert "siliniz" not in topic.chat.text
