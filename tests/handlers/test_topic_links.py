"""Linked cases in their topics: whom an answer reaches is what its preview has said."""

import pytest

from cases.case import Status
from cases.move import Move
from cases.people import Post, Role
from handlers.services.own_cases import Words
from tests.handlers.chat import TOWN, Chat, Persona
from tests.handlers.topic import NUMBER, TOPIC, Topic, answering

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
    assert f"Bağlı vakaların memurlarına da gider: {OTHER}." in chat.text
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
    await chat.desk.own_cases.speak(Move.COMPLAIN, OTHER, words, by=await second.officer.known())
    assert (await second.case()).status is not Status.ANSWERED
    assert OTHER not in (await topic.card()).card.parts[0]
    await secretary.says_in_forum("/yanitla Kimlik de gerekir.", TOPIC)
    assert "🔗" not in chat.text
    await secretary.taps_in_forum("Gönder", TOPIC)
    assert not any("Kimlik de gerekir." in text for text in await second.reaches_officer())


async def test_nothing_is_linked_before_both_cases_were_shown_by_name(
    topic: Topic, second: Topic, secretary: Persona
) -> None:
    chat = topic.chat
    await secretary.says_in_forum(f"/bagla {NUMBER}", THREAD)
    shown = f"{OTHER} (Kayıt için kimlik), {NUMBER} (Okul kaydı) ile birlikte yanıtlansın mı?"
    assert shown in chat.text
    assert (await second.case()).status is Status.OPEN
    assert await second.reaches_officer() == []
    await secretary.taps_in_forum("🔗 Bağla", THREAD)
    assert (await second.case()).linked_to == NUMBER
    assert any("size de iletilecek" in text for text in await second.reaches_officer())


async def test_other_numbers_in_a_topic_are_shown_before_they_are_linked(
    topic: Topic, second: Topic, secretary: Persona
) -> None:
    chat = topic.chat
    third = Persona(chat, 1004)
    await third.becomes(Role.OFFICER, Post(municipality=TOWN))
    await Topic(chat, third, "SDK-2026-0044", 9).opened()
    await secretary.says_in_forum(f"/bagla {OTHER} {NUMBER}", 9)
    assert OTHER in chat.text
    assert NUMBER in chat.text
    assert (await second.case()).status is Status.OPEN


async def test_case_chosen_from_the_list_and_typed_number_are_asked_about_too(
    topic: Topic, second: Topic, secretary: Persona
) -> None:
    chat = topic.chat
    for choose in ("list", "number"):
        await secretary.says_in_forum("/bagla", THREAD)
        if choose == "list":
            await secretary.taps_in_forum(chat.labels[0], THREAD)
        else:
            await secretary.says_in_forum(NUMBER, THREAD, **answering(chat))
        assert "birlikte yanıtlansın mı?" in chat.text
        assert (await second.case()).status is Status.OPEN


async def test_end_of_a_link_is_told_to_the_officer_who_awaits_the_other_answer(
    topic: Topic, second: Topic, secretary: Persona
) -> None:
    chat = topic.chat
    await _link(chat, secretary)
    await secretary.says_in_forum("/coz", THREAD)
    promised, taken_back = await second.reaches_officer()
    assert "size de iletilecek" in promised
    assert "ayrıca yanıtlanacak" in taken_back
    await _link(chat, secretary)
    assert "size de iletilecek" in (await second.reaches_officer())[-1]


async def test_closing_a_head_warns_of_those_that_await_its_answer(
    topic: Topic, second: Topic, secretary: Persona
) -> None:
    chat = topic.chat
    await secretary.says_in_forum("/kapat", TOPIC)
    assert "bağlı vakalar" not in chat.text
    await _link(chat, secretary)
    await secretary.says_in_forum("/kapat", TOPIC)
    assert "Buna bağlı vakalar yanıt almamış olur" in chat.text
    await secretary.taps_in_forum("✔️ Kapat", TOPIC)
    assert (await second.case()).status is Status.TRIAGED
    assert "ayrıca yanıtlanacak" in (await second.reaches_officer())[-1]


@pytest.mark.parametrize(
    ("command", "words"),
    [
        ("/coz", "kaldırılacak bağ yok"),
        ("/birak", "bırakılacak bir şey yok"),
        ("/geri_al", "geri alınacak bir şey yok"),
    ],
)
async def test_where_there_is_nothing_to_undo_it_is_said(
    topic: Topic, secretary: Persona, command: str, words: str
) -> None:
    chat = topic.chat
    for _ in range(2):  # fresh, and once it was sorted
        await secretary.says_in_forum(command, TOPIC)
        assert words in chat.text
        assert chat.labels == []
        await chat.desk.cases.triage(NUMBER, by=await secretary.known(), topic="saglik")
