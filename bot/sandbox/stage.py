"""Everything one running sandbox is made of, in one value that methods and people share."""

import asyncio
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from bot.sandbox.buckets import Buckets
from bot.sandbox.faults import Faults
from bot.sandbox.feed import Feed
from bot.sandbox.journal import Journal
from bot.sandbox.queries import Queries
from bot.sandbox.schema import Schema
from bot.sandbox.seed import seeded
from bot.sandbox.updates import Updates
from bot.sandbox.world import Chat, World

Clock = Callable[[], datetime]


@dataclass(slots=True)
class Stage:
    """The world and what runs around it."""

    token: str
    now: Clock
    strict_schema: bool = False
    schema: Schema | None = None
    world: World = field(init=False)
    acquainted: frozenset[int] = field(default=frozenset(), init=False)
    faults: Faults = field(default_factory=Faults)
    feed: Feed = field(default_factory=Feed)
    journal: Journal = field(default_factory=Journal)
    updates: Updates = field(init=False)
    queries: Queries = field(init=False)
    buckets: Buckets = field(init=False)
    started_at: datetime = field(init=False)
    closing: asyncio.Event = field(default_factory=asyncio.Event)

    def __post_init__(self) -> None:
        self.world = seeded(self.bot_id)
        self.updates = Updates(self.now, self.faults)
        self.queries = Queries(self.now)
        self.buckets = Buckets(self.now)
        self.started_at = self.now()

    @property
    def bot_id(self) -> int:
        """The number in front of the token."""
        return int(self.token.split(":", 1)[0])

    def timestamp(self) -> int:
        """The present moment in Unix seconds."""
        return int(self.now().timestamp())

    def until(self, lasting: timedelta) -> int:
        """A moment a while from now in Unix seconds."""
        return int((self.now() + lasting).timestamp())

    def queue(self, kind: str, payload: dict[str, Any], chat: Chat | None = None) -> None:
        """Send an update to the bot; those about one chat keep their order."""
        self.updates.put(kind, payload, f"{kind}:{chat.id if chat else ''}")

    def acquaint(self, people: Iterable[int]) -> None:
        """Let these have opened their chats with the bot, from now on in every fresh world."""
        self.acquainted = frozenset(people)
        for user_id in self.acquainted:
            self.world.chats[user_id].started = True

    def count_from(self, number: int) -> None:
        """Give no update and no message a number up to this one: a database may remember them."""
        self.updates.last_id = max(self.updates.last_id, number)
        self.world.count_from(number)

    def open(self) -> None:
        """Begin to serve."""
        self.closing.clear()
        self.updates.closed = self.feed.closed = False

    def close(self) -> None:
        """Send everybody home who waits for something."""
        self.closing.set()
        self.updates.close()
        self.feed.close()

    def reset(self) -> None:
        """The world as at the start; numbers go on, and what the bot set about itself stays."""
        old, self.world = self.world, seeded(self.bot_id, self.acquainted)
        self.world.profile, self.world.bot = old.profile, old.bot
        self.world.counts_from = old.counts_from
        self.world.last_private_id = old.last_private_id
        for chat_id, chat in self.world.chats.items():
            chat.last_message_id = old.chats[chat_id].last_message_id
        self.faults.clear()
        self.updates.clear()
        self.queries.clear()
        self.buckets.clear()
        self.journal.entries.clear()
        self.feed.publish("reset", {})
