"""A group that became a supergroup has another number: everything follows it at once."""

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.tables import places, posts, threads


async def migrate(connection: AsyncConnection, old: int, new: int) -> None:
    """Put the new number where the old one stands; doing it again changes nothing.

    Notices name no chat: they find the new one when they are claimed.
    """
    for table in (places, threads):
        await connection.execute(update(table).where(table.c.chat_id == old).values(chat_id=new))
    # Messages are numbered anew in the supergroup: what is there already is right.
    there = select(posts.c.message_id).where(posts.c.chat_id == new)
    await connection.execute(
        delete(posts).where(posts.c.chat_id == old, posts.c.message_id.in_(there))
    )
    await connection.execute(update(posts).where(posts.c.chat_id == old).values(chat_id=new))
