"""Builds what delivers notices, for the process of the desk or for one of its own; no aiogram."""

import secrets
import uuid
from dataclasses import dataclass
from datetime import timedelta

from bot.config import Settings
from bot.courier import Courier
from bot.delivery import DeliveryLimits, DeliveryRunner
from bot.outbound import Spot, Telegram
from bot.pace import Pacer
from bot.rendering import Renderer
from bot.steps import Steps
from bot.topics import Topics
from bot.watchman import Watchman
from bot.workers import Crew
from cases import rules
from cases.delivery import Outcome
from handlers.services.delivery import Reference
from handlers.services.health import Health
from handlers.services.ports import Clock, LibraryShelf
from storage.unit import Storage

#: So many notices are on their way at once; Telegram takes thirty a second.
PARCELS = 16
#: A notice is held this many times as long as an update: a request may take half a minute.
LEASES = 6
#: A topic that was perhaps opened is looked for this many times as long.
LOOKED_FOR = 8


@dataclass(frozen=True, slots=True)
class Delivery:
    """Everything that delivers, built and not yet running."""

    runner: DeliveryRunner
    telegram: Telegram

    async def drain(self, seconds: float) -> int:
        """Let what is on its way arrive; gives how much had to be interrupted."""
        return await self.runner.crew.drain(seconds)

    async def close(self) -> None:
        """Give the connections to Telegram back."""
        await self.telegram.close()


def delivery(
    settings: Settings,
    storage: Storage,
    shelf: LibraryShelf,
    telegram: Telegram,
    pace: Pacer,
    *,
    clock: Clock,
) -> Delivery:
    """The delivery over a storage, in the words of the library in force."""
    reference = Reference(shelf, rules.load(settings.rules_file), clock)
    steps, render = Steps(settings.crash_at), Renderer(storage, reference)
    courier, lease = Courier(telegram, pace, steps), timedelta(seconds=settings.lease_seconds)
    runner = DeliveryRunner(
        storage=storage,
        courier=courier,
        topics=Topics(storage, courier, render, clock, lease * LOOKED_FOR),
        render=render,
        clock=clock,
        owner=uuid.uuid4().hex,
        luck=secrets.SystemRandom().random,
        crew=Crew(PARCELS),
        limits=DeliveryLimits(lease * LEASES),
        steps=steps,
    )
    return Delivery(runner, telegram)


def watchman(health: Health, telegram: Telegram) -> Watchman:
    """A watchman who speaks to Telegram himself when the outbox stands."""

    async def herald(chat_id: int, text: str) -> Outcome:
        return await telegram.send(Spot(chat_id), text)

    return Watchman(health, herald)
