"""Referrals with their seats: saved together, by whoever saw the newest revision."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby
from typing import Any

from sqlalchemy import ColumnElement, Row, exists, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from cases.board import Declaration, Referral, Seat
from cases.errors import Code, DeskError
from storage.board_columns import referral_columns, referral_of, seat_columns, seat_of
from storage.tables import referrals, seats


@dataclass(frozen=True, slots=True)
class Board:
    """Cases before the board."""

    connection: AsyncConnection

    async def add(self, referral: Referral) -> Referral:
        """Keep a new referral; it and its seats come back with their numbers."""
        values = {"revision": referral.revision, **referral_columns(referral)}
        added = await self.connection.execute(
            insert(referrals).values(values).returning(referrals.c.id)
        )
        referral_id: int = added.scalar_one()
        for seat in referral.seats:
            await self._seat(referral_id, seat)
        return await self.get(referral_id)

    async def get(self, referral_id: int) -> Referral:
        """The referral of that number; raises DeskError when there is none."""
        found = await self._found(referrals.c.id == referral_id)
        if not found:
            raise DeskError(Code.UNKNOWN_REFERRAL)
        return found[0]

    async def save(self, referral: Referral) -> Referral:
        """Keep what became of a referral and its seats; it comes back at its new revision.

        Raises DeskError when somebody was quicker.
        """
        saved = await self.connection.execute(
            update(referrals)
            .where(referrals.c.id == referral.id, referrals.c.revision == referral.revision)
            .values(revision=referral.revision + 1, **referral_columns(referral))
        )
        if saved.rowcount == 0:
            raise DeskError(Code.CASE_CHANGED, number=referral.number)
        for seat in referral.seats:
            await self._seat(referral.id, seat)
        return await self.get(referral.id)

    async def of_case(self, number: str) -> tuple[Referral, ...]:
        """Every referral of a case, the first first."""
        return await self._found(referrals.c.number == number)

    async def open_of(self, person_id: int) -> tuple[Referral, ...]:
        """The referrals that await opinions and in which she has a seat."""
        hers = exists().where(
            seats.c.referral_id == referrals.c.id, seats.c.person_id == person_id
        )
        return await self._found(referrals.c.result.is_(None), hers)

    async def past_of(self, person_id: int, *, limit: int) -> tuple[Referral, ...]:
        """The newest referrals with an outcome in which she sat and was not recused."""
        hers = exists().where(
            seats.c.referral_id == referrals.c.id,
            seats.c.person_id == person_id,
            seats.c.declaration.is_distinct_from(Declaration.RECUSED.value),
        )
        newest = (
            select(referrals.c.id)
            .where(referrals.c.result.is_not(None), hers)
            .order_by(referrals.c.id.desc())
            .limit(limit)
        )
        return (await self._found(referrals.c.id.in_(newest)))[::-1]

    async def due(self, at: datetime, *, limit: int, lease_for: timedelta) -> tuple[int, ...]:
        """The numbers of referrals that the sweep must look at; no other sweeper gets them.

        Each is read by itself: one that cannot be read holds up no other.
        """
        waiting = (
            select(referrals.c.id)
            .where(
                referrals.c.next_at <= at,
                or_(referrals.c.swept_until.is_(None), referrals.c.swept_until <= at),
            )
            .order_by(referrals.c.next_at)
            .limit(limit)
            .with_for_update(skip_locked=True)
            .cte("waiting")
        )
        taken = await self.connection.scalars(
            update(referrals)
            .where(referrals.c.id.in_(select(waiting.c.id)))
            .values(swept_until=at + lease_for)
            .returning(referrals.c.id)
        )
        return tuple(sorted(taken))

    async def postpone(self, referral_id: int, until: datetime) -> None:
        """Look at a referral again then: looking at it now has failed."""
        await self.connection.execute(
            update(referrals)
            .where(referrals.c.id == referral_id)
            .values(next_at=until, swept_until=None)
        )

    async def _seat(self, referral_id: int, seat: Seat) -> None:
        if not seat.id:
            values = {"referral_id": referral_id, **seat_columns(seat)}
            await self.connection.execute(insert(seats).values(values))
            return
        await self.connection.execute(
            update(seats)
            .where(seats.c.id == seat.id, seats.c.referral_id == referral_id)
            .values(seat_columns(seat))
        )

    async def _found(self, *which: ColumnElement[bool]) -> tuple[Referral, ...]:
        found = await self.connection.execute(
            select(referrals).where(*which).order_by(referrals.c.id)
        )
        rows = found.all()
        of_these = seats.c.referral_id.in_([row.id for row in rows])
        taken = await self.connection.execute(
            select(seats).where(of_these).order_by(seats.c.referral_id, seats.c.id)
        )
        seated = _by_referral(taken)
        return tuple(referral_of(row, seated.get(row.id, ())) for row in rows)


def _by_referral(rows: Iterable[Row[Any]]) -> dict[int, tuple[Seat, ...]]:
    groups = groupby(rows, key=lambda row: row.referral_id)
    return {number: tuple(seat_of(row) for row in hers) for number, hers in groups}
