"""A person comes with the roles she was given, until they are taken back or she is forgotten."""

from datetime import timedelta

from cases.membership import HeldGrant
from cases.people import Grant, Municipality, Person, Post, Role
from storage.unit import Storage
from tests.storage.moments import ELIF, NOON, officer

YEAR = timedelta(days=365)
SAHINBEY = Post(municipality=Municipality("Şahinbey", "Gaziantep"))
LAWYER = Post(
    institution="Marmara Üniversitesi", group="akademi", expertise=("egitim", "saglik"), title="Dr"
)


async def given(
    storage: Storage,
    person: Person,
    role: Role = Role.OFFICER,
    post: Post = SAHINBEY,
    *,
    by: int | None = None,
) -> Grant:
    """A role that she holds for a year."""
    grant = Grant(0, role, NOON, until=NOON + YEAR, granted_by=by, post=post)
    async with storage.write() as unit:
        return await unit.grants.give(person.id, grant)


async def _known(storage: Storage, telegram_id: int = ELIF) -> Person:
    async with storage.read() as unit:
        person = await unit.people.known(telegram_id)
    assert person is not None
    return person


async def test_person_comes_with_her_roles_and_posts(storage: Storage) -> None:
    elif_ = await officer(storage)
    first = await given(storage, elif_)
    second = await given(storage, elif_, Role.MEMBER, LAWYER, by=elif_.id)
    person = await _known(storage)
    assert person.grants == (first, second)
    assert person.grants[1].post == LAWYER
    assert person.grants[1].granted_by == elif_.id


async def test_roles_of_two_people_are_apart(storage: Storage) -> None:
    elif_, ayse = await officer(storage), await officer(storage, 1002)
    await given(storage, ayse, Role.SECRETARY)
    assert (await _known(storage)).grants == ()
    assert (await _known(storage, 1002)).roles(NOON) == {Role.SECRETARY}
    async with storage.read() as unit:
        assert await unit.people.get(ayse.id) == await _known(storage, 1002)
        assert await unit.people.get(elif_.id) == elif_


async def test_role_that_was_taken_back_is_gone_at_once(storage: Storage) -> None:
    elif_ = await officer(storage)
    grant = await given(storage, elif_)
    async with storage.write() as unit:
        assert await unit.grants.revoke(grant.id, by=None, at=NOON)
        assert not await unit.grants.revoke(grant.id, by=None, at=NOON)
        assert await unit.grants.get(grant.id) is None
    assert (await _known(storage)).grants == ()


async def test_holders_are_those_whose_role_is_good(storage: Storage) -> None:
    people = [await officer(storage, 2000 + n) for n in range(3)]
    taken = [await given(storage, person, Role.SECRETARY) for person in people]
    await given(storage, people[0], Role.ADMIN)
    async with storage.write() as unit:
        await unit.grants.revoke(taken[1].id, by=None, at=NOON)
    async with storage.read() as unit:
        now = await unit.grants.holders(Role.SECRETARY, at=NOON)
        later = await unit.grants.holders(Role.SECRETARY, at=NOON + YEAR)
    assert [person.id for person in now] == [people[0].id, people[2].id]
    assert now[0].roles(NOON) == {Role.SECRETARY, Role.ADMIN}
    assert later == ()


async def test_confirmed_role_lasts_longer(storage: Storage) -> None:
    grant = await given(storage, await officer(storage))
    async with storage.write() as unit:
        assert await unit.grants.confirm(grant.id, at=NOON + YEAR, until=NOON + 2 * YEAR)
        held = await unit.grants.get(grant.id)
    assert held is not None
    assert (held.grant.confirmed_at, held.grant.until) == (NOON + YEAR, NOON + 2 * YEAR)


async def test_roles_that_end_soon_are_found(storage: Storage) -> None:
    person = await officer(storage)
    grant = await given(storage, person)
    async with storage.read() as unit:
        month = timedelta(days=30)
        soon = await unit.grants.ending(NOON + YEAR, after=NOON + YEAR - month)
        early = await unit.grants.ending(NOON + YEAR - month, after=NOON)
        over = await unit.grants.ending(NOON + 2 * YEAR, after=NOON + YEAR)
    assert soon == (HeldGrant(person.id, grant),)
    assert (early, over) == ((), ())


async def test_role_stays_when_its_giver_is_forgotten(storage: Storage) -> None:
    giver, person = await officer(storage, 9), await officer(storage)
    grant = await given(storage, person, by=giver.id)
    async with storage.write() as unit:
        await unit.people.forget(giver.id)
        held = await unit.grants.get(grant.id)
    assert held is not None
    assert held.grant.granted_by is None
