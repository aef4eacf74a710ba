"""What the notices of the overview are about: the day's figures, a failure, a secretary."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

from cases.delivery import DeliveryState, ToPerson
from cases.notice import (
    ClaimEnded,
    DeliveryFailed,
    MorningDigest,
    Notice,
    OfficerSilent,
    StaffAway,
    TargetMissed,
    TargetNear,
)
from cases.outbox import Undelivered
from cases.people import Person
from cases.queue import Counts
from handlers.services.ports import Cases, Enrolments, Outbox, People

#: The notices that it is about.
OVERSEEN = (
    *(TargetNear, TargetMissed, ClaimEnded, OfficerSilent),
    *(MorningDigest, DeliveryFailed, StaffAway),
)


@dataclass(frozen=True, slots=True)
class Day:
    """A morning's figures: `counts` are late before the day and due soon within it."""

    counts: Counts
    enrolments: int = 0
    failed: int = 0


@dataclass(frozen=True, slots=True)
class Watched:
    """What is known; `person` is the holder, the reader or the secretary of the notice."""

    person: Person | None = None
    day: Day | None = None
    failed: Undelivered | None = None


class Remembered(Protocol):
    """A transaction that looks at what these notices are about."""

    @property
    def cases(self) -> Cases:
        """The cases."""
        ...

    @property
    def people(self) -> People:
        """Who holds a case, or would have read a notice."""
        ...

    @property
    def enrolments(self) -> Enrolments:
        """Who asks to be enrolled."""
        ...

    @property
    def outbox(self) -> Outbox:
        """What did not arrive."""
        ...


async def watched(notice: Notice, unit: Remembered, zone: ZoneInfo) -> Watched | None:
    """What is known of it; None for a notice of another kind, or when it is gone.

    A day begins and ends in that zone.
    """
    match notice:
        case TargetNear() | TargetMissed() | ClaimEnded() | OfficerSilent():
            case = await unit.cases.get(notice.number)
            return Watched(await _person(unit, case.holder_id))
        case MorningDigest(on):
            return Watched(
                day=await _day(datetime.combine(date.fromisoformat(on), time(), zone), unit)
            )
        case DeliveryFailed(outbox_id):
            failed = await unit.outbox.get(outbox_id)
            if failed is None:
                return None
            address = failed.address
            reader = address.person_id if isinstance(address, ToPerson) else None
            return Watched(await _person(unit, reader), failed=failed)
        case StaffAway(person_id):
            person = await _person(unit, person_id)
            return Watched(person) if person else None
    return None


async def _day(begins: datetime, unit: Remembered) -> Day:
    counts = await unit.cases.counts(begins, soon=begins + timedelta(days=1))
    by_state = (await unit.outbox.backlog(begins)).by_state
    failed = by_state.get(DeliveryState.DEAD, 0) + by_state.get(DeliveryState.UNKNOWN, 0)
    return Day(counts, len(await unit.enrolments.waiting()), failed)


async def _person(unit: Remembered, number: int | None) -> Person | None:
    return None if number is None else await unit.people.get(number)
