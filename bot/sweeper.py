"""The sweeper: one pass after the other, in any number of processes at once."""

import asyncio
from dataclasses import dataclass
from datetime import timedelta

import structlog

from handlers.services.sweep import Sweep, Swept

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Sweeper:
    """Does what is due and not yet done; days of standing still lose nothing."""

    sweep: Sweep
    every: timedelta

    async def run(self) -> None:
        """Sweep for ever, beginning at once."""
        while True:
            report(await self.sweep.once())
            await asyncio.sleep(self.every.total_seconds())


def report(swept: Swept) -> None:
    """A line for what was done, and one for each case that was put off."""
    for failed in swept.failed:
        log.error("sweep.failed", number=failed.number, error=failed.error)
    if swept.moved or swept.lapsed:
        log.info("sweep.done", moved=swept.moved, lapsed=swept.lapsed)
