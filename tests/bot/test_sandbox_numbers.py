"""A sandbox over a database that is kept gives no number that the database may remember."""

from pathlib import Path
from typing import Any

import pytest
from aiohttp import ClientSession
from pydantic import SecretStr

from bot import run
from bot.compose import system_now
from bot.config import Settings
from bot.example import ELIF
from bot.sandbox.stage import Stage
from bot.sandbox.updates import FIRST_UPDATE_ID


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    free = {"sandbox_port": 0}  # whichever door is free: nobody may set that
    return Settings(_env_file=None, data_dir=tmp_path).model_copy(update=free)


async def _numbers(settings: Settings) -> tuple[int, int]:
    """Those of the first update of a run, and of its message."""
    async with run._sandbox(settings, lambda _: None) as (_, url), ClientSession(url) as http:
        said = {"from_id": ELIF, "text": "Okul kaydı için kimlik gerekir mi?"}
        async with http.post("/sandbox/say", json=said) as response:
            message: dict[str, Any] = (await response.json())["message"]
        async with http.get("/sandbox/pending") as response:
            (update, *_) = (await response.json())["pending"]
    return update["update_id"], message["message_id"]


async def test_named_database_is_given_no_number_of_a_run_before(settings: Settings) -> None:
    named = SecretStr(f"sqlite+aiosqlite:///{settings.data_dir}/own.db")
    began = int(system_now().timestamp())
    update, message = await _numbers(settings.model_copy(update={"database_url": named}))
    assert update > began
    assert message > began


async def test_own_file_begins_anew_and_so_do_the_numbers(settings: Settings) -> None:
    assert await _numbers(settings) == (FIRST_UPDATE_ID + 1, 1)


def test_numbers_go_on_in_every_chat_and_after_a_reset() -> None:
    stage = Stage("7010203040:sandbox", system_now)
    stage.count_from(1_800_000_000)
    for _ in range(2):
        chats = [*stage.world.chats.values(), stage.world.add_group("Yeni", is_forum=True)]
        assert min(map(stage.world.next_message_id, chats)) > 1_800_000_000
        assert (stage.updates.put("message", {}) or 0) > 1_800_000_000
        stage.reset()
