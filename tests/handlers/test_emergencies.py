"""Whoever names a danger to life reads first whom to call, whatever the desk says besides."""

import pytest

from handlers.callbacks.case import CaseStep, OnCase
from tests.handlers.chat import Chat, Persona
from tests.handlers.own_case import NUMBER, Desk, opened

CALL = "🚨 Acil durumda hemen 112'yi arayınız."


@pytest.mark.parametrize("text", ["köpek nefes almıyor", "köpek barınağında bıçaklandı"])
async def test_a_silence_shows_112_and_no_other_institution(
    chat: Chat, officer: Persona, text: str
) -> None:
    await officer.says(text)
    assert chat.text.startswith(CALL)
    assert "112 Acil Çağrı Merkezi" in chat.text
    assert "İl Göç İdaresi" not in chat.text
    assert "YİMER" not in chat.text


async def test_an_answer_follows_the_call(chat: Chat, officer: Persona) -> None:
    await officer.says("Yabancı çocuk okula nasıl kaydedilir? Bir çocuk da nefes almıyor.")
    assert chat.text.startswith(CALL)
    assert len(chat.text) > len(CALL)


async def test_an_ordinary_question_is_not_alarmed(chat: Chat, officer: Persona) -> None:
    await officer.says("acil servis")
    assert "🚨" not in chat.text


async def test_it_is_said_in_english(chat: Chat, officer: Persona) -> None:
    await officer.says("/dil")
    await officer.taps("English")
    await officer.says("acil")
    assert chat.text.startswith("🚨 In an emergency, call 112 right away.")


async def test_it_is_said_in_a_group(chat: Chat, officer: Persona) -> None:
    await officer.says_in_group("/sor kadın bıçaklandı")
    assert chat.text.startswith(CALL)


async def test_it_is_said_to_words_for_a_case(chat: Chat, enrolled: Persona, desk: Desk) -> None:
    await enrolled.taps(OnCase(number=NUMBER, step=CaseStep.ADD))
    before = len(chat.texts)
    await enrolled.says("çocuk nefes almıyor")
    assert (await opened(chat))[1][-1].text == "çocuk nefes almıyor"
    assert CALL in chat.texts[before:]


async def test_it_is_said_where_a_municipality_is_asked_for(chat: Chat, officer: Persona) -> None:
    await officer.says("/start")
    await officer.says("nefes almıyor")
    assert chat.text.startswith(CALL)
