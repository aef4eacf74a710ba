"""What stands in the timeline and the audit when the secretariat deals with the board."""

import pytest
from sqlalchemy import select

from cases.case import Status
from cases.errors import Code, DeskError
from handlers.callbacks.desk import TickMember
from handlers.services.referring import Brief
from storage.tables import audit
from tests.handlers.chat import Chat, Persona
from tests.handlers.topic import NUMBER, TOPIC, Topic

Members = tuple[Persona, ...]


@pytest.fixture
def members(member: Persona, second_member: Persona, third_member: Persona) -> Members:
    """As many as the board needs."""
    return (member, second_member, third_member)


@pytest.fixture
async def topic(
    chat: Chat, enrolled: Persona, forum: int, secretary: Persona, members: Members
) -> Topic:
    """A case that was referred to them."""
    assert forum
    topic = await Topic(chat, enrolled).opened()
    numbers = tuple([(await each.known()).id for each in members])
    brief = Brief("Okula kayıt sorulmaktadır.", numbers)
    await chat.desk.referring.refer(NUMBER, brief, by=await secretary.known())
    return topic


async def test_taking_a_question_back_stands_in_the_timeline_and_the_audit(
    topic: Topic, secretary: Persona
) -> None:
    chat, by = topic.chat, await secretary.known()
    case = await chat.desk.referring.withdraw(NUMBER, by=by)
    assert case.status is Status.CLAIMED
    async with chat.storage.read() as unit:
        events = await unit.cases.events(NUMBER)
        query = select(audit.c.person_id).where(audit.c.event == "case.board_concluded")
        audited = list(await unit.connection.scalars(query))
    assert [event.event for event in events][-2:] == ["board_concluded", "return"]
    assert (events[-2].person_id, events[-2].data["result"]) == (by.id, "withdrawn")
    assert audited == [by.id]


async def test_what_was_taken_back_is_not_taken_back_twice(
    topic: Topic, secretary: Persona
) -> None:
    by = await secretary.known()
    await topic.chat.desk.referring.withdraw(NUMBER, by=by)
    with pytest.raises(DeskError) as refused:
        await topic.chat.desk.referring.withdraw(NUMBER, by=by)
    assert refused.value.code is Code.REFERRAL_OVER


async def test_to_refer_once_more_changes_nothing(
    topic: Topic, secretary: Persona, members: Members
) -> None:
    numbers = tuple([(await each.known()).id for each in members])
    brief = Brief("Okula kayıt sorulmaktadır.", numbers)
    case = await topic.chat.desk.referring.refer(NUMBER, brief, by=await secretary.known())
    assert case == await topic.case()
    async with topic.chat.storage.read() as unit:
        assert len(await unit.board.of_case(NUMBER)) == 1


async def test_another_question_to_the_board_is_refused(
    topic: Topic, secretary: Persona, colleague: Persona, members: Members
) -> None:
    numbers = tuple([(await each.known()).id for each in members])
    same, other = "Okula kayıt sorulmaktadır.", "Kreşe kayıt sorulmaktadır."
    wrong = (secretary, other, numbers), (secretary, same, numbers[1:]), (colleague, same, numbers)
    for who, text, asked in wrong:
        brief, by = Brief(text, asked), await who.known()
        with pytest.raises(DeskError):
            await topic.chat.desk.referring.refer(NUMBER, brief, by=by)


async def test_each_look_past_the_screen_stands_in_the_audit(
    topic: Topic, officer: Persona
) -> None:
    desk = topic.chat.desk
    await officer.says("/start")
    by = await officer.known()
    looks = (desk.cases.dossier, desk.cases.history, desk.referring.candidates)
    for look in looks:
        with pytest.raises(DeskError):
            await look(NUMBER, by=by)
    assert [line["code"] for line in await topic.refusals()] == ["not_allowed"] * len(looks)


async def test_a_number_that_is_no_case_of_hers_stands_in_the_audit(
    topic: Topic, officer: Persona, secretary: Persona
) -> None:
    desk = topic.chat.desk
    await officer.says("/start")
    with pytest.raises(DeskError) as refused:
        await desk.cases.claim(NUMBER, by=await officer.known())
    assert refused.value.code is Code.UNKNOWN_CASE
    with pytest.raises(DeskError):
        await desk.cases.claim("SDK-2026-9999", by=await secretary.known())
    lines = await topic.refusals()
    assert [line["code"] for line in lines] == ["unknown_case"] * 2
    assert [line["case"] for line in lines] == [NUMBER, "SDK-2026-9999"]


async def test_who_has_recused_herself_is_not_asked_about_the_case_again(
    topic: Topic, secretary: Persona, members: Members
) -> None:
    chat, by, left = topic.chat, await secretary.known(), await members[0].known()
    async with chat.storage.read() as unit:
        [referral] = await unit.board.of_case(NUMBER)
    await chat.desk.boardroom.declare(referral.id, by=left, recused=True)
    numbers = tuple([(await each.known()).id for each in members])
    with pytest.raises(DeskError) as refused:
        await chat.desk.referring.refer(NUMBER, Brief("Yeniden.", numbers), by=by)
    assert refused.value.code is Code.HAS_RECUSED
    await secretary.says_in_forum("/kurul", TOPIC)
    assert "🚫 Gaziantep Üniversitesi seçilemez: bu vakadan çekildi." in chat.text
    assert not any("Gaziantep Üniversitesi" in label for label in chat.labels)
    await secretary.taps_in_forum(TickMember(number=NUMBER, person=left.id), TOPIC)
    assert "bu vakadan çekildi" in str(chat.toasts[-1])
