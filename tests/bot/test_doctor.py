"""The doctor names every part, says what to do, and fails only where something is broken."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from aiohttp import web

from bot.compose import system_now
from bot.doctor_desk import desk_findings
from bot.findings import Grade
from storage.engine import Database
from storage.unit import Storage
from tests.bot import desk_cli
from tests.bot.desk_cli import CommandLine
from tests.storage.casework import kept, new_case

TOKEN = "123456789:AAtestTESTtestTESTtestTESTtest00"
RIGHTS = {"can_manage_topics": True, "can_pin_messages": True}
FORUM = "-1001234567890"


@pytest.fixture
def command(monkeypatch: pytest.MonkeyPatch, sqlite_url: str, tmp_path: Path) -> CommandLine:
    return desk_cli.at(monkeypatch, sqlite_url, str(tmp_path))


@pytest.fixture
def telegram(monkeypatch: pytest.MonkeyPatch) -> dict[str, object]:
    """What Telegram answers to each method; a method that is not here is refused."""
    monkeypatch.setenv("BOT_TOKEN", TOKEN)
    return {
        "getMe": {"id": 7, "username": "danisma_masasi_bot"},
        "getWebhookInfo": {"url": "", "pending_update_count": 3},
        "getChat": {"is_forum": True},
        "getChatMember": {"status": "administrator", **RIGHTS},
    }


@asynccontextmanager
async def _serving(answers: dict[str, object]) -> AsyncIterator[str]:
    async def answer(request: web.Request) -> web.Response:
        method = request.match_info["method"]
        if request.match_info["token"] != f"bot{TOKEN}" or method not in answers:
            refusal = {
                "ok": False,
                "error_code": 400,
                "description": "Bad Request: chat not found",
            }
            return web.json_response(refusal, status=400)
        return web.json_response({"ok": True, "result": answers[method]})

    app = web.Application()
    app.router.add_post("/{token}/{method}", answer)
    runner = web.AppRunner(app)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    finally:
        await runner.cleanup()


async def _examined(
    command: CommandLine, monkeypatch: pytest.MonkeyPatch, answers: dict[str, object]
) -> tuple[int, str]:
    async with _serving(answers) as url:
        monkeypatch.setenv("TELEGRAM_API", url)
        shown = await asyncio.to_thread(command.types, "doctor")
    return shown.exit_code, shown.output


@pytest.fixture
def settled(command: CommandLine) -> CommandLine:
    """A desk with an admin and a group."""
    command.types("role", "grant", "admin", "5001")
    command.types("place", "secretariat", FORUM)
    return command


async def test_well_desk_is_well(
    settled: CommandLine, monkeypatch: pytest.MonkeyPatch, telegram: dict[str, object]
) -> None:
    code, said = await _examined(settled, monkeypatch, telegram)
    assert code == 0
    assert "✗" not in said
    for part in (
        "Ayarlar",
        "Diskte",
        "kuralları",
        "kayıtları",
        "Veritabanı",
        "Saat",
        "Giden",
        "Gelen",
    ):
        assert part in said
    assert "✓ Telegram: @danisma_masasi_bot." in said
    assert "✓ Sekretaryanın grubu" in said


async def test_missing_right_is_named(
    settled: CommandLine, monkeypatch: pytest.MonkeyPatch, telegram: dict[str, object]
) -> None:
    telegram["getChatMember"] = {"status": "administrator", "can_pin_messages": True}
    code, said = await _examined(settled, monkeypatch, telegram)
    assert code == 1
    assert "✗ Botun gruptaki yetkileri eksik: konuları yönetme." in said


async def test_topics_that_were_switched_off_are_noticed(
    settled: CommandLine, monkeypatch: pytest.MonkeyPatch, telegram: dict[str, object]
) -> None:
    telegram["getChat"] = {}
    code, said = await _examined(settled, monkeypatch, telegram)
    assert code == 1
    assert "Grupta konular kapalı" in said


async def test_group_without_the_bot_is_noticed(
    settled: CommandLine, monkeypatch: pytest.MonkeyPatch, telegram: dict[str, object]
) -> None:
    del telegram["getChat"]
    code, said = await _examined(settled, monkeypatch, telegram)
    assert code == 1
    assert "Sekretaryanın grubuna ulaşılamadı" in said


HOOK = "https://masa.example.org/telegram"


@pytest.fixture
def webhook(monkeypatch: pytest.MonkeyPatch, telegram: dict[str, object]) -> dict[str, object]:
    """What Telegram knows of the webhook that the settings name."""
    monkeypatch.setenv("WEBHOOK_URL", HOOK)
    monkeypatch.setenv("WEBHOOK_SECRET", "a" * 32)
    telegram["getWebhookInfo"] = seen = {"url": HOOK, "pending_update_count": 0}
    return seen


async def test_webhook_that_works_is_well(
    settled: CommandLine,
    monkeypatch: pytest.MonkeyPatch,
    telegram: dict[str, object],
    webhook: dict[str, object],
) -> None:
    webhook["last_error_date"] = 1_600_000_000
    code, said = await _examined(settled, monkeypatch, telegram)
    assert code == 0
    assert "✓ Güncellemeler: webhook, Telegram'da bekleyen 0." in said


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("", "Telegram'da kayıtlı webhook yok"),
        ("https://baska.example.org/", "WEBHOOK_URL ayarındaki değil"),
    ],
)
async def test_webhook_that_is_another_is_noticed(
    settled: CommandLine,
    monkeypatch: pytest.MonkeyPatch,
    telegram: dict[str, object],
    webhook: dict[str, object],
    url: str,
    told: str,
) -> None:
    webhook["url"] = url
    code, said = await _examined(settled, monkeypatch, telegram)
    assert code == 1
    assert told in said


async def test_webhook_that_telegram_cannot_reach_is_noticed(
    settled: CommandLine,
    monkeypatch: pytest.MonkeyPatch,
    telegram: dict[str, object],
    webhook: dict[str, object],
) -> None:
    webhook |= {
        "last_error_date": int(system_now().timestamp()) - 60,
        "last_error_message": "Connection refused",
        "pending_update_count": 412,
    }
    code, said = await _examined(settled, monkeypatch, telegram)
    assert code == 1
    assert "✗ Telegram son bir saatte webhook adresine ulaşamadı (Connection refused)." in said
    assert "! Telegram'da alınmayı bekleyen 412 güncelleme var." in said


async def test_webhook_that_is_in_the_way_of_polling_is_noticed(
    settled: CommandLine, monkeypatch: pytest.MonkeyPatch, telegram: dict[str, object]
) -> None:
    telegram["getWebhookInfo"] = {"url": HOOK}
    code, said = await _examined(settled, monkeypatch, telegram)
    assert code == 1
    assert "✗ Telegram'da bir webhook kayıtlı, ayarlarda yok" in said


def test_redis_out_of_reach_is_noticed(
    settled: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "Redis" not in settled.types("doctor").output
    monkeypatch.setenv("REDIS_URL", "redis://:gizli@127.0.0.1:1/0")
    shown = settled.types("doctor")
    assert shown.exit_code == 1
    assert "✗ Redis'e ulaşılamadı (ConnectionError)" in shown.output
    assert "gizli" not in shown.output


@pytest.mark.redis
def test_redis_that_answers_is_well(
    settled: CommandLine, monkeypatch: pytest.MonkeyPatch, pytestconfig: pytest.Config
) -> None:
    monkeypatch.setenv("REDIS_URL", pytestconfig.getoption("--redis"))
    shown = settled.types("doctor")
    assert shown.exit_code == 0
    assert "✓ Redis: yanıt veriyor." in shown.output


async def test_refused_token_is_said_and_never_shown(
    settled: CommandLine, monkeypatch: pytest.MonkeyPatch, telegram: dict[str, object]
) -> None:
    del telegram["getMe"]
    code, said = await _examined(settled, monkeypatch, telegram)
    assert code == 1
    assert "BOT_TOKEN değerini" in said
    assert TOKEN not in said


def test_desk_without_an_admin_is_told_how_to_make_one(command: CommandLine) -> None:
    shown = command.types("doctor")
    assert shown.exit_code == 1
    assert "danisma invite admin" in shown.output


def test_database_of_an_older_program_is_noticed(command: CommandLine) -> None:
    command.types("db", "downgrade", "0001")
    shown = command.types("doctor")
    assert shown.exit_code == 1
    assert "danisma db upgrade" in shown.output


def test_broken_rules_are_noticed(
    settled: CommandLine, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    rules = tmp_path / "kurallar.yaml"
    rules.write_text("prefix: 7\n", encoding="utf-8")
    monkeypatch.setenv("RULES_FILE", str(rules))
    shown = settled.types("doctor")
    assert shown.exit_code == 1
    assert "danisma rules check" in shown.output


def test_case_under_way_of_a_type_that_was_removed_is_named(settled: CommandLine) -> None:
    assert "Türü çalışma" not in settled.types("doctor").output
    _opened_with_type(settled, "kaldirilan-tur")
    shown = settled.types("doctor")
    assert "! Türü çalışma kurallarında olmayan vakalar: " in shown.output
    assert "SDK-2026-0001 (kaldirilan-tur)" in shown.output


def _opened_with_type(command: CommandLine, kind: str) -> None:
    async def work() -> None:
        storage = Storage(Database(command.database_url, connections=1))
        try:
            request = replace(new_case(None).request, type=kind)
            await kept(storage, new_case(None, request=request))
        finally:
            await storage.close()

    asyncio.run(work())


@pytest.mark.parametrize(
    ("ahead", "said"),
    [
        (timedelta(0), "Saat: veritabanının saatiyle aynı."),
        (timedelta(seconds=20), "saniye ileri."),
        (timedelta(seconds=-20), "saniye geri."),
    ],
)
async def test_clock_that_is_not_the_databases_is_noticed(
    storage: Storage, ahead: timedelta, said: str
) -> None:
    async with storage.read() as unit:
        first = (await desk_findings(unit, system_now() + ahead, None))[0]
    assert first.what.endswith(said)
    assert first.grade is (Grade.WARNING if ahead else Grade.WELL)


def test_wrong_settings_are_said(command: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANES", "çok")
    shown = command.types("doctor")
    assert shown.exit_code == 1
    assert "✗ Ayarlarda" in shown.output
    assert "LANES" in shown.output


def test_database_out_of_reach_is_noticed(
    command: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://nobody@127.0.0.1:1/none")
    shown = command.types("doctor")
    assert shown.exit_code == 1
    assert "Veritabanına ulaşılamadı" in shown.output
