"""The steps of an update and of a notice through the house, and a way to die at any of them.

Tests switch a crash point on to show that a process killed between two steps loses nothing.
"""

import os
import signal
from dataclasses import dataclass, field
from enum import StrEnum


class Step(StrEnum):
    """What has just happened when the step is reached."""

    RECEIVED = "received"
    MASKED = "masked"
    INSERTED = "inserted"
    ACKNOWLEDGED = "acknowledged"
    CLAIMED = "claimed"
    DECIDED = "decided"  # the handler is about to reply; what it decided is remembered
    REPLIED = "replied"
    HANDLED = "handled"
    DONE = "done"  # finished and wiped, in one transaction
    # The delivery of a notice:
    PARCEL_CLAIMED = "parcel_claimed"
    RENDERED = "rendered"
    TOPIC_INTENDED = "topic_intended"
    TOPIC_OPENED = "topic_opened"  # at Telegram, not yet in the database
    TOPIC_KEPT = "topic_kept"
    MARKED = "marked"  # as being sent, before the request is written
    POSTED = "posted"  # Telegram has it, the database does not know yet
    CARD_KEPT = "card_kept"
    SETTLED = "settled"


@dataclass(frozen=True, slots=True)
class CrashPoint:
    """The step to die at, when it is reached for the `nth` time."""

    step: Step
    nth: int = 1

    @classmethod
    def parse(cls, text: str) -> "CrashPoint":
        """`replied` or `replied:3`; ValueError for anything else."""
        name, _, nth = text.partition(":")
        return cls(Step(name), int(nth or 1))


@dataclass(slots=True)
class Steps:
    """Told of every step; does nothing unless a crash point was asked for."""

    crash_at: CrashPoint | None = None
    _seen: int = field(default=0, init=False)

    def reached(self, step: Step) -> None:
        """Die here, at once and without a word, when this is the crash point."""
        if self.crash_at is None or self.crash_at.step is not step:
            return
        self._seen += 1
        if self._seen == self.crash_at.nth:
            os.kill(os.getpid(), signal.SIGKILL)
