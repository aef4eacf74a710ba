"""Lanes: who may handle which updates now, and which of them comes next.

A lane is one chat. Its row is there as long as it has unfinished updates, and whoever holds the
lease on the row handles them one after the other. A lane is closed only if nothing has arrived
since its holder looked, so two processes never run one lane at the same time, and an arrival is
never overlooked.
"""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    Row,
    bindparam,
    case,
    delete,
    exists,
    func,
    or_,
    select,
    tuple_,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.inbox import State
from storage.statements import Statement
from storage.tables import inbox, lanes


class LeaseLostError(Exception):
    """Somebody else holds the lane by now: what was done for it must not be written."""


@dataclass(frozen=True, slots=True)
class Lease:
    """The right to handle a lane; `arrivals` is how many came after it had been opened."""

    lane: str
    owner: str
    arrivals: int


@dataclass(frozen=True, slots=True)
class Job:
    """The update at the head of a lane; `attempts` counts how often it has been begun."""

    update_id: int
    lane: str
    kind: str
    payload: dict[str, Any]
    masked: tuple[str, ...]
    attempts: int
    received_at: datetime


_OPEN = inbox.c.finished_at.is_(None)
_DUE = (
    select(lanes.c.key)
    .where(
        lanes.c.ready_at <= bindparam("now"),
        or_(lanes.c.leased_until.is_(None), lanes.c.leased_until <= bindparam("now")),
        lanes.c.key.not_in(bindparam("but", expanding=True)),
    )
    .order_by(lanes.c.ready_at)
    .limit(bindparam("most"))
    .with_for_update(skip_locked=True)
    .cte("due")
)
_MINE = (lanes.c.key == bindparam("lane_key"), lanes.c.owner == bindparam("mine"))
NEXT_AT = Statement.of(
    select(
        func.min(
            case(
                (lanes.c.leased_until > bindparam("now"), lanes.c.leased_until),
                else_=lanes.c.ready_at,
            )
        )
    )
)
CLAIM = Statement.of(
    update(lanes)
    .where(lanes.c.key.in_(select(_DUE.c.key)))
    .values(owner=bindparam("mine"), leased_until=bindparam("until"))
    .returning(lanes.c.key, lanes.c.arrivals)
)
HOLD = Statement.of(
    update(lanes).where(*_MINE).values(leased_until=bindparam("until")).returning(lanes.c.arrivals)
)
BEGIN = Statement.of(
    update(inbox)
    .where(
        inbox.c.update_id.in_(
            select(func.min(inbox.c.update_id))
            .where(inbox.c.lane.in_(bindparam("keys", expanding=True)), _OPEN)
            .group_by(inbox.c.lane)
        ),
        _OPEN,
        inbox.c.received_at <= bindparam("arrived_by"),
        inbox.c.attempts < bindparam("most"),
    )
    .values(state=State.RUNNING.value, attempts=inbox.c.attempts + 1)
    .returning(inbox)
)
HEAD = Statement.of(
    select(inbox)
    .where(inbox.c.lane == bindparam("lane_key"), _OPEN)
    .order_by(inbox.c.update_id)
    .limit(1)
)
FINISH = Statement.of(
    update(inbox)
    .where(inbox.c.update_id == bindparam("number"), exists().where(*_MINE))
    .values(
        state=bindparam("became"),
        # The number suffices to notice a second delivery; the lane is that of a person.
        lane="",
        payload=None,
        finished_at=bindparam("now"),
        error=bindparam("fault"),
    )
)
CLOSE = Statement.of(
    delete(lanes).where(
        *_MINE,
        lanes.c.arrivals == bindparam("seen"),
        ~exists().where(inbox.c.lane == bindparam("lane_key"), _OPEN),
    )
)


