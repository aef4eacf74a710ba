"""Several real processes share the work; one of them may die in the middle of it."""

import asyncio
import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import aiohttp
import pytest
from sqlalchemy import select

from storage.engine import Database
from storage.tables import questions
from tests.bot.processes import FEW_ENTRIES, ROOT, TOKEN, DeskProcess, Nursery, World

pytestmark = pytest.mark.slow

OFFICERS = (1001, 1002, 1003, 1004)
QUESTIONS = 5


def _env(world: World, database_url: str, **more: str) -> dict[str, str]:
    return {
        "BOT_TOKEN": TOKEN,
        "TELEGRAM_API": world.url,
        "DATABASE_URL": database_url,
        "POLL_SECONDS": "1",
        "LEASE_SECONDS": "1",
        "KNOWLEDGE_DIR": FEW_ENTRIES,
        **more,
    }


async def _ask(world: World) -> None:
    for number in range(QUESTIONS):
        for officer in OFFICERS:
            text = f"{number} numaralı okula kayıt sorusu"
            await world.do("say", chat_id=officer, from_id=officer, text=text)


async def _numbers_of_questions(database_url: str) -> dict[int, list[int]]:
    """For each person the numbers in her questions, in the order they were handled."""
    database = Database(database_url)
    found: dict[int, list[int]] = {}
    async with database.read() as connection:
        query = select(questions.c.person_id, questions.c.text).order_by(questions.c.id)
        for row in await connection.execute(query):
            found.setdefault(row.person_id, []).append(int(row.text.split()[0]))
    await database.close()
    return found


async def _all_answered(database_url: str, log: Path) -> None:
    wanted = [list(range(QUESTIONS))] * len(OFFICERS)
    found: list[list[int]] = []
    for _ in range(450):
        found = list((await _numbers_of_questions(database_url)).values())
        if found == wanted:
            return
        await asyncio.sleep(0.2)
    told = await asyncio.to_thread(log.read_text, "utf-8")
    raise AssertionError(f"{found}\n{told}")


async def test_worker_that_dies_is_replaced_by_the_others(
    world: World, nursery: Nursery, database_url: str, tmp_path: Path
) -> None:
    """One process only receives, two only handle; one of the two is killed on the way."""
    log = tmp_path / "desk.log"
    # One lane at a time: neither of the two can have done it all before the other begins.
    handling = _env(world, database_url, RECEIVE="false", LANES="1")
    await _ask(world)
    victim = nursery.begin(handling | {"CRASH_AT": "decided:3"}, log)
    desks: list[DeskProcess] = [
        nursery.begin(handling, log),
        nursery.begin(_env(world, database_url, LANES="0"), log),
    ]
    assert await victim.ended() == -signal.SIGKILL, log.read_text("utf-8")
    await _all_answered(database_url, log)
    for desk in desks:
        assert await desk.stop() == 0


async def test_webhook_redelivers_what_was_not_acknowledged(
    world: World, nursery: Nursery, database_url: str, tmp_path: Path
) -> None:
    """Killed between the insert and the 200, the desk is sent the update again."""
    log = tmp_path / "desk.log"
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    env = _env(
        world,
        database_url,
        WEBHOOK_URL=f"http://127.0.0.1:{port}/hook",
        WEBHOOK_SECRET="a-secret-of-the-test",
        WEBHOOK_PORT=str(port),
    )
    victim = nursery.begin(env | {"CRASH_AT": "inserted"}, log)
    await _ask(world)
    assert await victim.ended() == -signal.SIGKILL, log.read_text("utf-8")
    desk = nursery.begin(env, log)
    await _all_answered(database_url, log)
    assert await desk.stop() == 0


async def test_command_without_a_token_opens_the_sandbox(tmp_path: Path) -> None:
    """`danisma run` as a newcomer types it: one command, a page, an answer, and a clean end."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "run"),
        cwd=ROOT,
        env={**os.environ, "DATA_DIR": str(tmp_path), "SANDBOX_PORT": "18197", "BOT_TOKEN": ""},
        stdout=subprocess.PIPE,
    )
    assert process.stdout is not None
    async with asyncio.timeout(90), aiohttp.ClientSession() as session:
        line = ""
        while "http://" not in line:
            line = (await process.stdout.readline()).decode()
        assert line.startswith("Deneme sayfası:")
        world = World(line.split()[2], session)
        await world.do("say", chat_id=1001, from_id=1001, text="okula kayıt nasıl yapılır")
        for _ in range(600):
            if await world.replies(1001):
                break
            await asyncio.sleep(0.1)
        process.terminate()
        assert await process.wait() == 0
    assert (tmp_path / "sandbox.db").exists()


@pytest.mark.parametrize(
    "semantic", ["off", pytest.param("on", marks=pytest.mark.semantic, id="on")]
)
async def test_running_desk_is_well_with_and_without_the_model(
    tmp_path: Path, semantic: str
) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "run"),
        cwd=ROOT,
        env={
            **os.environ,
            "DATA_DIR": str(tmp_path),
            "SANDBOX_PORT": "18196",
            "BOT_TOKEN": "",
            "HEALTH_PORT": port,
            "SEMANTIC": semantic,
        },
        stdout=subprocess.DEVNULL,
    )
    report = None
    async with asyncio.timeout(90), aiohttp.ClientSession() as session:
        while report is None:
            try:
                async with session.get(f"http://127.0.0.1:{port}/health") as response:
                    report = await response.json()
            except aiohttp.ClientConnectionError:
                await asyncio.sleep(0.1)
        process.terminate()
        assert await process.wait() == 0
    assert report["stopped"] == []
    assert report["ok"]
