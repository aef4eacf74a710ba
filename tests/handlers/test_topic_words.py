"""What is said in a topic reaches whom it is for, once, also when it is corrected or replayed."""

from aiogram.methods import EditMessageReplyMarkup, EditMessageText

from cases.case import Attachment, FileKind, Status
from cases.move import Move
from cases.people import Post, Role
from handlers.callbacks.desk import Decide, Do, OnCase
from handlers.services.own_cases import Words
from handlers.services.speech import Speech
from tests.handlers.chat import TOWN, Chat, Json, Persona
from tests.handlers.topic import NUMBER, TOPIC, Topic, answering

ANSWER = "Pasaport yeterlidir."


def _picture(name: str, **more: object) -> Json:
    sizes = [{"file_id": name, "file_unique_id": name, "width": 9, "height": 9}]
    return {"photo": sizes, "media_group_id": "album", **more}


async def _prompted(secretary: Persona) -> Json:
    """She begins a reply; gives what makes a message its answer."""
    await secretary.taps_in_forum(OnCase(number=NUMBER, do=Do.REPLY), TOPIC)
    return answering(secretary.chat)


async def _answers_with_album(secretary: Persona) -> None:
    answer = await _prompted(secretary)
    first = _picture("p1", caption=ANSWER)
    await secretary.says_in_forum("", TOPIC, **first, **answer)
    await secretary.says_in_forum("", TOPIC, **_picture("p2"))
    await secretary.says_in_forum("", TOPIC, **_picture("p3"))


async def test_an_album_is_one_reply(topic: Topic, secretary: Persona) -> None:
    await _answers_with_album(secretary)
    await secretary.taps_in_forum("Gönder", TOPIC)
    [_, reply] = await topic.said()
    assert (reply.text, [f.file_id for f in reply.attachments]) == (ANSWER, ["p1", "p2", "p3"])
    assert await topic.notes() == []


async def test_the_files_of_a_reply_reach_the_officer(topic: Topic, secretary: Persona) -> None:
    await _answers_with_album(secretary)
    assert await topic.files_for_officer() == []
    await secretary.taps_in_forum("Gönder", TOPIC)
    assert await topic.files_for_officer() == ["p1", "p2", "p3"]


async def test_a_file_of_the_officer_reaches_the_topic(topic: Topic, enrolled: Persona) -> None:
    files = (Attachment(FileKind.DOCUMENT, "d1"),)
    words = Words("Karar ektedir.", 900, files)
    await topic.chat.desk.own_cases.add(NUMBER, words, by=await enrolled.known())
    assert await topic.files_for_topic() == ["d1"]


async def test_the_file_of_a_note_reaches_nobody(topic: Topic, secretary: Persona) -> None:
    await secretary.says_in_forum("", TOPIC, **_picture("p1"))
    assert [note.attachments[0].file_id for note in await topic.notes()] == ["p1"]
    assert await topic.files_for_officer() == []


async def test_a_preview_outlives_a_restart(topic: Topic, secretary: Persona) -> None:
    chat = topic.chat
    chat.restart()
    answer = await _prompted(secretary)
    chat.restart()
    await secretary.says_in_forum(ANSWER, TOPIC, **answer)
    chat.restart()
    await secretary.taps_in_forum("Gönder", TOPIC)
    assert ANSWER in " ".join(await topic.reaches_officer())
    assert await topic.notes() == []


async def test_a_corrected_draft_is_previewed_anew(topic: Topic, secretary: Persona) -> None:
    chat, answer = topic.chat, await _prompted(secretary)
    await secretary.says_in_forum("Pasport yeterlidir.", TOPIC, **answer)
    overtaken = Decide.unpack(str(chat.keyboard[0][0].callback_data))
    await secretary.edits_in_forum(ANSWER, TOPIC)
    assert ANSWER in chat.text
    await secretary.taps_in_forum(overtaken, TOPIC)
    assert await topic.reaches_officer() == []
    await secretary.edits_in_forum(ANSWER, TOPIC)
    await secretary.taps_in_forum("Gönder", TOPIC)
    [told] = await topic.reaches_officer()
    assert ANSWER in told
    assert await topic.notes() == []


async def test_correcting_what_was_sent_changes_nothing_and_says_so(
    topic: Topic, secretary: Persona
) -> None:
    answer = await _prompted(secretary)
    await secretary.says_in_forum(ANSWER, TOPIC, **answer)
    await secretary.taps_in_forum("Gönder", TOPIC)
    told = await topic.reaches_officer()
    await secretary.edits_in_forum("Kimlik yeterlidir.", TOPIC)
    assert "düzeltme ona gitmez" in topic.chat.text
    assert await topic.reaches_officer() == told
    assert await topic.notes() == []


async def test_a_link_is_taken_back_by_command(
    topic: Topic, secretary: Persona, chat: Chat
) -> None:
    other = Persona(chat, 1003)
    await other.becomes(Role.OFFICER, Post(municipality=TOWN))
    second = await Topic(chat, other, "SDK-2026-0043", 8).opened()
    await secretary.says_in_forum(f"/bagla {NUMBER}", 8)
    await secretary.taps_in_forum("🔗 Bağla", 8)
    await secretary.says_in_forum("/coz", 8)
    case = await second.case()
    assert (case.status, case.linked_to) == (Status.TRIAGED, None)
    await secretary.says_in_forum(f"/yanitla {ANSWER}", TOPIC)
    await secretary.taps_in_forum("Gönder", TOPIC)
    assert ANSWER not in " ".join(await second.reaches_officer())


