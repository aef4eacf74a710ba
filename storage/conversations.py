"""Form input in progress: a state and a few values for each key."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.statements import Statement
from storage.tables import conversations

_MINE = conversations.c.key == bindparam("whose")
STATE = Statement.of(select(conversations.c.state).where(_MINE))
DATA = Statement.of(select(conversations.c.data).where(_MINE))
PUT_STATE = Statement.inserting(
    conversations,
    lambda row: row.on_conflict_do_update(
        index_elements=["key"],
        set_={"state": row.excluded.state, "updated_at": row.excluded.updated_at},
    ),
)
PUT_DATA = Statement.inserting(
    conversations,
    lambda row: row.on_conflict_do_update(
        index_elements=["key"],
        set_={"data": row.excluded.data, "updated_at": row.excluded.updated_at},
    ),
)
DROP_EMPTY = Statement.of(
    delete(conversations).where(
        _MINE, conversations.c.state.is_(None), conversations.c.data == "{}"
    )
)


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
        state: str | None = (await STATE.run(self.connection, {"whose": key.key})).scalar()
        return state

    async def data(self, key: ConversationKey) -> dict[str, Any]:
        """The values typed so far."""
        text: str | None = (await DATA.run(self.connection, {"whose": key.key})).scalar()
        data: dict[str, Any] = json.loads(text) if text else {}
        return data

    async def set_state(self, key: ConversationKey, state: str | None, *, at: datetime) -> None:
        """Change the state and keep the values."""
        await PUT_STATE.run(self.connection, _row(key, at, state=state))
        await DROP_EMPTY.run(self.connection, {"whose": key.key})

    async def set_data(self, key: ConversationKey, data: dict[str, Any], *, at: datetime) -> None:
        """Change the values and keep the state."""
        await PUT_DATA.run(self.connection, _row(key, at, data=json.dumps(data)))
        await DROP_EMPTY.run(self.connection, {"whose": key.key})


def _row(key: ConversationKey, at: datetime, **values: str | None) -> dict[str, object]:
    fresh = {"state": None, "data": "{}"} | values
    return {"key": key.key, "user_id": key.user_id, "updated_at": at, **fresh}
