"""What the board said reaches the secretariat: in the topic, in the timeline, as a draft reply."""

from datetime import timedelta

import pytest

from bot.rendering import Renderer
from cases import rules as rulebook
from cases.board import Late, Opinion, Outcome, Position, Referral, Result
from cases.delivery import Message, ToTopic
from cases.notice import BoardEnded, BoardMoved, Notice
from cases.people import Language, Post, Role
from cases.rules import Rules
from handlers.callbacks import board as tap
from handlers.callbacks.desk import FromBoard
from handlers.markup import TEXT_CHARS, length, visible
from handlers.phrases import phrases
from handlers.services.delivery import Reference
from handlers.services.referring import Brief
from handlers.services.spoken import Heard, Spoken
from handlers.views.opinion import drafted
from tests.handlers.boardroom import DISSENT, OPINION, sent_to
from tests.handlers.chat import NOW, Chat, Persona
from tests.handlers.topic import NUMBER, TOPIC, Topic

Members = tuple[Persona, ...]
CONDITIONS = "Meclis kararı alınması gerekir."
CONDITIONAL = Opinion(Position.YES, "takdir", "Uygulama da böyledir.", ("6458 m. 96",), CONDITIONS)
ENGLISH = "Opinions that are favourable: 2, dissenting: 1; adopted by majority."
LEFT = Opinion(Position.YES, "takdir", "Çekilmeden önce yazdığım görüş.", ("2510 m. 1",))


@pytest.fixture
def rules() -> Rules:
    """The working rules."""
    return rulebook.load()


@pytest.fixture
def members(member: Persona, second_member: Persona, third_member: Persona) -> Members:
    """As many as the board needs."""
    return (member, second_member, third_member)


@pytest.fixture
async def member_more(chat: Chat) -> Persona:
    """One more than the board needs."""
    more = Persona(chat, 3004)
    await more.becomes(Role.MEMBER, Post(institution="Göç Ajansı", group="uluslararasi"))
    return more


@pytest.fixture
async def topic(
    chat: Chat, enrolled: Persona, forum: int, secretary: Persona, members: Members
) -> Topic:
    """A case in its topic that was referred to them."""
    assert forum
    topic = await Topic(chat, enrolled).opened()
    await secretary.says_in_forum("/ustlen", TOPIC)
    numbers = tuple([(await each.known()).id for each in members])
    brief = Brief("Okula kayıt sorulmaktadır.", numbers)
    await chat.desk.referring.refer(NUMBER, brief, by=await secretary.known())
    return topic


async def _speak(chat: Chat, members: Members, *opinions: Opinion) -> int:
    async with chat.storage.read() as unit:
        [referral] = await unit.board.of_case(NUMBER)
    for each, opinion in zip(members, opinions, strict=False):
        person = await each.known()
        await chat.desk.boardroom.declare(referral.id, by=person, recused=False)
        await chat.desk.boardroom.give(referral.id, opinion, by=person)
    return referral.id


def _reference(chat: Chat) -> Reference:
    return Reference(chat.shelf, chat.rules, lambda: chat.now)


async def _in_topic(chat: Chat, notice: Notice) -> Message:
    words = await Renderer(chat.storage, _reference(chat))(notice, ToTopic(NUMBER))
    assert isinstance(words, Message)
    return words


def _spoken(message: Message) -> str:
    return visible("\n".join(message.parts))


async def test_topic_reads_every_opinion_with_the_outcome(topic: Topic, members: Members) -> None:
    number = await _speak(topic.chat, members, OPINION, DISSENT, CONDITIONAL)
    shown = _spoken(await _in_topic(topic.chat, BoardEnded(NUMBER, number, 9)))
    for opinion in (OPINION, DISSENT, CONDITIONAL):
        assert opinion.reasoning in shown
    assert "5393 m. 14" in shown
    assert CONDITIONS in shown
    assert "Sivil toplum" in shown
    assert "Derneği" not in shown


async def test_opinion_of_a_recused_member_is_shown_to_nobody(
    topic: Topic, members: Members, secretary: Persona
) -> None:
    number = await _speak(topic.chat, members, OPINION, DISSENT, LEFT)
    left = await members[2].known()
    await topic.chat.desk.boardroom.declare(number, by=left, recused=True)
    shown = _spoken(await _in_topic(topic.chat, BoardEnded(NUMBER, number, 9)))
    assert OPINION.reasoning in shown
    assert LEFT.reasoning not in shown
    await secretary.says_in_forum("/gecmis", TOPIC)
    assert LEFT.reasoning not in " ".join(topic.chat.texts)


