"""A transaction is all or nothing, and a reader cannot write."""

import asyncio

import pytest
from sqlalchemy.dialects.sqlite.base import SQLiteDialect
from sqlalchemy.exc import DBAPIError

from cases.people import Language
from storage import migrate
from storage.columns import Moment
from storage.engine import Database
from storage.unit import Storage
from tests.storage.moments import ELIF, NOON, officer


async def test_error_undoes_everything(storage: Storage) -> None:
    person = await officer(storage)

    async def stumble() -> None:
        async with storage.write() as unit:
            await unit.people.set_language(person.id, Language.ENGLISH)
            raise LookupError

    with pytest.raises(LookupError):
        await stumble()
    async with storage.read() as unit:
        assert await unit.people.known(ELIF) == person


async def test_reader_cannot_write(storage: Storage) -> None:
    with pytest.raises(DBAPIError):
        async with storage.read() as unit:
            await unit.people.of_telegram(ELIF, at=NOON)


async def test_reader_sees_nothing_unfinished(storage: Storage) -> None:
    async with storage.write() as unit:
        await unit.people.of_telegram(ELIF, at=NOON)
        async with storage.read() as other:
            assert await other.people.known(ELIF) is None


async def test_many_writers_lose_nothing(storage: Storage) -> None:
    await asyncio.gather(*(officer(storage, 2000 + number) for number in range(40)))
    async with storage.read() as unit:
        known = [await unit.people.known(2000 + number) for number in range(40)]
    assert None not in known


async def test_two_processes_write_one_sqlite_file(tmp_path: object) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path}/desk.db"
    await migrate.upgrade(url)
    desks = [Storage(Database(url)) for _ in range(3)]
    numbers = range(30)
    await asyncio.gather(*(officer(desks[n % 3], 3000 + n) for n in numbers))
    async with desks[0].read() as unit:
        assert None not in [await unit.people.known(3000 + n) for n in numbers]
    for desk in desks:
        await desk.close()


async def test_transaction_inside_a_transaction_is_refused_on_sqlite(tmp_path: object) -> None:
    desk = Storage(Database(f"sqlite+aiosqlite:///{tmp_path}/desk.db"))
    with pytest.raises(RuntimeError, match="inside a transaction"):
        async with desk.write(), desk.write():
            pass
    await desk.close()


async def test_writers_go_on_after_the_log_was_emptied(storage: Storage) -> None:
    for number in range(3):
        await officer(storage, 4000 + number)
        await storage.tidy()
    async with storage.read() as unit:
        assert None not in [await unit.people.known(4000 + n) for n in range(3)]


async def test_writer_interrupted_in_the_middle_leaves_the_file_free(storage: Storage) -> None:
    async def write_slowly() -> None:
        async with storage.write() as unit:
            await unit.people.of_telegram(ELIF, at=NOON)
            await asyncio.Event().wait()

    writing = asyncio.ensure_future(write_slowly())
    await asyncio.sleep(0.1)
    writing.cancel()
    await asyncio.gather(writing, return_exceptions=True)
    assert (await officer(storage, 5000)).telegram_id == 5000
    async with storage.read() as unit:
        assert await unit.people.known(ELIF) is None


async def test_writers_interrupted_at_any_moment_leave_the_file_free(storage: Storage) -> None:
    for moment in range(12):
        writing = asyncio.ensure_future(officer(storage, 6000 + moment))
        for _ in range(moment):
            await asyncio.sleep(0)
        writing.cancel()
        await asyncio.gather(writing, return_exceptions=True)
    assert (await officer(storage, 7000)).telegram_id == 7000


def test_naive_moment_is_refused() -> None:
    with pytest.raises(ValueError, match="naive"):
        Moment().process_bind_param(NOON.replace(tzinfo=None), SQLiteDialect())
