"""Killed between any two steps, the desk loses nothing, mixes nothing up, and leaves no trace."""

import asyncio
import itertools
import signal
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import make_url, select

from bot.steps import Step
from storage.engine import Database
from storage.inbox import Figures
from storage.tables import inbox, metadata, people, questions
from storage.unit import Storage
from tests.bot.processes import FEW_ENTRIES, TOKEN, Nursery, World

pytestmark = pytest.mark.slow

OFFICERS = (1001, 1002)
#: What must never reach the database: from the messages, and from what Telegram says of people.
SECRETS = ("10000000146", "0532 123 45 67", "Zeynep", "Karadağ", "zk@ornek.com", "Elif", "elif_")
MESSAGES = (
    "Zeynep Karadağ, TC 10000000146, tel 0532 123 45 67, zk@ornek.com: okula kayıt nasıl yapılır",
    "/rehber",
    "/gizlilik",
)
#: Where to die. Between done and wiped nothing can happen: they are one transaction. Between
#: acknowledged and claimed only a process that handles nothing is sure to stand.
DEATHS = {
    Step.RECEIVED: {},
    Step.MASKED: {},
    Step.INSERTED: {},
    Step.ACKNOWLEDGED: {"LANES": "0"},
    Step.CLAIMED: {},
    Step.DECIDED: {},
    Step.REPLIED: {},
    Step.HANDLED: {},
    Step.DONE: {},
}


@dataclass(frozen=True, slots=True)
class Story:
    """Officers who wrote, a database, and the desks that come and go."""

    world: World
    nursery: Nursery
    database_url: str
    log: Path

    async def tell(self) -> None:
        """Every officer writes all her messages, taking turns."""
        for text, officer in itertools.product(MESSAGES, OFFICERS):
            await self.world.do("say", chat_id=officer, from_id=officer, text=text)

    async def die_at(self, step: Step) -> None:
        """A desk works until it is killed at the step."""
        nth = 1 if step in {Step.RECEIVED, Step.MASKED, Step.INSERTED, Step.ACKNOWLEDGED} else 2
        desk = self.nursery.begin(
            self._env(CRASH_AT=f"{step.value}:{nth}", **DEATHS[step]), self.log
        )
        assert await desk.ended() == -signal.SIGKILL, self.log.read_text("utf-8")

    async def live_on(self) -> None:
        """Another desk works until nothing is left to do, and is stopped in order."""
        desk = self.nursery.begin(self._env(), self.log)
        async with asyncio.timeout(90):
            while True:
                await asyncio.sleep(0.1)
                if await self._is_over():
                    break
        assert await desk.stop() == 0

    async def figures(self) -> Figures:
        storage = Storage(Database(self.database_url))
        async with storage.read() as unit:
            figures = await unit.inbox.figures()
        await storage.close()
        return figures

    async def _is_over(self) -> bool:
        figures = await self.figures()
        return not await self.world.pending() and figures.done == len(MESSAGES) * len(OFFICERS)

    def _env(self, **more: str) -> dict[str, str]:
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
def story(world: World, nursery: Nursery, database_url: str, tmp_path: Path) -> Story:
    return Story(world, nursery, database_url, tmp_path / "desk.log")


async def traces(database_url: str) -> list[str]:
    """The secrets that can be read in the bytes of the database, or in any row of it."""
    url = make_url(database_url)
    if url.get_backend_name() == "sqlite" and url.database:
        files = Path(url.database).parent.glob(f"{Path(url.database).name}*")
        kept = b"".join(file.read_bytes() for file in files)
        return [secret for secret in SECRETS if secret.encode() in kept]
    database = Database(database_url)
    async with database.read() as connection:
        rows = [
            str(tuple(row))
            for table in metadata.sorted_tables
            for row in await connection.execute(select(table))
        ]
    await database.close()
    return [secret for secret in SECRETS if secret in "\n".join(rows)]


@pytest.mark.parametrize("step", list(DEATHS), ids=lambda step: step.value)
async def test_desk_killed_at_any_step_is_as_if_it_had_lived(story: Story, step: Step) -> None:
    await story.tell()
    await story.die_at(step)
    assert await traces(story.database_url) == []
    await story.live_on()
    assert await traces(story.database_url) == []
    for officer in OFFICERS:
        replies = [text for text, _ in itertools.groupby(await story.world.replies(officer))]
        assert [_kind_of(text) for text in replies] == ["answer", "directory", "privacy"]
    await _assert_nothing_is_left_over(story)


async def _assert_nothing_is_left_over(story: Story) -> None:
    figures = await story.figures()
    assert (figures.waiting, figures.running, figures.quarantined) == (0, 0, 0)
    database = Database(story.database_url)
    async with database.read() as connection:
        payloads = await connection.scalars(select(inbox.c.payload))
        assert set(payloads) == {None}
        assert len((await connection.execute(select(people))).all()) == len(OFFICERS)
        assert len((await connection.execute(select(questions))).all()) == len(OFFICERS)
    await database.close()


def _kind_of(reply: str) -> str:
    """Which of the messages a reply is for, seen from what only it can say."""
    marks = {"gizledim": "answer", "rehberi": "directory", "/sil": "privacy"}
    return next((kind for mark, kind in marks.items() if mark in reply), reply)
