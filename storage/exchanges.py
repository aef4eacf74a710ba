"""What was said between officer and desk."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from cases.case import Author, Exchange, ExchangeKind
from cases.errors import Code, DeskError
from storage.case_columns import file_columns, files_of
from storage.statements import Statement
from storage.tables import exchanges

ADD = Statement.inserting(
    exchanges,
    lambda row: row.on_conflict_do_nothing(index_elements=["update_id", "number"]).returning(
        exchanges.c.nth
    ),
)


@dataclass(frozen=True, slots=True)
class Exchanges:
    """Rows that are added and never changed."""

    connection: AsyncConnection

    async def add(self, number: str, exchange: Exchange) -> bool:
        """Keep what was said; False when the same update has said it before.

        Raises DeskError when something else has that place by now: somebody was quicker.
        """
        values = {
            "number": number,
            "nth": exchange.nth,
            "kind": exchange.kind.value,
            "author": exchange.author.value,
            "at": exchange.at,
            "text": exchange.text,
            "person_id": exchange.person_id,
            "entry_id": exchange.entry_id,
            "files": file_columns(exchange.attachments),
            "update_id": exchange.update_id,
        }
        try:
            added = await ADD.run(self.connection, values)
        except IntegrityError as taken:
            raise DeskError(Code.CASE_CHANGED, number=number) from taken
        return added.one_or_none() is not None

    async def all(self, number: str) -> tuple[Exchange, ...]:
        """Everything that was said of a case, in order."""
        query = select(exchanges).where(exchanges.c.number == number).order_by(exchanges.c.nth)
        return tuple(_exchange(row) for row in await self.connection.execute(query))

    async def get(self, number: str, nth: int) -> Exchange | None:
        """The nth thing that was said of a case."""
        query = select(exchanges).where(exchanges.c.number == number, exchanges.c.nth == nth)
        row = (await self.connection.execute(query)).one_or_none()
        return None if row is None else _exchange(row)


def _exchange(row: Row[Any]) -> Exchange:
    return Exchange(
        nth=row.nth,
        kind=ExchangeKind(row.kind),
        author=Author(row.author),
        at=row.at,
        text=row.text,
        person_id=row.person_id,
        entry_id=row.entry_id,
        attachments=files_of(row.files),
        update_id=row.update_id,
    )
