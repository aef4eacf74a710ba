"""Starts everything, keeps it going, and ends it in order."""

import asyncio
import signal
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import timedelta
from functools import partial
from itertools import count

import structlog
from aiogram.exceptions import AiogramError, TelegramNotFound, TelegramUnauthorizedError

from bot import memory
from bot.compose import House, build, system_now
from bot.compose_delivery import watchman
from bot.config import Settings
from bot.example import ACQUAINTED
from bot.example_cases import stage
from bot.health import Health
from bot.introduce import Introduction
from bot.listening import NoAddressError, is_taken, why
from bot.receiver import Polling
from bot.sandbox.server import Sandbox
from bot.sweeper import Sweeper
from bot.webhook import Webhook
from bot.workers import Supervisor, Work
from cases.official import holidays_of
from handlers.routers import UPDATES
from storage import migrate

log = structlog.get_logger()

Say = Callable[[str], None]

TIDY_EVERY = timedelta(hours=1)
STOP_CLAIMING_SECONDS = 2.0
#: So often a port is tried again that another program holds, perhaps a desk that is ending.
HEALTH_AGAIN_SECONDS = 30.0


class RefusedTokenError(Exception):
    """Telegram does not know the token."""


async def run(settings: Settings, say: Say) -> None:
    """Run until SIGTERM or SIGINT; `say` is told what whoever started it should know.

    Raises RefusedTokenError, NoAddressError, LibraryError or RulesError when there is no use in
    running.
    """
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    async with AsyncExitStack() as stack:
        if settings.bot_token is None:
            token, api = await stack.enter_async_context(_sandbox(settings, say))
        else:
            token = settings.bot_token.get_secret_value()
            api = str(settings.telegram_api).rstrip("/")
        await migrate.upgrade(settings.database)
        house = build(settings, token=token, api=api)
        stack.push_async_callback(house.close)
        if settings.bot_token is None:
            await _forget_old_world(house)
            await stage(house.desk)
            say(f"Deneme sayfası: {api}  (durdurmak için Ctrl+C)")
        await _greet(house)
        await _work(house, settings, stop, say)


@asynccontextmanager
async def _sandbox(settings: Settings, say: Say) -> AsyncIterator[tuple[str, str]]:
    """The sandbox on this machine; gives its token and its address."""
    sandbox = _new_sandbox(counts_on=settings.database_url is not None)
    host, port = settings.sandbox_host, settings.sandbox_port
    async with AsyncExitStack() as stack:
        try:
            url = await stack.enter_async_context(sandbox.serve(host, port))
        except OSError as error:
            said = why(error, host, port)
            if not is_taken(error):
                raise NoAddressError(f"SANDBOX_HOST, SANDBOX_PORT: {said}.") from error
            say(f"{said}; deneme sayfası boş bir kapıda açılacak.")
            sandbox = _new_sandbox(counts_on=True)
            url = await stack.enter_async_context(sandbox.serve(host, 0))
        else:
            _begin_anew(settings)
        sandbox.stage.acquaint(ACQUAINTED)
        yield sandbox.token, url


def _new_sandbox(*, counts_on: bool) -> Sandbox:
    """A sandbox; one that `counts_on` gives no number that a sandbox before it has given.

    A database that is kept knows questions, words and messages by their numbers. Nobody plays a
    person a second, so each begins at the present second.
    """
    # Comparing every call with Telegram's schema is for tests; its models take seconds to make.
    sandbox = Sandbox(now=system_now, check_schema=False)
    if counts_on:
        sandbox.stage.count_from(sandbox.stage.timestamp())
    return sandbox


def _begin_anew(settings: Settings) -> None:
    """Leave the sandbox's own file: its cases stand in topics of a world that is no more.

    Whoever names a database keeps it. While the port is taken another desk may be at work in it.
    """
    if settings.database_url is None:
        for suffix in ("", "-wal", "-shm"):
            settings.data_dir.joinpath(f"sandbox.db{suffix}").unlink(missing_ok=True)


async def _forget_old_world(house: House) -> None:
    """What was written in a world that is no more is not handled in the new one."""
    async with house.storage.write() as unit:
        await unit.inbox.clear()


