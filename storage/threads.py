"""Topics of cases, and the messages that belong to them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from cases.threads import CasePost, Thread
from storage.statements import Statement
from storage.tables import posts, threads

#: A topic that is open in the same group is left alone.
INTEND = Statement.inserting(
    threads,
    lambda row: row.on_conflict_do_update(
        index_elements=["number"],
        set_={
            "chat_id": row.excluded.chat_id,
            "name": row.excluded.name,
            "intended_at": row.excluded.intended_at,
            "thread_id": None,
            "card_message_id": None,
        },
        where=or_(threads.c.thread_id.is_(None), threads.c.chat_id != row.excluded.chat_id),
    ),
    but=["thread_id", "card_message_id"],
)
POST = Statement.inserting(
    posts, lambda row: row.on_conflict_do_nothing(index_elements=["chat_id", "message_id"])
)


@dataclass(frozen=True, slots=True)
class Threads:
    """The forum topics of the cases: first the intent, then what Telegram made of it."""

    connection: AsyncConnection

    async def intend(self, number: str, chat_id: int, name: str, *, at: datetime) -> Thread:
        """Say that a topic is about to be opened; an open one in that group comes back as it is.

        Must be committed before the request is written.
        """
        values = {"number": number, "chat_id": chat_id, "name": name, "intended_at": at}
        await INTEND.run(self.connection, values)
        (thread,) = await self._found(threads.c.number == number)
        return thread

    async def opened(
        self, number: str, thread_id: int | None, card_message_id: int | None = None
    ) -> None:
        """Keep the number of the topic, and that of the card once there is one."""
        card = {} if card_message_id is None else {"card_message_id": card_message_id}
        await self._set(number, thread_id=thread_id, **card)

    async def gone(self, number: str) -> None:
        """The topic was deleted, and the card with it."""
        await self._set(number, thread_id=None, card_message_id=None)

    async def of_case(self, number: str) -> Thread | None:
        """The topic of a case, open or intended."""
        return next(iter(await self._found(threads.c.number == number)), None)

    async def case_of(self, chat_id: int, thread_id: int) -> str | None:
        """The number of the case whose topic that is."""
        which = (threads.c.chat_id == chat_id, threads.c.thread_id == thread_id)
        number: str | None = await self.connection.scalar(select(threads.c.number).where(*which))
        return number

    async def _set(self, number: str, **values: int | None) -> None:
        await self.connection.execute(
            update(threads).where(threads.c.number == number).values(**values)
        )

    async def _found(self, *which: ColumnElement[bool]) -> tuple[Thread, ...]:
        query = select(threads).where(*which).order_by(threads.c.number)
        return tuple(_thread(row) for row in await self.connection.execute(query))


@dataclass(frozen=True, slots=True)
class Posts:
    """Which case a message of the desk belongs to."""

    connection: AsyncConnection

    async def add(
        self, chat_id: int, message_id: int, number: str, *, nth: int | None = None
    ) -> None:
        """Remember the case of a message; the first word counts."""
        values = {"chat_id": chat_id, "message_id": message_id, "number": number, "nth": nth}
        await POST.run(self.connection, values)

    async def find(self, chat_id: int, message_id: int) -> CasePost | None:
        """The case of a message, if it belongs to one."""
        query = select(posts).where(posts.c.chat_id == chat_id, posts.c.message_id == message_id)
        row = (await self.connection.execute(query)).one_or_none()
        return None if row is None else CasePost(row.number, row.nth)


def _thread(row: Row[Any]) -> Thread:
    return Thread(
        number=row.number,
        chat_id=row.chat_id,
        name=row.name,
        intended_at=row.intended_at,
        thread_id=row.thread_id,
        card_message_id=row.card_message_id,
    )
