"""The sandbox as an HTTP server: the Bot API, files, the control API, the page."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

from aiohttp import web

from bot.sandbox.acting import DEEDS
from bot.sandbox.api import answer_call
from bot.sandbox.buckets import Buckets
from bot.sandbox.control import DELETES, GETS, POSTS, handler
from bot.sandbox.faults import Faults
from bot.sandbox.feed import Feed
from bot.sandbox.groups import Groups
from bot.sandbox.journal import Journal
from bot.sandbox.people import People
from bot.sandbox.presses import Presses
from bot.sandbox.schema import Schema
from bot.sandbox.stage import Clock, Stage
from bot.sandbox.updates import Updates
from bot.sandbox.webhook import Delivery
from bot.sandbox.world import World

#: A token in the shape of Telegram's that opens nothing.
DEFAULT_TOKEN = "7010203040:sandbox"  # noqa: S105 - invented, good on this machine only
PAGE = Path(__file__).parent / "page"
MOST_BYTES = 60 * 1024 * 1024


class Sandbox:
    """A Bot API server with a world of its own; see README.md beside this file."""

    def __init__(
        self,
        token: str = DEFAULT_TOKEN,
        *,
        now: Clock,
        strict_schema: bool = False,
        enforce_limits: bool = False,
        check_schema: bool = True,
    ) -> None:
        schema = Schema.load() if check_schema or strict_schema else None
        if strict_schema and schema is None:
            raise RuntimeError("strict_schema needs the package selfrotgram")
        self.stage = Stage(token, now, strict_schema=strict_schema, schema=schema)
        self.stage.buckets.enforced = enforce_limits
        self.people = People(self.stage)
        self.presses = Presses(self.stage)
        self.groups = Groups(self.stage)
        self.delivery = Delivery(self.stage)

    @property
    def token(self) -> str:
        """The only token this server knows."""
        return self.stage.token

    @property
    def world(self) -> World:
        """People, chats, messages."""
        return self.stage.world

    @property
    def journal(self) -> Journal:
        """Every call of the bot."""
        return self.stage.journal

    @property
    def faults(self) -> Faults:
        """The rules of what goes wrong."""
        return self.stage.faults

    @property
    def updates(self) -> Updates:
        """The queue of updates."""
        return self.stage.updates

    @property
    def buckets(self) -> Buckets:
        """The rate buckets."""
        return self.stage.buckets

    @property
    def feed(self) -> Feed:
        """What happens, live."""
        return self.stage.feed

    @asynccontextmanager
    async def serve(self, host: str = "127.0.0.1", port: int = 0) -> AsyncIterator[str]:
        """Serve until the block ends; gives the url. Port 0 takes a free one."""
        self.stage.open()
        runner = web.AppRunner(self._app(), access_log=None, shutdown_timeout=1.0)
        await runner.setup()
        try:
            site = web.TCPSite(runner, host, port)
            await site.start()
            number = runner.addresses[0][1]
            yield f"http://{host}:{number}"
        finally:
            self.stage.close()
            await runner.cleanup()

    async def _deliver(self, _app: web.Application) -> AsyncIterator[None]:
        async with asyncio.TaskGroup() as group:
            delivering = group.create_task(self.delivery.run())
            yield
            delivering.cancel()

    def _app(self) -> web.Application:
        app = web.Application(client_max_size=MOST_BYTES)
        app.cleanup_ctx.append(self._deliver)
        app.router.add_route("*", "/bot{token:[^/]+}/{method}", self._call)
        app.router.add_get("/file/bot{token:[^/]+}/{path:.+}", self._download)
        app.router.add_get("/sandbox/files/{file_id}", self._open_file)
        app.router.add_get("/sandbox/events", self._events)
        for path, act in GETS.items():
            app.router.add_get(path, handler(self.stage, act))
        for path, act in (POSTS | DEEDS).items():
            app.router.add_post(path, handler(self.stage, act))
        for path, act in DELETES.items():
            app.router.add_delete(path, handler(self.stage, act))
        app.router.add_get("/", self._page)
        app.router.add_get("/static/{name}", self._page)
        return app

    async def _call(self, request: web.Request) -> web.StreamResponse:
        return await answer_call(self.stage, request)

    async def _download(self, request: web.Request) -> web.Response:
        if request.match_info["token"] != self.token:
            raise web.HTTPUnauthorized
        for kept in self.world.files.values():
            if kept.path == request.match_info["path"]:
                return web.Response(body=kept.data, content_type="application/octet-stream")
        raise web.HTTPNotFound

    async def _open_file(self, request: web.Request) -> web.Response:
        kept = self.world.files.get(request.match_info["file_id"])
        if kept is None:
            raise web.HTTPNotFound
        headers = {"Content-Security-Policy": "sandbox", "X-Content-Type-Options": "nosniff"}
        mime = kept.mime.partition(";")[0]
        return web.Response(body=kept.data, content_type=mime, headers=headers)

    async def _page(self, request: web.Request) -> web.FileResponse:
        path = PAGE / request.match_info.get("name", "index.html")
        if path.parent != PAGE or not path.is_file():
            raise web.HTTPNotFound
        return web.FileResponse(path, headers={"Cache-Control": "no-cache"})

    async def _events(self, request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse(
            headers={"Content-Type": "text/event-stream", "Cache-Control": "no-cache"}
        )
        await response.prepare(request)
        seen = request.headers.get("Last-Event-ID") or request.query.get("after")
        after = int(seen) if seen and seen.isdigit() else self.feed.last
        with suppress(ConnectionError):
            async for event in self.feed.watch(after):
                await response.write(event.encoded() if event else b": still here\n\n")
        return response
