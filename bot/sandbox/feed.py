"""What happens, told live to whoever watches: the source of the server-sent events."""

import asyncio
import json
from collections import deque
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

#: How many events a watcher may have missed and still resume.
KEPT = 5_000
#: Seconds of silence after which a comment keeps the connection open.
HEARTBEAT = 15.0


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened."""

    id: int
    kind: str
    data: dict[str, Any]

    def encoded(self) -> bytes:
        """The event in the text/event-stream format."""
        body = json.dumps(self.data, ensure_ascii=False)
        return f"id: {self.id}\nevent: {self.kind}\ndata: {body}\n\n".encode()


class Feed:
    """Events in order; any number of watchers, none of whom can hold up the others."""

    def __init__(self) -> None:
        self._events: deque[Event] = deque(maxlen=KEPT)
        self._last = 0
        self._news = asyncio.Event()
        self.closed = False

    @property
    def last(self) -> int:
        """The id of the newest event."""
        return self._last

    def publish(self, kind: str, data: dict[str, Any]) -> None:
        """Tell every watcher."""
        self._last += 1
        self._events.append(Event(self._last, kind, data))
        self._wake()

    def since(self, after: int) -> list[Event]:
        """The events with an id above `after`, oldest first."""
        return [event for event in self._events if event.id > after]

    async def watch(self, after: int) -> AsyncIterator[Event | None]:
        """Events as they come; None now and then, so that a dead connection is noticed."""
        if after > self._last or (self._events and after + 1 < self._events[0].id):
            # The watcher comes from before a restart, or has missed too much.
            after = self._last
            yield Event(after, "reset", {})
        while not self.closed:
            news = self._news
            waiting = self.since(after)
            for event in waiting:
                after = event.id
                yield event
            if waiting:
                continue
            try:
                async with asyncio.timeout(HEARTBEAT):
                    await news.wait()
            except TimeoutError:
                yield None

    def close(self) -> None:
        """Send every watcher home."""
        self.closed = True
        self._wake()

    def _wake(self) -> None:
        self._news.set()
        self._news = asyncio.Event()
