"""Cases: one row each, saved only by whoever saw the newest revision."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, bindparam, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from cases.case import Case, Status
from cases.errors import Code, DeskError
from cases.queue import CaseEvent, Counts, QueueFilter
from storage.case_columns import case_columns, case_of
from storage.case_events import CaseEvents
from storage.queue import counted, matching
from storage.statements import Statement
from storage.tables import cases, numbers
from storage.wording import holds

COUNT_ON = Statement.inserting(
    numbers,
    lambda row: row.on_conflict_do_update(
        index_elements=["series"], set_={"last": numbers.c.last + 1}
    ).returning(numbers.c.last),
)
OPEN = Statement.inserting(
    cases,
    lambda row: row.on_conflict_do_nothing(index_elements=["key"]).returning(cases.c.number),
)
#: Asked with every message an officer types: her cases are few, and found by their index.
WAITING_FOR = Statement.of(
    select(cases.c.number)
    .where(cases.c.officer_id == bindparam("whose"), cases.c.status == Status.WAITING.value)
    .order_by(cases.c.opened_at.desc())
)


@dataclass(frozen=True, slots=True)
class Cases:
    """The cases of the desk."""

    connection: AsyncConnection

    async def next_number(self, prefix: str, year: int) -> str:
        """The next number of the year; who takes it keeps others waiting until she is done."""
        series = f"{prefix}-{year}"
        nth = (await COUNT_ON.run(self.connection, {"series": series, "last": 1})).scalar()
        return f"{series}-{nth:04d}"

    async def newest(self, prefix: str, nth: int) -> str | None:
        """The number of the newest year's case that was counted so."""
        of_any_year = cases.c.number.like(f"{prefix}-____-{nth:04d}")
        found = await self.connection.execute(select(func.max(cases.c.number)).where(of_any_year))
        number: str | None = found.scalar()
        return number

    async def add(self, case: Case, *, key: str) -> Case:
        """Keep a new case; with a key that was used before, the case kept then comes back."""
        values = {"number": case.number, "key": key, "revision": case.revision}
        await OPEN.run(self.connection, values | case_columns(case))
        kept = await self.of_key(key)
        if kept is None:
            raise DeskError(Code.CASE_CHANGED)
        return kept

    async def of_key(self, key: str) -> Case | None:
        """The case that was opened with that key."""
        return next(iter(await self._found(cases.c.key == key)), None)

    async def get(self, number: str) -> Case:
        """The case of that number; raises DeskError when there is none."""
        found = await self._found(cases.c.number == number)
        if not found:
            raise DeskError(Code.UNKNOWN_CASE, number=number)
        return found[0]

    async def save(self, case: Case) -> Case:
        """Keep what a move made of the case; it comes back at its new revision.

        Raises DeskError when somebody was quicker.
        """
        saved = await self.connection.execute(
            update(cases)
            .where(cases.c.number == case.number, cases.c.revision == case.revision)
            .values(revision=case.revision + 1, **case_columns(case))
        )
        if saved.rowcount == 0:
            raise DeskError(Code.CASE_CHANGED, number=case.number)
        return replace(case, revision=case.revision + 1)

    async def of_officer(self, person_id: int, *, limit: int) -> tuple[Case, ...]:
        """Her cases, the newest first."""
        newest = (cases.c.opened_at.desc(), cases.c.number.desc())
        query = select(cases).where(cases.c.officer_id == person_id)
        found = await self.connection.execute(query.order_by(*newest).limit(limit))
        return tuple(case_of(row) for row in found)

    async def waiting_for(self, person_id: int) -> tuple[str, ...]:
        """The numbers of her cases in which the desk waits for her, the newest first."""
        found = await WAITING_FOR.run(self.connection, {"whose": person_id})
        return tuple(row.number for row in found.rows)

    async def linked_to(self, number: str) -> tuple[Case, ...]:
        """The duplicates that are answered together with that case."""
        return await self._found(cases.c.linked_to == number)

    async def queue(self, wanted: QueueFilter, *, limit: int, offset: int = 0) -> tuple[Case, ...]:
        """The cases that are wanted, those due first first."""
        query = select(cases).where(*matching(wanted)).order_by(cases.c.due_at, cases.c.number)
        found = await self.connection.execute(query.limit(limit).offset(offset))
        return tuple(case_of(row) for row in found)

    async def search(self, words: str, *, municipality: str = "", limit: int) -> tuple[Case, ...]:
        """Cases of any status with all of these words, the newest first."""
        which = [*holds(cases.c.words, words), *holds(cases.c.place, municipality)]
        query = select(cases).where(*which).order_by(cases.c.opened_at.desc(), cases.c.number)
        found = await self.connection.execute(query.limit(limit))
        return tuple(case_of(row) for row in found)

    async def counts(self, at: datetime, *, soon: datetime | None = None) -> Counts:
        """What the cases add up to; `soon` is until when a due date is near."""
        return await counted(self.connection, at, soon or at)

    async def due(self, at: datetime, *, limit: int, lease_for: timedelta) -> tuple[str, ...]:
        """The numbers of cases that the sweep must look at; no other sweeper gets them then.

        Each is read by itself: one that cannot be read holds up no other.
        """
        waiting = (
            select(cases.c.number)
            .where(
                cases.c.next_at <= at,
                or_(cases.c.swept_until.is_(None), cases.c.swept_until <= at),
            )
            .order_by(cases.c.next_at)
            .limit(limit)
            .with_for_update(skip_locked=True)
            .cte("waiting")
        )
        taken = await self.connection.execute(
            update(cases)
            .where(cases.c.number.in_(select(waiting.c.number)))
            .values(swept_until=at + lease_for)
            .returning(cases.c.next_at, cases.c.number)
        )
        return tuple(row.number for row in sorted(taken))

    async def postpone(self, number: str, until: datetime) -> None:
        """Look at a case again then: looking at it now has failed."""
        await self.connection.execute(
            update(cases).where(cases.c.number == number).values(next_at=until, swept_until=None)
        )

    async def event(self, number: str, event: CaseEvent) -> None:
        """Add a line to what happened to a case."""
        await CaseEvents(self.connection).add(number, event)

    async def events(self, number: str) -> tuple[CaseEvent, ...]:
        """What happened to a case, in order."""
        return await CaseEvents(self.connection).all(number)

    async def _found(self, *which: ColumnElement[bool]) -> tuple[Case, ...]:
        query = select(cases).where(*which).order_by(cases.c.number)
        return tuple(case_of(row) for row in await self.connection.execute(query))
