"""The queue: which cases wait, whose they are, and where they are spoken of."""

import re
from collections.abc import Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from cases.case import Case
from cases.errors import Code, DeskError
from cases.numbers import at_head
from cases.people import Person
from cases.queue import Counts, QueueFilter, is_late
from cases.rights import READS_CASES
from cases.rules import Rules
from cases.threads import SECRETARIAT, Place, Thread
from handlers.services.ports import Clock, Storage, Unit
from handlers.services.refusals import audited
from handlers.services.spots import number_of

PER_PAGE = 6
#: So many cases are shown of a search; a better word finds fewer.
FOUND = 6
_SUPERGROUP = re.compile(r"-100(\d+)")
_TOWN = re.compile(r"(?i)\bbelediye\s*:\s*(\S+)")


class Shelf(StrEnum):
    """Which cases are looked at."""

    MINE = "mine"
    FREE = "free"
    LATE = "late"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Line:
    """A case with whoever holds it, and where it is spoken of; `is_late`: a promise is broken."""

    case: Case
    holder: Person | None = None
    url: str | None = None
    is_late: bool = False


@dataclass(frozen=True, slots=True)
class Lines:
    """Some of the cases; `number` counts the pages from 0."""

    items: tuple[Line, ...]
    number: int = 0
    has_more: bool = False
    counts: Counts = field(default_factory=Counts)


class Queue:
    """What the secretariat, its admins and auditors may look at."""

    def __init__(self, storage: Storage, clock: Clock, rules: Rules) -> None:
        self._storage = storage
        self._clock = clock
        self._rules = rules

    async def look(self, shelf: Shelf, page: int, *, by: Person) -> Lines:
        """A page of the cases, those due first first."""
        at = self._clock()
        wanted = QueueFilter(
            mine=by.id if shelf is Shelf.MINE else None,
            unclaimed=shelf is Shelf.FREE,
            overdue_at=at if shelf is Shelf.LATE else None,
        )
        async with self._audited(by, "queue"):
            self._require(by)
            async with self._storage.read() as unit:
                found = await unit.cases.queue(wanted, limit=PER_PAGE + 1, offset=page * PER_PAGE)
                items = await _lines(unit, found[:PER_PAGE], at)
                counts = await unit.cases.counts(at)
        return Lines(items, page, len(found) > PER_PAGE, counts)

    async def search(self, words: str, *, by: Person) -> Lines:
        """Cases with all of these words, or of that number; "belediye:…" names a municipality."""
        at = self._clock()
        town = match[1] if (match := _TOWN.search(words)) else ""
        rest = " ".join(_TOWN.sub(" ", words).split())
        async with self._audited(by, "search"):
            self._require(by)
            if not rest and not town:
                raise DeskError(Code.TEXT_MISSING)
            async with self._storage.read() as unit:
                found = list(await unit.cases.search(rest, municipality=town, limit=FOUND + 1))
                named = await self._named(unit, rest)
                found = [*named, *(case for case in found if case not in named)]
                items = await _lines(unit, found[:FOUND], at)
        return Lines(items, has_more=len(found) > FOUND)

    async def case(self, number: str, *, by: Person) -> Line:
        """One case; raises UNKNOWN_CASE."""
        async with self._audited(by, "case"):
            self._require(by)
            async with self._storage.read() as unit:
                (line,) = await _lines(unit, [await unit.cases.get(number)], self._clock())
        return line

    async def _named(self, unit: Unit, words: str) -> list[Case]:
        """The case that a number means, however it was typed."""
        typed = at_head(words, prefix=self._rules.prefix)
        if typed is None or typed.rest:
            return []
        try:
            return [await unit.cases.get(await number_of(typed, unit, self._rules, self._clock))]
        except DeskError:
            return []

    def _require(self, by: Person) -> None:
        if not by.roles(self._clock()) & READS_CASES:
            raise DeskError(Code.NOT_ALLOWED)

    def _audited(self, by: Person, move: str) -> AbstractAsyncContextManager[None]:
        return audited(self._storage, self._clock, by, move)


async def _lines(unit: Unit, found: Sequence[Case], at: datetime) -> tuple[Line, ...]:
    place = await unit.places.get(SECRETARIAT)
    return tuple([await _line(unit, case, place, at) for case in found])


async def _line(unit: Unit, case: Case, place: Place | None, at: datetime) -> Line:
    thread = await unit.threads.of_case(case.number)
    holder = await unit.people.get(case.holder_id) if case.holder_id else None
    return Line(case, holder, url_of(thread, place), is_late(case, at))


def url_of(thread: Thread | None, place: Place | None) -> str | None:
    """The link to the topic of a case, or to its card; basic groups have none."""
    if thread is None or place is None or thread.chat_id != place.chat_id:
        return None
    group = _SUPERGROUP.fullmatch(str(thread.chat_id))
    where = thread.thread_id or thread.card_message_id
    return f"https://t.me/c/{group[1]}/{where}" if group and where else None
