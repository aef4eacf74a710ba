"""A notice is kept once for each address, and goes where the address leads."""

from datetime import timedelta

import pytest
from sqlalchemy.dialects import sqlite

from cases.delivery import (
    DeliveryState,
    Settlement,
    ToOfficer,
    ToPerson,
    ToRole,
    ToSecretariat,
    ToTopic,
)
from cases.notice import EntryCorrected, LibraryBroken, MorningDigest, Outgoing, TopicCard
from cases.people import Role
from storage.engine import Database
from storage.outbox_claims import READY
from storage.unit import Storage
from tests.storage.casework import kept, new_case
from tests.storage.mail import (
    GROUP,
    MINUTE,
    NUMBER,
    card,
    claim,
    decided,
    delivered,
    ended,
    finish,
    group,
    post,
    states,
    to_topic,
)
from tests.storage.moments import ELIF, NOON, officer
from tests.storage.test_grants import given


async def test_same_notice_to_the_same_person_is_kept_once(storage: Storage) -> None:
    elif_, ayse = await officer(storage), await officer(storage, 1002)
    await post(storage, elif_, ended(), ended())
    await post(storage, elif_, ended())
    await post(storage, ayse, ended())
    parcels = await claim(storage)
    assert sorted(parcel.chat_id for parcel in parcels) == [ELIF, 1002]


async def test_delivered_notice_is_not_kept_again(storage: Storage) -> None:
    elif_ = await officer(storage)
    await post(storage, elif_, ended())
    await delivered(storage)
    await post(storage, elif_, ended())
    assert await claim(storage) == ()


async def test_notice_of_a_transaction_that_failed_is_not_kept(storage: Storage) -> None:
    elif_ = await officer(storage)

    async def stumble() -> None:
        async with storage.write() as unit:
            await unit.outbox.add(Outgoing(ended(), ToPerson(elif_.id)), at=NOON)
            raise LookupError

    with pytest.raises(LookupError):
        await stumble()
    assert await claim(storage) == ()


async def test_parcel_says_what_goes_where(storage: Storage) -> None:
    elif_ = await officer(storage)
    await post(storage, elif_, ended())
    (parcel,) = await claim(storage)
    assert parcel.notice == ended()
    assert parcel.address == ToPerson(elif_.id)
    assert (parcel.chat_id, parcel.thread, parcel.number) == (ELIF, None, NUMBER)
    assert (parcel.attempts, parcel.created_at) == (0, NOON)


async def test_officer_of_the_case_is_found(storage: Storage) -> None:
    await kept(storage, new_case(await officer(storage)), new_case(None, "SDK-2026-0002"))
    await post(storage, ToOfficer(NUMBER), ended())
    await post(storage, ToOfficer("SDK-2026-0002"), ended())
    assert [parcel.chat_id for parcel in await claim(storage)] == [ELIF]


async def test_everybody_who_holds_the_role_is_told(storage: Storage) -> None:
    people = [await officer(storage, 3000 + n) for n in range(3)]
    for person in people[:2]:
        await given(storage, person, Role.EDITOR)
        await given(storage, person, Role.EDITOR)
    await given(storage, people[2], Role.ADMIN)
    await post(storage, ToRole(Role.EDITOR), decided(1))
    assert sorted(parcel.chat_id for parcel in await claim(storage)) == [3000, 3001]


async def test_person_who_is_unknown_gets_nothing(storage: Storage) -> None:
    await post(storage, ToPerson(404), ended())
    assert await claim(storage) == ()


async def test_what_is_for_the_secretariat_waits_for_a_group(storage: Storage) -> None:
    await post(storage, ToSecretariat(), MorningDigest("2026-11-23"))
    assert await claim(storage) == ()
    async with storage.read() as unit:
        assert not await unit.outbox.may_begin(NOON)
    await group(storage)
    (parcel,) = await claim(storage)
    assert (parcel.chat_id, parcel.thread, parcel.number) == (GROUP, None, None)
    assert parcel.address == ToSecretariat()


async def test_notice_for_a_case_goes_to_its_topic(storage: Storage) -> None:
    await group(storage)
    await kept(storage, new_case(None))
    await to_topic(storage, card(1))
    (parcel,) = await claim(storage)
    assert (parcel.chat_id, parcel.thread) == (GROUP, None)
    async with storage.write() as unit:
        await unit.threads.intend(NUMBER, GROUP, f"{NUMBER} · Şahinbey", at=NOON)
        await unit.threads.opened(NUMBER, 77)
    (parcel,) = await claim(storage, at=NOON + MINUTE)
    assert (parcel.chat_id, parcel.thread) == (GROUP, 77)


