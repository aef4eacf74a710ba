"""A copy of the database while the desk works, and the way back; each is verified."""

import shutil
import sqlite3
import subprocess
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Protocol

from sqlalchemy import make_url
from sqlalchemy.engine import URL

from storage import migrate
from storage.tables import metadata

#: What SQLite says of a file that is broken. Its finer codes keep these in the last byte.
_DAMAGE = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_IOERR})
_PRIMARY = 0xFF

#: What the desk has in a database.
_TABLES = ("alembic_version", *metadata.tables)
#: What the driver calls otherwise than PostgreSQL's programs, and what only the driver knows.
_SAME_AS = {"ssl": "sslmode"}
_OF_THE_DRIVER = frozenset(
    (
        *("prepared_statement_cache_size", "prepared_statement_name_func", "async_fallback"),
        *("statement_cache_size", "max_cached_statement_lifetime", "command_timeout", "timeout"),
    )
)


class BackupError(Exception):
    """A copy that cannot be made or used; the message is for people."""


class DamagedError(BackupError):
    """What is there cannot be copied whole, however often that is tried."""


@dataclass(frozen=True, slots=True)
class Copied:
    """A copy that was verified: how many rows each table holds, None where nobody counted."""

    file: Path
    rows: Mapping[str, int]


class Vault(Protocol):
    """Where copies come from and go back to."""

    def copy(self, to: Path) -> Copied:
        """Copy what is there at this moment; raises BackupError, DamagedError for damage."""
        ...

    def set_aside(self) -> Path:
        """Move what is there out of the way as it is, and say where to; raises BackupError."""
        ...

    def verify(self, file: Path) -> Copied:
        """Look whether a copy is whole and of this program; raises BackupError."""
        ...

    def put_back(self, file: Path) -> None:
        """Let the copy take the place of what is there; raises BackupError."""
        ...

    def is_empty(self) -> bool:
        """Whether there is nothing that could be lost."""
        ...


def vault(url: str) -> Vault:
    """The vault of a database."""
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite":
        return SqliteVault(Path(parsed.database or ""))
    return PostgresVault(parsed)


