"""Long polling: raw updates are stored before the next call acknowledges them."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import structlog
from aiogram import Bot
from aiogram.exceptions import AiogramError, TelegramConflictError, TelegramRetryAfter
from aiogram.methods import TelegramMethod

from bot.intake import Intake
from bot.logs import fault
from bot.steps import Step
from bot.workers import Backoff

log = structlog.get_logger()

#: Longer than the poll itself by this much, and the connection is given up.
ANSWER_WITHIN_SECONDS = 15
#: What the session raises for anything that goes wrong on the wire or in the body.
WIRE_ERRORS = (AiogramError, OSError, UnicodeDecodeError)


class GetRawUpdates(TelegramMethod[list[Any]]):
    """getUpdates without a model: one update that cannot be decoded stops nothing."""

    __returning__ = list[Any]
    __api_method__ = "getUpdates"

    offset: int | None = None
    timeout: int | None = None
    allowed_updates: list[str] | None = None


@dataclass(slots=True)
class Polling:
    """Asks Telegram for updates, again and again, until it is cancelled."""

    bot: Bot
    intake: Intake
    allowed: Sequence[str]
    poll_seconds: int = 30
    backoff: Backoff = field(default_factory=Backoff)
    _offset: int | None = field(default=None, init=False)
    _failures: int = field(default=0, init=False)

    async def run(self) -> None:
        """Receive for ever; a cancellation at any moment loses nothing."""
        await self.bot.delete_webhook(drop_pending_updates=False)
        while True:
            await self._receive(await self._fetch())

    async def _receive(self, updates: list[Any]) -> None:
        if self._offset is not None:
            self.intake.steps.reached(Step.ACKNOWLEDGED)
        if not updates:
            return
        await self.intake.take(updates)
        numbers = [number for update in updates if (number := _number(update)) is not None]
        if numbers:
            self._offset = max(numbers) + 1
        else:
            # Nothing in it can be acknowledged: it would come again at once, and for ever.
            log.error("polling.senseless_batch", updates=len(updates))
            await asyncio.sleep(self.backoff.most)

    async def _fetch(self) -> list[Any]:
        """The next batch; errors are waited out here, without a limit."""
        method = GetRawUpdates(
            offset=self._offset,
            timeout=self.poll_seconds,
            allowed_updates=list(self.allowed),
        )
        while True:
            try:
                updates = await self.bot(
                    method, request_timeout=self.poll_seconds + ANSWER_WITHIN_SECONDS
                )
            except WIRE_ERRORS as error:
                self._failures += 1
                pause = self._pause(error)
                log.warning("polling.failed", pause_s=pause, **fault(error))
                await asyncio.sleep(pause)
            else:
                self._failures = 0
                return updates

    def _pause(self, error: Exception) -> float:
        if isinstance(error, TelegramRetryAfter):
            return float(error.retry_after)
        pause = self.backoff.after(self._failures)
        if isinstance(error, TelegramConflictError):
            log.error("polling.conflict", hint="another process polls with the same token")
        return pause


def _number(update: object) -> int | None:
    number = update.get("update_id") if isinstance(update, dict) else None
    return number if isinstance(number, int) and not isinstance(number, bool) else None
