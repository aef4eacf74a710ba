"""What an officer corrects is corrected where it stands: in a draft, in a case, in between."""

from cases import moves
from tests.handlers.chat import Chat, Persona
from tests.handlers.own_case import NUMBER, POST, SURE, UNKNOWN, Desk, opened, reply_to, with_draft
from tests.handlers.telegram import MOMENT
from tests.handlers.test_media import DOCUMENT

RIGHT = "Stadyumda maç saat kaçta bitiyor?"


async def _said(chat: Chat) -> list[str]:
    return [said.text for said in (await opened(chat))[1]]


async def _edits_caption(persona: Persona, caption: str, **more: object) -> None:
    chat = {"id": persona.number, "type": "private", "first_name": "Elif"}
    base = {"message_id": 78, "date": MOMENT, "chat": chat, "from": persona.user}
    message = {**base, **DOCUMENT, "caption": caption, "edit_date": MOMENT + 5, **more}
    await persona.chat.feed({"edited_message": message})


async def test_a_corrected_text_corrects_the_draft(chat: Chat, enrolled: Persona) -> None:
    await enrolled.says("/vaka")
    await enrolled.says(UNKNOWN)
    await enrolled.edits(RIGHT)
    assert chat.text.startswith("Vakanız hazır")
    assert RIGHT in chat.text
    await enrolled.taps("✅ Gönder")
    assert await _said(chat) == [RIGHT]


async def test_words_behind_the_command_are_corrected(chat: Chat, enrolled: Persona) -> None:
    await enrolled.says(f"/vaka {UNKNOWN}")
    await enrolled.edits(f"/vaka {RIGHT}")
    await enrolled.taps("✅ Gönder")
    assert await _said(chat) == [RIGHT]
    await enrolled.edits(f"/vaka {UNKNOWN}")
    assert await _said(chat) == [RIGHT, UNKNOWN]


async def test_a_corrected_caption_corrects_its_part_of_the_draft(
    chat: Chat, enrolled: Persona
) -> None:
    await enrolled.says(f"/vaka {UNKNOWN}")
    await enrolled.sends({**DOCUMENT, "caption": "Kararr ektedir.", "message_id": 78})
    await _edits_caption(enrolled, "Karar ektedir.")
    await enrolled.taps("✅ Gönder")
    assert await _said(chat) == [f"{UNKNOWN}\n\nKarar ektedir."]


async def test_a_draft_of_a_question_is_not_touched_by_another_message(
    chat: Chat, enrolled: Persona
) -> None:
    await with_draft(enrolled)
    await enrolled.edits(SURE)
    assert "🔵 Yönlendirme" in chat.text
    await enrolled.says("/vaka")
    assert UNKNOWN in chat.text


async def test_a_text_corrected_after_sending_joins_the_case(
    chat: Chat, enrolled: Persona
) -> None:
    await enrolled.says("/vaka")
    await enrolled.says(UNKNOWN)
    await enrolled.taps("✅ Gönder")
    await enrolled.edits(RIGHT)
    assert await _said(chat) == [UNKNOWN, RIGHT]
    assert f"Yazdığınızı {NUMBER} vakasına ekledim." in chat.text


async def test_loose_words_are_added_as_they_read_now(
    chat: Chat, enrolled: Persona, desk: Desk
) -> None:
    await desk.does(moves.ask, text="Hangi stadyum?")
    await enrolled.says("Merkezdki stadyum.")
    await enrolled.edits("Merkezdeki stadyum.")
    await enrolled.taps(f"{NUMBER} vakasına ekle")
    assert (await _said(chat))[2:] == ["Merkezdeki stadyum."]


async def test_loose_words_that_were_a_question_are_answered_anew(
    chat: Chat, enrolled: Persona, desk: Desk
) -> None:
    await desk.does(moves.ask, text="Hangi stadyum?")
    await enrolled.says(UNKNOWN)
    await enrolled.taps("Yeni soru")
    await enrolled.edits(SURE)
    assert "🔵 Yönlendirme" in chat.text


async def test_a_corrected_caption_joins_its_case(
    chat: Chat, enrolled: Persona, desk: Desk
) -> None:
    await desk.does(moves.ask, text="Belgeyi gönderir misiniz?")
    await desk.tells(2)
    reply = reply_to(POST, "")
    del reply["text"]
    await enrolled.sends({**reply, **DOCUMENT, "caption": "Kararr ektedir."})
    await _edits_caption(enrolled, "Karar ektedir.")
    assert (await _said(chat))[2:] == ["Kararr ektedir.", "Karar ektedir."]


async def test_a_corrected_caption_is_a_corrected_question(chat: Chat, officer: Persona) -> None:
    await _edits_caption(officer, SURE)
    assert chat.text.startswith("✏️ Düzelttiğiniz mesajı yeniden yanıtlıyorum.")
    assert "🔵 Yönlendirme" in chat.text


async def test_a_draft_is_not_replaced_without_a_word(chat: Chat, enrolled: Persona) -> None:
    await enrolled.says(f"/vaka {UNKNOWN}")
    await enrolled.says(f"/vaka {RIGHT}")
    assert "Yarım kalan taslağınızın yerine bu geçti." in chat.text
    assert UNKNOWN in chat.text
    chat.again()
    await enrolled.says(f"/vaka {RIGHT}")
    await enrolled.taps("✅ Gönder")
    assert await _said(chat) == [RIGHT]
