"""A newcomer is welcomed and may name her municipality; links lead to entries."""

from cases.people import Municipality
from cases.privacy import Kind
from tests.handlers.chat import Chat, Persona


async def _municipality(chat: Chat, persona: Persona) -> Municipality | None:
    person = await chat.desk.people.known(persona.number)
    assert person is not None
    return person.municipality


async def test_a_newcomer_learns_whom_the_desk_serves_and_what_it_keeps(
    chat: Chat, officer: Persona
) -> None:
    await officer.says("/start")
    assert "Belediye çalışanları için kuruldu." in chat.text
    assert "🔒 Adınızı saklamam" in chat.text
    assert "Hangi belediyede çalışıyorsunuz?" in chat.text
    assert chat.labels == ["Şimdi değil"]


async def test_a_mistyped_municipality_is_found(chat: Chat, officer: Persona) -> None:
    await officer.says("/start")
    await officer.says("kadikoy belediyesi")
    await officer.taps("Kadıköy Belediyesi (İstanbul)")
    assert chat.text.startswith("Belediyenizi not ettim: Kadıköy Belediyesi (İstanbul). Bu, memur")
    assert await _municipality(chat, officer) == Municipality("Kadıköy", "İstanbul")


async def test_municipalities_of_the_same_name_are_told_apart(
    chat: Chat, officer: Persona
) -> None:
    await officer.says("/start")
    await officer.says("Edremit")
    assert chat.labels[:2] == ["Edremit Belediyesi (Balıkesir)", "Edremit Belediyesi (Van)"]


async def test_at_most_six_are_suggested(chat: Chat, officer: Persona) -> None:
    await officer.says("/start")
    await officer.says("istanbul")
    assert chat.labels[0] == "İstanbul Büyükşehir Belediyesi"
    assert len(chat.labels) == 6 + 3


async def test_an_unlisted_municipality_is_kept_as_typed(chat: Chat, officer: Persona) -> None:
    await officer.says("/start")
    await officer.says("Gürece  belde belediyesi")
    await officer.taps("Listede yok, böyle yaz")
    assert "Gürece belde Belediyesi" in chat.text
    assert await _municipality(chat, officer) == Municipality("Gürece belde", None, listed=False)


async def test_the_municipality_may_wait(chat: Chat, officer: Persona) -> None:
    await officer.says("/start")
    await officer.taps("Şimdi değil")
    assert chat.text.startswith("Peki, bunu geçelim.")
    await officer.says("acil servis")
    assert "🔴 Zorunlu" in chat.text


async def test_a_question_in_place_of_a_name_is_answered(chat: Chat, officer: Persona) -> None:
    await officer.says("/start")
    await officer.says("Yabancı çocuk okula nasıl kaydedilir?")
    assert "🔵 Yönlendirme" in chat.text


async def test_a_short_question_that_is_surely_one_is_answered(
    chat: Chat, officer: Persona
) -> None:
    await officer.says("/start")
    await officer.says("acil servis")
    assert "🔴 Zorunlu" in chat.text


async def test_a_word_taken_for_a_name_is_answered_on_request(
    chat: Chat, officer: Persona
) -> None:
    await officer.says("/start")
    await officer.says("ambulans")
    assert "adına benzeyen bir belediye bulamadım" in chat.text
    await officer.taps("Bu bir soruydu")
    assert chat.text.startswith("Biraz daha açar mısınız?")
    assert (await officer.questions())[0].asked.text == "ambulans"


async def test_what_was_masked_in_a_name_is_told(chat: Chat, officer: Persona) -> None:
    await officer.says("/start")
    await officer.says("Edremit", Kind.NAME)
    assert chat.text.startswith("🔒 Mesajınızdaki kişi adını gizledim")


async def test_a_name_that_is_a_novel_is_refused(chat: Chat, officer: Persona) -> None:
    await officer.says("/start")
    await officer.says("belde" * 40)
    assert chat.text == "Yazdığınız çok uzun. Daha kısa yazar mısınız?"


async def test_who_returns_is_known(chat: Chat, officer: Persona) -> None:
    await officer.says("/start")
    await officer.says("Adıyaman")
    await officer.taps("Adıyaman Belediyesi")
    await officer.says("/start")
    assert chat.text.startswith("Yeniden hoş geldiniz.\nKayıtlı belediyeniz: Adıyaman Belediyesi.")
    await officer.taps("Belediyemi değiştir")
    assert chat.text.startswith("Hangi belediyede çalışıyorsunuz?")


async def test_a_link_opens_its_entry(chat: Chat, officer: Persona) -> None:
    await officer.says("/start k-okul-kaydi")
    assert "Yabancı çocuk okula nasıl kaydedilir?" in chat.text
    assert "👍 İşime yaradı" not in chat.labels


async def test_a_link_to_a_merged_entry_opens_the_one_in_its_place(
    chat: Chat, officer: Persona
) -> None:
    await officer.says("/start k-gida-kolisi")
    assert "Kayıt: ayni-yardim" in chat.text


async def test_a_link_to_nothing_is_explained(chat: Chat, officer: Persona) -> None:
    await officer.says("/start k-yok-boyle-kayit")
    assert chat.text.startswith("Bu kayıt artık masada yok.")


async def test_an_unknown_link_is_a_plain_welcome(chat: Chat, officer: Persona) -> None:
    await officer.says("/start ara")
    assert chat.text.startswith("Danışma Masasına hoş geldiniz.")


async def test_a_name_kept_without_one_typed_is_refused(chat: Chat, officer: Persona) -> None:
    await officer.taps_raw("mt")
    await officer.taps_raw("mq")
    await officer.taps_raw("m:00000000")
    assert chat.texts == ["Bu düğme artık geçerli değil. Sorunuzu yeniden yazabilirsiniz."] * 3
    assert await _municipality(chat, officer) is None


async def test_a_greeting_is_no_municipality(chat: Chat, officer: Persona) -> None:
    await officer.says("/start")
    await officer.says("merhaba")
    assert chat.text.startswith("Merhaba, hoş geldiniz.")
    assert "Hangi belediyede çalışıyorsunuz?" in chat.text
    await officer.says("Adıyaman")
    await officer.taps("Adıyaman Belediyesi")
    assert await _municipality(chat, officer) == Municipality("Adıyaman", "Adıyaman")


async def test_belediyesi_alone_is_no_name(chat: Chat, officer: Persona) -> None:
    await officer.says("/start")
    await officer.says("Belediyesi")
    assert chat.text.startswith("Hangi belediyede çalışıyorsunuz?")
    assert chat.labels == ["Şimdi değil"]
