"""An enrolled officer opens a case from what the desk could not answer."""

from datetime import timedelta

import pytest
from aiogram.methods import SendMessage

from cases.case import Attachment, FileKind, Status, Urgency
from cases.errors import Code, DeskError
from cases.people import Municipality, Post, Role
from cases.privacy import Kind
from handlers.callbacks import AskBoard
from handlers.callbacks.case import DraftStep, OnDraft
from handlers.markup import TEXT_CHARS
from handlers.markup import length as measured
from handlers.services.opening import LISTENS_FOR
from tests.handlers.chat import TOWN, Chat, Persona
from tests.handlers.own_case import SURE, UNKNOWN, opened, with_draft
from tests.handlers.test_media import DOCUMENT, PHOTO, VOICE


async def count(chat: Chat, persona: Persona) -> int:
    """How many cases she has opened."""
    person = await persona.known()
    async with chat.storage.read() as unit:
        return len(await unit.cases.of_officer(person.id, limit=99))


async def test_three_taps_make_a_question_a_case(chat: Chat, enrolled: Persona) -> None:
    await enrolled.says(UNKNOWN)
    await enrolled.taps("Kurula sor")
    assert "daha gönderilmedi" in chat.text
    assert UNKNOWN in chat.text
    assert "Belediye: Şahinbey Belediyesi (Gaziantep)" in chat.text
    await enrolled.taps("✅ Gönder")
    assert "SDK-2026-0001" in chat.text
    case, [request] = await opened(chat)
    assert (case.status, request.text) == (Status.OPEN, UNKNOWN)
    assert case.request.municipality == TOWN
    assert case.request.question_id == (await enrolled.questions())[0].id
    assert "Yanıt en geç: 27 Kasım 2026 Cuma 17.30" in chat.text


async def test_the_reckoning_of_the_date_is_shown(chat: Chat, enrolled: Persona) -> None:
    await with_draft(enrolled)
    await enrolled.taps("✅ Gönder")
    await enrolled.taps("Nasıl hesaplandı?")
    assert "Süre nasıl hesaplandı?" in chat.text
    assert "Hafta sonu olduğu için sayılmayan gün: 1." in chat.text


async def test_a_double_tap_opens_one_case(chat: Chat, enrolled: Persona) -> None:
    await with_draft(enrolled)
    send = enrolled.carried("✅ Gönder")
    await enrolled.taps_raw(send)
    await enrolled.taps_raw(send)
    assert await count(chat, enrolled) == 1
    assert [text for text in chat.texts if text.startswith("Vakanız açıldı.")][-2:] == [
        chat.text,
        chat.text,
    ]


async def test_an_update_handled_twice_opens_one_case(chat: Chat, enrolled: Persona) -> None:
    await with_draft(enrolled)
    send = enrolled.carried("✅ Gönder")
    await enrolled.taps_raw(send)
    chat.again()
    await enrolled.taps_raw(send)
    case, exchanges = await opened(chat)
    assert (case.exchanges, len(exchanges)) == (1, 1)
    assert await count(chat, enrolled) == 1


async def test_a_text_handled_twice_is_one_draft(chat: Chat, enrolled: Persona) -> None:
    await enrolled.says("/vaka")
    await enrolled.says(UNKNOWN)
    before = chat.text
    chat.again()
    await enrolled.says(UNKNOWN)
    assert chat.text == before


async def test_each_question_makes_a_case_of_its_own(chat: Chat, enrolled: Persona) -> None:
    for _ in range(2):
        await with_draft(enrolled)
        await enrolled.taps("✅ Gönder")
    assert await count(chat, enrolled) == 2
    assert (await opened(chat, "SDK-2026-0002"))[0].request.text == UNKNOWN


