"""Lane workers: claim a lane, handle its updates in order, wipe them, let the lane go."""

import asyncio
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Protocol, assert_never

import structlog

from bot.health import Meters
from bot.logs import fault
from bot.steps import Step, Steps
from bot.workers import Backoff, Crew, attempt
from bot.world import is_of_the_world, named_wait
from handlers.services.ports import Clock
from storage.inbox import State
from storage.lanes import Job, Lease, LeaseLostError
from storage.unit import Storage, Unit

log = structlog.get_logger()

GIVE_UP_WITHIN_SECONDS = 30.0
#: A lane that looks ready and cannot be claimed must not keep the loop spinning.
BREATH = timedelta(milliseconds=5)


@dataclass(frozen=True, slots=True)
class Turn:
    """An update that has been begun, under the lease of its lane."""

    job: Job
    lease: Lease


@dataclass(frozen=True, slots=True)
class Begun:
    """The heads of lanes that were begun, and those that were set aside instead."""

    turns: tuple[Turn, ...] = ()
    crashed: tuple[Job, ...] = ()


class Handler(Protocol):
    """What a job is handed to."""

    async def handle(self, job: Job) -> None:
        """Handle the update; what goes wrong is raised."""
        ...

    async def give_up(self, job: Job) -> None:
        """The update was set aside: say so to whom it concerns."""
        ...


class Outcome(StrEnum):
    """How an attempt ended."""

    DONE = "done"
    FAILED = "failed"
    POSTPONED = "postponed"
    QUARANTINED = "quarantined"


class SenselessUpdateError(Exception):
    """The update can never be handled; another attempt would change nothing."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much at once, how long, how often."""

    attempts: int = 3
    lease_for: timedelta = timedelta(seconds=15)
    #: A handler that takes longer has lost its way.
    handle_for: timedelta = timedelta(minutes=2)
    #: Other processes are not heard, so the table is looked at this often.
    look_every: timedelta = timedelta(milliseconds=500)
    settle_for: timedelta = timedelta(0)
    #: So many updates of one lane in a row; then the others have their turn.
    slice: int = 10
    backoff: Backoff = field(default_factory=lambda: Backoff(first=1.0, most=60.0))
    #: What the world does to an update counts as no attempt: it is tried for so long. Longer than
    #: servers restart and networks fail; whoever waits longer has turned elsewhere, and her chat
    #: stands still meanwhile.
    patience: timedelta = timedelta(minutes=15)


