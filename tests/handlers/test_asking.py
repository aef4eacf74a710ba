"""Any text gets one of three outcomes, each with its screen, and is remembered."""

from cases.privacy import Kind
from cases.question import Channel, Outcome
from knowledge.answer import Why
from tests.handlers.chat import Chat, Persona

SURE = "Yabancı çocuk okula nasıl kaydedilir?"
BY_STATUS = "gıda kolisi verilir mi"
TWO = "Yabancı çocuk okula nasıl kaydedilir? Geçici koruma statüsü nedir?"
UNKNOWN = "köpek barınağı nerede"


async def test_a_sure_question_gets_its_card(chat: Chat, officer: Persona) -> None:
    await officer.says(SURE)
    assert chat.text.startswith("🔵 Yönlendirme")
    assert "5393 sayılı Belediye Kanunu m. 13, 14/1-a, ek m. 3" in chat.text


async def test_the_question_is_remembered_with_its_decision(officer: Persona) -> None:
    await officer.says(SURE)
    [question] = await officer.questions()
    assert (question.asked.text, question.asked.outcome) == (SURE, Outcome.ANSWERED)
    assert question.asked.entry_id == "okul-kaydi"
    assert question.asked.entry_version
    assert question.asked.scores[0][0] == "okul-kaydi"


async def test_the_status_is_asked_where_the_answer_depends_on_it(
    chat: Chat, officer: Persona
) -> None:
    await officer.says(BY_STATUS)
    assert "Kişinin durumu hangisi?" in chat.text
    assert chat.labels == ["Geçici koruma", "Kayıtsız", "Bilmiyorum"]


async def test_a_chosen_status_shows_its_own_answer_in_place(chat: Chat, officer: Persona) -> None:
    await officer.says(BY_STATUS)
    await officer.taps("Kayıtsız")
    assert "Kaydı olmayan yabancılar için yanıt" in chat.text
    assert "Acil gıda yardımı yapılabilir" in chat.text
    [question] = await officer.questions()
    assert (question.chosen_entry_id, question.chosen_status) == ("ayni-yardim", "kayitsiz")


async def test_an_unknown_status_shows_the_general_answer(chat: Chat, officer: Persona) -> None:
    await officer.says(BY_STATUS)
    await officer.taps("Bilmiyorum")
    assert "Genel yanıt" in chat.text
    assert "belediye muhtaç kişiye ayni yardım yapabilir" in chat.text


async def test_a_presumed_status_is_named(chat: Chat, officer: Persona) -> None:
    await officer.says("Suriyeli aileye gıda kolisi yardımı yapılır mı")
    assert "📌 Geçici koruma altındaki kişiler için yanıt" in chat.text
    assert "“Suriyeli” dediğiniz için geçici koruma varsayıldı" in chat.text


async def test_a_status_said_in_the_question_is_not_called_presumed(
    chat: Chat, officer: Persona
) -> None:
    await officer.says("kayıtsız aileye erzak yardımı")
    assert "📌 Kaydı olmayan yabancılar için yanıt" in chat.text
    assert "varsayıldı" not in chat.text


async def test_two_questions_are_both_offered(chat: Chat, officer: Persona) -> None:
    await officer.says(TWO)
    assert chat.text.startswith("Mesajınızda iki ayrı soru gördüm.")
    assert chat.labels == [
        "1. Yabancı çocuk okula nasıl kaydedilir?",
        "2. Geçici koruma statüsü nedir?",
        "Hiçbiri",
    ]


async def test_a_choice_brings_its_card_and_leaves_the_other_choice(
    chat: Chat, officer: Persona
) -> None:
    await officer.says(TWO)
    offered = chat.keyboard
    await officer.taps("2. Geçici koruma statüsü nedir?")
    assert chat.text.startswith("ℹ️ Bilgi")
    [question] = await officer.questions()
    assert question.chosen_entry_id == "gecici-koruma-nedir"
    await officer.taps_raw(str(offered[0][0].callback_data))
    assert chat.text.startswith("🔵 Yönlendirme")


