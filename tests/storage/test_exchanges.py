"""What is said and what is noted are kept apart, in order, and once for each update."""

import pytest

from cases.errors import Code, DeskError
from storage.unit import Storage
from tests.storage.casework import kept, new_case, noted, said
from tests.storage.moments import officer

NUMBER = "SDK-2026-0001"


async def test_exchange_comes_back_with_its_files(storage: Storage) -> None:
    person = await officer(storage)
    await kept(storage, new_case(person))
    first, second = said(1, by=person, update_id=5), said(2)
    async with storage.write() as unit:
        assert await unit.exchanges.add(NUMBER, first)
        assert await unit.exchanges.add(NUMBER, second)
    async with storage.read() as unit:
        assert await unit.exchanges.all(NUMBER) == (first, second)
        assert await unit.exchanges.get(NUMBER, 2) == second
        assert await unit.exchanges.get(NUMBER, 3) is None


async def test_same_update_says_it_once(storage: Storage) -> None:
    await kept(storage, new_case(None))
    async with storage.write() as unit:
        assert await unit.exchanges.add(NUMBER, said(1, update_id=5))
        assert not await unit.exchanges.add(NUMBER, said(2, update_id=5))
        assert len(await unit.exchanges.all(NUMBER)) == 1


async def test_one_reply_may_answer_linked_cases_too(storage: Storage) -> None:
    await kept(storage, new_case(None), new_case(None, "SDK-2026-0002"))
    async with storage.write() as unit:
        assert await unit.exchanges.add(NUMBER, said(1, update_id=5))
        assert await unit.exchanges.add("SDK-2026-0002", said(1, update_id=5))


async def test_place_that_is_taken_means_somebody_was_quicker(storage: Storage) -> None:
    await kept(storage, new_case(None))
    async with storage.write() as unit:
        await unit.exchanges.add(NUMBER, said(1))
    with pytest.raises(DeskError) as refusal:
        async with storage.write() as unit:
            await unit.exchanges.add(NUMBER, said(1, update_id=6))
    assert refusal.value.code is Code.CASE_CHANGED


async def test_note_is_no_exchange(storage: Storage) -> None:
    await kept(storage, new_case(None))
    async with storage.write() as unit:
        assert await unit.notes.add(NUMBER, noted(update_id=5))
        assert not await unit.notes.add(NUMBER, noted(update_id=5))
        assert await unit.notes.add(NUMBER, noted("İkinci not"))
    async with storage.read() as unit:
        assert await unit.notes.all(NUMBER) == (noted(update_id=5), noted("İkinci not"))
        assert await unit.exchanges.all(NUMBER) == ()
