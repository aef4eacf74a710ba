"""The health page tells whether the desk works, and Prometheus how much."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta

import aiohttp
import pytest

from bot.health import Health, Meters
from bot.workers import Supervisor
from storage.inbox import Arrival
from storage.unit import Storage
from tests.bot.doubles import HandClock


@pytest.fixture
async def health(storage: Storage) -> AsyncIterator[Health]:
    supervisor = Supervisor()
    supervisor.start("lanes", asyncio.Event().wait)  # type: ignore[arg-type]  # answer unused
    yield Health(storage, HandClock(), Meters(), supervisor, frozenset({"lanes"}))
    await supervisor.stop()


async def _get(health: Health, path: str) -> tuple[int, str]:
    async with (
        health.serve("127.0.0.1", 0) as url,
        aiohttp.ClientSession() as session,
        session.get(url + path) as answer,
    ):
        return answer.status, await answer.text()


async def _arrive(storage: Storage, at: timedelta) -> None:
    moment = HandClock()() - at
    async with storage.write() as unit:
        await unit.inbox.add([Arrival(1, "7", "message", "{}")], at=moment, ready_at=moment)


async def test_desk_that_works_is_well(health: Health) -> None:
    status, body = await _get(health, "/health")
    assert status == 200
    assert '"ok": true' in body


async def test_worker_that_has_stopped_is_named(health: Health) -> None:
    await health.supervisor.stop("lanes")
    status, body = await _get(health, "/health")
    assert status == 503
    assert '"stopped": ["lanes"]' in body


async def test_update_that_waits_for_minutes_is_no_good_sign(
    health: Health, storage: Storage
) -> None:
    await _arrive(storage, timedelta(minutes=6))
    assert (await _get(health, "/health"))[0] == 503


async def test_update_that_has_just_come_is_nothing_to_worry_about(
    health: Health, storage: Storage
) -> None:
    await _arrive(storage, timedelta(seconds=3))
    assert (await _get(health, "/health"))[0] == 200


async def test_figures_are_there_for_prometheus(health: Health, storage: Storage) -> None:
    await _arrive(storage, timedelta(seconds=3))
    health.meters.received.inc(3)
    _, body = await _get(health, "/metrics")
    assert "danisma_updates_received_total 3.0" in body
    assert "danisma_inbox_waiting 1.0" in body
