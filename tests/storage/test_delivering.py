"""Workers share the outbox: nothing is sent by two, nothing is lost with one that dies."""

import asyncio
from datetime import timedelta

from cases.delivery import DeliveryState, Settlement
from storage.engine import Database
from storage.unit import Storage
from tests.storage.mail import (
    MINUTE,
    begin,
    card,
    claim,
    delivered,
    ended,
    finish,
    group,
    near,
    post,
    states,
    to_topic,
)
from tests.storage.moments import NOON, officer

SOON = timedelta(seconds=20)


async def test_workers_at_once_never_share_a_notice(storage: Storage) -> None:
    for n in range(20):
        await post(storage, await officer(storage, 2000 + n), ended())
    claims = await asyncio.gather(*(claim(storage, f"w{n}", limit=6) for n in range(5)))
    ids = [parcel.id for each in claims for parcel in each]
    assert len(ids) == len(set(ids))
    assert len(ids) + len(await claim(storage, "late")) == 20


async def test_two_workers_deliver_everything_once_and_in_order(storage: Storage) -> None:
    people = [await officer(storage, 2000 + n) for n in range(5)]
    for person in people:
        await post(storage, person, *(ended(n) for n in range(4)))
    gone: list[tuple[int, object]] = []

    async def work(owner: str) -> None:
        while len(gone) < 20:
            for parcel in await claim(storage, owner, limit=3):
                if await begin(storage, parcel, owner):
                    gone.append((parcel.chat_id, parcel.notice))
                    assert await finish(storage, parcel, owner=owner)
            await asyncio.sleep(0)

    async with asyncio.timeout(60):
        await asyncio.gather(work("a"), work("b"), work("c"))
    for person in people:
        hers = [notice for chat_id, notice in gone if chat_id == person.telegram_id]
        assert hers == [ended(n) for n in range(4)]


async def test_workers_of_several_processes_never_share_a_notice(
    storage: Storage, database_url: str
) -> None:
    for n in range(12):
        await post(storage, await officer(storage, 2000 + n), ended())
    others = [Storage(Database(database_url)) for _ in range(3)]
    claims = await asyncio.gather(*(claim(other, f"w{n}") for n, other in enumerate(others)))
    ids = [parcel.id for each in claims for parcel in each]
    for other in others:
        await other.close()
    assert len(ids) == len(set(ids)) == 12


async def test_claimed_notice_comes_again_when_the_lease_has_run_out(storage: Storage) -> None:
    await post(storage, await officer(storage), ended())
    (parcel,) = await claim(storage, "dead")
    assert await claim(storage, "b", at=NOON + MINUTE - SOON) == ()
    assert await claim(storage, "b", at=NOON + MINUTE) == (parcel,)
    assert not await begin(storage, parcel, "dead")
    assert await begin(storage, parcel, "b")


async def test_renewed_lease_keeps_others_out(storage: Storage) -> None:
    await post(storage, await officer(storage), ended())
    await claim(storage, "a")
    async with storage.write() as unit:
        await unit.outbox.renew("a", until=NOON + 5 * MINUTE)
    assert await claim(storage, "b", at=NOON + 2 * MINUTE) == ()


async def test_crash_before_the_request_loses_nothing(storage: Storage) -> None:
    await post(storage, await officer(storage), ended())
    await claim(storage, "dead")
    async with storage.write() as unit:
        assert await unit.outbox.lapsed(NOON + MINUTE) == ()
    assert await delivered(storage, "b", at=NOON + MINUTE) == [ended()]


async def test_crash_around_the_request_leaves_it_unknown_and_visible(storage: Storage) -> None:
    await post(storage, await officer(storage), ended(1), ended(2))
    (parcel,) = await claim(storage, "dead")
    await begin(storage, parcel, "dead")
    assert await claim(storage, "b", at=NOON + 9 * MINUTE) == ()
    async with storage.write() as unit:
        assert await unit.outbox.lapsed(NOON + MINUTE - SOON) == ()
        (unknown,) = await unit.outbox.lapsed(NOON + MINUTE)
        assert await unit.outbox.lapsed(NOON + MINUTE) == ()
        assert await unit.outbox.dead(limit=9) == (unknown,)
        assert await unit.outbox.get(parcel.id) == unknown
    assert (unknown.id, unknown.state) == (parcel.id, DeliveryState.UNKNOWN)
    assert (unknown.notice, unknown.attempts) == (ended(1), 1)
    assert await delivered(storage, "b", at=NOON + MINUTE) == [ended(2)]


