"""The delivery of notices as a process of its own; no aiogram here."""

import asyncio
import signal
from contextlib import AsyncExitStack

import structlog

from bot.compose import shared_pace, system_now
from bot.compose_delivery import PARCELS, delivery, watchman
from bot.config import Settings
from bot.outbound import Telegram
from bot.shelf import Shelf
from bot.workers import Supervisor
from cases import rules
from handlers.services.health import Health
from storage import migrate
from storage.engine import Database
from storage.unit import Storage

log = structlog.get_logger()


async def run(settings: Settings, token: str) -> None:
    """Deliver until SIGTERM or SIGINT; what is on its way then arrives first.

    Raises LibraryError or RulesError when entries or rules hold errors.
    """
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    async with AsyncExitStack() as stack:
        read = rules.load(settings.rules_file)
        await migrate.upgrade(settings.database)
        storage = Storage(Database(settings.database, connections=PARCELS))
        stack.push_async_callback(storage.close)
        shelf, pace = Shelf.open(settings.knowledge_dir), shared_pace(settings, token)
        stack.push_async_callback(pace.close)
        telegram = Telegram.at(str(settings.telegram_api).rstrip("/"), token)
        work = delivery(settings, storage, shelf, telegram, pace, clock=system_now)
        stack.push_async_callback(work.close)
        supervisor = Supervisor()
        supervisor.start("library", shelf.watch)
        supervisor.start("delivery", work.runner.run)
        supervisor.start("parcels", work.runner.renew)
        health = Health(storage, shelf, system_now, read)
        supervisor.start("watch", watchman(health, telegram).run)
        log.info("delivery.open")
        await stop.wait()
        await supervisor.stop("delivery")
        late = await work.drain(settings.drain_seconds)
        await supervisor.stop()
        log.info("delivery.closed", interrupted=late)
