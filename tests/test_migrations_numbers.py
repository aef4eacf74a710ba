"""A number that was given to a row is never given to another, and the way there loses nothing."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Table, create_engine, inspect, make_url

from storage import migrate
from storage.engine import Database
from storage.tables import metadata
from storage.tables.base import RowId
from storage.unit import Storage
from tests.storage.casework import kept, new_case, noted, said
from tests.storage.mail import NUMBER, ended, near, post
from tests.storage.moments import NOON, officer, question

BEFORE = "0005"
HERE = "0006"
NUMBERED = [
    table
    for table in metadata.sorted_tables
    if [column.type for column in table.primary_key] == [RowId]
]


def _path(url: str) -> Path:
    return Path(str(make_url(url).database))


@pytest.mark.parametrize("table", NUMBERED, ids=str)
def test_every_table_of_numbered_rows_says_so(table: Table) -> None:
    assert table.dialect_options["sqlite"]["autoincrement"]


async def test_number_of_a_forgotten_person_is_not_given_again(storage: Storage) -> None:
    before = await officer(storage)
    async with storage.write() as unit:
        await unit.people.forget(before.id)
    assert (await officer(storage, 1002)).id > before.id


async def test_rows_references_and_indexes_survive_the_way_down_and_up(sqlite_url: str) -> None:
    await _filled(sqlite_url)
    await migrate.downgrade(sqlite_url, HERE)
    rows, shape = _rows(sqlite_url), _shape(sqlite_url)
    assert len(rows["outbox"]) == 2
    await migrate.downgrade(sqlite_url, BEFORE)
    assert _rows(sqlite_url) == rows
    assert _shape(sqlite_url) == shape
    await migrate.upgrade(sqlite_url)
    assert await migrate.differences(sqlite_url) == []
    await migrate.downgrade(sqlite_url, HERE)
    assert _rows(sqlite_url) == rows
    assert _shape(sqlite_url) == shape
    with closing(sqlite3.connect(_path(sqlite_url))) as found:
        assert found.execute("PRAGMA foreign_key_check").fetchall() == []


async def test_numbers_go_on_above_every_one_that_is_still_spoken_of(sqlite_url: str) -> None:
    await _filled(sqlite_url)
    await migrate.downgrade(sqlite_url, BEFORE)
    with closing(sqlite3.connect(_path(sqlite_url))) as found:
        line = "INSERT INTO audit (at, event, data) VALUES ('2026-11-22', ?, ?)"
        found.execute(line, ("enrolment.asked", '{"request": 7}'))
        found.execute(line, ("role.granted", '{"role": "officer", "grant": 31}'))
        found.execute("UPDATE outbox SET data = '{\"request_id\": 9}' WHERE id = 1")
        found.commit()
    await migrate.upgrade(sqlite_url)
    with closing(sqlite3.connect(_path(sqlite_url))) as found:
        last = dict(found.execute("SELECT name, seq FROM sqlite_sequence"))
    assert last.keys() == {table.name for table in NUMBERED}
    assert (last["enrolments"], last["grants"], last["invites"]) == (9, 31, 0)
    assert (last["people"], last["outbox"], last["questions"]) == (1, 2, 1)


async def _filled(url: str) -> None:
    """A desk with a case, a question, a note and two notices."""
    storage = Storage(Database(url))
    person = await officer(storage)
    await kept(storage, new_case(person))
    async with storage.write() as unit:
        await unit.questions.add(question(person))
        await unit.exchanges.add(NUMBER, said(by=person))
        await unit.notes.add(NUMBER, noted())
        await unit.audit.add(at=NOON, person_id=person.id, event="export", data={"rows": 3})
    await post(storage, person, ended(), near())
    await storage.close()


def _rows(url: str) -> dict[str, list[tuple[object, ...]]]:
    with closing(sqlite3.connect(_path(url))) as found:
        return {
            table.name: found.execute(f"SELECT * FROM {table.name}").fetchall()  # noqa: S608  ours
            for table in metadata.sorted_tables
        }


def _shape(url: str) -> dict[str, list[str]]:
    """The references and unique values of each table, and the indexes of all."""
    engine = create_engine(f"sqlite:///{_path(url)}")
    look = inspect(engine)
    shape = {
        name: sorted(map(str, (*look.get_foreign_keys(name), *look.get_unique_constraints(name))))
        for name in look.get_table_names()
    }
    engine.dispose()
    with closing(sqlite3.connect(_path(url))) as found:
        made = found.execute("SELECT sql FROM sqlite_master WHERE type = 'index' ORDER BY name")
        return shape | {"indexes": [sql for (sql,) in made if sql]}
