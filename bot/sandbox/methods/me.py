"""The bot about itself: who it is, its commands, names, descriptions and menu button."""

import json
import re
from datetime import timedelta

from bot.sandbox.chats import known_chat
from bot.sandbox.errors import bad_request, too_many
from bot.sandbox.objects import me_object
from bot.sandbox.posts import chat_changed
from bot.sandbox.shapes import Json
from bot.sandbox.stage import Stage
from bot.sandbox.wire import Call

COMMAND = re.compile(r"[a-z0-9_]{1,32}")
MOST_COMMANDS = 100
DESCRIPTION_CHARS = 256
#: `close` answers 429 for this long after the start.
CLOSE_AFTER = timedelta(minutes=10)


async def get_me(stage: Stage, _call: Call) -> Json:
    """Who the bot is."""
    return me_object(stage.world)


async def log_out(_stage: Stage, _call: Call) -> bool:
    """Leave the cloud server; here there is nothing to leave."""
    return True


async def close(stage: Stage, _call: Call) -> bool:
    """Close the instance, which Telegram refuses in the first ten minutes."""
    left = stage.started_at + CLOSE_AFTER - stage.now()
    if left > timedelta():
        raise too_many(int(left.total_seconds()) or 1)
    return True


def _scope(call: Call) -> tuple[str, str]:
    scope = call.mapping("scope") or {"type": "default"}
    return json.dumps(scope, sort_keys=True), call.text("language_code")


async def set_my_commands(stage: Stage, call: Call) -> bool:
    """The list behind the menu button."""
    commands = call.array("commands")
    if commands is None:
        raise bad_request("commands are empty")
    if len(commands) > MOST_COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    for command in commands:
        if not isinstance(command, dict):
            raise bad_request("can't parse BotCommand: expected an Object")
        if not COMMAND.fullmatch(str(command.get("command", "")).removeprefix("/").lower()):
            raise bad_request("BOT_COMMAND_INVALID")
        if not 0 < len(str(command.get("description", ""))) <= DESCRIPTION_CHARS:
            raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    stage.world.profile.commands[_scope(call)] = commands
    stage.feed.publish("commands", {"commands": shown_commands(stage)})
    return True


def shown_commands(stage: Stage) -> list[Json]:
    """All commands with their scope, chat and language, for the page."""
    return [
        dict(command) | _shown_scope(scope) | {"language": language}
        for (scope, language), commands in stage.world.profile.commands.items()
        for command in commands
    ]


def _shown_scope(scope: str) -> Json:
    known = json.loads(scope)
    return {"scope": known["type"], "chat_id": known.get("chat_id")}


async def get_my_commands(stage: Stage, call: Call) -> list[Json]:
    """The list as it was set for exactly that scope and language."""
    return stage.world.profile.commands.get(_scope(call), [])


async def delete_my_commands(stage: Stage, call: Call) -> bool:
    """Take a list back."""
    stage.world.profile.commands.pop(_scope(call), None)
    stage.feed.publish("commands", {"commands": shown_commands(stage)})
    return True


def _set(store: dict[str, str], call: Call, field: str, limit: int) -> bool:
    value = call.text(field)
    if len(value) > limit:
        raise bad_request(f"{field.replace('_', ' ')} is too long")
    store[call.text("language_code")] = value
    return True


def _get(store: dict[str, str], call: Call, field: str, default: str = "") -> Json:
    language = call.text("language_code")
    return {field: store.get(language) or store.get("") or default}


async def set_my_name(stage: Stage, call: Call) -> bool:
    """The name people see."""
    profile, language = stage.world.profile, call.text("language_code")
    done = _set(profile.names, call, "name", 64)
    if not language and profile.names[""]:
        stage.world.bot.name = profile.names[""]
    return done


async def get_my_name(stage: Stage, call: Call) -> Json:
    """The name people see."""
    return _get(stage.world.profile.names, call, "name", stage.world.bot.name)


async def set_my_description(stage: Stage, call: Call) -> bool:
    """What an empty chat shows."""
    return _set(stage.world.profile.descriptions, call, "description", 512)


async def get_my_description(stage: Stage, call: Call) -> Json:
    """What an empty chat shows."""
    return _get(stage.world.profile.descriptions, call, "description")


async def set_my_short_description(stage: Stage, call: Call) -> bool:
    """What the profile shows."""
    return _set(stage.world.profile.short_descriptions, call, "short_description", 120)


async def get_my_short_description(stage: Stage, call: Call) -> Json:
    """What the profile shows."""
    return _get(stage.world.profile.short_descriptions, call, "short_description")


async def set_chat_menu_button(stage: Stage, call: Call) -> bool:
    """The button beside the input, for one chat or for all."""
    button = call.mapping("menu_button") or {"type": "default"}
    if "chat_id" not in call.params:
        stage.world.profile.menu_button = button
        return True
    chat = known_chat(stage, call)
    chat.menu_button = button
    chat_changed(stage, chat)
    return True


async def get_chat_menu_button(stage: Stage, call: Call) -> Json:
    """The button beside the input."""
    default = stage.world.profile.menu_button
    if "chat_id" not in call.params:
        return default
    return known_chat(stage, call).menu_button or default


METHODS = {
    "getMe": get_me,
    "logOut": log_out,
    "close": close,
    "setMyCommands": set_my_commands,
    "getMyCommands": get_my_commands,
    "deleteMyCommands": delete_my_commands,
    "setMyName": set_my_name,
    "getMyName": get_my_name,
    "setMyDescription": set_my_description,
    "getMyDescription": get_my_description,
    "setMyShortDescription": set_my_short_description,
    "getMyShortDescription": get_my_short_description,
    "setChatMenuButton": set_chat_menu_button,
    "getChatMenuButton": get_chat_menu_button,
}
