"""What is tapped under a card: verdicts, statuses, related entries, letters, the board."""

import pytest
from aiogram.methods import EditMessageReplyMarkup, EditMessageText, SendMessage

from cases.question import Complaint, Feedback, Verdict
from handlers.callbacks import AskBoard, ChooseEntry, Judge, ShowEntry, ShowStatus
from handlers.services.entries import key_of
from knowledge.entry import LegalStatus
from tests.handlers.chat import NOW, Chat, Persona

SURE = "Yabancı çocuk okula nasıl kaydedilir?"
BY_STATUS = "kayıtsız aileye erzak yardımı"
NOT_YOURS = "Bu düğme başka bir kişinin sorusuna ait. Kendi sorunuzu yazarsanız yanıtlarım."
INVALID = "Bu düğme artık geçerli değil. Sorunuzu yeniden yazabilirsiniz."


async def test_a_card_offers_every_way_on(chat: Chat, officer: Persona) -> None:
    await officer.says(SURE)
    assert chat.labels == [
        "👍 İşime yaradı",
        "👎 Yaramadı",
        "İlgili sorular",
        "Resmî yazı için metin",
        "Kurula sor",
    ]


async def test_a_helpful_answer_is_noted_and_thanked_for(chat: Chat, officer: Persona) -> None:
    await officer.says(SURE)
    await officer.taps("👍 İşime yaradı")
    assert chat.toasts == ["Teşekkür ederim, sevindim."]
    assert "👎 Yaramadı" not in chat.labels
    [question] = await officer.questions()
    assert question.feedback == Feedback(Verdict.HELPED, NOW)


async def test_an_unhelpful_answer_is_asked_for_its_reason(chat: Chat, officer: Persona) -> None:
    await officer.says(SURE)
    await officer.taps("👎 Yaramadı")
    assert chat.labels[:5] == [
        "Sorum bu değildi",
        "Çok genel kaldı",
        "Güncel değil",
        "Anlaşılır değil",
        "Başka bir neden",
    ]
    assert "Kurula sor" in chat.labels
    await officer.taps("Güncel değil")
    [question] = await officer.questions()
    assert question.feedback == Feedback(Verdict.NOT_HELPED, NOW, Complaint.OUTDATED)
    [rekeyed] = [call for call in chat.calls if isinstance(call, EditMessageReplyMarkup)][-1:]
    assert rekeyed.reply_markup is not None
    left = [button.text for row in rekeyed.reply_markup.inline_keyboard for button in row]
    assert left == ["İlgili sorular", "Resmî yazı için metin", "Kurula sor"]


@pytest.mark.parametrize(
    ("label", "complaint", "reply"),
    [
        ("Başka türlü soracağım", Complaint.REWORD, "Buyurunuz"),
        ("Belediyemizin işi değil", Complaint.NOT_OURS, "Not ettim"),
    ],
)
async def test_a_silence_is_judged(
    chat: Chat, officer: Persona, label: str, complaint: Complaint, reply: str
) -> None:
    await officer.says("köpek barınağı nerede")
    await officer.taps(label)
    assert chat.text.startswith(reply)
    [question] = await officer.questions()
    assert question.feedback == Feedback(Verdict.NOT_HELPED, NOW, complaint)


async def test_another_status_is_shown_in_place(chat: Chat, officer: Persona) -> None:
    await officer.says(BY_STATUS)
    assert "Geçici koruma" in chat.labels
    assert "Genel yanıt" in chat.labels
    await officer.taps("Geçici koruma")
    assert isinstance(chat.calls[-1], EditMessageText)
    assert "📌 Geçici koruma altındaki kişiler için yanıt" in chat.text
    await officer.taps("Genel yanıt")
    assert "📌 Genel yanıt" in chat.text


async def test_related_entries_open_below(chat: Chat, officer: Persona) -> None:
    await officer.says(SURE)
    await officer.taps("İlgili sorular")
    assert chat.text.startswith("İlgili sorular\n1. Belediye öğrenci servisi")
    await officer.taps(chat.labels[0])
    assert "Kayıt: okul-servisi" in chat.text


