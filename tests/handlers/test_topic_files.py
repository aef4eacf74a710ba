"""The files of a reply go where its words go, whichever way it was begun."""

from cases.case import FileKind
from handlers.callbacks.desk import Decide
from tests.handlers.chat import Json, Persona
from tests.handlers.topic import TOPIC, Topic, answering

ANSWER = "Yazı ektedir."


def _document(name: str, **more: object) -> Json:
    return {"document": {"file_id": name, "file_unique_id": name}, **more}


def _picture(name: str, **more: object) -> Json:
    sizes = [{"file_id": name, "file_unique_id": name, "width": 9, "height": 9}]
    return {"photo": sizes, "media_group_id": "album", **more}


async def test_a_document_with_the_command_below_it_goes_along(
    topic: Topic, secretary: Persona
) -> None:
    await secretary.says_in_forum("", TOPIC, **_document("d1", caption=f"/yanitla {ANSWER}"))
    assert "Yanında gidecek belge: 1" in topic.chat.text
    await secretary.taps_in_forum("Gönder", TOPIC)
    assert (await topic.said())[-1].attachments[0].kind is FileKind.DOCUMENT
    assert await topic.files_for_officer() == ["d1"]


async def test_an_album_with_the_command_below_it_is_one_reply(
    topic: Topic, secretary: Persona
) -> None:
    await secretary.says_in_forum("", TOPIC, **_picture("p1", caption=f"/yanitla {ANSWER}"))
    await secretary.says_in_forum("", TOPIC, **_picture("p2"))
    await secretary.taps_in_forum("Gönder", TOPIC)
    assert await topic.files_for_officer() == ["p1", "p2"]
    assert await topic.notes() == []


async def test_files_without_words_wait_for_them(topic: Topic, secretary: Persona) -> None:
    await secretary.says_in_forum("", TOPIC, **_picture("p1", caption="/yanitla"))
    prompt = answering(topic.chat)
    await secretary.says_in_forum("", TOPIC, **_picture("p2"))
    await secretary.says_in_forum(ANSWER, TOPIC, **prompt)
    await secretary.taps_in_forum("Gönder", TOPIC)
    assert await topic.files_for_officer() == ["p1", "p2"]
    assert await topic.notes() == []


async def test_words_written_anew_keep_their_files(topic: Topic, secretary: Persona) -> None:
    await secretary.says_in_forum("", TOPIC, **_document("d1", caption=f"/yanitla {ANSWER}"))
    await secretary.taps_in_forum("Düzelt", TOPIC)
    assert "1 belge" in topic.chat.text
    await secretary.says_in_forum("Karar ektedir.", TOPIC, **answering(topic.chat))
    await secretary.taps_in_forum("Gönder", TOPIC)
    assert await topic.files_for_officer() == ["d1"]


async def test_writing_anew_adds_files(topic: Topic, secretary: Persona) -> None:
    await secretary.says_in_forum("", TOPIC, **_document("d1", caption=f"/yanitla {ANSWER}"))
    await secretary.taps_in_forum("Düzelt", TOPIC)
    more = _document("d2", caption="İkisi de ektedir.")
    await secretary.says_in_forum("", TOPIC, **more, **answering(topic.chat))
    await secretary.taps_in_forum("Gönder", TOPIC)
    assert await topic.files_for_officer() == ["d1", "d2"]


async def test_a_draft_that_may_not_be_written_anew_stays_and_is_refused_once(
    topic: Topic, secretary: Persona, colleague: Persona
) -> None:
    chat = topic.chat
    await secretary.says_in_forum(f"/yanitla {ANSWER}", TOPIC)
    _, edit, _ = (Decide.unpack(str(each.callback_data)) for each in chat.keyboard[0])
    send = Decide(number=edit.number, draft=edit.draft, step=edit.step.SEND)
    await colleague.says_in_forum("/ustlen", TOPIC)
    before = len(chat.toasts)
    await secretary.taps_in_forum(edit, TOPIC)
    [refusal] = chat.toasts[before:]
    assert "ilgileniyor" in str(refusal)
    await colleague.says_in_forum("/birak", TOPIC)
    await secretary.taps_in_forum(send, TOPIC)
    assert ANSWER in " ".join(await topic.reaches_officer())


async def test_a_tap_that_asks_for_other_words_is_answered_once(
    topic: Topic, secretary: Persona
) -> None:
    await secretary.says_in_forum(f"/yanitla {ANSWER}", TOPIC)
    await secretary.taps_in_forum("Düzelt", TOPIC)
    assert len(topic.chat.toasts) == 1


async def test_of_a_recording_beside_a_reply_it_is_said_that_it_stays(
    topic: Topic, secretary: Persona
) -> None:
    video = {"file_id": "v", "file_unique_id": "v", "width": 1, "height": 1, "duration": 1}
    await secretary.says_in_forum("", TOPIC, video=video, caption=f"/yanitla {ANSWER}")
    assert "Yazınızın yanındaki kayıt memura gitmez" in topic.chat.text
    await secretary.taps_in_forum("Gönder", TOPIC)
    assert ANSWER in " ".join(await topic.reaches_officer())
    assert await topic.files_for_officer() == []
