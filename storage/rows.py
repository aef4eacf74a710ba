"""Statements that are built once, in the words of either database.

Building a statement costs as much as running it, so those of the way of every update stand ready
and take their values by name.
"""

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import Executable, Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

Insert = postgresql.Insert | sqlite.Insert


@dataclass(frozen=True, slots=True)
class Either:
    """One statement for SQLite and one for PostgreSQL."""

    sqlite: Executable
    postgresql: Executable

    def of(self, connection: AsyncConnection) -> Executable:
        """The one that this connection understands."""
        return self.sqlite if connection.dialect.name == "sqlite" else self.postgresql


def inserting(table: Table, finish: Callable[[Insert], Executable]) -> Either:
    """An insert that may meet a row that is already there; `finish` says what happens then."""
    return Either(finish(sqlite.insert(table)), finish(postgresql.insert(table)))
