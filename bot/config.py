"""Settings: read once, complete at the start, or refused with every fault in one message."""

import os
import re
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, Self

from pydantic import (
    BeforeValidator,
    Field,
    HttpUrl,
    SecretStr,
    ValidationError,
    model_validator,
)
from pydantic_core import ErrorDetails, PydanticCustomError
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.env_file import ENCODING, ENV_FILE, faults_of
from bot.steps import CrashPoint

TELEGRAM = "https://api.telegram.org"
LOOPBACK = {"127.0.0.1", "localhost", "::1", "[::1]"}


class LogFormat(StrEnum):
    """How log lines are written."""

    CONSOLE = "console"
    JSON = "json"


class LogLevel(StrEnum):
    """The least that is logged."""

    DEBUG = "DEBUG"
    INFO = "INFO"
    WARNING = "WARNING"
    ERROR = "ERROR"


class Semantic(StrEnum):
    """Whether questions are compared by meaning, too: the extra `semantic`."""

    AUTO = "auto"
    ON = "on"
    OFF = "off"


class SettingsError(Exception):
    """One or more settings are wrong; the message names all of them, without their values."""


def _token(value: str) -> str:
    if not re.fullmatch(r"\d+:[A-Za-z0-9_-]{5,}", value):
        raise PydanticCustomError("token", "")
    return value


def _webhook_secret(value: str) -> str:
    if not re.fullmatch(r"[A-Za-z0-9_-]{16,256}", value):
        raise PydanticCustomError("webhook_secret", "")
    return value


def _database(value: str) -> str:
    scheme, mark, rest = value.partition("://")
    drivers = {"sqlite": "sqlite+aiosqlite", "postgresql": "postgresql+asyncpg"}
    driver = drivers.get(scheme.partition("+")[0])
    if not mark or driver is None or scheme not in {*drivers, driver}:
        raise PydanticCustomError("database", "")
    return f"{driver}://{rest}"


def _redis(value: str) -> str:
    if value.partition("://")[0] not in {"redis", "rediss", "unix"}:
        raise PydanticCustomError("redis", "")
    return value


def _crash_point(value: str | CrashPoint) -> CrashPoint:
    return value if isinstance(value, CrashPoint) else CrashPoint.parse(value)


Port = Annotated[int, Field(ge=1, le=65535)]


class Settings(BaseSettings):
    """Everything that can be set; `.env.example` says what each setting does."""

    model_config = SettingsConfigDict(
        frozen=True,
        env_file_encoding=ENCODING,
        env_ignore_empty=True,
        extra="ignore",
        hide_input_in_errors=True,
    )

    # Telegram
    bot_token: Annotated[SecretStr, BeforeValidator(_token)] | None = None
    telegram_api: HttpUrl = HttpUrl(TELEGRAM)
    poll_seconds: Annotated[int, Field(ge=0, le=50)] = 30

    # Webhook
    webhook_url: HttpUrl | None = None
    webhook_secret: Annotated[SecretStr, BeforeValidator(_webhook_secret)] | None = None
    webhook_host: str = "127.0.0.1"
    webhook_port: Port = 8443

    # Data
    data_dir: Path = Path("var")
    database_url: Annotated[SecretStr, BeforeValidator(_database)] | None = None
    redis_url: Annotated[SecretStr, BeforeValidator(_redis)] | None = None
    knowledge_dir: Path | None = None
    rules_file: Path | None = None
    semantic: Semantic = Semantic.AUTO

    # Work
    receive: bool = True
    deliver: bool = True
    sweep: bool = True
    sweep_seconds: Annotated[int, Field(ge=5, le=60)] = 30
    lanes: Annotated[int, Field(ge=0, le=256)] = 16
    attempts: Annotated[int, Field(ge=1, le=20)] = 3
    lease_seconds: Annotated[float, Field(ge=1, le=300)] = 15.0
    drain_seconds: Annotated[float, Field(ge=0, le=300)] = 20.0

    # Logs and health
    log_level: LogLevel = LogLevel.INFO
    log_format: LogFormat = LogFormat.CONSOLE
    health_host: str = "127.0.0.1"
    health_port: Port | None = None

    # Sandbox
    sandbox_host: str = "127.0.0.1"
    sandbox_port: Port = 8080

    # For tests only, hence not in .env.example
    crash_at: Annotated[CrashPoint, BeforeValidator(_crash_point)] | None = None

    @model_validator(mode="after")
    def _belongs_together(self) -> Self:
        if self.webhook_url is not None and self.webhook_secret is None:
            raise PydanticCustomError("secret_missing", "")
        if self.webhook_url is not None and self.webhook_url.scheme != "https" and self.is_real:
            raise PydanticCustomError("webhook_https", "")
        if self.crash_at is not None and self.is_real:
            raise PydanticCustomError("crash_with_real_telegram", "")
        return self

    @property
    def is_real(self) -> bool:
        """Whether the other end is not on this machine."""
        return (self.telegram_api.host or "") not in LOOPBACK

    @property
    def database(self) -> str:
        """The URL of the database, with its password; a file under `data_dir` by default."""
        if self.database_url is not None:
            return self.database_url.get_secret_value()
        name = "danisma.db" if self.bot_token else "sandbox.db"
        return f"sqlite+aiosqlite:///{self.data_dir / name}"


