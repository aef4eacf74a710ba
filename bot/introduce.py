"""How the bot presents itself: its commands, to everybody and to the staff, in both languages."""

import asyncio
from dataclasses import dataclass, field

import structlog
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest, TelegramForbiddenError, TelegramRetryAfter
from aiogram.methods import DeleteMyCommands, SetMyCommands
from aiogram.types import (
    BotCommand,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
)

from cases.people import Language, Role
from cases.threads import SECRETARIAT
from handlers.menus import STAFF_COMMANDS, commands, of_secretariat, of_staff
from handlers.services.ports import Clock
from storage.unit import Storage

log = structlog.get_logger()

#: Telegram shows the words without a language to everybody whose language has none of its own.
ORIGINAL = Language.TURKISH
SCOPES = ((BotCommandScopeAllPrivateChats(), False), (BotCommandScopeAllGroupChats(), True))
#: A role given or ended shows in the menu after this long.
EVERY_SECONDS = 30.0
#: Between two menus: after a start all of the staff are told, and nobody waits for it.
PAUSE_SECONDS = 1.0


@dataclass(slots=True)
class Introduction:
    """Tells Telegram which commands there are, and goes on telling it who joined or left."""

    bot: Bot
    storage: Storage
    clock: Clock
    pause_seconds: float = PAUSE_SECONDS
    _told: dict[int, tuple[BotCommand, ...]] = field(default_factory=dict)

    async def run(self) -> None:
        """Present the desk; then look again and again whose menu has changed."""
        for language in Language:
            code = None if language is ORIGINAL else language.value
            for scope, is_group in SCOPES:
                menu = commands(language, group=is_group)
                await self._ask(SetMyCommands(commands=menu, scope=scope, language_code=code))
        while True:
            await self.refresh()
            await asyncio.sleep(EVERY_SECONDS)

    async def refresh(self) -> None:
        """Tell Telegram of the chats whose menu is another than was told."""
        wanted = await self._menus()
        for chat_id in {*self._told, *wanted}:
            menu = wanted.get(chat_id, ())
            if self._told.get(chat_id, ()) != menu:
                await self._tell(chat_id, menu)
                self._told[chat_id] = menu

    async def _tell(self, chat_id: int, menu: tuple[BotCommand, ...]) -> None:
        scope = BotCommandScopeChat(chat_id=chat_id)
        try:
            if menu:
                await self._ask(SetMyCommands(commands=list(menu), scope=scope))
            else:
                await self._ask(DeleteMyCommands(scope=scope))
        except (TelegramBadRequest, TelegramForbiddenError) as refusal:
            # She never wrote, or left: the menu is a courtesy, and nothing depends on it.
            log.info("menu.refused", reason=type(refusal).__name__)

    async def _ask(self, call: SetMyCommands | DeleteMyCommands) -> None:
        """One call at a time, slowly; after a 429 again when Telegram says so."""
        await asyncio.sleep(self.pause_seconds)
        while True:
            try:
                await self.bot(call)
            except TelegramRetryAfter as error:
                await asyncio.sleep(error.retry_after)
            else:
                return

    async def _menus(self) -> dict[int, tuple[BotCommand, ...]]:
        """The menu of every chat that has one of its own: of the staff, of the secretariat."""
        at = self.clock()
        async with self.storage.read() as unit:
            held = [await unit.grants.holders(role, at=at) for role in STAFF_COMMANDS]
            place = await unit.places.get(SECRETARIAT)
        staff = {person.telegram_id: person for holders in held for person in holders}
        menus = {
            number: (*of_staff(person.roles(at), person.language), *commands(person.language))
            for number, person in staff.items()
            if _has_menu(person.roles(at))
        }
        if place is not None:
            menus[place.chat_id] = tuple(of_secretariat(ORIGINAL))
        return menus


def _has_menu(roles: frozenset[Role]) -> bool:
    return not roles.isdisjoint(STAFF_COMMANDS)
