"""Statements of the way of every update: built once, compiled once, run without ceremony.

SQLAlchemy takes ten times as long as SQLite itself to run one. Here the words and the column types
stay SQLAlchemy's, and only the running on SQLite is done by hand. On PostgreSQL, where the way
over the wire outweighs all this, they go the usual way.
"""

import sqlite3
from collections import namedtuple
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeAlias

from sqlalchemy import Select, Table, UpdateBase
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.dialects.sqlite.aiosqlite import dialect as sqlite_dialect
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.types import TypeEngine

from storage.driver import QuickConnection

Insert: TypeAlias = postgresql.Insert | sqlite.Insert
Core: TypeAlias = Select[Any] | UpdateBase
Values: TypeAlias = Mapping[str, Any]
#: Turns a value on its way into the file or out of it; None leaves it alone.
Converter: TypeAlias = Callable[[Any], Any] | None

#: The name under which a connection keeps the driver that can do without ceremony.
QUICK = "quick"
_DIALECT = sqlite_dialect()


@dataclass(frozen=True, slots=True)
class Ran:
    """What a statement gave: its rows, and how many it touched."""

    rows: Sequence[Any]
    touched: int

    def one_or_none(self) -> Any:  # noqa: ANN401  a row
        """The first row, None when there is none."""
        return self.rows[0] if self.rows else None

    def scalar(self) -> Any:  # noqa: ANN401  a value
        """The first value of the first row, None without a row."""
        return self.rows[0][0] if self.rows else None


class Statement:
    """One statement that takes its values by name; `columns` are those an insert is given."""

    def __init__(self, on_sqlite: Core, on_postgresql: Core, *columns: str) -> None:
        self._on_sqlite = on_sqlite
        self._on_postgresql = on_postgresql
        self._columns = columns

    @classmethod
    def of(cls, statement: Core) -> "Statement":
        """One that both databases understand."""
        return cls(statement, statement)

    @classmethod
    def inserting(
        cls, table: Table, finish: Callable[[Insert], Core], *, but: Sequence[str] = ()
    ) -> "Statement":
        """An insert of all columns `but` these, which may meet a row that is already there.

        `finish` says what happens then.
        """
        columns = [column.name for column in table.columns if column.name not in but]
        on_sqlite, on_postgresql = sqlite.insert(table), postgresql.insert(table)
        return cls(finish(on_sqlite), finish(on_postgresql), *columns)

    async def run(self, connection: AsyncConnection, values: Values) -> Ran:
        """Run it once."""
        return await self.run_each(connection, (values,))

    async def run_each(self, connection: AsyncConnection, many: Sequence[Values]) -> Ran:
        """Run it for each of these; the rows come together."""
        driver: QuickConnection | None = connection.info.get(QUICK)
        if driver is not None:
            return self._by_hand.run_each(driver, many)
        given = many[0] if len(many) == 1 else many
        ran = await connection.execute(self._on_postgresql, given)
        return Ran(ran.all() if ran.returns_rows else (), ran.rowcount)

    @cached_property
    def _by_hand(self) -> "_ByHand":
        columns = list(self._columns) or None
        compiled = self._on_sqlite.compile(dialect=_DIALECT, column_keys=columns)
        returned = (
            self._on_sqlite.column_descriptions
            if isinstance(self._on_sqlite, Select)
            else self._on_sqlite.returning_column_descriptions
        )
        return _ByHand.of(compiled, returned)


@dataclass(frozen=True, slots=True)
class _Slot:
    """A place for a value: its name, and what stands there when nobody names one."""

    name: str
    default: object
    is_list: bool
    into_file: Converter


@dataclass(frozen=True, slots=True)
class _ByHand:
    """A statement in SQLite's words, with the ways of its values in and out."""

    words: str
    slots: tuple[_Slot, ...]
    out_of_file: tuple[Converter, ...]
    row: Callable[[Iterable[Any]], Any]

    @classmethod
    def of(cls, compiled: SQLCompiler, returned: Sequence[Mapping[str, Any]]) -> "_ByHand":
        """What SQLAlchemy made of a statement, and the columns that it returns."""
        row = namedtuple("row", [column["name"] for column in returned])  # type: ignore[misc]  # named at run time
        return cls(
            compiled.string,
            tuple(_slot(name, compiled) for name in compiled.positiontup or ()),
            tuple(_out_of_file(column["type"]) for column in returned),
            row._make,
        )

    def run_each(self, driver: QuickConnection, many: Sequence[Values]) -> Ran:
        """Run it at once, for each of these.

        Raises DBAPIError, which does not quote the values.
        """
        rows: list[Any] = []
        touched = 0
        for values in many:
            words, given = self._filled(values)
            try:
                found, number = driver.run(words, given)
            except sqlite3.Error as error:
                raise DBAPIError.instance(words, None, error, sqlite3.Error) from error
            rows += map(self._row, found)
            touched += number
        return Ran(rows, touched)

    def _filled(self, values: Values) -> tuple[str, list[Any]]:
        words = self.words
        given: list[Any] = []
        for slot in self.slots:
            value = values.get(slot.name, slot.default)
            listed = value if slot.is_list else (value,)
            given += map(slot.into_file, listed) if slot.into_file else listed
            if slot.is_list:
                marks = ", ".join("?" * len(listed))
                words = words.replace(f"__[POSTCOMPILE_{slot.name}]", marks)
        return words, given

    def _row(self, row: Iterable[Any]) -> Any:  # noqa: ANN401  a row
        pairs = zip(self.out_of_file, row, strict=True)
        return self.row([convert(value) if convert else value for convert, value in pairs])


def _slot(name: str, compiled: SQLCompiler) -> _Slot:
    bind = compiled.binds[name]
    into_file = bind.type.dialect_impl(_DIALECT).bind_processor(_DIALECT)
    return _Slot(name, bind.effective_value, bind.expanding, into_file)


def _out_of_file(kind: TypeEngine[Any]) -> Converter:
    converter: Converter = kind.dialect_impl(_DIALECT).result_processor(_DIALECT, None)
    return converter
