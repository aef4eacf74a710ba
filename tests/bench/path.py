"""The whole path of a message against a bare aiogram echo: one process, the same null session."""

import asyncio
import gc
import tempfile
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from itertools import count, cycle, islice
from pathlib import Path
from statistics import median
from time import process_time
from typing import Any, Protocol

import numpy as np
from aiogram import Bot, Dispatcher, Router
from aiogram.types import Message

from bot.compose import House, build
from bot.config import Settings
from bot.outgoing import Paced
from bot.steps import Step, Steps
from bot.windows import Haste
from bot.workers import Supervisor
from storage import migrate
from tests.bench.null import TOKEN, NullSession, message_update
from tests.bench.questions import labelled
from tests.bench.tables import Table, milliseconds, times

#: Telegram gives at most so many updates in one answer.
BATCH = 100
FIRST_CHAT = 5_000_000
GIVE_UP_AFTER_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Load:
    """How much is sent: `flood` at once in each round, then `rate` a second for `seconds`."""

    rounds: int = 3
    flood: int = 400
    chats: int = 100
    rate: int = 100
    seconds: float = 3.0


@dataclass(frozen=True, slots=True)
class Measured:
    """Updates a second and processor time of each in a flood; seconds to the paced reply."""

    per_second: float
    cpu_seconds: float
    p50: float
    p99: float


class Contender(Protocol):
    """Something that takes raw updates and replies to them."""

    session: NullSession

    async def take(self, updates: list[dict[str, Any]]) -> None:
        """Take a batch as it comes from Telegram."""
        ...

    async def settled(self) -> None:
        """Wait until everything taken is finished."""
        ...


class Echo:
    """The least that a bot can do: send back what was written."""

    def __init__(self) -> None:
        self.session = NullSession()
        self._bot = Bot(TOKEN, session=self.session)
        router = Router()
        router.message.register(_echo)
        self._dispatcher = Dispatcher()
        self._dispatcher.include_router(router)

    async def take(self, updates: list[dict[str, Any]]) -> None:
        for update in updates:
            await self._dispatcher.feed_raw_update(self._bot, update)

    async def settled(self) -> None:
        """Replies are sent before `take` returns."""


class Desk:
    """Inbox, masking, lanes, dispatcher, search, database, card: all that the product does."""

    def __init__(self, house: House) -> None:
        self.session = NullSession()
        self.session.middleware(Paced(Unhurried()))
        self._house = house
        self._taken = 0
        self._counted = house.lanes.steps = Counted()
        house.bot.session = self.session

    @classmethod
    @asynccontextmanager
    async def open(cls) -> AsyncIterator["Desk"]:
        """A desk on an SQLite file of its own, with its lanes at work."""
        async with AsyncExitStack() as stack:
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
            settings = Settings.model_validate(
                {"bot_token": TOKEN, "data_dir": folder, "semantic": "off"}
            )
            await migrate.upgrade(settings.database)
            house = build(settings, token=TOKEN, api="http://127.0.0.1:9")
            await house.bot.session.close()
            stack.push_async_callback(house.close)
            supervisor = Supervisor()
            stack.push_async_callback(supervisor.stop)
            supervisor.start("lanes", house.lanes.run)
            supervisor.start("leases", house.lanes.renew)
            yield cls(house)

    async def take(self, updates: list[dict[str, Any]]) -> None:
        await self._house.intake.take(updates)
        self._taken += len(updates)

    async def settled(self) -> None:
        async with asyncio.timeout(GIVE_UP_AFTER_SECONDS):
            await self._counted.until(self._taken)


class Counted(Steps):
    """Counts the updates that are finished and wiped."""

    def __init__(self) -> None:
        super().__init__()
        self._done = 0
        self._one_more = asyncio.Event()

    def reached(self, step: Step) -> None:
        """One more, when the step is the last one."""
        if step is Step.DONE:
            self._done += 1
            self._one_more.set()

    async def until(self, number: int) -> None:
        """Wait until so many are finished."""
        while self._done < number:
            self._one_more.clear()
            await self._one_more.wait()


class Unhurried:
    """A pace without limits: Telegram's own are not what is measured."""

    async def wait(self, chat: int | str, haste: Haste = Haste.REPLY) -> None:
        """Nobody waits."""

    async def halt(self, seconds: float) -> None:
        """Nobody halts."""

    async def close(self) -> None:
        """Nothing to close."""


