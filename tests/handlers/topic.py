"""A case in its topic: what the secretariat does there, and what of it reaches the officer."""

from dataclasses import dataclass

from sqlalchemy import select

from cases import moves
from cases.case import Case, Exchange, Note, Request
from cases.delivery import Message, TopicCardView
from cases.notice import restored
from cases.people import Language
from handlers.markup import visible
from handlers.phrases import phrases
from handlers.services.delivery import Reference, facts_of
from handlers.views.notices import render
from storage.tables import audit, outbox
from tests.handlers.chat import FORUM, Chat, Json, Persona

NUMBER = "SDK-2026-0042"
TOPIC = 7
ASKED = "Yabancı çocuk okula nasıl kaydedilir, kimlik gerekir mi?"


@dataclass(frozen=True)
class Topic:
    """The case, its topic and its officer."""

    chat: Chat
    officer: Persona
    number: str = NUMBER
    thread: int = TOPIC
    title: str = "Okul kaydı"

    async def opened(self) -> "Topic":
        """The officer's case, with a topic in the secretariat's group."""
        chat, officer = self.chat, await self.officer.known()
        request = Request("hukuki-teknik", self.title, ASKED, topic="egitim")
        moved = moves.open_case(
            request, number=self.number, by=officer, at=chat.now, rules=chat.rules
        )
        assert moved.exchange is not None
        async with chat.storage.write() as unit:
            await unit.cases.add(moved.case, key=self.number)
            await unit.exchanges.add(self.number, moved.exchange)
            await unit.threads.intend(self.number, FORUM, self.number, at=chat.now)
            await unit.threads.opened(self.number, self.thread, 400 + self.thread)
        return self

    async def case(self) -> Case:
        """The case as it stands."""
        async with self.chat.storage.read() as unit:
            return await unit.cases.get(self.number)

    async def notes(self) -> list[Note]:
        """What was noted."""
        async with self.chat.storage.read() as unit:
            return list(await unit.notes.all(self.number))

    async def said(self) -> list[Exchange]:
        """What was said."""
        async with self.chat.storage.read() as unit:
            return list(await unit.exchanges.all(self.number))

    async def reaches_officer(self) -> list[str]:
        """Every word that is on its way to the officer, as she would read it."""
        person = await self.officer.known()
        async with self.chat.storage.database.read() as connection:
            rows = (await connection.execute(select(outbox).order_by(outbox.c.id))).all()
        hers = [row for row in rows if row.person_id == person.id]
        return [text for row in hers for text in await self._words(row.kind, row.data)]

    async def files_for_officer(self) -> list[str]:
        """Every file that is on its way to the officer."""
        person = await self.officer.known()
        return await self._files(f"person:{person.id}")

    async def files_for_topic(self) -> list[str]:
        """Every file that is on its way to the topic."""
        return await self._files(f"topic:{self.number}")

    async def card(self) -> TopicCardView:
        """The card in the topic, as it would be drawn now."""
        shown = await self._shown("TopicCard", {"number": self.number, "revision": 0})
        assert isinstance(shown, TopicCardView)
        return shown

    async def refusals(self) -> list[dict[str, object]]:
        """What the audit says was refused."""
        async with self.chat.storage.database.read() as connection:
            query = select(audit.c.data).where(audit.c.event == "refused").order_by(audit.c.id)
            return [row.data for row in await connection.execute(query)]

    async def _files(self, recipient: str) -> list[str]:
        query = select(outbox).where(outbox.c.recipient == recipient).order_by(outbox.c.id)
        async with self.chat.storage.database.read() as connection:
            rows = (await connection.execute(query)).all()
        shown = [await self._shown(row.kind, row.data) for row in rows]
        messages = [each for each in shown if isinstance(each, Message)]
        return [file.file_id for message in messages for file in message.attachments]

    async def _words(self, kind: str, values: dict[str, object]) -> list[str]:
        shown = await self._shown(kind, values)
        assert isinstance(shown, Message)
        return [visible(part) for part in shown.parts]

    async def _shown(self, kind: str, values: dict[str, object]) -> Message | TopicCardView:
        chat = self.chat
        reference = Reference(chat.shelf, chat.rules, lambda: chat.now)
        notice = restored(kind, values)
        async with chat.storage.read() as unit:
            facts = await facts_of(notice, unit, reference)
        assert facts is not None
        return render(notice, facts, phrases(Language.TURKISH))


def answering(chat: Chat) -> Json:
    """The content of a message that answers the last thing the desk asked."""
    calls = [call for call in chat.calls if hasattr(call, "text") and hasattr(call, "chat_id")]
    number = 1000 + chat.calls.index(calls[-1]) + 1
    replied = {
        "message_id": number,
        "date": 1795341600,
        "chat": {"id": FORUM, "type": "supergroup"},
        "from": {"id": 7010203040, "is_bot": True, "first_name": "Danışma Masası"},
        "text": visible(str(getattr(calls[-1], "text", ""))),
    }
    return {"reply_to_message": replied}
