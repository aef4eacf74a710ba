"""An officer's case, and the desk that works on it: what tests of her side begin with."""

from collections.abc import Callable
from dataclasses import dataclass

from cases.case import Case, Exchange
from cases.delivery import Message
from cases.moved import Moved
from cases.notice import ExchangeShown
from cases.people import Language
from handlers.callbacks.case import CaseStep, OnCase
from handlers.phrases import phrases
from handlers.services.delivery import Reference, facts_of
from handlers.services.record import keep
from handlers.views.notices import render
from tests.handlers.chat import Chat, Persona

NUMBER = "SDK-2026-0001"
#: The number of the desk's message that showed what was said.
POST = 900
#: The small library has no answer to it.
UNKNOWN = "Stadyumda maç saat kaçta başlıyor?"
SURE = "Yabancı çocuk okula nasıl kaydedilir?"


@dataclass
class Desk:
    """The other side: a secretary at work on the first case."""

    chat: Chat
    secretary: Persona
    officer: Persona

    async def does(self, move: Callable[..., Moved], **more: object) -> Case:
        """One move, kept with everything that goes with it."""
        person = await self.secretary.known()
        at, rules = self.chat.now, self.chat.rules
        async with self.chat.storage.write() as unit:
            case = await unit.cases.get(NUMBER)
            return await keep(
                unit, move(case, by=person, at=at, rules=rules, **more), by=person, at=at
            )

    async def tells(self, nth: int, language: Language = Language.TURKISH) -> Message:
        """What the desk said, as it comes to her chat."""
        async with self.chat.storage.write() as unit:
            notice = ExchangeShown(NUMBER, nth)
            facts = await facts_of(notice, unit, reference(self.chat))
            await unit.posts.add(self.officer.number, POST, NUMBER, nth=nth)
        assert facts is not None
        message = render(notice, facts, phrases(language))
        assert isinstance(message, Message)
        return message


async def opened(chat: Chat, number: str = "SDK-2026-0001") -> tuple[Case, list[Exchange]]:
    """A case as the desk keeps it."""
    async with chat.storage.read() as unit:
        return await unit.cases.get(number), list(await unit.exchanges.all(number))


async def with_draft(officer: Persona) -> None:
    """She asked what the desk cannot answer, and wants it to go to the board."""
    await officer.says(UNKNOWN)
    await officer.taps("Kurula sor")


def reply_to(number: int, text: str, **more: object) -> dict[str, object]:
    """A message of hers in reply to one of the desk's."""
    chat = {"id": 1002, "type": "private"}
    replied = {"message_id": number, "date": 1, "chat": chat, "text": "…"}
    return {"text": text, "message_id": 78, "reply_to_message": replied, **more}


async def taps(officer: Persona, step: CaseStep, number: str = NUMBER) -> None:
    """A button of a case."""
    await officer.taps(OnCase(number=number, step=step))


def reference(chat: Chat) -> Reference:
    """What the words of notices rest on."""
    return Reference(chat.shelf, chat.rules, lambda: chat.now)
