"""Topics, entries and institutions are turned page by page; cases are announced."""

from aiogram.methods import EditMessageText, SendMessage

from handlers.callbacks import ShowDirectory, ShowTopic, ShowTopics
from handlers.services.entries import key_of
from tests.handlers.chat import Chat, Persona


async def test_topics_lead_to_entries_and_entries_to_cards(chat: Chat, officer: Persona) -> None:
    await officer.says("/konular")
    assert chat.labels == ["Eğitim", "Sosyal yardım", "Sağlık", "Statüler"]
    await officer.taps("Eğitim")
    assert chat.text.startswith("Eğitim\n2 bilgi kaydı")
    assert isinstance(chat.calls[-1], EditMessageText)
    await officer.taps("2. Yabancı çocuk okula nasıl kaydedilir?")
    assert chat.text.startswith("🔵 Yönlendirme")


async def test_a_card_without_a_question_asks_for_no_verdict(chat: Chat, officer: Persona) -> None:
    await officer.says("/konular")
    await officer.taps("Sağlık")
    await officer.taps(chat.labels[0])
    assert "👍 İşime yaradı" not in chat.labels
    assert "Resmî yazı için metin" in chat.labels


async def test_an_entry_leads_back_to_the_topics(chat: Chat, officer: Persona) -> None:
    await officer.says("/konular")
    await officer.taps("Sağlık")
    await officer.taps("‹ Konular")
    assert chat.text.startswith("Konular")


async def test_the_directory_has_pages(chat: Chat, officer: Persona) -> None:
    await officer.says("/rehber")
    assert "Sayfa 1/2" in chat.text
    assert chat.labels[-1] == "Sonraki ›"
    await officer.taps("Sonraki ›")
    assert chat.labels == ["Dokuzuncu Kurum", "‹ Önceki"]


async def test_an_institution_says_what_it_is_for_and_how_to_reach_it(
    chat: Chat, officer: Persona
) -> None:
    await officer.says("/rehber")
    await officer.taps("YİMER 157")
    assert "Yabancıların kayıt ve statü soruları için aranır." in chat.text
    assert "☎️ 157" in chat.text
    assert "🕘 7 gün 24 saat" in chat.text
    assert "🗣 Türkçe, Arapça" in chat.text
    assert "⚠️ Dil seçenekleri değişebilir." in chat.text
    await officer.taps("‹ Rehber")
    assert chat.text.startswith("Kurum rehberi")


async def test_a_page_beyond_the_end_is_the_last_one(chat: Chat, officer: Persona) -> None:
    await officer.taps(ShowDirectory(page=99))
    assert "Sayfa 2/2" in chat.text
    await officer.taps(ShowTopics(page=99))
    assert chat.text.startswith("Konular")
    await officer.taps(ShowTopic(topic=key_of("egitim"), page=99))
    assert chat.text.startswith("Eğitim")


async def test_the_directory_opens_below_an_abstention_and_leaves_its_ways_on(
    chat: Chat, officer: Persona
) -> None:
    await officer.says("köpek barınağı nerede")
    await officer.taps("Kurum rehberi")
    assert isinstance(chat.calls[-1], SendMessage)
    assert chat.text.startswith("Kurum rehberi")
    await officer.taps("Sonraki ›")
    assert isinstance(chat.calls[-1], EditMessageText)


async def test_the_directory_is_searched_by_words(chat: Chat, officer: Persona) -> None:
    await officer.says("/rehber MILLI egitim")
    assert chat.labels == ["İlçe Millî Eğitim Müdürlüğü"]
    await officer.taps("İlçe Millî Eğitim Müdürlüğü")
    assert isinstance(chat.calls[-1], SendMessage)
    assert "☎️ 444 0 632" in chat.text


async def test_the_directory_is_searched_by_number_and_purpose(
    chat: Chat, officer: Persona
) -> None:
    await officer.says("/rehber 157")
    assert chat.labels == ["YİMER 157"]
    await officer.says("/rehber kayıt")
    assert chat.labels == ["YİMER 157", "İl Göç İdaresi Müdürlüğü"]


async def test_words_that_stand_nowhere_are_said_to(chat: Chat, officer: Persona) -> None:
    await officer.says("/rehber <zeplin>")
    assert chat.text.startswith("Rehberde “<zeplin>” geçen bir kurum bulamadım.")
    assert chat.labels == []
