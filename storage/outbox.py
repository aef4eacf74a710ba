"""The outbox: notices kept with what caused them, delivered under a lease, each in its line."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from cases.delivery import Address, DeliveryState, Settlement, ToPerson
from cases.notice import MAILINGS, Notice, Outgoing, TopicCard, stored
from cases.outbox import RESTORED, Backlog, Parcel, Undelivered
from storage.addresses import addresses
from storage.chats import migrate
from storage.outbox_claims import CLAIM, PARCELS, READY, SENDING, WAITING
from storage.outbox_lines import (
    HARMLESS,
    key_of,
    parcel_of,
    recipient_of,
    undelivered_of,
)
from storage.parking import Parking
from storage.statements import Statement
from storage.tables import outbox

ADD = Statement.inserting(
    outbox,
    lambda row: row.on_conflict_do_nothing(index_elements=["key"]).returning(outbox.c.id),
    but=(
        *("id", "turn", "attempts", "retried", "owner", "leased_until"),
        *("settled_at", "reason", "message_id"),
    ),
)
#: Nobody knows what became of these, or they were given up: a person has to look.
FAILED = (DeliveryState.DEAD.value, DeliveryState.UNKNOWN.value)
MAILINGS_LAST = (False, True)
_FREED = {"owner": None, "leased_until": None}


@dataclass(frozen=True, slots=True)
class Outbox:
    """Notices to deliver."""

    connection: AsyncConnection

    async def add(self, outgoing: Outgoing, *, at: datetime) -> None:
        """Keep a notice for everybody it is for; for whom it is kept already, it is not again."""
        for address, is_parked in await addresses(self.connection, outgoing.to, at):
            state = DeliveryState.PARKED if is_parked else DeliveryState.WAITING
            await self._add(outgoing.notice, address, state, at)

    async def claim(
        self, owner: str, *, at: datetime, lease_for: timedelta, limit: int, group: bool = True
    ) -> tuple[Parcel, ...]:
        """Take up to `limit` notices that may go now, at most one of each line.

        A mailing to hundreds lets everything else pass; within a line nothing changes places.
        Without `group` those for the secretariat's group are left where they are.
        """
        values = {"mine": owner, "now": at, "until": at + lease_for, "group": group}
        claimed: list[int] = []
        for mailing in MAILINGS_LAST:
            if most := limit - len(claimed):
                values |= {"mailing": mailing, "most": most}
                claimed += await self.connection.scalars(CLAIM, values)
        rows = await self.connection.execute(PARCELS, {"ids": claimed}) if claimed else ()
        return tuple(parcel_of(row) for row in rows)

    async def may_begin(self, at: datetime, *, group: bool = True) -> bool:
        """Whether there is a notice to claim now."""
        for mailing in MAILINGS_LAST:
            values = {"mailing": mailing, "now": at, "group": group}
            if await self.connection.scalar(READY, values) is not None:
                return True
        return False

    async def renew(self, owner: str, *, until: datetime) -> bool:
        """Keep what the worker has claimed for longer; False: it is no longer hers."""
        kept = await self.connection.execute(
            update(outbox)
            .where(outbox.c.owner == owner, outbox.c.state.in_((WAITING, SENDING)))
            .values(leased_until=until)
        )
        return kept.rowcount > 0

    async def sending(self, parcel_id: int, *, owner: str) -> bool:
        """Say that a request may be on its way from now on; False: it is no longer hers to send.

        Must be committed before the request is written.
        """
        marked = await self.connection.execute(
            update(outbox)
            .where(outbox.c.id == parcel_id, outbox.c.owner == owner, outbox.c.state == WAITING)
            .values(state=DeliveryState.SENDING.value)
        )
        return marked.rowcount > 0

    async def settle(
        self,
        parcel_id: int,
        settlement: Settlement,
        *,
        owner: str,
        at: datetime,
        message_id: int | None = None,
    ) -> bool:
        """Keep what became of an attempt; False when the notice is another's by now.

        Who comes back late with a result may still settle what was taken for unknown.
        """
        waits = settlement.state is DeliveryState.WAITING
        values: dict[str, object] = {
            "state": settlement.state.value,
            "attempts": outbox.c.attempts + int(settlement.counted),
            "ready_at": at + settlement.after if waits else outbox.c.ready_at,
            "settled_at": None if waits else at,
            "reason": settlement.reason[:255] or None,
            "message_id": message_id,
        }
        unsettled = (WAITING, SENDING, DeliveryState.UNKNOWN.value)
        settled = await self.connection.execute(
            update(outbox)
            .where(
                outbox.c.id == parcel_id,
                outbox.c.owner == owner,
                outbox.c.state.in_(unsettled),
            )
            .values(**values, **_FREED)
        )
        return settled.rowcount > 0

    async def lapsed(self, at: datetime) -> tuple[Undelivered, ...]:
        """Free what a worker left behind; gives what may or may not have been sent.

        What was never marked waits again, and so does what is harmless twice.
        """
        left = outbox.c.leased_until <= at
        harmless = outbox.c.kind.in_(sorted(HARMLESS))
        sending = (outbox.c.state == SENDING, left)
        await self.connection.execute(
            update(outbox).where(outbox.c.state == WAITING, left).values(**_FREED)
        )
        await self.connection.execute(
            update(outbox)
            .where(*sending, harmless)
            .values(
                state=DeliveryState.WAITING.value,
                attempts=outbox.c.attempts + 1,
                ready_at=at,
                **_FREED,
            )
        )
        # The owner stays: she may come back and tell.
        unknown = await self.connection.execute(
            update(outbox)
            .where(*sending, ~harmless)
            .values(
                state=DeliveryState.UNKNOWN.value,
                attempts=outbox.c.attempts + 1,
                settled_at=at,
                leased_until=None,
                reason="lapsed",
            )
            .returning(outbox)
        )
        return tuple(undelivered_of(row) for row in unknown)

    async def doubt(self, *, at: datetime) -> int:
        """Send nothing by itself that may have gone out since this database was copied.

        What is harmless twice goes on waiting; gives how many are unknown from now on.
        """
        doubted = await self.connection.execute(
            update(outbox)
            .where(outbox.c.state.in_((WAITING, SENDING)), outbox.c.kind.not_in(sorted(HARMLESS)))
            .values(state=DeliveryState.UNKNOWN.value, settled_at=at, reason=RESTORED, **_FREED)
        )
        return doubted.rowcount

    async def retry(self, parcel_id: int, *, at: datetime) -> bool:
        """Send again what failed, because a person says so; False when it did not fail."""
        again = await self.connection.execute(
            update(outbox)
            .where(outbox.c.id == parcel_id, outbox.c.state.in_(FAILED))
            .values(
                state=DeliveryState.WAITING.value,
                attempts=0,
                retried=outbox.c.retried + 1,
                ready_at=at,
                settled_at=None,
                reason=None,
                **_FREED,
            )
        )
        return again.rowcount > 0

    async def arrived(self, parcel_id: int, *, at: datetime) -> bool:
        """Take what failed for sent, because a person says so; False when it did not fail."""
        settled = await self.connection.execute(
            update(outbox)
            .where(outbox.c.id == parcel_id, outbox.c.state.in_(FAILED))
            .values(state=DeliveryState.SENT.value, settled_at=at, **_FREED)
        )
        return settled.rowcount > 0

    async def get(self, parcel_id: int) -> Undelivered | None:
        """The notice of that number, whatever became of it."""
        query = select(outbox).where(outbox.c.id == parcel_id)
        row = (await self.connection.execute(query)).one_or_none()
        return None if row is None else undelivered_of(row)

    async def dead(self, *, limit: int, offset: int = 0) -> tuple[Undelivered, ...]:
        """What was given up and what nobody knows of, the newest first."""
        query = select(outbox).where(outbox.c.state.in_(FAILED)).order_by(outbox.c.id.desc())
        found = await self.connection.execute(query.limit(limit).offset(offset))
        return tuple(undelivered_of(row) for row in found)

    async def backlog(self, at: datetime) -> Backlog:
        """How many notices stand where, and since when the first waits that could go."""
        counted = await self.connection.execute(
            select(outbox.c.state, func.count().label("number")).group_by(outbox.c.state)
        )
        by_state = {DeliveryState(row.state): row.number for row in counted}
        return Backlog(by_state, await self.oldest_waiting(at))

    async def oldest_waiting(self, at: datetime) -> datetime | None:
        """When the oldest notice was written that has not gone though it could."""
        oldest: datetime | None = await self.connection.scalar(
            select(func.min(outbox.c.created_at)).where(
                outbox.c.state.in_((WAITING, SENDING)), outbox.c.ready_at <= at
            )
        )
        return oldest

    async def park(self, person_id: int, reason: str, *, at: datetime) -> bool:
        """Send her nothing more until she writes; False when that was so before."""
        return await Parking(self.connection).park(person_id, reason, at)

    async def unpark(self, person_id: int, *, at: datetime) -> int:
        """She wrote: what waited for her goes on; gives how many notices that are."""
        return await Parking(self.connection).unpark(person_id, at)

    async def park_group(self, reason: str, *, at: datetime) -> bool:
        """Send nothing more to the secretariat's group; False when that was so before."""
        return await Parking(self.connection).park_group(reason, at)

    async def unpark_group(self, *, at: datetime) -> int:
        """The group can be written to: what waited goes on; gives how many notices that are."""
        return await Parking(self.connection).unpark_group(at)

    async def migrate_chat(self, old: int, new: int) -> None:
        """A group has another number: everything that led to the old one leads to the new."""
        await migrate(self.connection, old, new)

    async def _add(
        self, notice: Notice, address: Address, state: DeliveryState, at: datetime
    ) -> None:
        kind, data = stored(notice)
        recipient = recipient_of(address)
        values = {
            "key": key_of(notice, recipient),
            "kind": kind,
            "data": data,
            "case_number": getattr(notice, "number", None),
            "recipient": recipient,
            "is_mailing": kind in MAILINGS,
            "person_id": address.person_id if isinstance(address, ToPerson) else None,
            "state": state.value,
            "created_at": at,
            "ready_at": at,
        }
        added: int | None = (await ADD.run(self.connection, values)).scalar()
        if added is not None and isinstance(notice, TopicCard):
            await self._overtake(added, kind, recipient, at)

    async def _overtake(self, added: int, kind: str, recipient: str, at: datetime) -> None:
        """Older cards are not sent any more; the new one takes the first place among them."""
        turn = func.coalesce(outbox.c.turn, outbox.c.id)
        older = await self.connection.scalars(
            update(outbox)
            .where(
                outbox.c.recipient == recipient,
                outbox.c.kind == kind,
                outbox.c.state.in_((WAITING, DeliveryState.PARKED.value)),
                outbox.c.id != added,
            )
            .values(state=DeliveryState.DROPPED.value, settled_at=at, **_FREED)
            .returning(turn)
        )
        turns = list(older)
        if turns:
            await self.connection.execute(
                update(outbox).where(outbox.c.id == added).values(turn=min(turns))
            )
