"""Files on their way to a case: none is lost without a word, and an album is one message."""

from typing import Any

import pytest

from cases import moves
from cases.case import ExchangeKind
from handlers.callbacks.case import CaseStep
from tests.handlers.chat import Chat, Persona
from tests.handlers.own_case import NUMBER, POST, UNKNOWN, Desk, opened, reply_to, taps
from tests.handlers.test_media import DOCUMENT, VOICE

Json = dict[str, Any]
REFUSED = "Vakaya yalnızca belge ve fotoğraf eklenebilir; bunu almadım."
LEFT = "Yazınızın yanındaki kaydı eklemedim"
JOIN = f"{NUMBER} vakasına ekle"


def _document(name: str, **more: object) -> Json:
    return {"document": {"file_id": name, "file_unique_id": name}, "media_group_id": "a", **more}


def _video(**more: object) -> Json:
    video = {"file_id": "v", "file_unique_id": "v", "width": 1, "height": 1, "duration": 1}
    return {"video": video, **more}


def _reply() -> Json:
    reply = reply_to(POST, "")
    del reply["text"]
    return reply


async def _added(chat: Chat) -> list[tuple[str, list[str]]]:
    said = (await opened(chat))[1]
    additions = {ExchangeKind.ADDITION, ExchangeKind.COMPLAINT}
    return [
        (each.text, [file.file_id for file in each.attachments])
        for each in said
        if each.kind in additions
    ]


@pytest.fixture
async def waiting(desk: Desk) -> Desk:
    """The case, in which the desk waits for her answer."""
    await desk.does(moves.ask, text="Belgeleri gönderir misiniz?")
    await desk.tells(2)
    return desk


async def test_a_file_beside_the_command_comes_along(chat: Chat, enrolled: Persona) -> None:
    await enrolled.sends({**DOCUMENT, "caption": f"/vaka {UNKNOWN}"})
    assert "Dosya: 1" in chat.text
    await enrolled.taps("✅ Gönder")
    [request] = (await opened(chat))[1]
    assert (request.text, request.attachments[0].file_id) == (UNKNOWN, "d")


async def test_an_album_behind_the_command_is_one_screen(chat: Chat, enrolled: Persona) -> None:
    await enrolled.sends(_document("d1", caption=f"/vaka {UNKNOWN}"))
    await enrolled.sends(_document("d2"))
    assert "Dosya: 2" in chat.text
    assert len(chat.session.calls) == 2


async def test_a_recording_beside_the_command_is_refused(chat: Chat, enrolled: Persona) -> None:
    await enrolled.sends(_video(caption=f"/vaka {UNKNOWN}"))
    assert LEFT in chat.text
    assert UNKNOWN in chat.text


async def test_an_album_of_recordings_is_refused_once(chat: Chat, enrolled: Persona) -> None:
    await enrolled.says(f"/vaka {UNKNOWN}")
    for caption in ({"caption": "Videoda görülüyor."}, {}):
        await enrolled.sends(_video(media_group_id="v", **caption))
    assert chat.texts.count(REFUSED) == 1


async def test_a_recording_beside_an_answer_is_said_to_be_left(
    chat: Chat, enrolled: Persona, waiting: Desk
) -> None:
    await enrolled.sends({**_reply(), **_video(caption="Videoda görülüyor.")})
    assert await _added(chat) == [("Videoda görülüyor.", [])]
    assert LEFT in chat.text


async def test_a_recording_beside_loose_words_is_said_to_be_left(
    chat: Chat, enrolled: Persona, waiting: Desk
) -> None:
    await enrolled.sends(_video(caption="Videoda görülüyor."))
    assert LEFT in chat.text


async def test_a_recording_alone_is_no_answer(
    chat: Chat, enrolled: Persona, waiting: Desk
) -> None:
    await enrolled.sends({**_reply(), **VOICE})
    assert chat.text == REFUSED
    await taps(enrolled, CaseStep.ADD)
    await enrolled.sends(VOICE)
    assert chat.text == REFUSED
    await enrolled.says("Merkezdeki stadyum.")
    assert await _added(chat) == [("Merkezdeki stadyum.", [])]


async def test_words_beside_any_file_of_a_loose_album_are_kept(
    chat: Chat, enrolled: Persona, waiting: Desk
) -> None:
    await enrolled.sends(_document("d1"))
    await enrolled.sends(_document("d2", caption="Kararlar ektedir."))
    await enrolled.taps(JOIN)
    assert await _added(chat) == [("Kararlar ektedir.", ["d1", "d2"])]


async def test_a_late_file_of_a_loose_album_follows_the_others(
    chat: Chat, enrolled: Persona, waiting: Desk
) -> None:
    await enrolled.sends(_document("d1"))
    await enrolled.taps(JOIN)
    await enrolled.sends(_document("d2"))
    assert await _added(chat) == [("", ["d1"]), ("", ["d2"])]


async def test_an_album_in_reply_is_one_message(
    chat: Chat, enrolled: Persona, waiting: Desk
) -> None:
    before = len(chat.texts)
    for name in ("d1", "d2", "d3"):
        await enrolled.sends({**_reply(), **_document(name)})
    assert len(chat.texts) == before + 1
    assert await _added(chat) == [("", ["d1"]), ("", ["d2"]), ("", ["d3"])]


async def test_an_album_in_reply_to_an_ended_case_is_asked_about_once(
    chat: Chat, enrolled: Persona, desk: Desk
) -> None:
    await desk.does(moves.claim)
    await desk.does(moves.close)
    await chat.desk.own_cases.posted(NUMBER, POST, by=await enrolled.known())
    before = len(chat.texts)
    await enrolled.sends({**_reply(), **_document("d1", caption="Sorun sürüyor.")})
    await enrolled.sends({**_reply(), **_document("d2")})
    assert len(chat.texts) == before + 1
    await enrolled.taps("Yeniden aç")
    assert await _added(chat) == [("Sorun sürüyor.", ["d1", "d2"])]


@pytest.mark.parametrize("step", [CaseStep.COMPLAIN, CaseStep.REOPEN])
async def test_files_before_a_reason_are_kept_with_it(
    chat: Chat, enrolled: Persona, desk: Desk, step: CaseStep
) -> None:
    await desk.does(moves.reply, text="Başvurunuz.")
    if step is CaseStep.REOPEN:
        await desk.does(moves.close)
    await taps(enrolled, step)
    before = len(chat.texts)
    for name in ("d1", "d2"):
        await enrolled.sends(_document(name))
        chat.again()
        await enrolled.sends(_document(name))
    assert len(chat.texts) == before + 1
    assert "Şimdi gerekçenizi yazar mısınız?" in chat.text
    await enrolled.says("Nereye başvuracağım yazmıyor.")
    chat.again()
    await enrolled.says("Nereye başvuracağım yazmıyor.")
    assert await _added(chat) == [("Nereye başvuracağım yazmıyor.", ["d1", "d2"])]


async def test_a_file_in_reply_to_an_ended_case_reopens_it_with_words(
    chat: Chat, enrolled: Persona, desk: Desk
) -> None:
    await desk.does(moves.reply, text="Başvurunuz.")
    await desk.does(moves.close)
    await desk.tells(2)
    await enrolled.sends({**_reply(), **_document("d1")})
    await enrolled.taps("Yeniden aç")
    assert "Şimdi gerekçenizi yazar mısınız?" in chat.text
    await enrolled.says("Sorun sürüyor.")
    assert await _added(chat) == [("Sorun sürüyor.", ["d1"])]
