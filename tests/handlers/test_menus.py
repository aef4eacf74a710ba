"""The menus: each role finds its commands, and every command in a menu is one of the desk."""

import re
from pathlib import Path

import pytest
from aiogram.methods import DeleteMyCommands, SetMyCommands
from aiogram.types import BotCommandScopeChat

from bot.introduce import Introduction
from cases.people import Language, Role
from handlers import menus
from handlers.phrases import Menu
from handlers.secretariat.place import COMMANDS
from tests.handlers.chat import FORUM, Chat, Persona

HANDLERS = Path(menus.__file__).parent


def _introduction(chat: Chat) -> Introduction:
    return Introduction(chat.bot, chat.storage, lambda: chat.now, pause_seconds=0)


def _menu_of(chat: Chat, chat_id: int) -> list[str]:
    """The last menu that was set for that chat alone."""
    for call in reversed(chat.calls):
        if isinstance(call, SetMyCommands | DeleteMyCommands):
            scope = call.scope
            if isinstance(scope, BotCommandScopeChat) and scope.chat_id == chat_id:
                found = call.commands if isinstance(call, SetMyCommands) else []
                return [each.command for each in found]
    return []


def test_every_line_of_a_menu_belongs_to_a_command() -> None:
    offered = {name for names in menus.STAFF_COMMANDS.values() for name in names}
    offered |= set(menus.SECRETARIAT_COMMANDS)
    assert offered == {line.lower() for line in Menu} - {"refer", "team_help"}


@pytest.mark.parametrize(
    ("language", "said"),
    [(Language.TURKISH, "Vakayı kurula gönder"), (Language.ENGLISH, "Send the case to the board")],
)
def test_the_board_is_another_command_in_the_group(language: Language, said: str) -> None:
    of_member = {each.command: each.description for each in menus.of_staff(Role, language)}
    of_group = {each.command: each.description for each in menus.of_secretariat(language)}
    assert of_group["kurul"] == said
    assert of_member["kurul"] != said


@pytest.mark.parametrize("role", menus.STAFF_COMMANDS)
def test_every_command_of_a_role_is_answered(role: Role) -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in HANDLERS.rglob("*.py"))
    answered = set(re.findall(r'Command\("(\w+)"', code))
    assert set(menus.STAFF_COMMANDS[role]) <= answered


def test_the_group_offers_every_move() -> None:
    assert set(COMMANDS) <= set(menus.SECRETARIAT_COMMANDS)


@pytest.mark.parametrize("language", Language)
def test_menus_are_ones_that_telegram_takes(language: Language) -> None:
    listed = [*menus.of_staff(Role, language), *menus.of_secretariat(language)]
    assert all(re.fullmatch(r"[a-z_]{1,32}", each.command) for each in listed)
    assert all(1 <= len(each.description) <= 256 for each in listed)


async def test_a_secretary_finds_her_commands_before_those_of_everybody(
    chat: Chat, secretary: Persona, forum: int
) -> None:
    await _introduction(chat).refresh()
    own = _menu_of(chat, secretary.number)
    assert own[:3] == ["kuyruk", "ara", "durum"]
    assert "konular" in own
    assert _menu_of(chat, forum)[0] == "ustlen"
    assert forum == FORUM


async def test_a_menu_is_told_once_and_taken_back_with_the_role(
    chat: Chat, editor: Persona
) -> None:
    introduction = _introduction(chat)
    await introduction.refresh()
    told = len(chat.calls)
    await introduction.refresh()
    assert len(chat.calls) == told
    async with chat.storage.write() as unit:
        person = await editor.known()
        await unit.grants.revoke(person.grants[0].id, by=None, at=chat.now)
    await introduction.refresh()
    assert _menu_of(chat, editor.number) == []
    assert isinstance(chat.calls[-1], DeleteMyCommands)


async def test_a_chat_that_cannot_be_reached_holds_up_no_other(
    chat: Chat, editor: Persona, secretary: Persona
) -> None:
    chat.session.refusals["SetMyCommands"] = "chat not found"
    await _introduction(chat).refresh()
    assert _menu_of(chat, editor.number)
    assert _menu_of(chat, secretary.number)


async def test_help_names_the_commands_of_her_role(chat: Chat, member: Persona) -> None:
    await member.says("/yardim")
    assert "/kurul" in chat.text


async def test_help_names_what_was_hidden_before(chat: Chat, editor: Persona) -> None:
    await editor.says("/yardim")
    told = "".join(chat.texts)
    assert all(f"/{command} " in told for command in ("editor", "bildirim", "rol"))


async def test_no_menu_names_a_command_twice(chat: Chat) -> None:
    persona = Persona(chat, 9001)
    for role in (Role.ADMIN, Role.EDITOR, Role.SECRETARY):
        await persona.becomes(role)
    await _introduction(chat).refresh()
    menu = _menu_of(chat, persona.number)
    assert len(menu) == len(set(menu))


async def test_help_of_an_officer_names_no_command_of_the_staff(
    chat: Chat, enrolled: Persona
) -> None:
    await enrolled.says("/yardim")
    assert "/kuyruk" not in "".join(chat.texts)
