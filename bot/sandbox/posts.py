"""Putting messages into chats, changing them, and telling the bot and the page about it."""

import re
from typing import Any

from bot.sandbox.objects import message_object
from bot.sandbox.shapes import Json
from bot.sandbox.shown import shown_chat, shown_message, shown_topic
from bot.sandbox.stage import Stage
from bot.sandbox.world import Chat, Message


def post(
    stage: Stage,
    chat: Chat,
    sender: int,
    content: Json,
    **details: Any,  # noqa: ANN401 - the fields of Message
) -> Message:
    """A new message; `details` are further fields of Message."""
    message = stage.world.put(chat, sender, content, stage.now())
    for name, value in details.items():
        setattr(message, name, value)
    if sender == stage.bot_id:
        chat.typing = chat.draft = None
    stage.feed.publish("message", shown_message(stage.world, message))
    return message


def service(
    stage: Stage,
    chat: Chat,
    sender: int,
    content: Json,
    sentence: str,
    thread_id: int | None = None,
) -> Message:
    """A service message; the bot hears of it even when it caused it."""
    message = post(stage, chat, sender, content, service=sentence, thread_id=thread_id)
    if _is_present(stage, chat):
        tell(stage, message)
    return message


def tell(stage: Stage, message: Message, kind: str = "message") -> None:
    """Queue the update about a message."""
    chat = stage.world.chats[message.chat_id]
    stage.queue(kind, message_object(stage.world, message), chat)


def changed(stage: Stage, message: Message) -> None:
    """The page redraws a message."""
    stage.feed.publish("edit", shown_message(stage.world, message))


def erase(stage: Stage, chat: Chat, message_ids: list[int]) -> None:
    """Mark messages as deleted; bots are not told."""
    for message_id in message_ids:
        chat.messages[message_id].deleted = True
        chat.messages[message_id].pinned = False
    stage.feed.publish("delete", {"chat_id": chat.id, "message_ids": message_ids})


def chat_changed(stage: Stage, chat: Chat) -> None:
    """The page redraws a chat."""
    stage.feed.publish("chat", shown_chat(stage, chat))


def topic_changed(stage: Stage, chat: Chat, thread_id: int) -> None:
    """The page redraws a topic."""
    stage.feed.publish("topic", shown_topic(chat, thread_id))


def hears(stage: Stage, message: Message) -> bool:
    """Whether the bot gets a person's message: always in private, else by privacy mode."""
    chat = stage.world.chats[message.chat_id]
    if chat.is_private:
        return True
    if not _is_present(stage, chat):
        return False
    me = chat.member(stage.bot_id)
    if me.status == "administrator" or not stage.world.profile.privacy_mode:
        return True
    return _is_addressed(stage, chat, message)


def _is_present(stage: Stage, chat: Chat) -> bool:
    return chat.member(stage.bot_id).present


def _is_addressed(stage: Stage, chat: Chat, message: Message) -> bool:
    name = re.escape(stage.world.bot.username)
    text = str(message.content.get("text", message.content.get("caption", "")))
    if re.search(rf"(?i)@{name}\b", text) or message.via_bot is not None:
        return True
    replied = chat.messages.get(message.reply_to) if message.reply_to else None
    if replied is not None and replied.sender == stage.bot_id:
        return True
    return re.match(r"/\w+(?![\w@])", text) is not None
