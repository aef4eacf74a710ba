"""The topic of a case: one, with its card, whatever becomes of it."""

from dataclasses import dataclass

from bot.sandbox.faults import Fault
from cases.delivery import (
    Address,
    DeliveryState,
    Message,
    TopicCardView,
    ToSecretariat,
    ToTopic,
)
from cases.notice import (
    CaseEnded,
    CaseReopened,
    DeliveryFailed,
    EnrolmentDecided,
    EntryPublished,
    ExchangeShown,
    Notice,
    TopicCard,
)
from cases.threads import SECRETARIAT
from storage.unit import Storage
from tests.bot.postoffice import NUMBER, TOPIC_NAME, PostOffice, Speech
from tests.storage.casework import kept, new_case
from tests.storage.moments import NOON

WAITING, SENT = DeliveryState.WAITING, DeliveryState.SENT
#: A notice that must not come twice, and one that may.
REPLY = EnrolmentDecided(7)
CARD = TopicCard(NUMBER, 1)
PUBLISHED = EntryPublished("pazar-yeri", "1")
#: A case that is answered together with the other.
LINKED = "SDK-2026-0002"


async def test_a_case_has_one_topic_with_a_pinned_card_that_is_edited(
    office: PostOffice,
) -> None:
    await office.write(ToTopic(NUMBER), CARD)
    await office.work()
    await office.write(ToTopic(NUMBER), TopicCard(NUMBER, 2), CaseEnded(NUMBER, 0))
    await office.work()
    assert office.topics() == [TOPIC_NAME]
    assert office.texts(office.forum) == ["Kart 2", f"{CaseEnded(NUMBER, 0)!r} 1"]
    forum = office.sandbox.world.chats[office.forum]
    assert [m.content["text"] for m in forum.messages.values() if m.pinned] == ["Kart 2"]
    assert await office.states() == {SENT: 3}


async def test_a_message_for_a_case_without_topic_opens_it_with_its_card(
    office: PostOffice,
) -> None:
    await office.write(ToTopic(NUMBER), CaseEnded(NUMBER, 0))
    await office.work()
    assert office.topics() == [TOPIC_NAME]
    assert office.texts(office.forum) == ["Kart 0", f"{CaseEnded(NUMBER, 0)!r} 1"]


async def test_a_message_whose_card_has_no_words_is_a_dead_letter_and_holds_nobody_up(
    office: PostOffice,
) -> None:
    office.speech.cardless = True
    await office.write(ToTopic(NUMBER), CaseEnded(NUMBER, 0))
    await office.work()
    fate = await office.fate()
    assert (fate.state, fate.reason) == (DeliveryState.DEAD, "render: LookupError")
    office.speech.cardless = False
    await office.write(ToTopic(NUMBER), CaseReopened(NUMBER, 1))
    await office.work()
    assert office.texts(office.forum)[-1] == f"{CaseReopened(NUMBER, 1)!r} 1"


async def test_a_deleted_topic_is_opened_anew_once(office: PostOffice) -> None:
    await office.write(ToTopic(NUMBER), CARD)
    await office.work()
    for topic in office.sandbox.world.chats[office.forum].topics.values():
        topic.deleted = True
    for message in office.sandbox.world.chats[office.forum].messages.values():
        message.deleted = True
    office.clock.pass_(hours=1)
    await office.write(ToTopic(NUMBER), CaseEnded(NUMBER, 0), CaseReopened(NUMBER, 1))
    await office.work()
    await office.work_later(minutes=1)
    assert office.topics() == [TOPIC_NAME]
    assert office.texts(office.forum)[1:] == [
        f"{CaseEnded(NUMBER, 0)!r} 1",
        f"{CaseReopened(NUMBER, 1)!r} 1",
    ]


async def test_words_of_a_linked_case_find_the_deleted_topic_of_the_head(
    office: PostOffice,
) -> None:
    await kept(office.storage, new_case(None, LINKED, linked_to=NUMBER))
    await office.write(ToTopic(NUMBER), CARD)
    await office.write(ToTopic(LINKED), TopicCard(LINKED, 1))
    await office.work()
    async with office.storage.read() as unit:
        head, linked = [await unit.threads.of_case(each) for each in (NUMBER, LINKED)]
    assert head is not None
    forum = office.sandbox.world.chats[office.forum]
    forum.topics[head.thread_id or 0].deleted = True
    await office.write(ToTopic(NUMBER), ExchangeShown(LINKED, 2))
    await office.work()
    await office.work_later(minutes=10)
    assert office.texts(office.forum)[-1] == f"{ExchangeShown(LINKED, 2)!r} 1"
    async with office.storage.read() as unit:
        assert await unit.threads.of_case(LINKED) == linked


async def test_a_closed_topic_is_reopened_first(office: PostOffice) -> None:
    await office.write(ToTopic(NUMBER), CARD)
    await office.work()
    (topic,) = office.sandbox.world.chats[office.forum].topics.values()
    topic.closed = True
    await office.write(ToTopic(NUMBER), CaseReopened(NUMBER, 1))
    await office.work()
    assert not topic.closed
    assert office.texts(office.forum)[-1] == f"{CaseReopened(NUMBER, 1)!r} 1"
    assert (await office.fate(2)).attempts == 1


