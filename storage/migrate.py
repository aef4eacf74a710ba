"""Migrations: up, down, and whether the database is where the code is."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, make_url, text
from sqlalchemy.engine import URL
from sqlalchemy.ext.asyncio import create_async_engine

from storage.sqlite import migrating
from storage.tables import metadata

#: Any number: whoever migrates PostgreSQL holds this lock, the others wait.
LOCK = 7_310_442

Result = TypeVar("Result")


def head() -> str:
    """The newest revision that the code knows."""
    revision = ScriptDirectory.from_config(_config()).get_current_head()
    if revision is None:
        raise RuntimeError("there are no migrations")
    return revision


def revisions() -> tuple[str, ...]:
    """All revisions, the oldest first."""
    walk = ScriptDirectory.from_config(_config()).walk_revisions()
    return tuple(reversed([script.revision for script in walk]))


async def current(url: str | URL) -> str | None:
    """The revision that the database is at; None when it is empty."""
    return await _run(url, _revision)


async def upgrade(url: str | URL, revision: str = "head") -> None:
    """Bring the database up to a revision; several processes may try at once."""
    await _run(url, lambda connection: command.upgrade(_config(connection), revision))


async def downgrade(url: str | URL, revision: str) -> None:
    """Bring the database back to a revision; `base` empties it."""
    await _run(url, lambda connection: command.downgrade(_config(connection), revision))


async def draft(url: str | URL, message: str) -> None:
    """Write a new migration from what tables and database do not agree on."""
    number = f"{len(revisions()) + 1:04}"

    def step(connection: Connection) -> None:
        command.revision(_config(connection), message, autogenerate=True, rev_id=number)

    await _run(url, step)


async def differences(url: str | URL) -> list[Any]:
    """What the tables of the code and those of the database do not agree on."""
    return await _run(url, _compare)


async def _run(url: str | URL, step: Callable[[Connection], Result]) -> Result:
    """One transaction around the step, for one process at a time."""
    parsed = make_url(url)
    is_sqlite = parsed.get_backend_name() == "sqlite"
    engine = migrating(parsed) if is_sqlite else create_async_engine(parsed)
    try:
        async with engine.begin() as connection:
            if not is_sqlite:
                lock = text("SELECT pg_advisory_xact_lock(:number)")
                await connection.execute(lock, {"number": LOCK})
            return await connection.run_sync(step)
    finally:
        await engine.dispose()


def _compare(connection: Connection) -> list[Any]:
    context = MigrationContext.configure(
        connection, opts={"compare_type": True, "compare_server_default": True}
    )
    found: list[Any] = compare_metadata(context, metadata)
    return found


def _revision(connection: Connection) -> str | None:
    return MigrationContext.configure(connection).get_current_revision()


def _config(connection: Connection | None = None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).with_name("migrations")))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config
