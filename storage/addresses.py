"""Who a notice is for, at the moment when it is written down."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import exists, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from cases.delivery import Address, Addressee, ToOfficer, ToPerson, ToRole, ToSecretariat, ToTopic
from cases.threads import SECRETARIAT
from storage.tables import cases, grants, people, places


async def addresses(
    connection: AsyncConnection, to: Addressee, at: datetime
) -> list[tuple[Address, bool]]:
    """The addresses, each with whether it cannot be written to for now.

    Who is forgotten, or never was known, is nobody's address.
    """
    if isinstance(to, ToTopic | ToSecretariat):
        return [(to, await _is_group_parked(connection))]
    query = select(people.c.id, people.c.parked_at)
    match to:
        case ToPerson(person_id):
            query = query.where(people.c.id == person_id)
        case ToOfficer(number):
            query = query.join(cases, cases.c.officer_id == people.c.id)
            query = query.where(cases.c.number == number)
        case ToRole(role):
            holds = exists().where(
                grants.c.person_id == people.c.id,
                grants.c.role == role.value,
                grants.c.revoked_at.is_(None),
                or_(grants.c.until.is_(None), grants.c.until > at),
            )
            query = query.where(holds).order_by(people.c.id)
    rows = (await connection.execute(query)).all()
    parked = await _parked(connection, [row.id for row in rows if row.parked_at is not None])
    return [(ToPerson(row.id), row.id in parked) for row in rows]


async def _is_group_parked(connection: AsyncConnection) -> bool:
    """Whether the group is parked, and until this transaction ends nobody frees it."""
    query = select(places.c.name).where(
        places.c.name == SECRETARIAT, places.c.parked_at.is_not(None)
    )
    return await connection.scalar(query.with_for_update(read=True)) is not None


async def _parked(connection: AsyncConnection, ids: Sequence[int]) -> frozenset[int]:
    """Those who are parked, and until this transaction ends nobody frees them.

    A notice that was kept as parked while its reader is freed would wait for ever. Who is not
    parked is not locked: a notice that goes out is parked when Telegram refuses it.
    """
    if not ids:
        return frozenset()
    query = select(people.c.id).where(people.c.id.in_(ids), people.c.parked_at.is_not(None))
    locked = query.order_by(people.c.id).with_for_update(read=True)
    return frozenset(await connection.scalars(locked))
