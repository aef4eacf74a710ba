"""The engines of the two databases, and the transactions the desk opens on them."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, event, make_url, text
from sqlalchemy.engine import URL
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from storage.sqlite import connect

#: How long a writer waits for another process that writes to the same SQLite file.
BUSY_FOR_MS = 10_000
READERS = 4

#: `synchronous=FULL`: an acknowledged update survives a power cut, at one fsync a commit.
#: `secure_delete`: what is wiped is overwritten with zeros, not only forgotten.
PRAGMAS = (
    f"busy_timeout={BUSY_FOR_MS}",
    "synchronous=FULL",
    "secure_delete=ON",
    "trusted_schema=OFF",
    "temp_store=MEMORY",
)


class Database:
    """Opens read and write transactions on SQLite or PostgreSQL.

    On a SQLite file readers never wait and cannot write; writers queue in this process, first
    come first served, and take the file's lock at once. A database in memory has a single
    connection, so there readers queue as well. On PostgreSQL `connections` is the size of the
    pool, and a reader's transaction is read only.
    """

    def __init__(
        self, url: str | URL, *, connections: int = 20, foreign_keys: bool = True
    ) -> None:
        parsed = make_url(url)
        self.is_sqlite = parsed.get_backend_name() == "sqlite"
        self._turns: asyncio.Lock | None = asyncio.Lock() if self.is_sqlite else None
        self._holder: asyncio.Task[Any] | None = None
        if self.is_sqlite:
            self._is_memory = parsed.database in {None, "", ":memory:"}
            self._writer = _sqlite(parsed, writes=True, foreign_keys=foreign_keys)
            self._reader = (
                self._writer
                if self._is_memory
                else _sqlite(parsed, writes=False, foreign_keys=foreign_keys)
            )
        else:
            self._is_memory = False
            self._writer = create_async_engine(
                parsed, pool_size=connections, max_overflow=0, pool_pre_ping=True
            )
            self._reader = self._writer.execution_options(postgresql_readonly=True)

    @asynccontextmanager
    async def read(self) -> AsyncIterator[AsyncConnection]:
        """A transaction that only looks."""
        async with AsyncExitStack() as stack:
            if self._is_memory:
                await stack.enter_async_context(self._turn())
            yield await stack.enter_async_context(self._reader.begin())

    @asynccontextmanager
    async def write(self) -> AsyncIterator[AsyncConnection]:
        """A transaction that may change rows; on SQLite it is the only one of its time."""
        async with self._turn(), self._writer.begin() as connection:
            yield connection

    async def tidy(self) -> None:
        """Move what SQLite keeps in its log into the file, and empty the log.

        Wiped rows still stand in old pages of the log until then.
        """
        if not self.is_sqlite or self._is_memory:
            return
        plain = self._writer.execution_options(isolation_level="AUTOCOMMIT")
        async with self._turn(), plain.connect() as connection:
            await connection.execute(text("PRAGMA wal_checkpoint(TRUNCATE)"))

    async def close(self) -> None:
        """Give every connection back."""
        await self._reader.dispose()
        await self._writer.dispose()

    @asynccontextmanager
    async def _turn(self) -> AsyncIterator[None]:
        if self._turns is None:
            yield
            return
        task = asyncio.current_task()
        if self._holder is task:
            raise RuntimeError("a transaction was opened inside a transaction")
        async with self._turns:
            self._holder = task
            try:
                yield
            finally:
                self._holder = None


def _sqlite(url: URL, *, writes: bool, foreign_keys: bool) -> AsyncEngine:
    """An engine whose transactions begin as told, not when the driver thinks it fit."""
    is_memory = url.database in {None, "", ":memory:"}
    if url.database and not is_memory:
        Path(url.database).parent.mkdir(parents=True, exist_ok=True)
    sizes = {} if is_memory else {"pool_size": 1 if writes else READERS, "max_overflow": 0}
    opened = partial(connect, url.database or ":memory:")
    # Every transaction ends by itself, so the pool has nothing to undo.
    engine = create_async_engine(url, async_creator=opened, pool_reset_on_return=None, **sizes)
    event.listen(engine.sync_engine, "connect", _opened(writes=writes, foreign_keys=foreign_keys))
    event.listen(engine.sync_engine, "begin", _begin_now if writes else _begin)
    return engine


def _opened(*, writes: bool, foreign_keys: bool) -> Callable[[DBAPIConnection, Any], None]:
    own = (
        f"foreign_keys={'ON' if foreign_keys else 'OFF'}",
        "journal_mode=WAL" if writes else "query_only=ON",
    )

    def opened(connection: DBAPIConnection, _record: object) -> None:
        cursor = connection.cursor()
        for pragma in (*PRAGMAS, *own):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    return opened


def _begin(connection: Connection) -> None:
    _execute(connection, "BEGIN")


def _begin_now(connection: Connection) -> None:
    if connection.get_execution_options().get("isolation_level") == "AUTOCOMMIT":
        return
    _execute(connection, "BEGIN IMMEDIATE")


def _execute(connection: Connection, statement: str) -> None:
    """Past all that a query needs and these two words do not."""
    cursor = connection.connection.cursor()
    cursor.execute(statement)
    cursor.close()
