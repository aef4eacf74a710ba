"""A topic is intended, opened once, found again after a crash, and replaced when it is gone."""

from cases.delivery import ToSecretariat
from cases.notice import MorningDigest
from cases.threads import SECRETARIAT, CasePost, Place, Thread
from storage.unit import Storage
from tests.storage.casework import kept, new_case
from tests.storage.mail import GROUP, MINUTE, NUMBER, card, claim, group, post, to_topic
from tests.storage.moments import NOON

NAME = f"{NUMBER} · Şahinbey · Pazar yeri"
NEW_GROUP = -1009876543210


async def _intended(storage: Storage) -> Thread:
    await kept(storage, new_case(None))
    async with storage.write() as unit:
        return await unit.threads.intend(NUMBER, GROUP, NAME, at=NOON)


async def test_topic_is_intended_and_then_opened(storage: Storage) -> None:
    assert await _intended(storage) == Thread(NUMBER, GROUP, NAME, NOON)
    async with storage.write() as unit:
        await unit.threads.opened(NUMBER, 77)
        await unit.threads.opened(NUMBER, 77, 78)
        thread = await unit.threads.of_case(NUMBER)
        assert await unit.threads.case_of(GROUP, 77) == NUMBER
        assert await unit.threads.case_of(NEW_GROUP, 77) is None
    assert thread == Thread(NUMBER, GROUP, NAME, NOON, 77, 78)


async def test_topic_that_is_open_is_not_intended_anew(storage: Storage) -> None:
    await _intended(storage)
    async with storage.write() as unit:
        await unit.threads.opened(NUMBER, 77)
        thread = await unit.threads.intend(NUMBER, GROUP, NAME, at=NOON + MINUTE)
    assert (thread.thread_id, thread.intended_at) == (77, NOON)


async def test_deleted_topic_is_intended_anew(storage: Storage) -> None:
    await _intended(storage)
    async with storage.write() as unit:
        await unit.threads.opened(NUMBER, 77, 78)
        await unit.threads.gone(NUMBER)
        assert await unit.threads.case_of(GROUP, 77) is None
        thread = await unit.threads.intend(NUMBER, GROUP, NAME, at=NOON + MINUTE)
    assert thread == Thread(NUMBER, GROUP, NAME, NOON + MINUTE)


async def test_another_group_gets_a_topic_of_its_own(storage: Storage) -> None:
    await _intended(storage)
    async with storage.write() as unit:
        await unit.threads.opened(NUMBER, 77, 78)
        thread = await unit.threads.intend(NUMBER, NEW_GROUP, NAME, at=NOON)
    assert (thread.chat_id, thread.thread_id, thread.card_message_id) == (NEW_GROUP, None, None)


async def test_message_leads_to_its_case(storage: Storage) -> None:
    await kept(storage, new_case(None), new_case(None, "SDK-2026-0002"))
    async with storage.write() as unit:
        await unit.posts.add(GROUP, 5, NUMBER, nth=2)
        await unit.posts.add(GROUP, 5, "SDK-2026-0002")
        await unit.posts.add(GROUP, 6, "SDK-2026-0002")
        assert await unit.posts.find(GROUP, 5) == CasePost(NUMBER, 2)
        assert await unit.posts.find(GROUP, 6) == CasePost("SDK-2026-0002")
        assert await unit.posts.find(NEW_GROUP, 5) is None


async def test_place_is_the_one_named_last(storage: Storage) -> None:
    await group(storage)
    async with storage.write() as unit:
        await unit.places.set(SECRETARIAT, NEW_GROUP, is_forum=False, at=NOON)
        assert await unit.places.get(SECRETARIAT) == Place(SECRETARIAT, NEW_GROUP, False)


async def test_everything_follows_a_group_that_has_another_number(storage: Storage) -> None:
    await group(storage)
    await _intended(storage)
    await to_topic(storage, card(1))
    await post(storage, ToSecretariat(), MorningDigest("2026-11-23"))
    async with storage.write() as unit:
        for _ in range(2):
            await unit.outbox.migrate_chat(GROUP, NEW_GROUP)
        assert await unit.places.get(SECRETARIAT) == Place(SECRETARIAT, NEW_GROUP, True)
    parcels = await claim(storage)
    assert [parcel.chat_id for parcel in parcels] == [NEW_GROUP, NEW_GROUP]


async def test_messages_of_a_group_that_has_another_number_lead_nowhere(
    storage: Storage,
) -> None:
    """The supergroup counts its messages from one again: an old number is another's there."""
    await kept(storage, new_case(None), new_case(None, "SDK-2026-0002"))
    async with storage.write() as unit:
        await unit.posts.add(GROUP, 5, NUMBER, nth=1)
        await unit.posts.add(NEW_GROUP, 6, NUMBER, nth=2)
        await unit.outbox.migrate_chat(GROUP, NEW_GROUP)
        assert await unit.posts.find(NEW_GROUP, 5) is None
        await unit.posts.add(NEW_GROUP, 5, "SDK-2026-0002")
        await unit.outbox.migrate_chat(GROUP, NEW_GROUP)
        assert await unit.posts.find(NEW_GROUP, 5) == CasePost("SDK-2026-0002")
        assert await unit.posts.find(NEW_GROUP, 6) == CasePost(NUMBER, 2)
        assert await unit.posts.find(GROUP, 5) is None


async def test_topic_and_card_are_made_anew_in_a_group_that_has_another_number(
    storage: Storage,
) -> None:
    await _intended(storage)
    async with storage.write() as unit:
        await unit.threads.opened(NUMBER, 77, 78)
        await unit.outbox.migrate_chat(GROUP, NEW_GROUP)
        assert await unit.threads.of_case(NUMBER) == Thread(NUMBER, NEW_GROUP, NAME, NOON)
        await unit.threads.opened(NUMBER, 5, 6)
        await unit.outbox.migrate_chat(GROUP, NEW_GROUP)
        assert await unit.threads.of_case(NUMBER) == Thread(NUMBER, NEW_GROUP, NAME, NOON, 5, 6)
