"""Form input in progress: a state and a few values for each key."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.rows import inserting
from storage.tables import conversations

STATE = select(conversations.c.state).where(conversations.c.key == bindparam("whose"))
DATA = select(conversations.c.data).where(conversations.c.key == bindparam("whose"))


@dataclass(frozen=True, slots=True)
class ConversationKey:
    """Whose conversation it is: `key` is unique, `user_id` lets a person be forgotten."""

    key: str
    user_id: int


@dataclass(frozen=True, slots=True)
class Conversations:
    """Rows that exist only while a form is being filled in."""

    connection: AsyncConnection

    async def state(self, key: ConversationKey) -> str | None:
        """The state of the form, None when there is none."""
        state: str | None = await self.connection.scalar(STATE, {"whose": key.key})
        return state

    async def data(self, key: ConversationKey) -> dict[str, Any]:
        """The values typed so far."""
        text: str | None = await self.connection.scalar(DATA, {"whose": key.key})
        data: dict[str, Any] = json.loads(text) if text else {}
        return data

    async def set_state(self, key: ConversationKey, state: str | None, *, at: datetime) -> None:
        """Change the state and keep the values."""
        await self._put(key, at, state=state)

    async def set_data(self, key: ConversationKey, data: dict[str, Any], *, at: datetime) -> None:
        """Change the values and keep the state."""
        await self._put(key, at, data=json.dumps(data))

    async def forget_older_than(self, moment: datetime) -> int:
        """Drop forms nobody has touched since `moment`; gives how many."""
        gone = await self.connection.execute(
            delete(conversations).where(conversations.c.updated_at < moment)
        )
        return gone.rowcount

    async def _put(self, key: ConversationKey, at: datetime, **values: str | None) -> None:
        fresh = {"state": None, "data": "{}"} | values
        put = inserting(
            conversations,
            lambda row: row.on_conflict_do_update(
                index_elements=["key"], set_={**values, "updated_at": at}
            ),
        )
        row = {"key": key.key, "user_id": key.user_id, "updated_at": at, **fresh}
        await self.connection.execute(put.of(self.connection), row)
        await self.connection.execute(
            delete(conversations).where(
                conversations.c.key == key.key,
                conversations.c.state.is_(None),
                conversations.c.data == "{}",
            )
        )
