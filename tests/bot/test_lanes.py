"""Updates of one chat are handled one after the other, those of many chats at once."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from bot.compose import system_now
from bot.lanes import LaneRunner, Limits, SenselessUpdateError
from bot.workers import Backoff, Crew, Supervisor
from handlers.services.ports import Clock
from storage.engine import Database
from storage.inbox import Arrival, Figures
from storage.lanes import Job, Lease
from storage.unit import Storage
from tests.bot.doubles import Diary, HandClock, until

AT_ONCE = Limits(look_every=timedelta(milliseconds=20), backoff=Backoff(first=0.001, most=0.01))


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@asynccontextmanager
async def running(
    storage: Storage, handler: Diary, clock: Clock, limits: Limits = AT_ONCE
) -> AsyncIterator[LaneRunner]:
    """One process that handles lanes."""
    runner = LaneRunner(storage, handler, clock, asyncio.Event(), Crew(8), limits)
    supervisor = Supervisor()
    supervisor.start("lanes", runner.run)
    try:
        yield runner
    finally:
        runner.stop()
        await supervisor.stop(grace=5)
        await runner.crew.drain(5)


async def arrive(storage: Storage, clock: Clock, *pairs: tuple[int, str]) -> None:
    arrivals = [Arrival(n, lane, "message", f'{{"n":{n},"secret":"x"}}') for n, lane in pairs]
    async with storage.write() as unit:
        await unit.inbox.add(arrivals, at=clock(), ready_at=clock())


async def figures(storage: Storage) -> Figures:
    async with storage.read() as unit:
        return await unit.inbox.figures()


def failing(*errors: Exception) -> Callable[[Job], Awaitable[None]]:
    """Raises the errors, one at each call, and then does well."""
    left = list(errors)

    async def handle(_job: Job) -> None:
        if left:
            raise left.pop(0)

    return handle


async def test_updates_of_a_chat_keep_their_order(storage: Storage, clock: HandClock) -> None:
    diary = Diary()
    await arrive(storage, clock, *((n, "7") for n in (5, 3, 4, 1, 2)))
    async with running(storage, diary, clock):
        await until(lambda: len(diary.handled) == 5)
    assert diary.handled == [1, 2, 3, 4, 5]


async def test_slow_chat_does_not_hold_up_others(storage: Storage, clock: HandClock) -> None:
    gate = asyncio.Event()

    async def slow(job: Job) -> None:
        if job.lane == "slow":
            await gate.wait()

    diary = Diary(slow)
    await arrive(storage, clock, (1, "slow"), (2, "slow"), (3, "a"), (4, "b"))
    async with running(storage, diary, clock):
        await until(lambda: sorted(diary.handled) == [3, 4])
        gate.set()
        await until(lambda: len(diary.handled) == 4)
    assert diary.most_at_once["slow"] == 1


async def test_two_processes_never_run_one_lane_together(
    storage: Storage, database_url: str, clock: HandClock
) -> None:
    async def breathe(_job: Job) -> None:
        await asyncio.sleep(0)

    diary = Diary(breathe)
    other = Storage(Database(database_url))
    numbers = range(1, 61)
    await arrive(storage, clock, *((n, f"lane{n % 4}") for n in numbers))
    async with AsyncExitStack() as stack:
        for desk in (storage, other):
            await stack.enter_async_context(running(desk, diary, clock))
        await until(lambda: len(diary.handled) == 60)
    await other.close()
    assert sorted(diary.begun) == list(numbers)
    assert set(diary.most_at_once.values()) == {1}
    for lane in range(4):
        assert [n for n in diary.handled if n % 4 == lane] == [n for n in numbers if n % 4 == lane]


async def test_update_is_wiped_when_it_is_done(sqlite_url: str, clock: HandClock) -> None:
    storage = Storage(Database(sqlite_url))
    diary = Diary()
    await arrive(storage, clock, (1, "7"))
    async with running(storage, diary, clock):
        await until(lambda: diary.handled == [1])
    await storage.close()
    rows = sqlite3.connect(sqlite_url.removeprefix("sqlite+aiosqlite:///"))
    assert rows.execute("SELECT state, payload FROM inbox").fetchall() == [("done", None)]
    assert rows.execute("SELECT count(*) FROM lanes").fetchone() == (0,)
    rows.close()


async def test_log_of_the_database_forgets_what_was_wiped(
    sqlite_url: str, clock: HandClock
) -> None:
    storage = Storage(Database(sqlite_url))
    diary = Diary()
    await arrive(storage, clock, (1, "7"))
    async with running(storage, diary, clock):
        await until(lambda: diary.handled == [1])
    await storage.tidy()
    folder = Path(sqlite_url.removeprefix("sqlite+aiosqlite:///")).parent
    left = b"".join(file.read_bytes() for file in folder.glob("desk.db*"))
    await storage.close()
    assert b"secret" not in left


async def test_failed_update_is_tried_again_before_the_next_one(storage: Storage) -> None:
    diary = Diary(failing(RuntimeError()))
    await arrive(storage, system_now, (1, "7"), (2, "7"))
    async with running(storage, diary, system_now):
        await until(lambda: diary.handled == [1, 2])
    assert diary.begun == [1, 1, 2]


async def test_poison_update_is_set_aside_and_the_lane_flows_on(storage: Storage) -> None:
    async def poisoned(job: Job) -> None:
        if job.update_id == 1:
            raise RuntimeError

    diary = Diary(poisoned)
    await arrive(storage, system_now, (1, "7"), (2, "7"))
    async with running(storage, diary, system_now):
        await until(lambda: diary.handled == [2])
    assert diary.begun == [1, 1, 1, 2]
    assert diary.given_up == [1]
    assert (await figures(storage)).quarantined == 1


async def test_senseless_update_is_not_tried_twice(storage: Storage, clock: HandClock) -> None:
    diary = Diary(failing(SenselessUpdateError("message")))
    await arrive(storage, clock, (1, "7"), (2, "7"))
    async with running(storage, diary, clock):
        await until(lambda: diary.handled == [2])
    assert diary.begun == [1, 2]


async def test_whom_an_update_concerned_is_told_after_its_lane_was_let_go(
    storage: Storage, clock: HandClock
) -> None:
    speaking, gate = asyncio.Event(), asyncio.Event()

    async def say(_job: Job) -> None:
        speaking.set()
        await gate.wait()

    diary = Diary(failing(SenselessUpdateError("message")), on_give_up=say)
    limits = Limits(lease_for=timedelta(milliseconds=30), look_every=timedelta(milliseconds=20))
    await arrive(storage, clock, (1, "7"))
    async with running(storage, diary, clock, limits) as runner:
        supervisor = Supervisor()
        supervisor.start("leases", runner.renew)
        await speaking.wait()
        await asyncio.sleep(0.1)  # several renewals
        gate.set()
        await until(lambda: diary.given_up == [1])
        await supervisor.stop()


async def test_update_that_kills_the_process_is_set_aside_in_the_end(
    storage: Storage, clock: HandClock
) -> None:
    diary = Diary()
    await arrive(storage, clock, (1, "7"), (2, "7"))
    for _ in range(3):
        async with storage.write() as unit:
            await unit.lanes.begin(["7"], arrived_by=clock(), most_attempts=3)
    async with running(storage, diary, clock) as runner:
        await until(lambda: diary.handled == [2] and diary.given_up == [1])
    assert (await figures(storage)).quarantined == 1
    assert runner.meters.finished.labels("quarantined")._value.get() == 1


async def test_handler_that_hangs_is_interrupted(storage: Storage) -> None:
    async def hang(job: Job) -> None:
        if job.update_id == 1:
            await asyncio.Event().wait()

    diary = Diary(hang)
    limits = Limits(
        handle_for=timedelta(milliseconds=20),
        look_every=timedelta(milliseconds=20),
        backoff=Backoff(first=0.001, most=0.001),
    )
    await arrive(storage, system_now, (1, "7"), (2, "7"))
    async with running(storage, diary, system_now, limits):
        await until(lambda: diary.handled == [2])
    assert diary.given_up == [1]


async def test_lane_of_a_dead_process_is_taken_over(storage: Storage, clock: HandClock) -> None:
    diary = Diary()
    await arrive(storage, clock, (1, "7"))
    async with storage.write() as unit:
        await unit.lanes.claim("dead", now=clock(), until=clock() + timedelta(seconds=15), limit=1)
    async with running(storage, diary, clock):
        clock.move(seconds=14)
        await asyncio.sleep(0.1)
        assert diary.begun == []
        clock.move(seconds=1)
        await until(lambda: diary.handled == [1])


async def test_lease_is_renewed_while_a_handler_works(storage: Storage, database_url: str) -> None:
    gate = asyncio.Event()

    async def slow(_job: Job) -> None:
        await gate.wait()

    diary = Diary(slow)
    clock = HandClock()
    limits = Limits(lease_for=timedelta(milliseconds=150), look_every=timedelta(milliseconds=20))
    await arrive(storage, clock, (1, "7"))
    other = Storage(Database(database_url))
    async with running(storage, diary, clock, limits) as runner:
        supervisor = Supervisor()
        supervisor.start("leases", runner.renew)
        async with running(other, diary, clock, limits):
            await until(lambda: diary.begun == [1])
            for _ in range(10):
                clock.move(milliseconds=90)
                await asyncio.sleep(0.06)
            assert diary.begun == [1]
            gate.set()
            await until(lambda: diary.handled == [1])
        await supervisor.stop()
    await other.close()


async def test_lost_lease_interrupts_the_handler(storage: Storage, clock: HandClock) -> None:
    async def hang(_job: Job) -> None:
        await asyncio.Event().wait()

    diary = Diary(hang)
    limits = Limits(lease_for=timedelta(milliseconds=60), look_every=timedelta(seconds=5))
    await arrive(storage, clock, (1, "7"))
    async with running(storage, diary, clock, limits) as runner:
        supervisor = Supervisor()
        supervisor.start("leases", runner.renew)
        await until(lambda: diary.begun == [1])
        later = clock() + timedelta(minutes=1)
        taken: tuple[Lease, ...] = ()
        while not taken:  # a renewal may hold the row at this moment
            async with storage.write() as unit:
                end = later + timedelta(hours=1)
                taken = await unit.lanes.claim("other", now=later, until=end, limit=1)
        await until(lambda: not runner.crew.busy)
        await supervisor.stop()
    assert diary.handled == []


async def test_drain_finishes_what_runs_and_begins_nothing_new(
    storage: Storage, clock: HandClock
) -> None:
    gate = asyncio.Event()

    async def slow(_job: Job) -> None:
        await gate.wait()

    diary = Diary(slow)
    await arrive(storage, clock, (1, "7"), (2, "7"))
    async with running(storage, diary, clock) as runner:
        await until(lambda: diary.begun == [1])
        runner.stop()
        gate.set()
    assert diary.begun == [1]
    assert diary.handled == [1]
    assert (await figures(storage)).waiting == 1


async def test_interrupted_update_is_free_at_once_and_its_attempt_does_not_count(
    storage: Storage, clock: HandClock
) -> None:
    async def hang(_job: Job) -> None:
        await asyncio.Event().wait()

    await arrive(storage, clock, (1, "7"))
    async with running(storage, Diary(hang), clock) as runner:
        await until(lambda: runner.crew.busy)
        await asyncio.sleep(0.05)
        runner.stop()
        assert await runner.crew.drain(0) == 1
    async with storage.read() as unit:
        job = await unit.lanes.head("7")
        assert await unit.lanes.next_at(clock()) == clock()
    assert job is not None
    assert job.attempts == 0


async def test_update_that_overtook_another_waits_for_it(
    storage: Storage, clock: HandClock
) -> None:
    """Two connections of a webhook deliver 11 before 10."""
    diary = Diary()
    limits = Limits(settle_for=timedelta(seconds=2), look_every=timedelta(milliseconds=20))
    await arrive(storage, clock, (11, "7"))
    async with running(storage, diary, clock, limits):
        clock.move(seconds=1)
        await arrive(storage, clock, (10, "7"))
        await asyncio.sleep(0.1)
        assert diary.begun == []
        clock.move(seconds=2)
        await until(lambda: len(diary.handled) == 2)
    assert diary.handled == [10, 11]


async def test_busy_chat_leaves_room_for_the_others(storage: Storage, clock: HandClock) -> None:
    async def slow(_job: Job) -> None:
        clock.move(milliseconds=1)

    diary = Diary(slow)
    limits = Limits(slice=3, look_every=timedelta(milliseconds=20))
    await arrive(storage, clock, *((n, "busy") for n in range(1, 21)))
    clock.move(milliseconds=1)
    await arrive(storage, clock, (99, "quiet"))
    runner = LaneRunner(storage, diary, clock, asyncio.Event(), Crew(1), limits)
    supervisor = Supervisor()
    supervisor.start("lanes", runner.run)
    await until(lambda: len(diary.handled) == 21)
    runner.stop()
    await supervisor.stop(grace=5)
    assert diary.handled.index(99) == 3