async def test_two_officers_interleaved_never_cross(
    chat: Chat, enrolled: Persona, officer: Persona
) -> None:
    other = Municipality("Kadıköy", "İstanbul")
    await officer.becomes(Role.OFFICER, Post(municipality=other))
    await enrolled.says("/vaka")
    await officer.says("/vaka")
    await enrolled.says("Birinci memurun sorusu nedir acaba?")
    first = enrolled.carried("✅ Gönder")
    await officer.says("İkinci memurun sorusu nedir acaba?")
    second = officer.carried("✅ Gönder")
    await enrolled.taps_raw(first)
    await officer.taps_raw(second)
    one, another = (await opened(chat))[0], (await opened(chat, "SDK-2026-0002"))[0]
    assert (one.request.text[:7], one.request.municipality) == ("Birinci", TOWN)
    assert (another.request.text[:6], another.request.municipality) == ("İkinci", other)


async def test_a_draft_of_somebody_else_is_out_of_reach(
    chat: Chat, enrolled: Persona, officer: Persona
) -> None:
    await officer.becomes(Role.OFFICER, Post(municipality=TOWN))
    await with_draft(enrolled)
    send = enrolled.carried("✅ Gönder")
    await officer.taps_raw(send)
    assert "Bu düğme artık geçerli değil" in chat.text
    assert await count(chat, officer) == 0


async def test_a_question_of_somebody_else_makes_no_draft(
    chat: Chat, enrolled: Persona, officer: Persona
) -> None:
    await officer.says(UNKNOWN)
    await enrolled.taps(AskBoard(question=1))
    assert "başka bir kişinin sorusuna ait" in chat.text


async def test_a_stranger_is_told_how_to_be_enrolled(chat: Chat, stranger: Persona) -> None:
    await stranger.says(UNKNOWN)
    await stranger.taps("Kurula sor")
    assert "Vakayı yalnızca kaydı olan belediye memurları açabilir." in chat.text
    await stranger.taps("Belediyemi seç")
    await stranger.says("Kadıköy")
    await stranger.taps("Kadıköy Belediyesi (İstanbul)")
    await stranger.taps("Kayıt iste: Kadıköy Belediyesi (İstanbul)")
    await stranger.taps("Yazmadan başvur")
    async with chat.storage.read() as unit:
        [request] = await unit.enrolments.waiting()
    assert request.municipality.name == "Kadıköy"


async def test_what_a_stranger_wrote_waits_for_her_enrolment(
    chat: Chat, stranger: Persona
) -> None:
    await stranger.says(UNKNOWN)
    await stranger.taps("Kurula sor")
    assert "Yazdığınız 7 gün saklanır" in chat.text
    await stranger.becomes(Role.OFFICER, Post(municipality=TOWN))
    await stranger.says("/vaka")
    assert "Yarım kalan taslağınız duruyordu." in chat.text
    await stranger.taps("✅ Gönder")
    assert (await opened(chat))[0].request.text == UNKNOWN


async def test_a_role_that_ended_opens_nothing(chat: Chat, enrolled: Persona) -> None:
    await with_draft(enrolled)
    chat.now += timedelta(days=366)
    await enrolled.says(UNKNOWN)
    await enrolled.taps("Kurula sor")
    assert "kaydı olan belediye memurları" in chat.text
    draft = OnDraft(draft=chat.fed, step=DraftStep.SEND)
    await enrolled.taps(draft)
    assert "kaydı olan belediye memurları" in chat.text
    assert await count(chat, enrolled) == 0


async def test_the_service_refuses_a_stranger_by_itself(chat: Chat, stranger: Persona) -> None:
    await stranger.says("/start")
    person = await stranger.known()
    draft = await chat.desk.opening.written(chat.desk.opening.empty(7), UNKNOWN, by=77)
    with pytest.raises(DeskError) as refused:
        await chat.desk.opening.send(draft, by=person, update_id=8)
    assert refused.value.code is Code.NOT_ALLOWED
    assert await count(chat, stranger) == 0


