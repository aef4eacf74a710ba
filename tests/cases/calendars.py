"""Calendars and moments for tests about working time."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from cases.hours import Calendar, Span

ISTANBUL = ZoneInfo("Europe/Istanbul")
HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)
DAY = 8 * HOUR


def span(written: str) -> Span:
    """A span as "08:30-12:30"."""
    start, end = written.split("-")
    return Span(time.fromisoformat(start), time.fromisoformat(end.replace("24:", "00:")))


OFFICE = (span("08:30-12:30"), span("13:30-17:30"))
WEEK = (OFFICE,) * 5 + ((), ())
#: The working week of the shipped rules.
USUAL = Calendar(ISTANBUL, WEEK)


def at(written: str, zone: ZoneInfo = ISTANBUL) -> datetime:
    """A moment by the clock on the wall: "2026-11-23 10:15"."""
    return datetime.fromisoformat(written).replace(tzinfo=zone).astimezone(UTC)


def day(written: str) -> date:
    """A day as 2026-11-23."""
    return date.fromisoformat(written)
