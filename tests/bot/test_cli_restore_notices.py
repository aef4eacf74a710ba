"""What waited in a backup may have gone out since: restored, it does not go by itself."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TypeVar

import pytest

from cases.delivery import DeliveryState
from cases.outbox import RESTORED
from storage.engine import Database
from storage.unit import Storage
from tests.bot import desk_cli
from tests.bot.desk_cli import CommandLine
from tests.conftest import BOTH_DATABASES
from tests.storage.mail import begin, claim, delivered, ended, near, post, states
from tests.storage.moments import officer

Result = TypeVar("Result")


@pytest.fixture(params=BOTH_DATABASES)
def command(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> CommandLine:
    own = {"sqlite": "sqlite_url", "postgres": "own_postgres_url"}[request.param]
    return desk_cli.at(monkeypatch, request.getfixturevalue(own), str(tmp_path))


def _at(command: CommandLine, work: Callable[[Storage], Awaitable[Result]]) -> Result:
    async def done() -> Result:
        storage = Storage(Database(command.database_url))
        try:
            return await work(storage)
        finally:
            await storage.close()

    return asyncio.run(done())


async def _write(storage: Storage) -> None:
    """One notice being sent, and two that wait behind it."""
    await post(storage, await officer(storage), ended(1), near(), ended(2))
    (first,) = await claim(storage)
    assert await begin(storage, first)


def test_what_may_have_gone_out_is_not_sent_again(command: CommandLine, tmp_path: Path) -> None:
    _at(command, _write)
    file = str(tmp_path / "yedek")
    command.types("backup", file)
    shown = command.types("restore", file, "--yes")
    assert shown.exit_code == 0, shown.output
    assert "2 bildirim" in shown.output
    assert "/durum" in shown.output
    assert _at(command, delivered) == [near()]
    assert _at(command, states) == {DeliveryState.UNKNOWN: 2, DeliveryState.SENT: 1}


def test_secretariat_sees_why_and_may_have_it_sent(command: CommandLine, tmp_path: Path) -> None:
    _at(command, _posted)
    file = str(tmp_path / "yedek")
    command.types("backup", file)
    command.types("restore", file, "--yes")
    assert _at(command, _retried) == [RESTORED]
    assert _at(command, delivered) == [ended()]


async def _posted(storage: Storage) -> None:
    await post(storage, await officer(storage), ended())


async def _retried(storage: Storage) -> list[str]:
    async with storage.write() as unit:
        failed = await unit.outbox.dead(limit=9)
        for each in failed:
            assert await unit.outbox.retry(each.id, at=each.created_at)
        return [each.reason for each in failed]


def test_restore_without_a_notice_says_nothing_of_them(
    command: CommandLine, tmp_path: Path
) -> None:
    file = str(tmp_path / "yedek")
    command.types("backup", file)
    assert "bildirim" not in command.types("restore", file, "--yes").output
