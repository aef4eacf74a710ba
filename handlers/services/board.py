"""The board: what its members may do with the cases they are asked about.

Whatever a member sees comes as a `Sitting`, which holds no more than she may read; whatever she
does is checked again by the rules, on the newest referral, with the roles she has at that moment.
"""

from collections.abc import Awaitable, Callable, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TypeAlias

import structlog

from cases import seats
from cases.board import Opinion, Referral
from cases.boarded import Boarded, planned
from cases.case import Attachment
from cases.members import require_member
from cases.people import Person
from cases.rules import Rules
from cases.sitting import Sitting, sitting
from handlers.services.entries import topic_words
from handlers.services.membership import acting
from handlers.services.ports import Clock, LibraryShelf, Storage, Unit
from handlers.services.record import at_most_twice, keep_step
from handlers.services.refusals import audited
from handlers.services.spoken import Spoken, spoken_by
from handlers.services.sweep import UNCOMPUTABLE
from knowledge.basis import law_in
from knowledge.entry import Law

#: So many past referrals are listed.
PAST = 20
#: So many due referrals a sweep takes; the next sweep takes the next.
SWEPT = 50
#: How long no other sweeper looks at them.
LEASE = timedelta(minutes=5)
#: A referral whose computation fails is looked at again after so long.
LATER = timedelta(hours=1)

log = structlog.get_logger()
Taken: TypeAlias = Callable[[Referral, Person, datetime], Boarded]


@dataclass(frozen=True, slots=True)
class Basis:
    """A legal basis as it was typed, and the law of the register that it names, if any."""

    typed: str
    law: Law | None