@dataclass(frozen=True, slots=True)
class Lanes:
    """Leases on lanes, and the updates that wait in them."""

    connection: AsyncConnection

    async def next_at(self, now: datetime) -> datetime | None:
        """The moment at which a lane can be claimed; None when there is none to wait for."""
        moment: datetime | None = (await NEXT_AT.run(self.connection, {"now": now})).scalar()
        return moment

    async def claim(
        self,
        owner: str,
        *,
        now: datetime,
        until: datetime,
        limit: int,
        but: Collection[str] = (),
    ) -> tuple[Lease, ...]:
        """Take up to `limit` lanes that are ready and nobody's, those that wait longest first.

        Those named in `but` are left alone.
        """
        values = {"mine": owner, "now": now, "until": until, "most": limit, "but": list(but)}
        claimed = await CLAIM.run(self.connection, values)
        return tuple(Lease(row.key, owner, row.arrivals) for row in claimed.rows)

    async def renew(self, held: Mapping[str, str], *, until: datetime) -> frozenset[str]:
        """Renew the leases of lanes, each with its owner; gives those that still are theirs."""
        renewed = await self.connection.scalars(
            update(lanes)
            .where(tuple_(lanes.c.key, lanes.c.owner).in_(held.items()))
            .values(leased_until=until)
            .returning(lanes.c.key)
        )
        return frozenset(renewed)

    async def hold(self, lease: Lease, *, until: datetime) -> Lease:
        """Renew the lease and lock the lane until the end of the transaction.

        Raises LeaseLostError when it is another's by now.
        """
        values = {"lane_key": lease.lane, "mine": lease.owner, "until": until}
        held = (await HOLD.run(self.connection, values)).one_or_none()
        if held is None:
            raise LeaseLostError(lease.lane)
        return Lease(lease.lane, lease.owner, held.arrivals)

    async def begin(
        self, keys: Sequence[str], *, arrived_by: datetime, most_attempts: int
    ) -> tuple[Job, ...]:
        """Begin the head of each of these lanes, counting the attempt before it is made.

        Left out are heads that came in after `arrived_by`, or were begun often enough.
        """
        values = {"keys": list(keys), "arrived_by": arrived_by, "most": most_attempts}
        return tuple(_job(row) for row in (await BEGIN.run(self.connection, values)).rows)

    async def head(self, lane: str) -> Job | None:
        """The unfinished update of the lane with the lowest number."""
        row = (await HEAD.run(self.connection, {"lane_key": lane})).one_or_none()
        return None if row is None else _job(row)

    async def finish(
        self, job: Job, lease: Lease, state: State, *, at: datetime, error: str | None = None
    ) -> None:
        """Finish the update, done or given up, and wipe what it said.

        Raises LeaseLostError when the lane is another's by now.
        """
        values = {
            "number": job.update_id,
            "lane_key": lease.lane,
            "mine": lease.owner,
            "became": state.value,
            "now": at,
            "fault": error,
        }
        if (await FINISH.run(self.connection, values)).touched == 0:
            raise LeaseLostError(lease.lane)

    async def put_back(self, job: Job, *, error: str | None, counted: bool = True) -> None:
        """Leave the update at the head of its lane for another attempt."""
        attempts = job.attempts if counted else job.attempts - 1
        await self.connection.execute(
            update(inbox)
            .where(inbox.c.update_id == job.update_id)
            .values(state=State.WAITING.value, attempts=attempts, error=error)
        )

    async def close(self, lease: Lease) -> bool:
        """Let the lane go for good; False when there is, or may be, more to do in it."""
        values = {"lane_key": lease.lane, "mine": lease.owner, "seen": lease.arrivals}
        return (await CLOSE.run(self.connection, values)).touched > 0

    async def leave(self, lease: Lease, *, ready_at: datetime) -> None:
        """Let the lane go until a moment."""
        await self.connection.execute(
            update(lanes)
            .where(lanes.c.key == lease.lane, lanes.c.owner == lease.owner)
            .values(owner=None, leased_until=None, ready_at=ready_at)
        )


def _job(row: Row[Any]) -> Job:
    return Job(
        update_id=row.update_id,
        lane=row.lane,
        kind=row.kind,
        payload=json.loads(row.payload),
        masked=tuple(row.masked),
        attempts=row.attempts,
        received_at=row.received_at,
    )
