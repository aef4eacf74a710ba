"""Background work goes on when a part of it fails, and ends when it is told to."""

import asyncio

from bot.workers import Backoff, Crew, Supervisor, attempt
from tests.bot.doubles import until

QUICK = Backoff(first=0.001, most=0.01)


async def test_work_that_fails_is_begun_again() -> None:
    begun = 0

    async def stumble() -> None:
        nonlocal begun
        begun += 1
        if begun < 3:
            raise RuntimeError
        await asyncio.Event().wait()

    supervisor = Supervisor(QUICK)
    supervisor.start("stumbling", stumble)
    await until(lambda: begun == 3)
    assert supervisor.working == {"stumbling"}
    await supervisor.stop()


async def test_work_that_fails_leaves_the_rest_alone() -> None:
    async def fail() -> None:
        raise RuntimeError

    rest = asyncio.Event()
    supervisor = Supervisor(QUICK)
    supervisor.start("failing", fail)
    supervisor.start("resting", rest.wait)  # type: ignore[arg-type]  # its answer is not used
    await asyncio.sleep(0.02)
    assert supervisor.working == {"failing", "resting"}
    await supervisor.stop()


async def test_finished_work_is_not_begun_again() -> None:
    begun = 0

    async def once() -> None:
        nonlocal begun
        begun += 1

    supervisor = Supervisor(QUICK)
    supervisor.start("once", once)
    await until(lambda: not supervisor.working)
    assert begun == 1


async def test_stopped_work_has_cleaned_up() -> None:
    cleaned = False

    async def work() -> None:
        nonlocal cleaned
        try:
            await asyncio.Event().wait()
        finally:
            await asyncio.sleep(0)
            cleaned = True

    supervisor = Supervisor()
    supervisor.start("work", work)
    await asyncio.sleep(0)
    await supervisor.stop("work")
    assert cleaned


def test_pauses_grow_up_to_a_limit() -> None:
    backoff = Backoff(first=1, most=30)
    assert [backoff.after(n) for n in (1, 2, 3, 6, 1000)] == [1, 2, 4, 30, 30]


async def test_crew_is_never_larger_than_it_may_be() -> None:
    gate, crew, most = asyncio.Event(), Crew(2), 0

    async def work() -> None:
        nonlocal most
        most = max(most, len(crew.busy))
        await gate.wait()

    for key in ("a", "b"):
        await crew.has_room()
        crew.start(key, work())
    assert crew.free == 0
    gate.set()
    await crew.has_room()
    crew.start("c", work())
    await crew.drain(1)
    assert most == 2


async def test_drain_interrupts_who_is_late() -> None:
    crew = Crew(2)
    crew.start("quick", asyncio.sleep(0))
    crew.start("late", asyncio.sleep(60))
    assert await crew.drain(0.05) == 1
    await until(lambda: not crew.busy)


async def test_attempt_gives_the_error_instead_of_raising_it() -> None:
    async def fail() -> None:
        raise LookupError

    assert isinstance(await attempt(fail(), within=1), LookupError)


async def test_attempt_that_takes_too_long_is_an_error() -> None:
    assert isinstance(await attempt(asyncio.sleep(60), within=0.01), TimeoutError)