async def test_topic_in_a_former_group_is_not_used(storage: Storage) -> None:
    await group(storage)
    await kept(storage, new_case(None))
    async with storage.write() as unit:
        await unit.threads.intend(NUMBER, -42, NUMBER, at=NOON)
        await unit.threads.opened(NUMBER, 77)
    await to_topic(storage, card(1))
    (parcel,) = await claim(storage)
    assert (parcel.chat_id, parcel.thread) == (GROUP, None)


async def test_key_of_any_length_is_one_key(storage: Storage) -> None:
    elif_ = await officer(storage)
    long = LibraryBroken("d" * 64, "ş" * 500)
    await post(storage, elif_, long, LibraryBroken("d" * 64, "ş" * 499 + "s"), long)
    assert await delivered(storage) == [long, LibraryBroken("d" * 64, "ş" * 499 + "s")]


async def test_notices_to_one_person_keep_their_order(storage: Storage) -> None:
    elif_, ayse = await officer(storage), await officer(storage, 1002)
    await post(storage, elif_, ended(1), ended(2), decided(3))
    await post(storage, ayse, decided(9))
    first = await claim(storage)
    assert {parcel.notice for parcel in first} == {ended(1), decided(9)}
    for parcel in first:
        await finish(storage, parcel)
    assert await delivered(storage) == [ended(2), decided(3)]


async def test_a_mailing_to_many_lets_a_single_notice_pass(storage: Storage) -> None:
    officers = [await officer(storage, 1001 + n) for n in range(3)]
    for one in officers:
        await post(storage, one, EntryCorrected("okul-kaydi", "2"))
    late = await officer(storage, 2000)
    await post(storage, late, ended())
    first, *others = await claim(storage)
    assert first.chat_id == 2000
    assert len(others) == len(officers)


async def test_a_mailing_to_thousands_is_not_gone_through_for_every_notice(
    sqlite_url: str,
) -> None:
    look = READY.compile(dialect=sqlite.dialect())
    given = {**look.params, "mailing": 1, "now": NOON.isoformat(), "group": 1}
    storage = Storage(Database(sqlite_url))
    async with storage.read() as unit:
        plan = await unit.connection.exec_driver_sql(
            f"EXPLAIN QUERY PLAN {look}", tuple(given[name] for name in look.positiontup or ())
        )
        steps = [row.detail for row in plan]
    await storage.close()
    assert "SEARCH outbox USING INDEX ix_outbox_ready (is_mailing=? AND ready_at<?)" in steps
    assert not any("TEMP B-TREE" in step for step in steps)


async def test_a_mailing_keeps_its_place_in_the_line_of_its_recipient(storage: Storage) -> None:
    elif_ = await officer(storage)
    await post(storage, elif_, EntryCorrected("okul-kaydi", "2"), ended())
    (parcel,) = await claim(storage)
    assert parcel.notice == EntryCorrected("okul-kaydi", "2")


async def test_notice_that_waits_keeps_the_next_one_back(storage: Storage) -> None:
    elif_ = await officer(storage)
    await post(storage, elif_, ended(1), ended(2))
    (parcel,) = await claim(storage)
    later = Settlement(DeliveryState.WAITING, timedelta(seconds=30), counted=False)
    await finish(storage, parcel, later)
    assert await claim(storage, at=NOON + timedelta(seconds=29)) == ()
    async with storage.read() as unit:
        assert not await unit.outbox.may_begin(NOON + timedelta(seconds=29))
        assert await unit.outbox.may_begin(NOON + timedelta(seconds=30))
    assert await delivered(storage, at=NOON + timedelta(seconds=30)) == [ended(1), ended(2)]


async def test_notice_that_was_given_up_lets_the_next_one_through(storage: Storage) -> None:
    elif_ = await officer(storage)
    await post(storage, elif_, ended(1), ended(2))
    (parcel,) = await claim(storage)
    await finish(storage, parcel, Settlement(DeliveryState.DEAD, reason="Bad Request"))
    assert await delivered(storage) == [ended(2)]


async def test_newer_card_takes_the_place_of_one_that_waits(storage: Storage) -> None:
    await group(storage)
    await to_topic(storage, card(1), ended(1), card(2), card(3))
    assert await delivered(storage) == [card(3), ended(1)]
    assert await states(storage) == {DeliveryState.SENT: 2, DeliveryState.DROPPED: 2}


async def test_older_card_does_not_come_back(storage: Storage) -> None:
    await group(storage)
    await to_topic(storage, card(1), card(2), card(1))
    assert await delivered(storage) == [card(2)]


async def test_cards_of_other_cases_are_left_alone(storage: Storage) -> None:
    await group(storage)
    await to_topic(storage, card(1))
    other = TopicCard("SDK-2026-0002", 1)
    await post(storage, ToTopic("SDK-2026-0002"), other)
    assert {parcel.notice for parcel in await claim(storage)} == {card(1), other}
