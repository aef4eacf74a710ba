"""Editors in the chat: gaps, reviews, records, files, proposals, each past the screen as well."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
from aiogram.exceptions import TelegramBadRequest
from aiogram.methods import EditMessageText

from cases.people import Role
from handlers.callbacks import Tap
from handlers.callbacks.editor import (
    AddAlias,
    DropFile,
    FetchEntry,
    FetchProposal,
    OfferFile,
    Promote,
    ProposeReview,
    Publish,
    Refuse,
    SetAside,
    ShowDue,
    ShowGap,
    ShowGaps,
    ShowProposal,
    ShowReview,
    ShowWaiting,
)
from handlers.services.entries import key_of
from tests.handlers.chat import Chat, Persona
from tests.handlers.newsroom import NEW_ENTRY, chat_over_a_copy, proposed, sent, text_of

ID = "okul-kaydi"
KEY = key_of(ID)
ASKED = "pazarda tezgâh kiralamak için ne istenir"
TAPS: tuple[Tap, ...] = (
    *(ShowGaps(page=0), ShowGap(question=1), AddAlias(question=1, entry=KEY)),
    SetAside(question=1),
    *(ShowDue(page=0), ShowReview(entry=KEY, ticks=0), ProposeReview(entry=KEY, ticks=1)),
    *(ShowWaiting(page=0), ShowProposal(proposal=1), FetchProposal(proposal=1)),
    *(Publish(proposal=1), Refuse(proposal=1), FetchEntry(entry=KEY)),
)


@pytest.fixture
async def chat(sqlite_url: str, tmp_path: Path) -> AsyncIterator[Chat]:
    """The desk over a copy of the entries that editors may change."""
    async with chat_over_a_copy(sqlite_url, tmp_path) as chat:
        yield chat


async def test_a_proposal_is_published_by_another_editor(
    chat: Chat, editor: Persona, second_editor: Persona
) -> None:
    text = await proposed(chat, editor)
    assert "1 numaralı öneriniz" in chat.text
    await second_editor.says("/oneriler")
    await second_editor.taps("1")
    assert "Yayımla" in chat.labels
    await second_editor.taps("Yayımla")
    assert "yayımlandı" in chat.text
    assert text_of(chat) == text


async def test_her_own_proposal_has_no_button_to_publish_it_and_a_tap_is_refused(
    chat: Chat, editor: Persona
) -> None:
    before = text_of(chat)
    await proposed(chat, editor)
    await editor.taps(ShowProposal(proposal=1))
    assert "Yayımla" not in chat.labels
    await editor.taps(Publish(proposal=1))
    assert text_of(chat) == before


async def test_a_second_tap_proposes_nothing_twice(chat: Chat, editor: Persona) -> None:
    await sent(chat, editor)
    labels = chat.keyboard[0][0].callback_data or ""
    await editor.taps_raw(labels)
    await editor.taps_raw(labels)
    assert "yeniden gönderiniz" in chat.text


async def test_a_button_of_an_older_file_does_not_propose_the_newer_one(
    chat: Chat, editor: Persona
) -> None:
    await sent(chat, editor)
    older = chat.keyboard[0][0].callback_data or ""
    await editor.sends_file("b.yaml", NEW_ENTRY.encode())
    await editor.taps_raw(older)
    assert "yeniden gönderiniz" in chat.text


async def test_a_dropped_file_cannot_be_proposed_any_more(chat: Chat, editor: Persona) -> None:
    await sent(chat, editor)
    offer = chat.keyboard[0][0].callback_data or ""
    await editor.taps("Vazgeç")
    await editor.taps_raw(offer)
    assert "yeniden gönderiniz" in chat.text


async def test_a_proposal_is_sent_back_with_a_typed_reason(
    chat: Chat, editor: Persona, second_editor: Persona
) -> None:
    await proposed(chat, editor)
    await second_editor.taps(Refuse(proposal=1))
    await second_editor.says("Dayanağı eksik.")
    assert "geri çevrildi" in chat.text
    await editor.taps(ShowProposal(proposal=1))
    assert "Dayanağı eksik." in chat.text


async def test_a_gap_gives_its_wording_to_the_entry_that_answers_it(
    chat: Chat, editor: Persona, officer: Persona
) -> None:
    await officer.says(ASKED)
    await editor.says("/bosluklar")
    assert ASKED in chat.text
    await editor.taps("1")
    assert "En yakın kayıtlar" in chat.text
    await editor.taps("Başka soruluş olarak ekle: 1")
    assert "numaralı öneriniz" in chat.text
    await editor.taps(ShowProposal(proposal=1))
    assert f"eklendi “{ASKED}”" in "\n".join(chat.texts)


async def test_screen_of_a_gap_says_what_was_proposed(
    chat: Chat, editor: Persona, officer: Persona
) -> None:
    await officer.says(ASKED)
    await editor.taps(ShowGap(question=1))
    await editor.taps("Başka soruluş olarak ekle: 1")
    assert isinstance(chat.shown()[-1], EditMessageText)
    assert "1 numaralı öneriniz" in chat.text
    assert chat.labels == ["‹ Sorular"]


async def test_wording_with_a_hidden_part_is_no_wording(
    chat: Chat, editor: Persona, officer: Persona
) -> None:
    await officer.says("••••• ••••••• isimli kişinin bisikleti çalınmış maç saat kaçta")
    await editor.taps(AddAlias(question=1, entry=KEY))
    assert "bir bölümü kişisel veri olduğu için örtülü" in chat.text
    assert not await chat.desk.editing.waiting(by=await editor.known())


async def test_greeting_of_an_asker_is_no_part_of_the_wording(
    chat: Chat, editor: Persona, officer: Persona
) -> None:
    await officer.says(f"Merhaba, kolay gelsin {ASKED}")
    await editor.taps(AddAlias(question=1, entry=KEY))
    await editor.taps(ShowProposal(proposal=1))
    assert f"eklendi “{ASKED}”" in "\n".join(chat.texts)


async def test_second_tap_on_a_wording_finds_the_proposal_that_waits(
    chat: Chat, editor: Persona, second_editor: Persona, officer: Persona
) -> None:
    await officer.says(ASKED)
    gap = AddAlias(question=1, entry=KEY)
    for _ in range(2):
        await editor.taps(gap)
        assert chat.text.startswith("📨 1 numaralı öneriniz öteki editörlere bildirildi")
    await second_editor.taps(gap)
    assert "zaten bekliyor" in chat.text
    assert len(await chat.desk.editing.waiting(by=await editor.known())) == 1


async def test_second_tap_on_a_review_finds_the_proposal_that_waits(
    chat: Chat, editor: Persona
) -> None:
    review = ProposeReview(entry=key_of("acil-saglik"), ticks=1)
    chat.now += timedelta(days=30)
    for _ in range(2):
        await editor.taps(review)
    assert len(await chat.desk.editing.waiting(by=await editor.known())) == 1


async def test_file_proposed_again_after_a_failure_is_one_proposal(
    chat: Chat, editor: Persona
) -> None:
    await sent(chat, editor)
    tap = chat.keyboard[0][0].callback_data or ""
    chat.session.refusals["SendMessage"] = "can't parse entities"
    with pytest.raises(TelegramBadRequest):
        await editor.taps_raw(tap)
    del chat.session.refusals["SendMessage"]
    chat.again()
    await editor.taps_raw(tap)
    assert "1 numaralı öneriniz kaydedildi" in chat.text


async def test_only_editor_is_not_told_that_others_were_told(chat: Chat, editor: Persona) -> None:
    await proposed(chat, editor)
    assert "başka editör yok" in chat.text


async def test_refused_tap_on_a_case_in_the_group_is_answered_once(
    chat: Chat, stranger: Persona
) -> None:
    await stranger.taps_in_forum(Promote(number="SDK-2026-0001"))
    assert len(chat.toasts) == 1
    assert "yetkiniz yok" in str(chat.toasts[0])


@pytest.mark.parametrize("town", ["Şahinbey Belediyesi", "sahinbeyde oynanan", "Şahinbeydeki"])
async def test_no_municipality_stands_in_a_gap(
    chat: Chat, editor: Persona, enrolled: Persona, town: str
) -> None:
    await enrolled.says(f"{town} stadyumda maç saat kaçta")
    await editor.says("/bosluklar")
    assert "stadyumda maç" in chat.text
    assert "ahinbey" not in chat.text


async def test_sources_are_ticked_one_by_one_and_proposed_together(
    chat: Chat, editor: Persona
) -> None:
    chat.now += timedelta(days=300)
    await editor.becomes(Role.EDITOR)
    await editor.says("/gozden")
    assert "Gözden geçirilecek kayıtlar" in chat.text
    entry = key_of("acil-saglik")
    await editor.taps(ShowReview(entry=entry, ticks=0))
    assert "Öner" not in chat.labels
    await editor.taps(chat.labels[0])
    assert "Hepsi okundu" not in chat.text
    await editor.taps(chat.labels[1])
    assert "Hepsi okundu" in chat.text
    await editor.taps("Öner")
    await editor.taps(ShowProposal(proposal=1))
    assert "Gözden geçirildiği gün" in "\n".join(chat.texts)


async def test_sources_are_named_and_the_card_is_a_tap_away(chat: Chat, editor: Persona) -> None:
    await editor.taps(ShowReview(entry=key_of("acil-saglik"), ticks=1))
    assert chat.labels[:2] == ["☑️ 1. Genel Sağlık Sigortası Kanunu", "⬜ 2. Anayasa"]
    await editor.taps("Kartı göster")
    assert "112'yi arayınız" in chat.text


@pytest.mark.parametrize(("days", "due"), [(0, 2), (300, 5)])
async def test_health_counts_the_entries_that_are_listed_for_review(
    chat: Chat, editor: Persona, secretary: Persona, days: int, due: int
) -> None:
    chat.now += timedelta(days=days)
    for persona, role in ((editor, Role.EDITOR), (secretary, Role.SECRETARY)):
        await persona.becomes(role)
    assert len(await chat.desk.editing.due(by=await editor.known())) == due
    await secretary.says("/durum")
    assert f"Gözden geçirilecek bilgi kaydı: {due}" in chat.text


async def test_a_record_shows_the_card_its_numbers_and_its_versions(
    chat: Chat, editor: Persona, second_editor: Persona, officer: Persona
) -> None:
    await officer.says("Yabancı çocuk okula nasıl kaydedilir?")
    await proposed(chat, editor)
    await second_editor.taps(Publish(proposal=1))
    await editor.says(f"/kayit {ID}")
    told = "\n".join(chat.texts)
    assert "Yabancı çocuk okula nasıl kaydedilir?" in told
    assert "Gösterildi: 1" in chat.text
    assert "1 · 22 Kasım 2026 · değişiklik · yayımlandı" in chat.text


async def test_an_entry_is_fetched_as_the_file_it_is(chat: Chat, editor: Persona) -> None:
    await editor.says(f"/kayit {ID}")
    await editor.taps("Dosyasını indir")
    assert chat.files == [(f"{ID}.yaml", text_of(chat).encode())]


@pytest.mark.parametrize("command", ["bosluklar", "gozden", f"kayit {ID}", "oneriler", "editor"])
async def test_commands_of_editors_are_refused_to_others(
    chat: Chat, stranger: Persona, command: str
) -> None:
    await stranger.says(f"/{command}")
    assert len(chat.texts) == 1
    assert "yetki" in chat.text.casefold() or "rol" in chat.text.casefold()


@pytest.mark.parametrize("tap", TAPS, ids=lambda tap: type(tap).__name__)
async def test_buttons_of_editors_are_refused_to_others(
    chat: Chat, editor: Persona, stranger: Persona, tap: Tap
) -> None:
    before = text_of(chat)
    await proposed(chat, editor)
    await stranger.taps(tap)
    assert "yetki" in chat.text.casefold() or "rol" in chat.text.casefold()
    assert not chat.files
    assert text_of(chat) == before


@pytest.mark.parametrize("tap", TAPS, ids=lambda tap: type(tap).__name__)
async def test_buttons_are_refused_to_an_editor_whose_role_has_ended(
    chat: Chat, editor: Persona, second_editor: Persona, tap: Tap
) -> None:
    await proposed(chat, editor)
    chat.now += timedelta(days=3000)
    before = text_of(chat)
    await second_editor.taps(tap)
    assert text_of(chat) == before
    assert not chat.files


@pytest.mark.parametrize(
    "tap",
    [
        *(
            ShowGap(question=999),
            SetAside(question=999),
            AddAlias(question=999, entry=KEY),
            Publish(proposal=999),
        ),
        *(ShowProposal(proposal=999), ShowReview(entry="00000000", ticks=1)),
        *(ProposeReview(entry=KEY, ticks=2**30), OfferFile(file="00000000", meaning=True)),
        *(DropFile(), Promote(number="SDK-2026-9999"), Refuse(proposal=999)),
    ],
    ids=lambda tap: type(tap).__name__,
)
async def test_forged_buttons_change_nothing(chat: Chat, editor: Persona, tap: Tap) -> None:
    before = text_of(chat)
    await editor.taps(tap)
    assert chat.texts
    assert text_of(chat) == before


async def test_who_asked_in_vain_may_wish_to_hear_of_an_answer(
    chat: Chat, officer: Persona
) -> None:
    await officer.says("stadyumda maç saat kaçta")
    await officer.taps("🔔 Yanıt bulununca haber ver")
    assert "haber vereceğim" in str(chat.toasts[-1])
    assert "🔕 Haber vermekten vazgeç" in chat.labels
    await officer.says("/bildirim")
    assert chat.labels == ["🔕 stadyumda maç saat kaçta"]
    await officer.taps("🔕 stadyumda maç saat kaçta")
    await officer.says("/bildirim")
    assert "Yanıtını beklediğiniz soru yok" in chat.text
