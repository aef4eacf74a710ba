"""The two databases, and the transactions the desk opens on them."""

from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager

from sqlalchemy import make_url
from sqlalchemy.engine import URL
from sqlalchemy.ext.asyncio import AsyncConnection, create_async_engine

from storage.sqlite import SqliteFile


class Database:
    """Opens read and write transactions on SQLite or PostgreSQL.

    `connections` is the size of the pool on PostgreSQL; SQLite needs two and asks nobody.
    """

    def __init__(self, url: str | URL, *, connections: int = 20) -> None:
        parsed = make_url(url)
        self._kept: SqliteFile | PostgresServer = (
            SqliteFile(parsed)
            if parsed.get_backend_name() == "sqlite"
            else PostgresServer(parsed, connections)
        )

    def read(self) -> AbstractAsyncContextManager[AsyncConnection]:
        """A transaction that only looks."""
        return self._kept.read()

    def write(self, *, durable: bool = False) -> AbstractAsyncContextManager[AsyncConnection]:
        """A transaction that may change rows; left without an error it is committed.

        A `durable` one survives a power cut, and with it all before it. Of the others the last
        ones may be lost to it on SQLite, in their order: what came of an update goes before the
        note that it is done, so it is handled again.
        """
        return self._kept.write(durable=durable)

    async def tidy(self) -> None:
        """Empty the log in which SQLite keeps old pages, wiped rows among them."""
        await self._kept.tidy()

    async def close(self) -> None:
        """Give every connection back."""
        await self._kept.close()


class PostgresServer:
    """A pool of connections; a reader's transaction is read only."""

    def __init__(self, url: URL, connections: int) -> None:
        self._engine = create_async_engine(
            url, pool_size=connections, max_overflow=0, pool_pre_ping=True
        )
        self._reader = self._engine.execution_options(postgresql_readonly=True)

    @asynccontextmanager
    async def read(self) -> AsyncIterator[AsyncConnection]:
        """A transaction that only looks."""
        async with self._reader.begin() as connection:
            yield connection

    @asynccontextmanager
    async def write(self, *, durable: bool) -> AsyncIterator[AsyncConnection]:  # noqa: ARG002  the server is always durable
        """A transaction that may change rows."""
        async with self._engine.begin() as connection:
            yield connection

    async def tidy(self) -> None:
        """Nothing to do: the server keeps house itself."""

    async def close(self) -> None:
        """Give every connection back."""
        await self._engine.dispose()
