"""A group that lets the desk do less, or nothing: the admins hear of it, and no notice is lost."""

from bot.learning import Learning
from cases.delivery import DeliveryState, ToSecretariat, ToTopic
from cases.notice import CaseEnded, EnrolmentAsked, HealthAlert, TopicCard
from cases.people import Role
from cases.threads import SECRETARIAT, Place
from handlers.services.places import LACKS
from storage.lanes import Job
from tests.bot.doubles import Diary
from tests.bot.postoffice import MURAT, NUMBER, PostOffice
from tests.storage.casework import kept, new_case
from tests.storage.moments import NOON
from tests.storage.test_grants import given

OTHER = "SDK-2026-0002"
ALERT = f"{HealthAlert('group', NOON.isoformat())!r} 1"
TODAY = f"{HealthAlert('group', NOON.replace(hour=0).isoformat())!r} 1"


async def _admin(office: PostOffice) -> None:
    await given(office.storage, await office.officer(MURAT), Role.ADMIN)


def _take_rights(office: PostOffice, *rights: str) -> None:
    member = office.sandbox.world.chats[office.forum].members[office.sandbox.world.bot.id]
    member.rights = {**member.rights, **dict.fromkeys(rights, False)}


def _shut(office: PostOffice, *, out: bool) -> None:
    member = office.sandbox.world.chats[office.forum].members[office.sandbox.world.bot.id]
    member.status = "kicked" if out else "administrator"


async def _place(office: PostOffice) -> Place:
    async with office.storage.read() as unit:
        place = await unit.places.get(SECRETARIAT)
    assert place is not None
    return place


async def _written(office: PostOffice, lane: str, kind: str = "message") -> None:
    """Somebody does something in a chat, and the desk hears of it."""
    learning = Learning(Diary(), office.storage, office.sandbox.world.bot.id, office.clock)
    await learning.handle(Job(1, lane, kind, {kind: {}}, (), 1, office.clock()))


async def test_without_the_right_to_open_topics_cards_stand_in_the_group(
    office: PostOffice,
) -> None:
    await _admin(office)
    await kept(office.storage, new_case(None, OTHER))
    _take_rights(office, "can_manage_topics")
    await office.write(ToTopic(NUMBER), TopicCard(NUMBER, 1))
    await office.write(ToTopic(OTHER), TopicCard(OTHER, 1))
    await office.work()
    assert office.topics() == []
    assert office.texts(office.forum) == ["Kart 1", "Kart 1"]
    place = await _place(office)
    assert (place.is_forum, place.parked_at) == (False, None)


async def test_admins_are_told_once_which_right_is_missing(office: PostOffice) -> None:
    await _admin(office)
    await kept(office.storage, new_case(None, OTHER))
    async with office.storage.write() as unit:
        await unit.beats.turn(LACKS, "pin", at=office.clock())
    _take_rights(office, "can_manage_topics")
    await office.write(ToTopic(NUMBER), TopicCard(NUMBER, 1))
    await office.work()
    async with office.storage.write() as unit:
        await unit.places.set(SECRETARIAT, office.forum, is_forum=True, at=office.clock())
    await office.write(ToTopic(OTHER), TopicCard(OTHER, 1))
    await office.work()
    assert office.texts(MURAT) == [ALERT]
    async with office.storage.read() as unit:
        (standing,) = [beat.detail for beat in await unit.beats.all() if beat.name == LACKS]
    assert standing == "pin topics"


async def test_admins_are_told_of_a_group_that_cannot_be_written_to(office: PostOffice) -> None:
    await _admin(office)
    _shut(office, out=True)
    await office.write(ToSecretariat(), EnrolmentAsked(1), EnrolmentAsked(2))
    await office.work()
    assert office.texts(MURAT) == [TODAY]
    assert (await _place(office)).parked_at == office.clock()
    assert (await office.states())[DeliveryState.PARKED] == 2


async def test_whoever_writes_in_the_group_lets_go_on_what_waited_for_it(
    office: PostOffice,
) -> None:
    _shut(office, out=True)
    await office.write(ToSecretariat(), EnrolmentAsked(1), EnrolmentAsked(2))
    await office.work()
    _shut(office, out=False)
    for lane, kind in (("-1", "message"), ("-", "message"), ("7", "message")):
        await _written(office, lane, kind)
    assert (await _place(office)).parked_at is not None
    await _written(office, str(office.forum))
    assert (await _place(office)).parked_at is None
    await office.work()
    assert office.texts(office.forum) == [f"{EnrolmentAsked(n)!r} 1" for n in (1, 2)]


async def test_a_mute_group_that_talks_is_told_of_once_a_day(office: PostOffice) -> None:
    await _admin(office)
    _shut(office, out=True)
    await office.write(ToTopic(NUMBER), CaseEnded(NUMBER, 0))
    for _ in range(3):
        await office.work()
        await _written(office, str(office.forum), "callback_query")
        assert (await _place(office)).parked_at is None
        office.clock.pass_(minutes=5)
    assert office.texts(MURAT) == [TODAY]
    office.clock.pass_(days=1)
    await office.work()
    assert len(office.texts(MURAT)) == 2