@dataclass(slots=True)
class LaneRunner:
    """Handles the updates of many lanes at once, those of one lane one after the other."""

    storage: Storage
    handler: Handler
    clock: Clock
    wake: asyncio.Event
    crew: Crew
    limits: Limits = field(default_factory=Limits)
    meters: Meters = field(default_factory=Meters)
    steps: Steps = field(default_factory=Steps)
    _held: dict[str, str] = field(default_factory=dict, init=False)
    _is_stopping: bool = field(default=False, init=False)
    _began_at: datetime = field(init=False)

    def __post_init__(self) -> None:
        self._began_at = self.clock()

    async def run(self) -> None:
        """Claim lanes until told to stop; the crew finishes what it has begun."""
        is_woken = True
        while not self._is_stopping:
            await self.crew.has_room()
            self.wake.clear()
            if is_woken or not await self._until_next():
                is_woken = await self._claim()
            if not is_woken:
                await self._wait(max(BREATH, await self._until_next()))
                is_woken = self.wake.is_set()

    def stop(self) -> None:
        """Claim no more."""
        self._is_stopping = True
        self.wake.set()

    async def renew(self) -> None:
        """Keep the leases of the lanes in hand, for ever; interrupt what has lost its lease."""
        while True:
            await asyncio.sleep(self.limits.lease_for.total_seconds() / 3)
            held = dict(self._held)
            if not held:
                continue
            async with self.storage.write() as unit:
                kept = await unit.lanes.renew(held, until=self._until())
            for lane in held.keys() - kept:
                if self._held.get(lane) == held[lane]:
                    self.crew.cancel(lane)

    async def _until_next(self) -> timedelta:
        """How long to wait until a lane can be claimed; other processes are not heard of."""
        now = self.clock()
        async with self.storage.read() as unit:
            next_at = await unit.lanes.next_at(now)
        if next_at is None:
            return self.limits.look_every
        return min(self.limits.look_every, max(timedelta(0), next_at - now))

    async def _wait(self, pause: timedelta) -> None:
        try:
            async with asyncio.timeout(pause.total_seconds()):
                await self.wake.wait()
        except TimeoutError:
            return

    async def _claim(self) -> bool:
        """Take lanes that are ready, and begin the first update of each; False without any."""
        owner = uuid.uuid4().hex
        async with self.storage.write() as unit:
            leases = await unit.lanes.claim(
                owner,
                now=self.clock(),
                until=self._until(),
                limit=self.crew.free,
                but=self.crew.busy,
            )
            begun = await self._begin(unit, leases)
        for turn in begun.turns:
            self._held[turn.lease.lane] = owner
            self.crew.start(turn.lease.lane, self._serve(turn))
        for job in begun.crashed:
            self.crew.start(f"crashed {job.update_id}", self._give_up(job))
        return bool(leases)

    async def _serve(self, first: Turn) -> None:
        """Handle the lane from its first update on, until it is empty or its turn is over."""
        lease = first.lease
        turn: Turn | None = first
        served = 0
        try:
            while turn is not None:
                served += 1
                turn = await self._serve_one(turn, is_last=served >= self.limits.slice)
        except LeaseLostError:
            log.warning("lane.lost", update_id=first.job.update_id)
        finally:
            self._drop(lease)

    def _drop(self, lease: Lease) -> None:
        """The lane is ours no more: what is said about it afterwards is not interrupted."""
        if self._held.get(lease.lane) == lease.owner:
            del self._held[lease.lane]

    async def _serve_one(self, turn: Turn, *, is_last: bool) -> Turn | None:
        """Handle one update, write down how it went, and begin the next one of the lane."""
        job = turn.job
        self.steps.reached(Step.CLAIMED)
        with structlog.contextvars.bound_contextvars(update_id=job.update_id):
            error = await self._handled(turn)
            self.steps.reached(Step.HANDLED)
            outcome = self._outcome(job, error)
            async with self.storage.write() as unit:
                await self._settle(unit, turn, outcome, error)
                begun = Begun()
                if outcome in (Outcome.DONE, Outcome.QUARANTINED):
                    begun = await self._go_on(unit, turn.lease, is_last=is_last)
                if not begun.turns:
                    self._drop(turn.lease)
            self.steps.reached(Step.DONE)
            if outcome is Outcome.QUARANTINED:
                await self._give_up(job)
            else:
                self.meters.finished.labels(outcome.value).inc()
            for crashed in begun.crashed:
                await self._give_up(crashed)
        return next(iter(begun.turns), None)

    async def _handled(self, turn: Turn) -> Exception | None:
        """The error of the handler, None when all went well."""
        began = asyncio.get_running_loop().time()
        try:
            return await attempt(
                self.handler.handle(turn.job), within=self.limits.handle_for.total_seconds()
            )
        except asyncio.CancelledError:
            await asyncio.shield(self._put_back(turn))
            raise
        finally:
            self.meters.handled_for.observe(asyncio.get_running_loop().time() - began)

    def _outcome(self, job: Job, error: Exception | None) -> Outcome:
        if error is None:
            log.debug("update.done", kind=job.kind)
            return Outcome.DONE
        if is_of_the_world(error):
            if self._age(job) < self.limits.patience:
                log.warning("update.postponed", kind=job.kind, **fault(error))
                return Outcome.POSTPONED
        elif job.attempts < self.limits.attempts and not isinstance(error, SenselessUpdateError):
            log.warning("update.failed", kind=job.kind, attempt=job.attempts, **fault(error))
            return Outcome.FAILED
        log.error("update.quarantined", kind=job.kind, attempt=job.attempts, **fault(error))
        return Outcome.QUARANTINED

    async def _settle(
        self, unit: Unit, turn: Turn, outcome: Outcome, error: Exception | None
    ) -> None:
        """Write down how it went; after a failure the lane waits."""
        now, job, lease = self.clock(), turn.job, turn.lease
        name = type(error).__name__ if error else None
        match outcome:
            case Outcome.DONE:
                await unit.lanes.finish(job, lease, State.DONE, at=now)
            case Outcome.QUARANTINED:
                await unit.lanes.finish(job, lease, State.QUARANTINED, at=now, error=name)
            case Outcome.FAILED | Outcome.POSTPONED:
                counted = outcome is Outcome.FAILED
                await unit.lanes.hold(lease, until=self._until())
                await unit.lanes.put_back(job, error=name, counted=counted)
                await unit.lanes.leave(lease, ready_at=now + self._pause(job, error))
            case _:
                assert_never(outcome)

    def _pause(self, job: Job, error: Exception | None) -> timedelta:
        """How long the lane waits: ever longer, and not less than Telegram asks for.

        Attempts that do not count cannot be told apart by their number: the wait grows with the
        time for which it has not gone.
        """
        backoff = self.limits.backoff
        if error is None or not is_of_the_world(error):
            return timedelta(seconds=backoff.after(job.attempts))
        growing = max(backoff.first, self._age(job).total_seconds() / 2)
        return max(timedelta(seconds=min(backoff.most, growing)), named_wait(error))

    def _age(self, job: Job) -> timedelta:
        """For how long the update could have been handled: not while nobody was there to do it."""
        return self.clock() - max(job.received_at, self._began_at)

    async def _give_up(self, job: Job) -> None:
        """The update is set aside, and that is committed: count it, and tell whom it concerns."""
        self.meters.finished.labels(Outcome.QUARANTINED.value).inc()
        await attempt(self.handler.give_up(job), within=GIVE_UP_WITHIN_SECONDS)

    async def _go_on(self, unit: Unit, lease: Lease, *, is_last: bool) -> Begun:
        """Begin the next update of the lane; without one the lane has been let go."""
        if await unit.lanes.close(lease):
            return Begun()
        if is_last or self._is_stopping:
            await unit.lanes.leave(lease, ready_at=self.clock())
            self.wake.set()
            return Begun()
        return await self._begin(unit, [await unit.lanes.hold(lease, until=self._until())])

    async def _begin(self, unit: Unit, leases: Sequence[Lease]) -> Begun:
        """Begin the heads of the lanes; a lane with nothing to begin now is let go."""
        if not leases:
            return Begun()
        begun = await unit.lanes.begin(
            [lease.lane for lease in leases],
            arrived_by=self.clock() - self.limits.settle_for,
            most_attempts=self.limits.attempts,
        )
        jobs = {job.lane: job for job in begun}
        idle = [await self._let_go(unit, lease) for lease in leases if lease.lane not in jobs]
        return Begun(
            tuple(Turn(jobs[lease.lane], lease) for lease in leases if lease.lane in jobs),
            tuple(crashed for crashed in idle if crashed),
        )

    async def _let_go(self, unit: Unit, lease: Lease) -> Job | None:
        """There is no update, or it came in just now, or it was begun too often: then it comes."""
        now = self.clock()
        head = await unit.lanes.head(lease.lane)
        if head is None:
            if not await unit.lanes.close(lease):
                await unit.lanes.leave(lease, ready_at=now)
            return None
        is_crashed = head.attempts >= self.limits.attempts
        settled_at = head.received_at + self.limits.settle_for
        if is_crashed:
            # Begun so often and never finished: it takes the process along.
            await unit.lanes.finish(head, lease, State.QUARANTINED, at=now, error="Crashed")
            log.error("update.quarantined", update_id=head.update_id, error="Crashed")
            settled_at = now
        await unit.lanes.leave(lease, ready_at=max(now, settled_at))
        self.wake.set()
        return head if is_crashed else None

    async def _put_back(self, turn: Turn) -> None:
        """Interrupted, not failed: the attempt does not count, and the lane is free at once."""
        try:
            async with self.storage.write() as unit:
                await unit.lanes.hold(turn.lease, until=self._until())
                await unit.lanes.put_back(turn.job, error=None, counted=False)
                await unit.lanes.leave(turn.lease, ready_at=self.clock())
        except LeaseLostError:
            return

    def _until(self) -> datetime:
        return self.clock() + self.limits.lease_for