async def test_the_card_that_ends_a_case_closes_its_topic(office: PostOffice) -> None:
    await office.write(ToTopic(NUMBER), CARD)
    await office.work()
    office.speech.over = True
    await office.write(ToTopic(NUMBER), TopicCard(NUMBER, 2))
    await office.work()
    (topic,) = office.sandbox.world.chats[office.forum].topics.values()
    assert topic.closed


async def test_a_card_that_is_posted_anew_closes_the_topic_of_an_ended_case(
    office: PostOffice,
) -> None:
    office.speech.over = True
    await office.write(ToTopic(NUMBER), CARD)
    await office.work()
    (topic,) = office.sandbox.world.chats[office.forum].topics.values()
    assert topic.closed


async def test_a_word_in_the_topic_of_an_ended_case_leaves_it_closed(office: PostOffice) -> None:
    office.speech.parts = 2
    await office.write(ToTopic(NUMBER), CARD)
    await office.work()
    office.speech.over = True
    await office.write(ToTopic(NUMBER), TopicCard(NUMBER, 2), CaseEnded(NUMBER, 0))
    await office.work()
    (topic,) = office.sandbox.world.chats[office.forum].topics.values()
    assert topic.closed
    said = [f"{CaseEnded(NUMBER, 0)!r} {nth}" for nth in (1, 2)]
    assert office.texts(office.forum) == ["Kart 2", *said]
    assert await office.states() == {SENT: 3}


async def test_a_group_without_topics_gets_cards_as_messages(office: PostOffice) -> None:
    group = office.sandbox.world.add_group("Küçük sekretarya", is_forum=False)
    group.members = dict(office.sandbox.world.chats[office.forum].members)
    async with office.storage.write() as unit:
        await unit.places.set(SECRETARIAT, group.id, is_forum=False, at=office.clock())
    await office.write(ToTopic(NUMBER), CARD)
    await office.work()
    await office.write(ToTopic(NUMBER), TopicCard(NUMBER, 2), CaseEnded(NUMBER, 0))
    await office.work()
    assert office.texts(group.id) == ["Kart 2", f"{CaseEnded(NUMBER, 0)!r} 1"]
    async with office.storage.read() as unit:
        for message_id in group.messages:
            post = await unit.posts.find(group.id, message_id)
            service = "text" not in group.messages[message_id].content
            assert service or (post is not None and post.number == NUMBER)


@dataclass
class Moving(Speech):
    """While it looks for words the secretariat moves to another group."""

    storage: Storage | None = None
    chat_id: int = 0

    async def __call__(self, notice: Notice, to: Address) -> Message | TopicCardView | None:
        """Move, then speak."""
        if self.storage is not None:
            async with self.storage.write() as unit:
                await unit.places.set(SECRETARIAT, self.chat_id, is_forum=False, at=NOON)
        return await Speech.__call__(self, notice, to)


async def test_what_is_said_in_the_new_group_is_remembered_there(office: PostOffice) -> None:
    group = office.sandbox.world.add_group("Yeni sekretarya", is_forum=False)
    group.members = dict(office.sandbox.world.chats[office.forum].members)
    office.speech = Moving(storage=office.storage, chat_id=group.id)
    office.runner = office.worker("one")
    await office.write(ToTopic(NUMBER), ExchangeShown(NUMBER, 2))
    await office.work()
    assert len(office.texts(group.id)) == 2
    said = [m.message_id for m in group.messages.values() if "text" in m.content]
    async with office.storage.read() as unit:
        kept_as = [await unit.posts.find(group.id, message_id) for message_id in said]
    assert [post and post.nth for post in kept_as] == [None, 2]


async def test_general_gets_no_thread_number(office: PostOffice) -> None:
    await office.write(ToSecretariat(), DeliveryFailed(1, "dead"))
    await office.work()
    (call,) = office.sandbox.journal.of("sendMessage")
    assert "message_thread_id" not in call.params


async def test_a_topic_cut_off_while_it_was_opened_is_found_again(office: PostOffice) -> None:
    office.sandbox.faults.add(Fault.CUT_AFTER, method="createForumTopic")
    await office.write(ToTopic(NUMBER), CARD)
    await office.work()
    (thread_id,) = office.sandbox.world.chats[office.forum].topics
    async with office.storage.write() as unit:
        await unit.threads.opened(NUMBER, thread_id)
    await office.work_later(seconds=5)
    assert office.calls("createForumTopic") == 1
    assert office.texts(office.forum) == ["Kart 1"]


async def test_a_topic_that_was_never_opened_is_opened_after_a_while(office: PostOffice) -> None:
    office.sandbox.faults.add(Fault.CUT_BEFORE, method="createForumTopic")
    await office.write(ToTopic(NUMBER), CARD)
    await office.work()
    await office.work_later(seconds=5)
    assert office.topics() == []
    await office.work_later(minutes=2)
    assert office.topics() == [TOPIC_NAME]


async def test_a_topic_that_telegram_refused_for_now_is_not_waited_for(
    office: PostOffice,
) -> None:
    office.sandbox.faults.add(Fault.SERVER_ERROR, method="createForumTopic")
    await office.write(ToTopic(NUMBER), CARD)
    await office.work()
    await office.work_later(seconds=3)
    assert office.topics() == [TOPIC_NAME]
