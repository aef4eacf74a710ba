"""Officers and a secretary at work while things go wrong; then everything is counted."""

import asyncio
import os
import random
import signal
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack, suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import aiohttp
import asyncpg
from sqlalchemy import make_url, select
from sqlalchemy.exc import DBAPIError

from bot.compose import system_now
from bot.shelf import Shelf
from cases import rules
from cases.case import Case
from cases.delivery import DeliveryState
from cases.move import Move
from cases.people import Municipality, Post, Role
from cases.threads import SECRETARIAT
from handlers.services.cases import Written
from handlers.services.desk import Desk
from handlers.services.speech import Speech
from storage.engine import Database
from storage.tables import cases as cases_table
from storage.tables import outbox
from storage.unit import Storage
from tests.bot.processes import FEW_ENTRIES, TOKEN, DeskProcess, Nursery, World
from tests.reliability.proxy import Door
from tests.reliability.weather import Weather

Result = TypeVar("Result")

OFFICERS, SECRETARY = (1001, 1002, 1009, 1010), 1003
SECRET = "YALNIZ MASAYA"
UNDERWAY = {DeliveryState.WAITING.value, DeliveryState.SENDING.value}
GIVE_UP_AFTER_SECONDS = 420


@dataclass(frozen=True, slots=True)
class Count:
    """What came of it. `wrong` holds a sentence for each promise that was broken."""

    asked: int
    opened: int
    notices: int
    once: int
    unknown: int
    over_the_limit: int
    seconds: float
    wrong: tuple[str, ...]


