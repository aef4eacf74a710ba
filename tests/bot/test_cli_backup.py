"""A backup holds everything, is verified, and comes back as it was."""

import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path

import asyncpg
import pytest
from sqlalchemy import make_url, select

from storage.tables import metadata
from tests.bot import desk_cli
from tests.bot.desk_cli import CommandLine


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "yedek"


@pytest.fixture
def command(monkeypatch: pytest.MonkeyPatch, sqlite_url: str, tmp_path: Path) -> CommandLine:
    return _settled(desk_cli.at(monkeypatch, sqlite_url, str(tmp_path)))


def _settled(command: CommandLine) -> CommandLine:
    """A desk with people in it."""
    for words in (
        ("role", "grant", "admin", "5001"),
        ("role", "grant", "officer", "1001", "--municipality", "Şahinbey"),
        ("invite", "editor"),
        ("place", "secretariat", "-1001234567890"),
    ):
        assert command.types(*words).exit_code == 0
    return command


def _dump(command: CommandLine) -> list[str]:
    path = str(make_url(command.database_url).database)
    with closing(sqlite3.connect(path)) as found:
        return list(found.iterdump())


def test_restored_database_is_the_one_that_was_backed_up(command: CommandLine, file: Path) -> None:
    before = _dump(command)
    assert "doğrulandı" in command.types("backup", str(file)).output
    command.types("role", "grant", "editor", "4001")
    assert _dump(command) != before
    assert command.types("restore", str(file), "--yes").exit_code == 0
    assert _dump(command) == before


def test_former_database_is_kept(command: CommandLine, file: Path, tmp_path: Path) -> None:
    command.types("backup", str(file))
    command.types("role", "grant", "editor", "4001")
    later = _dump(command)
    command.types("restore", str(file), "--yes")
    former = tmp_path / "yedek-önceki"
    with closing(sqlite3.connect(former)) as found:
        assert list(found.iterdump()) == later


def test_backup_is_one_file(command: CommandLine, file: Path, tmp_path: Path) -> None:
    command.types("backup", str(file))
    assert [path.name for path in sorted(tmp_path.glob("yedek*"))] == ["yedek"]


def test_backup_holds_what_only_the_log_holds_yet(command: CommandLine, file: Path) -> None:
    path = str(make_url(command.database_url).database)
    with closing(sqlite3.connect(path)) as open_desk:  # as a running desk: the log is not emptied
        open_desk.execute("PRAGMA journal_mode=WAL")
        open_desk.execute("PRAGMA wal_autocheckpoint=0")
        open_desk.execute("UPDATE people SET municipality_name = 'Nizip'")
        open_desk.commit()
        assert command.types("backup", str(file)).exit_code == 0
    with closing(sqlite3.connect(file)) as copy:
        names = {name for (name,) in copy.execute("SELECT municipality_name FROM people")}
    assert names == {"Nizip"}


def test_filled_database_is_not_overwritten_unasked(command: CommandLine, file: Path) -> None:
    command.types("backup", str(file))
    command.types("role", "grant", "editor", "4001")
    before = _dump(command)
    shown = command.types("restore", str(file))
    assert shown.exit_code == 2
    assert "--yes" in shown.output
    assert _dump(command) == before


def test_backup_is_not_written_over_another(command: CommandLine, file: Path) -> None:
    file.write_text("önemli")
    assert command.types("backup", str(file)).exit_code == 2
    assert file.read_text() == "önemli"


@pytest.mark.parametrize("content", [b"", b"not a database", b"SQLite format 3\0" + b"\0" * 900])
def test_what_is_no_backup_changes_nothing(
    command: CommandLine, file: Path, content: bytes
) -> None:
    before = _dump(command)
    file.write_bytes(content)
    shown = command.types("restore", str(file), "--yes")
    assert shown.exit_code == 2
    assert "yedek" in shown.output
    assert _dump(command) == before


def test_damaged_backup_changes_nothing(command: CommandLine, file: Path) -> None:
    command.types("backup", str(file))
    before = _dump(command)
    whole = file.read_bytes()
    middle = len(whole) // 2
    file.write_bytes(whole[:middle] + b"\xff" * 4096 + whole[middle + 4096 :])
    assert command.types("restore", str(file), "--yes").exit_code == 2
    assert _dump(command) == before


def test_backup_of_a_newer_program_is_refused(command: CommandLine, file: Path) -> None:
    command.types("backup", str(file))
    with closing(sqlite3.connect(file)) as copy:
        copy.execute("UPDATE alembic_version SET version_num = '9999'")
        copy.commit()
    shown = command.types("restore", str(file), "--yes")
    assert shown.exit_code == 2
    assert "9999" in shown.output


@pytest.mark.postgres
class TestPostgres:
    @pytest.fixture
    def server(
        self, monkeypatch: pytest.MonkeyPatch, own_postgres_url: str, tmp_path: Path
    ) -> CommandLine:
        return _settled(desk_cli.at(monkeypatch, own_postgres_url, str(tmp_path)))

    def test_restored_database_is_the_one_that_was_backed_up(
        self, server: CommandLine, file: Path
    ) -> None:
        before = _rows(server)
        shown = server.types("backup", str(file))
        assert shown.exit_code == 0, shown.output
        server.types("role", "grant", "editor", "4001")
        assert _rows(server) != before
        assert server.types("restore", str(file)).exit_code == 2
        shown = server.types("restore", str(file), "--yes")
        assert shown.exit_code == 0, shown.output
        assert _rows(server) == before

    def test_without_its_programs_it_is_said_what_to_install(
        self, server: CommandLine, file: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("PATH", "")
        shown = server.types("backup", str(file))
        assert shown.exit_code == 2
        assert "postgresql-client" in shown.output


def _rows(command: CommandLine) -> dict[str, list[tuple[object, ...]]]:

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
            }
        finally:
            await connection.close()

    return asyncio.run(read())
