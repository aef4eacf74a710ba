"""The calendar as rules.yaml writes it, and the Calendar made of it."""

import re
from collections.abc import Iterator, Mapping
from datetime import date, time, timedelta
from itertools import pairwise
from typing import Annotated
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, BeforeValidator

from cases.durations import fault
from cases.hours import Calendar, ExtraDay, Span
from cases.rule_words import WEEKDAYS, nearest
from cases.words import Value, Words

#: A closure of more days is a slip in its year.
LONGEST_CLOSURE = 92
_CLOCK = re.compile(r"([01]?\d|2[0-3])[:.]([0-5]\d)")
_SPAN = re.compile(r"\s*(\d{1,2}[:.]\d{2})\s*[-–]\s*(\d{1,2}[:.]\d{2})\s*")
_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_MIDNIGHT = "24:00"


def _clock(value: object) -> object:
    if not isinstance(value, str):
        return value
    if not (found := _CLOCK.fullmatch(value.strip())):
        raise fault(f"saat ve dakika olarak yazılır; '{value}' bir saat değil.", '"13:00"')
    return time(int(found[1]), int(found[2]))


def _span(value: object) -> object:
    if not isinstance(value, str):
        return value
    if not (found := _SPAN.fullmatch(value)):
        raise fault(f"'başlangıç-bitiş' olarak yazılır; '{value}' öyle değil.", '"08:30-12:30"')
    start = _clock(found[1])
    end = time() if found[2] == _MIDNIGHT else _clock(found[2])
    assert isinstance(start, time)  # noqa: S101 - a text gives a time or a fault
    assert isinstance(end, time)  # noqa: S101
    if found[2] != _MIDNIGHT and end <= start:
        turned = f'"{found[2]}-{found[1]}"' if end < start else '"08:30-12:30"'
        raise fault(f"geriye doğru gidiyor: '{value}'; bitiş başlangıçtan sonra olmalı.", turned)
    return Span(start, end)


def _in_order(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    ordered = tuple(sorted(spans))
    for one, other in pairwise(ordered):
        if one.ends_at_midnight or one.end > other.start:
            raise fault("birbiriyle çakışan saatler içeriyor.", '["08:30-12:30", "13:30-17:30"]')
    return ordered


def _some(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    if not spans:
        raise fault(
            "boş bırakılamaz; kapalı bir günün satırını siliniz.", '["08:30-12:30", "13:30-17:30"]'
        )
    return spans


def _day(value: object) -> object:
    if not isinstance(value, str):
        return value
    if not (found := _DATE.fullmatch(value.strip())):
        turned = _turned(value) or "2026-12-31"
        raise fault(f"yıl-ay-gün olarak yazılır; '{value}' öyle değil.", turned)
    try:
        return date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        raise fault(f"takvimde yok: '{value}'.", "2026-12-31") from None


def _turned(value: str) -> str | None:
    """The year first, for a date that was written the day first."""
    found = re.fullmatch(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})", value.strip())
    return f"{found[3]}-{int(found[2]):02}-{int(found[1]):02}" if found else None


def _zone(value: object) -> object:
    if not isinstance(value, str):
        return value
    try:
        return ZoneInfo(value)
    except (ValueError, OSError, KeyError):  # KeyError: ZoneInfoNotFoundError
        raise fault(f"için '{value}' diye bir saat dilimi yok.", "Europe/Istanbul") from None


def _weekday(name: str) -> str:
    if name not in WEEKDAYS:
        meant = nearest(name, WEEKDAYS) or WEEKDAYS[0]
        sentence = f"diye bir gün yok; şunu mu demek istediniz: {meant}?"
        raise fault(sentence, f'{meant}: ["08:30-12:30", "13:30-17:30"]')
    return name


def _open_some_day(week: Mapping[str, tuple[Span, ...]]) -> Mapping[str, tuple[Span, ...]]:
    if not week:
        sentence = "boş olamaz: hiç çalışılmayan bir haftayla süre sayılamaz."
        raise fault(sentence, '\n  pazartesi: ["08:30-12:30", "13:30-17:30"]')
    return week


Clock = Annotated[time, BeforeValidator(_clock)]
On = Annotated[date, BeforeValidator(_day)]
Hours = Annotated[
    tuple[Annotated[Span, BeforeValidator(_span)], ...],
    AfterValidator(_in_order),
    AfterValidator(_some),
]
Weekday = Annotated[str, AfterValidator(_weekday)]
Week = Annotated[Mapping[Weekday, Hours], AfterValidator(_open_some_day)]


class ClosureRule(Value):
    """Days on which the desk is closed by its own decision."""

    on: On
    until: On | None = None
    name: Words

    def days(self) -> Iterator[date]:
        """Every day of it."""
        last = self.until or self.on
        return (self.on + timedelta(days=n) for n in range((last - self.on).days + 1))


class HalfDayRule(Value):
    """A day that ends at noon by the desk's own decision."""

    on: On
    name: Words


class OpenDayRule(Value):
    """A day with hours of its own."""

    on: On
    hours: Hours
    name: Words


def _ordered(rule: ClosureRule) -> ClosureRule:
    days = ((rule.until or rule.on) - rule.on).days
    if days < 0:
        raise fault(
            "geriye doğru gidiyor: 'until' (son gün) 'on'dan (ilk gün) önce.", str(rule.on)
        )
    if days > LONGEST_CLOSURE:
        raise fault(f"{days + 1} gün sürüyor; 'until' (son gün) yılına bakınız.", str(rule.on))
    return rule


class CalendarRules(Value):
    """The `calendar` of rules.yaml."""

    zone: Annotated[ZoneInfo, BeforeValidator(_zone)]
    week: Week
    half_day_until: Clock
    closures: tuple[Annotated[ClosureRule, AfterValidator(_ordered)], ...] = ()
    half_days: tuple[HalfDayRule, ...] = ()
    open_days: tuple[OpenDayRule, ...] = ()

    def calendar(self) -> Calendar:
        """The calendar that these rules describe."""
        return Calendar(
            zone=self.zone,
            week=tuple(self.week.get(name, ()) for name in WEEKDAYS),
            half_until=self.half_day_until,
            closures={on: rule.name for rule in self.closures for on in rule.days()},
            half_days={rule.on: rule.name for rule in self.half_days},
            open_days={rule.on: ExtraDay(rule.hours, rule.name) for rule in self.open_days},
        )
