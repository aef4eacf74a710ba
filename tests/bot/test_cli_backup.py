"""A backup holds everything, is verified, and comes back as it was."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import make_url

from tests.bot import desk_cli
from tests.bot.desk_cli import CommandLine


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "yedek"


@pytest.fixture
def command(monkeypatch: pytest.MonkeyPatch, sqlite_url: str, tmp_path: Path) -> CommandLine:
    return desk_cli.settled(desk_cli.at(monkeypatch, sqlite_url, str(tmp_path)))


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


def _database(command: CommandLine) -> Path:
    return Path(str(make_url(command.database_url).database))


def _damaged(path: Path, *, header: bool) -> bytes:
    """Let the file be as after a failing disk; gives what it holds then."""
    whole = path.read_bytes()
    start = 0 if header else 4096
    path.write_bytes(whole[:start] + b"\xff" * 8192 + whole[start + 8192 :])
    return path.read_bytes()


@pytest.mark.parametrize("header", [True, False])
def test_damaged_database_is_moved_aside_and_the_backup_takes_its_place(
    command: CommandLine, file: Path, header: bool
) -> None:
    before = _dump(command)
    command.types("backup", str(file))
    path = _database(command)
    path.with_name(f"{path.name}-shm").unlink(missing_ok=True)
    damaged = _damaged(path, header=header)
    log = path.with_name(f"{path.name}-wal")
    log.write_bytes(b"what the log still held")
    refused = command.types("restore", str(file))
    assert (refused.exit_code, path.read_bytes()) == (2, damaged)
    shown = command.types("restore", str(file), "--yes")
    assert shown.exit_code == 0, shown.output
    assert _dump(command) == before
    aside = path.with_name(f"{path.stem}-önceki{path.suffix}")
    assert str(aside) in shown.output
    assert aside.read_bytes() == damaged
    assert aside.with_name(f"{aside.name}-wal").exists()


def test_backup_of_an_older_program_is_restored_over_the_database_of_a_newer_one(
    command: CommandLine, file: Path
) -> None:
    before = _dump(command)
    command.types("backup", str(file))
    with closing(sqlite3.connect(_database(command))) as newer:
        newer.execute("UPDATE alembic_version SET version_num = '9999'")
        newer.commit()
    shown = command.types("restore", str(file), "--yes")
    assert shown.exit_code == 0, shown.output
    assert _dump(command) == before


def test_database_that_somebody_holds_is_not_moved_aside(command: CommandLine, file: Path) -> None:
    command.types("backup", str(file))
    path = _database(command)
    with closing(sqlite3.connect(path)) as desk:
        desk.execute("PRAGMA journal_mode=DELETE")
        desk.execute("BEGIN EXCLUSIVE")
        shown = command.types("restore", str(file), "--yes")
    assert shown.exit_code == 2
    assert path.exists()


def test_damaged_database_gives_no_backup(command: CommandLine, file: Path) -> None:
    _damaged(_database(command), header=True)
    shown = command.types("backup", str(file))
    assert shown.exit_code == 2
    assert not file.exists()


def test_backup_into_a_folder_that_is_not_there_is_said(command: CommandLine, file: Path) -> None:
    shown = command.types("backup", str(file / "yok" / "yedek"))
    assert (shown.exit_code, shown.output) == (2, f"Klasör yok: {file / 'yok'}\n")
