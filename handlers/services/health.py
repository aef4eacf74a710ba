"""The desk's health: what `/durum` shows, what did not arrive, and who is told what stands."""

from collections.abc import Mapping
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import datetime, timedelta

from cases.beat import Beat
from cases.delivery import ToPerson, ToRole, ToSecretariat
from cases.errors import Code, DeskError
from cases.health import Check, Group, Part, Pulse, Vitals, ailments
from cases.notice import HealthAlert, Outgoing
from cases.outbox import Undelivered
from cases.people import Person, Role
from cases.rights import READS_CASES
from cases.rules import Rules
from cases.threads import SECRETARIAT
from handlers.services.entries import due_for_review
from handlers.services.places import LACKS
from handlers.services.ports import Clock, LibraryShelf, Storage, Unit
from handlers.services.refusals import audited

#: Who may send again what failed, or say that it arrived.
MENDS = frozenset({Role.SECRETARY, Role.ADMIN})
#: So many of those who cannot be written to are named.
NAMED = 10
#: Under this and the name of a part stands since when it stands still, as it was told.
ALARM = "alarm:"
#: Lists of what failed are read so many at a time.
PER_PAGE = 5

Beats = Mapping[str, Beat]


@dataclass(frozen=True, slots=True)
class Report:
    """The desk's health at a moment, and what of it is not well."""

    vitals: Vitals
    ailing: frozenset[Check]


@dataclass(frozen=True, slots=True)
class Failure:
    """A notice that did not arrive, and who would have read it, where that is a known person."""

    notice: Undelivered
    reader: Person | None = None


@dataclass(frozen=True, slots=True)
class Failures:
    """A page of what failed; `number` counts from 0.

    What goes to `parked` people has not failed: it waits until they write.
    """

    items: tuple[Failure, ...]
    number: int
    has_more: bool
    parked: tuple[Person, ...] = ()
    unreachable: int = 0


@dataclass(frozen=True, slots=True)
class Alarm:
    """What has to be told past the outbox, because the outbox itself stands: to these chats."""

    notice: HealthAlert
    chats: tuple[int, ...]


