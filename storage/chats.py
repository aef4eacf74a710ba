"""A group that became a supergroup has another number: everything follows it at once."""

from sqlalchemy import delete, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.tables import places, posts, threads


async def migrate(connection: AsyncConnection, old: int, new: int) -> None:
    """Put the new number where the old one stands; doing it again changes nothing.

    Notices name no chat: they find the new one when they are claimed. The supergroup numbers its
    messages and topics anew, so the numbers of the old group would lead into wrong cases: they are
    forgotten, and topics and cards are made again when they are next needed.
    """
    await connection.execute(update(places).where(places.c.chat_id == old).values(chat_id=new))
    await connection.execute(
        update(threads)
        .where(threads.c.chat_id == old)
        .values(chat_id=new, thread_id=None, card_message_id=None)
    )
    await connection.execute(delete(posts).where(posts.c.chat_id == old))
