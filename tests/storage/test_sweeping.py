"""What is due is given to one sweeper at a time, and comes again when she does not finish."""

import asyncio
from dataclasses import replace
from datetime import datetime, timedelta

from storage.unit import Storage
from tests.storage.casework import DAY, kept, new_case
from tests.storage.moments import NOON

MINUTE = timedelta(minutes=1)


async def _due(storage: Storage, at: datetime = NOON, *, limit: int = 99) -> tuple[str, ...]:
    async with storage.write() as unit:
        return await unit.cases.due(at, limit=limit, lease_for=MINUTE)


async def _numbers(storage: Storage, at: datetime = NOON) -> list[str]:
    return list(await _due(storage, at))


async def test_due_and_not_yet_done_is_found_however_late(storage: Storage) -> None:
    await kept(
        storage,
        new_case(None, "SDK-2026-0001", next_at=NOON),
        new_case(None, "SDK-2026-0002", next_at=NOON - 30 * DAY),
        new_case(None, "SDK-2026-0003", next_at=NOON + MINUTE),
        new_case(None, "SDK-2026-0004"),
    )
    assert await _numbers(storage) == ["SDK-2026-0002", "SDK-2026-0001"]


async def test_sweepers_at_once_never_share_a_case(storage: Storage) -> None:
    await kept(storage, *(new_case(None, f"C-{n:02d}", next_at=NOON) for n in range(20)))
    taken = await asyncio.gather(*(_due(storage, limit=6) for _ in range(5)))
    numbers = [number for each in taken for number in each]
    assert len(numbers) == len(set(numbers))
    assert len(numbers) + len(await _due(storage)) == 20


async def test_case_of_a_sweeper_who_died_comes_again(storage: Storage) -> None:
    await kept(storage, new_case(None, next_at=NOON))
    assert await _numbers(storage) == ["SDK-2026-0001"]
    assert await _numbers(storage, NOON + MINUTE - timedelta(seconds=1)) == []
    assert await _numbers(storage, NOON + MINUTE) == ["SDK-2026-0001"]


async def test_saved_case_is_due_at_its_next_moment(storage: Storage) -> None:
    await kept(storage, new_case(None, next_at=NOON))
    (number,) = await _due(storage)
    async with storage.write() as unit:
        case = await unit.cases.get(number)
        await unit.cases.save(replace(case, next_at=NOON + timedelta(seconds=5)))
    assert await _numbers(storage, NOON + timedelta(seconds=4)) == []
    assert await _numbers(storage, NOON + timedelta(seconds=5)) == ["SDK-2026-0001"]


async def test_case_that_cannot_be_computed_is_put_off(storage: Storage) -> None:
    await kept(storage, new_case(None, next_at=NOON))
    (number,) = await _due(storage)
    async with storage.write() as unit:
        case = await unit.cases.get(number)
        await unit.cases.postpone(case.number, NOON + timedelta(hours=1))
        assert (await unit.cases.get(case.number)).revision == case.revision
    assert await _numbers(storage, NOON + timedelta(minutes=59)) == []
    assert await _numbers(storage, NOON + timedelta(hours=1)) == ["SDK-2026-0001"]
