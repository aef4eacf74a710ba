"""What is older than the rules allow is deleted, and its counts stay."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import func, select

from cases.case import Note, Status
from cases.errors import DeskError
from cases.question import Outcome
from cases.rules import Retention
from cases.tally import Tally
from storage.conversations import ConversationKey
from storage.tables import metadata
from storage.unit import Storage
from tests.storage.casework import DAY, kept, new_case, said
from tests.storage.mail import claim, delivered, ended, finish, post
from tests.storage.moments import NOON, officer, question

LONG = 1000 * DAY
KEEP_ALL = Retention(
    questions=LONG,
    cases=LONG,
    notes=LONG,
    conversations=LONG,
    inbox=LONG,
    outbox=LONG,
    audit=LONG,
)
NUMBER = "SDK-2026-0001"


def only(**periods: timedelta) -> Retention:
    """Everything is kept but these."""
    return KEEP_ALL.model_copy(update=periods)


async def _retained(storage: Storage, retention: Retention, at: datetime) -> dict[str, int]:
    async with storage.write() as unit:
        gone = await unit.archive.retain(retention, at=at)
    return {name: number for name, number in gone.items() if number}


async def _rows(storage: Storage) -> dict[str, int]:
    """How many rows each table that has any holds."""
    found: dict[str, Any] = {}
    async with storage.read() as unit:
        for table in metadata.sorted_tables:
            count = select(func.count()).select_from(table)
            found[table.name] = await unit.connection.scalar(count)
    return {name: number for name, number in found.items() if number}


async def test_old_questions_leave_their_counts(storage: Storage) -> None:
    person = await officer(storage)
    asked = question(person)
    async with storage.write() as unit:
        for each in (
            asked,
            replace(asked, asked_at=NOON + DAY),
            replace(asked, outcome=Outcome.ABSTAINED),
            replace(asked, asked_at=NOON - 60 * DAY),
            replace(asked, asked_at=NOON + 9 * DAY),
        ):
            await unit.questions.add(each)
    assert await _retained(storage, only(questions=DAY), NOON + 3 * DAY) == {"questions": 4}
    async with storage.read() as unit:
        assert len(await unit.questions.of_person(person.id, limit=9)) == 1
        assert await unit.archive.tallies() == (
            Tally("2026-09", "questions.answered", 1),
            Tally("2026-11", "questions.abstained", 1),
            Tally("2026-11", "questions.answered", 2),
        )


async def test_counts_of_one_month_add_up(storage: Storage) -> None:
    person = await officer(storage)
    for days in (0, 1):
        async with storage.write() as unit:
            await unit.questions.add(replace(question(person), asked_at=NOON + days * DAY))
        await _retained(storage, only(questions=DAY), NOON + (days + 2) * DAY)
    async with storage.read() as unit:
        assert await unit.archive.tallies() == (Tally("2026-11", "questions.answered", 2),)


async def test_old_case_goes_with_everything_that_hangs_on_it(storage: Storage) -> None:
    await kept(
        storage,
        new_case(None, status=Status.CLOSED, ended_at=NOON),
        new_case(None, "SDK-2026-0002", status=Status.CLAIMED),
    )
    async with storage.write() as unit:
        await unit.exchanges.add(NUMBER, said())
        await unit.notes.add(NUMBER, Note(NOON, "not"))
        await unit.threads.intend(NUMBER, -1, "ad", at=NOON)
        await unit.posts.add(-1, 5, NUMBER)
    assert await _retained(storage, only(cases=DAY), NOON + DAY) == {}
    assert await _retained(storage, only(cases=DAY), NOON + 2 * DAY) == {"cases": 1}
    assert await _rows(storage) == {"cases": 1, "tallies": 1}
    with pytest.raises(DeskError):
        async with storage.read() as unit:
            await unit.cases.get(NUMBER)


async def test_notes_of_a_case_that_goes_on_are_kept(storage: Storage) -> None:
    over = new_case(None, status=Status.CLOSED, ended_at=NOON)
    await kept(storage, over, new_case(None, "SDK-2026-0002"))
    async with storage.write() as unit:
        await unit.notes.add(NUMBER, Note(NOON, "not"))
        await unit.notes.add("SDK-2026-0002", Note(NOON, "not"))
    assert await _retained(storage, only(notes=DAY), NOON + 2 * DAY) == {"notes": 1}
    async with storage.read() as unit:
        assert len(await unit.notes.all("SDK-2026-0002")) == 1


async def test_delivered_notices_go_and_waiting_ones_stay(storage: Storage) -> None:
    await post(storage, await officer(storage), ended(1), ended(2))
    (parcel,) = await claim(storage)
    await finish(storage, parcel)
    assert await _retained(storage, only(outbox=DAY), NOON + 2 * DAY) == {"outbox": 1}
    assert await delivered(storage) == [ended(2)]


async def test_old_forms_and_lines_of_the_audit_go(storage: Storage) -> None:
    async with storage.write() as unit:
        await unit.conversations.set_state(ConversationKey("k", 1), "writing", at=NOON)
        await unit.audit.add(at=NOON, person_id=None, event="desk.started", data={})
        await unit.audit.add(at=NOON + 2 * DAY, person_id=None, event="desk.started", data={})
    gone = await _retained(storage, only(conversations=DAY, audit=DAY), NOON + 2 * DAY)
    assert gone == {"conversations": 1, "audit": 1}


async def test_nothing_young_is_deleted(storage: Storage) -> None:
    person = await officer(storage)
    await kept(storage, new_case(person, status=Status.CLOSED, ended_at=NOON))
    await post(storage, person, ended())
    before = await _rows(storage)
    assert await _retained(storage, KEEP_ALL, NOON + 2 * DAY) == {}
    assert await _rows(storage) == before
