"""Editors in the chat: gaps, reviews, records, files, proposals, each past the screen as well."""

import shutil
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
from aiogram.exceptions import TelegramBadRequest
from aiogram.methods import EditMessageText

from cases.errors import Code
from cases.people import Language, Role
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
from handlers.markup import visible
from handlers.phrases import Edit, phrases
from handlers.services.entries import key_of
from knowledge.loader import load
from storage.engine import Database
from storage.unit import Storage
from tests.handlers.chat import LIBRARY, Chat, Persona
from tests.handlers.newsroom import FILE, NEW_ENTRY, code_of

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
    folder = Path(shutil.copytree(LIBRARY, tmp_path / "desk"))
    storage = Storage(Database(sqlite_url))
    yield Chat(storage, load(folder), folder)
    await storage.close()


def _text(chat: Chat, file: str = FILE) -> str:
    return (chat.folder / file).read_text("utf-8")


async def _sent(chat: Chat, editor: Persona) -> str:
    """A changed file; gives its text."""
    text = _text(chat).replace("\ntopic:", '\n  - "Okula yazdırma yolu"\ntopic:', 1)
    await editor.sends_file("okul-kaydi.yaml", text.encode())
    return text


async def _proposed(chat: Chat, editor: Persona) -> str:
    text = await _sent(chat, editor)
    await editor.taps("Öner (yazım düzeltmesi)")
    return text


async def test_a_sent_file_is_checked_compared_and_shown_as_a_card(
    chat: Chat, editor: Persona
) -> None:
    await _sent(chat, editor)
    told = "\n".join(chat.texts)
    assert "Denetimde hata çıkmadı" in told
    assert "Başka soruluşlar: eklendi “Okula yazdırma yolu”" in told
    assert "Memur kartı böyle görecek" in told
    assert chat.labels == ["Öner (yazım düzeltmesi)", "Öner (anlam değişikliği)", "Vazgeç"]


async def test_the_faults_of_a_file_are_said_with_line_and_remedy(
    chat: Chat, editor: Persona
) -> None:
    await editor.sends_file("a.yaml", _text(chat).replace("topic:", "topik:", 1).encode())
    assert "16. satır: 'topik' adında bir alan yok" in chat.text
    assert "Çözüm:" in chat.text
    assert chat.labels == []


async def test_changed_id_is_one_finding(chat: Chat, editor: Persona) -> None:
    text = _text(chat).replace(f"id: {ID}", f"id: {ID}-yeni", 1)
    await editor.sends_file(f"{ID}.yaml", text.encode())
    assert "düzeltilmesi gereken 1 hata" in chat.text
    assert "Kimlik değiştirilemez" in chat.text
    assert f"Çözüm: id: {ID}" in chat.text
    assert chat.labels == []


@pytest.mark.parametrize("ends", [("\n", "\r\n"), ("\ntopic:", "\n# bir not\ntopic:")])
async def test_file_typed_in_another_way_is_no_change(
    chat: Chat, editor: Persona, ends: tuple[str, str]
) -> None:
    raw = _text(chat).replace(*ends).encode()
    await editor.sends_file(f"{ID}.yaml", raw)
    assert "değişiklik yok" in chat.text
    assert chat.labels == []
    by = await editor.known()
    for meaning in (False, True):
        attempt = chat.desk.editing.propose(raw, changes_meaning=meaning, by=by)
        assert await code_of(attempt) is Code.NO_CHANGE


async def test_change_with_windows_line_ends_is_kept_with_plain_ones(
    chat: Chat, editor: Persona, second_editor: Persona
) -> None:
    text = _text(chat).replace("\ntopic:", '\n  - "Okula yazdırma yolu"\ntopic:', 1)
    await editor.sends_file(f"{ID}.yaml", text.replace("\n", "\r\n").encode())
    await editor.taps("Öner (yazım düzeltmesi)")
    await second_editor.taps(Publish(proposal=1))
    assert (chat.folder / FILE).read_bytes() == text.encode()


@pytest.mark.parametrize("name", ["okul-terki.yaml.txt", "okul-terki.txt", "kayit.zip"])
async def test_editor_is_told_how_the_file_of_an_entry_is_named(
    chat: Chat, editor: Persona, officer: Persona, name: str
) -> None:
    await editor.sends_file(name, _text(chat).encode())
    assert ".yaml ile bitmeli" in chat.text
    await officer.sends_file(name, _text(chat).encode())
    assert ".yaml" not in chat.text


async def test_file_that_names_somebody_cannot_be_proposed_and_is_not_kept(
    chat: Chat, editor: Persona
) -> None:
    alias = "Ayşe Demir TC 10000000146 okul terki"
    text = _text(chat).replace("\ntopic:", f'\n  - "{alias}"\ntopic:', 1)
    await editor.sends_file("okul-kaydi.yaml", text.encode())
    assert "T.C. kimlik numarası" in chat.text
    assert chat.labels == []
    by = await editor.known()
    attempt = chat.desk.editing.propose(text.encode(), changes_meaning=False, by=by)
    assert await code_of(attempt) is Code.PROPOSAL_FAULTY
    assert not await chat.desk.editing.waiting(by=by)


