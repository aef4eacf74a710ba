"""An invitation gives as many roles as it has uses, and not one more."""

import asyncio
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from cases.errors import Code, DeskError
from cases.membership import Invite
from cases.people import Municipality, Post, Role
from storage.unit import Storage
from tests.storage.moments import NOON

WEEK = timedelta(days=7)
INVITE = Invite(
    id=0,
    role=Role.OFFICER,
    made_at=NOON,
    expires_at=NOON + WEEK,
    uses=3,
    uses_left=3,
    post=Post(municipality=Municipality("Nizip", "Gaziantep")),
    grant_for=timedelta(days=365),
)


async def _made(storage: Storage, invite: Invite = INVITE) -> Invite:
    async with storage.write() as unit:
        return await unit.invites.add(invite, code_hash="ab" * 32)


async def _redeemed(storage: Storage, *, code_hash: str = "ab" * 32) -> Invite | Code:
    try:
        async with storage.write() as unit:
            return await unit.invites.redeem(code_hash, at=NOON)
    except DeskError as refusal:
        return refusal.code


async def test_invitation_comes_back_as_it_was_made(storage: Storage) -> None:
    made = await _made(storage)
    assert made == replace(INVITE, id=made.id)
    async with storage.read() as unit:
        assert await unit.invites.known("ab" * 32) == made
        assert await unit.invites.usable(at=NOON) == (made,)


async def test_each_use_is_counted(storage: Storage) -> None:
    await _made(storage)
    left = [await _redeemed(storage) for _ in range(3)]
    assert [each.uses_left for each in left if isinstance(each, Invite)] == [2, 1, 0]
    assert await _redeemed(storage) is Code.UNKNOWN_INVITE


async def test_last_use_goes_to_one_of_two_who_come_at_once(storage: Storage) -> None:
    await _made(storage, replace(INVITE, uses=1, uses_left=1))
    came = await asyncio.gather(*(_redeemed(storage) for _ in range(6)))
    assert [each for each in came if isinstance(each, Invite)] != []
    assert came.count(Code.UNKNOWN_INVITE) == 5


async def test_wrong_code_is_refused(storage: Storage) -> None:
    await _made(storage)
    assert await _redeemed(storage, code_hash="cd" * 32) is Code.UNKNOWN_INVITE


@pytest.mark.parametrize("expires_at", [NOON, NOON - WEEK])
async def test_expired_invitation_is_refused(storage: Storage, expires_at: datetime) -> None:
    await _made(storage, replace(INVITE, expires_at=expires_at))
    assert await _redeemed(storage) is Code.UNKNOWN_INVITE


async def test_invitation_that_was_taken_back_is_refused(storage: Storage) -> None:
    made = await _made(storage)
    async with storage.write() as unit:
        assert await unit.invites.revoke(made.id, at=NOON)
        assert not await unit.invites.revoke(made.id, at=NOON)
        assert await unit.invites.usable(at=NOON) == ()
        assert await unit.invites.known("ab" * 32) == made
    assert await _redeemed(storage) is Code.UNKNOWN_INVITE


async def test_use_is_given_back_when_what_followed_failed(storage: Storage) -> None:
    await _made(storage, replace(INVITE, uses=1, uses_left=1))

    async def stumble() -> None:
        async with storage.write() as unit:
            await unit.invites.redeem("ab" * 32, at=NOON)
            raise LookupError

    with pytest.raises(LookupError):
        await stumble()
    assert isinstance(await _redeemed(storage), Invite)
