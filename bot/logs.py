"""Logs: one line for each thing that happened, and nothing of what anybody said.

Lines of libraries go the same way. A fault is named by its class and its place; its message may
quote a text, so it is never written.
"""

import logging
import re
import sys
import traceback
from collections.abc import Mapping, MutableMapping
from pathlib import Path

import structlog
from pydantic import SecretStr
from structlog.typing import EventDict, Processor, WrappedLogger

#: A bot's token, wherever it stands: alone, in an URL, in an error of an HTTP library.
TOKEN = re.compile(r"\d{5,}:[A-Za-z0-9_-]{5,}")
#: The password inside the URL of a database.
PASSWORD = re.compile(r"(://[^/\s:@]*:)[^/\s@]+@")
HIDDEN = "***"
#: Libraries that say more than the desk wants to hear.
QUIET = (
    "aiogram",
    "aiohttp",
    "asyncio",
    "sqlalchemy",
    "alembic",
    "httpx",
    "aiosqlite",
    "watchfiles",
)


def configure(level: str, *, as_json: bool) -> None:
    """Write lines of this level and above to the standard error."""
    shared: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        name_faults,
        redact,
    ]
    writer: Processor = (
        structlog.processors.JSONRenderer(ensure_ascii=False)
        if as_json
        else structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty(), pad_event_to=24)
    )
    structlog.configure(
        processors=[
            # What nobody will read is not worked out.
            structlog.stdlib.filter_by_level,
            *shared,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, writer],
        )
    )
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    for name in QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)


def name_faults(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """Replace an exception by its class and its place."""
    info = event.pop("exc_info", None)
    if info is True:
        info = sys.exc_info()
    error = info[1] if isinstance(info, tuple) else info
    if isinstance(error, BaseException):
        event.update(fault(error))
    return event


def redact(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """Hide tokens and passwords in every value of the line."""
    _hide(event)
    return event


def fault(error: BaseException) -> dict[str, str]:
    """The class of an error and the last places it came through; never its message."""
    frames = traceback.extract_tb(error.__traceback__)[-3:]
    places = [f"{Path(frame.filename).name}:{frame.lineno}" for frame in frames]
    return {"error": type(error).__name__, "at": " > ".join(places)}


def _hide(values: MutableMapping[str, object]) -> None:
    for name, value in values.items():
        if isinstance(value, str):
            values[name] = PASSWORD.sub(rf"\1{HIDDEN}@", TOKEN.sub(HIDDEN, value))
        elif isinstance(value, SecretStr):
            values[name] = HIDDEN
        elif isinstance(value, Mapping):
            values[name] = hidden = dict(value)
            _hide(hidden)