async def test_likely_name_in_a_file_is_remarked(chat: Chat, editor: Persona) -> None:
    text = _text(chat).replace("\ntopic:", '\n  - "Ahmet Yılmaz okulda"\ntopic:', 1)
    await editor.sends_file("okul-kaydi.yaml", text.encode())
    assert "kişisel veri olabilir (ad soyad)" in "\n".join(chat.texts)
    assert "Vazgeç" in chat.labels


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        (b"\xef\xbb\xbfid: a\n", "BOM"),
        ("id: a\nquestion: çğ\n".encode("cp1254"), "UTF-8"),
        (b"id: [", "satır"),
        (b"", "boş"),
        (b"id: a\n---\nid: b\n", "birden çok kayıt"),
        (b"- id: a\n- id: b\n", "satır"),
    ],
)
async def test_a_file_that_cannot_be_read_says_why(
    chat: Chat, editor: Persona, raw: bytes, told: str
) -> None:
    await editor.sends_file("a.yaml", raw)
    assert told in chat.text
    assert chat.labels == []


async def test_a_file_too_large_for_an_entry_is_not_fetched(chat: Chat, editor: Persona) -> None:
    await editor.sends_file("a.yaml", b"#" * 200_001)
    assert "çok büyük" in chat.text
    assert len(chat.calls) == 1


async def test_the_file_of_somebody_else_is_no_business_of_the_editors(
    chat: Chat, officer: Persona
) -> None:
    await officer.sends_file("okul-kaydi.yaml", _text(chat).encode())
    assert "Denetim" not in chat.text


async def test_a_proposal_is_published_by_another_editor(
    chat: Chat, editor: Persona, second_editor: Persona
) -> None:
    text = await _proposed(chat, editor)
    assert "1 numaralı öneriniz" in chat.text
    await second_editor.says("/oneriler")
    await second_editor.taps("1")
    assert "Yayımla" in chat.labels
    await second_editor.taps("Yayımla")
    assert "yayımlandı" in chat.text
    assert _text(chat) == text


async def test_her_own_proposal_has_no_button_to_publish_it_and_a_tap_is_refused(
    chat: Chat, editor: Persona
) -> None:
    before = _text(chat)
    await _proposed(chat, editor)
    await editor.taps(ShowProposal(proposal=1))
    assert "Yayımla" not in chat.labels
    await editor.taps(Publish(proposal=1))
    assert _text(chat) == before


async def test_a_second_tap_proposes_nothing_twice(chat: Chat, editor: Persona) -> None:
    await _sent(chat, editor)
    labels = chat.keyboard[0][0].callback_data or ""
    await editor.taps_raw(labels)
    await editor.taps_raw(labels)
    assert "yeniden gönderiniz" in chat.text


async def test_a_button_of_an_older_file_does_not_propose_the_newer_one(
    chat: Chat, editor: Persona
) -> None:
    await _sent(chat, editor)
    older = chat.keyboard[0][0].callback_data or ""
    await editor.sends_file("b.yaml", NEW_ENTRY.encode())
    await editor.taps_raw(older)
    assert "yeniden gönderiniz" in chat.text


async def test_a_dropped_file_cannot_be_proposed_any_more(chat: Chat, editor: Persona) -> None:
    await _sent(chat, editor)
    offer = chat.keyboard[0][0].callback_data or ""
    await editor.taps("Vazgeç")
    await editor.taps_raw(offer)
    assert "yeniden gönderiniz" in chat.text


async def test_a_proposal_is_sent_back_with_a_typed_reason(
    chat: Chat, editor: Persona, second_editor: Persona
) -> None:
    await _proposed(chat, editor)
    await second_editor.taps(Refuse(proposal=1))
    await second_editor.says("Dayanağı eksik.")
    assert "geri çevrildi" in chat.text
    await editor.taps(ShowProposal(proposal=1))
    assert "Dayanağı eksik." in chat.text


async def test_a_publication_is_rolled_back_by_command(
    chat: Chat, editor: Persona, second_editor: Persona
) -> None:
    before = _text(chat)
    await _proposed(chat, editor)
    await second_editor.taps(Publish(proposal=1))
    await second_editor.says(f"/gerial {ID}")
    assert "önceki hâline döndü" in chat.text
    assert _text(chat) == before


async def test_publication_and_rollback_say_what_keeps_them_from_coming_into_force(
    chat: Chat, editor: Persona, second_editor: Persona
) -> None:
    broken = chat.folder / "entries/saglik/acil-saglik.yaml"
    sound = broken.read_text("utf-8")
    await _proposed(chat, editor)
    broken.write_text("id: [", "utf-8")
    await second_editor.taps(Publish(proposal=1))
    assert "Henüz yürürlüğe girmedi. Klasörde hatalı dosya var: acil-saglik.yaml." in chat.text
    assert "birkaç saniye" not in chat.text
    await second_editor.says(f"/gerial {ID}")
    assert "hatalı dosya var: acil-saglik.yaml" in chat.text
    broken.write_text(sound, "utf-8")
    assert await chat.desk.publishing.hindered_by() == ()


