"""Questions that wait for the bot: pressed buttons and inline queries."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from bot.sandbox.errors import query_too_old

#: After this the bot hears "query is too old"; Telegram's own value is unpublished.
LIFETIME = timedelta(seconds=60)


@dataclass(slots=True)
class Query:
    """One question; `answer` is set once by the bot."""

    id: str
    user_id: int
    at: datetime
    chat_id: int | None = None
    message_id: int | None = None
    text: str = ""
    offset: str = ""
    answer: dict[str, Any] | None = None
    answered: asyncio.Event = field(default_factory=asyncio.Event)


@dataclass(slots=True)
class Queries:
    """Open questions by id."""

    now: Callable[[], datetime]
    open: dict[str, Query] = field(default_factory=dict)
    last_inline: dict[int, Query] = field(default_factory=dict)
    kept: dict[tuple[str, str, int | None], Query] = field(default_factory=dict)
    last_number: int = 0

    def ask(
        self,
        user_id: int,
        *,
        chat_id: int | None = None,
        message_id: int | None = None,
        text: str = "",
    ) -> Query:
        """A new question of a person; the id looks like Telegram's."""
        self.last_number += 1
        query_id = str(user_id << 32 | self.last_number)
        query = Query(query_id, user_id, self.now(), chat_id, message_id, text)
        self.open[query.id] = query
        return query

    def settle(self, query_id: str, answer: dict[str, Any]) -> Query:
        """The bot's answer. Raises ApiError when nobody waits for it (any more)."""
        query = self.open.pop(query_id, None)
        if query is None or self.now() - query.at > LIFETIME:
            raise query_too_old()
        query.answer = answer
        query.answered.set()
        return query

    def keep(self, query: Query) -> None:
        """Keep an inline answer for as long as the bot allows, for everybody unless personal."""
        answer = query.answer or {}
        owner = query.user_id if answer.get("is_personal") else None
        self.kept[query.text, query.offset, owner] = query

    def recall(self, user_id: int, text: str, offset: str) -> Query | None:
        """An inline answer that is still good for this person."""
        for owner in (user_id, None):
            query = self.kept.get((text, offset, owner))
            if query is not None and query.answer is not None:
                lasting = timedelta(seconds=query.answer["cache_time"])
                if self.now() - query.at < lasting:
                    return query
        return None

    def clear(self) -> None:
        """Nobody waits for anything."""
        self.open.clear()
        self.last_inline.clear()
        self.kept.clear()


async def waited(query: Query, seconds: float) -> bool:
    """Whether the bot answered within some seconds."""
    try:
        async with asyncio.timeout(seconds):
            await query.answered.wait()
    except TimeoutError:
        return False
    return True
