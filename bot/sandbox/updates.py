"""The queue of updates: kept until acknowledged, fetched by one poller or pushed by webhook."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from bot.sandbox.errors import conflict
from bot.sandbox.faults import Fault, Faults

#: Telegram keeps what was not fetched for a day.
LIFETIME = timedelta(hours=24)
BATCH = 100
LONGEST_POLL = 50
#: These come only to a bot that lists them.
ON_REQUEST = frozenset(("chat_member", "message_reaction", "message_reaction_count"))
FIRST_UPDATE_ID = 731_204_618


@dataclass(slots=True)
class Pending:
    """An update on its way; `lane` keeps those of one chat in order over a webhook."""

    update_id: int
    at: datetime
    body: dict[str, Any]
    lane: str = ""
    attempts: int = 0
    not_before: float = 0.0
    in_flight: bool = False


@dataclass(slots=True)
class WebhookSettings:
    """What setWebhook was told; an empty url means long polling."""

    url: str = ""
    secret: str = ""
    max_connections: int = 40
    last_error: str = ""
    last_error_at: int = 0


@dataclass(slots=True)
class Updates:
    """Updates in the order in which they will be delivered."""

    now: Callable[[], datetime]
    faults: Faults
    queue: list[Pending] = field(default_factory=list)
    webhook: WebhookSettings = field(default_factory=WebhookSettings)
    allowed: frozenset[str] | None = None
    last_id: int = FIRST_UPDATE_ID
    last_polled_at: datetime | None = None
    closed: bool = False
    _held: Pending | None = None
    _twins: dict[int, Pending] = field(default_factory=dict)
    _news: asyncio.Event = field(default_factory=asyncio.Event)
    _poller: asyncio.Event | None = None

    def put(self, kind: str, payload: dict[str, Any], lane: str = "") -> int | None:
        """Queue an update of a kind; None when the bot does not want that kind."""
        if not self._wanted(kind):
            return None
        self.last_id += 1
        body = {"update_id": self.last_id, kind: payload}
        self._queue_with_faults(Pending(self.last_id, self.now(), body, lane or kind))
        return self.last_id

    def inject(self, body: dict[str, Any]) -> int:
        """Queue any object as an update; a number is added when it has none."""
        if not isinstance(body.get("update_id"), int):
            self.last_id += 1
            body = {"update_id": self.last_id} | body
        update_id = int(body["update_id"])
        self.last_id = max(self.last_id, update_id)
        self._append(Pending(update_id, self.now(), body, "injected"))
        return update_id

    def _wanted(self, kind: str) -> bool:
        return kind not in ON_REQUEST if self.allowed is None else kind in self.allowed

    def _queue_with_faults(self, update: Pending) -> None:
        rule = self.faults.for_update()
        kind = rule.kind if rule else None
        if kind == Fault.DROP_UPDATE:
            return
        if kind == Fault.REORDER_UPDATE and self._held is None:
            self._held = update
            return
        if kind == Fault.POISON_UPDATE:
            update.body = spoiled(update.body)
        if kind == Fault.DUPLICATE_UPDATE:
            self._twins[update.update_id] = Pending(
                update.update_id, update.at, update.body, update.lane
            )
        self._append(update)
        self._let_go()

    def _let_go(self) -> None:
        """Queue what another one was to overtake."""
        if self._held is not None:
            held, self._held = self._held, None
            self._append(held)

    def _append(self, update: Pending) -> None:
        self.queue.append(update)
        self.wake()

    def wake(self) -> None:
        """Let waiting deliveries look at the queue again."""
        self._news.set()
        self._news = asyncio.Event()

    @property
    def news(self) -> asyncio.Event:
        """Set once, when the queue changes next."""
        return self._news

    def allow(self, kinds: list[Any] | None) -> None:
        """Remember the kinds the bot wants; an empty list means the default, None no change."""
        if kinds is not None:
            self.allowed = frozenset(str(kind) for kind in kinds) or None

    async def poll(self, offset: int, limit: int, timeout: int) -> list[dict[str, Any]]:  # noqa: ASYNC109 - Telegram's own parameter
        """A batch of updates from `offset` on, waited for up to `timeout` seconds.

        Everything below `offset` is acknowledged and forgotten. Raises ApiError 409 while a
        webhook is set, and for the older of two pollers.
        """
        if self.webhook.url:
            raise conflict(
                "can't use getUpdates method while webhook is active; "
                "use deleteWebhook to delete the webhook first"
            )
        self._acknowledge(offset)
        turned_away = self._take_turn()
        limit = min(max(limit, 1), BATCH) if limit else BATCH
        try:
            async with asyncio.timeout(min(max(timeout, 0), LONGEST_POLL)):
                while not (batch := self._batch(limit)) and not self.closed:
                    await self._next_news(turned_away)
        except TimeoutError:
            self._let_go()  # nothing came that could have overtaken it
            batch = self._batch(limit)
        finally:
            if self._poller is turned_away:
                self._poller = None
        return batch

    def _take_turn(self) -> asyncio.Event:
        if self._poller is not None:
            self._poller.set()
            self.wake()
        self._poller = asyncio.Event()
        self.last_polled_at = self.now()
        return self._poller

    async def _next_news(self, turned_away: asyncio.Event) -> None:
        await self._news.wait()
        if turned_away.is_set():
            by = "setWebhook" if self.webhook.url else "other getUpdates"
            hint = "" if self.webhook.url else "; make sure that only one bot instance is running"
            raise conflict(f"terminated by {by} request{hint}")

    def _acknowledge(self, offset: int) -> None:
        self.expire()
        if offset < 0:
            self.queue = self.queue[offset:]
            return
        done = [update for update in self.queue if update.update_id < offset]
        self.queue = [update for update in self.queue if update.update_id >= offset]
        for update in done:
            self._return_twin(update.update_id)

    def _return_twin(self, update_id: int) -> None:
        twin = self._twins.pop(update_id, None)
        if twin is not None:
            self._append(twin)

    def settle(self, update: Pending) -> None:
        """A webhook took this update."""
        self.queue = [other for other in self.queue if other is not update]
        self._return_twin(update.update_id)
        self.wake()

    def _batch(self, limit: int) -> list[dict[str, Any]]:
        return [update.body for update in self.queue[:limit]]

    def expire(self) -> None:
        """Forget what is older than a day."""
        oldest = self.now() - LIFETIME
        self.queue = [update for update in self.queue if update.at > oldest]

    def set_webhook(self, settings: WebhookSettings, *, drop: bool) -> None:
        """Push from now on, or poll again when the url is empty."""
        self.webhook = settings
        if drop:
            self.queue.clear()
        if self._poller is not None and settings.url:
            self._poller.set()
        self.wake()

    @property
    def is_polled(self) -> bool:
        """Whether somebody waits in getUpdates or did within a minute."""
        if self._poller is not None:
            return True
        at = self.last_polled_at
        return at is not None and self.now() - at < timedelta(minutes=1)

    def clear(self) -> None:
        """Forget every update; the settings of the bot stay."""
        self.queue.clear()
        self._twins.clear()
        self._held = None
        self.wake()

    def close(self) -> None:
        """Send the poller home."""
        self.closed = True
        self.wake()


def spoiled(body: dict[str, Any]) -> dict[str, Any]:
    """The same update with everything inside it wrong: JSON, and nothing else."""
    wrong: dict[str, Any] = {
        "message_id": "x",
        "id": None,
        "date": "dün",
        "chat": [],
        "from": "biri",
    }
    return {key: value if key == "update_id" else dict(wrong) for key, value in body.items()}
