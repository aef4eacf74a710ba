"""The sweep: whatever is due and not yet done is done, by one sweeper, and said once.

Cases and reminders move only while the desk is open: nobody is reminded at night or on a holiday.
What fell due meanwhile is found at the next opening, however long that takes.
"""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from cases.delivery import ToSecretariat
from cases.errors import Code, DeskError
from cases.health import Part
from cases.moves import sweep
from cases.notice import DeliveryFailed, MorningDigest, Outgoing
from cases.rules import Rules
from handlers.services.ports import Clock, Storage, Unit
from handlers.services.record import at_most_twice, keep_with_linked

#: Something else that falls due in working hours; doing it again changes nothing.
Round = Callable[[datetime], Awaitable[object]]

#: So many cases are taken at once; the next look takes the next.
BATCH = 50
#: A sweep that takes longer than this has died: another may take its cases.
LEASE = timedelta(minutes=5)
#: A case whose computation fails is looked at again after so long.
LATER = timedelta(hours=1)
#: What a strange row makes its reading or computing raise; all else is the world's and passes.
UNCOMPUTABLE = (DeskError, ArithmeticError, AttributeError, LookupError, TypeError, ValueError)


@dataclass(frozen=True, slots=True)
class Failed:
    """A case that was put off, and the class of what went wrong with it."""

    number: str
    error: str


@dataclass(frozen=True, slots=True)
class Swept:
    """What a pass has done."""

    moved: int = 0
    lapsed: int = 0
    failed: tuple[Failed, ...] = ()


class Sweep:
    """One pass after the other; any number of sweepers may run at once."""

    def __init__(
        self, storage: Storage, clock: Clock, rules: Rules, rounds: Sequence[Round] = ()
    ) -> None:
        self._storage = storage
        self._clock = clock
        self._rules = rules
        self._rounds = tuple(rounds)

    async def once(self) -> Swept:
        """Do everything that is due now."""
        at, moved = self._clock(), 0
        failed: tuple[Failed, ...] = ()
        if self._rules.calendar.is_open(at):
            moved, failed = await self._cases(at)
            for other in self._rounds:
                await other(at)
            await self._digest(at)
        async with self._storage.write() as unit:
            lapsed = await _lapsed(unit, at)
            names = " ".join(each.number for each in failed)
            await unit.beats.beat(Part.SWEEP, at=self._clock(), detail=names)
        return Swept(moved, lapsed, failed)

    async def _cases(self, at: datetime) -> tuple[int, tuple[Failed, ...]]:
        """Each in a transaction of its own; one that fails holds up no other."""
        moved, failed = 0, []
        while taken := await self._due(at):
            for number in taken:
                fault = await self._case(number, at)
                if fault is None:
                    moved += 1
                else:
                    failed.append(fault)
        return moved, tuple(failed)

    async def _due(self, at: datetime) -> Sequence[str]:
        async with self._storage.write() as unit:
            return await unit.cases.due(at, limit=BATCH, lease_for=LEASE)

    async def _case(self, number: str, at: datetime) -> Failed | None:
        async def work(unit: Unit) -> None:
            await self._move(unit, number, at)

        try:
            await at_most_twice(self._storage, work)
        except UNCOMPUTABLE as error:
            if isinstance(error, DeskError) and error.code is Code.CASE_CHANGED:
                return None  # people are at it: it comes again when they have finished
            await self._put_off(number, at)
            return Failed(number, type(error).__name__)
        return None

    async def _move(self, unit: Unit, number: str, at: datetime) -> None:
        """The first thing that is due of a case as it is now; the next look finds the next."""
        case = await unit.cases.get(number)
        if case.next_at is None or case.next_at > at:
            return  # somebody moved it meanwhile
        moved = sweep(case, at=at, rules=self._rules)
        if moved is None:
            raise LookupError(number)  # due, and nothing to do: to be looked at by a person
        await keep_with_linked(unit, moved, by=None, at=at, rules=self._rules)

    async def _put_off(self, number: str, at: datetime) -> None:
        async with self._storage.write() as unit:
            await unit.cases.postpone(number, at + LATER)
            data = {"case": number, "move": "sweep"}
            await unit.audit.add(at=at, person_id=None, event="sweep.failed", data=data)

    async def _digest(self, at: datetime) -> None:
        """Once a working day; the key of the notice makes it one."""
        local = self._rules.calendar.local(at)
        if local.time() < self._rules.digest_at:
            return
        digest = Outgoing(MorningDigest(local.date().isoformat()), ToSecretariat())
        async with self._storage.write() as unit:
            await unit.outbox.add(digest, at=at)


async def _lapsed(unit: Unit, at: datetime) -> int:
    """Free what a dead worker left; what nobody knows of is told."""
    unknown = await unit.outbox.lapsed(at)
    for left in unknown:
        if not isinstance(left.notice, DeliveryFailed):
            told = DeliveryFailed(left.id, left.state.value, left.retried)
            await unit.outbox.add(Outgoing(told, ToSecretariat()), at=at)
    return len(unknown)
