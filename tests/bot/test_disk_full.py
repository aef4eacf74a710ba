"""A full disk stops the desk and loses nothing: no file of this process may grow any more."""

import asyncio
import resource
import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from sqlalchemy import make_url

from bot.intake import Intake
from bot.outbound import Telegram
from bot.sandbox.server import Sandbox
from bot.steps import Step, Steps
from cases.delivery import DeliveryState, ToPerson
from cases.notice import DeliveryFailed, EnrolmentDecided
from cases.threads import SECRETARIAT
from storage.engine import Database
from storage.unit import Storage
from tests.bot.postoffice import ELIF, HandClock, PostOffice

NOTICE = EnrolmentDecided(7)
MESSAGE = {
    "update_id": 5,
    "message": {
        "message_id": 1,
        "date": 1,
        "chat": {"id": ELIF, "type": "private"},
        "from": {"id": ELIF, "is_bot": False, "first_name": "Elif"},
        "text": "okula kayıt " * 300,
    },
}


@contextmanager
def full_disk(database_url: str) -> Iterator[None]:
    """The log of the database cannot grow; what stands in it can be read."""
    log = Path(f"{make_url(database_url).database}-wal")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (log.stat().st_size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@dataclass(slots=True)
class FullWhenSent(Steps):
    """The disk is full from the moment at which Telegram has the message."""

    stack: ExitStack = field(default_factory=ExitStack)
    database_url: str = ""

    def reached(self, step: Step) -> None:
        if step is Step.POSTED:
            self.stack.enter_context(full_disk(self.database_url))


@pytest.fixture
async def office(sqlite_url: str) -> AsyncIterator[PostOffice]:
    clock = HandClock()
    sandbox = Sandbox(now=clock, check_schema=False)
    storage = Storage(Database(sqlite_url))
    async with sandbox.serve() as url:
        telegram = Telegram.at(url, sandbox.token, answer_within=2)
        office = PostOffice(storage, sandbox, telegram, clock)
        async with storage.write() as unit:
            await unit.places.set(SECRETARIAT, office.forum, is_forum=True, at=clock())
        yield office
        await telegram.close()
    await storage.close()


async def test_what_cannot_be_stored_is_not_acknowledged(
    office: PostOffice, sqlite_url: str
) -> None:
    intake = Intake(office.storage, office.clock, wake=asyncio.Event(), own_id=42)
    with full_disk(sqlite_url), pytest.raises(sqlite3.OperationalError):
        await intake.take([MESSAGE])
    await intake.take([MESSAGE])
    async with office.storage.read() as unit:
        assert (await unit.inbox.figures()).waiting == 1


async def test_what_cannot_be_marked_is_not_sent(office: PostOffice, sqlite_url: str) -> None:
    elif_ = await office.officer()
    await office.write(ToPerson(elif_.id), NOTICE)
    with full_disk(sqlite_url), pytest.raises(sqlite3.OperationalError):
        await office.work()
    assert office.texts(ELIF) == []
    await office.work_later(minutes=5)
    assert office.texts(ELIF) == [f"{NOTICE!r} 1"]


async def test_what_was_sent_and_could_not_be_settled_is_unknown_and_told(
    office: PostOffice, sqlite_url: str
) -> None:
    elif_ = await office.officer()
    await office.write(ToPerson(elif_.id), NOTICE)
    with ExitStack() as stack:
        steps = FullWhenSent(stack=stack, database_url=sqlite_url)
        courier = replace(office.runner.courier, steps=steps)
        worker = replace(office.runner, courier=courier, steps=steps)
        assert await worker.begin()
        await worker.crew.drain(1)
    assert office.texts(ELIF) == [f"{NOTICE!r} 1"]
    await office.work_later(minutes=5)
    await office.work_later(minutes=5)
    assert (await office.fate()).state is DeliveryState.UNKNOWN
    assert office.texts(ELIF) == [f"{NOTICE!r} 1"]
    told = DeliveryFailed(await office.number(), "unknown")
    assert office.texts(office.forum) == [f"{told!r} 1"]


async def test_what_was_sent_is_settled_as_soon_as_there_is_room(
    office: PostOffice, sqlite_url: str
) -> None:
    elif_ = await office.officer()
    await office.write(ToPerson(elif_.id), NOTICE)
    with ExitStack() as stack:
        steps = FullWhenSent(stack=stack, database_url=sqlite_url)
        worker = replace(
            office.runner, courier=replace(office.runner.courier, steps=steps), steps=steps
        )
        assert await worker.begin()
        async with asyncio.timeout(10):
            while True:
                await asyncio.sleep(0.05)
                if office.texts(ELIF):
                    break
    await worker.crew.drain(10)
    assert (await office.fate()).state is DeliveryState.SENT
