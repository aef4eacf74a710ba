"""Roles that were given: by whom, until when, and whether they were taken back."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from cases.membership import HeldGrant
from cases.people import Grant, Person, Role
from storage.people import People
from storage.post_columns import grant_of, post_columns
from storage.tables import grants

_KEPT = grants.c.revoked_at.is_(None)


@dataclass(frozen=True, slots=True)
class Grants:
    """Rows that are never deleted while their holder is known, only taken back."""

    connection: AsyncConnection

    async def give(self, person_id: int, grant: Grant) -> Grant:
        """Give her a role; the grant comes back with its number."""
        values = {
            "person_id": person_id,
            "role": grant.role.value,
            "granted_at": grant.granted_at,
            "until": grant.until,
            "granted_by": grant.granted_by,
            "confirmed_at": grant.confirmed_at,
            **post_columns(grant.post),
        }
        given = await self.connection.execute(insert(grants).values(values).returning(grants))
        return grant_of(given.one())

    async def revoke(self, grant_id: int, *, by: int | None, at: datetime) -> bool:
        """Take the role back; False when that was done before."""
        return await self._change(grant_id, revoked_at=at, revoked_by=by)

    async def confirm(self, grant_id: int, *, at: datetime, until: datetime | None) -> bool:
        """Say that she still does this work, until then; False when it was taken back."""
        return await self._change(grant_id, confirmed_at=at, until=until)

    async def get(self, grant_id: int) -> HeldGrant | None:
        """The grant of that number, unless it was taken back."""
        return next(iter(await self._found(grants.c.id == grant_id)), None)

    async def holders(self, role: Role, *, at: datetime) -> tuple[Person, ...]:
        """Everybody who holds the role at that moment."""
        return await People(self.connection).holders(role, at=at)

    async def hold(self, role: Role, *, at: datetime) -> tuple[Person, ...]:
        """As `holders`; whoever else asks so waits until this transaction is over."""
        theirs = select(grants.c.id).where(_KEPT, grants.c.role == role.value)
        await self.connection.execute(theirs.order_by(grants.c.id).with_for_update())
        return await self.holders(role, at=at)

    async def ending(self, before: datetime, *, after: datetime) -> tuple[HeldGrant, ...]:
        """Grants that end after one moment and not after another, the first first."""
        return await self._found(grants.c.until > after, grants.c.until <= before)

    async def _change(self, grant_id: int, **values: object) -> bool:
        changed = await self.connection.execute(
            update(grants).where(grants.c.id == grant_id, _KEPT).values(**values)
        )
        return changed.rowcount > 0

    async def _found(self, *which: ColumnElement[bool]) -> tuple[HeldGrant, ...]:
        query = select(grants).where(_KEPT, *which).order_by(grants.c.until, grants.c.id)
        return tuple(_held(row) for row in await self.connection.execute(query))


def _held(row: Row[Any]) -> HeldGrant:
    return HeldGrant(row.person_id, grant_of(row))
