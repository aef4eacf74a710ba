"""What the world does to an update, and what is the update's own fault.

A network that is down, a server of Telegram's that fails, a token that was revoked, a database
that is away, a full disk: the same update goes through when that has passed. What Telegram finds
wrong with a request, and every error of the program, comes again with each attempt.
"""

import sqlite3
from datetime import timedelta

from aiogram.exceptions import (
    ClientDecodeError,
    TelegramEntityTooLarge,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
    TelegramUnauthorizedError,
)
from pydantic import ValidationError
from sqlalchemy import exc

_OF_THE_WORLD = (
    TelegramNetworkError,
    TelegramServerError,
    TelegramRetryAfter,
    TelegramUnauthorizedError,
    ClientDecodeError,
    OSError,
    exc.DBAPIError,
    exc.TimeoutError,
    sqlite3.OperationalError,
)
#: Kinds of the above that another attempt would not mend. A TimeoutError is the handler's own:
#: aiogram and SQLAlchemy have names of their own for a network or a pool that is too slow.
_OF_THE_UPDATE = (
    TelegramEntityTooLarge,
    TimeoutError,
    FileExistsError,
    FileNotFoundError,
    IsADirectoryError,
    NotADirectoryError,
    PermissionError,
    exc.DataError,
    exc.IntegrityError,
    exc.NotSupportedError,
    exc.ProgrammingError,
)


def is_of_the_world(error: Exception) -> bool:
    """Whether the same update may well go through a little later."""
    if isinstance(error, ClientDecodeError):
        # HTML where JSON was due comes from a proxy; JSON of another form comes every time.
        return not isinstance(error.original, ValidationError)
    return isinstance(error, _OF_THE_WORLD) and not isinstance(error, _OF_THE_UPDATE)


def named_wait(error: Exception) -> timedelta:
    """How long Telegram said to wait; nothing where it said nothing."""
    seconds = error.retry_after if isinstance(error, TelegramRetryAfter) else 0
    return timedelta(seconds=seconds)
