"""Rate buckets: how close the bot comes to Telegram's limits, refused only when asked to."""

import math
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from bot.sandbox.errors import too_many

#: The Bot API FAQ: about 30 a second overall, 20 a minute to a group, one a second to a chat.
OVERALL = (30, 1.0)
GROUP = (20, 60.0)
#: Short bursts to one person pass; how long ones may be is unpublished.
PRIVATE = (5, 5.0)

#: Calls that put something into a chat; an edit weighs as much as a message.
_PREFIXES = ("send", "edit", "copyMessage", "forwardMessage")
_WEIGHED = frozenset(
    ("createForumTopic", "closeForumTopic", "reopenForumTopic", "pinChatMessage", "stopPoll")
)
_WEIGHTLESS = frozenset(("sendChatAction", "sendMessageDraft"))


def weight(method: str, params: dict[str, Any]) -> int:
    """How many messages a call counts for."""
    if method in _WEIGHTLESS:
        return 0
    if method == "sendMediaGroup":
        media = params.get("media")
        return len(media) if isinstance(media, list) else 1
    return int(method in _WEIGHED or method.startswith(_PREFIXES))


@dataclass(slots=True)
class Bucket:
    """A sliding window."""

    limit: int
    window: float
    marks: deque[float] = field(default_factory=deque)
    worst: int = 0

    def used(self, at: float) -> int:
        """How many marks are inside the window."""
        while self.marks and self.marks[0] <= at - self.window:
            self.marks.popleft()
        return len(self.marks)

    def wait(self, count: int, at: float) -> float:
        """Seconds until `count` more fit; 0 when they fit now."""
        excess = self.used(at) + count - self.limit
        if excess <= 0:
            return 0.0
        return self.marks[min(excess, len(self.marks)) - 1] + self.window - at

    def mark(self, count: int, at: float) -> None:
        """Count `count` messages."""
        self.marks.extend([at] * count)
        self.worst = max(self.worst, self.used(at))

    def shown(self, at: float) -> dict[str, Any]:
        """The bucket as JSON."""
        return {
            "used": self.used(at),
            "limit": self.limit,
            "window": int(self.window),
            "worst": self.worst,
        }


@dataclass(slots=True)
class Buckets:
    """One bucket for everything and one for each chat."""

    now: Callable[[], datetime]
    enforced: bool = False
    overall: Bucket = field(default_factory=lambda: Bucket(*OVERALL))
    chats: dict[int, Bucket] = field(default_factory=dict)
    would_refuse: int = 0

    def take(self, method: str, params: dict[str, Any]) -> None:
        """Count a call. Raises ApiError 429 when limits are enforced and one is reached."""
        count, chat_id = weight(method, params), params.get("chat_id")
        if not count or not isinstance(chat_id, int):
            return
        at = self.now().timestamp()
        rule = PRIVATE if chat_id > 0 else GROUP
        chat = self.chats.setdefault(chat_id, Bucket(*rule))
        wait = max(chat.wait(count, at), self.overall.wait(count, at))
        if wait > 0:
            self.would_refuse += 1
            if self.enforced:
                raise too_many(max(1, math.ceil(wait)))
        chat.mark(count, at)
        self.overall.mark(count, at)

    def shown(self) -> dict[str, Any]:
        """All buckets as JSON."""
        at = self.now().timestamp()
        chats = [{"chat_id": i} | bucket.shown(at) for i, bucket in self.chats.items()]
        return {
            "overall": self.overall.shown(at),
            "chats": chats,
            "would_refuse": self.would_refuse,
        }

    def clear(self) -> None:
        """As at the start."""
        self.overall = Bucket(*OVERALL)
        self.chats.clear()
        self.would_refuse = 0
