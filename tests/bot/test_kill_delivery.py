"""Killed between any two steps of a delivery: each notice once, or unknown and visible."""

import asyncio
import signal
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from bot.steps import Step
from cases.delivery import DeliveryState, ToPerson, ToTopic
from cases.notice import CaseEnded, Outgoing, TopicCard
from cases.threads import SECRETARIAT
from storage.engine import Database
from storage.unit import Storage
from tests.bot.processes import FEW_ENTRIES, TOKEN, Nursery, World
from tests.storage.casework import kept, new_case
from tests.storage.moments import NOON, officer

pytestmark = pytest.mark.slow

ELIF, NUMBER = 1001, "SDK-2026-0001"
STEPS = (
    *(Step.PARCEL_CLAIMED, Step.RENDERED, Step.TOPIC_INTENDED, Step.TOPIC_OPENED),
    *(Step.TOPIC_KEPT, Step.MARKED, Step.POSTED, Step.CARD_KEPT, Step.SETTLED),
)
#: Where something has happened at Telegram, or nobody can know.
WORST = (Step.TOPIC_OPENED, Step.MARKED, Step.POSTED)
#: Where the process that only delivers differs: it hears of a topic from another.
BESIDE = (Step.PARCEL_CLAIMED, Step.TOPIC_OPENED, Step.MARKED, Step.POSTED)
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
        await unit.outbox.add(Outgoing(CaseEnded(NUMBER, 0), ToPerson(elif_.id)), at=NOON)
        await unit.outbox.add(Outgoing(TopicCard(NUMBER, 1), ToTopic(NUMBER)), at=NOON)
    return forum


async def _states(storage: Storage) -> set[DeliveryState]:
    async with storage.read() as unit:
        backlog = await unit.outbox.backlog(NOON)
    return {state for state, number in backlog.by_state.items() if number}


@dataclass(frozen=True, slots=True)
class Story:
    """Two notices, and the processes that come and go until both are settled."""

    world: World
    nursery: Nursery
    database_url: str
    log: Path

    async def told(self, step: Step, command: str = "run") -> None:
        """Whoever delivers is killed at the step; another goes on."""
        storage = Storage(Database(self.database_url))
        forum = await _prepare(self.world, storage)
        victim = self.nursery.begin(self.env(CRASH_AT=step.value), self.log, command)
        assert await victim.ended() == -signal.SIGKILL, self.log.read_text("utf-8")
        heir = self.nursery.begin(self.env(), self.log, command)
        async with asyncio.timeout(90):
            while True:
                await asyncio.sleep(0.1)
                if not await _states(storage) & UNDERWAY:
                    break
        assert await heir.stop() == 0
        states = await _states(storage)
        await storage.close()
        assert states <= {DeliveryState.SENT, DeliveryState.UNKNOWN}
        told = sum(NUMBER in text for text in await self.world.replies(ELIF))
        assert told == 1 or (told == 0 and DeliveryState.UNKNOWN in states)
        await self._assert_one_topic(forum)

    async def _assert_one_topic(self, forum: int) -> None:
        state = await self.world.look("state")
        topics = next(chat["topics"] for chat in state["chats"] if chat["id"] == forum)
        ours = [topic["name"] for topic in topics if topic["name"].startswith(NUMBER)]
        assert len(ours) == 1
        cards = [text for text in await self.world.replies(forum) if text.startswith(NUMBER)]
        assert set(cards) == {cards[0]}

    def env(self, **more: str) -> dict[str, str]:
        return {
            "BOT_TOKEN": TOKEN,
            "TELEGRAM_API": self.world.url,
            "DATABASE_URL": self.database_url,
            "POLL_SECONDS": "1",
            "LEASE_SECONDS": "1",
            "KNOWLEDGE_DIR": FEW_ENTRIES,
            **more,
        }


@pytest.fixture
def story(world: World, nursery: Nursery, sqlite_url: str, tmp_path: Path) -> Story:
    return Story(world, nursery, sqlite_url, tmp_path / "desk.log")


@pytest.mark.parametrize("step", WORST, ids=lambda step: step.value)
async def test_delivery_killed_at_its_worst_steps_sends_once_or_says_so(
    story: Story, step: Step
) -> None:
    await story.told(step)


@pytest.mark.long
@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.value)
async def test_delivery_killed_at_any_step_sends_once_or_says_so(
    story: Story, database_url: str, step: Step
) -> None:
    await replace(story, database_url=database_url).told(step)


@pytest.mark.long
@pytest.mark.parametrize("step", BESIDE, ids=lambda step: step.value)
async def test_process_that_only_delivers_may_be_killed_too(
    story: Story, database_url: str, step: Step
) -> None:
    """The desk beside it receives, so a topic that was opened in vain is heard of."""
    story = replace(story, database_url=database_url)
    beside = story.nursery.begin(story.env(DELIVER="false"), story.log)
    await story.told(step, "deliver")
    assert await beside.stop() == 0
