"""An hour of a busy desk, in leaps: the real house, real HTTP, and a clock that never waits."""

import asyncio
import random
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

from bot.compose import House, build
from bot.config import Settings
from bot.receiver import Polling
from bot.sandbox.journal import Entry
from bot.sandbox.server import Sandbox
from bot.workers import Supervisor
from cases.delivery import DeliveryState, ToPerson
from cases.move import Move
from cases.notice import EntryCorrected, Outgoing
from cases.people import Municipality, Person, Post, Role
from cases.threads import SECRETARIAT
from handlers.routers import UPDATES
from handlers.services.cases import Written
from handlers.services.speech import Speech
from storage import migrate

#: A Monday morning in working hours.
BEGIN = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)
ENTRIES = Path(__file__).parent.parent / "knowledge" / "desk"
_SHARED = Path("/dev", "shm")
MEMORY = _SHARED if _SHARED.is_dir() else None
TOWN = Municipality("Şahinbey", "Gaziantep")
FIRST_OFFICER, SECRETARY = 50_000, 1003
QUESTION = "Geçici koruma altındaki çocuğun okul kaydı nasıl yapılır?"
TROUBLE = "{} numaralı pazar yerinde esnafa yer tahsisi hangi koşullarla yapılabilir?"
UNDERWAY = (DeliveryState.WAITING, DeliveryState.SENDING)

Deed = Callable[[], Awaitable[object]]


@dataclass(frozen=True, slots=True)
class Load:
    """Who does how much within the hour; `standing` cases are open when it begins."""

    officers: int = 2_000
    standing: int = 140
    opened: int = 60
    questions: int = 3_000
    notes: int = 100
    taps: int = 200
    seconds: int = 3_600


