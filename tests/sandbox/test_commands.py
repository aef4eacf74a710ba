"""The command lists of the bot."""

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import BotCommand, BotCommandScopeChat
from telegram import Bot as PtbBot

from bot.sandbox.server import Sandbox
from tests.sandbox.conftest import ELIF

TOPICS = BotCommand(command="konular", description="Konulara göz at")


async def test_commands_are_kept_by_scope_and_language(bot: Bot, ptb: PtbBot) -> None:
    await bot.set_my_commands([TOPICS])
    await bot.set_my_commands([], scope=BotCommandScopeChat(chat_id=ELIF))
    assert [kept.command for kept in await bot.get_my_commands()] == ["konular"]
    assert (await ptb.get_my_commands())[0].command == "konular"
    assert await bot.get_my_commands(language_code="en") == []


async def test_commands_can_be_taken_back(bot: Bot) -> None:
    await bot.set_my_commands([TOPICS])
    await bot.delete_my_commands()
    assert await bot.get_my_commands() == []


@pytest.mark.parametrize(
    ("command", "description", "reason"),
    [
        ("büyük", "x", "BOT_COMMAND_INVALID"),
        ("a" * 33, "x", "BOT_COMMAND_INVALID"),
        ("a", "", "BOT_COMMAND_DESCRIPTION_INVALID"),
        ("a", "x" * 257, "BOT_COMMAND_DESCRIPTION_INVALID"),
    ],
)
async def test_bad_commands_are_refused(
    bot: Bot, sandbox: Sandbox, command: str, description: str, reason: str
) -> None:
    bad = BotCommand.model_construct(command=command, description=description)
    with pytest.raises(TelegramBadRequest, match=reason):
        await bot.set_my_commands([bad])


async def test_a_hundred_commands_are_the_most(bot: Bot) -> None:
    many = [BotCommand(command=f"c{number}", description="x") for number in range(101)]
    with pytest.raises(TelegramBadRequest, match="BOT_COMMANDS_TOO_MUCH"):
        await bot.set_my_commands(many)
