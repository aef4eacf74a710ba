"""What was published is rolled back once, and what is not in force yet is said."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from cases.people import Language
from handlers.callbacks.editor import Publish, Refuse
from handlers.markup import visible
from handlers.phrases import Edit, phrases
from knowledge.loader import load
from tests.handlers.chat import Chat, Persona
from tests.handlers.newsroom import (
    chat_over_a_copy,
    proposed,
    text_of,
)

ID = "okul-kaydi"


@pytest.fixture
async def chat(sqlite_url: str, tmp_path: Path) -> AsyncIterator[Chat]:
    """The desk over a copy of the entries that editors may change."""
    async with chat_over_a_copy(sqlite_url, tmp_path) as chat:
        yield chat


async def test_a_publication_is_rolled_back_by_command(
    chat: Chat, editor: Persona, second_editor: Persona
) -> None:
    before = text_of(chat)
    await proposed(chat, editor)
    await second_editor.taps(Publish(proposal=1))
    await second_editor.says(f"/gerial {ID}")
    assert "önceki hâline döndü" in chat.text
    assert text_of(chat) == before


async def test_publication_and_rollback_say_what_keeps_them_from_coming_into_force(
    chat: Chat, editor: Persona, second_editor: Persona
) -> None:
    broken = chat.folder / "entries/saglik/acil-saglik.yaml"
    sound = broken.read_text("utf-8")
    await proposed(chat, editor)
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
    await proposed(chat, editor)
    await second_editor.taps(Publish(proposal=1))
    assert "birkaç saniye içinde" in chat.text
    assert f"/gerial {ID}" in chat.text
    await second_editor.says(f"/gerial {ID}")
    assert "birkaç saniye içinde" in chat.text


async def test_second_rollback_says_that_it_was_done_and_changes_nothing(
    chat: Chat, editor: Persona, second_editor: Persona
) -> None:
    before = text_of(chat)
    await proposed(chat, editor)
    await second_editor.taps(Publish(proposal=1))
    await second_editor.says(f"/gerial {ID}")
    await editor.says(f"/gerial {ID}")
    assert "zaten geri alındı (öneri no: 1)" in chat.text
    assert text_of(chat) == before


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
    await proposed(chat, editor)
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
