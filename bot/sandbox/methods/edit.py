"""Changing and removing messages: edits, deletions, pins, reactions."""

from datetime import timedelta

from bot.sandbox.chats import known_chat, live_message, writable_chat
from bot.sandbox.errors import bad_request, not_modified
from bot.sandbox.keyboards import read_markup
from bot.sandbox.objects import message_object
from bot.sandbox.posts import changed, erase, service
from bot.sandbox.shapes import Json
from bot.sandbox.stage import Stage
from bot.sandbox.texts import read_caption, read_text
from bot.sandbox.wire import Call
from bot.sandbox.world import Chat, Message

#: Later than this nobody but an administrator's client may delete a message.
DELETE_WITHIN = timedelta(hours=48)
MOST_DELETED = 100
_CAPTION = ("caption", "caption_entities")


def _target(stage: Stage, call: Call) -> tuple[Chat, Message]:
    """The bot's own message that a call wants to edit."""
    inline_id = call.text("inline_message_id")
    if inline_id:
        message = stage.world.find_inline(inline_id)
        if message is None or message.deleted:
            raise bad_request("MESSAGE_ID_INVALID")
        return stage.world.chats[message.chat_id], message
    chat = writable_chat(stage, call)
    if not call.number("message_id"):
        raise bad_request("message identifier is not specified")
    message = live_message(chat, call.params.get("message_id"), "edit")
    keyboard = message.reply_markup or {}
    if message.sender != stage.bot_id or (keyboard and "inline_keyboard" not in keyboard):
        raise bad_request("message can't be edited")
    return chat, message


def _edit(stage: Stage, call: Call, chat: Chat, message: Message, content: Json) -> Json | bool:
    markup = read_markup(call, chat, inline_only=True)
    preview = call.mapping("link_preview_options") or message.link_preview
    was = (message.content, message.reply_markup, message.link_preview)
    if (content, markup, preview) == was:
        raise not_modified()
    message.content = content
    message.reply_markup = markup
    message.link_preview = preview
    message.edit_date = stage.timestamp()
    changed(stage, message)
    return True if call.text("inline_message_id") else message_object(stage.world, message)


async def edit_message_text(stage: Stage, call: Call) -> Json | bool:
    """Another text, and another keyboard or none."""
    chat, message = _target(stage, call)
    content = read_text(stage, call)
    if "text" not in message.content:
        raise bad_request("there is no text in the message to edit")
    return _edit(stage, call, chat, message, content)


async def edit_message_caption(stage: Stage, call: Call) -> Json | bool:
    """Another caption, and another keyboard or none."""
    chat, message = _target(stage, call)
    if "text" in message.content:
        raise bad_request("there is no caption in the message to edit")
    kept = {name: value for name, value in message.content.items() if name not in _CAPTION}
    return _edit(stage, call, chat, message, kept | read_caption(stage, call.params))


async def edit_message_reply_markup(stage: Stage, call: Call) -> Json | bool:
    """Another keyboard or none."""
    chat, message = _target(stage, call)
    markup = read_markup(call, chat, inline_only=True)
    if markup == message.reply_markup:
        raise not_modified()
    message.reply_markup = markup
    message.edit_date = stage.timestamp()
    changed(stage, message)
    return True if call.text("inline_message_id") else message_object(stage.world, message)


async def delete_message(stage: Stage, call: Call) -> bool:
    """Remove one message."""
    chat = known_chat(stage, call)
    message = live_message(chat, call.params.get("message_id"), "delete")
    if not _may_delete(stage, chat, message):
        raise bad_request("message can't be deleted")
    erase(stage, chat, [message.message_id])
    return True


async def delete_messages(stage: Stage, call: Call) -> bool:
    """Remove many; those that are gone or may not go are passed over."""
    chat = known_chat(stage, call)
    ids = call.array("message_ids")
    if not ids:
        raise bad_request("message identifiers are not specified")
    if len(ids) > MOST_DELETED:
        raise bad_request("too many message identifiers specified")
    found = [chat.messages[i] for i in ids if isinstance(i, int) and i in chat.messages]
    going = [m.message_id for m in found if not m.deleted and _may_delete(stage, chat, m)]
    if going:
        erase(stage, chat, going)
    return True


def _may_delete(stage: Stage, chat: Chat, message: Message) -> bool:
    if "forum_topic_created" in message.content or "migrate_from_chat_id" in message.content:
        return False
    if not chat.is_private and chat.member(stage.bot_id).may("can_delete_messages"):
        return True
    if message.sender != stage.bot_id and not chat.is_private:
        return False
    return stage.timestamp() - message.date < DELETE_WITHIN.total_seconds()


def _check_pinning(stage: Stage, chat: Chat) -> None:
    if not chat.is_private and not chat.member(stage.bot_id).may("can_pin_messages"):
        raise bad_request("not enough rights to manage pinned messages in the chat")


async def pin_chat_message(stage: Stage, call: Call) -> bool:
    """Pin a message, with a service message that says so."""
    chat = writable_chat(stage, call)
    _check_pinning(stage, chat)
    message = live_message(chat, call.params.get("message_id"), "pin")
    if message.pinned:
        return True
    message.pinned = True
    changed(stage, message)
    pinned = {"pinned_message": message_object(stage.world, message, with_reply=False)}
    service(stage, chat, stage.bot_id, pinned, "Mesaj sabitlendi", message.thread_id)
    return True


async def unpin_chat_message(stage: Stage, call: Call) -> bool:
    """Unpin one message, by default the newest pinned one."""
    chat = writable_chat(stage, call)
    _check_pinning(stage, chat)
    if call.params.get("message_id") is not None:
        message = live_message(chat, call.params.get("message_id"), "unpin")
    else:
        pinned = [m for m in chat.messages.values() if m.pinned]
        if not pinned:
            raise bad_request("message to unpin not found")
        message = pinned[-1]
    message.pinned = False
    changed(stage, message)
    return True


async def unpin_all(stage: Stage, call: Call) -> bool:
    """Unpin everything in a chat, or in one topic of it."""
    chat = writable_chat(stage, call)
    _check_pinning(stage, chat)
    thread_id = call.params.get("message_thread_id")
    for message in chat.messages.values():
        if message.pinned and thread_id in {None, message.thread_id}:
            message.pinned = False
            changed(stage, message)
    return True


async def set_message_reaction(stage: Stage, call: Call) -> bool:
    """The bot's own reaction; a bot has one at most."""
    chat = writable_chat(stage, call)
    message = live_message(chat, call.params.get("message_id"), "react")
    reactions = call.array("reaction") or []
    if len(reactions) > 1:
        raise bad_request("REACTIONS_TOO_MANY")
    if any(not isinstance(r, dict) or r.get("type") != "emoji" for r in reactions):
        raise bad_request("REACTION_INVALID")
    message.reactions[stage.bot_id] = reactions
    changed(stage, message)
    return True


METHODS = {
    "editMessageText": edit_message_text,
    "editMessageCaption": edit_message_caption,
    "editMessageReplyMarkup": edit_message_reply_markup,
    "deleteMessage": delete_message,
    "deleteMessages": delete_messages,
    "pinChatMessage": pin_chat_message,
    "unpinChatMessage": unpin_chat_message,
    "unpinAllChatMessages": unpin_all,
    "unpinAllForumTopicMessages": unpin_all,
    "setMessageReaction": set_message_reaction,
}