async def test_a_choice_keeps_the_status_that_was_said(chat: Chat, officer: Persona) -> None:
    await officer.says("kayıtsız ihtiyaç")
    label = next(label for label in chat.labels if "gıda ve giysi" in label)
    await officer.taps(label)
    assert "📌 Kaydı olmayan yabancılar için yanıt" in chat.text
    [question] = await officer.questions()
    assert question.chosen_status == "kayitsiz"


async def test_one_word_is_asked_back(chat: Chat, officer: Persona) -> None:
    await officer.says("okul")
    assert chat.text.startswith("Biraz daha açar mısınız?")


async def test_none_of_the_choices_leads_on(chat: Chat, officer: Persona) -> None:
    await officer.says("okul")
    await officer.taps("Hiçbiri")
    assert chat.text.startswith("Anladım, hiçbiri değilmiş.")
    assert chat.labels == ["Kurula sor", "Kurum rehberi"]


async def test_an_unknown_question_is_met_with_honesty_and_ways_on(
    chat: Chat, officer: Persona
) -> None:
    await officer.says(UNKNOWN)
    assert chat.text.startswith("Bu soruya güvenilir bir yanıtım yok.")
    assert "İl Göç İdaresi Müdürlüğü" in chat.text or "YİMER 157" in chat.text
    assert {"Kurula sor", "Başka türlü soracağım", "Belediyemizin işi değil"} <= set(chat.labels)
    [question] = await officer.questions()
    assert (question.asked.outcome, question.asked.reason) == (Outcome.ABSTAINED, Why.NOT_FOUND)


async def test_a_nearest_entry_opens_with_the_question_it_came_from(
    chat: Chat, officer: Persona
) -> None:
    await officer.says(UNKNOWN)
    await officer.taps(chat.labels[0])
    assert "👍 İşime yaradı" in chat.labels
    [question] = await officer.questions()
    assert question.chosen_entry_id is not None


async def test_signs_without_words_are_asked_for_a_sentence(chat: Chat, officer: Persona) -> None:
    await officer.says("!!!")
    assert "bir cümleyle yazar mısınız" in chat.text
    assert chat.labels == []


async def test_a_pasted_document_is_asked_for_a_sentence(chat: Chat, officer: Persona) -> None:
    await officer.says("okul kaydı " * 300)
    assert chat.text.startswith("Mesajınız benim için çok uzun.")


async def test_what_was_masked_is_told_kindly(chat: Chat, officer: Persona) -> None:
    await officer.says(SURE, Kind.TCKN, Kind.PHONE, Kind.TCKN)
    assert chat.text.startswith(
        "🔒 Mesajınızdaki T.C. kimlik numarasını ve telefon numarasını gizledim; saklamadım."
    )


async def test_an_edited_question_is_answered_anew(chat: Chat, officer: Persona) -> None:
    await officer.edits(SURE)
    assert chat.text.startswith("✏️ Düzelttiğiniz mesajı yeniden yanıtlıyorum.")
    assert "🔵 Yönlendirme" in chat.text


async def test_a_greeting_is_returned_and_not_remembered(chat: Chat, officer: Persona) -> None:
    await officer.says("Merhaba, iyi günler")
    assert chat.text.startswith("Merhaba, hoş geldiniz.")
    assert await officer.questions() == []


async def test_thanks_are_returned(chat: Chat, officer: Persona) -> None:
    await officer.says("Çok teşekkür ederim 🙏")
    assert chat.text.startswith("Rica ederim")


async def test_a_question_behind_the_command_is_asked(chat: Chat, officer: Persona) -> None:
    await officer.says(f"/sor {SURE}")
    assert "🔵 Yönlendirme" in chat.text


async def test_a_private_question_says_so(officer: Persona) -> None:
    await officer.says(SURE)
    assert (await officer.questions())[0].asked.channel is Channel.PRIVATE


async def test_the_same_update_is_remembered_once(chat: Chat, officer: Persona) -> None:
    message = officer._message({"text": SURE})
    await chat.feed({"message": message, "update_id": 4711})
    await chat.feed({"message": message, "update_id": 4711})
    assert len(await officer.questions()) == 1
