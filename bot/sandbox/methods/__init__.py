"""The methods of the Bot API that this server knows, by name."""

from collections.abc import Awaitable, Callable
from typing import Any

from bot.sandbox.methods import answers, chats, edit, files, me, receive, send, topics
from bot.sandbox.stage import Stage
from bot.sandbox.wire import Call

Method = Callable[[Stage, Call], Awaitable[Any]]

FAMILIES: tuple[dict[str, Any], ...] = (
    me.METHODS,
    receive.METHODS,
    send.METHODS,
    edit.METHODS,
    files.METHODS,
    answers.METHODS,
    chats.METHODS,
    topics.METHODS,
)

#: Names as documented; `find` ignores case, as Telegram does.
METHODS: dict[str, Method] = {name: do for family in FAMILIES for name, do in family.items()}
_BY_LOWER = {name.lower(): name for name in METHODS}


def documented_name(method: str) -> str:
    """The method's name as documented; the given one when it is unknown."""
    return _BY_LOWER.get(method.lower(), method)
