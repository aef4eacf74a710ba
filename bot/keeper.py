"""Keeps the desk's house: what the rules keep no longer is deleted by itself."""

import asyncio
from dataclasses import dataclass
from datetime import timedelta

import structlog

from handlers.services.retention import Retention
from storage.unit import Storage

log = structlog.get_logger()

#: How often it is looked whether a day has passed; a desk that was closed catches up at once.
LOOK_EVERY = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Keeper:
    """Looks once an hour and works once a day, also where several processes look."""

    retention: Retention
    storage: Storage

    async def run(self) -> None:
        """Look for ever."""
        while True:
            await self.look()
            await asyncio.sleep(LOOK_EVERY.total_seconds())

    async def look(self) -> None:
        """Do what is due; deleted rows then leave the log of the file, too."""
        if not await self.retention.is_due():
            return
        deleted = await self.retention.retain()
        await self.storage.tidy()
        log.info("retention.done", **deleted)
