"""The control API: JSON over HTTP for whoever plays the people; README.md is its contract."""

import json
from collections.abc import Awaitable, Callable
from functools import partial
from typing import cast

from aiohttp import web

from bot.sandbox.errors import ApiError
from bot.sandbox.methods.me import shown_commands
from bot.sandbox.methods.receive import webhook_info
from bot.sandbox.mistakes import Mistake, chat_of
from bot.sandbox.shapes import Json
from bot.sandbox.shown import shown_chat, shown_message, shown_person
from bot.sandbox.stage import Stage

Action = Callable[[Stage, web.Request], Awaitable[Json]]

dumps = partial(json.dumps, ensure_ascii=False)
MOST_MESSAGES = 1_000


async def body_of(request: web.Request) -> Json:
    """The JSON object of a request; an empty body counts as an empty object."""
    try:
        body = json.loads(await request.text() or "{}")
    except ValueError as broken:
        raise Mistake("the body is not JSON") from broken
    if not isinstance(body, dict):
        raise Mistake("the body is not a JSON object")
    return cast("Json", body)


def number(values: Json, name: str) -> int:
    """A number that must be there."""
    value = values.get(name)
    if isinstance(value, str) and value.lstrip("-").isdigit():
        return int(value)
    if not isinstance(value, int):
        raise Mistake(f"{name} must be a number")
    return value


def optional(values: Json, name: str) -> int | None:
    """A number, or None when it is absent or null."""
    return None if values.get(name) in {None, ""} else number(values, name)


def handler(stage: Stage, act: Action) -> Callable[[web.Request], Awaitable[web.Response]]:
    """An HTTP handler around an action: JSON out, mistakes as 400."""

    async def handle(request: web.Request) -> web.Response:
        try:
            return web.json_response(await act(stage, request), dumps=dumps)
        except Mistake as mistake:
            status = 404 if str(mistake).startswith("there is no") else 400
            return web.json_response({"error": str(mistake)}, status=status, dumps=dumps)
        except (ApiError, TypeError, ValueError) as wrong:
            return web.json_response({"error": str(wrong)}, status=400, dumps=dumps)

    return handle


async def state(stage: Stage, _request: web.Request) -> Json:
    """Everything the page needs to begin."""
    world, profile = stage.world, stage.world.profile
    return {
        "bot": {
            "id": world.bot.id,
            "name": world.bot.name,
            "username": world.bot.username,
            "description": profile.descriptions.get("", ""),
            "short_description": profile.short_descriptions.get("", ""),
        },
        "personas": [shown_person(person) for person in world.people.values()],
        "chats": [shown_chat(stage, chat) for chat in world.chats.values()],
        "commands": shown_commands(stage),
        "limits_enforced": stage.buckets.enforced,
        "strict_schema": stage.strict_schema,
        "privacy_mode": profile.privacy_mode,
        "polling": stage.updates.is_polled,
        "webhook": stage.updates.webhook.url,
        "last_event": stage.feed.last,
    }


async def messages(stage: Stage, request: web.Request) -> Json:
    """The messages of a chat, oldest first."""
    chat = chat_of(stage, int(request.match_info["chat_id"]))
    query = dict(request.query)
    thread_id, after = optional(query, "thread_id"), optional(query, "after") or 0
    wanted = [
        message
        for message in chat.messages.values()
        if message.message_id > after
        and (thread_id is None or (message.thread_id or 0) == thread_id)
    ]
    limit = optional(query, "limit") or MOST_MESSAGES
    return {"messages": [shown_message(stage.world, m) for m in wanted[-limit:]]}


async def pending(stage: Stage, _request: web.Request) -> Json:
    """Updates the bot has not acknowledged."""
    waiting = [update.body for update in stage.updates.queue]
    return {"pending": waiting, "webhook": webhook_info(stage)}


async def buckets(stage: Stage, _request: web.Request) -> Json:
    """How close the bot is to the limits."""
    return stage.buckets.shown()


async def journal(stage: Stage, request: web.Request) -> Json:
    """The calls of the bot, oldest first."""
    query = dict(request.query)
    if query.get("last"):
        return {"calls": [], "last": stage.journal.last}
    calls = stage.journal.after(optional(query, "after") or 0, query.get("method", ""))
    limit = optional(query, "limit") or len(calls)
    newest = calls[len(calls) - min(limit, len(calls)) :]
    return {"calls": [entry.shown() for entry in newest], "last": stage.journal.last}


async def faults(stage: Stage, _request: web.Request) -> Json:
    """The rules in force."""
    return {"rules": [rule.shown() for rule in stage.faults.rules]}


async def add_fault(stage: Stage, request: web.Request) -> Json:
    """A new rule."""
    return {"rule": stage.faults.add(**await body_of(request)).shown()}


async def remove_faults(stage: Stage, request: web.Request) -> Json:
    """All rules gone, or one."""
    rule_id = request.match_info.get("rule_id")
    if rule_id is None:
        stage.faults.clear()
    elif not stage.faults.remove(int(rule_id)):
        raise Mistake(f"there is no rule {rule_id}")
    return await faults(stage, request)


async def inject(stage: Stage, request: web.Request) -> Json:
    """Queue anything as an update."""
    return {"update_id": stage.updates.inject(await body_of(request))}


async def options(stage: Stage, request: web.Request) -> Json:
    """Switches of the server."""
    body = await body_of(request)
    profile = stage.world.profile
    stage.buckets.enforced = bool(body.get("limits_enforced", stage.buckets.enforced))
    stage.strict_schema = bool(body.get("strict_schema", stage.strict_schema))
    if stage.strict_schema and stage.schema is None:
        stage.strict_schema = False
        raise Mistake("the schema is not loaded")
    profile.privacy_mode = bool(body.get("privacy_mode", profile.privacy_mode))
    return await state(stage, request)


async def reset(stage: Stage, request: web.Request) -> Json:
    """The world as at the start."""
    stage.reset()
    return await state(stage, request)


GETS: dict[str, Action] = {
    "/sandbox/state": state,
    "/sandbox/chats/{chat_id:-?[0-9]+}/messages": messages,
    "/sandbox/pending": pending,
    "/sandbox/buckets": buckets,
    "/sandbox/journal": journal,
    "/sandbox/faults": faults,
}
POSTS: dict[str, Action] = {
    "/sandbox/faults": add_fault,
    "/sandbox/update": inject,
    "/sandbox/options": options,
    "/sandbox/reset": reset,
}
DELETES: dict[str, Action] = {
    "/sandbox/faults": remove_faults,
    "/sandbox/faults/{rule_id:[0-9]+}": remove_faults,
}
