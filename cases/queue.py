"""What of the cases is looked for, what they add up to, and what happened to one."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from cases.case import ENDED, Case, Status

#: The clock of these runs: the desk owes something.
RUNNING = (Status.OPEN, Status.TRIAGED, Status.CLAIMED, Status.REFERRED)


@dataclass(frozen=True, slots=True)
class QueueFilter:
    """Which cases are wanted; every part that is set must hold.

    `mine` is the number of the holder. `overdue_at` wants those that are late at that moment.
    Without `statuses` all are wanted that have not ended.
    """

    mine: int | None = None
    unclaimed: bool = False
    overdue_at: datetime | None = None
    statuses: frozenset[Status] = frozenset()
    text: str = ""
    municipality: str = ""


@dataclass(frozen=True, slots=True)
class Counts:
    """How many cases stand where; `oldest_unclaimed` is when the first of them was opened."""

    by_status: Mapping[Status, int] = field(default_factory=dict)
    unclaimed: int = 0
    overdue: int = 0
    due_soon: int = 0
    oldest_unclaimed: datetime | None = None

    @property
    def under_way(self) -> int:
        """All that have not ended."""
        return sum(number for status, number in self.by_status.items() if status not in ENDED)


@dataclass(frozen=True, slots=True)
class CaseEvent:
    """One thing that happened to a case; `person_id` is None for the desk itself.

    `data` holds words and numbers of the desk, never a text of anybody.
    """

    at: datetime
    person_id: int | None
    event: str
    data: Mapping[str, str | int]


def is_late(case: Case, at: datetime) -> bool:
    """Whether the first response or the resolution was promised for an earlier moment."""
    progress = case.progress
    if case.status not in RUNNING:
        return False
    responds = progress.responded_at is not None or at <= progress.targets.respond_by
    return at > progress.targets.due_at or not responds
