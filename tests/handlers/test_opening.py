"""An enrolled officer opens a case from what the desk could not answer."""

from cases.case import Case, Exchange, Status
from tests.handlers.chat import TOWN, Chat, Persona

#: The small library has no answer to it.
UNKNOWN = "Stadyumda maç saat kaçta başlıyor?"
SURE = "Yabancı çocuk okula nasıl kaydedilir?"


async def opened(chat: Chat, number: str = "SDK-2026-0001") -> tuple[Case, list[Exchange]]:
    """A case as the desk keeps it."""
    async with chat.storage.read() as unit:
        return await unit.cases.get(number), list(await unit.exchanges.all(number))


async def count(chat: Chat, persona: Persona) -> int:
    """How many cases she has opened."""
    person = await persona.known()
    async with chat.storage.read() as unit:
        return len(await unit.cases.of_officer(person.id, limit=99))


async def test_three_taps_make_a_question_a_case(chat: Chat, enrolled: Persona) -> None:
    await enrolled.says(UNKNOWN)
    await enrolled.taps("Kurula sor")
    assert "daha gönderilmedi" in chat.text
    assert UNKNOWN in chat.text
    assert "Belediye: Şahinbey Belediyesi (Gaziantep)" in chat.text
    await enrolled.taps("✅ Gönder")
    assert "SDK-2026-0001" in chat.text
    case, [request] = await opened(chat)
    assert (case.status, request.text) == (Status.OPEN, UNKNOWN)
    assert case.request.municipality == TOWN
    assert case.request.question_id == (await enrolled.questions())[0].id
