"""Publications, practices and events: listed, opened, and shown below answers."""

import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from aiogram.methods import EditMessageText, SendMessage

from cases.people import Language
from cases.question import Outcome
from handlers.callbacks import SetLanguage, ShowRegister, ShowResource
from handlers.services.entries import key_of
from handlers.services.resources import Register
from knowledge.loader import load
from storage.engine import Database
from storage.unit import Storage
from tests.handlers.chat import LIBRARY, Chat, Persona

PUBLICATIONS = "".join(
    f"""\
- key: rapor-{number}
  title: "{name} Raporu"
  kind: rapor
  topics: [saglik]
  summary: "Yalnız denemek içindir."
  url: https://ornek.org.tr/{number}
"""
    for number, name in enumerate(
        ("Bahçe", "Deniz", "Elma", "Fırın", "Gemi", "Harita", "Irmak", "Jale", "Kervan")
    )
)
PRACTICES = """\
- key: okul-kaydi-masasi
  title: "Okul kaydı danışma masası"
  kind: örnek
  municipality: "Örnekköy"
  topics: [egitim, statuler]
  aliases: [okul kaydı]
  summary: "Kayıt haftasında aileler için masa kurulur."
  doubt: "Yalnız haberden bilinmektedir."
- key: servis-duraklari
  title: "Öğrenci servisi durakları"
  kind: öneri
  topics: [egitim]
  aliases: [öğrenci servisi]
  summary: "Duraklar aydınlatılır."
  url: https://ornek.org.tr/duraklar
"""
EVENTS = """\
- key: ilk-bulusma
  title: "İlk buluşma"
  kind: toplantı
  topics: [saglik]
  on: 2026-11-21
  summary: "Dünkü toplantı."
- key: eski-calistay
  title: "Eski çalıştay"
  kind: çalıştay
  topics: [saglik]
  year: 2019
  summary: "Yıllar önceki çalıştay."
- key: surekli-egitim
  title: "Sürekli eğitim"
  kind: eğitim
  organiser: "Örnek Birliği"
  topics: [saglik]
  summary: "Takvimi olmayan eğitim."
- key: yarinki-egitim
  title: "Yarınki eğitim"
  kind: eğitim
  topics: [saglik]
  on: 2026-11-23
  summary: "Yarın yapılacak eğitim."
"""
SURE = "Yabancı çocuk okula nasıl kaydedilir?"
BESIDE = "İlgili yayın ve uygulamalar"


