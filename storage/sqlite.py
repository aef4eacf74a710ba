"""SQLite without a thread for every step.

aiosqlite hands each call to a thread of the connection: cursor, execute, fetch and close are four
hand-overs for one query of twenty microseconds. Only what may wait, for a disk or for another
process, goes there; the rest is done at once.
"""

import sqlite3
from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

import aiosqlite

Result = TypeVar("Result")

#: Statements that wait for the lock of the file, or for the disk.
WAITING = ("BEGIN IMMEDIATE", "PRAGMA")


class QuickConnection(aiosqlite.Connection):
    """A connection that is used by one task at a time, from the thread of the loop."""

    async def _execute(
        self,
        fn: Callable[..., Result],
        *args: Any,  # noqa: ANN401  whatever the call takes
        **kwargs: Any,  # noqa: ANN401
    ) -> Result:
        if not self._running or not self._connection:
            raise ValueError("Connection closed")
        if self._may_wait(fn, args):
            waited: Result = await super()._execute(fn, *args, **kwargs)  # type: ignore[no-untyped-call]  # aiosqlite has no types here
            return waited
        return fn(*args, **kwargs)

    def _may_wait(self, fn: Callable[..., object], args: tuple[object, ...]) -> bool:
        if fn.__name__ == "execute":
            return str(args[0]).startswith(WAITING)
        return fn in {self._conn.commit, self._conn.close}


def connect(path: str) -> QuickConnection:
    """A connection to a file, to be awaited; transactions begin only as told."""
    opened = partial(sqlite3.connect, path, check_same_thread=False, isolation_level=None)
    connection = QuickConnection(opened, iter_chunk_size=64)
    connection._thread.daemon = True  # noqa: SLF001  as the dialect does: it must not outlive us
    return connection
