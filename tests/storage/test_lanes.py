"""A lane has one holder at a time, and its updates keep their order."""

import asyncio
from datetime import timedelta

import pytest

from storage.engine import Database
from storage.inbox import Arrival, State
from storage.lanes import Job, Lease, LeaseLostError
from storage.unit import Storage, Unit
from tests.storage.moments import NOON

SOON = NOON + timedelta(seconds=15)


async def _arrive(storage: Storage, *pairs: tuple[int, str]) -> None:
    arrivals = [Arrival(n, lane, "message", f'{{"update_id": {n}}}') for n, lane in pairs]
    async with storage.write() as unit:
        await unit.inbox.add(arrivals, at=NOON, ready_at=NOON)


async def _claim(
    storage: Storage, owner: str = "a", *, now: timedelta = timedelta(0), limit: int = 10
) -> tuple[Lease, ...]:
    moment = NOON + now
    until = moment + timedelta(seconds=15)
    async with storage.write() as unit:
        return await unit.lanes.claim(owner, now=moment, until=until, limit=limit)


async def _claimed(
    storage: Storage, owner: str = "a", *, now: timedelta = timedelta(0), limit: int = 10
) -> list[str]:
    """The names of the lanes that could be claimed."""
    return sorted(lease.lane for lease in await _claim(storage, owner, now=now, limit=limit))


async def _begin(unit: Unit, lane: str = "7") -> Job:
    (job,) = await unit.lanes.begin([lane], arrived_by=NOON, most_attempts=3)
    return job


async def _head(storage: Storage, lane: str = "7") -> Job:
    async with storage.read() as unit:
        job = await unit.lanes.head(lane)
    assert job is not None
    return job


async def test_every_lane_is_claimed_once(storage: Storage) -> None:
    await _arrive(storage, (1, "7"), (2, "8"), (3, "7"))
    assert await _claimed(storage, "a") == ["7", "8"]
    assert await _claimed(storage, "b") == []


async def test_claimers_at_once_never_share_a_lane(storage: Storage) -> None:
    await _arrive(storage, *((n, f"lane{n}") for n in range(1, 31)))
    claims = await asyncio.gather(*(_claimed(storage, f"w{n}", limit=7) for n in range(8)))
    claimed = [lane for claim in claims for lane in claim]
    assert len(claimed) == len(set(claimed))
    rest = await _claimed(storage, "late", limit=99)
    assert len(claimed) + len(rest) == 30


async def test_named_lanes_are_left_alone(storage: Storage) -> None:
    await _arrive(storage, (1, "7"), (2, "8"))
    async with storage.write() as unit:
        leases = await unit.lanes.claim("a", now=NOON, until=SOON, limit=9, but=["7"])
    assert [lease.lane for lease in leases] == ["8"]


async def test_lease_that_ran_out_can_be_claimed(storage: Storage) -> None:
    await _arrive(storage, (1, "7"))
    await _claim(storage, "a")
    assert await _claimed(storage, "b", now=timedelta(seconds=14)) == []
    assert await _claimed(storage, "b", now=timedelta(seconds=15)) == ["7"]


async def test_holder_who_lost_the_lease_may_not_go_on(storage: Storage) -> None:
    await _arrive(storage, (1, "7"))
    (lease,) = await _claim(storage, "a")
    await _claim(storage, "b", now=timedelta(minutes=1))
    with pytest.raises(LeaseLostError):
        async with storage.write() as unit:
            await unit.lanes.hold(lease, until=SOON)


async def test_holder_who_lost_the_lease_may_not_finish(storage: Storage) -> None:
    await _arrive(storage, (1, "7"))
    (lease,) = await _claim(storage, "a")
    await _claim(storage, "b", now=timedelta(minutes=1))
    job = await _head(storage)
    with pytest.raises(LeaseLostError):
        async with storage.write() as unit:
            await unit.lanes.finish(job, lease, State.DONE, at=NOON)
    assert await _head(storage) == job


async def test_held_lane_keeps_others_out(storage: Storage) -> None:
    await _arrive(storage, (1, "7"))
    (lease,) = await _claim(storage, "a")
    async with storage.write() as unit:
        await unit.lanes.hold(lease, until=NOON + timedelta(minutes=5))
    assert await _claimed(storage, "b", now=timedelta(minutes=4)) == []


async def test_only_own_leases_are_renewed(storage: Storage) -> None:
    await _arrive(storage, (1, "7"), (2, "8"))
    await _claim(storage, "a")
    async with storage.write() as unit:
        kept = await unit.lanes.renew({"7": "a", "8": "b"}, until=NOON + timedelta(minutes=5))
    assert kept == {"7"}
    assert await _claimed(storage, "c", now=timedelta(minutes=4)) == ["8"]


async def test_lowest_number_is_the_head_however_it_came_in(storage: Storage) -> None:
    await _arrive(storage, (12, "7"))
    await _arrive(storage, (11, "7"), (10, "8"))
    assert (await _head(storage)).update_id == 11


async def test_heads_of_many_lanes_are_begun_at_once(storage: Storage) -> None:
    await _arrive(storage, (1, "7"), (2, "8"), (3, "7"), (4, "9"))
    async with storage.write() as unit:
        jobs = await unit.lanes.begin(["7", "8"], arrived_by=NOON, most_attempts=3)
    assert sorted(job.update_id for job in jobs) == [1, 2]


async def test_next_one_follows_when_the_head_is_done(storage: Storage) -> None:
    await _arrive(storage, (1, "7"), (2, "7"))
    (lease,) = await _claim(storage)
    async with storage.write() as unit:
        await unit.lanes.finish(await _begin(unit), lease, State.DONE, at=NOON)
        assert (await _begin(unit)).update_id == 2


