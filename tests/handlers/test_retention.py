"""What the rules keep no longer is deleted once a day, and counted."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from bot.keeper import Keeper
from handlers.services.retention import Retention
from storage.tables import audit, questions
from tests.handlers.chat import Chat, Persona


@pytest.fixture
def keeper(chat: Chat) -> Keeper:
    return Keeper(Retention(chat.storage, lambda: chat.now, chat.rules), chat.storage)


async def _questions(chat: Chat) -> int:
    async with chat.storage.database.read() as connection:
        return int(await connection.scalar(select(func.count()).select_from(questions)) or 0)


async def _events(chat: Chat) -> list[tuple[str, dict[str, int]]]:
    async with chat.storage.database.read() as connection:
        rows = await connection.execute(select(audit.c.event, audit.c.data))
        return [(row.event, row.data) for row in rows]


async def test_old_question_is_deleted_and_its_count_stays(
    chat: Chat, officer: Persona, keeper: Keeper
) -> None:
    await officer.says("Okul kaydı için kimlik gerekir mi?")
    chat.now += chat.rules.retention.questions + timedelta(days=1)
    await keeper.look()
    assert await _questions(chat) == 0
    assert ("retention", {"questions": 1, "people": 1}) in await _events(chat)
    async with chat.storage.read() as unit:
        tallies = await unit.archive.tallies()
    assert [(tally.what, tally.month, tally.count) for tally in tallies] == [
        ("people.tr", "2026-11", 1),
        ("questions.answered", "2026-11", 1),
    ]


async def test_young_question_stays(chat: Chat, officer: Persona, keeper: Keeper) -> None:
    await officer.says("Okul kaydı için kimlik gerekir mi?")
    chat.now += chat.rules.retention.questions - timedelta(days=1)
    await keeper.look()
    assert await _questions(chat) == 1
    assert await _events(chat) == []


async def test_it_is_done_once_a_day(chat: Chat, officer: Persona, keeper: Keeper) -> None:
    await keeper.look()
    await officer.says("Okul kaydı için kimlik gerekir mi?")
    chat.now += chat.rules.retention.questions + timedelta(days=1)
    async with chat.storage.write() as unit:
        await unit.beats.beat("retention", at=chat.now - timedelta(hours=23))
    await keeper.look()
    assert await _questions(chat) == 1
    chat.now += timedelta(hours=1)
    await keeper.look()
    assert await _questions(chat) == 0
