"""Settings are complete or refused at once, and `.env.example` tells the truth about them."""

import re
from pathlib import Path

import pytest

from bot.config import Settings, SettingsError, load

EXAMPLE = Path(__file__).parent.parent / ".env.example"
#: For tests only; nobody else should find it.
HIDDEN = {"CRASH_AT"}
TOKEN = "123456789:AAtestTESTtestTESTtestTESTtest00"


@pytest.fixture(autouse=True)
def _bare_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)


def _load(monkeypatch: pytest.MonkeyPatch, **values: str) -> Settings:
    for name, value in values.items():
        monkeypatch.setenv(name, value)
    return load(env_file=None)


def _refusal(monkeypatch: pytest.MonkeyPatch, **values: str) -> str:
    with pytest.raises(SettingsError) as refusal:
        _load(monkeypatch, **values)
    return str(refusal.value)


def test_example_and_settings_name_the_same_settings() -> None:
    named = set(re.findall(r"^([A-Z_]+)=", EXAMPLE.read_text(encoding="utf-8"), re.MULTILINE))
    assert named == {name.upper() for name in Settings.model_fields} - HIDDEN


def test_example_and_settings_have_the_same_defaults() -> None:
    assert load(env_file=EXAMPLE) == load(env_file=None)


def test_every_default_is_written_out_in_the_example() -> None:
    written = dict(re.findall(r"^([A-Z_]+)=(.*)$", EXAMPLE.read_text("utf-8"), re.MULTILINE))
    for name, field in Settings.model_fields.items():
        if name.upper() not in HIDDEN:
            default = "" if field.default is None else str(field.default).rstrip("/")
            assert written[name.upper()] == (
                default.lower() if field.annotation is bool else default
            )


def test_every_setting_of_the_example_has_a_heading_and_a_remark() -> None:
    heading = remark = False
    for line in EXAMPLE.read_text(encoding="utf-8").splitlines():
        if line.startswith("# =="):
            heading, remark = True, False
        elif line.startswith("# "):
            remark = True
        elif line:
            assert heading, line
            assert remark, line
            remark = False


def test_nothing_needs_to_be_set(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = _load(monkeypatch)
    assert settings.bot_token is None
    assert settings.database == "sqlite+aiosqlite:///var/sandbox.db"


def test_real_desk_and_sandbox_never_share_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    assert _load(monkeypatch, BOT_TOKEN=TOKEN).database.endswith("danisma.db")


def test_environment_wins_over_the_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "env").write_text("LANES=3\nATTEMPTS=4\n", encoding="utf-8")
    monkeypatch.setenv("LANES", "5")
    settings = load(env_file=tmp_path / "env")
    assert (settings.lanes, settings.attempts) == (5, 4)


def test_file_with_a_byte_order_mark_loses_nothing(tmp_path: Path) -> None:
    (tmp_path / "env").write_bytes(b"\xef\xbb\xbfLANES=3\r\n")
    assert load(env_file=tmp_path / "env").lanes == 3


@pytest.mark.parametrize("encoding", ["cp1254", "utf-16"])
def test_file_in_another_encoding_is_refused(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / ".env"
    file.write_bytes("LANES=3  # şerit\n".encode(encoding))
    with pytest.raises(SettingsError) as refusal:
        load(env_file=file)
    said = f"{file}, 1. satır: metin UTF-8 değil; dosyayı UTF-8 olarak kaydediniz"
    assert str(refusal.value).splitlines()[1:] == [f"  - {said}"]


@pytest.mark.parametrize(
    ("line", "number"),
    [
        (f"BOT_TOKEN {TOKEN}", 4),
        (f"BOT_TOKEN: {TOKEN}", 4),
        (f'BOT_TOKEN="{TOKEN}', 4),
        (f"\r\n\r\nBOT_TOKEN='{TOKEN}' X", 6),
        ("BOT_TOKEN", 4),
        (f"={TOKEN}", 4),
    ],
)
def test_line_that_sets_nothing_is_refused_by_its_number(
    tmp_path: Path, line: str, number: int
) -> None:
    file = tmp_path / ".env"
    file.write_bytes(f"# Ayarlar\r\n\r\nLANES=3\r\n{line}\r\nATTEMPTS=4\r\n".encode())
    with pytest.raises(SettingsError) as refusal:
        load(env_file=file)
    assert f"{file}, {number}. satır: AD=değer biçiminde değil" in str(refusal.value)
    assert TOKEN not in str(refusal.value)


def test_short_database_urls_get_their_driver(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = _load(monkeypatch, DATABASE_URL="postgresql://desk:gizli@db/desk")
    assert settings.database == "postgresql+asyncpg://desk:gizli@db/desk"


def test_all_faults_come_in_one_message(monkeypatch: pytest.MonkeyPatch) -> None:
    message = _refusal(monkeypatch, LANES="çok", ATTEMPTS="0", LOG_LEVEL="LOUD", BOT_TOKEN="12 34")
    assert message.splitlines() == [
        "Ayarlarda düzeltilmesi gereken yer var:",
        "  - BOT_TOKEN: BotFather'ın verdiği biçimde değil (örnek: 123456789:AA…)",
        "  - LANES: tam sayı olmalı",
        "  - ATTEMPTS: en az 1 olmalı",
        "  - LOG_LEVEL: şunlardan biri olmalı: 'DEBUG', 'INFO', 'WARNING' ya da 'ERROR'",
    ]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("BOT_TOKEN", "gizli-jeton"),
        ("WEBHOOK_SECRET", "kısa gizli söz"),
        ("DATABASE_URL", "mysql://desk:gizli@db/desk"),
        ("REDIS_URL", "http://gizli@cache"),
        ("WEBHOOK_URL", "gizli"),
    ],
)
def test_refusal_never_shows_the_value(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    message = _refusal(monkeypatch, **{name: value})
    assert name in message
    assert "gizli" not in message
    assert "geçersiz" not in message


def test_webhook_without_a_secret_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    message = _refusal(monkeypatch, WEBHOOK_URL="https://desk.example/hook")
    assert "WEBHOOK_SECRET" in message


def test_webhook_over_plain_http_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    message = _refusal(
        monkeypatch, WEBHOOK_URL="http://desk.example/hook", WEBHOOK_SECRET="a" * 32
    )
    assert "https://" in message


def test_crash_point_is_refused_where_telegram_is_real(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "CRASH_AT" in _refusal(monkeypatch, CRASH_AT="replied", BOT_TOKEN=TOKEN)


def test_secrets_print_as_stars(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = _load(
        monkeypatch,
        BOT_TOKEN=TOKEN,
        WEBHOOK_SECRET="s" * 20,
        DATABASE_URL="postgresql://desk:gizli@db/desk",
        REDIS_URL="redis://:gizli@cache:6379/0",
    )
    shown = f"{settings!r} {settings}"
    assert TOKEN not in shown
    assert "gizli" not in shown
    assert "s" * 20 not in shown


def test_settings_cannot_be_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = _load(monkeypatch)
    with pytest.raises(ValueError, match="frozen"):
        settings.lanes = 4  # type: ignore[misc]  # that is the point
