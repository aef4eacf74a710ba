"""Health: figures for Prometheus, and one page that says whether the desk works."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta

from aiohttp import web
from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

from bot.workers import Supervisor
from handlers.services.ports import Clock
from storage.unit import Storage

#: An update that waits longer than this means that the lanes do not keep up, or stand still.
TOO_LONG = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Meters:
    """What is counted and timed."""

    registry: CollectorRegistry = field(default_factory=CollectorRegistry)
    received: Counter = field(init=False)
    repeated: Counter = field(init=False)
    finished: Counter = field(init=False)
    handled_for: Histogram = field(init=False)
    waiting: Gauge = field(init=False)
    quarantined: Gauge = field(init=False)

    def __post_init__(self) -> None:
        own = self.registry
        counters = {
            "received": Counter("danisma_updates_received", "Updates stored", registry=own),
            "repeated": Counter("danisma_updates_repeated", "Delivered again", registry=own),
            "finished": Counter(
                "danisma_updates_finished", "Updates by outcome", ["outcome"], registry=own
            ),
            "handled_for": Histogram(
                "danisma_update_seconds", "Time in the handler", registry=own
            ),
            "waiting": Gauge("danisma_inbox_waiting", "Updates not finished", registry=own),
            "quarantined": Gauge("danisma_inbox_quarantined", "Updates given up", registry=own),
        }
        for name, meter in counters.items():
            object.__setattr__(self, name, meter)


@dataclass(frozen=True, slots=True)
class Health:
    """Answers `/health` and `/metrics`."""

    storage: Storage
    clock: Clock
    meters: Meters
    supervisor: Supervisor
    expected: frozenset[str]

    @asynccontextmanager
    async def serve(self, host: str, port: int) -> AsyncIterator[str]:
        """Serve until the block ends; gives the address."""
        app = web.Application()
        app.router.add_get("/health", self._health)
        app.router.add_get("/metrics", self._metrics)
        runner = web.AppRunner(app, access_log=None)
        await runner.setup()
        try:
            await web.TCPSite(runner, host, port).start()
            yield f"http://{host}:{runner.addresses[0][1]}"
        finally:
            await runner.cleanup()

    async def _health(self, _request: web.Request) -> web.Response:
        async with self.storage.read() as unit:
            figures = await unit.inbox.figures()
        missing = sorted(self.expected - self.supervisor.working)
        age = self.clock() - figures.oldest if figures.oldest else timedelta(0)
        is_well = not missing and age < TOO_LONG
        report = {
            "ok": is_well,
            "stopped": missing,
            "waiting": figures.waiting + figures.running,
            "oldest_seconds": round(age.total_seconds(), 1),
            "quarantined": figures.quarantined,
        }
        return web.json_response(report, status=200 if is_well else 503)

    async def _metrics(self, _request: web.Request) -> web.Response:
        async with self.storage.read() as unit:
            figures = await unit.inbox.figures()
        self.meters.waiting.set(figures.waiting + figures.running)
        self.meters.quarantined.set(figures.quarantined)
        return web.Response(body=generate_latest(self.meters.registry), content_type="text/plain")