async def test_many_long_opinions_are_parted_into_messages_that_fit(
    topic: Topic, members: Members
) -> None:
    long = [Opinion(Position.YES, "takdir", f"{nth} " + "uzun gerekçe " * 240) for nth in range(3)]
    number = await _speak(topic.chat, members, *long)
    shown = await _in_topic(topic.chat, BoardEnded(NUMBER, number, 9))
    assert len(shown.parts) > 1
    assert all(length(part) <= TEXT_CHARS for part in shown.parts)
    assert all(each.reasoning.strip() in _spoken(shown) for each in long)


async def test_late_opinion_is_shown_when_the_work_has_ended(
    topic: Topic, members: Members
) -> None:
    chat = topic.chat
    number = await _speak(chat, members[:2], OPINION, DISSENT)
    last = await members[2].known()
    seat = (await chat.desk.boardroom.declare(number, by=last, recused=False)).seat
    early = await _in_topic(chat, BoardMoved(NUMBER, number, seat.id, "opinion"))
    chat.now = seat.due_at + timedelta(days=1)
    await chat.desk.boardroom.sweep(chat.now)
    await chat.desk.boardroom.give(number, CONDITIONAL, by=last)
    late = await _in_topic(chat, BoardMoved(NUMBER, number, seat.id, "late_opinion"))
    assert CONDITIONAL.reasoning in _spoken(late)
    assert OPINION.reasoning not in _spoken(late)
    assert OPINION.reasoning not in _spoken(early)


async def test_timeline_shows_the_opinions_once_the_board_has_ended(
    topic: Topic, members: Members, secretary: Persona
) -> None:
    await _speak(topic.chat, members, OPINION, DISSENT)
    await secretary.says_in_forum("/gecmis", TOPIC)
    assert OPINION.reasoning not in " ".join(topic.chat.texts)
    await _speak(topic.chat, members[2:], CONDITIONAL)
    await secretary.says_in_forum("/gecmis", TOPIC)
    shown = " ".join(topic.chat.texts)
    assert all(each.reasoning in shown for each in (OPINION, DISSENT, CONDITIONAL))


async def test_what_was_adopted_is_offered_as_a_draft_of_the_reply(
    topic: Topic, members: Members, secretary: Persona
) -> None:
    chat = topic.chat
    number = await _speak(chat, members, OPINION, DISSENT, CONDITIONAL)
    ended = await _in_topic(chat, BoardEnded(NUMBER, number, 9))
    offered = {button.label: button.data for row in ended.buttons for button in row}
    assert offered["📝 Kurul sonucundan yanıt taslağı"] == FromBoard(number=NUMBER).pack()
    await secretary.taps_in_forum(FromBoard(number=NUMBER), TOPIC)
    assert "bu mesajı yanıtlayarak" in chat.text
    assert OPINION.reasoning in chat.text
    assert CONDITIONAL.reasoning in chat.text
    assert DISSENT.reasoning not in chat.text
    assert all(f"\n• {basis}" in chat.text for basis in ("5393 m. 14", "6458 m. 96"))
    assert await topic.reaches_officer() == []


async def test_without_an_outcome_there_is_nothing_to_draft(
    topic: Topic, members: Members, secretary: Persona
) -> None:
    await _speak(topic.chat, members, OPINION)
    await secretary.taps_in_forum(FromBoard(number=NUMBER), TOPIC)
    assert OPINION.reasoning not in " ".join(topic.chat.texts)


@pytest.mark.parametrize("counted", [Late.COUNT, Late.ANNEX])
def test_draft_holds_late_opinions_only_where_they_count(rules: Rules, counted: Late) -> None:
    outcome = Outcome(Result.ADOPTED, "Kabul edildi.", NOW, Position.YES, "takdir")
    referral = Referral(1, 1, NUMBER, "Özet", None, NOW, NOW, (), outcome=outcome)
    given = (
        Spoken(None, None, OPINION, is_late=False),
        Spoken(None, None, CONDITIONAL, is_late=True),
    )
    late_rules = rules.board.model_copy(update={"late": counted})
    text = drafted(Heard(referral, given), late_rules, phrases(Language.TURKISH))
    assert OPINION.reasoning in text
    assert (CONDITIONAL.reasoning in text) is (counted is Late.COUNT)


