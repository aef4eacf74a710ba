"""A delivery worker over a real database and a sandbox that listens, driven by hand."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import select

from bot.courier import Courier
from bot.delivery import DeliveryLimits, DeliveryRunner
from bot.outbound import Telegram
from bot.pace import Pace, Pacer
from bot.sandbox.server import Sandbox
from bot.steps import Steps
from bot.topics import Topics
from bot.workers import Crew
from cases.delivery import (
    Address,
    Addressee,
    DeliveryState,
    Message,
    NotYetError,
    TopicCardView,
)
from cases.notice import DeliveryFailed, Notice, Outgoing, TopicCard
from cases.outbox import Undelivered
from cases.people import Person
from storage.tables import outbox
from storage.unit import Storage
from tests.storage.moments import NOON

ELIF, MURAT = 1001, 1002
NUMBER = "SDK-2026-0001"
TOPIC_NAME = f"{NUMBER} · Şahinbey"


@dataclass
class HandClock:
    """A clock that moves when told to."""

    at: datetime = NOON

    def __call__(self) -> datetime:
        return self.at

    def pass_(self, **period: float) -> None:
        self.at += timedelta(**period)


@dataclass
class Speech:
    """Says every notice by its own repr; a card says its revision."""

    parts: int = 1
    broken: bool = False
    early: bool = False
    #: The case is over: its card closes the topic.
    over: bool = False
    #: Cards have no words, everything else has.
    cardless: bool = False

    async def __call__(self, notice: Notice, _: Address) -> Message | TopicCardView | None:
        if self.broken and not isinstance(notice, DeliveryFailed):
            raise LookupError("no words")
        if self.early:
            raise NotYetError
        if isinstance(notice, TopicCard):
            if self.cardless:
                raise LookupError("no card")
            card = Message((f"Kart {notice.revision}",))
            return TopicCardView(TOPIC_NAME, card, closes=self.over)
        return Message(tuple(f"{notice!r} {nth}" for nth in range(1, self.parts + 1)))


@dataclass
class PostOffice:
    """One worker, the sandbox it speaks to, and a look at what became of things."""

    storage: Storage
    sandbox: Sandbox
    telegram: Telegram
    clock: HandClock
    pace: Pacer = field(default_factory=Pace)
    speech: Speech = field(default_factory=Speech)
    runner: DeliveryRunner = field(init=False)

    def __post_init__(self) -> None:
        self.runner = self.worker("one")

    def worker(self, owner: str) -> DeliveryRunner:
        """Another worker over the same outbox."""
        steps = Steps()
        courier = Courier(self.telegram, self.pace, steps)
        return DeliveryRunner(
            storage=self.storage,
            courier=courier,
            topics=Topics(self.storage, courier, self.speech, self.clock),
            render=self.speech,
            clock=self.clock,
            owner=owner,
            luck=lambda: 0.0,
            crew=Crew(8),
            limits=DeliveryLimits(),
            steps=steps,
        )

    @property
    def forum(self) -> int:
        return next(chat.id for chat in self.sandbox.world.chats.values() if chat.is_forum)

    async def officer(self, number: int = ELIF) -> Person:
        """Somebody who has opened her private chat."""
        self.sandbox.people.start(number)
        async with self.storage.write() as unit:
            return await unit.people.of_telegram(number, at=NOON)

    async def write(self, to: Addressee, *notices: Notice) -> None:
        """Write notices down, as a move does."""
        async with self.storage.write() as unit:
            for notice in notices:
                await unit.outbox.add(Outgoing(notice, to), at=self.clock())

    async def work(self) -> None:
        """Deliver until nothing may go now."""
        while await self.runner.begin():
            await self.runner.crew.drain(30)

    async def work_later(self, **period: float) -> None:
        """Let time pass, and deliver."""
        self.clock.pass_(**period)
        await self.work()

    async def number(self, nth: int = 1) -> int:
        """The number of the nth notice that was written down."""
        async with self.storage.read() as unit:
            kept = await unit.connection.scalars(select(outbox.c.id).order_by(outbox.c.id))
            numbers: list[int] = list(kept)
            return numbers[nth - 1]

    async def fate(self, nth: int = 1) -> Undelivered:
        """What became of the nth notice."""
        number = await self.number(nth)
        async with self.storage.read() as unit:
            found = await unit.outbox.get(number)
        assert found is not None
        return found

    async def states(self) -> dict[DeliveryState, int]:
        """How many notices stand where."""
        async with self.storage.read() as unit:
            backlog = await unit.outbox.backlog(self.clock())
        return {state: number for state, number in backlog.by_state.items() if number}

    def texts(self, chat_id: int) -> list[str]:
        """What the desk has written into a chat and nobody has deleted."""
        messages = self.sandbox.world.chats[chat_id].messages.values()
        ours = (m for m in messages if m.sender == self.sandbox.world.bot.id and not m.deleted)
        return [m.content["text"] for m in ours if "text" in m.content]

    def topics(self) -> list[str]:
        """The names of the topics of the forum that are there."""
        topics = self.sandbox.world.chats[self.forum].topics.values()
        return [topic.name for topic in topics if not topic.deleted]

    def calls(self, method: str) -> int:
        """How often a method was called."""
        return len(self.sandbox.journal.of(method))