@dataclass
class Town:
    """The desk at work, and everybody who has to do with it."""

    load: Load
    house: House
    sandbox: Sandbox
    clock: Callable[[], datetime]
    luck: random.Random = field(default_factory=lambda: random.Random(20_261_123))
    numbers: list[str] = field(default_factory=list)
    updates: int = 1_000_000

    @classmethod
    @asynccontextmanager
    async def open(cls, load: Load) -> AsyncIterator["Town"]:
        """A desk on an SQLite file of its own, receiving, handling and delivering."""
        clock = partial(_moment, asyncio.get_running_loop())
        async with AsyncExitStack() as stack:
            # In memory where there is such a folder: the loop cannot see that a disk is at work.
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory(dir=MEMORY)))
            sandbox = Sandbox(now=clock, check_schema=False)
            url = await stack.enter_async_context(sandbox.serve())
            values = {"bot_token": sandbox.token, "data_dir": folder, "knowledge_dir": ENTRIES}
            settings = Settings.model_validate({**values, "semantic": "off"})
            await migrate.upgrade(settings.database)
            house = build(settings, token=sandbox.token, api=url, clock=clock)
            stack.push_async_callback(house.close)
            supervisor = Supervisor()
            stack.push_async_callback(supervisor.stop)
            supervisor.start("lanes", house.lanes.run)
            supervisor.start("leases", house.lanes.renew)
            supervisor.start("delivery", house.delivery.runner.run)
            supervisor.start("receiver", Polling(house.bot, house.intake, UPDATES).run)
            yield cls(load, house, sandbox, clock)

    @property
    def forum(self) -> int:
        return next(chat.id for chat in self.sandbox.world.chats.values() if chat.is_forum)

    def is_direct(self, call: Entry) -> bool:
        """Whether that was the desk's answer to what a secretary did in "General"."""
        is_here = call.method == "sendMessage" and call.params["chat_id"] == self.forum
        return is_here and "message_thread_id" not in call.params

    async def settle_down(self) -> None:
        """Everybody is known, the standing cases have their topics, and the buckets are empty."""
        async with self.house.storage.write() as unit:
            await unit.places.set(SECRETARIAT, self.forum, is_forum=True, at=self.clock())
        await self.house.desk.membership.grant_newcomer(SECRETARY, Role.SECRETARY, by=None)
        for nth in range(self.load.officers):
            number = FIRST_OFFICER + nth
            self.sandbox.groups.add_persona(f"Memur {nth}", id=number)
            self.sandbox.people.start(number)
            await asyncio.sleep(0.05)
        for nth in range(self.load.standing):
            await self.opens(nth)
        await self.quiet()
        await asyncio.sleep(120)
        self.sandbox.buckets.clear()

    async def hour(self) -> None:
        """Everything that the load names, at moments that chance gives; then what is left over."""
        began = asyncio.get_running_loop().time()
        for at, deed in sorted(self._deeds(), key=lambda planned: planned[0]):
            await asyncio.sleep(max(0.0, began + at - asyncio.get_running_loop().time()))
            await deed()
        await self.quiet()

    async def quiet(self) -> None:
        """Wait until nothing is received, handled or delivered any more."""
        while True:
            await asyncio.sleep(1)
            async with self.house.storage.read() as unit:
                figures = await unit.inbox.figures()
                backlog = await unit.outbox.backlog(self.clock())
            waits = figures.waiting + figures.running + len(self.sandbox.updates.queue)
            if not waits and not any(backlog.by_state.get(state) for state in UNDERWAY):
                return

    async def opens(self, nth: int) -> None:
        """An officer opens a case."""
        number, desk = FIRST_OFFICER + nth, self.house.desk
        await desk.membership.grant_newcomer(number, Role.OFFICER, Post(TOWN), by=None)
        draft = desk.opening.empty(self._update()).but(text=TROUBLE.format(nth))
        person = await desk.people.welcome(number)
        case = await desk.opening.send(draft, by=person, update_id=self._update())
        self.numbers.append(case.number)

    async def correct(self) -> None:
        """An entry that everybody has seen has changed."""
        entry = next(iter(self.house.shelf.current.entries.values()))
        for nth in range(self.load.officers):
            person = await self.house.desk.people.welcome(FIRST_OFFICER + nth)
            async with self.house.storage.write() as unit:
                notice = EntryCorrected(entry.id, entry.version)
                await unit.outbox.add(Outgoing(notice, ToPerson(person.id)), at=self.clock())

    def _deeds(self) -> list[tuple[float, Deed]]:
        load, first = self.load, self.load.standing
        deeds: list[tuple[float, Deed]] = [(load.seconds / 3, self.correct)]
        deeds += [(self._some(), partial(self.opens, first + nth)) for nth in range(load.opened)]
        deeds += [(self._some(), self._asks) for _ in range(load.questions)]
        deeds += [(self._some(), self._taps) for _ in range(load.taps)]
        deeds += [(self._some(), self._notes) for _ in range(load.notes)]
        for nth in range(load.standing):
            at = self._some()
            deeds.append((at / 2, partial(self._claims, nth)))
            deeds.append((load.seconds / 2 + at / 2, partial(self._replies, nth)))
        return deeds

    async def _asks(self) -> None:
        number = FIRST_OFFICER + self.luck.randrange(self.load.officers)
        self.sandbox.people.say(number, QUESTION)

    async def _taps(self) -> None:
        """Stands for whatever a secretary does that the desk answers at once in the group."""
        self.sandbox.people.say(SECRETARY, "/kuyruk", self.forum)

    async def _claims(self, nth: int) -> None:
        await self.house.desk.cases.claim(self.numbers[nth], by=await self._secretary())

    async def _notes(self) -> None:
        written = Written("Zabıta ile görüşülecek.", self._update())
        number = self.numbers[self.luck.randrange(self.load.standing)]
        await self.house.desk.cases.note(number, written, by=await self._secretary())

    async def _replies(self, nth: int) -> None:
        speech = Speech(Move.REPLY, "Tahsis encümen kararıyla yapılır.", self._update())
        await self.house.desk.cases.speak(self.numbers[nth], speech, by=await self._secretary())

    async def _secretary(self) -> Person:
        return await self.house.desk.people.welcome(SECRETARY)

    def _some(self) -> float:
        return self.luck.uniform(0, self.load.seconds)

    def _update(self) -> int:
        self.updates += 1
        return self.updates


def _moment(loop: asyncio.AbstractEventLoop) -> datetime:
    return BEGIN + timedelta(seconds=loop.time())
