"""Who could not be reached gets what waited for her as soon as she writes."""

from cases.delivery import DeliveryState, ToPerson
from cases.notice import EnrolmentDecided, Outgoing
from tests.handlers.chat import NOW, Chat, Persona


async def _parked(chat: Chat, officer: Persona) -> None:
    """She has blocked the desk while a notice was on its way to her."""
    await officer.says("/start")
    person = await officer.known()
    async with chat.storage.write() as unit:
        await unit.outbox.add(Outgoing(EnrolmentDecided(7), ToPerson(person.id)), at=NOW)
        await unit.outbox.park(person.id, "bot was blocked by the user", at=NOW)


async def _waiting(chat: Chat) -> int:
    async with chat.storage.read() as unit:
        backlog = await unit.outbox.backlog(chat.now)
    return backlog.by_state.get(DeliveryState.WAITING, 0)


async def test_what_waited_goes_on_when_she_writes(chat: Chat, officer: Persona) -> None:
    await _parked(chat, officer)
    assert await _waiting(chat) == 0
    await officer.says("/start")
    assert await _waiting(chat) == 1
    assert (await officer.known()).parked_at is None


async def test_what_she_writes_in_a_group_does_not_open_her_private_chat(
    chat: Chat, officer: Persona
) -> None:
    await _parked(chat, officer)
    await officer.says_in_group("/sor okula kayıt")
    assert await _waiting(chat) == 0


async def test_what_others_write_leaves_her_parked(
    chat: Chat, officer: Persona, stranger: Persona
) -> None:
    await _parked(chat, officer)
    await stranger.says("/start")
    assert await _waiting(chat) == 0
