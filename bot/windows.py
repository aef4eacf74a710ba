"""Telegram's limits as sliding windows: what has passed, and how long the next has to wait.

The limits are of the Bot API's FAQ ("My bot is hitting limits"); edits and new topics count as
messages, and all topics of a forum share the limit of their group. Each window is a little longer
than Telegram's, because what passes here in time may arrive there late.
"""

import asyncio
from collections import deque
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple, TypeAlias

Chat: TypeAlias = int | str


class Haste(StrEnum):
    """Who waits: somebody before her screen, or nobody in particular."""

    REPLY = "reply"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True)
class Limit:
    """So many in so many seconds; replies alone, or notices alone, take at most their `share`.

    What is left is kept for the others: neither can hold the others up for ever.
    """

    places: int
    seconds: float
    share: int


OVERALL = Limit(30, 1.2, share=24)
PRIVATE = Limit(5, 5.5, share=4)
GROUP = Limit(20, 62.0, share=16)
#: More windows than this are not remembered when nothing stands in them.
REMEMBERED = 8_000


class Place(NamedTuple):
    """A window by name: of a chat or of all, for one kind of haste or for both."""

    chat: Chat | None
    haste: Haste | None


class Delay(NamedTuple):
    """Seconds to wait before asking again: for the chat's sake, and for everybody's."""

    chat: float = 0.0
    overall: float = 0.0

    @property
    def is_over(self) -> bool:
        """Whether nothing is to be waited for."""
        return self.chat <= 0 and self.overall <= 0


@dataclass(slots=True)
class Window:
    """The moments of what has passed within the last seconds."""

    places: int
    seconds: float
    passed: deque[float] = field(default_factory=deque)

    def free_in(self, now: float) -> float:
        """Seconds until one more fits; 0 when it fits now."""
        self.forget(now)
        excess = len(self.passed) + 1 - self.places
        return self.passed[excess - 1] + self.seconds - now if excess > 0 else 0.0

    def forget(self, now: float) -> None:
        """Drop what lies outside."""
        while self.passed and self.passed[0] <= now - self.seconds:
            self.passed.popleft()


@dataclass(slots=True)
class Windows:
    """The windows of one process; after a halt nobody passes until its moment."""

    group: Limit = GROUP
    _kept: dict[Place, Window] = field(default_factory=dict)
    _halted_until: float = 0.0

    async def take(self, chat: Chat, haste: Haste) -> Delay:
        """Take a place in every window, or none: gives how long to wait then."""
        delay = self.delay(chat, haste)
        if delay.is_over:
            self.count(chat, haste)
        return delay

    async def halt(self, seconds: float) -> None:
        """Let nobody pass for so long; a longer halt is never shortened."""
        self._halted_until = max(self._halted_until, _now() + seconds)

    async def close(self) -> None:
        """Nothing to close: everything is in this process."""

    @property
    def halted_for(self) -> float:
        """Seconds that are left of the halt."""
        return max(0.0, self._halted_until - _now())

    def delay(self, chat: Chat, haste: Haste) -> Delay:
        """How long whoever wants to pass has to wait."""
        now = _now()
        waits = [self._of(place).free_in(now) for place in places(chat, haste)]
        return Delay(max(waits[2:]), max(self.halted_for, *waits[:2]))

    def count(self, chat: Chat, haste: Haste) -> None:
        """Somebody passes now."""
        now = _now()
        for place in places(chat, haste):
            self._of(place).passed.append(now)

    def _of(self, place: Place) -> Window:
        window = self._kept.get(place)
        if window is None:
            if len(self._kept) >= REMEMBERED:
                self._forget_idle()
            window = self._kept[place] = Window(*measure(place, self.group))
        return window

    def _forget_idle(self) -> None:
        """Drop the windows in which nothing stands: a new one starts the same."""
        now = _now()
        for window in self._kept.values():
            window.forget(now)
        self._kept = {place: window for place, window in self._kept.items() if window.passed}


def places(chat: Chat, haste: Haste) -> tuple[Place, Place, Place, Place]:
    """Every window that a message counts in: two of everybody, two of its chat."""
    return Place(None, None), Place(None, haste), Place(chat, None), Place(chat, haste)


def measure(place: Place, group: Limit = GROUP) -> tuple[int, float]:
    """How many fit into a window, and how many seconds it is long."""
    of_chat = PRIVATE if place.chat is not None and is_private(place.chat) else group
    limit = OVERALL if place.chat is None else of_chat
    return (limit.share if place.haste else limit.places), limit.seconds


def is_private(chat: Chat) -> bool:
    """Groups and channels have negative numbers or a public name."""
    return isinstance(chat, int) and chat > 0


def _now() -> float:
    return asyncio.get_running_loop().time()