async def test_crash_around_a_harmless_request_sends_it_again(storage: Storage) -> None:
    await post(storage, await officer(storage), near())
    (parcel,) = await claim(storage, "dead")
    await begin(storage, parcel, "dead")
    async with storage.write() as unit:
        assert await unit.outbox.lapsed(NOON + MINUTE) == ()
    (again,) = await claim(storage, "b", at=NOON + MINUTE)
    assert (again.id, again.attempts) == (parcel.id, 1)


async def test_worker_who_comes_back_late_still_settles(storage: Storage) -> None:
    await post(storage, await officer(storage), ended())
    (parcel,) = await claim(storage, "slow")
    await begin(storage, parcel, "slow")
    async with storage.write() as unit:
        await unit.outbox.lapsed(NOON + MINUTE)
    assert await finish(storage, parcel, owner="slow", at=NOON + 2 * MINUTE)
    assert await states(storage) == {DeliveryState.SENT: 1}


async def test_worker_who_lost_the_lease_settles_nothing(storage: Storage) -> None:
    await post(storage, await officer(storage), near())
    (parcel,) = await claim(storage, "slow")
    await claim(storage, "b", at=NOON + MINUTE)
    assert not await finish(storage, parcel, owner="slow", at=NOON + MINUTE)
    assert await states(storage) == {DeliveryState.WAITING: 1}


async def test_card_that_was_overtaken_is_not_sent(storage: Storage) -> None:
    await group(storage)
    await to_topic(storage, card(1))
    (parcel,) = await claim(storage)
    await to_topic(storage, card(2))
    assert not await begin(storage, parcel)
    assert await delivered(storage) == [card(2)]


async def test_card_on_its_way_is_followed_by_the_newer_one(storage: Storage) -> None:
    await group(storage)
    await to_topic(storage, card(1))
    (parcel,) = await claim(storage)
    await begin(storage, parcel)
    await to_topic(storage, card(2))
    assert await finish(storage, parcel)
    assert await delivered(storage) == [card(2)]


async def test_only_counted_attempts_are_counted(storage: Storage) -> None:
    await post(storage, await officer(storage), ended())
    for counted, attempts in ((False, 0), (True, 1), (True, 2)):
        (parcel,) = await claim(storage)
        await begin(storage, parcel)
        await finish(storage, parcel, Settlement(DeliveryState.WAITING, counted=counted))
        async with storage.read() as unit:
            kept = await unit.outbox.get(parcel.id)
        assert kept is not None
        assert kept.attempts == attempts


async def test_failed_notice_goes_again_when_a_person_says_so(storage: Storage) -> None:
    await post(storage, await officer(storage), ended())
    (parcel,) = await claim(storage)
    await begin(storage, parcel)
    await finish(storage, parcel, Settlement(DeliveryState.DEAD, alert=True, reason="r" * 999))
    async with storage.write() as unit:
        (dead,) = await unit.outbox.dead(limit=9)
        assert await unit.outbox.retry(dead.id, at=NOON)
        assert not await unit.outbox.retry(dead.id, at=NOON)
        assert await unit.outbox.dead(limit=9) == ()
    assert (dead.reason, dead.attempts) == ("r" * 255, 1)
    assert await delivered(storage) == [ended()]


async def test_delivered_notice_cannot_be_sent_again(storage: Storage) -> None:
    await post(storage, await officer(storage), ended())
    (parcel,) = await claim(storage)
    await finish(storage, parcel)
    async with storage.write() as unit:
        assert not await unit.outbox.retry(parcel.id, at=NOON)


async def test_backlog_says_how_long_the_oldest_waits(storage: Storage) -> None:
    async with storage.read() as unit:
        assert (await unit.outbox.backlog(NOON)).oldest is None
    await post(storage, await officer(storage), ended(1), ended(2))
    async with storage.read() as unit:
        backlog = await unit.outbox.backlog(NOON + MINUTE)
    assert (backlog.oldest, backlog.by_state) == (NOON, {DeliveryState.WAITING: 2})
