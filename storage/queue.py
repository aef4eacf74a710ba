"""Which cases wait, are late, or belong to somebody, and how many there are of them."""

from datetime import datetime

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from cases.case import ENDED, Status
from cases.queue import RUNNING, Counts, QueueFilter
from storage.tables import cases
from storage.wording import holds

FREE = (Status.OPEN, Status.TRIAGED)


def matching(wanted: QueueFilter) -> list[ColumnElement[bool]]:
    """What must hold of the cases that are wanted."""
    which = [*holds(cases.c.words, wanted.text), *holds(cases.c.place, wanted.municipality)]
    if wanted.statuses:
        which.append(cases.c.status.in_(sorted(wanted.statuses)))
    else:
        which.append(cases.c.status.not_in(sorted(ENDED)))
    if wanted.mine is not None:
        which.append(cases.c.holder_id == wanted.mine)
    if wanted.unclaimed:
        which.append(_unclaimed())
    if wanted.overdue_at is not None:
        which.append(_owed_before(wanted.overdue_at))
    return which


async def counted(connection: AsyncConnection, at: datetime, soon: datetime) -> Counts:
    """What the cases add up to at a moment."""
    by_status = await connection.execute(
        select(cases.c.status, func.count().label("number")).group_by(cases.c.status)
    )
    late = _owed_before(at)
    query = select(
        func.count().filter(_unclaimed()),
        func.count().filter(late),
        func.count().filter(and_(_owed_before(soon), ~late)),
        func.min(cases.c.opened_at).filter(_unclaimed()),
    )
    unclaimed, overdue, due_soon, oldest = (await connection.execute(query)).one()
    return Counts(
        {Status(row.status): row.number for row in by_status},
        unclaimed,
        overdue,
        due_soon,
        oldest,
    )


def _unclaimed() -> ColumnElement[bool]:
    return and_(cases.c.status.in_(FREE), cases.c.holder_id.is_(None))


def _owed_before(at: datetime) -> ColumnElement[bool]:
    """The first response or the resolution was promised for an earlier moment."""
    respond = and_(cases.c.responded_at.is_(None), cases.c.respond_by < at)
    return and_(cases.c.status.in_(RUNNING), or_(cases.c.due_at < at, respond))
