"""Lane workers: claim a lane, handle its updates in order, wipe them, let the lane go."""

import asyncio
import uuid
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Protocol, assert_never

import structlog

from bot.health import Meters
from bot.logs import fault
from bot.steps import Step, Steps
from bot.workers import Backoff, Crew, attempt
from handlers.services.ports import Clock
from storage.lanes import Job, LeaseLostError
from storage.unit import Storage, Unit

log = structlog.get_logger()

GIVE_UP_WITHIN_SECONDS = 30.0


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

    async def run(self) -> None:
        """Claim lanes until told to stop; the crew finishes what it has begun."""
        while not self._is_stopping:
            await self.crew.has_room()
            self.wake.clear()
            pause = await self._claim()
            if pause and not self._is_stopping:
                await self._wait(pause)

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

    async def _claim(self) -> timedelta:
        """Begin what can be begun; gives how long to wait when that was nothing."""
        now = self.clock()
        async with self.storage.read() as unit:
            next_at = await unit.lanes.next_at(now)
        if next_at is None:
            return self.limits.look_every
        if next_at > now:
            return min(self.limits.look_every, next_at - now)
        owner = uuid.uuid4().hex
        async with self.storage.write() as unit:
            lanes = await unit.lanes.claim(
                owner, now=now, until=self._until(), limit=self.crew.free, but=self.crew.busy
            )
            jobs = [job for lane in lanes if (job := await self._next(unit, lane))]
        for job in jobs:
            self._held[job.lane] = owner
            self.crew.start(job.lane, self._serve(job, owner))
        return timedelta(0) if lanes else self.limits.look_every

    async def _wait(self, pause: timedelta) -> None:
        try:
            async with asyncio.timeout(pause.total_seconds()):
                await self.wake.wait()
        except TimeoutError:
            return

    async def _serve(self, first: Job, owner: str) -> None:
        """Handle the lane from its first update on, until it is empty or its turn is over."""
        job: Job | None = first
        served = 0
        try:
            while job is not None:
                served += 1
                is_last = served >= self.limits.slice
                job = await self._serve_one(job, owner, is_last=is_last)
        except LeaseLostError:
            log.warning("lane.lost", update_id=first.update_id)
        finally:
            if self._held.get(first.lane) == owner:
                del self._held[first.lane]
            self.wake.set()

    async def _serve_one(self, job: Job, owner: str, *, is_last: bool) -> Job | None:
        """Handle one update, write down how it went, and begin the next one of the lane."""
        self.steps.reached(Step.CLAIMED)
        with structlog.contextvars.bound_contextvars(update_id=job.update_id):
            error = await self._handled(job, owner)
            self.steps.reached(Step.HANDLED)
            outcome = self._outcome(job, error)
            async with self.storage.write() as unit:
                await unit.lanes.hold(job.lane, owner, until=self._until())
                await self._settle(unit, job, outcome, error)
                following = await self._go_on(unit, job, outcome, is_last=is_last)
            self.steps.reached(Step.DONE)
            self.meters.finished.labels(outcome.value).inc()
            if outcome is Outcome.QUARANTINED:
                await attempt(self.handler.give_up(job), within=GIVE_UP_WITHIN_SECONDS)
        return following

    async def _handled(self, job: Job, owner: str) -> Exception | None:
        """The error of the handler, None when all went well."""
        began = asyncio.get_running_loop().time()
        try:
            return await attempt(
                self.handler.handle(job), within=self.limits.handle_for.total_seconds()
            )
        except asyncio.CancelledError:
            await asyncio.shield(self._put_back(job, owner))
            raise
        finally:
            self.meters.handled_for.observe(asyncio.get_running_loop().time() - began)

    def _outcome(self, job: Job, error: Exception | None) -> Outcome:
        number = job.attempts + 1
        if error is None:
            log.debug("update.done", kind=job.kind)
            return Outcome.DONE
        if number < self.limits.attempts and not isinstance(error, SenselessUpdateError):
            log.warning("update.failed", kind=job.kind, attempt=number, **fault(error))
            return Outcome.FAILED
        log.error("update.quarantined", kind=job.kind, attempt=number, **fault(error))
        return Outcome.QUARANTINED

    async def _settle(
        self, unit: Unit, job: Job, outcome: Outcome, error: Exception | None
    ) -> None:
        """Write down how it went."""
        match outcome:
            case Outcome.DONE:
                await unit.lanes.done(job, at=self.clock())
            case Outcome.FAILED:
                await unit.lanes.put_back(job, error=type(error).__name__)
            case Outcome.QUARANTINED:
                await unit.lanes.quarantine(job, at=self.clock(), error=type(error).__name__)
            case _:
                assert_never(outcome)

    async def _go_on(self, unit: Unit, job: Job, outcome: Outcome, *, is_last: bool) -> Job | None:
        """The next update of the lane, begun; None when the lane has been let go."""
        if outcome is Outcome.FAILED:
            pause = timedelta(seconds=self.limits.backoff.after(job.attempts + 1))
            await unit.lanes.leave(job.lane, ready_at=self.clock() + pause)
            return None
        if is_last or self._is_stopping:
            rest = await unit.lanes.head(job.lane)
            await unit.lanes.leave(job.lane, ready_at=self.clock() if rest else None)
            return None
        return await self._next(unit, job.lane)

    async def _next(self, unit: Unit, lane: str) -> Job | None:
        """Begin the head of the lane; without one to begin now, the lane is let go."""
        while job := await unit.lanes.head(lane):
            settled_at = job.received_at + self.limits.settle_for
            if settled_at > self.clock():
                await unit.lanes.leave(lane, ready_at=settled_at)
                return None
            if job.attempts < self.limits.attempts:
                await unit.lanes.begin(job)
                return job
            # Begun so often and never finished: it takes the process along.
            await unit.lanes.quarantine(job, at=self.clock(), error="Crashed")
            log.error("update.quarantined", update_id=job.update_id, error="Crashed")
        await unit.lanes.leave(lane, ready_at=None)
        return None

    async def _put_back(self, job: Job, owner: str) -> None:
        """Interrupted, not failed: the attempt does not count, and the lane is free at once."""
        try:
            async with self.storage.write() as unit:
                await unit.lanes.hold(job.lane, owner, until=self._until())
                await unit.lanes.put_back(job, error=None, counted=False)
                await unit.lanes.leave(job.lane, ready_at=self.clock())
        except LeaseLostError:
            return

    def _until(self) -> datetime:
        return self.clock() + self.limits.lease_for
