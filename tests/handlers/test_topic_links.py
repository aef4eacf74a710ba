"""Linked cases in their topics: whom an answer reaches is what its preview has said."""

import pytest

from cases.case import Status
from cases.people import Post, Role
from handlers.services.own_cases import Words
from tests.handlers.chat import TOWN, Chat, Persona
from tests.handlers.topic import NUMBER, TOPIC, Topic

OTHER, THREAD = "SDK-2026-0043", 8
REPLY = "Pasaport yeterlidir."


@pytest.fixture
async def second(topic: Topic, chat: Chat) -> Topic:
    """The same question, asked by another officer."""
    other = Persona(chat, 1003)
    await other.becomes(Role.OFFICER, Post(municipality=TOWN))
    return await Topic(chat, other, OTHER, THREAD, title="Kayıt için kimlik").opened()


async def _link(chat: Chat, secretary: Persona) -> None:
    await chat.desk.cases.link(OTHER, NUMBER, by=await secretary.known())


async def _reply(secretary: Persona) -> None:
    await secretary.says_in_forum(f"/yanitla {REPLY}", TOPIC)
    await secretary.taps_in_forum("Gönder", TOPIC)


async def test_case_linked_after_the_preview_is_not_answered_before_it_was_shown(
    topic: Topic, second: Topic, secretary: Persona
) -> None:
    chat = topic.chat
    await secretary.says_in_forum(f"/yanitla {REPLY}", TOPIC)
    assert "🔗" not in chat.text
    overtaken = secretary.carried("Gönder")
    await _link(chat, secretary)
    await secretary.taps_in_forum("Gönder", TOPIC)
    assert await topic.reaches_officer() == []
    assert any("hiçbir şey gönderilmedi" in text for text in chat.texts)
    assert f"Bağlı 1 vakanın memuruna da gider: {OTHER}." in chat.text
    anew = secretary.carried("Gönder")
    assert anew != overtaken
    await secretary.taps_in_forum("Gönder", TOPIC)
    for each in (topic, second):
        assert any(REPLY in text for text in await each.reaches_officer())


async def test_case_unlinked_after_the_preview_is_named_no_longer(
    topic: Topic, second: Topic, secretary: Persona
) -> None:
    chat = topic.chat
    await _link(chat, secretary)
    await secretary.says_in_forum(f"/yanitla {REPLY}", TOPIC)
    assert OTHER in chat.text
    await chat.desk.cases.unlink(OTHER, by=await secretary.known())
    await secretary.taps_in_forum("Gönder", TOPIC)
    assert await topic.reaches_officer() == []
    assert OTHER not in chat.text
    await secretary.taps_in_forum("Gönder", TOPIC)
    assert any(REPLY in text for text in await topic.reaches_officer())
    assert not any(REPLY in text for text in await second.reaches_officer())


async def test_preview_names_them_also_after_a_restart(
    topic: Topic, second: Topic, secretary: Persona
) -> None:
    chat = topic.chat
    chat.restart()
    await _link(chat, secretary)
    await secretary.says_in_forum(f"/yanitla {REPLY}", TOPIC)
    chat.restart()
    await secretary.taps_in_forum("Gönder", TOPIC)
    for each in (topic, second):
        assert any(REPLY in text for text in await each.reaches_officer())


async def test_case_that_goes_its_own_way_after_a_complaint_is_counted_no_longer(
    topic: Topic, second: Topic, secretary: Persona
) -> None:
    chat = topic.chat
    await _link(chat, secretary)
    await _reply(secretary)
    assert OTHER in (await topic.card()).card.parts[0]
    words = Words("Kimlik de istendi.", 900)
    await chat.desk.own_cases.complain(OTHER, words, by=await second.officer.known())
    assert (await second.case()).status is not Status.ANSWERED
    assert OTHER not in (await topic.card()).card.parts[0]
    await secretary.says_in_forum("/yanitla Kimlik de gerekir.", TOPIC)
    assert "🔗" not in chat.text
    await secretary.taps_in_forum("Gönder", TOPIC)
    assert not any("Kimlik de gerekir." in text for text in await second.reaches_officer())
