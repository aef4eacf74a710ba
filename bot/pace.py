"""The pace of everything that is sent: Telegram's limits, kept before Telegram has to say so.

The limits are of the Bot API's FAQ ("My bot is hitting limits"); edits and new topics count as
messages, and all topics of a forum share the limit of their group.
"""

import asyncio
from dataclasses import dataclass, field
from typing import Protocol

from aiolimiter import AsyncLimiter

OVERALL = (30, 1.0)
#: One a second in the long run; a card in two parts need not wait.
PRIVATE = (3, 3.0)
GROUP = (20, 60.0)
#: More chats than this are not remembered when nothing waits in them.
REMEMBERED = 2_000


class Pacer(Protocol):
    """Something that says when a message may be sent."""

    async def wait(self, chat: int | str) -> None:
        """Wait until a message to that chat may be sent."""
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

    _overall: AsyncLimiter = field(default_factory=lambda: AsyncLimiter(*OVERALL))
    _chats: dict[int | str, AsyncLimiter] = field(default_factory=dict)
    _halted_until: float = 0.0

    async def wait(self, chat: int | str) -> None:
        """Wait until a message to that chat may be sent."""
        await self._of(chat).acquire()
        await self._overall.acquire()
        await self._halt_over()

    async def halt(self, seconds: float) -> None:
        """Let nobody pass for so long; a longer halt is never shortened."""
        until = asyncio.get_running_loop().time() + seconds
        self._halted_until = max(self._halted_until, until)

    @property
    def halted_for(self) -> float:
        """Seconds that are left of the halt."""
        return max(0.0, self._halted_until - asyncio.get_running_loop().time())

    async def _halt_over(self) -> None:
        """Sleep until the moment the halt ends, again if it was moved meanwhile."""
        if (left := self.halted_for) > 0:
            await asyncio.sleep(left)
            await self._halt_over()

    async def close(self) -> None:
        """Nothing to close: everything is in this process."""

    def _of(self, chat: int | str) -> AsyncLimiter:
        limiter = self._chats.get(chat)
        if limiter is None:
            if len(self._chats) >= REMEMBERED:
                self._forget_idle()
            limiter = self._chats[chat] = AsyncLimiter(*(PRIVATE if is_private(chat) else GROUP))
        return limiter

    def _forget_idle(self) -> None:
        """Drop the chats whose limit has recovered completely: a new one starts the same."""
        busy = {
            chat: limiter
            for chat, limiter in self._chats.items()
            if not limiter.has_capacity(limiter.max_rate)
        }
        self._chats.clear()
        self._chats.update(busy)


def is_private(chat: int | str) -> bool:
    """Groups and channels have negative numbers or a public name."""
    return isinstance(chat, int) and chat > 0
