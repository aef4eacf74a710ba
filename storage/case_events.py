"""What happened to a case: typed lines, added and never changed."""

from dataclasses import dataclass

from sqlalchemy import insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from cases.queue import CaseEvent
from storage.tables import case_events


@dataclass(frozen=True, slots=True)
class CaseEvents:
    """The timelines of the cases."""

    connection: AsyncConnection

    async def add(self, number: str, event: CaseEvent) -> None:
        """Add a line."""
        await self.connection.execute(
            insert(case_events).values(
                number=number,
                at=event.at,
                person_id=event.person_id,
                event=event.event,
                data=dict(event.data),
            )
        )

    async def all(self, number: str) -> tuple[CaseEvent, ...]:
        """The lines of a case, in order."""
        query = (
            select(case_events).where(case_events.c.number == number).order_by(case_events.c.id)
        )
        found = await self.connection.execute(query)
        return tuple(CaseEvent(row.at, row.person_id, row.event, row.data) for row in found)
