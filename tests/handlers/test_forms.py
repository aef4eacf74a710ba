"""A form listens for an hour and until a command; handled again, an update does the same again."""

import shutil
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
from aiogram.exceptions import TelegramBadRequest

from cases.proposal import ProposalState
from handlers.callbacks.editor import Refuse
from knowledge.loader import load
from storage.engine import Database
from storage.unit import Storage
from tests.handlers.chat import LIBRARY, Chat, Persona
from tests.handlers.newsroom import NEW_ENTRY

QUESTION = "Yabancı çocuk okula nasıl kaydedilir?"
LATER = timedelta(hours=2)


@pytest.fixture
async def chat(sqlite_url: str, tmp_path: Path) -> AsyncIterator[Chat]:
    """The desk over a copy of the entries that editors may change."""
    folder = Path(shutil.copytree(LIBRARY, tmp_path / "desk"))
    storage = Storage(Database(sqlite_url))
    desk = Chat(storage, load(folder), folder)
    desk.restart()
    yield desk
    await storage.close()


@pytest.fixture
async def refusing(chat: Chat, editor: Persona, second_editor: Persona) -> Persona:
    """An editor who was asked why she refuses the proposal of another."""
    await editor.sends_file("pazar-yeri.yaml", NEW_ENTRY.encode())
    await editor.taps("Öner")
    await second_editor.taps(Refuse(proposal=1))
    return second_editor


@pytest.fixture
async def inviting(chat: Chat, admin: Persona) -> Persona:
    """An admin who was asked for the office of a secretary."""
    await admin.says("/davet")
    await admin.taps("Sekreter")
    return admin


async def _state(chat: Chat) -> ProposalState:
    async with chat.storage.read() as unit:
        return (await unit.proposals.get(1)).state


async def _invites(chat: Chat) -> int:
    return len(await chat.desk.invitations.usable(by=None))


async def _fails(chat: Chat, persona: Persona, text: str) -> None:
    """She says something, and Telegram does not take the answer."""
    chat.session.refusals["SendMessage"] = "can't parse entities"
    with pytest.raises(TelegramBadRequest):
        await persona.says(text)
    del chat.session.refusals["SendMessage"]
    chat.again()


async def test_question_of_the_next_day_is_no_reason(chat: Chat, refusing: Persona) -> None:
    chat.now += LATER
    await refusing.says(QUESTION)
    assert await _state(chat) is ProposalState.WAITING
    assert len(await refusing.questions()) == 1


async def test_command_ends_the_reason_that_was_asked_for(chat: Chat, refusing: Persona) -> None:
    await refusing.says("/oneriler")
    await refusing.says(QUESTION)
    assert await _state(chat) is ProposalState.WAITING
    assert len(await refusing.questions()) == 1


async def test_question_of_the_next_day_is_no_office(chat: Chat, inviting: Persona) -> None:
    chat.now += LATER
    await inviting.says(QUESTION)
    assert await _invites(chat) == 0
    assert len(await inviting.questions()) == 1


async def test_command_ends_an_invitation_that_was_begun(chat: Chat, inviting: Persona) -> None:
    await inviting.says("/konular")
    await inviting.says(QUESTION)
    assert await _invites(chat) == 0
    assert len(await inviting.questions()) == 1


async def test_form_begun_by_a_command_is_not_ended_by_it(chat: Chat, inviting: Persona) -> None:
    await inviting.says("/davet")
    await inviting.taps("Sekreter")
    await inviting.says("Uzman")
    assert await _invites(chat) == 1


async def test_words_after_the_reason_are_a_question(chat: Chat, refusing: Persona) -> None:
    await refusing.says("Dayanağı eksik.")
    await refusing.says(QUESTION)
    assert len(await refusing.questions()) == 1


async def test_reason_handled_again_is_the_same_reason(chat: Chat, refusing: Persona) -> None:
    await _fails(chat, refusing, "Dayanağı eksik.")
    await refusing.says("Dayanağı eksik.")
    assert "geri çevrildi" in chat.text
    assert await refusing.questions() == []
    await refusing.says(QUESTION)
    assert len(await refusing.questions()) == 1


async def test_reason_that_comes_too_late_is_awaited_no_more(
    chat: Chat, refusing: Persona, editor: Persona
) -> None:
    by = await editor.known()
    await chat.desk.publishing.refuse(1, "Yanlış dosya.", by=by)
    await refusing.says("Dayanağı eksik.")
    assert "1 numaralı öneri zaten geri çevrilmişti" in chat.text
    await refusing.says(QUESTION)
    assert len(await refusing.questions()) == 1


async def test_invitation_handled_again_is_the_same(chat: Chat, inviting: Persona) -> None:
    await _fails(chat, inviting, "Hukuk müşaviri")
    failed = chat.text
    await inviting.says("Hukuk müşaviri")
    assert chat.text == failed
    assert await _invites(chat) == 1
    assert await inviting.questions() == []


async def test_tap_handled_again_makes_no_second_invitation(chat: Chat, admin: Persona) -> None:
    await admin.says("/davet")
    tap = admin.carried("Editör")
    await admin.taps_raw(tap)
    first = chat.text
    chat.again()
    await admin.taps_raw(tap)
    assert chat.text == first
    assert await _invites(chat) == 1


async def test_institution_handled_again_is_no_question(chat: Chat, admin: Persona) -> None:
    await admin.says("/davet")
    await admin.taps("Kurul üyesi")
    await admin.taps("Üniversite")
    await _fails(chat, admin, "Gaziantep Üniversitesi")
    await admin.says("Gaziantep Üniversitesi")
    assert "hangi konularda uzman" in chat.text
    assert await admin.questions() == []


async def test_own_proposal_is_withdrawn_and_not_refused(
    chat: Chat, refusing: Persona, editor: Persona
) -> None:
    await editor.says("/oneriler")
    await editor.taps("1")
    assert "Geri çevir" not in chat.labels
    await editor.taps("Geri çek")
    assert "Öneren" not in chat.text
    await editor.says("Yanlış dosya.")
    assert chat.text == "1 numaralı önerinizi geri çektiniz."
