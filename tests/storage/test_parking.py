"""What is for somebody who cannot be written to waits until she writes."""

import asyncio

from cases.delivery import DeliveryState, Settlement, ToPerson, ToSecretariat
from cases.notice import MorningDigest, Outgoing
from cases.people import Person
from cases.threads import SECRETARIAT
from storage.unit import Storage
from tests.storage.mail import (
    MINUTE,
    begin,
    claim,
    delivered,
    ended,
    finish,
    group,
    post,
    states,
)
from tests.storage.moments import ELIF, NOON, officer

REFUSED = Settlement(DeliveryState.PARKED, alert=True, reason="Forbidden: bot was blocked")


async def test_person_who_blocked_the_desk_gets_everything_when_she_writes(
    storage: Storage,
) -> None:
    person = await officer(storage)
    await post(storage, person, ended(1), ended(2))
    (parcel,) = await claim(storage)
    await begin(storage, parcel)
    await finish(storage, parcel, REFUSED)
    async with storage.write() as unit:
        assert await unit.outbox.park(person.id, REFUSED.reason, at=NOON)
        assert not await unit.outbox.park(person.id, REFUSED.reason, at=NOON)
    await post(storage, person, ended(3))
    assert await states(storage) == {DeliveryState.PARKED: 3}
    async with storage.write() as unit:
        parked = await unit.people.known(ELIF)
        assert await unit.outbox.unpark(person.id, at=NOON + MINUTE) == 3
        assert await unit.outbox.unpark(person.id, at=NOON + MINUTE) == 0
    assert parked is not None
    assert parked.parked_at == NOON
    assert await delivered(storage, at=NOON + MINUTE) == [ended(1), ended(2), ended(3)]


async def test_others_are_not_parked(storage: Storage) -> None:
    elif_, ayse = await officer(storage), await officer(storage, 1002)
    await post(storage, elif_, ended())
    await post(storage, ayse, ended())
    async with storage.write() as unit:
        await unit.outbox.park(elif_.id, "blocked", at=NOON)
    assert [parcel.chat_id for parcel in await claim(storage)] == [1002]


async def test_group_that_put_the_desk_out_gets_everything_later(storage: Storage) -> None:
    await group(storage)
    person = await officer(storage)
    await post(storage, ToSecretariat(), MorningDigest("2026-11-23"))
    await post(storage, person, ended())
    async with storage.write() as unit:
        assert await unit.outbox.park_group("kicked", at=NOON)
        assert not await unit.outbox.park_group("kicked", at=NOON)
        place = await unit.places.get(SECRETARIAT)
    await post(storage, ToSecretariat(), MorningDigest("2026-11-24"))
    assert place is not None
    assert place.parked_reason == "kicked"
    assert await delivered(storage) == [ended()]
    async with storage.write() as unit:
        assert await unit.outbox.unpark_group(at=NOON) == 2
    assert len(await delivered(storage)) == 2


async def test_notice_written_while_she_is_freed_does_not_stay_behind(storage: Storage) -> None:
    person = await officer(storage)
    async with storage.write() as unit:
        await unit.outbox.park(person.id, "blocked", at=NOON)
    async with storage.write() as unit:
        await unit.outbox.add(Outgoing(ended(), ToPerson(person.id)), at=NOON)
        freeing = asyncio.create_task(_free(storage, person))
        await asyncio.wait({freeing}, timeout=0.2)  # without a lock it would be done by now
    await freeing
    assert await states(storage) == {DeliveryState.WAITING: 1}


async def test_notice_written_while_the_group_is_freed_does_not_stay_behind(
    storage: Storage,
) -> None:
    await group(storage)
    async with storage.write() as unit:
        await unit.outbox.park_group("kicked", at=NOON)
    async with storage.write() as unit:
        digest = Outgoing(MorningDigest("2026-11-23"), ToSecretariat())
        await unit.outbox.add(digest, at=NOON)
        freeing = asyncio.create_task(_free(storage, None))
        await asyncio.wait({freeing}, timeout=0.2)
    await freeing
    assert await states(storage) == {DeliveryState.WAITING: 1}


async def test_refusal_while_she_is_freed_parks_her_again(storage: Storage) -> None:
    person = await officer(storage)
    async with storage.write() as unit:
        await unit.outbox.park(person.id, "blocked", at=NOON)
    async with storage.write() as unit:
        await unit.outbox.unpark(person.id, at=NOON)
        parking = asyncio.create_task(_park(storage, person))
        await asyncio.wait({parking}, timeout=0.2)
    assert await parking


async def _free(storage: Storage, person: Person | None) -> int:
    async with storage.write() as unit:
        if person is None:
            return await unit.outbox.unpark_group(at=NOON)
        return await unit.outbox.unpark(person.id, at=NOON)


async def _park(storage: Storage, person: Person) -> bool:
    async with storage.write() as unit:
        return await unit.outbox.park(person.id, "blocked", at=NOON)
