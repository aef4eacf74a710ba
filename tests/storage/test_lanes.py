"""A lane has one holder at a time, and its updates keep their order."""

import asyncio
from datetime import timedelta

import pytest

from storage.inbox import Arrival
from storage.lanes import Job, LeaseLostError
from storage.unit import Storage
from tests.storage.moments import NOON

SOON = NOON + timedelta(seconds=15)


async def _arrive(storage: Storage, *pairs: tuple[int, str]) -> None:
    arrivals = [Arrival(n, lane, "message", f'{{"update_id": {n}}}') for n, lane in pairs]
    async with storage.write() as unit:
        await unit.inbox.add(arrivals, at=NOON, ready_at=NOON)


async def _claim(
    storage: Storage, owner: str = "a", *, now: timedelta = timedelta(0), limit: int = 10
) -> tuple[str, ...]:
    moment = NOON + now
    until = moment + timedelta(seconds=15)
    async with storage.write() as unit:
        return await unit.lanes.claim(owner, now=moment, until=until, limit=limit)


async def _head(storage: Storage, lane: str = "7") -> Job:
    async with storage.read() as unit:
        job = await unit.lanes.head(lane)
    assert job is not None
    return job


async def test_every_lane_is_claimed_once(storage: Storage) -> None:
    await _arrive(storage, (1, "7"), (2, "8"), (3, "7"))
    assert sorted(await _claim(storage, "a")) == ["7", "8"]
    assert await _claim(storage, "b") == ()


async def test_claimers_at_once_never_share_a_lane(storage: Storage) -> None:
    await _arrive(storage, *((n, f"lane{n}") for n in range(1, 31)))
    claims = await asyncio.gather(*(_claim(storage, f"w{n}", limit=7) for n in range(8)))
    claimed = [lane for claim in claims for lane in claim]
    assert len(claimed) == len(set(claimed))
    rest = await _claim(storage, "late", limit=99)
    assert len(claimed) + len(rest) == 30


async def test_lease_that_ran_out_can_be_claimed(storage: Storage) -> None:
    await _arrive(storage, (1, "7"))
    await _claim(storage, "a")
    assert await _claim(storage, "b", now=timedelta(seconds=14)) == ()
    assert await _claim(storage, "b", now=timedelta(seconds=15)) == ("7",)


async def test_holder_who_lost_the_lease_may_not_write(storage: Storage) -> None:
    await _arrive(storage, (1, "7"))
    await _claim(storage, "a")
    await _claim(storage, "b", now=timedelta(minutes=1))
    with pytest.raises(LeaseLostError):
        async with storage.write() as unit:
            await unit.lanes.hold("7", "a", until=SOON)


async def test_renewed_lease_keeps_others_out(storage: Storage) -> None:
    await _arrive(storage, (1, "7"))
    await _claim(storage, "a")
    async with storage.write() as unit:
        await unit.lanes.hold("7", "a", until=NOON + timedelta(minutes=5))
    assert await _claim(storage, "b", now=timedelta(minutes=4)) == ()


async def test_lowest_number_is_the_head_however_it_came_in(storage: Storage) -> None:
    await _arrive(storage, (12, "7"))
    await _arrive(storage, (11, "7"), (10, "8"))
    assert (await _head(storage)).update_id == 11


async def test_next_one_follows_when_the_head_is_done(storage: Storage) -> None:
    await _arrive(storage, (1, "7"), (2, "7"))
    async with storage.write() as unit:
        await unit.lanes.done(await _head(storage), at=NOON)
    assert (await _head(storage)).update_id == 2


async def test_head_that_is_put_back_stays_the_head(storage: Storage) -> None:
    await _arrive(storage, (1, "7"), (2, "7"))
    job = await _head(storage)
    async with storage.write() as unit:
        await unit.lanes.begin(job)
        await unit.lanes.put_back(job, error="TimeoutError")
    again = await _head(storage)
    assert (again.update_id, again.attempts) == (1, 1)


async def test_attempt_is_counted_before_it_is_made(storage: Storage) -> None:
    await _arrive(storage, (1, "7"))
    async with storage.write() as unit:
        await unit.lanes.begin(await _head(storage))
    assert (await _head(storage)).attempts == 1


async def test_quarantined_update_lets_the_next_one_through(storage: Storage) -> None:
    await _arrive(storage, (1, "7"), (2, "7"))
    async with storage.write() as unit:
        await unit.lanes.quarantine(await _head(storage), at=NOON, error="ValueError")
    assert (await _head(storage)).update_id == 2


async def test_lane_that_waits_is_ready_at_its_moment(storage: Storage) -> None:
    await _arrive(storage, (1, "7"))
    await _claim(storage)
    async with storage.write() as unit:
        await unit.lanes.leave("7", ready_at=SOON)
        assert await unit.lanes.next_at(NOON) == SOON
    assert await _claim(storage, "b", now=timedelta(seconds=14)) == ()
    assert await _claim(storage, "b", now=timedelta(seconds=15)) == ("7",)


async def test_arrival_does_not_wake_a_lane_that_waits(storage: Storage) -> None:
    await _arrive(storage, (1, "7"))
    await _claim(storage)
    async with storage.write() as unit:
        await unit.lanes.leave("7", ready_at=SOON)
    await _arrive(storage, (2, "7"))
    assert await _claim(storage, "b") == ()


async def test_closed_lane_opens_with_the_next_arrival(storage: Storage) -> None:
    await _arrive(storage, (1, "7"))
    await _claim(storage)
    async with storage.write() as unit:
        await unit.lanes.done((await _head(storage)), at=NOON)
        await unit.lanes.leave("7", ready_at=None)
        assert await unit.lanes.next_at(NOON) is None
    await _arrive(storage, (2, "7"))
    assert await _claim(storage, "b") == ("7",)


async def test_arrival_while_a_lane_is_being_closed_is_not_overlooked(storage: Storage) -> None:
    """Holder and receiver meet on the same lane again and again; nothing stays behind."""
    handled: list[int] = []

    async def holder() -> None:
        while len(handled) < 40:
            for lane in await _claim(storage, "h", now=timedelta(seconds=1)):
                async with storage.write() as unit:
                    await unit.lanes.hold(lane, "h", until=SOON)
                    job = await unit.lanes.head(lane)
                    if job is not None:
                        handled.append(job.update_id)
                        await unit.lanes.done(job, at=NOON)
                    rest = await unit.lanes.head(lane)
                    await unit.lanes.leave(lane, ready_at=NOON if rest else None)
            await asyncio.sleep(0)

    async def receiver() -> None:
        for number in range(1, 41):
            await _arrive(storage, (number, "7"))

    async with asyncio.timeout(20):
        await asyncio.gather(holder(), receiver())
    assert handled == list(range(1, 41))
