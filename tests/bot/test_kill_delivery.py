"""Killed between any two steps of a delivery: each notice once, or unknown and visible."""

import asyncio
import signal
from pathlib import Path

import pytest

from bot.steps import Step
from cases.delivery import DeliveryState, ToPerson, ToTopic
from cases.notice import EnrolmentDecided, Outgoing, TopicCard
from cases.threads import SECRETARIAT
from storage.engine import Database
from storage.unit import Storage
from tests.bot.processes import TOKEN, Nursery, World
from tests.storage.casework import kept, new_case
from tests.storage.moments import NOON, officer

pytestmark = pytest.mark.slow

ELIF, NUMBER = 1001, "SDK-2026-0001"
SAID = "Kayıt isteğiniz"
STEPS = (
    *(Step.PARCEL_CLAIMED, Step.RENDERED, Step.TOPIC_INTENDED, Step.TOPIC_OPENED),
    *(Step.TOPIC_KEPT, Step.MARKED, Step.POSTED, Step.CARD_KEPT, Step.SETTLED),
)
UNDERWAY = {DeliveryState.WAITING, DeliveryState.SENDING}


async def _prepare(world: World, storage: Storage) -> int:
    """A case and a person who are each to be told something; gives the forum."""
    chats = (await world.look("state"))["chats"]
    forum = next(int(chat["id"]) for chat in chats if chat["is_forum"])
    await world.do("start", from_id=ELIF)
    elif_ = await officer(storage)
    await kept(storage, new_case(None, NUMBER))
    async with storage.write() as unit:
        await unit.places.set(SECRETARIAT, forum, is_forum=True, at=NOON)
        await unit.outbox.add(Outgoing(EnrolmentDecided(7), ToPerson(elif_.id)), at=NOON)
        await unit.outbox.add(Outgoing(TopicCard(NUMBER, 1), ToTopic(NUMBER)), at=NOON)
    return forum


async def _states(storage: Storage) -> set[DeliveryState]:
    async with storage.read() as unit:
        backlog = await unit.outbox.backlog(NOON)
    return {state for state, number in backlog.by_state.items() if number}


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.value)
async def test_delivery_killed_at_any_step_sends_once_or_says_so(
    step: Step, world: World, nursery: Nursery, database_url: str, tmp_path: Path
) -> None:
    storage = Storage(Database(database_url))
    forum = await _prepare(world, storage)
    env = {
        "BOT_TOKEN": TOKEN,
        "TELEGRAM_API": world.url,
        "DATABASE_URL": database_url,
        "POLL_SECONDS": "1",
        "LEASE_SECONDS": "1",
    }
    log = tmp_path / "desk.log"
    desk = nursery.begin({**env, "CRASH_AT": step.value}, log)
    assert await desk.ended() == -signal.SIGKILL, log.read_text("utf-8")
    desk = nursery.begin(env, log)
    async with asyncio.timeout(90):
        while True:
            await asyncio.sleep(0.1)
            if not await _states(storage) & UNDERWAY:
                break
    assert await desk.stop() == 0
    told = sum(SAID in text for text in await world.replies(ELIF))
    is_unknown = DeliveryState.UNKNOWN in await _states(storage)
    assert told == 1 or (told == 0 and is_unknown)
    state = await world.look("state")
    topics = next(chat["topics"] for chat in state["chats"] if chat["id"] == forum)
    ours = [topic["name"] for topic in topics if topic["name"].startswith(NUMBER)]
    assert len(ours) == 1
    cards = [text for text in await world.replies(forum) if text.startswith(NUMBER)]
    assert set(cards) == {cards[0]}
    await storage.close()
