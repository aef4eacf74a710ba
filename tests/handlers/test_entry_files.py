"""A file that an editor sends: checked, compared, shown; kept only when it may be."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from cases.errors import Code
from handlers.callbacks.editor import Publish
from tests.handlers.chat import Chat, Persona
from tests.handlers.newsroom import (
    FILE,
    chat_over_a_copy,
    code_of,
    sent,
    text_of,
)

ID = "okul-kaydi"


@pytest.fixture
async def chat(sqlite_url: str, tmp_path: Path) -> AsyncIterator[Chat]:
    """The desk over a copy of the entries that editors may change."""
    async with chat_over_a_copy(sqlite_url, tmp_path) as chat:
        yield chat


async def test_a_sent_file_is_checked_compared_and_shown_as_a_card(
    chat: Chat, editor: Persona
) -> None:
    await sent(chat, editor)
    told = "\n".join(chat.texts)
    assert "Denetimde hata çıkmadı" in told
    assert "Başka soruluşlar: eklendi “Okula yazdırma yolu”" in told
    assert "Memur kartı böyle görecek" in told
    assert chat.labels == ["Öner (yazım düzeltmesi)", "Öner (anlam değişikliği)", "Vazgeç"]


async def test_the_faults_of_a_file_are_said_with_line_and_remedy(
    chat: Chat, editor: Persona
) -> None:
    await editor.sends_file("a.yaml", text_of(chat).replace("topic:", "topik:", 1).encode())
    assert "16. satır: 'topik' adında bir alan yok" in chat.text
    assert "Çözüm:" in chat.text
    assert chat.labels == []


async def test_changed_id_is_one_finding(chat: Chat, editor: Persona) -> None:
    text = text_of(chat).replace(f"id: {ID}", f"id: {ID}-yeni", 1)
    await editor.sends_file(f"{ID}.yaml", text.encode())
    assert "düzeltilmesi gereken 1 hata" in chat.text
    assert "Kimlik değiştirilemez" in chat.text
    assert f"Çözüm: id: {ID}" in chat.text
    assert chat.labels == []


@pytest.mark.parametrize("ends", [("\n", "\r\n"), ("\ntopic:", "\n# bir not\ntopic:")])
async def test_file_typed_in_another_way_is_no_change(
    chat: Chat, editor: Persona, ends: tuple[str, str]
) -> None:
    raw = text_of(chat).replace(*ends).encode()
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
    text = text_of(chat).replace("\ntopic:", '\n  - "Okula yazdırma yolu"\ntopic:', 1)
    await editor.sends_file(f"{ID}.yaml", text.replace("\n", "\r\n").encode())
    await editor.taps("Öner (yazım düzeltmesi)")
    await second_editor.taps(Publish(proposal=1))
    assert (chat.folder / FILE).read_bytes() == text.encode()


@pytest.mark.parametrize("name", ["okul-terki.yaml.txt", "okul-terki.txt", "kayit.zip"])
async def test_editor_is_told_how_the_file_of_an_entry_is_named(
    chat: Chat, editor: Persona, officer: Persona, name: str
) -> None:
    await editor.sends_file(name, text_of(chat).encode())
    assert ".yaml ile bitmeli" in chat.text
    await officer.sends_file(name, text_of(chat).encode())
    assert ".yaml" not in chat.text


async def test_file_that_names_somebody_cannot_be_proposed_and_is_not_kept(
    chat: Chat, editor: Persona
) -> None:
    alias = "Ayşe Demir TC 10000000146 okul terki"
    text = text_of(chat).replace("\ntopic:", f'\n  - "{alias}"\ntopic:', 1)
    await editor.sends_file("okul-kaydi.yaml", text.encode())
    assert "T.C. kimlik numarası" in chat.text
    assert chat.labels == []
    by = await editor.known()
    attempt = chat.desk.editing.propose(text.encode(), changes_meaning=False, by=by)
    assert await code_of(attempt) is Code.PROPOSAL_FAULTY
    assert not await chat.desk.editing.waiting(by=by)


async def test_likely_name_in_a_file_is_remarked(chat: Chat, editor: Persona) -> None:
    text = text_of(chat).replace("\ntopic:", '\n  - "Ahmet Yılmaz okulda"\ntopic:', 1)
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
    await officer.sends_file("okul-kaydi.yaml", text_of(chat).encode())
    assert "Denetim" not in chat.text