@dataclass
class Storm:
    """One run: its processes, its database, and the people who know nothing of the weather."""

    world: World
    nursery: Nursery
    database_url: str
    folder: Path
    weather: Weather
    redis: str = ""
    luck: random.Random = field(default_factory=lambda: random.Random(4))
    crowd: dict[str, DeskProcess] = field(default_factory=dict)

    async def run(self) -> Count:
        """Let everybody do what she came for, and count."""
        began = asyncio.get_running_loop().time()
        async with AsyncExitStack() as stack:
            door, url = await self._door(stack)
            storage = Storage(Database(self.database_url))
            stack.push_async_callback(storage.close)
            self.desk = Desk.of(storage, Shelf.open(Path(FEW_ENTRIES)), system_now, rules.load())
            self.storage = storage
            await self._settle()
            self._begin(url)
            for rule in self.weather.rules:
                await self.world.do("faults", **rule)
            async with asyncio.timeout(GIVE_UP_AFTER_SECONDS), asyncio.TaskGroup() as group:
                for chore in (self._kill(), self._take_away(door), self._revoke()):
                    group.create_task(chore)
                people = [group.create_task(self._officer(number)) for number in OFFICERS]
                await asyncio.gather(*people)
                await self._secretary()
            await self._quiet()
            for process in self.crowd.values():
                await process.stop()
            return await self._count(asyncio.get_running_loop().time() - began)

    async def _door(self, stack: AsyncExitStack) -> tuple[Door | None, str]:
        """PostgreSQL is reached through a door that can be shut."""
        url = make_url(self.database_url)
        if url.get_backend_name() == "sqlite":
            return None, self.database_url
        before = Door.before(url.host or "127.0.0.1", url.port or 5432)
        door, port = await stack.enter_async_context(before)
        through = url.set(host="127.0.0.1", port=port)
        return door, through.render_as_string(hide_password=False)

    async def _settle(self) -> None:
        chats = (await self.world.look("state"))["chats"]
        self.forum = next(int(chat["id"]) for chat in chats if chat["is_forum"])
        async with self.storage.write() as unit:
            await unit.places.set(SECRETARIAT, self.forum, is_forum=True, at=system_now())
        await self.desk.membership.grant_newcomer(SECRETARY, Role.SECRETARY, by=None)
        for number in OFFICERS:
            post = Post(Municipality("Şahinbey", "Gaziantep"))
            await self.desk.membership.grant_newcomer(number, Role.OFFICER, post, by=None)

    def _begin(self, url: str) -> None:
        """Several of each kind on PostgreSQL; on SQLite one that does everything."""
        env = {
            "BOT_TOKEN": TOKEN,
            "TELEGRAM_API": self.world.url,
            "DATABASE_URL": url,
            "POLL_SECONDS": "1",
            "LEASE_SECONDS": "1",
            "DRAIN_SECONDS": "10",
            "ATTEMPTS": "20",
            "REDIS_URL": self.redis,
            "KNOWLEDGE_DIR": FEW_ENTRIES,
        }
        self.kinds = {"desk": ("run", env)}
        if not url.startswith("sqlite"):
            apart = env | {"DELIVER": "false"}
            self.kinds = {
                **{f"desk {n}": ("run", apart) for n in (1, 2)},
                **{f"delivery {n}": ("deliver", env) for n in (1, 2)},
            }
        for name in self.kinds:
            self._raise(name)

    def _raise(self, name: str) -> None:
        command, env = self.kinds[name]
        self.crowd[name] = self.nursery.begin(env, self.folder / f"{name}.log", command)

    async def _kill(self) -> None:
        for _ in range(self.weather.kills):
            await asyncio.sleep(2)
            name = self.luck.choice(sorted(self.crowd))
            os.kill(self.crowd[name].number, signal.SIGKILL)
            await self.crowd[name].ended()
            self._raise(name)

    async def _take_away(self, door: Door | None) -> None:
        """The server ends every session, and is not there for a while."""
        for _ in range(self.weather.outages if door else 0):
            await asyncio.sleep(6)
            if door is not None:
                door.shut()
                await self._end_sessions()
                await asyncio.sleep(3)
                door.open()

    async def _end_sessions(self) -> None:
        url = make_url(self.database_url).set(drivername="postgresql")
        connection = await asyncpg.connect(url.render_as_string(hide_password=False))
        await connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
        await connection.close()

    async def _revoke(self) -> None:
        if not self.weather.revoked:
            return
        await asyncio.sleep(5)
        rule = (await self.world.do("faults", kind="unauthorized", times=0))["rule"]
        await asyncio.sleep(self.weather.revoked)
        async with self.world.session.delete(
            f"{self.world.url}/sandbox/faults/{rule['id']}"
        ) as answer:
            answer.raise_for_status()

    async def _officer(self, number: int) -> None:
        """She opens a case with a double tap, and asks something else meanwhile."""
        mine = {"chat_id": number, "from_id": number}
        await self.world.do("start", from_id=number)
        await self.world.do("say", **mine, text=f"/vaka {_mark(number)} pazar yeri nasıl verilir?")
        await self._button(number, "Gönder")
        await self.world.do("say", **mine, text="okula kayıt nasıl yapılır")
        while True:
            if await self._tapped_twice(number, "Gönder"):
                break
            await asyncio.sleep(0.3)
        while True:
            await asyncio.sleep(0.3)
            if any("SDK-" in text for text in await self.world.replies(number)):
                return

    async def _tapped_twice(self, number: int, label: str) -> bool:
        """Whether a tap found the button; it may be redrawn in another message meanwhile."""
        shown, data = await self._button(number, label)
        tap = {"chat_id": number, "from_id": number, "message_id": shown, "data": data}
        found = 0
        for _ in range(2):
            with suppress(aiohttp.ClientResponseError):  # no such button any more
                await self.world.do("tap", **tap, timeout=0.1)
                found += 1
        return found > 0

    async def _button(self, number: int, label: str) -> tuple[int, str]:
        while True:
            for message in await self._messages(number):
                rows = (message.get("reply_markup") or {}).get("inline_keyboard", [])
                for button in (button for row in rows for button in row):
                    if label in button["text"]:
                        return message["message_id"], button["callback_data"]
            await asyncio.sleep(0.3)

    async def _secretary(self) -> None:
        """She takes every case on, notes something for herself, and replies."""
        by = await self._insist(partial(self.desk.people.welcome, SECRETARY))
        work = self.desk.cases
        for nth, case in enumerate(await self._insist(self._cases), 1):
            mark = (case.request.title or "").split()[0]
            note = Written(SECRET, 900_000 + nth)
            speech = Speech(Move.REPLY, f"{mark} için yanıt budur.", 910_000 + nth)
            await self._insist(partial(work.claim, case.number, by=by))
            await self._insist(partial(work.note, case.number, note, by=by))
            await self._insist(partial(work.speak, case.number, speech, by=by))

    async def _insist(self, work: Callable[[], Awaitable[Result]]) -> Result:
        """Again, when the database went away in the middle of it."""
        while True:
            try:
                return await work()
            except (DBAPIError, OSError):
                await asyncio.sleep(0.5)

    async def _quiet(self) -> None:
        """Wait until nothing is on its way; what is unknown stays so."""
        async with asyncio.timeout(GIVE_UP_AFTER_SECONDS):
            while True:
                await asyncio.sleep(0.5)
                rows = await self._insist(self._notices)
                if not UNDERWAY & {row.state for row in rows} and not await self.world.pending():
                    return

    async def _count(self, seconds: float) -> Count:
        cases, rows = await self._cases(), await self._notices()
        buckets = await self.world.look("buckets")
        wrong = [*self._cases_wrong(cases), *await self._said_wrong(rows)]
        wrong += await self._topics_wrong(cases)
        states = [row.state for row in rows]
        return Count(
            asked=len(OFFICERS),
            opened=len(cases),
            notices=len(rows) - states.count(DeliveryState.DROPPED.value),
            once=states.count(DeliveryState.SENT.value),
            unknown=states.count(DeliveryState.UNKNOWN.value),
            over_the_limit=int(buckets["would_refuse"]),
            seconds=seconds,
            wrong=tuple(wrong),
        )

    def _cases_wrong(self, cases: list[Case]) -> list[str]:
        marks = sorted((case.request.title or "").split()[0] for case in cases)
        wanted = sorted(_mark(number) for number in OFFICERS)
        return [] if marks == wanted else [f"cases {marks} for {wanted}"]

    async def _said_wrong(self, rows: list[Any]) -> list[str]:
        """Each reply once, to whom it belongs, or unknown; and never a note."""
        wrong = []
        for number in OFFICERS:
            texts = "\n".join(await self.world.replies(number))
            person = await self.desk.people.welcome(number)
            hers = [r for r in rows if r.person_id == person.id and r.kind == "ExchangeShown"]
            came = texts.count(f"{_mark(number)} için yanıt")
            is_unknown = any(row.state == DeliveryState.UNKNOWN.value for row in hers)
            if came != 1 and not (came == 0 and is_unknown):
                wrong.append(f"the reply came {came} times to {number}")
            others = [_mark(other) for other in OFFICERS if other != number]
            wrong += [f"{number} read of {mark}" for mark in others if mark in texts]
            wrong += [f"{number} read a note"] if SECRET in texts else []
        return wrong

    async def _topics_wrong(self, cases: list[Case]) -> list[str]:
        state = await self.world.look("state")
        topics = next(chat["topics"] for chat in state["chats"] if chat["id"] == self.forum)
        names = sorted(topic["name"].split(" · ")[0] for topic in topics)
        wanted = sorted(case.number for case in cases)
        return [] if names == wanted else [f"topics {names} for {wanted}"]

    async def _messages(self, chat: int) -> list[dict[str, Any]]:
        messages = await self.world.look(f"chats/{chat}/messages", limit=500)
        return [message for message in messages["messages"] if message["from"]["is_bot"]]

    async def _cases(self) -> list[Case]:
        async with self.storage.read() as unit:
            numbers = list(await unit.connection.scalars(select(cases_table.c.number)))
            return [await unit.cases.get(number) for number in numbers]

    async def _notices(self) -> list[Any]:
        async with self.storage.read() as unit:
            return list(await unit.connection.execute(select(outbox)))


def _mark(number: int) -> str:
    """A word that stands in what this officer writes and in what she is answered."""
    return f"SORU{number}"