async def test_head_that_is_put_back_stays_the_head(storage: Storage) -> None:
    await _arrive(storage, (1, "7"), (2, "7"))
    async with storage.write() as unit:
        await unit.lanes.put_back(await _begin(unit), error="TimeoutError")
    again = await _head(storage)
    assert (again.update_id, again.attempts) == (1, 1)


async def test_attempt_is_counted_before_it_is_made(storage: Storage) -> None:
    await _arrive(storage, (1, "7"))
    async with storage.write() as unit:
        assert (await _begin(unit)).attempts == 1
    assert (await _head(storage)).attempts == 1


async def test_interrupted_attempt_does_not_count(storage: Storage) -> None:
    await _arrive(storage, (1, "7"))
    async with storage.write() as unit:
        await unit.lanes.put_back(await _begin(unit), error=None, counted=False)
    assert (await _head(storage)).attempts == 0


async def test_head_that_was_begun_too_often_is_not_begun_again(storage: Storage) -> None:
    await _arrive(storage, (1, "7"))
    async with storage.write() as unit:
        for _ in range(3):
            await _begin(unit)
        assert await unit.lanes.begin(["7"], arrived_by=NOON, most_attempts=3) == ()


async def test_head_that_has_just_come_is_not_begun(storage: Storage) -> None:
    await _arrive(storage, (1, "7"))
    earlier = NOON - timedelta(milliseconds=1)
    async with storage.write() as unit:
        assert await unit.lanes.begin(["7"], arrived_by=earlier, most_attempts=3) == ()


async def test_quarantined_update_lets_the_next_one_through(storage: Storage) -> None:
    await _arrive(storage, (1, "7"), (2, "7"))
    (lease,) = await _claim(storage)
    async with storage.write() as unit:
        job = await _begin(unit)
        await unit.lanes.finish(job, lease, State.QUARANTINED, at=NOON, error="ValueError")
    assert (await _head(storage)).update_id == 2


async def test_lane_that_waits_is_ready_at_its_moment(storage: Storage) -> None:
    await _arrive(storage, (1, "7"))
    (lease,) = await _claim(storage)
    async with storage.write() as unit:
        await unit.lanes.leave(lease, ready_at=SOON)
        assert await unit.lanes.next_at(NOON) == SOON
    assert await _claimed(storage, "b", now=timedelta(seconds=14)) == []
    assert await _claimed(storage, "b", now=timedelta(seconds=15)) == ["7"]


async def test_arrival_does_not_wake_a_lane_that_waits(storage: Storage) -> None:
    await _arrive(storage, (1, "7"))
    (lease,) = await _claim(storage)
    async with storage.write() as unit:
        await unit.lanes.leave(lease, ready_at=SOON)
    await _arrive(storage, (2, "7"))
    assert await _claimed(storage, "b") == []


async def test_lane_with_more_to_do_is_not_closed(storage: Storage) -> None:
    await _arrive(storage, (1, "7"), (2, "7"))
    (lease,) = await _claim(storage)
    async with storage.write() as unit:
        await unit.lanes.finish(await _begin(unit), lease, State.DONE, at=NOON)
        assert not await unit.lanes.close(lease)


async def test_closed_lane_opens_with_the_next_arrival(storage: Storage) -> None:
    await _arrive(storage, (1, "7"))
    (lease,) = await _claim(storage)
    async with storage.write() as unit:
        await unit.lanes.finish(await _begin(unit), lease, State.DONE, at=NOON)
        assert await unit.lanes.close(lease)
        assert await unit.lanes.next_at(NOON) is None
    await _arrive(storage, (2, "7"))
    assert await _claimed(storage, "b") == ["7"]


@pytest.mark.postgres  # SQLite has one writer at a time: there is nothing in between
async def test_arrival_that_is_not_yet_committed_keeps_the_lane_open(postgres_url: str) -> None:
    """The receiver has inserted and not committed; the holder has just done the last one."""
    storage = Storage(Database(postgres_url))
    await _arrive(storage, (1, "7"))
    (lease,) = await _claim(storage)
    async with storage.write() as receiver:
        await receiver.inbox.add([Arrival(2, "7", "message", "{}")], at=NOON, ready_at=NOON)
        closing = asyncio.ensure_future(_finish_and_close(storage, lease))
        await asyncio.sleep(0.2)
        assert not closing.done()
    assert not await closing
    assert (await _head(storage)).update_id == 2
    await storage.close()


async def _finish_and_close(storage: Storage, lease: Lease) -> bool:
    async with storage.write() as unit:
        await unit.lanes.finish(await _begin(unit), lease, State.DONE, at=NOON)
        return await unit.lanes.close(lease)


async def test_arrival_while_a_lane_is_being_closed_is_not_overlooked(storage: Storage) -> None:
    """Holder and receiver meet on the same lane again and again; nothing stays behind."""
    handled: list[int] = []

    async def holder() -> None:
        while len(handled) < 40:
            for lease in await _claim(storage, "h", now=timedelta(seconds=1)):
                async with storage.write() as unit:
                    jobs = await unit.lanes.begin([lease.lane], arrived_by=NOON, most_attempts=3)
                    for job in jobs:
                        handled.append(job.update_id)
                        await unit.lanes.finish(job, lease, State.DONE, at=NOON)
                    if not await unit.lanes.close(lease):
                        await unit.lanes.leave(lease, ready_at=NOON)
            await asyncio.sleep(0)

    async def receiver() -> None:
        for number in range(1, 41):
            await _arrive(storage, (number, "7"))

    async with asyncio.timeout(20):
        await asyncio.gather(holder(), receiver())
    assert handled == list(range(1, 41))
