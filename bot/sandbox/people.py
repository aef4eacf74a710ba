"""What people do in chats: write, edit, send files, react, take back."""

import re
from dataclasses import dataclass
from typing import Any

from bot.sandbox.entities import with_found
from bot.sandbox.groups import Groups
from bot.sandbox.markup import Formatted
from bot.sandbox.mistakes import Mistake, chat_of, message_of, person_of, topic_in
from bot.sandbox.objects import chat_object
from bot.sandbox.posts import changed, chat_changed, erase, hears, post, tell
from bot.sandbox.shapes import Json
from bot.sandbox.stage import Stage
from bot.sandbox.world import Chat, Message

PAYLOAD = re.compile(r"[A-Za-z0-9_-]{1,64}")


@dataclass(slots=True)
class People:
    """The hands of everybody who is not the bot."""

    stage: Stage

    def say(
        self,
        from_id: int,
        text: str,
        chat_id: int | None = None,
        *,
        thread_id: int | None = None,
        reply_to: int | None = None,
        entities: list[Json] | None = None,
        **details: Any,  # noqa: ANN401 - the fields of Message
    ) -> Message:
        """Write a text, by default into the private chat with the bot.

        An administrator of a group may write `anonymous=True`, in the name of the group.
        """
        return self.send(
            from_id,
            formatted_text(text, entities),
            chat_id,
            thread_id=thread_id,
            reply_to=reply_to,
            **details,
        )

    def start(self, from_id: int, payload: str = "") -> Message:
        """Open the private chat, lifting a block, and send /start."""
        if payload and not PAYLOAD.fullmatch(payload):
            raise Mistake("a payload has 1-64 characters of A-Z a-z 0-9 _ and -")
        if chat_of(self.stage, from_id).blocked:
            Groups(self.stage).block(from_id, blocked=False)
        return self.say(from_id, f"/start {payload}".rstrip())

    def send(
        self,
        from_id: int,
        content: Json,
        chat_id: int | None = None,
        *,
        thread_id: int | None = None,
        reply_to: int | None = None,
        **details: Any,  # noqa: ANN401 - the fields of Message
    ) -> Message:
        """Put any content into a chat and let the bot hear of it."""
        chat = chat_of(self.stage, from_id if chat_id is None else chat_id)
        self._may_write(chat, from_id, thread_id)
        if details.get("anonymous") and not chat.member(from_id).may("can_manage_chat"):
            raise Mistake("only an administrator of a group can be anonymous")
        if reply_to is not None:
            thread_id = thread_id or message_of(chat, reply_to).thread_id
        if chat.is_private and not chat.started:
            chat.started = True
            chat_changed(self.stage, chat)
        message = post(
            self.stage,
            chat,
            from_id,
            content,
            thread_id=thread_id,
            reply_to=reply_to,
            **details,
        )
        if hears(self.stage, message):
            tell(self.stage, message)
        return message

    def _may_write(self, chat: Chat, from_id: int, thread_id: int | None) -> None:
        person_of(self.stage, from_id)
        if not chat.member(from_id).present:
            raise Mistake(f"{from_id} is not in chat {chat.id}")
        if chat.migrated_to is not None:
            raise Mistake(f"chat {chat.id} has moved to {chat.migrated_to}")
        if chat.blocked:
            raise Mistake("the bot is blocked in this chat; unblock it or use /sandbox/start")
        if thread_id is not None:
            topic = topic_in(chat, thread_id)
            if topic.closed and not chat.member(from_id).may("can_manage_topics"):
                raise Mistake(f"topic {thread_id} is closed")

    def edit(
        self, chat_id: int, message_id: int, text: str, entities: list[Json] | None = None
    ) -> Message:
        """Change a message one has written."""
        chat = chat_of(self.stage, chat_id)
        message = message_of(chat, message_id)
        if message.sender == self.stage.bot_id or message.service is not None:
            raise Mistake("only a person's own message can be edited here")
        content = formatted_text(text, entities)
        if "text" not in message.content:
            named = {"text": "caption", "entities": "caption_entities"}
            content = {named[name]: value for name, value in content.items()}
            kept = {k: v for k, v in message.content.items() if not k.startswith("caption")}
            content = kept | content
        message.content = content
        message.edit_date = self.stage.timestamp()
        changed(self.stage, message)
        if hears(self.stage, message):
            tell(self.stage, message, "edited_message")
        return message

    def delete(self, chat_id: int, message_id: int) -> None:
        """Take a message back; bots are not told."""
        chat = chat_of(self.stage, chat_id)
        erase(self.stage, chat, [message_of(chat, message_id).message_id])

    def react(self, chat_id: int, message_id: int, from_id: int, emoji: str) -> Message:
        """Put a reaction under a message, or take it back with an empty one."""
        chat = chat_of(self.stage, chat_id)
        message = message_of(chat, message_id)
        old = message.reactions.get(from_id, [])
        new = [{"type": "emoji", "emoji": emoji}] if emoji else []
        message.reactions[from_id] = new
        changed(self.stage, message)
        payload = {
            "chat": chat_object(self.stage.world, chat),
            "message_id": message_id,
            "user": person_of(self.stage, from_id).wire(),
            "date": self.stage.timestamp(),
            "old_reaction": old,
            "new_reaction": new,
        }
        self.stage.queue("message_reaction", payload, chat)
        return message


def formatted_text(text: str, entities: list[Json] | None) -> Json:
    """Text content with given entities, or with those that are found by themselves."""
    if not text.strip():
        raise Mistake("text is empty")
    given = Formatted(text, tuple(entities)) if entities is not None else None
    formatted = given or with_found(Formatted(text))
    content: Json = {"text": formatted.text}
    return content | ({"entities": list(formatted.entities)} if formatted.entities else {})
