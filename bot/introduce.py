"""How the bot presents itself: commands and descriptions, in both languages."""

from aiogram import Bot
from aiogram.types import BotCommandScopeAllGroupChats, BotCommandScopeAllPrivateChats

from cases.people import Language
from handlers.routers import commands

#: Telegram shows the words without a language to everybody whose language has none of its own.
ORIGINAL = Language.TURKISH
SCOPES = ((BotCommandScopeAllPrivateChats(), False), (BotCommandScopeAllGroupChats(), True))


async def introduce(bot: Bot) -> None:
    """Tell Telegram which commands there are."""
    for language in Language:
        code = None if language is ORIGINAL else language.value
        for scope, is_group in SCOPES:
            await bot.set_my_commands(
                commands(language, group=is_group), scope=scope, language_code=code
            )
