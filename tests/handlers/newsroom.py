"""Editors at work on a folder of their own, at the level of the services."""

import shutil
from collections.abc import AsyncIterator, Awaitable
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import select

from bot.shelf import Shelf
from cases import rules
from cases.errors import Code, DeskError
from cases.notice import Notice, restored
from cases.people import NO_POST, Municipality, Person, Post, Role
from cases.question import Channel, NewQuestion, Outcome
from handlers.services.desk import Desk
from knowledge.loader import load
from storage.engine import Database
from storage.tables import audit, outbox
from storage.unit import Storage
from tests.handlers.chat import LIBRARY, NOW, TOWN, Chat, Persona

FILE = "entries/egitim/okul-kaydi.yaml"
#: A whole entry that the small library lacks.
NEW_ENTRY = """\
id: pazar-yeri
question: "Göçmen esnafa tezgâh verilebilir mi?"
aliases:
  - tezgâh semt
  - tezgâh kura
  - tezgâh ücret
  - tezgâh zabıta
  - tezgâh sergi
  - tezgâh balık
  - tezgâh sebze
  - tezgâh giyim
  - tezgâh hafta
  - tezgâh yağmur
  - tezgâh tente
  - tezgâh kasa
topic: statuler
obligation: takdir
answer:
  short: "Evet, belediye tezgâhı herkese aynı koşullarla verir."
sources:
  - {law: "5393", articles: ["15"]}
confidence: orta
reviewed_on: 2026-11-22
tests:
  - çarşıya açılan sergi kime düşer
  - kuraya katılan esnaf kim olabilir
  - balıkçı tablası isteyen adama ne deriz
  - haftalık satış noktası için başvuru
"""


@dataclass
class Newsroom:
    """The services over a copy of the small library, and who works with them."""

    storage: Storage
    folder: Path
    now: datetime = NOW

    def __post_init__(self) -> None:
        self.shelf = Shelf.open(self.folder)
        self.desk = Desk.of(self.storage, self.shelf, lambda: self.now, rules.load())

    @classmethod
    def of(cls, storage: Storage, tmp_path: Path) -> "Newsroom":
        """A newsroom over a fresh copy."""
        return cls(storage, Path(shutil.copytree(LIBRARY, tmp_path / "desk")))

    async def person(self, number: int, role: Role | None = None, post: Post = NO_POST) -> Person:
        """Somebody, with a role if one is named."""
        if role is not None:
            await self.desk.membership.grant_newcomer(number, role, post, by=None)
        return await self.desk.people.welcome(number)

    async def officer(self, number: int, town: Municipality = TOWN) -> Person:
        """Somebody who works for a municipality and asks."""
        person = await self.desk.people.welcome(number)
        await self.desk.people.work_for(person, town)
        return replace(person, municipality=town)

    def text(self, file: str = FILE) -> str:
        """What stands in a file."""
        return (self.folder / file).read_text("utf-8")

    def write(self, file: str, text: str) -> None:
        """Somebody saves a file by other means."""
        (self.folder / file).write_text(text, "utf-8")

    async def asked(
        self, person: Person, text: str, *, shown: str | None = None, days_ago: int = 0
    ) -> int:
        """A question that was answered with an entry, or with none."""
        question = NewQuestion(
            person_id=person.id,
            asked_at=self.now - timedelta(days=days_ago),
            channel=Channel.PRIVATE,
            text=text,
            outcome=Outcome.ANSWERED if shown else Outcome.ABSTAINED,
            reason="sure" if shown else "not_found",
            probability=0.5,
            margin=0.1,
            coverage=0.5,
            entry_id=shown,
        )
        async with self.storage.write() as unit:
            return await unit.questions.add(question)

    async def notices(self) -> list[tuple[int | None, Notice]]:
        """What waits to be said, and to whom, in order."""
        async with self.storage.database.read() as connection:
            rows = await connection.execute(select(outbox).order_by(outbox.c.id))
            return [(row.person_id, restored(row.kind, row.data)) for row in rows]

    async def audited(self, event: str) -> list[dict[str, object]]:
        """The audit lines of an event."""
        async with self.storage.database.read() as connection:
            rows = await connection.execute(select(audit).where(audit.c.event == event))
            return [dict(row.data) for row in rows]


async def code_of(attempt: Awaitable[object]) -> Code | None:
    """The code with which an attempt was refused."""
    try:
        await attempt
    except DeskError as refusal:
        return refusal.code
    return None


@asynccontextmanager
async def chat_over_a_copy(url: str, tmp_path: Path) -> AsyncIterator[Chat]:
    """The desk over a copy of the entries that editors may change."""
    folder = Path(shutil.copytree(LIBRARY, tmp_path / "desk"))
    storage = Storage(Database(url))
    yield Chat(storage, load(folder), folder)
    await storage.close()


def text_of(chat: Chat, file: str = FILE) -> str:
    """What stands in a file of the desk."""
    return (chat.folder / file).read_text("utf-8")


async def sent(chat: Chat, editor: Persona) -> str:
    """A changed file; gives its text."""
    text = text_of(chat).replace("\ntopic:", '\n  - "Okula yazdırma yolu"\ntopic:', 1)
    await editor.sends_file("okul-kaydi.yaml", text.encode())
    return text


async def proposed(chat: Chat, editor: Persona) -> str:
    """A changed file, proposed as a typing error; gives its text."""
    text = await sent(chat, editor)
    await editor.taps("Öner (yazım düzeltmesi)")
    return text
