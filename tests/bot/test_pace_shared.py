"""Several processes keep one pace over Redis; without it each keeps its own."""

import asyncio
import uuid
from collections.abc import AsyncIterator

import pytest

from bot.compose import system_now
from bot.pace import Pace, Pacer
from bot.pace_redis import SharedWindows
from bot.sandbox.buckets import Buckets
from bot.windows import GROUP, PRIVATE, Haste

OFFICER, FORUM = 1001, -1001900000001
NOTICE = Haste.NOTICE


@pytest.fixture
async def shared(request: pytest.FixtureRequest) -> AsyncIterator[list[Pace]]:
    """The paces of two processes over one Redis."""
    url = request.config.getoption("--redis")
    prefix = f"test:{uuid.uuid4().hex}"
    paces = [Pace(SharedWindows.over(url, prefix)) for _ in range(2)]
    yield paces
    for pace in paces:
        await pace.close()


async def _seconds(pace: Pacer, *chats: int) -> float:
    """How long it takes until messages to all these chats may be sent."""
    loop = asyncio.get_running_loop()
    began = loop.time()
    await asyncio.gather(*(pace.wait(chat) for chat in chats))
    return loop.time() - began


async def _passed(within: float, *waits: "asyncio.Future[None]") -> int:
    """How many of those who wait pass within so many seconds; the others go home."""
    done, late = await asyncio.wait(waits, timeout=within)
    for wait in late:
        wait.cancel()
    await asyncio.gather(*late, return_exceptions=True)
    return len(done)


@pytest.mark.redis
async def test_two_processes_share_the_limit_of_an_officer(shared: list[Pace]) -> None:
    waits = [asyncio.ensure_future(shared[nth % 2].wait(OFFICER)) for nth in range(9)]
    assert await _passed(1, *waits) == PRIVATE.share


@pytest.mark.redis
async def test_two_processes_never_tell_a_group_more_than_its_twenty(shared: list[Pace]) -> None:
    notices = [asyncio.ensure_future(shared[n % 2].wait(FORUM, NOTICE)) for n in range(30)]
    assert await _passed(1, *notices) == GROUP.share
    replies = [asyncio.ensure_future(shared[n % 2].wait(FORUM)) for n in range(30)]
    assert await _passed(1, *replies) == GROUP.places - GROUP.share


@pytest.mark.redis
async def test_two_processes_share_the_limit_of_all_by_the_count_of_telegram(
    shared: list[Pace],
) -> None:
    buckets = Buckets(system_now)

    async def send(nth: int) -> None:
        await shared[nth % 2].wait(nth, NOTICE)
        buckets.take("sendMessage", {"chat_id": nth})

    await asyncio.gather(*(send(nth) for nth in range(1, 80)))
    assert buckets.would_refuse == 0


@pytest.mark.redis
async def test_two_processes_share_a_halt(shared: list[Pace]) -> None:
    first, second = shared
    await first.halt(0.5)
    await second.halt(0.1)
    assert await _seconds(second, OFFICER) > 0.4


async def test_redis_that_is_away_lets_the_officer_through_at_the_own_pace() -> None:
    pace = Pace(SharedWindows.over("redis://127.0.0.1:1", "test:away"))
    assert await _seconds(pace, OFFICER) < 0.5
    waits = [asyncio.ensure_future(pace.wait(OFFICER)) for _ in range(9)]
    assert await _passed(0.5, *waits) == PRIVATE.share - 1
    await pace.close()
