"""The whole product as it runs: a sandbox that listens, one real process, and people in chats."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

import aiohttp

from bot.compose import system_now
from bot.example import FORUM, seat
from bot.shelf import Shelf
from cases import rules
from cases.delivery import DeliveryState
from cases.proposal import ProposalState
from handlers.services.desk import Desk
from storage.engine import Database
from storage.unit import Storage
from tests.bot.processes import TOKEN, DeskProcess, Nursery, World

ELIF, MURAT, SELIN, OKAN, DENIZ, FERIT, NALAN, ADMIN, STRANGER, ESRA, HALE, BARIS = range(
    1001, 1013
)
#: So long anybody waits for words that must come.
PATIENCE_SECONDS = 30.0
#: The group of the secretariat takes twenty messages a minute: these minutes are shorter.
SPEED = "8"
Json = dict[str, Any]
Found = TypeVar("Found")


async def sooner_or_later(look: Callable[[], Awaitable[Found | None]], what: str) -> Found:
    """What is found in the end; AssertionError when it never comes."""
    try:
        async with asyncio.timeout(PATIENCE_SECONDS):
            while True:
                found = await look()
                if found is not None:
                    return found
                await asyncio.sleep(0.05)
    except TimeoutError as error:
        raise AssertionError(what) from error


@dataclass(frozen=True, slots=True)
class Party:
    """One person in one chat, or in one topic of a group."""

    world: World
    number: int
    chat: int
    thread: int | None = None

    def within(self, thread: int) -> "Party":
        """The same person in a topic of the secretariat."""
        return replace(self, chat=FORUM, thread=thread)

    async def says(self, text: str, reply_to: Json | None = None) -> Json:
        """A text, or a reply to a message; gives the message."""
        answered = {"reply_to": reply_to["message_id"]} if reply_to else {}
        where = {"chat_id": self.chat, "from_id": self.number, "thread_id": self.thread}
        said = await self.world.do("say", text=text, **where, **answered)
        message: Json = said["message"]
        return message

    async def taps(self, label: str) -> Json:
        """The button with that on its label, the lowest in the chat; gives what it answers."""
        message, data = await sooner_or_later(
            lambda: self._button(label), f"{self.number} has no button {label!r}"
        )
        return await self.presses(message, data)

    async def taps_in_vain(self, label: str) -> None:
        """The button with that on its label, while nobody is there to answer."""
        message, data = await sooner_or_later(
            lambda: self._button(label), f"{self.number} has no button {label!r}"
        )
        where = {"chat_id": self.chat, "message_id": message["message_id"], "timeout": 0}
        await self.world.do("tap", from_id=self.number, data=data, **where)

    async def presses(self, message: Json, data: str) -> Json:
        """A button that carries this, under that message."""
        where = {"chat_id": self.chat, "message_id": message["message_id"], "timeout": 30}
        answer: Json = await self.world.do("tap", from_id=self.number, data=data, **where)
        assert answer["answered"], f"nobody answered {data!r}"
        return answer

    async def sees(self, *parts: str) -> Json:
        """The last message of the desk that holds all these parts, as soon as it is there."""

        async def look() -> Json | None:
            found = [m for m in await self.shown() if all(part in m["text"] for part in parts)]
            return found[-1] if found else None

        return await sooner_or_later(look, f"{self.number} never saw {parts}")

    async def receives(self) -> str:
        """The file that the desk has sent here last, as text."""

        async def look() -> str | None:
            files = [m["file"] for m in await self.shown() if m["file"]]
            if not files:
                return None
            async with self.world.session.get(f"{self.world.url}{files[-1]['url']}") as answer:
                return await answer.text()

        return await sooner_or_later(look, f"{self.number} received no file")

    async def sends_file(self, name: str, text: str) -> None:
        """A document of that name."""
        form = aiohttp.FormData({"chat_id": str(self.chat), "from_id": str(self.number)})
        form.add_field("kind", "document")
        form.add_field("file", text.encode(), filename=name, content_type="text/yaml")
        async with self.world.session.post(f"{self.world.url}/sandbox/file", data=form) as answer:
            answer.raise_for_status()

    async def shown(self) -> list[Json]:
        """What the desk has written here and nobody has deleted, oldest first."""
        query = {} if self.thread is None else {"thread_id": self.thread}
        found = await self.world.look(f"chats/{self.chat}/messages", limit=500, **query)
        return [m for m in found["messages"] if m["from"]["is_bot"] and not m["deleted"]]

    async def texts(self) -> list[str]:
        """The words of all that."""
        return [message["text"] for message in await self.shown()]

    async def _button(self, label: str) -> tuple[Json, str] | None:
        for message in reversed(await self.shown()):
            for row in (message["reply_markup"] or {}).get("inline_keyboard", ()):
                for button in row:
                    if label in button["text"] and "callback_data" in button:
                        return message, button["callback_data"]
        return None


@dataclass(slots=True)
class Stage:
    """The world, the database and the entries, and the process that runs the desk."""

    world: World
    nursery: Nursery
    database_url: str
    entries: Path
    log: Path
    desk: DeskProcess | None = None

    @classmethod
    async def ready(
        cls, world: World, nursery: Nursery, database_url: str, entries: Path, log: Path
    ) -> "Stage":
        """Everybody has her role; nobody runs yet."""
        storage = Storage(Database(database_url))
        await seat(Desk.of(storage, Shelf.open(entries), system_now, rules.load()))
        await storage.close()
        return cls(world, nursery, database_url, entries, log)

    def begin(self, **more: str) -> DeskProcess:
        """Begin the desk."""
        env = {
            "BOT_TOKEN": TOKEN,
            "TELEGRAM_API": self.world.url,
            "DATABASE_URL": self.database_url,
            "KNOWLEDGE_DIR": str(self.entries),
            "POLL_SECONDS": "1",
            "SPEED": SPEED,
            **more,
        }
        self.desk = self.nursery.begin(env, self.log)
        return self.desk

    async def close(self) -> int:
        """Let everything be delivered, and end the desk as a service manager does."""
        assert self.desk is not None
        await sooner_or_later(self._is_quiet, "something is left to be delivered")
        return await self.desk.stop()

    async def deliveries(self) -> set[DeliveryState]:
        """What has become of the notices."""
        storage = Storage(Database(self.database_url))
        async with storage.read() as unit:
            backlog = await unit.outbox.backlog(system_now())
        await storage.close()
        return {state for state, number in backlog.by_state.items() if number}

    async def proposals(self) -> list[int]:
        """The numbers of the proposals that wait, the oldest first."""
        storage = Storage(Database(self.database_url))
        async with storage.read() as unit:
            waiting = await unit.proposals.all(ProposalState.WAITING, limit=9)
        await storage.close()
        return sorted(proposal.id for proposal in waiting)

    async def calls(self) -> list[Json]:
        """Every call of the desk, as the sandbox saw it."""
        found: list[Json] = (await self.world.look("journal", limit=5000))["calls"]
        return found

    async def party(self, number: int) -> Party:
        """Somebody who has opened her private chat."""
        await self.world.do("start", from_id=number)
        return Party(self.world, number, number)

    async def topic(self, number: str) -> int:
        """The topic of a case, as soon as it is there."""

        async def look() -> int | None:
            chats = (await self.world.look("state"))["chats"]
            topics = next(chat["topics"] for chat in chats if chat["id"] == FORUM)
            found = [each["thread_id"] for each in topics if each["name"].startswith(number)]
            return int(found[0]) if found else None

        return await sooner_or_later(look, f"no topic of {number}")

    async def _is_quiet(self) -> bool | None:
        under_way = {DeliveryState.WAITING, DeliveryState.SENDING}
        return not await self.deliveries() & under_way or None

    def errors(self) -> list[str]:
        """The lines of the log that speak of trouble."""
        lines = self.log.read_text("utf-8").splitlines() if self.log.exists() else []
        return [line for line in lines if any(mark in line for mark in TROUBLE)]


TROUBLE = ("[error", "[critical", '"level":"error"', "Traceback", "quarantined")
