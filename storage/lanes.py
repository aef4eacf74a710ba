"""Lanes: who may handle which updates now, and which of them comes next.

A lane is one chat. Its row is there as long as it has unfinished updates, and whoever holds the
lease on the row handles them one after the other. Every step locks the row first, so two
processes never run one lane at the same time, and an arrival is never overlooked.
"""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import case, delete, func, or_, select, tuple_, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.inbox import State
from storage.tables import inbox, lanes


class LeaseLostError(Exception):
    """Somebody else holds the lane by now: what was done for it must not be written."""


@dataclass(frozen=True, slots=True)
class Job:
    """The update at the head of a lane; `attempts` counts how often it was begun."""

    update_id: int
    lane: str
    kind: str
    payload: dict[str, Any]
    masked: tuple[str, ...]
    attempts: int
    received_at: datetime


@dataclass(frozen=True, slots=True)
class Lanes:
    """Leases on lanes, and the updates that wait in them."""

    connection: AsyncConnection

    async def next_at(self, now: datetime) -> datetime | None:
        """The moment at which a lane can be claimed; None when there is none to wait for."""
        leased = lanes.c.leased_until > now
        moment: datetime | None = await self.connection.scalar(
            select(func.min(case((leased, lanes.c.leased_until), else_=lanes.c.ready_at)))
        )
        return moment

    async def claim(
        self,
        owner: str,
        *,
        now: datetime,
        until: datetime,
        limit: int,
        but: Collection[str] = (),
    ) -> tuple[str, ...]:
        """Take up to `limit` lanes that are ready and nobody's, those that wait longest first.

        Those named in `but` are left alone.
        """
        free = or_(lanes.c.leased_until.is_(None), lanes.c.leased_until <= now)
        due = (
            select(lanes.c.key)
            .where(lanes.c.ready_at <= now, free, lanes.c.key.not_in(but))
            .order_by(lanes.c.ready_at)
            .limit(limit)
            .with_for_update(skip_locked=True)
            .cte("due")
        )
        claimed = await self.connection.scalars(
            update(lanes)
            .where(lanes.c.key.in_(select(due.c.key)))
            .values(owner=owner, leased_until=until)
            .returning(lanes.c.key)
        )
        return tuple(claimed)

    async def renew(self, held: Mapping[str, str], *, until: datetime) -> frozenset[str]:
        """Renew the leases of lanes, each with its owner; gives those that still are theirs."""
        renewed = await self.connection.scalars(
            update(lanes)
            .where(tuple_(lanes.c.key, lanes.c.owner).in_(held.items()))
            .values(leased_until=until)
            .returning(lanes.c.key)
        )
        return frozenset(renewed)

    async def hold(self, lane: str, owner: str, *, until: datetime) -> None:
        """Renew the lease and lock the lane until the end of the transaction.

        Raises LeaseLostError when it is another's by now.
        """
        held = await self.connection.execute(
            update(lanes)
            .where(lanes.c.key == lane, lanes.c.owner == owner)
            .values(leased_until=until)
        )
        if held.rowcount == 0:
            raise LeaseLostError(lane)

    async def head(self, lane: str) -> Job | None:
        """The unfinished update of the lane with the lowest number."""
        query = (
            select(inbox)
            .where(inbox.c.lane == lane, inbox.c.finished_at.is_(None))
            .order_by(inbox.c.update_id)
            .limit(1)
        )
        row = (await self.connection.execute(query)).one_or_none()
        if row is None:
            return None
        return Job(
            update_id=row.update_id,
            lane=row.lane,
            kind=row.kind,
            payload=json.loads(row.payload),
            masked=tuple(row.masked),
            attempts=row.attempts,
            received_at=row.received_at,
        )

    async def begin(self, job: Job) -> None:
        """Count the attempt before it is made, so that one that kills the process counts too."""
        await self._set(job, state=State.RUNNING.value, attempts=job.attempts + 1)

    async def done(self, job: Job, *, at: datetime) -> None:
        """Finish the update and wipe what it said."""
        await self._finish(job, State.DONE, at, error=None)

    async def quarantine(self, job: Job, *, at: datetime, error: str) -> None:
        """Give the update up and wipe what it said; `error` names the class of the fault."""
        await self._finish(job, State.QUARANTINED, at, error=error)

    async def put_back(self, job: Job, *, error: str | None, counted: bool = True) -> None:
        """Leave the update at the head of its lane for another attempt."""
        attempts = job.attempts + 1 if counted else job.attempts
        await self._set(job, state=State.WAITING.value, attempts=attempts, error=error)

    async def leave(self, lane: str, *, ready_at: datetime | None) -> None:
        """Let the lane go: until `ready_at`, or for good when it is None."""
        mine = lanes.c.key == lane
        if ready_at is None:
            await self.connection.execute(delete(lanes).where(mine))
            return
        await self.connection.execute(
            update(lanes).where(mine).values(owner=None, leased_until=None, ready_at=ready_at)
        )

    async def _finish(self, job: Job, state: State, at: datetime, *, error: str | None) -> None:
        await self._set(job, state=state.value, payload=None, finished_at=at, error=error)

    async def _set(self, job: Job, **values: object) -> None:
        await self.connection.execute(
            update(inbox).where(inbox.c.update_id == job.update_id).values(**values)
        )
