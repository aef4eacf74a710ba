"""Each notice arrives exactly once, or nobody knows and everybody sees it."""

import asyncio
from dataclasses import dataclass

import pytest
from sqlalchemy import select

from bot.pace import Pace
from bot.sandbox.faults import Fault
from bot.windows import GROUP, Chat, Haste
from bot.workers import Supervisor
from cases.delivery import DeliveryState, ToPerson, ToSecretariat, ToTopic
from cases.notice import (
    CaseEnded,
    DeliveryFailed,
    EnrolmentDecided,
    EntryPublished,
    TopicCard,
)
from cases.people import Person
from cases.threads import SECRETARIAT
from storage.tables import posts
from storage.unit import Storage
from tests.bot.postoffice import ELIF, MURAT, NUMBER, TOPIC_NAME, PostOffice
from tests.storage.casework import kept, new_case

WAITING, SENT = DeliveryState.WAITING, DeliveryState.SENT
#: A notice that must not come twice, and one that may.
REPLY = EnrolmentDecided(7)
CARD = TopicCard(NUMBER, 1)
PUBLISHED = EntryPublished("pazar-yeri", "1")


async def test_a_notice_arrives_once(office: PostOffice) -> None:
    elif_ = await office.officer()
    await office.write(ToPerson(elif_.id), REPLY, REPLY)
    await office.work()
    await office.work_later(hours=1)
    assert office.texts(ELIF) == [f"{REPLY!r} 1"]
    assert await office.states() == {SENT: 1}


@dataclass
class Erasing(Pace):
    """Lets a person be erased before the second request to her."""

    storage: Storage | None = None
    person: Person | None = None
    asked: int = 0

    async def wait(self, chat: Chat, haste: Haste = Haste.REPLY) -> None:
        """Wait, and erase her the second time."""
        await super().wait(chat, haste)
        self.asked += 1
        if self.asked == 2 and self.storage and self.person:
            async with self.storage.write() as unit:
                await unit.people.forget(self.person.id)


async def test_who_is_erased_while_a_notice_is_sent_to_her_leaves_no_number(
    office: PostOffice,
) -> None:
    elif_ = await office.officer()
    office.speech.parts = 2
    office.pace = Erasing(storage=office.storage, person=elif_)
    office.runner = office.worker("one")
    await office.write(ToPerson(elif_.id), CaseEnded(NUMBER, 1))
    await office.work()
    assert len(office.texts(ELIF)) == 2
    async with office.storage.read() as unit:
        assert list(await unit.connection.scalars(select(posts.c.chat_id))) == []


async def test_notices_of_one_person_keep_their_order(office: PostOffice) -> None:
    elif_ = await office.officer()
    notices = [EnrolmentDecided(n) for n in range(3)]
    await office.write(ToPerson(elif_.id), *notices)
    office.sandbox.faults.add(Fault.SERVER_ERROR, method="sendMessage")
    await office.work()
    await office.work_later(minutes=1)
    assert office.texts(ELIF) == [f"{notice!r} 1" for notice in notices]


async def test_notice_of_an_entry_waits_until_it_is_in_force(office: PostOffice) -> None:
    elif_ = await office.officer()
    await office.write(ToPerson(elif_.id), PUBLISHED)
    office.speech.early = True
    await office.work()
    office.speech.early = False
    await office.work_later(seconds=2)
    assert office.texts(ELIF) == [f"{PUBLISHED!r} 1"]


async def test_notice_of_an_entry_that_was_taken_back_is_dropped(office: PostOffice) -> None:
    elif_ = await office.officer()
    await office.write(ToPerson(elif_.id), PUBLISHED)
    office.speech.early = True
    await office.work()
    await office.work_later(minutes=2)
    assert office.texts(ELIF) == []
    assert await office.states() == {DeliveryState.DROPPED: 1}


async def test_after_a_429_nobody_sends_and_no_attempt_is_counted(office: PostOffice) -> None:
    elif_, murat = await office.officer(), await office.officer(MURAT)
    office.sandbox.faults.add(Fault.TOO_MANY, method="sendMessage", retry_after=1)
    await office.write(ToPerson(elif_.id), REPLY)
    await office.work()
    assert (await office.fate()).attempts == 0
    loop = asyncio.get_running_loop()
    begun = loop.time()
    await office.write(ToPerson(murat.id), REPLY)
    await office.work()
    assert loop.time() - begun > 0.8
    await office.work_later(seconds=1)
    assert office.texts(ELIF) == office.texts(MURAT) == [f"{REPLY!r} 1"]


@pytest.mark.parametrize("fault", [Fault.SERVER_ERROR, Fault.HTML])
async def test_what_telegram_could_not_do_is_tried_again(office: PostOffice, fault: Fault) -> None:
    elif_ = await office.officer()
    office.sandbox.faults.add(fault, method="sendMessage", times=2)
    await office.write(ToPerson(elif_.id), REPLY)
    await office.work()
    for _ in range(2):
        await office.work_later(minutes=1)
    assert office.texts(ELIF) == [f"{REPLY!r} 1"]
    assert (await office.fate()).attempts == 3