def load(env_file: Path | None = ENV_FILE) -> Settings:
    """The settings of the environment and of a file.

    Raises SettingsError with all faults in one message.
    """
    if env_file is not None and (unreadable := faults_of(env_file)):
        raise SettingsError(_message(unreadable))
    try:
        return Settings(_env_file=env_file)
    except ValidationError as error:
        faults = error.errors(include_url=False, include_input=False)
        raise SettingsError(_message(_sentence(fault) for fault in faults)) from None


#: What is wrong, by the kind of fault pydantic names; `{…}` are the values it gives.
SENTENCES = {
    "token": "BotFather'ın verdiği biçimde değil (örnek: 123456789:AA…)",
    "webhook_secret": "yalnız A-Z, a-z, 0-9, _ ve - ile, 16-256 karakter olmalı",
    "database": "sqlite:///dosya.db ya da postgresql://… biçiminde olmalı",
    "redis": "redis://sunucu:6379/0 biçiminde olmalı",
    "secret_missing": "WEBHOOK_SECRET: WEBHOOK_URL verildiğinde bu da verilmeli",
    "webhook_https": "WEBHOOK_URL: https:// ile başlamalı",
    "crash_with_real_telegram": "CRASH_AT: yalnız bu makinedeki deneme ortamıyla kullanılır",
    "int_parsing": "tam sayı olmalı",
    "float_parsing": "sayı olmalı",
    "bool_parsing": "true ya da false olmalı",
    "greater_than_equal": "en az {ge} olmalı",
    "less_than_equal": "en çok {le} olmalı",
    "enum": "şunlardan biri olmalı: {expected}",
    "url_parsing": "geçerli bir adres değil",
    "url_scheme": "adres şunlardan biriyle başlamalı: {expected_schemes}",
    "value_error": "anlaşılamadı",
}


def _message(faults: Iterable[str]) -> str:
    return "\n  - ".join(("Ayarlarda düzeltilmesi gereken yer var:", *faults))


def _sentence(fault: ErrorDetails) -> str:
    context: dict[str, Any] = fault.get("ctx", {})
    values = {name: str(value).replace(" or ", " ya da ") for name, value in context.items()}
    sentence = SENTENCES.get(fault["type"], "geçersiz").format(**values)
    name = str(fault["loc"][0]).upper() if fault["loc"] else ""
    return f"{name}: {sentence}" if name else sentence


def use_timedeltas() -> None:
    """Let python-telegram-bot give periods as timedelta; else it warns at every 429."""
    os.environ.setdefault("PTB_TIMEDELTA", "true")