@dataclass(frozen=True, slots=True)
class SqliteVault:
    """By SQLite's own backup: writers of the desk go on, readers see the old or the new whole."""

    path: Path

    def copy(self, to: Path) -> Copied:
        """Copy the file and verify the copy; a copy that is not whole is not left behind."""
        if not self.path.is_file():
            raise BackupError(f"Veritabanı yok: {self.path}")
        half = to.with_name(f"{to.name}.yarım")
        try:
            _poured(self.path, half)
            _made_single(half)
            rows = _whole(half)
            half.replace(to)
        except sqlite3.Error as error:
            kind = DamagedError if _is_damage(error) else BackupError
            raise kind(f"{self.path}: veritabanı kopyalanamadı ({error}).") from error
        except DamagedError as error:
            raise DamagedError(f"{self.path}: veritabanı bozuk, kopyalanamadı.") from error
        finally:
            half.unlink(missing_ok=True)
        return Copied(to, rows)

    def set_aside(self) -> Path:
        """Rename the file with the log beside it, which may hold what the file does not."""
        names = (f"{self.path.stem}-önceki{n}{self.path.suffix}" for n in ("", *range(2, 1000)))
        aside = next(path for name in names if not (path := self.path.with_name(name)).exists())
        for suffix in ("", "-wal", "-shm"):
            part = self.path.with_name(f"{self.path.name}{suffix}")
            if part.exists():
                part.rename(aside.with_name(f"{aside.name}{suffix}"))
        return aside

    def verify(self, file: Path) -> Copied:
        """Integrity, references, and a revision that this program knows."""
        if not file.is_file():
            raise BackupError(f"Dosya yok: {file}")
        try:
            rows = _whole(file)
            with closing(_opened(file)) as found:
                revision = _revision(found)
        except sqlite3.Error as error:
            raise BackupError(f"{file}: bu bir yedek değil ya da bozuk.") from error
        _require_known(revision, file)
        return Copied(file, rows)

    def put_back(self, file: Path) -> None:
        """Pour the copy into the file in one transaction, also under a desk that runs."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        try:
            _poured(file, self.path)
        except sqlite3.Error as error:
            raise BackupError(f"{self.path}: yedek yerine konamadı ({error}).") from error

    def is_empty(self) -> bool:
        """Whether the file is missing or holds no row; one that cannot be read may hold some."""
        if not self.path.is_file():
            return True
        try:
            with closing(_opened(self.path)) as found:
                return not sum(_rows(found).values())
        except sqlite3.Error:
            return False


@dataclass(frozen=True, slots=True)
class PostgresVault:
    """By PostgreSQL's own programs, which must be installed on this machine."""

    url: URL

    def copy(self, to: Path) -> Copied:
        """A dump in PostgreSQL's own form; one that is not whole is not left behind."""
        half = to.with_name(f"{to.name}.yarım")
        try:
            self._run(
                "pg_dump", "--format=custom", "--no-owner", f"--file={half}", self._address()
            )
            if not self._holds_desk(half):
                raise BackupError("Veritabanında bu masanın tabloları yok; kopyalanmadı.")
            half.replace(to)
        finally:
            half.unlink(missing_ok=True)
        return Copied(to, {})

    def set_aside(self) -> Path:
        """Nothing on a server can be moved by its client."""
        raise BackupError("Sunucudaki veritabanı kopyalanamadı; önce sunucuyu onarınız.")

    def verify(self, file: Path) -> Copied:
        """Whether the dump can be read, holds the desk's tables, and is of a known revision."""
        if not file.is_file():
            raise BackupError(f"Dosya yok: {file}")
        if not self._holds_desk(file):
            raise BackupError(f"{file}: bu masanın yedeği değil.")
        rows = ("--data-only", "--table=alembic_version", "--file=-")
        _require_known(_dumped(self._run("pg_restore", *rows, str(file))), file)
        return Copied(file, {})

    def put_back(self, file: Path) -> None:
        """Restore in one transaction: what is there is replaced whole, or stays.

        A dump names only the tables that it holds; those that came after it have to go as well.
        """
        with TemporaryDirectory() as folder:
            script = Path(folder) / "yedek.sql"
            options = ("--clean", "--if-exists", "--no-owner", f"--file={script}")
            self._run("pg_restore", *options, str(file))
            drop = (
                f"DROP TABLE IF EXISTS {', '.join(f'public.{name}' for name in _TABLES)} CASCADE"
            )
            steps = ("--single-transaction", f"--command={drop}", f"--file={script}")
            self._psql("--set=ON_ERROR_STOP=1", "--set=VERBOSITY=terse", *steps)

    def is_empty(self) -> bool:
        """Whether none of the tables that a restore replaces is there."""
        names = ", ".join(f"'{name}'" for name in _TABLES)
        found = f"schemaname = 'public' AND tablename IN ({names})"
        count = f"SELECT count(*) FROM pg_catalog.pg_tables WHERE {found}"  # noqa: S608  our names
        return self._psql("--tuples-only", "--no-align", f"--command={count}").strip() == "0"

    def _holds_desk(self, file: Path) -> bool:
        return "TABLE DATA public alembic_version" in self._run("pg_restore", "--list", str(file))

    def _psql(self, *arguments: str) -> str:
        return self._run("psql", "--no-psqlrc", "--quiet", *arguments, self._address())

    def _address(self) -> str:
        """The address without its password, which everybody on the machine could read."""
        query = {
            _SAME_AS.get(name, name): value
            for name, value in self.url.query.items()
            if name not in _OF_THE_DRIVER
        }
        plain = self.url.set(drivername="postgresql", password=None, query=query)
        return plain.render_as_string(hide_password=False)

    def _run(self, program: str, *arguments: str) -> str:
        found = shutil.which(program)
        if found is None:
            raise BackupError(
                f"{program} bu makinede yok. PostgreSQL istemci araçlarını kurunuz "
                "(örn. apt install postgresql-client) ya da yedeği sunucuda alınız."
            )
        secret = {"PGPASSWORD": str(self.url.password)} if self.url.password else {}
        done = subprocess.run(  # noqa: S603  the program and its arguments are ours
            [found, *arguments],
            env=secret,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
        if done.returncode:
            said = done.stderr.strip().splitlines() or [f"çıkış kodu {done.returncode}"]
            raise BackupError(f"{program}: {said[-1]}")
        return done.stdout


def _opened(file: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)


def _poured(source: Path, target: Path) -> None:
    with closing(_opened(source)) as full:
        # A file that somebody holds is told of here; the copying itself would wait for ever.
        full.execute("SELECT count(*) FROM sqlite_master").fetchone()
        with closing(sqlite3.connect(target)) as empty:
            full.backup(empty)


def _whole(file: Path) -> dict[str, int]:
    """How many rows each table holds; raises DamagedError, or sqlite3.Error for no database."""
    with closing(_opened(file)) as found:
        faults = found.execute("PRAGMA integrity_check").fetchone()[0]
        if faults != "ok" or found.execute("PRAGMA foreign_key_check").fetchone():
            raise DamagedError(f"{file}: yedek bozuk.")
        return _rows(found)


def _is_damage(error: sqlite3.Error) -> bool:
    """Whether the file itself is at fault, and not that it is in use or the disk is full."""
    return getattr(error, "sqlite_errorcode", 0) & _PRIMARY in _DAMAGE


def _made_single(file: Path) -> None:
    """Let the copy be one file that is whole by itself, without a log beside it."""
    with closing(sqlite3.connect(file)) as copied:
        copied.execute("PRAGMA journal_mode=DELETE")


def _rows(found: sqlite3.Connection) -> dict[str, int]:
    query = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    names = sorted(name for (name,) in found.execute(query))
    return {
        name: found.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]  # noqa: S608  a name of the file's own
        for name in names
        if name != "alembic_version"
    }


def _revision(found: sqlite3.Connection) -> str | None:
    row = found.execute("SELECT version_num FROM alembic_version").fetchone()
    return row[0] if row else None


def _dumped(rows: str) -> str | None:
    """The revision among the rows of alembic_version, as a dump writes them."""
    lines = iter(rows.splitlines())
    if not any(line.startswith("COPY ") for line in lines):
        return None
    return next((line for line in lines if line != "\\."), None)


def _require_known(revision: str | None, file: Path) -> None:
    if revision not in migrate.revisions():
        raise BackupError(
            f"{file}: yedek bu programın tanımadığı bir sürümden ({revision}). "
            "Önce programı yükseltiniz."
        )
