"""What the world does costs an update nothing; what is its own fault is counted."""

import asyncio
import errno
import json
import sqlite3
from datetime import timedelta

import pytest
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramBadRequest,
    TelegramEntityTooLarge,
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
    TelegramUnauthorizedError,
)
from aiogram.methods import SendMessage
from aiogram.types import Message
from pydantic import ValidationError
from sqlalchemy import exc

from bot.compose import system_now
from bot.lanes import Limits
from bot.workers import Backoff
from bot.world import is_of_the_world
from storage.unit import Storage
from tests.bot.doubles import Diary, HandClock, until
from tests.bot.test_lanes import arrive, failing, figures, running

CALL = SendMessage(chat_id=7, text="-")
DOWN = TelegramNetworkError(CALL, "Cannot connect")
QUICK = Backoff(first=0.001, most=0.01)


def _no_message() -> ValidationError:
    with pytest.raises(ValidationError) as refusal:
        Message.model_validate({})
    return refusal.value


OF_THE_WORLD = [
    DOWN,
    TelegramServerError(CALL, "Bad Gateway"),
    TelegramRetryAfter(CALL, "Too Many Requests", 5),
    TelegramUnauthorizedError(CALL, "Unauthorized"),
    ClientDecodeError("no JSON", json.JSONDecodeError("-", "<html>", 0), "<html>"),
    ConnectionResetError(),
    OSError(errno.ENOSPC, "disk full"),
    exc.OperationalError("SELECT 1", None, Exception("server closed the connection")),
    exc.InterfaceError("SELECT 1", None, Exception("connection is closed")),
    exc.TimeoutError("pool"),
    sqlite3.OperationalError("database is locked"),
]
OF_THE_UPDATE = [
    TelegramBadRequest(CALL, "message text is empty"),
    TelegramForbiddenError(CALL, "blocked"),
    TelegramEntityTooLarge(CALL, "Request Entity Too Large"),
    ClientDecodeError("another form", _no_message(), {}),
    exc.IntegrityError("INSERT", None, Exception("unique")),
    exc.ProgrammingError("SELEKT", None, Exception("syntax")),
    FileNotFoundError(),
    TimeoutError(),
    LookupError(),
]


@pytest.mark.parametrize("error", OF_THE_WORLD, ids=lambda error: type(error).__name__)
def test_what_passes_by_itself_is_the_worlds(error: Exception) -> None:
    assert is_of_the_world(error)


@pytest.mark.parametrize("error", OF_THE_UPDATE, ids=lambda error: type(error).__name__)
def test_what_comes_again_is_the_updates(error: Exception) -> None:
    assert not is_of_the_world(error)


async def test_update_survives_any_number_of_dropped_connections(storage: Storage) -> None:
    diary = Diary(failing(*[DOWN] * 7))
    limits = Limits(look_every=timedelta(milliseconds=20), backoff=QUICK)
    await arrive(storage, system_now, (1, "7"), (2, "7"))
    async with running(storage, diary, system_now, limits):
        await until(lambda: diary.handled == [1, 2])
    assert diary.begun == [1] * 8 + [2]
    assert diary.given_up == []
    assert (await figures(storage)).quarantined == 0


async def test_bug_is_counted_also_after_dropped_connections(storage: Storage) -> None:
    diary = Diary(failing(*[DOWN] * 4, *[LookupError()] * 3))
    limits = Limits(look_every=timedelta(milliseconds=20), backoff=QUICK)
    await arrive(storage, system_now, (1, "7"))
    async with running(storage, diary, system_now, limits):
        await until(lambda: diary.given_up == [1])
    assert diary.begun == [1] * 7


async def test_others_are_served_while_one_chat_waits_for_the_world(storage: Storage) -> None:
    clock = HandClock()
    diary = Diary(failing(DOWN))
    limits = Limits(look_every=timedelta(milliseconds=20))
    await arrive(storage, clock, (1, "7"))
    async with running(storage, diary, clock, limits) as runner:
        await until(lambda: diary.begun == [1] and not runner.crew.busy)
        await arrive(storage, clock, (2, "7"), (3, "8"))
        await until(lambda: diary.handled == [3])
        clock.move(seconds=1)
        await until(lambda: diary.handled == [3, 1, 2])


async def test_wait_that_telegram_named_is_kept(storage: Storage) -> None:
    clock = HandClock()
    diary = Diary(failing(TelegramRetryAfter(CALL, "Too Many Requests", 90)))
    limits = Limits(look_every=timedelta(milliseconds=20))
    await arrive(storage, clock, (1, "7"))
    async with running(storage, diary, clock, limits) as runner:
        await until(lambda: diary.begun == [1] and not runner.crew.busy)
        clock.move(seconds=89)
        await asyncio.sleep(0.1)
        assert diary.handled == []
        clock.move(seconds=1)
        await until(lambda: diary.handled == [1])


async def test_waits_grow_up_to_a_minute(storage: Storage) -> None:
    clock = HandClock()
    diary = Diary(failing(*[DOWN] * 99))
    limits = Limits(look_every=timedelta(milliseconds=5))
    await arrive(storage, clock, (1, "7"))
    async with running(storage, diary, clock, limits) as runner:
        for seconds, begun in ((0, 1), (1, 2), (10, 3), (4, 3), (1.5, 4), (600, 5), (60, 6)):
            clock.move(seconds=seconds)
            await until(lambda count=begun: len(diary.begun) == count)  # type: ignore[misc]  # a default binds the count
            await asyncio.sleep(0.05)
            await until(lambda: not runner.crew.busy)
            assert len(diary.begun) == begun


async def test_update_is_given_up_when_the_world_stays_away_too_long(storage: Storage) -> None:
    clock = HandClock()
    diary = Diary(failing(*[DOWN] * 2))
    limits = Limits(look_every=timedelta(milliseconds=20))
    await arrive(storage, clock, (1, "7"), (2, "7"))
    async with running(storage, diary, clock, limits) as runner:
        await until(lambda: diary.begun == [1] and not runner.crew.busy)
        clock.move(minutes=15)
        await until(lambda: diary.handled == [2])
    assert diary.given_up == [1]


async def test_time_in_which_the_desk_did_not_run_is_not_held_against_an_update(
    storage: Storage,
) -> None:
    clock = HandClock()
    diary = Diary(failing(DOWN))
    await arrive(storage, clock, (1, "7"))
    clock.move(hours=9)
    limits = Limits(look_every=timedelta(milliseconds=20))
    async with running(storage, diary, clock, limits) as runner:
        await until(lambda: diary.begun == [1] and not runner.crew.busy)
        clock.move(seconds=1)
        await until(lambda: diary.handled == [1])
