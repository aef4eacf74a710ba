"""Who a notice is for, at the moment when it is written down."""

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
        parked = await connection.scalar(
            select(places.c.parked_at).where(places.c.name == SECRETARIAT)
        )
        return [(to, parked is not None)]
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
    rows = await connection.execute(query)
    return [(ToPerson(row.id), row.parked_at is not None) for row in rows]
