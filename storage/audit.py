"""Who did what, when: one line each, never a text of an officer."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.tables import audit


@dataclass(frozen=True, slots=True)
class Audit:
    """Lines that are added and never changed."""

    connection: AsyncConnection

    async def add(
        self, *, at: datetime, person_id: int | None, event: str, data: dict[str, Any]
    ) -> None:
        """Add a line."""
        await self.connection.execute(
            insert(audit).values(at=at, person_id=person_id, event=event, data=data)
        )
