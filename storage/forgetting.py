"""Forgetting a person: what she asked stays, and nothing leads from it to her."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Table,
    Text,
    cast,
    delete,
    exists,
    func,
    or_,
    select,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.tables import (
    audit,
    case_events,
    cases,
    conversations,
    exchanges,
    inbox,
    notes,
    outbox,
    people,
    posts,
    questions,
    referrals,
    seats,
)

#: Values of the lines that name a person by number, under any of these names or one that ends so.
PERSONAL = ("person", "officer", "holder", "member", "telegram", "by", "to")


async def forget(connection: AsyncConnection, *person_ids: int) -> None:
    """Remove these people and every number that leads to them."""
    query = select(people.c.id, people.c.telegram_id).where(people.c.id.in_(person_ids))
    found = (await connection.execute(query)).all()
    if not found:
        return
    ids, telegram_ids = [row.id for row in found], [row.telegram_id for row in found]
    # First: a notice to her that is being settled is waited for, and its posts are seen below.
    await connection.execute(delete(outbox).where(outbox.c.person_id.in_(ids)))
    await _overtake_moves(connection, ids)
    await _untie_updates(connection, ids)
    await _untie_chats(connection, telegram_ids)
    for lines in (audit, case_events):
        await _untie_lines(connection, lines, {str(number) for number in (*ids, *telegram_ids)})
    # Grants and requests go with the row; where she only acted, the database leaves nobody.
    await connection.execute(delete(people).where(people.c.id.in_(ids)))


async def _untie_updates(connection: AsyncConnection, ids: Sequence[int]) -> None:
    """What she wrote no longer names the update it came with."""
    for table in (questions, exchanges, notes):
        await connection.execute(
            update(table).where(table.c.person_id.in_(ids)).values(person_id=None, update_id=None)
        )
    await connection.execute(
        update(cases).where(cases.c.officer_id.in_(ids)).values(key=cases.c.number)
    )


async def _overtake_moves(connection: AsyncConnection, ids: Sequence[int]) -> None:
    """Whoever is about to save a value that names her has to look again."""
    hers = or_(cases.c.officer_id.in_(ids), cases.c.holder_id.in_(ids))
    await connection.execute(update(cases).where(hers).values(revision=cases.c.revision + 1))
    seated = exists().where(seats.c.referral_id == referrals.c.id, seats.c.person_id.in_(ids))
    await connection.execute(
        update(referrals)
        .where(or_(referrals.c.referred_by.in_(ids), seated))
        .values(revision=referrals.c.revision + 1)
    )


async def _untie_chats(connection: AsyncConnection, telegram_ids: Sequence[int]) -> None:
    # Finished rows are only kept so that a second delivery is noticed: the number suffices.
    lanes = [str(number) for number in telegram_ids]
    await connection.execute(
        update(inbox)
        .where(inbox.c.lane.in_(lanes), inbox.c.finished_at.is_not(None))
        .values(lane="", payload=None)
    )
    await connection.execute(
        delete(conversations).where(conversations.c.user_id.in_(telegram_ids))
    )
    await connection.execute(delete(posts).where(posts.c.chat_id.in_(telegram_ids)))


async def _untie_lines(connection: AsyncConnection, lines: Table, hers: set[str]) -> None:
    """Take her numbers out of the values of the lines that name her."""
    query = select(lines.c.id, lines.c.data).where(holding(connection, lines, hers))
    for row in (await connection.execute(query)).all():
        rest = {name: value for name, value in row.data.items() if not _names(name, value, hers)}
        if rest != row.data:
            await connection.execute(update(lines).where(lines.c.id == row.id).values(data=rest))


def holding(connection: AsyncConnection, lines: Table, hers: set[str]) -> ColumnElement[bool]:
    """Whether one of the values is one of her numbers: the database looks, as itself can."""
    is_sqlite = connection.dialect.name == "sqlite"
    each = func.json_each if is_sqlite else func.json_each_text
    values = each(lines.c.data).table_valued("key", "value")
    return exists(select(1).select_from(values).where(cast(values.c.value, Text).in_(hers)))


def _names(name: str, value: Any, hers: set[str]) -> bool:  # noqa: ANN401  a JSON value
    return str(value) in hers and name.removesuffix("_id").split("_")[-1] in PERSONAL
