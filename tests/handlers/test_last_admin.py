"""However two admins go at the same moment, one of them stays."""

import asyncio
from datetime import UTC, datetime

from cases.people import Person, Role
from cases.rules import load
from handlers.services.membership import Membership
from handlers.services.people import People
from storage.unit import Storage

RULES = load()
NOW = datetime(2026, 3, 3, 7, 0, tzinfo=UTC)


async def _admins(storage: Storage) -> tuple[Membership, list[Person]]:
    """Two admins, and by whom they are known."""
    membership = Membership(storage, lambda: NOW, RULES)
    for number in (5001, 5002):
        await membership.grant_newcomer(number, Role.ADMIN, by=None)
    async with storage.read() as unit:
        return membership, list(await unit.grants.holders(Role.ADMIN, at=NOW))


async def test_two_admins_who_take_each_others_role_leave_one(storage: Storage) -> None:
    for _ in range(8):
        membership, (one, other) = await _admins(storage)
        await asyncio.gather(
            membership.revoke(one.grants[0].id, by=other),
            membership.revoke(other.grants[0].id, by=one),
            return_exceptions=True,
        )
        assert len(await membership.holders(Role.ADMIN, by=None)) == 1


async def test_two_admins_who_have_themselves_forgotten_leave_one(storage: Storage) -> None:
    membership, admins = await _admins(storage)
    people = People(storage, lambda: NOW, RULES)
    await asyncio.gather(*map(people.forget, admins), return_exceptions=True)
    assert len(await membership.holders(Role.ADMIN, by=None)) == 1