async def test_what_is_published_in_a_sound_folder_answers_in_seconds(
    chat: Chat, editor: Persona, second_editor: Persona
) -> None:
    await _proposed(chat, editor)
    await second_editor.taps(Publish(proposal=1))
    assert "birkaç saniye içinde" in chat.text
    assert f"/gerial {ID}" in chat.text
    await second_editor.says(f"/gerial {ID}")
    assert "birkaç saniye içinde" in chat.text


async def test_second_rollback_says_that_it_was_done_and_changes_nothing(
    chat: Chat, editor: Persona, second_editor: Persona
) -> None:
    before = _text(chat)
    await _proposed(chat, editor)
    await second_editor.taps(Publish(proposal=1))
    await second_editor.says(f"/gerial {ID}")
    await editor.says(f"/gerial {ID}")
    assert "zaten geri alındı (öneri no: 1)" in chat.text
    assert _text(chat) == before


@pytest.mark.parametrize(
    ("steps", "told"),
    [
        (("Refuse",), "geri çevrilmişti"),
        (("Publish",), "daha önce yayımlandı"),
        (("Publish", "rollback"), "zaten geri alındı"),
    ],
)
async def test_decided_proposal_says_what_was_decided(
    chat: Chat, editor: Persona, second_editor: Persona, steps: tuple[str, ...], told: str
) -> None:
    await _proposed(chat, editor)
    if "Refuse" in steps:
        await second_editor.taps(Refuse(proposal=1))
        await second_editor.says("Dayanağı eksik.")
    if "Publish" in steps:
        await second_editor.taps(Publish(proposal=1))
    if "rollback" in steps:
        await second_editor.says(f"/gerial {ID}")
    await second_editor.taps(Publish(proposal=1))
    assert told in chat.text


@pytest.mark.parametrize("command", ["kayit", "gerial"])
async def test_id_that_does_not_exist_brings_the_ids_near_to_it(
    chat: Chat, editor: Persona, command: str
) -> None:
    await editor.says(f"/{command} Okul-kayd")
    assert "Okul-kayd kimliğiyle bir kayıt yok" in chat.text
    assert f"• {ID}" in chat.text
    await editor.says(f"/{command} xyz")
    assert "Yakın kimlikler" not in chat.text


def test_id_in_the_examples_exists() -> None:
    entries = load().entries
    for language in Language:
        for say in (Edit.RECORD_HOW, Edit.ROLL_BACK_HOW):
            typed = visible(phrases(language)(say)).rsplit(maxsplit=1)[-1]
            assert typed in entries


async def test_entry_that_was_never_published_here_has_nothing_to_roll_back(
    chat: Chat, editor: Persona
) -> None:
    await editor.says(f"/gerial {ID}")
    assert f"{ID} kaydı buradan hiç yayımlanmadı" in chat.text


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
    await _sent(chat, editor)
    tap = chat.keyboard[0][0].callback_data or ""
    chat.session.refusals["SendMessage"] = "can't parse entities"
    with pytest.raises(TelegramBadRequest):
        await editor.taps_raw(tap)
    del chat.session.refusals["SendMessage"]
    chat.again()
    await editor.taps_raw(tap)
    assert "1 numaralı öneriniz kaydedildi" in chat.text


async def test_only_editor_is_not_told_that_others_were_told(chat: Chat, editor: Persona) -> None:
    await _proposed(chat, editor)
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
    await _proposed(chat, editor)
    await second_editor.taps(Publish(proposal=1))
    await editor.says(f"/kayit {ID}")
    told = "\n".join(chat.texts)
    assert "Yabancı çocuk okula nasıl kaydedilir?" in told
    assert "Gösterildi: 1" in chat.text
    assert "1 · 22 Kasım 2026 · değişiklik · yayımlandı" in chat.text


async def test_an_entry_is_fetched_as_the_file_it_is(chat: Chat, editor: Persona) -> None:
    await editor.says(f"/kayit {ID}")
    await editor.taps("Dosyasını indir")
    assert chat.files == [(f"{ID}.yaml", _text(chat).encode())]


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
    before = _text(chat)
    await _proposed(chat, editor)
    await stranger.taps(tap)
    assert "yetki" in chat.text.casefold() or "rol" in chat.text.casefold()
    assert not chat.files
    assert _text(chat) == before


@pytest.mark.parametrize("tap", TAPS, ids=lambda tap: type(tap).__name__)
async def test_buttons_are_refused_to_an_editor_whose_role_has_ended(
    chat: Chat, editor: Persona, second_editor: Persona, tap: Tap
) -> None:
    await _proposed(chat, editor)
    chat.now += timedelta(days=3000)
    before = _text(chat)
    await second_editor.taps(tap)
    assert _text(chat) == before
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
    before = _text(chat)
    await editor.taps(tap)
    assert chat.texts
    assert _text(chat) == before


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
