"""An update is stored once, leaves when it is done, and takes its words along."""

from sqlalchemy import select

from storage.inbox import Arrival
from storage.tables import inbox
from storage.unit import Storage
from tests.storage.moments import ELIF, NOON, finish_head, officer


def arrival(update_id: int, lane: str = "1001") -> Arrival:
    return Arrival(update_id, lane, "message", f'{{"update_id": {update_id}}}')


async def _add(storage: Storage, *arrivals: Arrival) -> tuple[int, ...]:
    async with storage.write() as unit:
        return await unit.inbox.add(arrivals, at=NOON, ready_at=NOON)


async def test_new_updates_are_named(storage: Storage) -> None:
    assert await _add(storage, arrival(2), arrival(1)) == (1, 2)


async def test_second_delivery_is_not_stored(storage: Storage) -> None:
    await _add(storage, arrival(1))
    assert await _add(storage, arrival(1), arrival(2)) == (2,)


async def test_update_twice_in_one_batch_is_stored_once(storage: Storage) -> None:
    assert await _add(storage, arrival(1), arrival(1)) == (1,)


async def test_empty_batch_is_no_trouble(storage: Storage) -> None:
    assert await _add(storage) == ()


async def test_lower_number_than_the_last_is_stored(storage: Storage) -> None:
    await _add(storage, arrival(900))
    assert await _add(storage, arrival(5)) == (5,)


async def test_finished_update_is_not_stored_again(storage: Storage) -> None:
    await _add(storage, arrival(1))
    async with storage.write() as unit:
        await finish_head(unit, "1001")
    assert await _add(storage, arrival(1)) == ()


async def test_senseless_update_is_quarantined_at_once(storage: Storage) -> None:
    await _add(storage, Arrival(1, "-", "unknown", None, error="KeyError"), arrival(2))
    async with storage.read() as unit:
        figures = await unit.inbox.figures()
        assert await unit.lanes.head("-") is None
    assert (figures.waiting, figures.quarantined) == (1, 1)


async def test_forgetting_a_person_unties_her_finished_updates(storage: Storage) -> None:
    person = await officer(storage)
    await _add(storage, arrival(1, str(ELIF)), arrival(2, str(ELIF)))
    async with storage.write() as unit:
        await finish_head(unit, str(ELIF))
        await unit.people.forget(person.id)
        rest = await unit.lanes.head(str(ELIF))
    assert rest is not None
    assert rest.update_id == 2
    assert await _add(storage, arrival(1, str(ELIF))) == ()


async def test_finished_update_names_nobody(storage: Storage) -> None:
    """The one that asks to be forgotten is finished when its sender is forgotten already."""
    person = await officer(storage)
    await _add(storage, arrival(1, str(ELIF)))
    async with storage.write() as unit:
        await unit.people.forget(person.id)
        await finish_head(unit, str(ELIF))
        kept = (await unit.connection.execute(select(inbox))).one()
    assert str(ELIF) not in map(str, kept)


async def test_cleared_inbox_takes_old_numbers_again(storage: Storage) -> None:
    await _add(storage, arrival(1))
    async with storage.write() as unit:
        await unit.inbox.clear()
    assert await _add(storage, arrival(1)) == (1,)
