"""The pace of everything that is sent: Telegram's limits, kept before Telegram has to say so.

Those who wait for the same chat, and those who wait for everybody's sake, pass in the order in
which they came; a direct reply stands in a line of its own beside the notices.
"""

import asyncio
from dataclasses import dataclass, field
from typing import Protocol
from weakref import WeakValueDictionary

from bot.windows import Chat, Delay, Haste, Place, Windows

#: Nobody asks again sooner: a clock has a grain.
GRAIN_SECONDS = 0.001
#: Where both wait for the same place a notice asks a moment after a reply.
COURTESY_SECONDS = 0.01


class Pacer(Protocol):
    """Something that says when a message may be sent."""

    async def wait(self, chat: Chat, haste: Haste = Haste.REPLY) -> None:
        """Wait until a message to that chat may be sent."""
        ...

    async def halt(self, seconds: float) -> None:
        """Let nobody pass for so long."""
        ...

    async def close(self) -> None:
        """Give back what it holds."""
        ...


class Ledger(Protocol):
    """Where it is written who has passed."""

    async def take(self, chat: Chat, haste: Haste) -> Delay:
        """Take a place, or none: gives how long to wait then."""
        ...

    async def halt(self, seconds: float) -> None:
        """Let nobody pass for so long."""
        ...

    async def close(self) -> None:
        """Give back what it holds."""
        ...


@dataclass(slots=True)
class Pace:
    """Lets one call pass at a time it may; after a 429 nobody passes until its moment."""

    ledger: Ledger = field(default_factory=Windows)
    _lines: WeakValueDictionary[Place, asyncio.Lock] = field(default_factory=WeakValueDictionary)

    async def wait(self, chat: Chat, haste: Haste = Haste.REPLY) -> None:
        """Wait until a message to that chat may be sent."""
        async with self._line(Place(chat, haste)):
            while (delay := await self._overall(chat, haste)).chat > 0:
                await _sleep(delay.chat, haste)

    async def halt(self, seconds: float) -> None:
        """Let nobody pass for so long; a longer halt is never shortened."""
        await self.ledger.halt(seconds)

    async def close(self) -> None:
        """Give back what the ledger holds."""
        await self.ledger.close()

    async def _overall(self, chat: Chat, haste: Haste) -> Delay:
        """Pass in the line of everybody; who has to wait for her chat leaves it meanwhile."""
        async with self._line(Place(None, haste)):
            while (delay := await self.ledger.take(chat, haste)).overall > 0 >= delay.chat:
                await _sleep(delay.overall, haste)
            return delay

    def _line(self, place: Place) -> asyncio.Lock:
        """The line of those who wait for the same; it is gone when nobody stands in it."""
        return self._lines.setdefault(place, asyncio.Lock())


async def _sleep(seconds: float, haste: Haste) -> None:
    courtesy = COURTESY_SECONDS if haste is Haste.NOTICE else 0.0
    await asyncio.sleep(max(seconds, GRAIN_SECONDS) + courtesy)
