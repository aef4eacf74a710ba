"""Webhook: 200 only after the update is stored, and only for who knows the secret."""

import hmac
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta

import structlog
from aiohttp import web
from sqlalchemy.exc import SQLAlchemyError

from bot.intake import Intake

log = structlog.get_logger()

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105  the name of a header
MOST_BYTES = 1024 * 1024
#: How long an update waits for one that it may have overtaken on a parallel connection.
SETTLE_FOR = timedelta(milliseconds=150)


@dataclass(frozen=True, slots=True)
class Webhook:
    """Receives one update a request."""

    intake: Intake
    path: str
    secret: str

    def app(self) -> web.Application:
        """The application that answers on the path and nowhere else."""
        app = web.Application(client_max_size=MOST_BYTES)
        app.router.add_post(self.path, self._receive)
        return app

    @asynccontextmanager
    async def serve(self, host: str, port: int) -> AsyncIterator[str]:
        """Serve until the block ends; requests under way are finished first."""
        runner = web.AppRunner(self.app(), access_log=None, shutdown_timeout=10.0)
        await runner.setup()
        try:
            await web.TCPSite(runner, host, port).start()
            yield f"http://{host}:{runner.addresses[0][1]}{self.path}"
        finally:
            await runner.cleanup()

    async def _receive(self, request: web.Request) -> web.Response:
        # aiohttp keeps bytes that are no UTF-8 as surrogates.
        given = request.headers.get(SECRET_HEADER, "").encode("utf-8", "surrogateescape")
        if not hmac.compare_digest(given, self.secret.encode()):
            return web.Response(status=401)
        try:
            update = json.loads(await request.read())
        except (ValueError, RecursionError):
            return web.Response(status=400)
        if not isinstance(update, dict) or not isinstance(update.get("update_id"), int):
            return web.Response(status=400)
        try:
            await self.intake.take([update])
        except (SQLAlchemyError, OSError):
            log.exception("webhook.not_stored")
            return web.Response(status=503)
        return web.Response()
