"""Working time: when the desk is open, and how to count its hours.

Moments go in and come out aware and in UTC; local time exists only here.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from cases.official import Official, holidays_of
from cases.words import Words

#: So many closed days in a row are no calendar any more; a bound for every walk over days.
LONGEST_CLOSURE = 366
_DAY = timedelta(days=1)
_NOTHING = timedelta(0)


class NoWorkingTimeError(ValueError):
    """The calendar stays closed for longer than a year: nothing can be promised by it."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of one day in local time; an `end` of 00:00 is the midnight that ends the day."""

    start: time
    end: time

    @property
    def ends_at_midnight(self) -> bool:
        """Whether it lasts until the day is over."""
        return self.end == time.min

    @property
    def length(self) -> timedelta:
        """How long it is on a day on which no clock is changed."""
        end = _since_midnight(self.end) or _DAY
        return end - _since_midnight(self.start)

    def before(self, until: time) -> "Span | None":
        """What is left of it when the day ends at `until`."""
        if self.start >= until:
            return None
        return Span(self.start, until if self.ends_at_midnight else min(until, self.end))


class DayKind(StrEnum):
    """Why a day is open or closed as it is."""

    WORKING = "working"
    WEEKEND = "weekend"
    HOLIDAY = "holiday"
    HALF_HOLIDAY = "half_holiday"
    CLOSURE = "closure"  # the desk's own
    HALF_DAY = "half_day"  # the desk's own
    EXTRA = "extra"  # open although it would be closed, or at other hours


@dataclass(frozen=True, slots=True)
class Day:
    """One day of the calendar; `why` names the holiday or the desk's own reason."""

    on: date
    kind: DayKind
    spans: tuple[Span, ...] = ()
    why: Words | None = None
    is_estimated: bool = False


@dataclass(frozen=True, slots=True)
class ExtraDay:
    """A day with hours of its own."""

    spans: tuple[Span, ...]
    why: Words


