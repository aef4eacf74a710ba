"""The world as the page shows it; README.md describes the shapes."""

from bot.sandbox.markup import Formatted, to_html
from bot.sandbox.shapes import Json
from bot.sandbox.stage import Stage
from bot.sandbox.world import Chat, Message, Person, World

FILE_KINDS = ("document", "voice", "audio", "video", "sticker")


def shown_person(person: Person) -> Json:
    """A persona."""
    return {
        "id": person.id,
        "name": person.name,
        "username": person.username,
        "role": person.role,
        "label": person.label or person.name,
        "language": person.language,
    }


def shown_chat(stage: Stage, chat: Chat) -> Json:
    """A chat with its topics and what is going on in it."""
    menu = chat.menu_button or (stage.world.profile.menu_button if chat.is_private else None)
    present = [member for member in chat.members.values() if member.present]
    return {
        "id": chat.id,
        "type": chat.type,
        "title": chat.title,
        "is_forum": chat.is_forum,
        "members": [member.user_id for member in present],
        "admins": [m.user_id for m in present if m.status in {"creator", "administrator"}],
        "topics": [shown_topic(chat, thread_id) for thread_id in chat.topics],
        "blocked": chat.blocked,
        "started": chat.started,
        "migrated_to": chat.migrated_to,
        "reply_keyboard": chat.reply_keyboard,
        "menu_button": menu or {"type": "default"},
        "typing": _lasting(stage, chat.typing),
        "draft": _lasting(stage, chat.draft),
    }


def shown_topic(chat: Chat, thread_id: int) -> Json:
    """A topic of a forum."""
    topic = chat.topics[thread_id]
    return {
        "chat_id": chat.id,
        "thread_id": topic.thread_id,
        "name": topic.name,
        "icon_color": topic.icon_color,
        "closed": topic.closed,
        "deleted": topic.deleted,
        "created_by": topic.created_by,
    }


def _lasting(stage: Stage, state: Json | None) -> Json | None:
    return state if state and state["until"] > stage.timestamp() else None


def shown_message(world: World, message: Message) -> Json:
    """A message with its text ready for the page."""
    content = message.content
    text: str = content.get("text") or content.get("caption") or ""
    entities: list[Json] = content.get("entities") or content.get("caption_entities") or []
    sender = world.person(message.sender)
    author = {"id": message.sender, "name": "", "is_bot": False}
    if sender is not None:
        author |= {"name": sender.name, "is_bot": sender.is_bot}
    return {
        "chat_id": message.chat_id,
        "message_id": message.message_id,
        "thread_id": message.thread_id,
        "date": message.date,
        "edit_date": message.edit_date,
        "from": author,
        "text": text,
        "html": to_html(Formatted(text, tuple(entities))),
        "entities": entities,
        "reply_markup": message.reply_markup,
        "reply_to": message.reply_to,
        "media_group_id": message.media_group_id,
        "service": message.service,
        "file": _file(content),
        "via_bot": world.bot.username if message.via_bot else None,
        "forwarded_from": _origin(message),
        "reactions": [r["emoji"] for each in message.reactions.values() for r in each],
    } | _marks(message)


def _marks(message: Message) -> Json:
    preview = message.link_preview or {}
    return {
        "deleted": message.deleted,
        "edited": message.edit_date is not None,
        "pinned": message.pinned,
        "silent": message.silent,
        "link_preview": not preview.get("is_disabled", False),
    }


def _origin(message: Message) -> str | None:
    origin: Json = (message.forward_origin or {}).get("sender_user", {})
    return str(origin["first_name"]) if origin else None


def _file(content: Json) -> Json | None:
    for kind in FILE_KINDS:
        if kind in content:
            return _described(kind, content[kind])
    if "photo" in content:
        return _described("photo", content["photo"][-1])
    for kind in ("location", "contact", "poll", "dice"):
        if kind in content:
            found: Json = content[kind]
            return {"kind": kind} | found
    return None


def _described(kind: str, file: Json) -> Json:
    return {
        "kind": kind,
        "file_id": file["file_id"],
        "name": file.get("file_name", ""),
        "mime": file.get("mime_type", "image/jpeg" if kind == "photo" else ""),
        "size": file.get("file_size", 0),
        "url": f"/sandbox/files/{file['file_id']}",
    }