async def test_a_reply_that_was_cut_off_is_unknown_told_once_and_never_sent_again(
    office: PostOffice,
) -> None:
    elif_ = await office.officer()
    office.sandbox.faults.add(Fault.CUT_AFTER, method="sendMessage", chat_id=ELIF)
    await office.write(ToPerson(elif_.id), REPLY)
    await office.work()
    await office.work_later(hours=5)
    assert office.texts(ELIF) == [f"{REPLY!r} 1"]
    assert (await office.fate()).state is DeliveryState.UNKNOWN
    assert office.texts(office.forum) == [
        f"{DeliveryFailed(await office.number(), 'unknown')!r} 1"
    ]


async def test_a_person_may_have_an_unknown_reply_sent_again(office: PostOffice) -> None:
    elif_ = await office.officer()
    office.sandbox.faults.add(Fault.CUT_BEFORE, method="sendMessage", chat_id=ELIF)
    await office.write(ToPerson(elif_.id), REPLY)
    await office.work()
    number = await office.number()
    async with office.storage.write() as unit:
        assert await unit.outbox.retry(number, at=office.clock())
    await office.work()
    assert office.texts(ELIF) == [f"{REPLY!r} 1"]


async def test_a_reply_that_fails_again_is_told_again(office: PostOffice) -> None:
    elif_ = await office.officer()
    office.sandbox.faults.add(Fault.CUT_BEFORE, method="sendMessage", chat_id=ELIF, times=2)
    await office.write(ToPerson(elif_.id), REPLY)
    await office.work()
    number = await office.number()
    async with office.storage.write() as unit:
        assert await unit.outbox.retry(number, at=office.clock())
    await office.work()
    assert office.texts(office.forum) == [
        f"{DeliveryFailed(number, 'unknown', retried)!r} 1" for retried in (0, 1)
    ]


async def test_a_card_that_was_cut_off_is_sent_again(office: PostOffice) -> None:
    office.sandbox.faults.add(Fault.CUT_AFTER, method="sendMessage")
    await office.write(ToTopic(NUMBER), CARD)
    await office.work()
    await office.work_later(minutes=1)
    assert office.topics() == [TOPIC_NAME]
    assert await office.states() == {SENT: 1}
    assert set(office.texts(office.forum)) == {"Kart 1"}


async def test_a_reply_to_who_cannot_be_reached_is_told_in_the_topic_too(
    office: PostOffice,
) -> None:
    elif_ = await office.officer()
    await office.write(ToTopic(NUMBER), CARD)
    await office.work()
    office.sandbox.world.chats[ELIF].blocked = True
    await office.write(ToPerson(elif_.id), CaseEnded(NUMBER, 1))
    await office.work()
    told = f"{DeliveryFailed(await office.number(2), 'parked')!r} 1"
    assert office.texts(office.forum).count(told) == 2


async def test_who_cannot_be_reached_is_parked_told_once_and_served_when_she_writes(
    office: PostOffice,
) -> None:
    elif_ = await office.officer()
    office.sandbox.world.chats[ELIF].blocked = True
    await office.write(ToPerson(elif_.id), EnrolmentDecided(1), EnrolmentDecided(2))
    await office.work()
    await office.work_later(hours=1)
    told = DeliveryFailed(await office.number(), "parked")
    assert office.texts(office.forum) == [f"{told!r} 1"]
    assert (await office.states())[DeliveryState.PARKED] == 2
    office.sandbox.world.chats[ELIF].blocked = False
    async with office.storage.write() as unit:
        assert await unit.outbox.unpark(elif_.id, at=office.clock()) == 2
    await office.work()
    assert office.texts(ELIF) == [f"{EnrolmentDecided(n)!r} 1" for n in (1, 2)]


async def test_a_request_that_telegram_finds_wrong_is_a_dead_letter(office: PostOffice) -> None:
    elif_ = await office.officer()
    office.sandbox.faults.add(
        Fault.ERROR, method="sendMessage", chat_id=ELIF, status=400, description="Bad Request: x"
    )
    await office.write(ToPerson(elif_.id), REPLY)
    await office.work()
    await office.work_later(hours=1)
    fate = await office.fate()
    assert (fate.state, fate.reason) == (DeliveryState.DEAD, "X")
    assert office.texts(ELIF) == []
    told = DeliveryFailed(await office.number(), "dead")
    assert office.texts(office.forum) == [f"{told!r} 1"]


async def test_a_notice_without_words_is_a_dead_letter_and_holds_nobody_up(
    office: PostOffice,
) -> None:
    elif_ = await office.officer()
    office.speech.broken = True
    await office.write(ToPerson(elif_.id), EnrolmentDecided(1))
    await office.work()
    office.speech.broken = False
    await office.write(ToPerson(elif_.id), EnrolmentDecided(2))
    await office.work()
    assert (await office.fate()).state is DeliveryState.DEAD
    assert office.texts(ELIF) == [f"{EnrolmentDecided(2)!r} 1"]


