"""Finding what the caller of the control API means, and saying what is wrong when it is not."""

from bot.sandbox.stage import Stage
from bot.sandbox.world import Chat, Message, Person, Topic


class Mistake(Exception):  # noqa: N818 - it is the caller's, not an error of the sandbox
    """The caller asked for something that cannot be."""


def chat_of(stage: Stage, chat_id: int) -> Chat:
    """A chat by id."""
    if chat_id not in stage.world.chats:
        raise Mistake(f"there is no chat {chat_id}")
    return stage.world.chats[chat_id]


def person_of(stage: Stage, user_id: int) -> Person:
    """A person, or the bot, by id."""
    person = stage.world.person(user_id)
    if person is None:
        raise Mistake(f"there is no person {user_id}")
    return person


def message_of(chat: Chat, message_id: int) -> Message:
    """A message that is still there."""
    message = chat.messages.get(message_id)
    if message is None or message.deleted:
        raise Mistake(f"there is no message {message_id} in chat {chat.id}")
    return message


def topic_in(chat: Chat, thread_id: int) -> Topic:
    """A topic that is still there."""
    topic = chat.topics.get(thread_id)
    if topic is None or topic.deleted:
        raise Mistake(f"there is no topic {thread_id} in chat {chat.id}")
    return topic