class Source:
    """Updates without end: development questions, in turns, from many chats."""

    def __init__(self) -> None:
        self._numbers = count(1)
        self._texts = cycle([question.text for question in labelled()])

    def updates(self, number: int, chats: int) -> list[dict[str, Any]]:
        """So many updates, spread over so many chats."""
        texts = islice(self._texts, number)
        return [
            message_update(next(self._numbers), FIRST_CHAT + place % chats, text)
            for place, text in enumerate(texts)
        ]


async def _echo(message: Message) -> None:
    await message.answer(message.text or "")


async def measure(load: Load) -> tuple[Measured, Measured]:
    """Echo and desk in turns, round after round; the median of the rounds counts."""
    source = Source()
    async with Desk.open() as desk:
        contenders: tuple[Contender, ...] = (Echo(), desk)
        for contender in contenders:
            await _flood(contender, source.updates(load.chats, load.chats))
        gc.collect()
        gc.freeze()  # as bot.run does once the house stands
        rounds = [
            [await _round(contender, source, load) for contender in contenders]
            for _ in range(load.rounds)
        ]
        gc.unfreeze()
    echo, whole = (_median(results) for results in zip(*rounds, strict=True))
    return echo, whole


def table(echo: Measured, desk: Measured, load: Load) -> Table:
    """Both side by side, with the ratio."""
    return Table(
        "The whole path, SQLite file, one process",
        ("", "Updates/s", "CPU ms each", f"p50 ms at {load.rate}/s", f"p99 ms at {load.rate}/s"),
        (
            _row("bare aiogram echo", echo),
            _row("desk", desk),
            (
                "desk costs",
                times(echo.per_second / desk.per_second),
                times(desk.cpu_seconds / echo.cpu_seconds),
                times(desk.p50 / echo.p50),
                times(desk.p99 / echo.p99),
            ),
        ),
        (
            "desk: inbox insert, masking, lane, dispatcher, person, search, question, card, sent.",
            "Times at the paced rate run from the moment an update is due to its reply.",
            "Aims: at least 300 updates/s, p99 at most 100 ms, at most 10x the cost of the echo.",
        ),
    )


async def _round(contender: Contender, source: Source, load: Load) -> Measured:
    busy = process_time()
    per_second = await _flood(contender, source.updates(load.flood, load.chats))
    busy = (process_time() - busy) / load.flood
    waited = await _paced(contender, source, load)
    p50, p99 = np.percentile(waited, [50, 99])
    return Measured(per_second, busy, float(p50), float(p99))


async def _flood(contender: Contender, updates: list[dict[str, Any]]) -> float:
    """Updates a second when they are taken as fast as it goes."""
    loop = asyncio.get_running_loop()
    began = loop.time()
    for batch in _batches(updates):
        await contender.take(batch)
    await contender.settled()
    return len(updates) / (loop.time() - began)


async def _paced(contender: Contender, source: Source, load: Load) -> list[float]:
    """Seconds from the moment each update was due to its reply; every update has its own chat."""
    number = int(load.rate * load.seconds)
    updates = source.updates(number, number)
    answered = contender.session.answered
    answered.at.clear()
    loop = asyncio.get_running_loop()
    began = loop.time()
    due = {FIRST_CHAT + place: began + place / load.rate for place in range(number)}
    async with asyncio.TaskGroup() as group:
        for update, moment in zip(updates, due.values(), strict=True):
            await asyncio.sleep(max(0.0, moment - loop.time()))
            group.create_task(contender.take([update]))
    await contender.settled()
    return [answered.at[chat] - moment for chat, moment in due.items()]


def _batches(updates: list[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    for start in range(0, len(updates), BATCH):
        yield updates[start : start + BATCH]


def _median(results: Sequence[Measured]) -> Measured:
    return Measured(
        median(result.per_second for result in results),
        median(result.cpu_seconds for result in results),
        median(result.p50 for result in results),
        median(result.p99 for result in results),
    )


def _row(name: str, found: Measured) -> tuple[str, ...]:
    return (
        name,
        f"{found.per_second:,.0f}",
        milliseconds(found.cpu_seconds),
        milliseconds(found.p50),
        milliseconds(found.p99),
    )
