"""The last sign of life of each part is kept."""

from datetime import timedelta

from cases.beat import Beat
from storage.unit import Storage
from tests.storage.moments import NOON


async def test_last_round_of_each_part_is_kept(storage: Storage) -> None:
    async with storage.write() as unit:
        await unit.beats.beat("sweep", at=NOON, detail="3")
        await unit.beats.beat("delivery", at=NOON)
        await unit.beats.beat("sweep", at=NOON + timedelta(minutes=1))
        beats = await unit.beats.all()
    assert beats == (Beat("delivery", NOON), Beat("sweep", NOON + timedelta(minutes=1)))
