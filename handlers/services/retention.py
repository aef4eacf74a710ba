"""Retention: once a day what is older than the rules allow is deleted; the counts stay."""

from collections.abc import Mapping
from datetime import timedelta

from cases.rules import Rules
from handlers.services.ports import Clock, Storage

#: The name under which the desk remembers when it last did this.
BEAT = "retention"
EVERY = timedelta(days=1)


class Retention:
    """Keeps the promise that rules.yaml makes about each kind of data."""

    def __init__(self, storage: Storage, clock: Clock, rules: Rules) -> None:
        self._storage = storage
        self._clock = clock
        self._rules = rules

    async def is_due(self) -> bool:
        """Whether a day has passed since any process of the desk did this."""
        async with self._storage.read() as unit:
            beats = {beat.name: beat.at for beat in await unit.beats.all()}
        return BEAT not in beats or self._clock() >= beats[BEAT] + EVERY

    async def retain(self) -> Mapping[str, int]:
        """Delete what is too old; gives how many rows of each table, and notes that it did."""
        at, zone = self._clock(), self._rules.calendar.zone
        async with self._storage.write() as unit:
            gone = await unit.archive.retain(self._rules.retention, at=at, zone=zone)
            deleted = {table: number for table, number in gone.items() if number}
            if deleted:
                await unit.audit.add(at=at, person_id=None, event="retention", data=dict(deleted))
            await unit.beats.beat(BEAT, at=at, detail=str(sum(deleted.values())))
        return deleted
