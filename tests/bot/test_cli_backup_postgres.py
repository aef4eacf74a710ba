"""On PostgreSQL, too, a backup comes back as it was, and a failure loses nothing."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import asyncpg
import pytest
from sqlalchemy import make_url, select

from storage import migrate
from storage.tables import metadata
from tests.bot import desk_cli
from tests.bot.desk_cli import CommandLine
from tests.conftest import create_database, drop_database

pytestmark = pytest.mark.postgres


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "yedek"


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch, own_postgres_url: str, tmp_path: Path) -> CommandLine:
    return desk_cli.settled(desk_cli.at(monkeypatch, own_postgres_url, str(tmp_path)))


def test_restored_database_is_the_one_that_was_backed_up(server: CommandLine, file: Path) -> None:
    before = _rows(server)
    shown = server.types("backup", str(file))
    assert shown.exit_code == 0, shown.output
    server.types("role", "grant", "editor", "4001")
    assert _rows(server) != before
    assert server.types("restore", str(file)).exit_code == 2
    shown = server.types("restore", str(file), "--yes")
    assert shown.exit_code == 0, shown.output
    assert _rows(server) == before


def test_backup_of_a_newer_program_is_refused(server: CommandLine, file: Path) -> None:
    before = _rows(server)
    _set_revision(server, "9999")
    assert server.types("backup", str(file)).exit_code == 0
    _set_revision(server, migrate.head())
    shown = server.types("restore", str(file), "--yes")
    assert shown.exit_code == 2
    assert "9999" in shown.output
    assert _rows(server) == before


def test_without_its_programs_it_is_said_what_to_install(
    server: CommandLine, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    shown = server.types("backup", str(file))
    assert shown.exit_code == 2
    assert "postgresql-client" in shown.output


@pytest.fixture
def empty(
    monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest, tmp_path: Path
) -> Iterator[CommandLine]:
    """A database without a table, as after `createdb`."""
    server: str = request.config.getoption("--postgres")
    url = create_database(server)
    yield desk_cli.at(monkeypatch, url, str(tmp_path))
    drop_database(server, url)


def test_backup_comes_back_in_an_empty_database_unasked(
    server: CommandLine, file: Path, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    before = _rows(server)
    server.types("backup", str(file))
    empty: CommandLine = request.getfixturevalue("empty")
    shown = empty.types("restore", str(file))
    assert shown.exit_code == 0, shown.output
    assert _rows(empty) == before
    assert "önceki" not in shown.output.lower()
    assert [path.name for path in tmp_path.glob("yedek*")] == ["yedek"]


def test_database_of_somebody_else_is_left_alone(
    server: CommandLine, file: Path, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    server.types("backup", str(file))
    empty: CommandLine = request.getfixturevalue("empty")
    _execute(empty, "CREATE TABLE people (name text)")
    shown = empty.types("restore", str(file), "--yes")
    assert shown.exit_code == 2
    assert "Veritabanında bu masanın tabloları yok" in shown.output
    _execute(empty, "INSERT INTO people (name) VALUES ('Ayşe')")
    assert [path.name for path in tmp_path.glob("yedek*")] == ["yedek"]


def test_backup_that_fails_leaves_the_one_before(
    server: CommandLine, file: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    server.types("backup", str(file))
    good = file.read_bytes()
    monkeypatch.setenv("DATABASE_URL", "postgresql://postgres@127.0.0.1:1/danisma")
    assert server.types("backup", str(file), "--yes").exit_code == 2
    assert file.read_bytes() == good
    assert [path.name for path in tmp_path.glob("yedek*")] == ["yedek"]


def test_backup_of_an_older_program_is_brought_up_to_date(server: CommandLine, file: Path) -> None:
    people = _rows(server)["people"]
    server.types("db", "downgrade", migrate.revisions()[0])
    server.types("backup", str(file))
    server.types("db", "upgrade")
    server.types("role", "grant", "editor", "4001")
    shown = server.types("restore", str(file), "--yes")
    assert shown.exit_code == 0, shown.output
    rows = _rows(server)
    assert (rows["people"], rows["grants"]) == (people, [])
    assert migrate.head() in server.types("db", "current").output.split(",")[0]


def test_restore_that_fails_changes_nothing(server: CommandLine, file: Path) -> None:
    server.types("backup", str(file))
    server.types("role", "grant", "editor", "4001")
    _execute(server, "DROP TABLE seats")
    _execute(server, "CREATE DOMAIN seats AS int")  # in the way of the table, but no table itself
    before = _rows(server, without="seats")
    shown = server.types("restore", str(file), "--yes")
    assert shown.exit_code == 2
    assert "seats" in shown.output
    assert _rows(server, without="seats") == before


@pytest.mark.parametrize("option", ["ssl=disable", "ssl=prefer&prepared_statement_cache_size=0"])
def test_options_of_the_driver_are_said_to_the_programs_in_their_own_words(
    server: CommandLine, file: Path, monkeypatch: pytest.MonkeyPatch, option: str
) -> None:
    before = _rows(server)
    plain = server.database_url.replace("+asyncpg", "")
    monkeypatch.setenv("DATABASE_URL", f"{plain}?{option}")
    for words in (("backup", str(file)), ("restore", str(file), "--yes")):
        shown = server.types(*words)
        assert shown.exit_code == 0, shown.output
    assert _rows(server) == before


def _set_revision(command: CommandLine, revision: str) -> None:
    _execute(command, "UPDATE alembic_version SET version_num = $1", revision)


def _execute(command: CommandLine, statement: str, *values: str) -> None:
    url = make_url(command.database_url).set(drivername="postgresql")

    async def write() -> None:
        connection = await asyncpg.connect(url.render_as_string(hide_password=False))
        try:
            await connection.execute(statement, *values)
        finally:
            await connection.close()

    asyncio.run(write())


def _rows(command: CommandLine, *, without: str = "") -> dict[str, list[tuple[object, ...]]]:
    url = make_url(command.database_url).set(drivername="postgresql")

    async def read() -> dict[str, list[tuple[object, ...]]]:
        connection = await asyncpg.connect(url.render_as_string(hide_password=False))
        try:
            return {
                table.name: sorted(
                    (tuple(row) for row in await connection.fetch(str(select(table)))),
                    key=str,
                )
                for table in metadata.sorted_tables
                if table.name != without
            }
        finally:
            await connection.close()

    return asyncio.run(read())
