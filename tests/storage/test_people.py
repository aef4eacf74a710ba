"""People are remembered by number, and forgotten when they ask."""

import asyncio
from datetime import timedelta

from cases.people import Language, Municipality
from storage.conversations import ConversationKey
from storage.unit import Storage
from tests.storage.moments import ELIF, NOON, officer, question


async def test_stranger_is_not_known(storage: Storage) -> None:
    async with storage.read() as unit:
        assert await unit.people.known(ELIF) is None


async def test_newcomer_joins_with_turkish_screens(storage: Storage) -> None:
    person = await officer(storage)
    assert (person.telegram_id, person.language, person.joined_at) == (
        ELIF,
        Language.TURKISH,
        NOON,
    )


async def test_same_number_is_the_same_person(storage: Storage) -> None:
    first = await officer(storage)
    async with storage.write() as unit:
        again = await unit.people.of_telegram(ELIF, at=NOON + timedelta(days=1))
    assert again == first


async def test_two_first_messages_at_once_make_one_person(storage: Storage) -> None:
    people = await asyncio.gather(*(officer(storage) for _ in range(5)))
    assert len({person.id for person in people}) == 1


async def test_municipality_and_language_are_kept(storage: Storage) -> None:
    person = await officer(storage)
    chosen = Municipality("Şahinbey", "Gaziantep")
    async with storage.write() as unit:
        await unit.people.set_municipality(person.id, chosen)
        await unit.people.set_language(person.id, Language.ENGLISH)
    async with storage.read() as unit:
        known = await unit.people.known(ELIF)
    assert known is not None
    assert (known.municipality, known.language) == (chosen, Language.ENGLISH)


async def test_municipality_can_be_taken_back(storage: Storage) -> None:
    person = await officer(storage)
    async with storage.write() as unit:
        await unit.people.set_municipality(person.id, Municipality("Bir Belde", listed=False))
        await unit.people.set_municipality(person.id, None)
        known = await unit.people.known(ELIF)
    assert known == person


async def test_forgotten_person_is_unknown(storage: Storage) -> None:
    person = await officer(storage)
    async with storage.write() as unit:
        await unit.people.forget(person.id)
        assert await unit.people.known(ELIF) is None


async def test_questions_of_a_forgotten_person_are_nobodys(storage: Storage) -> None:
    person = await officer(storage)
    async with storage.write() as unit:
        number = await unit.questions.add(question(person, update_id=7))
        await unit.people.forget(person.id)
    async with storage.read() as unit:
        assert await unit.questions.get(number) is None
        assert await unit.questions.of_person(person.id, limit=10) == []


async def test_forgetting_takes_the_form_in_progress_along(storage: Storage) -> None:
    person = await officer(storage)
    key = ConversationKey("1:1001:1001", ELIF)
    async with storage.write() as unit:
        await unit.conversations.set_state(key, "choosing", at=NOON)
        await unit.people.forget(person.id)
        assert await unit.conversations.state(key) is None


async def test_audit_outlives_the_person(storage: Storage) -> None:
    person = await officer(storage)
    async with storage.write() as unit:
        await unit.audit.add(at=NOON, person_id=person.id, event="person.joined", data={"n": 1})
        await unit.people.forget(person.id)
        await unit.audit.add(at=NOON, person_id=None, event="person.forgotten", data={})
