"""Who is it? Every handled event comes to its handler with the person behind it."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from aiogram import BaseMiddleware
from aiogram.dispatcher.flags import get_flag
from aiogram.types import Chat, InlineQuery, TelegramObject, Update, User

from cases.people import Language, Person
from cases.privacy import Kind
from handlers.phrases import Phrases, phrases
from handlers.services.desk import Desk

#: A handler with this flag knows the desk and nobody else: it is for what Telegram itself says.
OVERHEARD = {"overheard": True}

Handler = Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]]


@dataclass(frozen=True, slots=True)
class Visit:
    """One event: the desk, the person, her language, and what was masked in her message."""

    desk: Desk
    person: Person
    t: Phrases
    update_id: int
    masked: tuple[Kind, ...] = ()


class Acquaintance(BaseMiddleware):
    """Gives `visit` to handlers of events behind which a person stands; others are left alone.

    An inner middleware: it runs after the filters, so nobody is remembered who was only
    overheard in a group.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def __call__(
        self, handler: Handler, event: TelegramObject, data: dict[str, Any]
    ) -> object:
        """Look the person up, remember her if she is new, and go on."""
        if get_flag(data, "overheard"):
            data["desk"] = self._desk
            return await handler(event, data)
        user: User | None = getattr(event, "from_user", None)
        update: Update = data["event_update"]
        if user is None:
            return None
        person = await self._desk.people.welcome(user.id)
        if person.parked_at is not None and _is_between_them(user, data):
            person = await self._desk.people.is_back(person)
        data["visit"] = Visit(
            self._desk,
            person,
            phrases(person.language),
            update.update_id,
            tuple(data.get("masked", ())),
        )
        return await handler(event, data)


def _is_between_them(user: User, data: dict[str, Any]) -> bool:
    """Whether it happens in her private chat: what she writes in a group says nothing of that."""
    chat: Chat | None = data.get("event_chat")
    return chat is not None and chat.id == user.id


class Overheard(BaseMiddleware):
    """Gives `desk` and `t` where nobody is made known: inline queries, changes of members."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def __call__(
        self, handler: Handler, event: TelegramObject, data: dict[str, Any]
    ) -> object:
        """Look up the language of the person, if she is known."""
        person = None
        if isinstance(event, InlineQuery):
            person = await self._desk.people.known(event.from_user.id)
        data["desk"] = self._desk
        data["t"] = phrases(person.language if person else Language.TURKISH)
        return await handler(event, data)
