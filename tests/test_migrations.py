"""The migrations lead up, down and up again, and end where the tables of the code are."""

import asyncio

import pytest

from storage import migrate
from tests.conftest import BOTH_DATABASES


@pytest.fixture(params=BOTH_DATABASES)
def database_url(request: pytest.FixtureRequest) -> str:
    """A database of the test's own: its tables come and go."""
    own = {"sqlite": "sqlite_url", "postgres": "own_postgres_url"}[request.param]
    url: str = request.getfixturevalue(own)
    return url


@pytest.fixture
async def empty_database_url(database_url: str) -> str:
    """A database without a table."""
    await migrate.downgrade(database_url, "base")
    return database_url


async def test_stairway_leads_up_down_and_up_again(empty_database_url: str) -> None:
    for revision in migrate.revisions():
        await migrate.upgrade(empty_database_url, revision)
        await migrate.downgrade(empty_database_url, "-1")
        await migrate.upgrade(empty_database_url, revision)
    assert await migrate.current(empty_database_url) == migrate.head()


async def test_base_leaves_no_table_behind(empty_database_url: str) -> None:
    await migrate.upgrade(empty_database_url)
    await migrate.downgrade(empty_database_url, "base")
    assert await migrate.current(empty_database_url) is None
    missing = await migrate.differences(empty_database_url)
    assert {change[0] for change in missing} <= {"add_table", "add_index"}
    assert not [change for change in missing if change[0].startswith("remove")]


async def test_tables_of_the_code_are_those_of_the_database(database_url: str) -> None:
    assert await migrate.differences(database_url) == []


async def test_processes_that_start_together_migrate_once(empty_database_url: str) -> None:
    await asyncio.gather(*(migrate.upgrade(empty_database_url) for _ in range(4)))
    assert await migrate.current(empty_database_url) == migrate.head()
