"""Builds the house: the only place that sees every floor, and the only clock.

aiogram costs seconds to import, so it is imported when a house is built, not before.
"""

import asyncio
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from bot.config import Settings
from bot.steps import Steps

if TYPE_CHECKING:
    from aiogram import Bot, Dispatcher

    from bot.compose_delivery import Delivery
    from bot.health import Meters
    from bot.intake import Intake
    from bot.keeper import Keeper
    from bot.lanes import LaneRunner, Limits
    from bot.meanings import Meanings
    from bot.pace import Pacer
    from bot.shelf import Shelf
    from handlers.services.desk import Desk
    from handlers.services.ports import Clock
    from storage.unit import Storage


def system_now() -> datetime:
    """The present moment, aware, in UTC."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class House:
    """Everything of one process, built and not yet running."""

    storage: "Storage"
    shelf: "Shelf"
    bot: "Bot"
    dispatcher: "Dispatcher"
    intake: "Intake"
    lanes: "LaneRunner"
    pace: "Pacer"
    meters: "Meters"
    delivery: "Delivery"
    desk: "Desk"
    keeper: "Keeper"

    async def close(self) -> None:
        """Give connections back."""
        await self.delivery.close()
        await self.bot.session.close()
        await self.pace.close()
        await self.storage.close()


def build(settings: Settings, *, token: str, api: str, clock: "Clock" = system_now) -> House:
    """The house for the bot of that token at that address of the Bot API.

    Raises LibraryError or RulesError when entries or rules hold errors, NoModelError when a model
    is missing.
    """
    from bot.compose_delivery import delivery
    from bot.dispatcher import Feeder, dispatcher
    from bot.fsm import SqlStorage
    from bot.health import Meters
    from bot.intake import Intake
    from bot.keeper import Keeper
    from bot.lanes import LaneRunner
    from bot.learning import Learning
    from bot.outbound import Telegram
    from bot.shelf import Shelf
    from bot.workers import Crew
    from handlers.routers import build as conversations
    from handlers.services.retention import Retention
    from storage.engine import Database
    from storage.unit import Storage

    steps, meters, wake = Steps(settings.crash_at), Meters(), asyncio.Event()
    limits = _limits(settings)
    storage = Storage(Database(settings.database, connections=settings.lanes + 6))
    shelf = Shelf.open(settings.knowledge_dir, _meanings(settings))
    desk = _desk(settings, storage, shelf, clock, token)
    pace = shared_pace(settings, token)
    bot = _bot(token, api, pace, steps)
    root = dispatcher(conversations(desk), SqlStorage(storage, clock))
    lanes = LaneRunner(
        storage=storage,
        handler=Learning(Feeder(bot, root, desk), storage, bot.id, clock),
        clock=clock,
        wake=wake,
        crew=Crew(settings.lanes),
        limits=limits,
        meters=meters,
        steps=steps,
    )
    intake = Intake(storage, clock, wake, bot.id, meters, steps, limits.settle_for)
    outgoing = delivery(settings, storage, shelf, Telegram.at(api, token), pace, clock=clock)
    keeper = Keeper(Retention(storage, clock, desk.rules), storage)
    return House(storage, shelf, bot, root, intake, lanes, pace, meters, outgoing, desk, keeper)


def _desk(
    settings: Settings, storage: "Storage", shelf: "Shelf", clock: "Clock", token: str
) -> "Desk":
    from cases import rules
    from handlers.services.desk import Desk
    from handlers.services.invitations import codes_of

    # By the token, so that every process makes the same link of the same update.
    codes = codes_of(token.encode())
    return Desk.of(storage, shelf, clock, rules.load(settings.rules_file), codes)


def _meanings(settings: Settings) -> "Meanings | None":
    from bot.meanings import Meanings, model_for

    model = model_for(settings.semantic)
    return Meanings.over(model, settings.data_dir) if model else None


def shared_pace(settings: Settings, token: str) -> "Pacer":
    """The pace of this process, or of all where there is a Redis."""
    from bot.pace import Pace
    from bot.windows import OVERALL, Windows

    if settings.bot_token is None:
        # One newcomer plays the whole secretariat, and the sandbox refuses no group: she is not
        # to wait a minute for what many hands would do in an hour.
        return Pace(Windows(group=OVERALL))
    if settings.redis_url is None:
        return Pace()
    from bot.pace_redis import SharedWindows

    bot_id = token.partition(":")[0]
    url = settings.redis_url.get_secret_value()
    return Pace(SharedWindows.over(url, f"danisma:{bot_id}"))


def _bot(token: str, api: str, pace: "Pacer", steps: Steps) -> "Bot":
    from aiogram import Bot
    from aiogram.client.default import DefaultBotProperties
    from aiogram.client.session.aiohttp import AiohttpSession
    from aiogram.client.telegram import TelegramAPIServer
    from aiogram.types import LinkPreviewOptions

    from bot.outgoing import IntoClosedTopics, Paced, Watched

    session = AiohttpSession(api=TelegramAPIServer.from_base(api), timeout=30)
    session.middleware(IntoClosedTopics())
    session.middleware(Paced(pace))
    if steps.crash_at is not None:
        session.middleware(Watched(steps))
    return Bot(
        token,
        session=session,
        default=DefaultBotProperties(link_preview=LinkPreviewOptions(is_disabled=True)),
    )


def _limits(settings: Settings) -> "Limits":
    from bot.lanes import Limits
    from bot.webhook import SETTLE_FOR

    return Limits(
        attempts=settings.attempts,
        lease_for=timedelta(seconds=settings.lease_seconds),
        settle_for=SETTLE_FOR if settings.webhook_url else timedelta(0),
    )
