"""Who cannot be written to, and what waits until she can."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Table, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from cases.delivery import DeliveryState
from cases.threads import SECRETARIAT
from storage.tables import outbox, people, places

_WAITING, _PARKED = DeliveryState.WAITING.value, DeliveryState.PARKED.value
_OF_GROUP = outbox.c.person_id.is_(None)


@dataclass(frozen=True, slots=True)
class Parking:
    """People who blocked the desk, and a group that put it out."""

    connection: AsyncConnection

    async def park(self, person_id: int, reason: str, at: datetime) -> bool:
        """Let what is for her wait; False when it did before."""
        hers = outbox.c.person_id == person_id
        return await self._park(people, people.c.id == person_id, hers, (reason, at))

    async def unpark(self, person_id: int, at: datetime) -> int:
        """Let what waited for her go on; gives how many notices that are."""
        hers = outbox.c.person_id == person_id
        return await self._unpark(people, people.c.id == person_id, hers, at)

    async def park_group(self, reason: str, at: datetime) -> bool:
        """Let what is for the secretariat wait; False when it did before."""
        group = places.c.name == SECRETARIAT
        return await self._park(places, group, _OF_GROUP, (reason, at))

    async def unpark_group(self, at: datetime) -> int:
        """Let what waited for the secretariat go on; gives how many notices that are."""
        return await self._unpark(places, places.c.name == SECRETARIAT, _OF_GROUP, at)

    async def _park(
        self,
        table: Table,
        whose: ColumnElement[bool],
        what: ColumnElement[bool],
        why: tuple[str, datetime],
    ) -> bool:
        reason, at = why
        # Whoever is being freed at this moment is parked again, and not passed over.
        await self.connection.execute(select(table.c.parked_at).where(whose).with_for_update())
        parked = await self.connection.execute(
            update(table)
            .where(whose, table.c.parked_at.is_(None))
            .values(parked_at=at, parked_reason=reason[:255])
        )
        await self.connection.execute(
            update(outbox).where(what, outbox.c.state == _WAITING).values(state=_PARKED)
        )
        return parked.rowcount > 0

    async def _unpark(
        self,
        table: Table,
        whose: ColumnElement[bool],
        what: ColumnElement[bool],
        at: datetime,
    ) -> int:
        await self.connection.execute(
            update(table).where(whose).values(parked_at=None, parked_reason=None)
        )
        freed = await self.connection.execute(
            update(outbox)
            .where(what, outbox.c.state == _PARKED)
            .values(state=_WAITING, ready_at=at, settled_at=None, reason=None)
        )
        return freed.rowcount
