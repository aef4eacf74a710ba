"""A SQLite file, or one in memory: one writer, first come first served, and many readers."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import aiosqlite
from sqlalchemy import event
from sqlalchemy.engine import URL, Connection
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.pool import StaticPool

from storage.driver import QuickConnection, connect
from storage.statements import QUICK

#: `synchronous=NORMAL`: a commit survives the process, not a power cut, and waits for no disk.
#: `secure_delete`: what is wiped is overwritten with zeros, not only forgotten.
PRAGMAS = ("journal_mode=WAL", "synchronous=NORMAL", "secure_delete=ON", "trusted_schema=OFF")
#: A writer never blocks the loop while it waits, see `QuickConnection.begin`; a reader waits only
#: for the moment in which another process repairs the log.
OF_WRITER = ("foreign_keys=ON", "busy_timeout=0")
OF_READER = ("query_only=ON", "busy_timeout=1000")


@dataclass(frozen=True, slots=True)
class Opened:
    """A connection that stays open, as SQLAlchemy sees it and as it is."""

    engine: AsyncEngine
    connection: AsyncConnection
    driver: QuickConnection

    @classmethod
    async def at(cls, url: URL, *pragmas: str) -> "Opened":
        """Open a file, or a database in memory."""
        creator = partial(connect, QuickConnection, _path(url), *PRAGMAS, *pragmas)
        # SQLAlchemy would begin a transaction at the first look and end it at the last.
        engine = create_async_engine(
            url, async_creator=creator, poolclass=StaticPool, isolation_level="AUTOCOMMIT"
        )
        connection = await engine.connect()
        raw = await connection.get_raw_connection()
        driver: Any = raw.driver_connection
        connection.info[QUICK] = driver
        return cls(engine, connection, driver)

    async def close(self) -> None:
        """Give the connection back."""
        await self.connection.close()
        await self.engine.dispose()


class SqliteFile:
    """Readers never wait and cannot write; a writer has the file to herself.

    In memory there is one connection for all, so there readers queue with the writers.
    """

    def __init__(self, url: URL) -> None:
        self._url = url
        self._is_memory = _path(url) == ":memory:"
        self._turns = asyncio.Lock()
        self._opening = asyncio.Lock()
        self._holder: asyncio.Task[Any] | None = None
        self._writer: Opened | None = None
        self._reader: Opened | None = None

    @asynccontextmanager
    async def read(self) -> AsyncIterator[AsyncConnection]:
        """A look at what is committed; every query sees the newest."""
        if self._is_memory:
            async with self._turn():
                yield (await self._opened_writer()).connection
            return
        yield (self._reader or await self._opened_reader()).connection

    @asynccontextmanager
    async def write(self, *, durable: bool) -> AsyncIterator[AsyncConnection]:
        """A transaction that has the lock of the file from its first moment."""
        async with self._turn():
            opened = await self._opened_writer()
            await opened.driver.begin(durable=durable)
            try:
                yield opened.connection
                await opened.driver.commit()
            finally:
                # Nothing is left to undo once it is committed.
                await opened.driver.rollback()

    async def tidy(self) -> None:
        """Move the log into the file and empty it: wiped rows still stand in its old pages."""
        async with self._turn():
            await (await self._opened_writer()).driver.checkpoint()

    async def close(self) -> None:
        """Give both connections back."""
        for opened in (self._reader, self._writer):
            if opened is not None:
                await opened.close()
        self._reader = self._writer = None

    async def _opened_reader(self) -> Opened:
        async with self._opening:
            self._reader = self._reader or await Opened.at(self._url, *OF_READER)
            return self._reader

    async def _opened_writer(self) -> Opened:
        if self._writer is None:
            self._writer = await Opened.at(self._url, *OF_WRITER)
        return self._writer

    @asynccontextmanager
    async def _turn(self) -> AsyncIterator[None]:
        task = asyncio.current_task()
        if self._holder is task:
            raise RuntimeError("a transaction was opened inside a transaction")
        async with self._turns:
            self._holder = task
            try:
                yield
            finally:
                self._holder = None


def migrating(url: URL) -> AsyncEngine:
    """An engine for migrations: in a thread, in transactions, and without foreign keys.

    SQLite cannot alter most things in place: tables are copied, and dropping the old one must not
    set references to null.
    """
    creator = partial(connect, aiosqlite.Connection, _path(url), *PRAGMAS)
    engine = create_async_engine(url, async_creator=creator)
    event.listen(engine.sync_engine, "begin", _begin_now)
    return engine


def _begin_now(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _path(url: URL) -> str:
    """The path of the file, its folder made where it is missing."""
    path = url.database or ":memory:"
    if path != ":memory:":
        Path(path).parent.mkdir(parents=True, exist_ok=True)
    return path
