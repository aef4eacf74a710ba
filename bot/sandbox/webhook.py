"""Pushing updates to the bot's webhook: in order for each chat, again and again until taken."""

import asyncio
import json
from dataclasses import dataclass, field
from typing import Any

from aiohttp import ClientError, ClientSession, ClientTimeout

from bot.sandbox.api import perform
from bot.sandbox.methods import documented_name
from bot.sandbox.stage import Stage
from bot.sandbox.updates import Pending
from bot.sandbox.wire import Call

#: Telegram gives a webhook a minute to answer.
PATIENCE = 60.0
LONGEST_PAUSE = 60.0
SUCCESS = range(200, 300)


@dataclass(slots=True)
class Delivery:
    """The loop that delivers; `retry_base` is the first pause after a failure, in seconds."""

    stage: Stage
    retry_base: float = 1.0
    patience: float = PATIENCE
    _in_flight: int = field(default=0)

    async def run(self) -> None:
        """Deliver for ever; ends by cancellation."""
        async with ClientSession() as session, asyncio.TaskGroup() as group:
            while True:
                news = self.stage.updates.news
                for update in self._due():
                    update.in_flight = True
                    self._in_flight += 1
                    group.create_task(self._deliver(session, update))
                await self._rest(news)

    def _due(self) -> list[Pending]:
        updates = self.stage.updates
        if not updates.webhook.url:
            return []
        updates.expire()
        at = asyncio.get_running_loop().time()
        free = updates.webhook.max_connections - self._in_flight
        firsts: dict[str, Pending] = {}
        for update in updates.queue:
            firsts.setdefault(update.lane, update)
        ready = [u for u in firsts.values() if not u.in_flight and u.not_before <= at]
        return ready[: max(free, 0)]

    async def _rest(self, news: asyncio.Event) -> None:
        """Wait for news, or for the next retry to fall due."""
        at = asyncio.get_running_loop().time()
        later = [u.not_before - at for u in self.stage.updates.queue if u.not_before > at]
        try:
            async with asyncio.timeout(min(later, default=None)):
                await news.wait()
        except TimeoutError:
            return

    async def _deliver(self, session: ClientSession, update: Pending) -> None:
        try:
            failure, reply = await self._post(session, update)
        finally:
            update.in_flight = False
            self._in_flight -= 1
        if failure:
            self._postpone(update, failure)
            return
        self.stage.updates.settle(update)
        if isinstance(reply, dict) and isinstance(reply.get("method"), str):
            method = documented_name(reply.pop("method"))
            await perform(self.stage, Call(method, reply))

    async def _post(self, session: ClientSession, update: Pending) -> tuple[str, Any]:
        """An empty failure when the bot took the update, and what it answered."""
        hook = self.stage.updates.webhook
        headers = {"Content-Type": "application/json"}
        if hook.secret:
            headers["X-Telegram-Bot-Api-Secret-Token"] = hook.secret
        body = json.dumps(update.body, ensure_ascii=False).encode()
        patience = ClientTimeout(total=self.patience)
        try:
            async with session.post(
                hook.url, data=body, headers=headers, timeout=patience, allow_redirects=False
            ) as response:
                text = await response.text()
        except TimeoutError:
            return "Read timeout expired", None
        except ClientError:
            return "Connection refused", None
        if response.status not in SUCCESS:
            return f"Wrong response from the webhook: {response.status} {response.reason}", None
        try:
            return "", json.loads(text)
        except ValueError:
            return "", None

    def _postpone(self, update: Pending, failure: str) -> None:
        hook = self.stage.updates.webhook
        hook.last_error, hook.last_error_at = failure, self.stage.timestamp()
        pause = min(self.retry_base * 2 ** min(update.attempts, 16), LONGEST_PAUSE)
        update.attempts += 1
        update.not_before = asyncio.get_running_loop().time() + pause
        self.stage.updates.wake()
