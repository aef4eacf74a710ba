"""Requests to be enrolled as an officer, one at a time for each person."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from cases.errors import Code, DeskError
from cases.membership import Decision, Enrolment, EnrolmentState
from cases.people import Municipality
from storage.post_columns import municipality_columns, municipality_of
from storage.statements import Statement
from storage.tables import enrolments
from storage.tables.people import WAITING_REQUEST

ADD = Statement.inserting(
    enrolments,
    lambda row: row.on_conflict_do_nothing(
        index_elements=["person_id"], index_where=WAITING_REQUEST
    ),
    but=["id", "decided_by", "decided_at", "reason"],
)
_WAITING = enrolments.c.state == EnrolmentState.WAITING.value


@dataclass(frozen=True, slots=True)
class Enrolments:
    """Who asked to be enrolled, and what was decided."""

    connection: AsyncConnection

    async def add(
        self, person_id: int, municipality: Municipality, *, at: datetime, title: str | None = None
    ) -> Enrolment:
        """Ask for her; a request of hers that waits comes back, or gives way if it says another.

        What gave way is decided on no more: whoever still sees its buttons approves nothing.
        """
        before = await self.waiting_of(person_id)
        if before is not None and not _says(before, municipality, title):
            await self._withdraw(before, at)
        values = {
            "person_id": person_id,
            **municipality_columns(municipality),
            "title": title,
            "asked_at": at,
            "state": EnrolmentState.WAITING.value,
        }
        await ADD.run(self.connection, values)
        (waiting,) = await self._found(enrolments.c.person_id == person_id, _WAITING)
        return waiting

    async def waiting_of(self, person_id: int) -> Enrolment | None:
        """Her request that nobody has decided."""
        return next(iter(await self._found(enrolments.c.person_id == person_id, _WAITING)), None)

    async def get(self, enrolment_id: int) -> Enrolment | None:
        """The request of that number."""
        return next(iter(await self._found(enrolments.c.id == enrolment_id)), None)

    async def waiting(self) -> tuple[Enrolment, ...]:
        """Requests that nobody has decided, the oldest first."""
        return await self._found(_WAITING)

    async def decide(
        self, enrolment_id: int, state: EnrolmentState, decision: Decision
    ) -> Enrolment:
        """Grant or refuse a request that waits.

        Raises DeskError when somebody has decided it before.
        """
        decided = await self.connection.execute(
            update(enrolments)
            .where(enrolments.c.id == enrolment_id, _WAITING)
            .values(
                state=state.value,
                decided_by=decision.by,
                decided_at=decision.at,
                reason=decision.reason,
            )
            .returning(enrolments)
        )
        row = decided.one_or_none()
        if row is None:
            raise DeskError(Code.NOTHING_WAITS)
        return _enrolment(row)

    async def _withdraw(self, request: Enrolment, at: datetime) -> None:
        await self.connection.execute(
            update(enrolments)
            .where(enrolments.c.id == request.id, _WAITING)
            .values(
                state=EnrolmentState.WITHDRAWN.value, decided_by=request.person_id, decided_at=at
            )
        )

    async def _found(self, *which: ColumnElement[bool]) -> tuple[Enrolment, ...]:
        query = select(enrolments).where(*which).order_by(enrolments.c.id)
        return tuple(_enrolment(row) for row in await self.connection.execute(query))


def _says(request: Enrolment, municipality: Municipality, title: str | None) -> bool:
    """Whether a request says that already; asked without an office it keeps the one it has."""
    return request.municipality == municipality and title in (None, request.title)


def _enrolment(row: Row[Any]) -> Enrolment:
    decision = None
    if row.decided_at is not None:
        decision = Decision(row.decided_by, row.decided_at, row.reason or "")
    municipality = municipality_of(row)
    if municipality is None:
        raise ValueError(f"enrolment {row.id} without a municipality")
    return Enrolment(
        id=row.id,
        person_id=row.person_id,
        municipality=municipality,
        asked_at=row.asked_at,
        title=row.title,
        state=EnrolmentState(row.state),
        decision=decision,
    )