async def test_other_questions_are_answered_while_a_draft_waits(
    chat: Chat, enrolled: Persona
) -> None:
    await with_draft(enrolled)
    await enrolled.says(SURE)
    assert "🔵 Yönlendirme" in chat.text
    await enrolled.says("/vaka")
    assert UNKNOWN in chat.text


async def test_a_draft_forgotten_for_an_hour_takes_no_words(chat: Chat, enrolled: Persona) -> None:
    await enrolled.says("/vaka")
    chat.now += LISTENS_FOR + timedelta(minutes=1)
    await enrolled.says(SURE)
    assert "🔵 Yönlendirme" in chat.text


async def test_a_draft_survives_a_restart(chat: Chat, enrolled: Persona) -> None:
    chat.restart()
    await with_draft(enrolled)
    send = enrolled.carried("✅ Gönder")
    chat.restart()
    await enrolled.taps_raw(send)
    assert (await opened(chat))[0].request.text == UNKNOWN


async def test_words_are_awaited_over_a_restart(chat: Chat, enrolled: Persona) -> None:
    chat.restart()
    await enrolled.says("/vaka")
    chat.restart()
    await enrolled.says(UNKNOWN)
    await enrolled.taps("✅ Gönder")
    assert (await opened(chat))[0].request.text == UNKNOWN


async def test_a_draft_expires(chat: Chat, enrolled: Persona) -> None:
    await with_draft(enrolled)
    send = enrolled.carried("✅ Gönder")
    chat.now += chat.rules.retention.conversations + timedelta(minutes=1)
    await enrolled.taps_raw(send)
    assert await count(chat, enrolled) == 0


async def test_a_draft_can_be_left(chat: Chat, enrolled: Persona) -> None:
    await with_draft(enrolled)
    send = enrolled.carried("✅ Gönder")
    await enrolled.says("/iptal")
    assert chat.text.startswith("Peki, bıraktım; vaka taslağınızı sildim.")
    await enrolled.taps_raw(send)
    assert await count(chat, enrolled) == 0


async def test_everything_of_a_draft_can_be_changed(chat: Chat, enrolled: Persona) -> None:
    await with_draft(enrolled)
    for path in (
        ("⚡ İvedi",),
        ("✏️ Düzelt", "Tür", "İlkelere uygunluk"),
        ("✏️ Düzelt", "Konu", "Statüler"),
        ("✏️ Düzelt", "Metin"),
    ):
        for label in path:
            await enrolled.taps(label)
    await enrolled.says("Stadyumda ayrımcılık nasıl önlenir?")
    await enrolled.taps("✅ Gönder")
    request = (await opened(chat))[0].request
    assert (request.type, request.topic) == ("ilkelere-uygunluk", "statuler")
    assert request.urgency is Urgency.URGENT
    assert request.text == "Stadyumda ayrımcılık nasıl önlenir?"


async def test_a_type_is_chosen_before_the_words(chat: Chat, enrolled: Persona) -> None:
    await enrolled.says("/vaka")
    await enrolled.taps("Strateji metni desteği")
    await enrolled.says("Uyum eylem planımıza destek istiyoruz.")
    assert "Tür: Strateji metni desteği" in chat.text


async def test_what_was_hidden_is_seen_in_the_preview(chat: Chat, enrolled: Persona) -> None:
    await enrolled.says("/vaka")
    await enrolled.says("Telefonu ••••••••••• olan kişi ne yapmalı?", Kind.PHONE)
    assert "telefon numarasını gizledim" in chat.text
    assert "•••••••••••" in chat.text
    assert "gizlendi, saklanmaz" in chat.text


async def test_an_unhelpful_answer_offers_the_board(chat: Chat, enrolled: Persona) -> None:
    await enrolled.says(SURE)
    await enrolled.taps("👎 Yaramadı")
    await enrolled.taps("Güncel değil")
    assert "Strateji Danışma Kuruluna iletebilirim" in chat.text
    await enrolled.taps("Kurula sor")
    assert "Konu: Eğitim" in chat.text


