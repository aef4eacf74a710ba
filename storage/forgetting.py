"""Forgetting a person: what she asked stays, and nothing leads from it to her."""

from typing import Any

from sqlalchemy import Table, Text, cast, delete, exists, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.tables import (
    audit,
    case_events,
    cases,
    conversations,
    exchanges,
    inbox,
    notes,
    people,
    posts,
    questions,
    referrals,
    seats,
)

#: Values of the lines that name a person by number, under any of these names or one that ends so.
PERSONAL = ("person", "officer", "holder", "member", "telegram", "by", "to")


async def forget(connection: AsyncConnection, person_id: int) -> None:
    """Remove the person and every number that leads to her."""
    query = select(people.c.telegram_id).where(people.c.id == person_id)
    telegram_id = await connection.scalar(query)
    if telegram_id is None:
        return
    await _overtake_moves(connection, person_id)
    await _untie_updates(connection, person_id)
    await _untie_chat(connection, telegram_id)
    for lines in (audit, case_events):
        await _untie_lines(connection, lines, {str(person_id), str(telegram_id)})
    # Grants, requests and what waits for her go with the row; where she only acted, the database
    # leaves nobody.
    await connection.execute(delete(people).where(people.c.id == person_id))


async def _untie_updates(connection: AsyncConnection, person_id: int) -> None:
    """What she wrote no longer names the update it came with."""
    for table in (questions, exchanges, notes):
        await connection.execute(
            update(table)
            .where(table.c.person_id == person_id)
            .values(person_id=None, update_id=None)
        )
    await connection.execute(
        update(cases).where(cases.c.officer_id == person_id).values(key=cases.c.number)
    )


async def _overtake_moves(connection: AsyncConnection, person_id: int) -> None:
    """Whoever is about to save a value that names her has to look again."""
    hers = or_(cases.c.officer_id == person_id, cases.c.holder_id == person_id)
    await connection.execute(update(cases).where(hers).values(revision=cases.c.revision + 1))
    seated = exists().where(seats.c.referral_id == referrals.c.id, seats.c.person_id == person_id)
    await connection.execute(
        update(referrals)
        .where(or_(referrals.c.referred_by == person_id, seated))
        .values(revision=referrals.c.revision + 1)
    )


async def _untie_chat(connection: AsyncConnection, telegram_id: int) -> None:
    # Finished rows are only kept so that a second delivery is noticed: the number suffices.
    await connection.execute(
        update(inbox)
        .where(inbox.c.lane == str(telegram_id), inbox.c.finished_at.is_not(None))
        .values(lane="", payload=None)
    )
    await connection.execute(delete(conversations).where(conversations.c.user_id == telegram_id))
    await connection.execute(delete(posts).where(posts.c.chat_id == telegram_id))


async def _untie_lines(connection: AsyncConnection, lines: Table, hers: set[str]) -> None:
    """Take her numbers out of the values of the lines that name her."""
    words = cast(lines.c.data, Text)
    query = select(lines.c.id, lines.c.data).where(
        or_(*(words.contains(number) for number in sorted(hers)))
    )
    for row in (await connection.execute(query)).all():
        rest = {name: value for name, value in row.data.items() if not _names(name, value, hers)}
        await connection.execute(update(lines).where(lines.c.id == row.id).values(data=rest))


def _names(name: str, value: Any, hers: set[str]) -> bool:  # noqa: ANN401  a JSON value
    return str(value) in hers and name.removesuffix("_id").split("_")[-1] in PERSONAL