async def _greet(house: House) -> None:
    try:
        me = await house.bot.me()
    except (TelegramUnauthorizedError, TelegramNotFound) as error:
        raise RefusedTokenError from error
    except AiogramError:
        log.warning("telegram.unreachable")
    else:
        log.info("desk.open", bot=me.username, entries=len(house.shelf.current.entries))


async def _work(house: House, settings: Settings, stop: asyncio.Event, say: Say) -> None:
    """Begin all background work, wait for the end, and finish in order."""
    supervisor = Supervisor()
    works = _works(house, settings)
    for name, work in works.items():
        supervisor.start(name, work)
    if settings.health_port is not None:
        health = Health(house.storage, system_now, house.meters, supervisor, frozenset(works))
        supervisor.start("health", partial(_serve_health, health, settings, say))
    if settings.receive:
        supervisor.start("introduction", Introduction(house.bot, house.storage, system_now).run)
    holidays_of(system_now().year)  # loads the calendars: 0.1 s that no officer waits for
    memory.tidy()
    await stop.wait()
    log.info("desk.closing")
    await supervisor.stop("receiver")
    house.lanes.stop()
    await supervisor.stop("lanes", grace=STOP_CLAIMING_SECONDS)
    late = await house.lanes.crew.drain(settings.drain_seconds)
    await supervisor.stop("delivery")
    late += await house.delivery.drain(settings.drain_seconds)
    await supervisor.stop()
    log.info("desk.closed", interrupted=late)


def _works(house: House, settings: Settings) -> dict[str, Work]:
    """What goes on in this process as long as it lives."""
    works: dict[str, Work] = {
        "library": partial(house.shelf.watch, house.desk.editing.broken),
        "tidying": partial(_tidy, house),
        "keeper": house.keeper.run,
    }
    if house.shelf.meanings:
        works["meanings"] = house.shelf.understand
    if settings.receive:
        works["receiver"] = partial(_receive, house, settings)
    if settings.lanes:
        works |= {"lanes": house.lanes.run, "leases": house.lanes.renew}
    if settings.sweep:
        every = timedelta(seconds=settings.sweep_seconds)
        works["sweeper"] = Sweeper(house.desk.sweep, every).run
    if settings.sweep or settings.deliver:
        works["watch"] = watchman(house.desk.health, house.delivery.telegram).run
    if settings.deliver:
        delivery = house.delivery.runner
        works |= {"delivery": delivery.run, "parcels": delivery.renew}
    return works


async def _receive(house: House, settings: Settings) -> None:
    if settings.webhook_url is None or settings.webhook_secret is None:
        polling = Polling(house.bot, house.intake, UPDATES, settings.poll_seconds)
        await polling.run()
        return
    secret = settings.webhook_secret.get_secret_value()
    webhook = Webhook(house.intake, settings.webhook_url.path or "/", secret)
    async with webhook.serve(settings.webhook_host, settings.webhook_port):
        await house.bot.set_webhook(
            str(settings.webhook_url),
            secret_token=secret,
            allowed_updates=list(UPDATES),
            drop_pending_updates=False,
        )
        await asyncio.Event().wait()


async def _serve_health(health: Health, settings: Settings, say: Say) -> None:
    """Serve as soon as the address can be had; the desk works without, and says so once."""
    host, port = settings.health_host, settings.health_port or 0
    for tries in count():
        try:
            async with health.serve(host, port):
                await asyncio.Event().wait()
        except OSError as error:
            log.warning("health.not_served", kind=type(error).__name__)
            if not tries:
                said = f"Sağlık sayfası açılamadı: {why(error, host, port)}"
                say(f"{said} (HEALTH_HOST, HEALTH_PORT). Masa onsuz çalışıyor.")
            await asyncio.sleep(HEALTH_AGAIN_SECONDS)


async def _tidy(house: House) -> None:
    """Empty the log of the database once an hour; what is deleted, the keeper deletes."""
    while True:
        await house.storage.tidy()
        await asyncio.sleep(TIDY_EVERY.total_seconds())
