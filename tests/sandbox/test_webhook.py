"""The webhook: secret header, retries until taken, order within a chat, a call in the reply."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from aiogram import Bot
from aiohttp import ClientSession, web

from bot.sandbox.server import Sandbox
from tests.sandbox.conftest import ELIF, MURAT, until


@dataclass
class Hook:
    """A bot that receives, and answers what it is told to."""

    url: str = ""
    received: list[dict[str, Any]] = field(default_factory=list)
    secrets: list[str | None] = field(default_factory=list)
    replies: list[web.Response] = field(default_factory=list)
    news: asyncio.Event = field(default_factory=asyncio.Event)
    hold: asyncio.Event | None = None
    busy: int = 0
    busiest: int = 0

    async def handle(self, request: web.Request) -> web.Response:
        self.busy += 1
        self.busiest = max(self.busiest, self.busy)
        self.received.append(await request.json())
        self.secrets.append(request.headers.get("X-Telegram-Bot-Api-Secret-Token"))
        self.news.set()
        if self.hold is not None:
            await self.hold.wait()
        self.busy -= 1
        return self.replies.pop(0) if self.replies else web.Response()

    async def until(self, count: int) -> None:
        async with asyncio.timeout(5):
            while len(self.received) < count:
                self.news.clear()
                await self.news.wait()

    def texts(self) -> list[str]:
        return [body["message"]["text"] for body in self.received]


@pytest.fixture
async def hook() -> AsyncIterator[Hook]:
    hook = Hook()
    app = web.Application()
    app.router.add_post("/telegram", hook.handle)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    hook.url = f"http://127.0.0.1:{runner.addresses[0][1]}/telegram"
    yield hook
    await runner.cleanup()


async def settled(sandbox: Sandbox) -> None:
    await until(lambda: not sandbox.updates.queue)


async def test_updates_are_pushed_with_the_secret(bot: Bot, sandbox: Sandbox, hook: Hook) -> None:
    await bot.set_webhook(hook.url, secret_token="s3cret_-")
    sandbox.people.say(ELIF, "soru")
    await hook.until(1)
    assert hook.texts() == ["soru"]
    assert hook.secrets == ["s3cret_-"]
    await settled(sandbox)
    assert (await bot.get_webhook_info()).pending_update_count == 0


async def test_refused_update_comes_again_until_taken(
    bot: Bot, sandbox: Sandbox, hook: Hook
) -> None:
    hook.replies = [web.Response(status=500), web.Response(status=302)]
    await bot.set_webhook(hook.url)
    sandbox.people.say(ELIF, "soru")
    await hook.until(3)
    assert len({body["update_id"] for body in hook.received}) == 1
    await settled(sandbox)
    info = await bot.get_webhook_info()
    assert info.last_error_message is not None
    assert info.last_error_message.startswith("Wrong response from the webhook: 302")


async def test_hook_that_does_not_answer_in_time_hears_it_again(
    bot: Bot, sandbox: Sandbox, hook: Hook
) -> None:
    sandbox.delivery.patience = 0.02
    hook.hold = asyncio.Event()
    await bot.set_webhook(hook.url)
    sandbox.people.say(ELIF, "soru")
    await hook.until(2)
    hook.hold.set()
    await settled(sandbox)
    assert (await bot.get_webhook_info()).last_error_message == "Read timeout expired"


async def test_messages_of_one_chat_keep_their_order(
    bot: Bot, sandbox: Sandbox, hook: Hook
) -> None:
    hook.replies = [web.Response(status=500)]
    await bot.set_webhook(hook.url)
    words = [f"soru {number}" for number in range(10)]
    for word in words:
        sandbox.people.say(ELIF, word)
    await settled(sandbox)
    assert hook.texts() == ["soru 0", *words]


async def test_no_more_connections_than_allowed(bot: Bot, sandbox: Sandbox, hook: Hook) -> None:
    hook.hold = asyncio.Event()
    await bot.set_webhook(hook.url, max_connections=2)
    for user_id in (ELIF, MURAT, *range(1003, 1009)):
        sandbox.people.say(user_id, "soru")
    await hook.until(2)
    hook.hold.set()
    await settled(sandbox)
    assert hook.busiest == 2
    assert len(hook.received) == 8


async def test_reply_may_carry_a_call(bot: Bot, sandbox: Sandbox, hook: Hook) -> None:
    reply = {"method": "sendMessage", "chat_id": ELIF, "text": "yanıt"}
    hook.replies = [web.json_response(reply)]
    await bot.set_webhook(hook.url)
    sandbox.people.say(ELIF, "soru")
    await settled(sandbox)
    await until(lambda: sandbox.journal.of("sendMessage"))
    (call,) = sandbox.journal.of("sendMessage")
    assert call.ok


async def test_updates_of_before_are_pushed_unless_dropped(
    bot: Bot, sandbox: Sandbox, hook: Hook
) -> None:
    sandbox.people.say(ELIF, "eski")
    await bot.set_webhook(hook.url, drop_pending_updates=True)
    sandbox.people.say(ELIF, "yeni")
    await settled(sandbox)
    assert hook.texts() == ["yeni"]


@pytest.mark.parametrize(
    "settings", [{"url": "ornek"}, {"url": "https://ornek.tr", "secret_token": "ş"}]
)
async def test_bad_urls_and_secrets_are_refused(
    http: ClientSession, sandbox: Sandbox, settings: dict[str, str]
) -> None:
    async with http.post(f"/bot{sandbox.token}/setWebhook", json=settings) as response:
        assert response.status == 400
    assert sandbox.updates.webhook.url == ""
