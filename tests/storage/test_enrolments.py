"""A request to be enrolled waits once, and is decided once."""

import asyncio

import pytest

from cases.errors import Code, DeskError
from cases.membership import Decision, Enrolment, EnrolmentState
from cases.people import Municipality, Person
from storage.unit import Storage
from tests.storage.moments import NOON, officer

NIZIP = Municipality("Nizip", "Gaziantep")
YES = Decision(None, NOON, "tanıyoruz")


async def _asks(storage: Storage, person: Person, town: Municipality = NIZIP) -> Enrolment:
    async with storage.write() as unit:
        return await unit.enrolments.add(person.id, town, at=NOON, title="Sosyal hizmet uzmanı")


async def _decided(storage: Storage, request: Enrolment, state: EnrolmentState) -> str:
    try:
        async with storage.write() as unit:
            return (await unit.enrolments.decide(request.id, state, YES)).state
    except DeskError as refusal:
        return refusal.code


async def test_request_waits_until_it_is_decided(storage: Storage) -> None:
    request = await _asks(storage, await officer(storage))
    async with storage.write() as unit:
        assert await unit.enrolments.waiting() == (request,)
        decided = await unit.enrolments.decide(request.id, EnrolmentState.GRANTED, YES)
        assert await unit.enrolments.waiting() == ()
        assert await unit.enrolments.get(request.id) == decided
    assert (decided.state, decided.decision) == (EnrolmentState.GRANTED, YES)


async def test_asking_again_meets_the_request_that_waits(storage: Storage) -> None:
    person = await officer(storage)
    first = await _asks(storage, person)
    assert await _asks(storage, person) == first
    async with storage.read() as unit:
        assert await unit.enrolments.waiting_of(person.id) == first


async def test_request_for_another_municipality_replaces_the_one_that_waits(
    storage: Storage,
) -> None:
    person = await officer(storage)
    first = await _asks(storage, person)
    second = await _asks(storage, person, Municipality("Araban"))
    async with storage.read() as unit:
        assert await unit.enrolments.waiting() == (second,)
        before = await unit.enrolments.get(first.id)
    assert before is not None
    assert before.state is EnrolmentState.WITHDRAWN
    assert await _decided(storage, first, EnrolmentState.GRANTED) is Code.NOTHING_WAITS


async def test_asking_twice_at_once_is_one_request(storage: Storage) -> None:
    person = await officer(storage)
    asked = await asyncio.gather(*(_asks(storage, person) for _ in range(4)))
    assert len({request.id for request in asked}) == 1


async def test_refused_person_may_ask_again(storage: Storage) -> None:
    person = await officer(storage)
    first = await _asks(storage, person)
    await _decided(storage, first, EnrolmentState.REFUSED)
    assert (await _asks(storage, person)).id != first.id


async def test_of_two_secretaries_one_decides(storage: Storage) -> None:
    request = await _asks(storage, await officer(storage))
    both = await asyncio.gather(
        _decided(storage, request, EnrolmentState.GRANTED),
        _decided(storage, request, EnrolmentState.REFUSED),
    )
    assert sorted(both, key=str).count(Code.NOTHING_WAITS) == 1


async def test_forgotten_person_takes_her_requests_along(storage: Storage) -> None:
    person = await officer(storage)
    request = await _asks(storage, person)
    async with storage.write() as unit:
        await unit.people.forget(person.id)
        assert await unit.enrolments.get(request.id) is None


async def test_unknown_request_is_refused(storage: Storage) -> None:
    with pytest.raises(DeskError) as refusal:
        async with storage.write() as unit:
            await unit.enrolments.decide(404, EnrolmentState.GRANTED, YES)
    assert refusal.value.code is Code.NOTHING_WAITS
