"""An address that cannot be had is named with its cause; the one that is printed is in use."""

import asyncio
import os
import signal
import socket
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import aiohttp
import pytest

from tests.bot import desk_cli
from tests.bot.commands import DESK
from tests.bot.desk_cli import CommandLine
from tests.bot.processes import ROOT

PAGE = "Deneme sayfası: "


@pytest.fixture
def command(monkeypatch: pytest.MonkeyPatch, sqlite_url: str, tmp_path: Path) -> CommandLine:
    monkeypatch.setenv("KNOWLEDGE_DIR", str(DESK))
    line = desk_cli.at(monkeypatch, sqlite_url, str(tmp_path))
    monkeypatch.delenv("DATABASE_URL")
    return line


@pytest.fixture
def taken() -> Iterator[int]:
    """A port that another program listens at."""
    with socket.create_server(("127.0.0.1", 0)) as other:
        yield int(other.getsockname()[1])


@pytest.mark.parametrize("host", ["300.1.1.1", "192.0.2.1"])
def test_host_that_is_not_this_machine_is_named(
    command: CommandLine, monkeypatch: pytest.MonkeyPatch, host: str
) -> None:
    monkeypatch.setenv("SANDBOX_HOST", host)
    shown = command.types("run")
    assert shown.exit_code == 2
    said = f"SANDBOX_HOST, SANDBOX_PORT: bu bilgisayarda {host} diye bir adres yok."
    assert shown.output.splitlines() == [said]


def test_start_that_fails_promises_no_page(
    command: CommandLine, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("KNOWLEDGE_DIR", str(tmp_path / "yok"))
    monkeypatch.setenv("SANDBOX_PORT", "18195")
    shown = command.types("run")
    assert shown.exit_code == 2
    assert PAGE not in shown.output


@asynccontextmanager
async def _desk(folder: Path, **settings: str) -> AsyncIterator[asyncio.StreamReader]:
    """A desk in the sandbox, few entries; gives what it prints."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "run"),
        cwd=ROOT,
        env={**os.environ, "DATA_DIR": str(folder), "KNOWLEDGE_DIR": str(DESK), **settings},
        stdout=asyncio.subprocess.PIPE,
    )
    assert process.stdout is not None
    try:
        async with asyncio.timeout(90):
            yield process.stdout
    finally:
        process.send_signal(signal.SIGTERM)
        await process.communicate()
    assert process.returncode == 0


async def _line(printed: asyncio.StreamReader) -> str:
    return (await printed.readline()).decode().rstrip("\n")


async def _status(url: str) -> int:
    async with aiohttp.ClientSession() as session, session.get(url) as answer:
        return answer.status


@pytest.mark.slow
async def test_page_is_at_the_address_that_is_printed(tmp_path: Path, taken: int) -> None:
    async with _desk(tmp_path, SANDBOX_PORT=str(taken)) as printed:
        said = f"{taken} numaralı kapı dolu; deneme sayfası boş bir kapıda açılacak."
        assert await _line(printed) == said
        page = await _line(printed)
        assert page.startswith(PAGE)
        url = page.split()[2]
        assert not url.endswith(f":{taken}")
        assert await _status(url) == 200


@pytest.mark.slow
async def test_desk_works_without_the_port_of_its_health(tmp_path: Path, taken: int) -> None:
    ports = {"SANDBOX_PORT": "18194", "HEALTH_PORT": str(taken)}
    async with _desk(tmp_path, **ports) as printed:
        assert await _line(printed) == f"{PAGE}http://127.0.0.1:18194  (durdurmak için Ctrl+C)"
        assert await _line(printed) == (
            f"Sağlık sayfası açılamadı: {taken} numaralı kapı dolu"
            " (HEALTH_HOST, HEALTH_PORT). Masa onsuz çalışıyor."
        )
        assert await _status("http://127.0.0.1:18194") == 200