async def test_a_long_message_that_stays_half_is_unknown(office: PostOffice) -> None:
    elif_ = await office.officer()
    office.speech.parts = 3
    office.sandbox.faults.add(Fault.CUT_AFTER, method="sendMessage", chat_id=ELIF, nth=2)
    await office.write(ToPerson(elif_.id), REPLY)
    await office.work()
    assert office.texts(ELIF) == [f"{REPLY!r} 1", f"{REPLY!r} 2"]
    fate = await office.fate()
    assert (fate.state, fate.reason) == (DeliveryState.UNKNOWN, "in part: Unknown")


async def test_a_long_message_goes_on_where_a_429_stopped_it(office: PostOffice) -> None:
    elif_ = await office.officer()
    office.speech.parts = 3
    office.sandbox.faults.add(Fault.TOO_MANY, method="sendMessage", nth=2, retry_after=1)
    await office.write(ToPerson(elif_.id), REPLY)
    await office.work()
    assert office.texts(ELIF) == [f"{REPLY!r} {nth}" for nth in (1, 2, 3)]


async def test_a_group_that_moved_is_followed(office: PostOffice) -> None:
    old = office.sandbox.world.add_group("Eski sekretarya", is_forum=False)
    old.migrated_to = office.forum
    async with office.storage.write() as unit:
        await unit.places.set(SECRETARIAT, old.id, is_forum=False, at=office.clock())
    await office.write(ToSecretariat(), DeliveryFailed(1, "dead"))
    await office.work()
    assert office.texts(office.forum) == [f"{DeliveryFailed(1, 'dead')!r} 1"]
    async with office.storage.read() as unit:
        place = await unit.places.get(SECRETARIAT)
    assert place is not None
    assert place.chat_id == office.forum


async def test_a_worker_that_died_while_sending_leaves_it_unknown(office: PostOffice) -> None:
    elif_ = await office.officer()
    await office.write(ToPerson(elif_.id), REPLY)
    number = await office.number()
    async with office.storage.write() as unit:
        lease = office.runner.limits.lease_for
        await unit.outbox.claim("dead", at=office.clock(), lease_for=lease, limit=1)
        assert await unit.outbox.sending(number, owner="dead")
    await office.work_later(hours=1)
    assert (await office.fate()).state is DeliveryState.UNKNOWN
    assert office.texts(ELIF) == []
    assert office.texts(office.forum) == [
        f"{DeliveryFailed(await office.number(), 'unknown')!r} 1"
    ]


async def test_two_workers_never_send_twice(office: PostOffice) -> None:
    people = [await office.officer(number) for number in (ELIF, MURAT)]
    notices = [EnrolmentDecided(n) for n in range(4)]
    for person in people:
        await office.write(ToPerson(person.id), *notices)
    supervisor = Supervisor()
    for name in ("one", "two"):
        supervisor.start(name, office.worker(name).run)
    async with asyncio.timeout(30):
        while True:
            await asyncio.sleep(0.1)
            if await office.states() == {SENT: 8}:
                break
    await supervisor.stop()
    for number in (ELIF, MURAT):
        assert office.texts(number) == [f"{notice!r} 1" for notice in notices]


async def test_a_revoked_token_loses_nothing(office: PostOffice) -> None:
    elif_ = await office.officer()
    office.sandbox.faults.add(Fault.UNAUTHORIZED, method="sendMessage")
    await office.write(ToPerson(elif_.id), REPLY)
    await office.work()
    fate = await office.fate()
    assert (fate.state, fate.attempts) == (WAITING, 0)


async def test_notices_to_people_do_not_wait_behind_a_full_group(office: PostOffice) -> None:
    elif_ = await office.officer()
    numbers = [f"SDK-2026-{nth:04d}" for nth in range(100, 112)]
    await kept(office.storage, *(new_case(None, number) for number in numbers))
    for _ in range(GROUP.share):
        await office.pace.wait(office.forum, Haste.NOTICE)
    for number in numbers:
        await office.write(ToTopic(number), TopicCard(number, 1))
    await office.write(ToPerson(elif_.id), REPLY)
    async with asyncio.timeout(10):
        while not office.texts(ELIF):
            if not await office.runner.begin():
                await asyncio.sleep(0.01)
    assert len(office.runner.crew.busy) <= office.runner.limits.of_group + 1
    assert office.calls("createForumTopic") == 0
    await office.runner.crew.drain(0)


async def test_a_notice_that_waits_long_for_its_turn_is_not_taken_for_lost(
    office: PostOffice,
) -> None:
    elif_ = await office.officer()
    await office.pace.halt(3)
    await office.write(ToPerson(elif_.id), REPLY)
    assert await office.runner.begin()
    other = office.worker("two")
    for _ in range(4):
        office.clock.pass_(seconds=60)
        await office.runner.hold()
        assert not await other.begin()
    await office.runner.crew.drain(10)
    assert office.texts(ELIF) == [f"{REPLY!r} 1"]
    assert (await office.fate()).attempts == 1
