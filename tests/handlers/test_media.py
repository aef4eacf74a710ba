"""What cannot be read is asked for in writing, once an album."""

from typing import Any

import pytest

from tests.handlers.chat import Chat, Persona

PHOTO = {"photo": [{"file_id": "p", "file_unique_id": "p", "width": 9, "height": 9}]}
VOICE = {"voice": {"file_id": "v", "file_unique_id": "v", "duration": 3}}
STICKER = {
    "sticker": {
        "file_id": "s",
        "file_unique_id": "s",
        "type": "regular",
        "width": 9,
        "height": 9,
        "is_animated": False,
        "is_video": False,
    }
}
DOCUMENT = {"document": {"file_id": "d", "file_unique_id": "d"}}
CONTACT = {"contact": {"phone_number": "•", "first_name": "•"}}
LOCATION = {"location": {"latitude": 41.0, "longitude": 29.0}}


@pytest.mark.parametrize("content", [PHOTO, VOICE, STICKER, DOCUMENT])
async def test_media_are_asked_for_in_writing(
    chat: Chat, officer: Persona, content: dict[str, Any]
) -> None:
    await officer.sends(content)
    assert "Sorunuzu yazıyla sorar mısınız?" in chat.text


async def test_an_album_is_answered_once(chat: Chat, officer: Persona) -> None:
    for _ in range(3):
        await officer.sends({**PHOTO, "media_group_id": "a1"})
    await officer.sends({**PHOTO, "media_group_id": "a2"})
    assert len(chat.texts) == 2


@pytest.mark.parametrize("content", [CONTACT, LOCATION])
async def test_contacts_and_places_are_refused_kindly(
    chat: Chat, officer: Persona, content: dict[str, Any]
) -> None:
    await officer.sends(content)
    assert chat.text.startswith("Kişi ve konum paylaşımlarını okumuyor, saklamıyorum.")


async def test_words_beside_a_picture_are_a_question(chat: Chat, officer: Persona) -> None:
    album = {**PHOTO, "media_group_id": "a1"}
    await officer.sends({**album, "caption": "Yabancı çocuk okula nasıl kaydedilir?"})
    await officer.sends(album)
    [text] = chat.texts
    assert text.startswith("📎 Ekinizi açmadım")
    assert "🔵 Yönlendirme" in text


async def test_service_messages_are_left_alone(chat: Chat, officer: Persona) -> None:
    await officer.sends({"new_chat_title": "Sohbet"})
    assert chat.calls == []


async def test_her_own_inline_result_is_no_question(chat: Chat, officer: Persona) -> None:
    via = {"id": 7010203040, "is_bot": True, "first_name": "Danışma Masası"}
    await officer.sends({"text": "🔵 Yönlendirme", "via_bot": via})
    assert chat.calls == []
