"""A topic whose opening was not answered is found again, by what Telegram reports of it."""

from bot.learning import Learning
from bot.sandbox.faults import Fault
from cases.delivery import ToTopic
from cases.notice import CaseEnded, TopicCard
from storage.lanes import Job
from tests.bot.doubles import Diary
from tests.bot.postoffice import NUMBER, TOPIC_NAME, PostOffice

SECRETARY = 1003


async def _reported(office: PostOffice) -> Diary:
    """Everything that Telegram has reported goes through the desk; gives what was handled."""
    diary = Diary()
    learning = Learning(diary, office.storage, office.sandbox.world.bot.id, office.clock)
    for update in office.sandbox.updates.queue:
        number = update.update_id
        kind = next(key for key in update.body if key != "update_id")
        await learning.handle(
            Job(number, str(office.forum), kind, update.body, (), 1, office.clock())
        )
    return diary


async def _cut_off(office: PostOffice) -> None:
    """A topic is opened, and the answer is lost."""
    office.sandbox.faults.add(Fault.CUT_AFTER, method="createForumTopic")
    await office.write(ToTopic(NUMBER), TopicCard(NUMBER, 1))
    await office.work()
    assert office.texts(office.forum) == []


async def test_a_lost_topic_is_found_by_the_message_that_opened_it(office: PostOffice) -> None:
    await _cut_off(office)
    handled = (await _reported(office)).handled
    assert len(handled) == 1
    await office.work_later(seconds=5)
    assert office.texts(office.forum) == ["Kart 1"]
    await office.work_later(hours=1)
    assert office.topics() == [TOPIC_NAME]
    assert office.calls("createForumTopic") == 1


async def test_a_lost_topic_is_found_by_what_people_write_in_it(office: PostOffice) -> None:
    await _cut_off(office)
    office.sandbox.updates.clear()
    (thread_id,) = office.sandbox.world.chats[office.forum].topics
    office.sandbox.people.say(SECRETARY, "Bu nedir?", office.forum, thread_id=thread_id)
    await _reported(office)
    await office.work_later(seconds=5)
    assert office.calls("createForumTopic") == 1
    assert office.texts(office.forum) == ["Kart 1"]


async def test_a_topic_of_that_name_that_somebody_else_opened_is_none_of_ours(
    office: PostOffice,
) -> None:
    office.sandbox.faults.add(Fault.CUT_BEFORE, method="createForumTopic")
    await office.write(ToTopic(NUMBER), TopicCard(NUMBER, 1))
    await office.work()
    office.sandbox.groups.topic(office.forum, "create", name=TOPIC_NAME, from_id=SECRETARY)
    await _reported(office)
    async with office.storage.read() as unit:
        thread = await unit.threads.of_case(NUMBER)
    assert thread is not None
    assert thread.thread_id is None


async def test_a_topic_that_is_recorded_stays_the_one(office: PostOffice) -> None:
    await office.write(ToTopic(NUMBER), TopicCard(NUMBER, 1))
    await office.work()
    await _reported(office)
    await office.write(ToTopic(NUMBER), CaseEnded(NUMBER, 0))
    await office.work()
    assert office.texts(office.forum) == ["Kart 1", f"{CaseEnded(NUMBER, 0)!r} 1"]


async def test_an_unanswered_opening_is_not_repeated_while_it_may_still_be_reported(
    office: PostOffice,
) -> None:
    await _cut_off(office)
    for _ in range(10):
        await office.work_later(seconds=10)
    assert office.calls("createForumTopic") == 1
