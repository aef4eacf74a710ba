"""What an export tells of a case or a question: when, what about, how it went; never of whom.

There is no place here for a person, a text, a title or a file: what has no field cannot leak.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

MONTHS_IN_QUARTER = 3


@dataclass(frozen=True, slots=True)
class Period:
    """A year, or one quarter of it (1 to 4)."""

    year: int
    quarter: int | None = None

    def holds(self, month: str) -> bool:
        """Whether a month, written like 2026-11, lies in it."""
        first = 1 if self.quarter is None else (self.quarter - 1) * MONTHS_IN_QUARTER + 1
        last = first + (12 if self.quarter is None else MONTHS_IN_QUARTER) - 1
        return f"{self.year}-{first:02d}" <= month <= f"{self.year}-{last:02d}"

    def bounds(self, zone: ZoneInfo) -> tuple[datetime, datetime]:
        """Its first moment and the first after it, by the calendar of that zone, in UTC."""
        first = 1 if self.quarter is None else (self.quarter - 1) * MONTHS_IN_QUARTER + 1
        after = first + (12 if self.quarter is None else MONTHS_IN_QUARTER)
        begin = date(self.year, first, 1)
        end = date(self.year + (after - 1) // 12, (after - 1) % 12 + 1, 1)
        return _midnight(begin, zone), _midnight(end, zone)


@dataclass(frozen=True, slots=True)
class CaseLine:
    """A case in an export."""

    number: str
    type: str
    topic: str | None
    urgency: str
    municipality: str | None
    province: str | None
    status: str
    ending: str | None
    opened_at: datetime
    respond_by: datetime
    responded_at: datetime | None
    due_at: datetime
    answered_at: datetime | None
    ended_at: datetime | None
    satisfied: bool | None
    reopened: int
    exchanges: int
    entry_id: str | None
    linked_to: str | None


@dataclass(frozen=True, slots=True)
class QuestionLine:
    """A question in an export."""

    asked_at: datetime
    channel: str
    outcome: str
    reason: str
    probability: float
    entry_id: str | None
    entry_version: str | None
    status: str | None
    chosen_entry_id: str | None
    chosen_status: str | None
    verdict: str | None
    complaint: str | None


Line = CaseLine | QuestionLine


def _midnight(day: date, zone: ZoneInfo) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=zone).astimezone(UTC)
