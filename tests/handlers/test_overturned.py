"""A member who withdraws after the outcome: what rested on it is taken back, and it is said."""

from datetime import timedelta

import pytest
from sqlalchemy import select, update

from bot.rendering import Renderer
from cases.board import Referral
from cases.delivery import Message, ToPerson, ToTopic
from cases.notice import BoardEnded, DraftDecided, Notice, TopicCard, restored
from cases.people import Role
from cases.proposal import Proposal, ProposalState
from handlers.callbacks.desk import FromBoard
from handlers.markup import visible
from handlers.services.delivery import Reference
from handlers.services.referring import Brief
from storage.tables import outbox, proposals
from tests.handlers.boardroom import OPINION
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
    """A case on which the board has come to an outcome."""
    assert forum
    topic = await Topic(chat, enrolled).opened()
    await secretary.becomes(Role.EDITOR)
    numbers = tuple([(await each.known()).id for each in members])
    await chat.desk.referring.refer(NUMBER, Brief("Özet.", numbers), by=await secretary.known())
    number = (await _referral(chat)).id
    for each in members:
        await chat.desk.boardroom.declare(number, by=await each.known(), recused=False)
        await chat.desk.boardroom.give(number, OPINION, by=await each.known())
    return topic


async def _referral(chat: Chat) -> Referral:
    async with chat.storage.read() as unit:
        [referral] = await unit.board.of_case(NUMBER)
    return referral


async def _leaves(topic: Topic, who: Persona) -> None:
    chat = topic.chat
    number = (await _referral(chat)).id
    await chat.desk.boardroom.declare(number, by=await who.known(), recused=True)


async def _told(chat: Chat, recipient: str) -> list[Notice]:
    rows = select(outbox).where(outbox.c.recipient == recipient).order_by(outbox.c.id)
    async with chat.storage.database.read() as connection:
        return [restored(row.kind, row.data) for row in await connection.execute(rows)]


async def _said(chat: Chat, notice: Notice, to: ToTopic | ToPerson) -> str:
    reference = Reference(chat.shelf, chat.rules, lambda: chat.now)
    words = await Renderer(chat.storage, reference)(notice, to)
    assert isinstance(words, Message)
    return visible("\n".join(words.parts))


async def _draft(chat: Chat) -> Proposal:
    async with chat.storage.read() as unit:
        [draft] = await unit.proposals.of_case(NUMBER)
    return draft


async def test_card_is_drawn_anew_with_the_outcome_that_holds(
    topic: Topic, members: Members
) -> None:
    chat, before = topic.chat, await topic.case()
    assert "kabul edildi" in (await topic.card()).card.parts[0]
    await _leaves(topic, members[0])
    last = (await _told(chat, f"topic:{NUMBER}"))[-1]
    assert last == TopicCard(NUMBER, before.revision + 1)
    assert "kabul edildi" not in (await topic.card()).card.parts[0]


async def test_topic_and_members_read_that_the_earlier_result_holds_no_longer(
    topic: Topic, members: Members
) -> None:
    chat, stays = topic.chat, await members[1].known()
    first = "Kurul çalışması tamamlandı"
    ended = [n for n in await _told(chat, f"topic:{NUMBER}") if isinstance(n, BoardEnded)]
    assert first in await _said(chat, ended[-1], ToTopic(NUMBER))
    await _leaves(topic, members[0])
    for address in (ToTopic(NUMBER), ToPerson(stays.id)):
        recipient = f"topic:{NUMBER}" if isinstance(address, ToTopic) else f"person:{stays.id}"
        ended = [n for n in await _told(chat, recipient) if isinstance(n, BoardEnded)]
        shown = await _said(chat, ended[-1], address)
        assert "Daha önce bildirilen kurul sonucu (“Kabul edildi”) artık geçerli değil" in shown
        assert "bir üye dosyadan çekildi" in shown
        assert "Karar alınamadı" in shown
        assert first not in shown


async def test_draft_made_of_it_is_withdrawn_and_the_editors_are_told(
    topic: Topic, members: Members, secretary: Persona, editor: Persona
) -> None:
    chat, maker = topic.chat, await secretary.known()
    draft = await chat.desk.drafting.promote(NUMBER, by=maker)
    await _leaves(topic, members[0])
    assert (await _draft(chat)).state is ProposalState.REFUSED
    assert not await chat.desk.editing.waiting(by=await editor.known())
    for person in (maker, await editor.known()):
        notice = (await _told(chat, f"person:{person.id}"))[-1]
        assert notice == DraftDecided(draft.id, "overturned")
        said = await _said(chat, notice, ToPerson(person.id))
        assert "geri çekildi" in said
        assert "kurul sonucu artık geçerli değil" in said


async def test_draft_made_before_the_board_decided_stays(
    topic: Topic, members: Members, secretary: Persona
) -> None:
    chat = topic.chat
    await chat.desk.drafting.promote(NUMBER, by=await secretary.known())
    async with chat.storage.write() as unit:
        earlier = update(proposals).values(made_at=chat.now - timedelta(days=1))
        await unit.connection.execute(earlier)
    await _leaves(topic, members[0])
    assert (await _draft(chat)).state is ProposalState.WAITING


async def test_there_is_no_outcome_left_to_answer_from(
    topic: Topic, members: Members, secretary: Persona
) -> None:
    chat = topic.chat
    await _leaves(topic, members[0])
    asked = len(chat.shown())
    await secretary.taps_in_forum(FromBoard(number=NUMBER), TOPIC)
    assert "kurul kararı yok" in str(chat.toasts[-1])
    assert len(chat.shown()) == asked