async def test_card_counts_opinions_of_those_who_were_not_recused(
    topic: Topic, members: Members, member_more: Persona
) -> None:
    chat = topic.chat
    await chat.desk.referring.withdraw(NUMBER, by=await Persona(chat, 2001).known())
    numbers = [(await each.known()).id for each in (*members, member_more)]
    brief = Brief("Yeniden sorulmaktadır.", tuple(numbers))
    await chat.desk.referring.refer(NUMBER, brief, by=await Persona(chat, 2001).known())
    async with chat.storage.read() as unit:
        number = (await unit.board.of_case(NUMBER))[-1].id
    for each in (*members, member_more):
        await chat.desk.boardroom.declare(number, by=await each.known(), recused=False)
    unheard = (await topic.card()).card.parts[0]
    assert "Kurul: 4 üyeden henüz görüş gelmedi, son gün" in unheard
    await chat.desk.boardroom.give(number, OPINION, by=await members[0].known())
    await chat.desk.boardroom.give(number, DISSENT, by=await members[1].known())
    assert "Kurul: 4 üyeden 2 görüş geldi, son gün" in (await topic.card()).card.parts[0]
    await chat.desk.boardroom.declare(number, by=await members[1].known(), recused=True)
    await chat.desk.boardroom.abstain(number, by=await members[2].known())
    shown = (await topic.card()).card.parts[0]
    assert "Kurul: 3 üyeden 1 görüş geldi, 1 üye çekimser kaldı, son gün" in shown


async def test_outcome_is_told_in_the_language_of_the_reader(
    topic: Topic, members: Members, secretary: Persona
) -> None:
    chat = topic.chat
    await members[0].says("/dil en")
    await secretary.says("/dil en")
    number = await _speak(chat, members, OPINION, DISSENT, CONDITIONAL)
    await members[0].taps(tap.OpenSitting(referral=number))
    assert ENGLISH in chat.text
    assert "kabul edildi" not in chat.text
    told = (await sent_to(chat.storage, _reference(chat), await members[0].known()))[-1]
    assert ENGLISH in _spoken(told)
    await members[1].taps(tap.OpenSitting(referral=number))
    assert "oy çokluğuyla kabul edildi" in chat.text
    await secretary.says_in_forum("/kart", TOPIC)
    assert ENGLISH in chat.text
    await secretary.says_in_forum("/gecmis", TOPIC)
    assert any(ENGLISH in text and OPINION.reasoning in text for text in chat.texts)


async def test_entry_is_drafted_without_the_opinion_of_a_recused_member(
    topic: Topic, members: Members, member_more: Persona, secretary: Persona
) -> None:
    chat = topic.chat
    by = await secretary.known()
    await chat.desk.referring.withdraw(NUMBER, by=by)
    everybody = (*members, member_more)
    numbers = [(await each.known()).id for each in everybody]
    await chat.desk.referring.refer(NUMBER, Brief("Yeniden.", tuple(numbers)), by=by)
    async with chat.storage.read() as unit:
        number = (await unit.board.of_case(NUMBER))[-1].id
    for each, opinion in zip(everybody, (LEFT, OPINION, OPINION, OPINION), strict=True):
        person = await each.known()
        await chat.desk.boardroom.declare(number, by=person, recused=False)
        await chat.desk.boardroom.give(number, opinion, by=person)
    await chat.desk.boardroom.declare(number, by=await members[0].known(), recused=True)
    draft = await chat.desk.drafting.promote(NUMBER, by=by)
    assert "2510" not in draft.text
    assert "Çekilmeden önce" not in draft.text


async def test_how_the_members_were_counted_is_no_part_of_an_entry(
    topic: Topic, members: Members, member_more: Persona, secretary: Persona
) -> None:
    chat, by = topic.chat, await secretary.known()
    everybody = (*members, member_more)
    numbers = [(await each.known()).id for each in everybody]
    await chat.desk.referring.withdraw(NUMBER, by=by)
    await chat.desk.referring.refer(NUMBER, Brief("Yeniden.", tuple(numbers)), by=by)
    async with chat.storage.read() as unit:
        number = (await unit.board.of_case(NUMBER))[-1].id
    for each in everybody:
        person = await each.known()
        await chat.desk.boardroom.declare(number, by=person, recused=False)
        await chat.desk.boardroom.give(number, OPINION, by=person)
    draft = await chat.desk.drafting.promote(NUMBER, by=by)
    assert 'confidence_note: "Kurul görüşüne dayanır."' in draft.text
    assert "yeter sayı" not in draft.text
