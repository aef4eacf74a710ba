"""Whoever still lives tells of the part that stands, past the outbox where that is what stands."""

import asyncio
from datetime import timedelta
from pathlib import Path

from bot.shelf import Shelf
from bot.watchman import Watchman
from cases import rules
from cases.health import Part
from cases.threads import SECRETARIAT
from handlers.services.health import Health
from storage.unit import Storage
from tests.bot.doubles import HandClock
from tests.bot.processes import FEW_ENTRIES

GROUP = -1001234567890


async def test_watchmen_say_once_that_the_delivery_stands(storage: Storage) -> None:
    clock, said = HandClock(), []

    async def herald(chat_id: int, text: str) -> None:
        said.append((chat_id, text.partition(";")[0]))

    health = Health(storage, Shelf.open(Path(FEW_ENTRIES)), clock, rules.load())
    async with storage.write() as unit:
        await unit.places.set(SECRETARIAT, GROUP, is_forum=True, at=clock())
        await unit.beats.beat(Part.DELIVERY, at=clock())
    clock.moment += timedelta(minutes=3)
    await asyncio.gather(*(Watchman(health, herald).look() for _ in range(3)))
    assert said == [(GROUP, "⚠️ Masanın gönderimi durdu")]
