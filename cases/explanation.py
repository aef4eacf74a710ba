"""How a promised day was counted, in sentences that an officer can check on a calendar."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from cases.case import Case
from cases.dates import (
    clock_in_words,
    day_in_words,
    moment_in_words,
    working_in_words,
)
from cases.hours import Calendar, Day, DayKind
from cases.people import Language
from cases.rules import Rules
from cases.words import Words

_NOTHING = timedelta(0)
#: Days that are shorter than usual although they are open.
_SHORT = frozenset({DayKind.HALF_HOLIDAY, DayKind.HALF_DAY})
_SAID: Mapping[str, Words] = {
    "promise": Words(
        tr="{kind}: ilk dönüş {respond}, yanıt {resolve} içinde.",
        en="{kind}: first response within {respond}, answer within {resolve}.",
    ),
    "day": Words(tr="Bir iş günü {hours}.", en="A working day has {hours}."),
    "opened": Words(tr="Başvuru: {at}.", en="Request: {at}."),
    "began": Words(
        tr="Masa o sırada kapalıydı; sayımın başlangıcı: {at}.",
        en="The desk was closed then; counting began {at}.",
    ),
    "counted": Words(tr="Sayılan günler: {days}.", en="Days counted: {days}."),
    "half": Words(tr="Yarım gün: {day}, {why}.", en="Half day: {day}, {why}."),
    "closed": Words(tr="Sayılmadı: {day}, {why}.", en="Not counted: {day}, {why}."),
    "weekend": Words(
        tr="Hafta sonu olduğu için sayılmayan gün: {n}.", en="Weekend days not counted: {n}."
    ),
    "estimated": Words(tr="{why} (tarihi tahminî)", en="{why} (date estimated)"),
    "pause": Words(
        tr="Süre durdu: {since} ile {until} arasında {length} sayılmadı.",
        en="The clock stood from {since} to {until}: {length} not counted.",
    ),
    "ongoing": Words(
        tr="Süre durdu ({since}); sizden beklenen bilgi gelince yeniden işleyecek.",
        en="The clock stopped ({since}); it runs on when the awaited information comes.",
    ),
    "extension": Words(
        tr="Ek süre ({at}): {length}. Gerekçe: {reason}",
        en="More time ({at}): {length}. Reason: {reason}",
    ),
    "respond": Words(tr="İlk dönüş süresinin sonu: {at}.", en="First response due: {at}."),
    "due": Words(tr="Yanıt süresinin sonu: {at}.", en="Answer due: {at}."),
}


@dataclass(frozen=True, slots=True)
class Explanation:
    """Lines that say how a moment came about."""

    lines: tuple[str, ...]


def explain(case: Case, rules: Rules, language: Language) -> Explanation:
    """The days counted, what was skipped by name, pauses, extensions, and the promised moment."""
    return Explanation(tuple(_Telling(case, rules, language).lines()))


class _Telling:
    """One case and the language in which it is told."""

    def __init__(self, case: Case, rules: Rules, language: Language) -> None:
        self._case = case
        self._rules = rules
        self._calendar: Calendar = rules.calendar
        self._language = language

    def lines(self) -> Iterator[str]:
        yield from self._promise()
        yield from self._start()
        yield from self._days()
        yield from self._pauses()
        yield from self._extensions()
        yield from self._end()

    def _promise(self) -> Iterator[str]:
        request = self._case.request
        if kind := self._rules.types.get(request.type):
            respond, resolve = map(self._length, kind.within(request.urgency))
            name = kind.name.told(self._language)
            yield self._say("promise", kind=name, respond=respond, resolve=resolve)
        hours = clock_in_words(self._calendar.working_day, self._language)
        yield self._say("day", hours=hours)

    def _start(self) -> Iterator[str]:
        opened = self._case.opened_at
        yield self._say("opened", at=self._moment(opened))
        began = self._calendar.next_opening(opened)
        if began != opened:
            yield self._say("began", at=self._moment(began))

    def _days(self) -> Iterator[str]:
        running = tuple(self._running())
        days = _counted(self._calendar, running)
        counted = [
            f"{day_in_words(day.on, self._language, year=False)} "
            f"({clock_in_words(worked, self._language)})"
            for day, worked in days
            if worked
        ]
        if counted:
            yield self._say("counted", days=", ".join(counted))
        if running:
            yield from self._skipped(self._case.opened_at, running[-1][1])

    def _skipped(self, start: datetime, end: datetime) -> Iterator[str]:
        """Holidays and closures by name, within a pause as well; weekends by their number."""
        days = [day for day, _ in self._calendar.worked(start, end)]
        for day in days:
            if day.why and (not day.spans or day.kind in _SHORT):
                key = "half" if day.kind in _SHORT else "closed"
                shown = day_in_words(day.on, self._language)
                yield self._say(key, day=shown, why=self._why(day, day.why))
        if weekend := sum(day.kind is DayKind.WEEKEND and not day.why for day in days):
            yield self._say("weekend", n=str(weekend))

    def _why(self, day: Day, why: Words) -> str:
        name = why.told(self._language)
        return self._say("estimated", why=name) if day.is_estimated else name

    def _pauses(self) -> Iterator[str]:
        for pause in self._case.progress.pauses:
            since = self._moment(pause.since)
            if pause.until is None:
                yield self._say("ongoing", since=since)
                continue
            length = self._length(self._calendar.between(pause.since, pause.until))
            until = self._moment(pause.until)
            yield self._say("pause", since=since, until=until, length=length)

    def _extensions(self) -> Iterator[str]:
        for extension in self._case.progress.extensions:
            at = day_in_words(self._calendar.date_of(extension.at), self._language)
            length = self._length(extension.by)
            yield self._say("extension", at=at, length=length, reason=extension.reason)

    def _end(self) -> Iterator[str]:
        if any(pause.until is None for pause in self._case.progress.pauses):
            return
        promised = self._case.progress.targets
        if self._case.progress.responded_at is None:
            yield self._say("respond", at=self._moment(promised.respond_by))
        yield self._say("due", at=self._moment(promised.due_at))

    def _running(self) -> Iterator[tuple[datetime, datetime]]:
        """The stretches in which the clock ran, up to the promised moment or the last stop."""
        start, due = self._case.opened_at, self._case.progress.targets.due_at
        for pause in sorted(self._case.progress.pauses, key=lambda pause: pause.since):
            if start < pause.since < due:
                yield start, pause.since
            if pause.until is None:
                return
            if pause.since < due:
                start = max(start, pause.until)
        if start < due:
            yield start, due

    def _moment(self, moment: datetime) -> str:
        return moment_in_words(self._calendar.local(moment), self._language)

    def _length(self, length: timedelta) -> str:
        return working_in_words(length, self._calendar.working_day, self._language)

    def _say(self, key: str, **values: str) -> str:
        return _SAID[key].told(self._language).format(**values)


def _counted(
    calendar: Calendar, running: Iterable[tuple[datetime, datetime]]
) -> tuple[tuple[Day, timedelta], ...]:
    """Every day that the clock ran through, once, with the working time counted on it."""
    days: dict[date, tuple[Day, timedelta]] = {}
    for start, end in running:
        for day, worked in calendar.worked(start, end):
            _, before = days.get(day.on, (day, _NOTHING))
            days[day.on] = day, before + worked
    return tuple(days.values())
