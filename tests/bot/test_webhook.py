"""The webhook answers 200 only after the insert, and only to who knows the secret."""

import asyncio
import json
from collections.abc import AsyncIterator
from io import BytesIO

import aiohttp
import pytest
from yarl import URL

from bot.intake import Intake
from bot.webhook import MOST_BYTES, SECRET_HEADER, Webhook
from storage.engine import Database
from storage.unit import Storage
from tests.bot.doubles import HandClock

SECRET = "a-secret-of-the-test"
KNOWN = {SECRET_HEADER: SECRET}


class Door:
    """Knocks at a webhook that really listens."""

    def __init__(self, url: str, session: aiohttp.ClientSession) -> None:
        self.url = url
        self._session = session

    async def post(self, body: object, headers: dict[str, str]) -> int:
        data = BytesIO(body if isinstance(body, bytes) else json.dumps(body).encode())
        async with self._session.post(self.url, data=data, headers=headers) as answer:
            return answer.status


@pytest.fixture
async def door(storage: Storage) -> AsyncIterator[Door]:
    webhook = Webhook(Intake(storage, HandClock(), asyncio.Event(), 42), "/hook", SECRET)
    async with webhook.serve("127.0.0.1", 0) as url, aiohttp.ClientSession() as session:
        yield Door(url, session)


async def _waiting(storage: Storage) -> int:
    async with storage.read() as unit:
        return (await unit.inbox.figures()).waiting


async def test_update_is_stored_before_it_is_acknowledged(storage: Storage, door: Door) -> None:
    assert await door.post({"update_id": 1, "message": {}}, KNOWN) == 200
    assert await _waiting(storage) == 1


async def test_second_delivery_is_acknowledged_and_not_stored(
    storage: Storage, door: Door
) -> None:
    for _ in range(2):
        assert await door.post({"update_id": 1, "message": {}}, KNOWN) == 200
    assert await _waiting(storage) == 1


@pytest.mark.parametrize("headers", [{}, {SECRET_HEADER: "wrong"}, {SECRET_HEADER: SECRET + "x"}])
async def test_stranger_is_refused(storage: Storage, door: Door, headers: dict[str, str]) -> None:
    assert await door.post({"update_id": 1, "message": {}}, headers) == 401
    assert await _waiting(storage) == 0


async def test_secret_that_is_no_text_is_refused(storage: Storage, door: Door) -> None:
    url = URL(door.url)
    reader, writer = await asyncio.open_connection(url.host, url.port)
    lines = (
        f"POST {url.path} HTTP/1.1".encode(),
        b"Host: x",
        SECRET_HEADER.encode() + b": \xff",
        b"Content-Length: 2",
        b"Connection: close",
    )
    writer.write(b"\r\n".join((*lines, b"", b"{}")))
    answer = await reader.read()
    writer.close()
    assert answer.startswith(b"HTTP/1.1 401 ")
    assert await _waiting(storage) == 0


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b'{"message": {}}', b"[" * 100_000, b"\xff"])
async def test_body_that_is_no_update_is_refused(door: Door, body: bytes) -> None:
    assert await door.post(body, KNOWN) == 400


async def test_senseless_update_is_acknowledged_and_set_aside(
    storage: Storage, door: Door
) -> None:
    assert await door.post({"update_id": 1}, KNOWN) == 200
    async with storage.read() as unit:
        assert (await unit.inbox.figures()).quarantined == 1


async def test_body_that_is_too_large_is_refused(door: Door) -> None:
    assert await door.post(b"x" * (MOST_BYTES + 1), KNOWN) == 413


async def test_update_that_could_not_be_stored_is_not_acknowledged(tmp_path: object) -> None:
    storage = Storage(Database(f"sqlite+aiosqlite:///{tmp_path}/without-tables.db"))
    webhook = Webhook(Intake(storage, HandClock(), asyncio.Event(), 42), "/hook", SECRET)
    async with webhook.serve("127.0.0.1", 0) as url, aiohttp.ClientSession() as session:
        door = Door(url, session)
        assert await door.post({"update_id": 1, "message": {}}, KNOWN) == 503
    await storage.close()


async def test_forty_connections_at_once_store_everything(storage: Storage, door: Door) -> None:
    async def deliver(number: int) -> int:
        return await door.post({"update_id": number, "message": {}}, KNOWN)

    answers = await asyncio.gather(*(deliver(n % 40) for n in range(80)))
    assert set(answers) == {200}
    assert await _waiting(storage) == 40
