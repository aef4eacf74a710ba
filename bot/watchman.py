"""The watchman: says that a part of the desk stands still, as long as he himself goes round.

What goes through the outbox is written there; that the outbox stands is said past it.
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import structlog

from cases.health import PULSE, STANDS_AFTER
from cases.people import Language
from handlers.phrases import phrases
from handlers.services.delivery import Facts
from handlers.services.health import Health
from handlers.views.notices_watch import health_alert

log = structlog.get_logger()

#: Says a text in a chat at once; what becomes of it is only logged.
Herald = Callable[[int, str], Awaitable[object]]


@dataclass(frozen=True, slots=True)
class Watchman:
    """Looks in every process that sweeps or delivers; each alarm is told by one of them."""

    health: Health
    herald: Herald

    async def run(self) -> None:
        """Look for ever; after a start the others get the time to show themselves first."""
        await asyncio.sleep(STANDS_AFTER.total_seconds())
        while True:
            await self.look()
            await asyncio.sleep(PULSE.total_seconds())

    async def look(self) -> None:
        """Tell of what has come to stand still, or goes on again."""
        for alarm in await self.health.watch():
            message = health_alert(alarm.notice, Facts(), phrases(Language.TURKISH))
            log.error("desk.stands_still", part=alarm.notice.what, since=alarm.notice.since)
            for chat in alarm.chats:
                outcome = await self.herald(chat, message.parts[0])
                log.info("alarm.said", outcome=type(outcome).__name__)
