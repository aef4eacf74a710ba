"""The part of the control API that plays people: each path one deed."""

from aiohttp import web

from bot.sandbox.control import Action, body_of, number, optional
from bot.sandbox.groups import Groups
from bot.sandbox.mistakes import Mistake
from bot.sandbox.people import People
from bot.sandbox.presses import PATIENCE, Presses
from bot.sandbox.shapes import Json
from bot.sandbox.shown import shown_chat, shown_message, shown_person, shown_topic
from bot.sandbox.stage import Stage
from bot.sandbox.uploads import content_of_form
from bot.sandbox.world import Message


def _told(stage: Stage, message: Message) -> Json:
    return {"message": shown_message(stage.world, message)}


def _word(values: Json, name: str) -> str:
    value = values.get(name)
    if not isinstance(value, str):
        raise Mistake(f"{name} must be text")
    return value


async def say(stage: Stage, request: web.Request) -> Json:
    """A text from a person."""
    body = await body_of(request)
    message = People(stage).say(
        number(body, "from_id"),
        _word(body, "text"),
        optional(body, "chat_id"),
        thread_id=optional(body, "thread_id"),
        reply_to=optional(body, "reply_to"),
        entities=body.get("entities"),
        anonymous=bool(body.get("anonymous")),
    )
    return _told(stage, message)


async def start(stage: Stage, request: web.Request) -> Json:
    """The start button of the private chat."""
    body = await body_of(request)
    message = People(stage).start(number(body, "from_id"), str(body.get("payload") or ""))
    return _told(stage, message)


async def edit(stage: Stage, request: web.Request) -> Json:
    """A person's message changed."""
    body = await body_of(request)
    message = People(stage).edit(
        number(body, "chat_id"),
        number(body, "message_id"),
        _word(body, "text"),
        body.get("entities"),
    )
    return _told(stage, message)


async def delete(stage: Stage, request: web.Request) -> Json:
    """A message taken back."""
    body = await body_of(request)
    People(stage).delete(number(body, "chat_id"), number(body, "message_id"))
    return {}


async def react(stage: Stage, request: web.Request) -> Json:
    """A reaction."""
    body = await body_of(request)
    message = People(stage).react(
        number(body, "chat_id"),
        number(body, "message_id"),
        number(body, "from_id"),
        str(body.get("emoji") or ""),
    )
    return _told(stage, message)


async def file(stage: Stage, request: web.Request) -> Json:
    """A file, a place, a contact, from a form."""
    form = await request.post()
    values: Json = dict(form)
    content = content_of_form(stage, values)
    message = People(stage).send(
        number(values, "from_id"),
        content,
        optional(values, "chat_id"),
        thread_id=optional(values, "thread_id"),
    )
    return _told(stage, message)


async def tap(stage: Stage, request: web.Request) -> Json:
    """A button pressed."""
    body = await body_of(request)
    place = body.get("button")
    press = (int(place[0]), int(place[1])) if isinstance(place, list) else _word(body, "data")
    return await Presses(stage).tap(
        number(body, "from_id"),
        number(body, "chat_id"),
        number(body, "message_id"),
        press,
        patience=float(body.get("timeout", PATIENCE)),
        inaccessible=bool(body.get("inaccessible")),
    )


async def inline(stage: Stage, request: web.Request) -> Json:
    """The bot asked inline."""
    body = await body_of(request)
    return await Presses(stage).ask_inline(
        number(body, "from_id"),
        _word(body, "query"),
        offset=str(body.get("offset") or ""),
        chat_type=str(body.get("chat_type") or "sender"),
        patience=float(body.get("timeout", PATIENCE)),
    )


async def choose(stage: Stage, request: web.Request) -> Json:
    """An inline result sent."""
    body = await body_of(request)
    message = Presses(stage).choose(
        number(body, "from_id"),
        number(body, "chat_id"),
        str(body.get("result_id", "")),
        optional(body, "thread_id"),
    )
    return _told(stage, message)


async def block(stage: Stage, request: web.Request) -> Json:
    """The bot blocked or unblocked."""
    body = await body_of(request)
    chat = Groups(stage).block(number(body, "user_id"), blocked=bool(body.get("blocked", True)))
    return {"chat": shown_chat(stage, chat)}


async def topic(stage: Stage, request: web.Request) -> Json:
    """A topic changed by hand."""
    body = await body_of(request)
    chat_id = number(body, "chat_id")
    changed = Groups(stage).topic(
        chat_id,
        _word(body, "action"),
        from_id=optional(body, "from_id"),
        thread_id=optional(body, "thread_id") or 0,
        name=str(body.get("name") or ""),
    )
    return {"topic": shown_topic(stage.world.chats[chat_id], changed.thread_id)}


async def member(stage: Stage, request: web.Request) -> Json:
    """Somebody's standing in a group."""
    body = await body_of(request)
    chat_id = number(body, "chat_id")
    Groups(stage).member(
        chat_id,
        number(body, "user_id"),
        _word(body, "status"),
        rights=body.get("rights"),
        by=optional(body, "by"),
    )
    return {"chat": shown_chat(stage, stage.world.chats[chat_id])}


async def persona(stage: Stage, request: web.Request) -> Json:
    """A new person."""
    body = await body_of(request)
    return {"persona": shown_person(Groups(stage).add_persona(**body))}


async def chat(stage: Stage, request: web.Request) -> Json:
    """A new group."""
    body = await body_of(request)
    made = Groups(stage).add_chat(
        _word(body, "title"),
        basic=body.get("type") == "group",
        is_forum=bool(body.get("is_forum")),
        members=body.get("members"),
        bot=str(body.get("bot") or "member"),
    )
    return {"chat": shown_chat(stage, made)}


async def migrate(stage: Stage, request: web.Request) -> Json:
    """A group become a supergroup."""
    body = await body_of(request)
    return {"chat": shown_chat(stage, Groups(stage).migrate(number(body, "chat_id")))}


DEEDS: dict[str, Action] = {
    "/sandbox/say": say,
    "/sandbox/start": start,
    "/sandbox/edit": edit,
    "/sandbox/delete": delete,
    "/sandbox/react": react,
    "/sandbox/file": file,
    "/sandbox/tap": tap,
    "/sandbox/inline": inline,
    "/sandbox/inline/choose": choose,
    "/sandbox/block": block,
    "/sandbox/topic": topic,
    "/sandbox/member": member,
    "/sandbox/persona": persona,
    "/sandbox/chat": chat,
    "/sandbox/migrate": migrate,
}
