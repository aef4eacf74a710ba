"""aiogram's memory of a conversation, kept in the database of the desk."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from aiogram.fsm.state import State
from aiogram.fsm.storage.base import BaseStorage, StateType, StorageKey

from handlers.services.ports import Clock
from storage.conversations import ConversationKey
from storage.unit import Storage


@dataclass(slots=True)
class SqlStorage(BaseStorage):
    """States and values of forms; each call is a transaction of its own."""

    storage: Storage
    clock: Clock

    async def set_state(self, key: StorageKey, state: StateType = None) -> None:
        """Change the state and keep the values."""
        name = state.state if isinstance(state, State) else state
        async with self.storage.write() as unit:
            await unit.conversations.set_state(_key(key), name, at=self.clock())

    async def get_state(self, key: StorageKey) -> str | None:
        """The name of the state."""
        async with self.storage.read() as unit:
            return await unit.conversations.state(_key(key))

    async def set_data(self, key: StorageKey, data: Mapping[str, Any]) -> None:
        """Change the values and keep the state."""
        async with self.storage.write() as unit:
            await unit.conversations.set_data(_key(key), dict(data), at=self.clock())

    async def get_data(self, key: StorageKey) -> dict[str, Any]:
        """The values typed so far."""
        async with self.storage.read() as unit:
            return await unit.conversations.data(_key(key))

    async def close(self) -> None:
        """Nothing to close: the storage belongs to the roof."""


def _key(key: StorageKey) -> ConversationKey:
    parts = (
        key.bot_id,
        key.chat_id,
        key.user_id,
        key.thread_id or "",
        key.business_connection_id or "",
        key.destiny,
    )
    return ConversationKey(":".join(map(str, parts)), key.user_id)