@pytest.fixture(scope="session")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small library with three registers more."""
    folder = Path(shutil.copytree(LIBRARY, tmp_path_factory.mktemp("shelf") / "desk"))
    for name, text in (
        ("publications", PUBLICATIONS),
        ("practices", PRACTICES),
        ("events", EVENTS),
    ):
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
async def chat(sqlite_url: str, shelf: Path) -> AsyncIterator[Chat]:
    """The desk over that library."""
    storage = Storage(Database(sqlite_url))
    yield Chat(storage, load(shelf))
    await storage.close()


async def test_publications_have_pages(chat: Chat, officer: Persona) -> None:
    await officer.says("/yayinlar")
    assert chat.text.startswith("Yayınlar")
    assert "8. Jale Raporu\nRapor · yılı belli değil" in chat.text
    assert "Sayfa 1/2" in chat.text
    await officer.taps("Sonraki ›")
    assert isinstance(chat.calls[-1], EditMessageText)
    assert chat.labels == ["9. Kervan Raporu", "‹ Önceki"]


async def test_one_of_them_has_a_button_to_its_page_and_leads_back(
    chat: Chat, officer: Persona
) -> None:
    await officer.says("/yayinlar")
    await officer.taps("Sonraki ›")
    await officer.taps("9. Kervan Raporu")
    assert isinstance(chat.calls[-1], EditMessageText)
    assert chat.keyboard[0][0].text == "🔗 Sayfayı aç"
    assert chat.keyboard[0][0].url == "https://ornek.org.tr/8"
    await officer.taps("‹ Yayınlar")
    assert chat.text.startswith("Yayınlar")
    assert "Sayfa 2/2" in chat.text


async def test_practice_says_where_it_is_from_and_what_is_doubtful(
    chat: Chat, officer: Persona
) -> None:
    await officer.says("/uygulamalar")
    assert "1. Okul kaydı danışma masası\nÖrnek · Örnekköy" in chat.text
    await officer.taps("1. Okul kaydı danışma masası")
    assert "Kayıt haftasında aileler için masa kurulur." in chat.text
    assert "Konu: Eğitim · Statüler" in chat.text
    assert "Çevrim içi adresi kayıtlı değil." in chat.text
    assert "⚠️ Yalnız haberden bilinmektedir." in chat.text
    assert chat.labels == ["‹ Uygulamalar"]


async def test_coming_events_stand_first_and_past_ones_are_marked(
    chat: Chat, officer: Persona
) -> None:
    await officer.says("/etkinlikler")
    assert chat.labels == [
        "1. Yarınki eğitim",
        "2. Sürekli eğitim",
        "3. İlk buluşma",
        "4. Eski çalıştay",
    ]
    assert "1. Yarınki eğitim\nEğitim · 23 Kasım 2026\n" in chat.text
    assert "2. Sürekli eğitim\nEğitim · tarihi belli değil · Örnek Birliği" in chat.text
    assert "3. İlk buluşma\nToplantı · 21 Kasım 2026 · geçmiş etkinlik" in chat.text
    assert "4. Eski çalıştay\nÇalıştay · 2019 · geçmiş etkinlik" in chat.text


async def test_answer_stays_the_answer_with_what_it_names_below(
    chat: Chat, officer: Persona
) -> None:
    await officer.says("okul kaydı masası örneği")
    assert BESIDE in chat.text
    assert "• Okul kaydı danışma masası · Örnek · Örnekköy" in chat.text
    assert chat.text.endswith("Tümü: /yayinlar · /uygulamalar · /etkinlikler")


async def test_plain_answer_has_nothing_below(chat: Chat, officer: Persona) -> None:
    await officer.says(SURE)
    assert chat.text.startswith("🔵 Yönlendirme")
    assert BESIDE not in chat.text


async def test_question_without_an_answer_is_shown_what_it_names(
    chat: Chat, officer: Persona
) -> None:
    await officer.says("rapor")
    assert BESIDE in chat.text
    assert "• Bahçe Raporu · Rapor" in chat.text
    [question] = await officer.questions()
    assert question.asked.outcome is not Outcome.ANSWERED
    assert question.asked.entry_id is None


async def test_related_entries_are_followed_by_what_belongs_to_the_entry(
    chat: Chat, officer: Persona
) -> None:
    await officer.says(SURE)
    await officer.taps("İlgili sorular")
    assert "Belediye öğrenci servisi sağlayabilir mi?" in chat.text
    assert "• Okul kaydı danışma masası · Örnek · Örnekköy" in chat.text
    await officer.taps("📚 Okul kaydı danışma masası")
    assert isinstance(chat.calls[-1], SendMessage)
    assert "Kayıt haftasında aileler için masa kurulur." in chat.text


async def test_entry_without_related_entries_still_leads_on(chat: Chat, officer: Persona) -> None:
    await officer.says("Belediye öğrenci servisi sağlayabilir mi?")
    await officer.taps("İlgili sorular")
    assert chat.text.startswith(BESIDE)
    assert chat.labels == ["📚 Öğrenci servisi durakları"]


async def test_lists_speak_english_and_say_what_is_not_translated(
    chat: Chat, officer: Persona
) -> None:
    await officer.taps(SetLanguage(language=Language.ENGLISH))
    await officer.says("/etkinlikler")
    assert chat.text.startswith("Events")
    assert "Training · 23 November 2026" in chat.text
    await officer.taps("1. Yarınki eğitim")
    assert "no English version" in chat.text


async def test_page_beyond_the_end_is_the_last_one(chat: Chat, officer: Persona) -> None:
    await officer.taps(ShowRegister(which=Register.PUBLICATIONS, page=99))
    assert "Sayfa 2/2" in chat.text


async def test_item_that_is_gone_is_told(chat: Chat, officer: Persona) -> None:
    gone = ShowResource(which=Register.EVENTS, resource=key_of("yok"), page=0)
    await officer.taps(gone)
    assert "Yarınki" not in chat.text
    assert chat.text


async def test_lists_are_for_private_chats(chat: Chat, officer: Persona) -> None:
    await officer.says_in_group("/yayinlar")
    assert chat.shown() == []


async def test_desk_without_the_registers_says_so(
    sqlite_url: str,
) -> None:
    storage = Storage(Database(sqlite_url))
    bare = Chat(storage, load(LIBRARY))
    await Persona(bare, 1001).says("/yayinlar")
    await storage.close()
    assert "Bu listede henüz kayıt yok." in bare.text
