"""A notice that another version has kept is given up and told; everybody else is served."""

from typing import Any

import pytest
from sqlalchemy import update

from cases.delivery import DeliveryState, ToPerson
from cases.notice import DeliveryFailed, EnrolmentDecided
from cases.outbox import UNDECODABLE, Unreadable
from storage.tables import outbox
from tests.bot.postoffice import ELIF, MURAT, PostOffice

STRANGE: list[dict[str, Any]] = [
    {"kind": "TeaServed"},
    {"data": {"cups": 2}},
    {"data": None},
    {"recipient": "balcony:1"},
]


async def _changed(office: PostOffice, **values: object) -> None:
    """Let the first notice be as another version would have written it."""
    number = await office.number()
    async with office.storage.write() as unit:
        query = update(outbox).where(outbox.c.id == number).values(**values)
        await unit.connection.execute(query)


@pytest.mark.parametrize("values", STRANGE, ids=str)
async def test_a_notice_that_cannot_be_read_holds_nobody_up(
    office: PostOffice, values: dict[str, Any]
) -> None:
    elif_, murat = await office.officer(), await office.officer(MURAT)
    await office.write(ToPerson(elif_.id), EnrolmentDecided(1), EnrolmentDecided(2))
    await office.write(ToPerson(murat.id), EnrolmentDecided(3))
    await _changed(office, **values)
    await office.work()
    fate = await office.fate()
    assert (fate.state, fate.reason) == (DeliveryState.DEAD, UNDECODABLE)
    assert fate.notice == Unreadable(values.get("kind", "EnrolmentDecided"))
    assert office.texts(ELIF) == [f"{EnrolmentDecided(2)!r} 1"]
    assert office.texts(MURAT) == [f"{EnrolmentDecided(3)!r} 1"]
    told = DeliveryFailed(await office.number(), "dead")
    assert office.texts(office.forum) == [f"{told!r} 1"]
    async with office.storage.read() as unit:
        assert await unit.outbox.dead(limit=9) == (fate,)


async def test_what_a_dead_worker_left_is_freed_though_it_cannot_be_read(
    office: PostOffice,
) -> None:
    elif_ = await office.officer()
    await office.write(ToPerson(elif_.id), EnrolmentDecided(1))
    number = await office.number()
    async with office.storage.write() as unit:
        lease = office.runner.limits.lease_for
        await unit.outbox.claim("dead", at=office.clock(), lease_for=lease, limit=1)
        assert await unit.outbox.sending(number, owner="dead")
    await _changed(office, kind="TeaServed")
    await office.work_later(hours=1)
    assert (await office.fate()).state is DeliveryState.UNKNOWN