async def test_files_come_along(chat: Chat, enrolled: Persona) -> None:
    await with_draft(enrolled)
    await enrolled.taps("📎 Belge ekle")
    assert "belgeleri göndermeyiniz" in chat.text
    await enrolled.sends(PHOTO)
    await enrolled.sends({**DOCUMENT, "caption": "Belediye meclisi kararı ektedir."})
    assert "Dosya: 2" in chat.text
    await enrolled.taps("✅ Gönder")
    case, [request] = await opened(chat)
    assert request.attachments == (
        Attachment(FileKind.PHOTO, "p"),
        Attachment(FileKind.DOCUMENT, "d"),
    )
    assert case.request.text.endswith("Belediye meclisi kararı ektedir.")


async def test_an_album_is_one_screen(chat: Chat, enrolled: Persona) -> None:
    await with_draft(enrolled)
    before = len([call for call in chat.calls if isinstance(call, SendMessage)])
    for nth in range(3):
        await enrolled.sends({**_photo(nth), "media_group_id": "a1"})
    assert "Dosya: 3" in chat.text
    sent = [call for call in chat.calls if isinstance(call, SendMessage)]
    assert len(sent) == before + 1


async def test_the_eleventh_file_is_refused(chat: Chat, enrolled: Persona) -> None:
    await with_draft(enrolled)
    for nth in range(11):
        await enrolled.sends(_photo(nth))
    assert chat.text.startswith("Bir vakaya bu kadar çok dosya eklenemez.")
    await enrolled.says("/vaka")
    assert "Dosya: 10" in chat.text


async def test_too_large_an_album_is_refused_once(chat: Chat, enrolled: Persona) -> None:
    await with_draft(enrolled)
    for nth in range(8):
        await enrolled.sends(_photo(nth))
    for nth in range(8, 14):
        await enrolled.sends({**_photo(nth), "media_group_id": "a1"})
    refusals = [text for text in chat.texts if text.startswith("Bir vakaya bu kadar çok")]
    assert len(refusals) == 1


async def test_a_recording_is_no_file_of_a_case(chat: Chat, enrolled: Persona) -> None:
    await with_draft(enrolled)
    await enrolled.sends(VOICE)
    assert "yalnızca belge ve fotoğraf" in chat.text


@pytest.mark.parametrize("length", [3900, 4096])
async def test_a_long_text_fits_its_screens(chat: Chat, enrolled: Persona, length: int) -> None:
    await enrolled.says("/vaka")
    await enrolled.says(("sözcük " * 700)[:length])
    assert "✅ Gönder" in chat.labels
    await enrolled.taps("✏️ Düzelt")
    await enrolled.taps("Metin")
    assert all(measured(str(call.text)) <= TEXT_CHARS for call in chat.shown())


def _photo(nth: int) -> dict[str, object]:
    name = f"p{nth}"
    size = {"file_id": name, "file_unique_id": name, "width": 9, "height": 9}
    return {"photo": [size]}


@pytest.mark.parametrize("signs", ["😀😀😀", "👍", "2026 / 7"])
async def test_signs_alone_are_no_case(chat: Chat, enrolled: Persona, signs: str) -> None:
    for before in ([], ["/vaka"]):
        for said in before:
            await enrolled.says(said)
        await enrolled.says(signs if before else f"/vaka {signs}")
        assert chat.text.startswith("Vakanın metninde en az bir sözcük olmalı")
    await enrolled.says(UNKNOWN)
    assert UNKNOWN in chat.text
    assert "✅ Gönder" in chat.labels


async def test_signs_beside_a_file_are_no_text(chat: Chat, enrolled: Persona) -> None:
    await enrolled.says("/vaka")
    await enrolled.sends({**DOCUMENT, "caption": "👍"})
    assert "Dosyayı aldım. Şimdi sorunuzu yazar mısınız?" in chat.text
    await enrolled.says(UNKNOWN)
    assert "Dosya: 1" in chat.text
    assert "👍" not in chat.text
