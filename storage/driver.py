"""SQLite without a thread for every step.

aiosqlite hands each call to a thread of the connection: cursor, execute, fetch and close are four
hand-overs for one query of twenty microseconds. Here only what waits for the disk goes there; the
rest is done at once, and who finds the file locked by another process asks again after a moment.
"""

import asyncio
import sqlite3
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, TypeVar

import aiosqlite

Result = TypeVar("Result")

#: How long a writer waits for another process that writes to the same file, and how often it asks.
BUSY_FOR_SECONDS = 10.0
ASK_AGAIN_SECONDS = 0.002


class QuickConnection(aiosqlite.Connection):
    """A connection used from the thread of the loop, where no call waits."""

    _is_durable = False

    async def begin(self, *, durable: bool) -> None:
        """Begin a transaction that writes, waiting for other processes without blocking.

        Raises sqlite3.OperationalError when the file stays locked.
        """
        if durable != self._is_durable:
            self._conn.execute(f"PRAGMA synchronous={'FULL' if durable else 'NORMAL'}")
            self._is_durable = durable
        loop = asyncio.get_running_loop()
        until = loop.time() + BUSY_FOR_SECONDS
        while True:
            try:
                self._conn.execute("BEGIN IMMEDIATE")
            except sqlite3.OperationalError as error:
                is_busy = error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY
                if not is_busy or loop.time() > until:
                    raise
                await asyncio.sleep(ASK_AGAIN_SECONDS)
            else:
                return

    def run(self, words: str, values: Sequence[object]) -> tuple[list[Any], int]:
        """Run one statement at once; gives its rows, and how many it touched.

        Raises sqlite3.Error.
        """
        cursor = self._conn.execute(words, values)
        return cursor.fetchall(), cursor.rowcount

    async def commit(self) -> None:
        """Commit; a durable transaction waits for the disk, also when the task is cancelled."""
        if self._is_durable:
            await self._to_the_end(self._conn.commit)
        else:
            self._conn.commit()

    async def checkpoint(self) -> None:
        """Move the log into the file and empty it, unless somebody reads in it."""
        await self._to_the_end(self._emptied)

    def _emptied(self) -> None:
        # A query whose rows nobody fetches stays open, and no commit goes past it.
        self._conn.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    async def _to_the_end(self, fn: Callable[[], object]) -> None:
        running = asyncio.ensure_future(super()._execute(fn))  # type: ignore[no-untyped-call]  # untyped there
        try:
            await asyncio.shield(running)
        except asyncio.CancelledError:
            await running
            raise

    async def _execute(
        self,
        fn: Callable[..., Result],
        *args: Any,  # noqa: ANN401  whatever the call takes
        **kwargs: Any,  # noqa: ANN401
    ) -> Result:
        if not self._running or not self._connection:
            raise ValueError("Connection closed")
        return fn(*args, **kwargs)


async def connect(kind: type[aiosqlite.Connection], path: str, *pragmas: str) -> Any:  # noqa: ANN401  a `kind`
    """A connection to a file, set up; transactions begin only as told."""
    opened = partial(
        sqlite3.connect,
        path,
        check_same_thread=False,
        isolation_level=None,
        timeout=BUSY_FOR_SECONDS,
    )
    connection = kind(opened, iter_chunk_size=64)
    connection._thread.daemon = True  # noqa: SLF001  as the dialect does: it must not outlive us
    await connection
    for pragma in pragmas:
        await connection.execute_fetchall(f"PRAGMA {pragma}")
    return connection