async def test_a_case_without_a_link_has_none_to_take_back(
    topic: Topic, secretary: Persona
) -> None:
    before = await topic.case()
    await secretary.says_in_forum("/coz", TOPIC)
    assert await topic.case() == before


async def test_a_note_handled_twice_is_one(topic: Topic, secretary: Persona) -> None:
    await secretary.says_in_forum("Bir not", TOPIC)
    topic.chat.again()
    await secretary.says_in_forum("Bir not", TOPIC)
    assert len(await topic.notes()) == 1


async def test_an_answer_handled_twice_is_no_note(topic: Topic, secretary: Persona) -> None:
    answer = await _prompted(secretary)
    await secretary.says_in_forum(ANSWER, TOPIC, **answer)
    topic.chat.again()
    await secretary.says_in_forum(ANSWER, TOPIC, **answer)
    assert await topic.notes() == []
    await secretary.taps_in_forum("Gönder", TOPIC)
    assert len(await topic.said()) == 2


async def test_a_picture_handled_twice_is_one(topic: Topic, secretary: Persona) -> None:
    await _answers_with_album(secretary)
    topic.chat.again()
    await secretary.says_in_forum("", TOPIC, **_picture("p3"))
    await secretary.taps_in_forum("Gönder", TOPIC)
    assert await topic.files_for_officer() == ["p1", "p2", "p3"]


async def test_a_tap_handled_twice_sends_once(topic: Topic, secretary: Persona) -> None:
    await secretary.says_in_forum(f"/yanitla {ANSWER}", TOPIC)
    send = Decide.unpack(str(topic.chat.keyboard[0][0].callback_data))
    await secretary.taps_in_forum(send, TOPIC)
    topic.chat.again()
    await secretary.taps_in_forum(send, TOPIC)
    assert len(await topic.said()) == 2
    assert len(await topic.reaches_officer()) == 1


async def test_words_of_one_update_are_said_once(topic: Topic, secretary: Persona) -> None:
    speech = Speech(Move.ASK, "Çocuk kaç yaşında?", 700)
    by = await secretary.known()
    for _ in range(2):
        await topic.chat.desk.cases.speak(NUMBER, speech, by=by)
    assert len(await topic.said()) == 2
    assert len(await topic.reaches_officer()) == 1


async def test_the_history_names_people_by_role_and_office(
    topic: Topic, secretary: Persona
) -> None:
    await secretary.says_in_forum("Bir not", TOPIC)
    await secretary.says_in_forum("/ustlen", TOPIC)
    await secretary.says_in_forum("/gecmis", TOPIC)
    text = topic.chat.text
    assert "Sekreter · Hukuk müşaviri: üstlenildi" in text
    assert "Sekreter · Hukuk müşaviri: Bir not" in text
    assert "memur: Yabancı çocuk" in text
    assert "#" not in text


async def test_the_history_tells_a_forgotten_officer_from_the_desk(
    topic: Topic, secretary: Persona
) -> None:
    await topic.officer.says("/sil")
    await topic.officer.taps("Evet, sil")
    await secretary.says_in_forum(f"/gecmis {NUMBER}", TOPIC)
    assert "memur: Yabancı çocuk" in topic.chat.text
    assert "memur: geri çekti" in topic.chat.text


async def test_a_long_reply_stays_to_be_read_where_it_was_previewed(
    topic: Topic, secretary: Persona
) -> None:
    words = "\n\n".join(f"{nth}. paragraf " + "söz " * 110 for nth in range(9))
    await secretary.says_in_forum(f"/yanitla {words[:4070]}", TOPIC)
    first, last = topic.chat.texts
    assert "Önizleme" in first
    await secretary.taps_in_forum("Gönder", TOPIC, under=last)
    assert "Gönderildi" in topic.chat.text
    assert topic.chat.text.endswith(last)
    assert topic.chat.keyboard == []


async def test_the_heading_of_a_preview_gives_way_to_what_became_of_it(
    topic: Topic, secretary: Persona
) -> None:
    await secretary.says_in_forum(f"/yanitla {ANSWER}", TOPIC)
    await secretary.taps_in_forum("Gönder", TOPIC, under=str(topic.chat.shown()[-1].text))
    assert "Gönderildi" in topic.chat.text
    assert "Önizleme" not in topic.chat.text
    assert ANSWER in topic.chat.text


async def test_a_sentence_that_does_not_fit_stands_below_the_last_page(
    topic: Topic, secretary: Persona
) -> None:
    await secretary.says_in_forum(f"/yanitla {ANSWER}", TOPIC)
    await secretary.taps_in_forum("Vazgeç", TOPIC, under="s" * 4096)
    assert "Vazgeçildi" in topic.chat.text
    assert not any(isinstance(call, EditMessageText) for call in topic.chat.calls)
    assert any(isinstance(call, EditMessageReplyMarkup) for call in topic.chat.calls)


async def test_what_was_sent_can_be_read_whole_in_the_history(
    topic: Topic, secretary: Persona
) -> None:
    await secretary.says_in_forum(f"/yanitla {'söz ' * 600}son", TOPIC)
    await secretary.taps_in_forum("Gönder", TOPIC)
    before = len(topic.chat.texts)
    await secretary.says_in_forum("/gecmis", TOPIC)
    assert f"{'söz ' * 600}son" in "".join(topic.chat.texts[before:])
