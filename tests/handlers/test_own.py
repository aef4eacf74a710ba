"""Language, privacy, export, deletion, help and a way out belong to the officer."""

import json

from aiogram.methods import SendDocument
from aiogram.types import BufferedInputFile

from tests.handlers.chat import Chat, Persona

SURE = "Yabancı çocuk okula nasıl kaydedilir?"


async def test_the_language_is_chosen_by_button(chat: Chat, officer: Persona) -> None:
    await officer.says("/dil")
    assert chat.labels == ["Türkçe", "English"]
    await officer.taps("English")
    assert chat.text.startswith("I will write in English")
    await officer.says("/konular")
    assert chat.labels[0] == "Education"


async def test_the_language_is_chosen_at_once(chat: Chat, officer: Persona) -> None:
    await officer.says("/dil en")
    await officer.says("/dil tr")
    assert chat.text == "Bundan sonra Türkçe yazacağım."


async def test_english_shows_the_english_face(chat: Chat, officer: Persona) -> None:
    await officer.says("/dil en")
    await officer.says("/start k-ayni-yardim")
    assert "May foreigners get food and clothing aid?" in chat.text
    assert "Yes, the municipality may give aid in kind" in chat.text
    assert "Law no. 5393, Belediye Kanunu art. 14, 60/i" in chat.text
    assert "A part of this entry has no English version yet" in chat.text


async def test_english_without_a_translation_says_so(chat: Chat, officer: Persona) -> None:
    await officer.says("/dil en")
    await officer.says(SURE)
    assert "This entry has no English version yet" in chat.text
    assert "Kayıt okul müdürlüğünde yapılır" in chat.text


async def test_refusals_come_in_her_language(chat: Chat, officer: Persona) -> None:
    await officer.says("/dil en")
    await officer.says("/start k-yok")
    assert chat.text.startswith("This entry is no longer here.")


async def test_privacy_is_explained(chat: Chat, officer: Persona) -> None:
    await officer.says("/gizlilik")
    assert "Adınızı ve telefonunuzu saklamam." in chat.text
    assert "/sil" in chat.text


async def test_privacy_names_everybody_who_reads_cases_and_for_how_long(
    chat: Chat, officer: Persona
) -> None:
    await officer.says("/gizlilik")
    assert "sekretarya, yöneticiler ve denetçiler görür" in chat.text
    assert "Sorular 1 yıl, sona eren vakalar 5 yıl sonra silinir." in chat.text


async def test_everything_kept_comes_as_a_file(chat: Chat, officer: Persona) -> None:
    await officer.says(SURE)
    await officer.taps("👍 İşime yaradı")
    await officer.says("/verilerim")
    sent = chat.calls[-1]
    assert isinstance(sent, SendDocument)
    assert isinstance(sent.document, BufferedInputFile)
    assert sent.document.filename == "danisma-masasi-verilerim.json"
    content = json.loads(sent.document.data)
    assert content["kişi"]["telegram_kullanıcı_no"] == officer.number
    [question] = content["sorular"]
    assert question["metin"] == SURE
    assert (question["kayıt"], question["değerlendirme"]) == ("okul-kaydi", "işe yaradı")
    assert (question["yer"], question["sonuç"]) == ("özel sohbet", "yanıtlandı")
    assert question["gerekçe"] == "kayıt soruya uyuyor"


async def test_the_export_holds_nobody_else(
    chat: Chat, officer: Persona, stranger: Persona
) -> None:
    await officer.says(SURE)
    await stranger.says("/verilerim")
    sent = chat.calls[-1]
    assert isinstance(sent, SendDocument)
    assert isinstance(sent.document, BufferedInputFile)
    assert json.loads(sent.document.data)["sorular"] == []


async def test_nothing_is_deleted_without_a_second_word(chat: Chat, officer: Persona) -> None:
    await officer.says(SURE)
    await officer.says("/sil")
    assert "Bu işlem geri alınamaz." in chat.text
    await officer.taps("Vazgeç")
    assert chat.text == "Vazgeçtiniz; hiçbir şey silinmedi."
    assert len(await officer.questions()) == 1


async def test_the_record_is_deleted(chat: Chat, officer: Persona) -> None:
    await officer.says(SURE)
    await officer.says("/sil")
    await officer.taps("Evet, sil")
    assert chat.text.startswith("Kaydınızı sildim.")
    assert await chat.desk.people.known(officer.number) is None


async def test_help_names_the_commands(chat: Chat, officer: Persona) -> None:
    await officer.says("/help")
    for command in ("/konular", "/rehber", "/dil", "/verilerim", "/sil"):
        assert command in chat.text
    assert "@danisma_masasi_bot" in chat.text


async def test_a_form_can_be_left(chat: Chat, officer: Persona) -> None:
    await officer.says("/start")
    await officer.says("/iptal")
    assert chat.text == "Peki, bıraktım. Sorunuzu yazabilirsiniz."
    await officer.says("/iptal")
    assert chat.text == "Sürmekte olan bir işlem yok. Sorunuzu yazabilirsiniz."


async def test_an_unknown_command_is_met_kindly(chat: Chat, officer: Persona) -> None:
    await officer.says("/yonetici")
    assert chat.text.startswith("Bu komutu tanımıyorum.")