class Boardroom:
    """What may be done with referrals by those who sit on them, and by the clock."""

    def __init__(self, storage: Storage, shelf: LibraryShelf, clock: Clock, rules: Rules) -> None:
        self._storage = storage
        self._shelf = shelf
        self._clock = clock
        self._rules = rules

    async def awaiting(self, by: Person) -> tuple[Sitting, ...]:
        """The open referrals in which she sits, those due first; none she has withdrawn from."""
        return await self._listed(by, lambda unit: unit.board.open_of(by.id), newest=False)

    async def past(self, by: Person) -> tuple[Sitting, ...]:
        """The last ones she took part in that have an outcome, the newest first."""
        return await self._listed(by, lambda unit: unit.board.past_of(by.id, limit=PAST))

    async def sitting(self, referral_id: int, *, by: Person) -> Sitting:
        """Her place in a referral."""
        async with self._audited(by, "board_read"), self._storage.read() as unit:
            person = await self._member(unit, by)
            return await self._seen(unit, await unit.board.get(referral_id), person)

    async def files(self, referral_id: int, *, by: Person) -> tuple[Attachment, ...]:
        """The files that go with the brief, once she declared that she has no conflict."""
        async with self._audited(by, "board_files"), self._storage.read() as unit:
            person = await self._member(unit, by)
            referral = await unit.board.get(referral_id)
            await self._seen(unit, referral, person)
            seats.brief_for(referral, person)
        return referral.files

    async def others(self, referral_id: int, *, by: Person) -> tuple[Spoken, ...]:
        """What the others said, once she has spoken herself."""
        async with self._audited(by, "board_compare"), self._storage.read() as unit:
            person = await self._member(unit, by)
            referral = await unit.board.get(referral_id)
            await self._seen(unit, referral, person)
            found = seats.others_opinions(referral, person)
            at, rules = self._clock(), self._rules
            return tuple([await spoken_by(seat, unit, rules, at) for seat in found])

    def bases(self, lines: Sequence[str]) -> tuple[Basis, ...]:
        """The laws that typed lines name."""
        laws = self._shelf.current.laws.values()
        return tuple(Basis(line, law_in(line, laws)) for line in lines)

    async def declare(self, referral_id: int, *, by: Person, recused: bool) -> Sitting:
        """Say that she has a conflict of interest, or none."""
        return await self._step(
            *("board_declare", referral_id, by),
            lambda referral, person, at: seats.declare(
                referral, by=person, at=at, rules=self._rules, recused=recused
            ),
        )

    async def give(self, referral_id: int, opinion: Opinion, *, by: Person) -> Sitting:
        """Give her opinion; with the last one that matters the board comes to an end."""
        return await self._step(
            *("board_give", referral_id, by),
            lambda referral, person, at: seats.give(
                referral, by=person, opinion=opinion, at=at, rules=self._rules
            ),
        )

    async def abstain(self, referral_id: int, *, by: Person) -> Sitting:
        """Give no opinion."""
        return await self._step(
            *("board_abstain", referral_id, by),
            lambda referral, person, at: seats.abstain(
                referral, by=person, at=at, rules=self._rules
            ),
        )

    async def extend(self, referral_id: int, nth: int, *, by: Person) -> Sitting:
        """More time for herself, for the nth time."""
        return await self._step(
            *("board_extend", referral_id, by),
            lambda referral, person, at: seats.extend(
                referral, by=person, at=at, rules=self._rules, nth=nth
            ),
        )

    async def sweep(self, at: datetime) -> int:
        """Bring to an end or remind of what is due; gives how many were looked at.

        Each is a transaction of its own. One whose computation fails is put off and reported.
        """
        async with self._storage.write() as unit:
            due = await unit.board.due(at, limit=SWEPT, lease_for=LEASE)
        for referral_id in due:
            try:
                await self._swept(referral_id, at)
            except UNCOMPUTABLE as failure:
                log.warning("board.sweep_failed", referral=referral_id, error=str(failure))
                async with self._storage.write() as unit:
                    await unit.board.postpone(referral_id, at + LATER)
        return len(due)

    async def _swept(self, referral_id: int, at: datetime) -> None:
        async with self._storage.write() as unit:
            referral = await unit.board.get(referral_id)
            boarded = seats.sweep(referral, at, self._rules)
            if boarded is not None:
                await keep_step(unit, boarded, by=None, at=at, rules=self._rules)
                return
            next_at = planned(referral, at, self._rules).next_at
            if referral.is_open and next_at is not None:
                await unit.board.postpone(referral_id, next_at)

    async def _step(self, move: str, referral_id: int, by: Person, take: Taken) -> Sitting:
        at = self._clock()

        async def work(unit: Unit) -> Sitting:
            person = await self._member(unit, by)
            boarded = take(await unit.board.get(referral_id), person, at)
            kept = await keep_step(unit, boarded, by=person, at=at, rules=self._rules)
            return await self._seen(unit, kept, person)

        async with self._audited(by, move):
            return await at_most_twice(self._storage, work)

    async def _listed(
        self,
        by: Person,
        find: Callable[[Unit], Awaitable[Sequence[Referral]]],
        *,
        newest: bool = True,
    ) -> tuple[Sitting, ...]:
        async with self._audited(by, "board_list"), self._storage.read() as unit:
            person = await self._member(unit, by)
            require_member(person, self._clock())
            found = [await self._seen(unit, each, person) for each in await find(unit)]
        mine = (each for each in found if not each.seat.is_recused)
        if newest:
            return tuple(mine)
        return tuple(sorted(mine, key=lambda each: (each.seat.has_spoken, each.seat.due_at)))

    async def _seen(self, unit: Unit, referral: Referral, person: Person) -> Sitting:
        seats.seat_of(referral, person)
        case = await unit.cases.get(referral.number)
        seen = sitting(referral, case, person, self._clock(), self._rules)
        return replace(seen, topic=topic_words(self._shelf.current, case.request.topic))

    async def _member(self, unit: Unit, by: Person) -> Person:
        return await acting(unit, by) or by

    def _audited(self, by: Person, move: str) -> AbstractAsyncContextManager[None]:
        return audited(self._storage, self._clock, by, move)