class Health:
    """Looks at everything; only secretaries and admins mend anything."""

    def __init__(self, storage: Storage, shelf: LibraryShelf, clock: Clock, rules: Rules) -> None:
        self._storage = storage
        self._shelf = shelf
        self._clock = clock
        self._rules = rules

    async def report(self, *, by: Person) -> Report:
        """How the desk is; whoever may read cases may look."""
        at = self._clock()
        async with self._audited(by, "status"):
            self._require(by, READS_CASES)
            async with self._storage.read() as unit:
                vitals = await self._vitals(unit, at)
        return Report(vitals, ailments(vitals, self._rules))

    async def failures(self, page: int, *, by: Person) -> Failures:
        """What did not arrive, or of what nobody knows, the newest first."""
        async with self._audited(by, "failures"):
            self._require(by, READS_CASES)
            async with self._storage.read() as unit:
                found = await unit.outbox.dead(limit=PER_PAGE + 1, offset=page * PER_PAGE)
                items = [await _failure(unit, each) for each in found[:PER_PAGE]]
                parked = tuple(await unit.people.parked(limit=NAMED))
                number = await unit.people.unreachable()
        return Failures(tuple(items), page, len(found) > PER_PAGE, parked, number)

    async def retry(self, parcel_id: int, *, by: Person) -> None:
        """Send again what failed; raises NOTHING_WAITS when a colleague was quicker."""
        at = self._clock()
        async with self._audited(by, "retry"), self._storage.write() as unit:
            self._require(by, MENDS)
            again = await unit.outbox.retry(parcel_id, at=at)
            await self._mended(unit, "outbox.retried", parcel_id, by, again)

    async def arrived(self, parcel_id: int, *, by: Person) -> None:
        """Take what failed for arrived; raises NOTHING_WAITS when a colleague was quicker."""
        at = self._clock()
        async with self._audited(by, "arrived"), self._storage.write() as unit:
            self._require(by, MENDS)
            settled = await unit.outbox.arrived(parcel_id, at=at)
            await self._mended(unit, "outbox.settled", parcel_id, by, settled)

    async def watch(self) -> tuple[Alarm, ...]:
        """Tell once of every part that has come to stand still, and once that it goes on.

        Gives what the outbox cannot carry, because it is what stands.
        """
        at, alarms = self._clock(), []
        async with self._storage.write() as unit:
            beats = await _beats(unit)
            for part in Part:
                alert = await _turned(unit, part, beats, at)
                if alert is None:
                    continue
                if part is Part.DELIVERY and not alert.is_over:
                    alarms.append(Alarm(alert, await _chats(unit, at)))
                else:
                    await unit.outbox.add(Outgoing(alert, ToSecretariat()), at=at)
                    await unit.outbox.add(Outgoing(alert, ToRole(Role.ADMIN)), at=at)
        return tuple(alarms)

    async def _vitals(self, unit: Unit, at: datetime) -> Vitals:
        beats = await _beats(unit)
        lacks = beats.get(LACKS)
        today = self._rules.calendar.date_of(at)
        return Vitals(
            at=at,
            sweep=_pulse(beats.get(Part.SWEEP)),
            delivery=_pulse(beats.get(Part.DELIVERY)),
            backlog=await unit.outbox.backlog(at),
            counts=await unit.cases.counts(at, soon=at + timedelta(days=1)),
            parked=tuple(await unit.people.parked(limit=NAMED)),
            unreachable=await unit.people.unreachable(),
            group=Group(
                await unit.places.get(SECRETARIAT),
                tuple(lacks.detail.split()) if lacks else (),
            ),
            received_at=await unit.inbox.last_received(),
            stale=len(due_for_review(self._shelf.current, today)),
            refused=self._shelf.is_refused,
        )

    async def _mended(
        self, unit: Unit, event: str, parcel_id: int, by: Person, done: bool
    ) -> None:
        if not done:
            raise DeskError(Code.NOTHING_WAITS)
        data: dict[str, object] = {"parcel": parcel_id}
        await unit.audit.add(at=self._clock(), person_id=by.id, event=event, data=data)

    def _require(self, by: Person, roles: frozenset[Role]) -> None:
        if not by.roles(self._clock()) & roles:
            raise DeskError(Code.NOT_ALLOWED)

    def _audited(self, by: Person, move: str) -> AbstractAsyncContextManager[None]:
        return audited(self._storage, self._clock, by, move)


async def _beats(unit: Unit) -> Beats:
    return {beat.name: beat for beat in await unit.beats.all()}


def _pulse(beat: Beat | None) -> Pulse:
    return Pulse(beat.at, beat.detail) if beat else Pulse()


async def _failure(unit: Unit, failed: Undelivered) -> Failure:
    if isinstance(failed.address, ToPerson):
        return Failure(failed, await unit.people.get(failed.address.person_id))
    return Failure(failed)


async def _turned(unit: Unit, part: Part, beats: Beats, at: datetime) -> HealthAlert | None:
    """The alert when a part has come to stand still or goes on again; one watcher gets it."""
    beat, alarm = beats.get(part), beats.get(f"{ALARM}{part}")
    told = alarm.detail if alarm else ""
    if beat is None or _pulse(beat).beats(at) is not bool(told):
        return None  # as it was
    since = "" if told else beat.at.isoformat()
    if not await unit.beats.turn(f"{ALARM}{part}", since, at=at):
        return None
    return HealthAlert(part.value, told or since, is_over=bool(told))


async def _chats(unit: Unit, at: datetime) -> tuple[int, ...]:
    place = await unit.places.get(SECRETARIAT)
    admins = [person.telegram_id for person in await unit.grants.holders(Role.ADMIN, at=at)]
    here = [] if place is None or place.parked_at is not None else [place.chat_id]
    return tuple(dict.fromkeys((*here, *admins)))
