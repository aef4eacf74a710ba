"""What an export is made of: only these columns are read, and none of them leads to a person."""

from dataclasses import dataclass, fields
from datetime import datetime
from typing import TypeVar

from sqlalchemy import Column, Table, select
from sqlalchemy.ext.asyncio import AsyncConnection

from cases.export import CaseLine, QuestionLine
from storage.tables import cases, questions

Kind = TypeVar("Kind", CaseLine, QuestionLine)

#: Where a field of a line has another name in its table.
_COLUMNS = {"municipality": "municipality_name", "province": "municipality_province"}


@dataclass(frozen=True, slots=True)
class Exports:
    """The lines of a time, the first first."""

    connection: AsyncConnection

    async def cases(self, since: datetime, until: datetime) -> tuple[CaseLine, ...]:
        """The cases that were opened in that time."""
        return await self._lines(CaseLine, cases, cases.c.opened_at, since, until)

    async def questions(self, since: datetime, until: datetime) -> tuple[QuestionLine, ...]:
        """The questions that were asked in that time."""
        return await self._lines(QuestionLine, questions, questions.c.asked_at, since, until)

    async def _lines(
        self,
        kind: type[Kind],
        table: Table,
        at: Column[datetime],
        *bounds: datetime,
    ) -> tuple[Kind, ...]:
        since, until = bounds
        names = [each.name for each in fields(kind)]
        query = select(*(table.c[_COLUMNS.get(name, name)] for name in names))
        rows = await self.connection.execute(
            query.where(at >= since, at < until).order_by(at, *table.primary_key)
        )
        return tuple(kind(*row) for row in rows)
