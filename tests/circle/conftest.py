"""A stage for the whole product: a sandbox with its schema, real processes, either database."""

import shutil
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import aiohttp
import pytest

from bot.compose import system_now
from bot.example import ACQUAINTED
from bot.sandbox.server import Sandbox
from tests.bot.processes import Nursery, World
from tests.circle.stage import Stage

#: Few entries, none of which answers what the officers of these tests ask.
ENTRIES = Path(__file__).parent.parent / "handlers" / "library"


@pytest.fixture(scope="session")
def nursery() -> Iterator[Nursery]:
    with Nursery.open() as nursery:
        yield nursery


@pytest.fixture
async def world() -> AsyncIterator[World]:
    """A sandbox that compares every call of the desk with the independent schema."""
    sandbox = Sandbox(now=system_now)
    sandbox.stage.acquaint(ACQUAINTED)
    async with sandbox.serve() as url, aiohttp.ClientSession() as session:
        yield World(url, session)


@pytest.fixture
async def stage(world: World, nursery: Nursery, database_url: str, tmp_path: Path) -> Stage:
    """Everybody has her role, and the desk is not open yet."""
    entries = Path(shutil.copytree(ENTRIES, tmp_path / "knowledge"))
    return await Stage.ready(world, nursery, database_url, entries, tmp_path / "desk.log")