async def test_the_letter_names_its_record_and_its_limits(chat: Chat, officer: Persona) -> None:
    await officer.says(BY_STATUS)
    version = chat.library.entries["ayni-yardim"].version
    await officer.taps("Resmî yazı için metin")
    sent = chat.shown()[-1]
    assert str(sent.text).startswith("<pre>KONU: ")
    assert "Kaydı olmayan yabancılar için yanıt" in chat.text
    assert f"Bilgi kaydı: ayni-yardim, sürüm {version}." in chat.text
    assert "Alındığı tarih: 22 Kasım 2026." in chat.text
    assert "Bu metin bilgilendirme amaçlıdır" in chat.text


async def test_a_tap_is_answered_before_the_work(chat: Chat, officer: Persona) -> None:
    await officer.says(SURE)
    chat.calls.clear()
    await officer.taps(AskBoard(question=1))
    assert [type(call).__name__ for call in chat.calls] == ["AnswerCallbackQuery", "SendMessage"]


async def test_a_late_tap_still_works(chat: Chat, officer: Persona) -> None:
    await officer.says(SURE)
    refused = "query is too old and response timeout expired or query ID is invalid"
    chat.session.refusals["AnswerCallbackQuery"] = refused
    await officer.taps("👍 İşime yaradı")
    assert (await officer.questions())[0].feedback is not None


async def test_a_message_out_of_reach_gets_the_card_below(chat: Chat, officer: Persona) -> None:
    await officer.says(BY_STATUS)
    key = key_of("ayni-yardim")
    await officer.taps(ShowStatus(question=1, entry=key), date=0)
    assert isinstance(chat.calls[-1], SendMessage)
    await officer.taps(Judge(question=1, verdict=Verdict.HELPED), date=0)
    assert not isinstance(chat.calls[-1], EditMessageReplyMarkup)
    assert (await officer.questions())[0].feedback is not None


async def test_a_message_that_cannot_be_edited_gets_the_card_below(
    chat: Chat, officer: Persona
) -> None:
    await officer.says(BY_STATUS)
    chat.session.refusals["EditMessageText"] = "message can't be edited"
    await officer.taps("Geçici koruma")
    assert isinstance(chat.calls[-1], SendMessage)


async def test_tapping_twice_is_no_error(chat: Chat, officer: Persona) -> None:
    await officer.says(BY_STATUS)
    reason = "message is not modified: specified new message content is the same"
    chat.session.refusals["EditMessageText"] = reason
    chat.session.refusals["EditMessageReplyMarkup"] = reason
    await officer.taps("Geçici koruma")
    await officer.taps("👎 Yaramadı")
    assert isinstance(chat.calls[-1], EditMessageReplyMarkup)


async def test_a_strangers_tap_changes_nothing(
    chat: Chat, officer: Persona, stranger: Persona
) -> None:
    await officer.says("okul")
    [asked] = await officer.questions()
    key = key_of(asked.asked.scores[0][0])
    for data in (
        Judge(question=asked.id, verdict=Verdict.HELPED),
        ChooseEntry(question=asked.id, entry=key),
        ShowStatus(question=asked.id, entry=key),
    ):
        await stranger.taps(data)
        assert chat.text == NOT_YOURS
    assert await officer.questions() == [asked]


async def test_an_entry_that_was_not_offered_cannot_be_chosen(
    chat: Chat, officer: Persona
) -> None:
    await officer.says("!!!")
    [asked] = await officer.questions()
    await officer.taps(ChooseEntry(question=asked.id, entry=key_of("okul-kaydi")))
    assert chat.text == INVALID
    assert await officer.questions() == [asked]


async def test_a_status_without_an_answer_cannot_be_chosen(chat: Chat, officer: Persona) -> None:
    await officer.says(SURE)
    [asked] = await officer.questions()
    forged = ShowStatus(question=asked.id, entry=key_of("okul-kaydi"), status=LegalStatus.CITIZEN)
    await officer.taps(forged)
    assert chat.text == INVALID
    assert await officer.questions() == [asked]


async def test_a_question_that_is_gone_is_explained(chat: Chat, officer: Persona) -> None:
    await officer.taps(Judge(question=4711, verdict=Verdict.HELPED))
    assert chat.text == "Bu soruya artık ulaşamıyorum. Sorunuzu yeniden yazar mısınız?"


async def test_an_entry_that_is_gone_is_explained(chat: Chat, officer: Persona) -> None:
    await officer.taps(ShowEntry(entry="00000000"))
    assert chat.text.startswith("Bu kayıt artık masada yok.")