@dataclass(frozen=True, slots=True)
class Calendar:
    """The working hours of a week (from Monday), the official holidays, and the desk's own days.

    Open days win over closures, and both over the official holidays; half days only shorten a
    day that is open. `half_until` ends every half day, of the desk and of the state.
    """

    zone: ZoneInfo
    week: tuple[tuple[Span, ...], ...]
    half_until: time = time(13)
    closures: Mapping[date, Words] = field(default_factory=dict)
    half_days: Mapping[date, Words] = field(default_factory=dict)
    open_days: Mapping[date, ExtraDay] = field(default_factory=dict)

    @property
    def working_day(self) -> timedelta:
        """The length of a working day: the hours of the fullest day of the week."""
        return max(sum((span.length for span in spans), _NOTHING) for spans in self.week)

    def day(self, on: date) -> Day:
        """What kind of day it is, with its hours."""
        if extra := self.open_days.get(on):
            return Day(on, DayKind.EXTRA, extra.spans, extra.why)
        if closure := self.closures.get(on):
            return Day(on, DayKind.CLOSURE, why=closure)
        usual = self.week[on.weekday()]
        if official := holidays_of(on.year).get(on):
            return self._holiday(on, official)
        if not usual:
            return Day(on, DayKind.WEEKEND)
        if half := self.half_days.get(on):
            return Day(on, DayKind.HALF_DAY, self._morning(usual), half)
        return Day(on, DayKind.WORKING, usual)

    def is_open(self, moment: datetime) -> bool:
        """Whether the desk works at that moment; at the end of its hours it does not any more."""
        return any(
            start <= moment < end for start, end in self._moments(self.day(self.date_of(moment)))
        )

    def next_opening(self, moment: datetime) -> datetime:
        """The moment itself when the desk is open, else when it opens next."""
        start, _ = next(self._open_from(moment))
        return start

    def add(self, start: datetime, working: timedelta) -> datetime:
        """The moment at which so much working time has passed since `start`.

        Ends at the closing of a day rather than at the next opening; no time at all ends at once.
        Raises NoWorkingTimeError when the desk never opens.
        """
        if working < _NOTHING:
            raise ValueError("working time cannot be negative")
        left = working
        if not left:
            return start.astimezone(UTC)
        for opened, closed in self._open_from(start):
            if closed - opened >= left:
                return opened + left
            left -= closed - opened
        raise AssertionError("the walk over days ends only by an error")

    def back(self, end: datetime, working: timedelta) -> datetime:
        """The moment from which on so much working time leads to `end`; the latest such moment.

        Raises NoWorkingTimeError when the desk was not open for so long.
        """
        left, on, closed_days = working, self.date_of(end), 0
        if not left:
            return end.astimezone(UTC)
        while closed_days <= LONGEST_CLOSURE:
            moments = [each for each in self._moments(self.day(on)) if each[0] < end]
            for opened, closed in reversed(moments):
                last = min(closed, end)
                if last - opened >= left:
                    return last - left
                left -= last - opened
            closed_days = 0 if moments else closed_days + 1
            on -= _DAY
        raise NoWorkingTimeError(f"no working time in the {LONGEST_CLOSURE} days after {on}")

    def between(self, start: datetime, end: datetime) -> timedelta:
        """The working time from one moment to another; negative when they stand the other way."""
        if end < start:
            return -self.between(end, start)
        return sum((worked for _, worked in self.worked(start, end)), _NOTHING)

    def worked(self, start: datetime, end: datetime) -> Iterator[tuple[Day, timedelta]]:
        """Every day from one moment to another, with the working time that falls between them."""
        on, last = self.date_of(start), self.date_of(end)
        while on <= last:
            day = self.day(on)
            moments = self._moments(day)
            parts = (min(closed, end) - max(opened, start) for opened, closed in moments)
            yield day, sum((max(part, _NOTHING) for part in parts), _NOTHING)
            on += _DAY

    def local(self, moment: datetime) -> datetime:
        """The moment as the clock on the wall of the desk shows it; for showing only."""
        return moment.astimezone(self.zone)

    def date_of(self, moment: datetime) -> date:
        """The day it is at the desk at that moment."""
        return self.local(moment).date()

    def at(self, on: date, clock: time) -> datetime:
        """The moment at which the clock on the wall shows that time on that day."""
        return datetime.combine(on, clock, tzinfo=self.zone).astimezone(UTC)

    def _holiday(self, on: date, official: Official) -> Day:
        if not official.is_half:
            return Day(on, DayKind.HOLIDAY, (), official.name, official.is_estimated)
        morning = self._morning(self.week[on.weekday()])
        kind = DayKind.HALF_HOLIDAY if morning else DayKind.WEEKEND
        return Day(on, kind, morning, official.name, official.is_estimated)

    def _morning(self, spans: tuple[Span, ...]) -> tuple[Span, ...]:
        return tuple(left for span in spans if (left := span.before(self.half_until)))

    def _moments(self, day: Day) -> Iterator[tuple[datetime, datetime]]:
        """The hours of a day as moments, in order even on a day when the clocks are changed."""
        latest = datetime.min.replace(tzinfo=UTC)
        for span in day.spans:
            start = max(self.at(day.on, span.start), latest)
            latest = self.at(day.on + _DAY if span.ends_at_midnight else day.on, span.end)
            if start < latest:
                yield start, latest

    def _open_from(self, moment: datetime) -> Iterator[tuple[datetime, datetime]]:
        """What is open from that moment on, without end."""
        moment = moment.astimezone(UTC)
        on, closed_days = self.date_of(moment), 0
        while closed_days <= LONGEST_CLOSURE:
            found = False
            for opened, closed in self._moments(self.day(on)):
                if closed > moment:
                    found = True
                    yield max(opened, moment), closed
            closed_days = 0 if found else closed_days + 1
            on = _next(on)
        raise NoWorkingTimeError(f"no working time in the {LONGEST_CLOSURE} days before {on}")


def _next(on: date) -> date:
    if on == date.max - _DAY:
        raise NoWorkingTimeError("the calendar has no more days")
    return on + _DAY


def _since_midnight(clock: time) -> timedelta:
    return timedelta(hours=clock.hour, minutes=clock.minute)
