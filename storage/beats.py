"""Signs of life: one row for each part of the desk."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from cases.beat import Beat
from storage.statements import Statement
from storage.tables import beats

BEAT = Statement.inserting(
    beats,
    lambda row: row.on_conflict_do_update(
        index_elements=["name"], set_={"at": row.excluded.at, "detail": row.excluded.detail}
    ),
)

TURN = Statement.inserting(
    beats,
    lambda row: row.on_conflict_do_update(
        index_elements=["name"],
        set_={"at": row.excluded.at, "detail": row.excluded.detail},
        where=beats.c.detail != row.excluded.detail,
    ).returning(beats.c.name),
)


@dataclass(frozen=True, slots=True)
class Beats:
    """When each part last went round."""

    connection: AsyncConnection

    async def beat(self, name: str, *, at: datetime, detail: str = "") -> None:
        """Say that a part has gone round."""
        await BEAT.run(self.connection, {"name": name, "at": at, "detail": detail})

    async def turn(self, name: str, detail: str, *, at: datetime) -> bool:
        """Say how a thing stands; False when it stood so before, however many say it."""
        turned = await TURN.run(self.connection, {"name": name, "at": at, "detail": detail})
        return turned.scalar() is not None

    async def all(self) -> tuple[Beat, ...]:
        """The last round of every part that ever went round."""
        rows = await self.connection.execute(select(beats).order_by(beats.c.name))
        return tuple(Beat(row.name, row.at, row.detail) for row in rows)
