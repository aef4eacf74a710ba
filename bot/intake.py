"""What both ways of receiving share: mask, store, wake the lanes."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta

import structlog

from bot.arrivals import arrival_of
from bot.health import Meters
from bot.steps import Step, Steps
from handlers.services.ports import Clock
from storage.unit import Storage

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Intake:
    """Stores updates; when `take` returns, they may be acknowledged.

    Connections of a webhook run side by side, so an update can overtake the one before it: the
    lanes let it settle for `settle_for` before they touch it.
    """

    storage: Storage
    clock: Clock
    wake: asyncio.Event
    own_id: int
    meters: Meters = field(default_factory=Meters)
    steps: Steps = field(default_factory=Steps)
    settle_for: timedelta = timedelta(0)

    async def take(self, updates: Sequence[object]) -> None:
        """Mask and store a batch in one transaction; what was stored before stays as it is."""
        self.steps.reached(Step.RECEIVED)
        arrivals = [arrival for update in updates if (arrival := arrival_of(update, self.own_id))]
        self.steps.reached(Step.MASKED)
        now = self.clock()
        async with self.storage.write(durable=True) as unit:
            fresh = await unit.inbox.add(arrivals, at=now, ready_at=now + self.settle_for)
        self.steps.reached(Step.INSERTED)
        self.wake.set()
        self.meters.received.inc(len(fresh))
        self.meters.repeated.inc(len(arrivals) - len(fresh))
        self._report(updates, [a.update_id for a in arrivals if a.error], len(fresh))

    def _report(self, updates: Sequence[object], senseless: list[int], fresh: int) -> None:
        log.debug("updates.stored", received=len(updates), fresh=fresh)
        for number in senseless:
            self.meters.finished.labels("quarantined").inc()
            log.error("update.quarantined", update_id=number, reason="senseless")
