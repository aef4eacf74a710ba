"""The groups in which the desk works."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from cases.threads import Place
from storage.statements import Statement
from storage.tables import places

SET = Statement.inserting(
    places,
    lambda row: row.on_conflict_do_update(
        index_elements=["name"],
        set_={
            "chat_id": row.excluded.chat_id,
            "is_forum": row.excluded.is_forum,
            "set_at": row.excluded.set_at,
        },
    ),
    but=["parked_at", "parked_reason"],
)


@dataclass(frozen=True, slots=True)
class Places:
    """One row a place, by name."""

    connection: AsyncConnection

    async def set(self, name: str, chat_id: int, *, is_forum: bool, at: datetime) -> None:
        """Work in that group from now on."""
        values = {"name": name, "chat_id": chat_id, "is_forum": is_forum, "set_at": at}
        await SET.run(self.connection, values)

    async def get(self, name: str) -> Place | None:
        """The group of that name, if one was named."""
        row = (
            await self.connection.execute(select(places).where(places.c.name == name))
        ).one_or_none()
        if row is None:
            return None
        return Place(row.name, row.chat_id, row.is_forum, row.parked_at, row.parked_reason)
