"""Received updates: kept before they are acknowledged, wiped when they are done."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import delete, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.statements import Statement
from storage.tables import inbox, lanes

ADD = Statement.inserting(
    inbox,
    lambda row: row.on_conflict_do_nothing(index_elements=["update_id"]).returning(
        inbox.c.update_id, inbox.c.lane, inbox.c.state
    ),
    but=["attempts"],
)
#: Locks the lane until the end of the transaction, and tells whoever is about to close it.
OPEN = Statement.inserting(
    lanes,
    lambda row: row.on_conflict_do_update(
        index_elements=["key"], set_={"arrivals": lanes.c.arrivals + 1}
    ),
    but=["owner", "leased_until", "arrivals"],
)


class State(StrEnum):
    """Where an update stands."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    QUARANTINED = "quarantined"


@dataclass(frozen=True, slots=True)
class Arrival:
    """An update as it came in: masked, or without a payload when it made no sense.

    `payload` is JSON text; `masked` names the kinds of personal data that were hidden; `error`
    says why an update without a payload is quarantined at once.
    """

    update_id: int
    lane: str
    kind: str
    payload: str | None
    masked: tuple[str, ...] = ()
    error: str | None = None


@dataclass(frozen=True, slots=True)
class Figures:
    """What lies in the inbox; `oldest` is when the first unfinished update came in."""

    waiting: int
    running: int
    done: int
    quarantined: int
    oldest: datetime | None


@dataclass(frozen=True, slots=True)
class Inbox:
    """Rows whose key is the number of the update: the same one is never stored twice."""

    connection: AsyncConnection

    async def add(
        self, arrivals: Sequence[Arrival], *, at: datetime, ready_at: datetime
    ) -> tuple[int, ...]:
        """Store what has not been stored before and give the numbers of those.

        Their lanes may be claimed from `ready_at` on; a lane that waits longer goes on waiting.
        """
        if not arrivals:
            return ()
        rows = {arrival.update_id: _row(arrival, at) for arrival in arrivals}
        fresh = (await ADD.run_each(self.connection, list(rows.values()))).rows
        waiting = sorted({row.lane for row in fresh if row.state == State.WAITING})
        if waiting:
            rows_of_lanes = [{"key": key, "ready_at": ready_at} for key in waiting]
            await OPEN.run_each(self.connection, rows_of_lanes)
        return tuple(sorted(row.update_id for row in fresh))

    async def figures(self) -> Figures:
        """How many updates stand where."""
        counted = await self.connection.execute(
            select(inbox.c.state, func.count().label("number")).group_by(inbox.c.state)
        )
        counts: dict[str, int] = {row.state: row.number for row in counted}
        oldest = await self.connection.scalar(
            select(func.min(inbox.c.received_at)).where(inbox.c.finished_at.is_(None))
        )
        return Figures(
            waiting=counts.get(State.WAITING, 0),
            running=counts.get(State.RUNNING, 0),
            done=counts.get(State.DONE, 0),
            quarantined=counts.get(State.QUARANTINED, 0),
            oldest=oldest,
        )

    async def last_received(self) -> datetime | None:
        """When the newest update came that is still remembered."""
        moment: datetime | None = await self.connection.scalar(
            select(func.max(inbox.c.received_at))
        )
        return moment

    async def clear(self) -> None:
        """Drop everything: the numbers of the updates begin anew."""
        await self.connection.execute(delete(lanes))
        await self.connection.execute(delete(inbox))


def _row(arrival: Arrival, at: datetime) -> dict[str, object]:
    is_waiting = arrival.payload is not None
    return {
        "update_id": arrival.update_id,
        "lane": arrival.lane,
        "kind": arrival.kind,
        "state": State.WAITING.value if is_waiting else State.QUARANTINED.value,
        "received_at": at,
        "payload": arrival.payload,
        "masked": list(arrival.masked),
        "finished_at": None if is_waiting else at,
        "error": arrival.error,
    }
